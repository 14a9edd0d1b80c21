"""Disjoint sets (union-find). Each is named by its smallest member, so names do not depend on the order of joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar


class _Sortable(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...
    def __hash__(self) -> int: ...


T = TypeVar("T", bound=_Sortable)


class Forest(Generic[T]):
    """Union by order with path halving: near-linear in the number of joins."""

    def __init__(self, items: Iterable[T]) -> None:
        self._parent: dict[T, T] = {item: item for item in items}

    def __contains__(self, item: T) -> bool:
        return item in self._parent

    def __iter__(self) -> Iterator[T]:
        return iter(self._parent)

    def root(self, item: T) -> T:
        """The smallest member of the item's set."""
        parent = self._parent
        while (above := parent[item]) != item:
            parent[item] = item = parent[above]
        return item

    def join(self, a: T, b: T) -> bool:
        """Make the sets of both one; False where they were one already."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return False
        if b < a:
            a, b = b, a
        self._parent[b] = a
        return True

    def unite(self, items: Iterable[T]) -> list[T]:
        """Make the sets of all of them one; the roots that these had, of which the first is the root of all now."""
        first, *others = roots = sorted({*map(self.root, items)})
        for root in others:
            self._parent[root] = first
        return roots

    def sets(self) -> list[frozenset[T]]:
        """Each where the first of its items stood: sorted by their smallest members, if the items were sorted."""
        members: defaultdict[T, list[T]] = defaultdict(list)
        for item in self._parent:
            members[self.root(item)].append(item)
        return [frozenset(group) for group in members.values()]
