"""Records a second through identity and a Valkey of its own: `python -m benchmarks.identity_store [RECORDS…]`."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from hashlib import blake2b
from random import Random

import redis

from benchmarks.identity.contest import HELD_OUT_SEED
from benchmarks.identity.retail import retail
from benchmarks.own_valkey import own_valkey
from benchmarks.store_lane import SIZES, lanes, shoppers
from profile_store.ports import Sighting
from profile_store.redis.identity_matching import RedisMatchStore
from schemas.identifiers import CROWD_LIMIT, Identifier
from schemas.identity import Evidence, Record
from stream_processors.identity.file_lines import read_line
from stream_processors.steps.resolve import Resolver

BATCH = 500
EVIDENCE = Evidence("2026-11-21T07:00:00Z", "web/shop", "5f0c3a")


def sighting(*identifiers: Identifier, receipt: str = "") -> Sighting:
    named = repr([tuple(one) for one in sorted(identifiers)])
    references = frozenset([Identifier("receipt", receipt)] if receipt else [])
    record_id = blake2b(named.encode(), digest_size=16).hexdigest()
    return Sighting(Record(record_id, frozenset(identifiers), references=references), EVIDENCE)


def visitor(number: int) -> Identifier:
    return Identifier("visitor", f"7d444840-9dc0-11d1-{number:012}")


def phone(number: int) -> Identifier:
    return Identifier("phone", f"+7916{number:07}")


class Costs:
    """Microseconds a record: by the clock, and of processor time in this process and in the server. largest: records of
    the largest neighbourhood that was judged so far.

    On a busy machine the processor time is what can be compared.
    """

    def __init__(self, client: redis.Redis, resolver: Resolver) -> None:
        self._client, self._resolver, self.largest = client, resolver, 0

    def of(self, what: str, sightings: Sequence[Sighting], batch: int = BATCH) -> None:
        clock, own, server = time.perf_counter(), time.process_time(), self._server()
        for at in range(0, len(sightings), batch):
            self.largest = max(self.largest, self._resolver.resolve(sightings[at : at + batch]).largest)
        clock, own = time.perf_counter() - clock, time.process_time() - own
        each = [spent / len(sightings) * 1e6 for spent in (clock, own, self._server() - server)]
        print(f"{what:58}{1e6 / each[0]:11,.0f}{each[0]:10.1f}{each[1]:10.1f}{each[2]:10.1f}", flush=True)

    def _server(self) -> float:
        used = self._client.info("cpu")
        return float(used["used_cpu_sys"]) + float(used["used_cpu_user"])


def measure(costs: Costs) -> None:
    print(f"{'':58}{'records/s':>11}{'µs each':>10}{'own CPU':>10}{'server':>10}")
    visitors = [sighting(visitor(number)) for number in range(40_000)]
    costs.of("new isolated visitors: one call", visitors)
    costs.of("new isolated phones: one call", [sighting(phone(number)) for number in range(4_000)])
    pairs = [sighting(visitor(number), phone(number)) for number in range(4_000)]
    costs.of("visitor and phone meet: loaded, judged, compare-and-set", pairs)
    costs.of("repeat visits: cache", visitors * 2)

    receipts = [sighting(phone(9_000_000), receipt=f"R-{number}") for number in range(5_000)]
    costs.of("a buyer's first 50 receipts, one a batch", receipts[:50], batch=1)
    costs.of("  the next 4,900, 500 a batch", receipts[50:4_950])
    costs.of("  the last 50 of 5,000, one a batch", receipts[4_950:], batch=1)

    devices = [sighting(visitor(9_000_000 + number), phone(9_100_000)) for number in range(CROWD_LIMIT + 40)]
    costs.of("a phone's first 10 devices, one a batch", devices[:10], batch=1)
    costs.of("  up to the 100th, 90 a batch", devices[10:100])
    costs.of("  ten more, one a batch", devices[100:110], batch=1)
    costs.of("  up to the 990th, 500 a batch", devices[110:990])
    costs.of("  ten more, one a batch", devices[990:1_000], batch=1)
    costs.of("  the one that makes it a crowd", devices[1_000:1_001], batch=1)
    costs.of("  and 39 more, one a batch", devices[1_001:], batch=1)


def town(costs: Costs) -> None:
    """Families on one phone, kiosks, a till's own card, the call centre's line: what all of them connect."""
    records = [read_line(one.line, "RU").record for one in retail(HELD_OUT_SEED, 1_000)]
    said = [Sighting(record, EVIDENCE) for record in records if record.all_identifiers]
    costs.of("a town of 1,000 households, 500 a batch", said[:-500])
    costs.of("  its last 500 records, one a batch", said[-500:], batch=1)
    print(f"  its largest neighbourhood: {costs.largest} records")


def main() -> None:
    ids = (f"{number:026}" for number in range(10**9))
    for measured in (measure, town):
        with own_valkey() as client:
            measured(Costs(client, Resolver(RedisMatchStore(client, b"benchmark"), fresh=lambda: next(ids))))
    print()
    for lane in lanes(shoppers(Random(1)), [int(size) for size in sys.argv[1:]] or SIZES):
        print(lane, flush=True)


if __name__ == "__main__":
    main()
