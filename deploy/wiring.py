"""Builds the clients and stores from the settings and passes them on. Only what waits for its engine is made elsewhere:
in `late_fragments` and `late_history`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from importlib.resources import files

from deploy.environment import SettingsError
from deploy.late_fragments import LateFragments
from deploy.late_history import LateHistory
from deploy.profile_ids import fresh_profile_id
from deploy.redis_clients import ANSWER_SECONDS, redis_client
from deploy.settings import Settings
from profile_store.history import HistoryStore
from profile_store.ports import FragmentStore
from profile_store.redis.identity_matching import RedisMatchStore
from profile_store.review_queue import ReviewQueue
from profile_store.service.calls import CallReport
from profile_store.service.reader import ProfileReader
from profile_store.service.reviewing import Reviews
from stream_processors.identity.records import Recorder
from stream_processors.identity.stream_likeness import among_many
from stream_processors.pipeline import HistoryPipeline, ProfilePipeline
from stream_processors.profile.lead import LeadRules
from stream_processors.profile.wishes import Hearing
from stream_processors.steps.match import Matcher
from stream_processors.steps.resolve import Resolver
from stream_processors.steps.write_history import HistoryWriter

READ_SECONDS = 5  # where a person waits for the answer, with a customer on the phone
REPORT_SECONDS = 30

utc_now = partial(datetime.now, UTC)


def identities(settings: Settings, answer_seconds: int = ANSWER_SECONDS) -> RedisMatchStore:
    client = redis_client(settings.redis_identity_url, answer_seconds)
    return RedisMatchStore(client, settings.secret, settings.auto_join)


def review_queue(settings: Settings) -> ReviewQueue:
    return ReviewQueue(identities(settings), among_many(settings.weights))


def fragments(settings: Settings, answer_seconds: int = ANSWER_SECONDS) -> FragmentStore:
    return LateFragments(settings.redis_profile_url, answer_seconds)


def history(settings: Settings) -> HistoryStore:
    return LateHistory(settings.clickhouse_dsn)


def prompt_history(settings: Settings) -> HistoryStore:
    """For somebody who asked for something else, and waits."""
    return LateHistory(settings.clickhouse_dsn, REPORT_SECONDS)


def recorder(settings: Settings) -> Recorder:
    """The same for both pipelines, or a profile's records would have no history."""
    return Recorder(settings.secret, settings.region, settings.blocked)


def profile_pipeline(settings: Settings) -> ProfilePipeline:
    """The pipeline of the group "profile" on the engines of `settings`. Nothing is connected before its first use."""
    store = identities(settings)
    resolver = Resolver(store, fresh=fresh_profile_id)
    matcher = Matcher(store, resolver, settings.auto_join, among_many(settings.weights))
    return ProfilePipeline(
        recorder(settings),
        resolver,
        matcher,
        store,
        fragments(settings),
        hearing=Hearing(settings.timezone),
    )


def history_pipeline(settings: Settings) -> HistoryPipeline:
    return HistoryPipeline(recorder(settings), HistoryWriter(history(settings)))


def reader(settings: Settings, answer_seconds: int = READ_SECONDS) -> ProfileReader:
    """answer_seconds: time after which a store counts as away."""
    return ProfileReader(
        identities(settings, answer_seconds),
        fragments(settings, answer_seconds),
        LateHistory(settings.clickhouse_dsn, answer_seconds),
        lead_rules(settings),
        settings.timezone,
        utc_now,
        settings.region,
        settings.working_hours,
        settings.blocked,
        people=among_many(settings.weights),
    )


def reviews(settings: Settings, profiles: ProfileReader) -> Reviews:
    return Reviews(review_queue(settings), identities(settings), profiles)


def call_report(settings: Settings) -> CallReport:
    return CallReport(identities(settings, READ_SECONDS), prompt_history(settings), settings.timezone)


def lead_rules(settings: Settings) -> LeadRules:
    """The rules in the deployment's file, else the shipped ones. Raises SettingsError if the file is invalid."""
    given = settings.lead_rules
    source = given or files("stream_processors.profile").joinpath("lead_rules.toml")
    try:
        return LeadRules.from_toml(source.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise SettingsError(f"OMNIPROFILE_LEAD_RULES: {given}: {fault}") from None
