-- Every event, as it came. A repeated insert merges away; the same source and id with another content keeps both rows.
--
-- Ordered by record, so that a client's timeline is a few granules, and those are small because it needs few rows of
-- each. Partitioned by month, so that a report on a month reads that month; years before 2020 and after 2039 share a
-- partition a decade, so that a block with dates all over a century makes 249 parts at the most.
-- fsync: an insert that was answered outlives a power cut too.
CREATE TABLE IF NOT EXISTS events
(
    record_id    String                CODEC(ZSTD(1)),
    occurred_at  DateTime64(6, 'UTC')  CODEC(Delta, ZSTD(1)),
    source       LowCardinality(String),
    event_id     String                CODEC(ZSTD(1)),
    content      String                CODEC(ZSTD(1)),
    type         LowCardinality(String),
    references   Array(String)         CODEC(ZSTD(1)),
    topic        LowCardinality(String),
    partition    UInt32                CODEC(ZSTD(1)),
    offset       UInt64                CODEC(Delta, ZSTD(1)),
    received_at  DateTime64(6, 'UTC')  CODEC(Delta, ZSTD(1)),
    raw          String                CODEC(ZSTD(1)),
    INDEX by_reference references TYPE bloom_filter(0.01) GRANULARITY 4,
    INDEX by_event event_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = ReplacingMergeTree(received_at)
PARTITION BY if(toYear(occurred_at) BETWEEN 2020 AND 2039, toYYYYMM(occurred_at), intDiv(toYear(occurred_at), 10) * 1000)
ORDER BY (record_id, occurred_at, source, event_id, content)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 1000,
         fsync_after_insert = 1, fsync_part_directory = 1;

-- Which profile each record belongs to, as far as this store has been told. The greatest version counts.
CREATE TABLE IF NOT EXISTS identity_map
(
    record_id   String,
    profile_id  String,
    version     UInt64,
    INDEX by_profile profile_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = ReplacingMergeTree(version)
ORDER BY record_id
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1;

-- The views below are what reports read: each event once, whatever was inserted twice. They need no FINAL of their user.
CREATE VIEW IF NOT EXISTS events_distinct AS
SELECT record_id, occurred_at, source, event_id, content, type, references, topic, partition, offset, received_at, raw
FROM events FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1;

CREATE VIEW IF NOT EXISTS identity_current AS
SELECT record_id, profile_id, version
FROM identity_map FINAL;

-- Each event with the profile that it belongs to now; '' where it names nobody or this store was not told yet.
CREATE VIEW IF NOT EXISTS events_by_profile AS
SELECT current.profile_id AS profile_id, event.*
FROM events_distinct AS event
LEFT ANY JOIN identity_current AS current ON event.record_id = current.record_id;

-- One row an event whose source and id came with more than one content; what the variants are, in order of arrival.
-- Found by a 64-bit hash first, so that looking through everything takes little memory and may spill to disk.
CREATE VIEW IF NOT EXISTS event_conflicts AS
SELECT source, event_id,
       arraySort(groupArray((received_at, content, type, occurred_at, record_id, topic, partition, offset))) AS variants,
       variants.2 AS contents,
       variants.3 AS types,
       variants.4 AS times,
       variants.5 AS record_ids,
       arrayMap(v -> format('{}[{}]@{}', v.6, toString(v.7), toString(v.8)), variants) AS origins,
       max(received_at) AS last_received_at
FROM
(
    SELECT source, event_id, content, record_id, occurred_at, type, topic, partition, offset, received_at
    FROM events
    WHERE cityHash64(source, event_id) IN
    (
        SELECT cityHash64(source, event_id) AS key FROM events GROUP BY key HAVING min(content) != max(content)
        SETTINGS max_bytes_before_external_group_by = 1000000000
    )
    ORDER BY received_at DESC
    LIMIT 1 BY source, event_id, content
)
GROUP BY source, event_id
HAVING length(variants) > 1;
