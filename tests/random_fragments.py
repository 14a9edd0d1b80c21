"""Random effects that collide as often as possible: few clocks, few registers, odd text, overfull maps."""

from __future__ import annotations

from hypothesis import strategies as st

from schemas.fragment import Bind, Count, EventEffect, First, Keep, Operation, Put
from stream_processors.profile.registers import LIMITS

# Characters that stores, separators and locales trip over: NUL, our separators, the sort order of UTF-16, emoji, bidi.
_LETTERS = st.sampled_from([*"aBя|\x00\x1f\x01:{} ё\u200f\uffff\U0001f6cb", "-0", "RUB"])
_TEXT = st.lists(_LETTERS, max_size=4).map("".join)
_FIELD = st.sampled_from(["name", "cart", "sex"])
_SMALL_MAP, _LARGE_MAP = "viewed", "reference:receipt"
_AMOUNT = st.one_of(st.integers(-20_000, 20_000), st.sampled_from([10**15, -(10**15), 1, -1, 0]))

_PUT = st.builds(Put, _FIELD, _TEXT)
_FIRST = st.builds(First, _FIELD, _TEXT)
_COUNT = st.builds(
    Count,
    st.sampled_from(["1", "2", "receipt:я\x00", "order:\x1f"]),
    _AMOUNT,
    st.sampled_from(["RUB", "USD"]),
    st.integers(0, 1),
)


_BIND = st.builds(Bind, st.sampled_from(["1", "2", "receipt:я\x00"]), st.sampled_from(["1", "2", "order:\x1f"]))


def _keep(map_: str, members: st.SearchStrategy[str]) -> st.SearchStrategy[Operation]:
    return st.builds(Keep, st.just(map_), members, _TEXT, st.just(LIMITS[map_]))


_KEEP = st.one_of(
    _keep(_SMALL_MAP, st.integers(0, 90).map(str)),
    _keep(_LARGE_MAP, st.integers(0, 200).map(str)),
    _keep("marks", _TEXT),
)
_DIGEST = st.sampled_from(["00" * 8, "0a" * 8, "ff" * 8, "0123456789abcdef"])
_CONTENT = st.sampled_from(["00000000", "ffffffff"])


@st.composite
def effects(draw: st.DrawFn, records: tuple[str, ...] = ("a",)) -> EventEffect:
    """One effect on one of `records`. Two may share a clock and disagree: no events do, but nothing may break."""
    digest, content = draw(_DIGEST), draw(_CONTENT)
    clock = f"{draw(st.sampled_from([0, 9, 10, 4_102_444_799_999_999])):016d}{draw(st.sampled_from(['00', '80']))}"
    operations = draw(st.lists(st.one_of(_PUT, _FIRST, _COUNT, _BIND, _KEEP, _KEEP), max_size=8))
    return EventEffect(draw(st.sampled_from(records)), digest, content, clock + digest + content, tuple(operations))


@st.composite
def many_views(draw: st.DrawFn, records: tuple[str, ...] = ("a",)) -> EventEffect:
    """One effect that names many members of one map, so that a few of them pass its limit and the store trims."""
    seed = draw(st.integers(0, 2**32))
    members = draw(st.lists(st.integers(0, 90), min_size=10, max_size=30))
    digest = f"{seed:016x}"
    clock = f"{draw(st.integers(0, 50)):016d}10{digest}00000000"
    views = tuple(Keep(_SMALL_MAP, str(member), str(seed), LIMITS[_SMALL_MAP]) for member in members)
    return EventEffect(draw(st.sampled_from(records)), digest, "00000000", clock, views)
