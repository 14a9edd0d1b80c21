"""Names of the Kafka topics and consumer groups: one topic per channel, and two that the pipeline writes."""

from schemas.events import CloudEvent

PREFIX = "omniprofile."
CHANNELS = ("site", "calls", "pos", "delivery", "orders", "service", "loyalty", "identity")
CHANNEL_TOPICS = tuple(PREFIX + channel for channel in CHANNELS)
FAILED = PREFIX + "failed"
CHANGES = PREFIX + "profile-changes"  # compacted, keyed by profile id

PROFILE_GROUP = "profile"
HISTORY_GROUP = "history"

_BY_PREFIX = {
    "site": "site",
    "call": "calls",
    "preorder": "calls",
    "wish": "calls",
    "pos": "pos",
    "delivery": "delivery",
    "order": "orders",
    "identity": "identity",
    "loyalty": "loyalty",
    "segment": "site",
}


def topic_of(event: CloudEvent) -> str:
    """The topic of an event. Types that any channel may send, and unknown ones, are assigned by their prefix."""
    return PREFIX + event.topic if event.topic else topic_of_type(event.type)


def topic_of_type(name: str) -> str:
    """The topic by the prefix of a type, else service."""
    return PREFIX + _BY_PREFIX.get(name.partition(".")[0], "service")
