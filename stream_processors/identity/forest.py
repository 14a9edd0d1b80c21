"""Disjoint sets that remember by which links they were joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Forest(Generic[T]):
    """Union by size with path halving: near-linear in the number of joins."""

    def __init__(self, items: Iterable[T]) -> None:
        self._parent: dict[T, T] = {item: item for item in items}
        self._size: dict[T, int] = dict.fromkeys(self._parent, 1)

    def root(self, item: T) -> T:
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, a: T, b: T) -> bool:
        """Make the sets of both one; False where they were one already."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return False
        if self._size[a] < self._size[b]:
            a, b = b, a
        self._parent[b] = a
        self._size[a] += self._size[b]
        return True

    def sets(self) -> list[frozenset[T]]:
        members: defaultdict[T, list[T]] = defaultdict(list)
        for item in self._parent:
            members[self.root(item)].append(item)
        return [frozenset(group) for group in members.values()]
