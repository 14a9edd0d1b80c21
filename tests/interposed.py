"""A store wrapper in which something happens around the nth call: another worker's commit, or a crash."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from profile_store.memory.identity_matching import MemoryMatchStore

_CALLS: Final = (
    "observe near stored likened fallen commit enter link likenesses profiles_of groups "
    "regrouped_since untold told wholes stand await_sums let_go fallen_sums"
)


class Interposed(MemoryMatchStore):
    def __init__(self, auto_join: float | None) -> None:
        super().__init__(auto_join)
        self._calls = 0
        self._happens: Callable[[], None] | None = None

    def interpose(self, at: int, happens: Callable[[], None] | None) -> None:
        self._calls, self._happens = at, happens

    def passed(self) -> None:
        """A moment at which it may happen."""
        self._calls -= 1
        if self._calls < 0 and self._happens:
            happens, self._happens = self._happens, None
            happens()


def _interposed(name: str) -> Callable[..., Any]:
    inner = getattr(MemoryMatchStore, name)

    @wraps(inner)
    def call(self: Interposed, *args: Any, **named: Any) -> Any:
        self.passed()
        answer = inner(self, *args, **named)
        self.passed()
        return answer

    return call


for _name in _CALLS.split():
    setattr(Interposed, _name, _interposed(_name))
