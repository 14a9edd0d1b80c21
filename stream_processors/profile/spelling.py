"""The numbers of documents as their systems wrote them; internally they are normalised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from pydantic import BaseModel

from schemas.fragment import Fragment
from schemas.profile import Profile
from stream_processors.profile.registers import REFERENCES

_KINDS: Final = ("receipt", "preorder", "order")  # where two kinds share a number, the order's spelling is shown
Model = TypeVar("Model", bound=BaseModel)


def as_given(profile: Profile, fragment: Fragment) -> Profile:
    """The same profile with each number as it was given last."""
    by_kind = {kind: _spellings(fragment, kind) for kind in _KINDS}
    given = {number: text for kind in _KINDS for number, text in by_kind[kind].items()}
    if not given:
        return profile
    identifiers = {
        kind: tuple(by_kind.get(kind, {}).get(value, value) for value in values)
        for kind, values in profile.identifiers.items()
    }
    return profile.model_copy(
        update={
            "identifiers": identifiers,
            "preorders": _respelled(profile.preorders, "number", given),
            "orders": _respelled(profile.orders, "number", given),
            "deliveries": _respelled(profile.deliveries, "order", given),
            "wishes": _respelled(profile.wishes, "order", given),
            "past_wishes": _respelled(profile.past_wishes, "order", given),
        }
    )


def _spellings(fragment: Fragment, kind: str) -> dict[str, str]:
    return {number: said.value for number, said in fragment.maps.get(REFERENCES + kind, {}).items() if said.value}


def _respelled(shown: tuple[Model, ...], field: str, given: Mapping[str, str]) -> tuple[Model, ...]:
    return tuple(
        each.model_copy(update={field: given[number]}) if (number := getattr(each, field)) in given else each
        for each in shown
    )
