"""Checks that the lock files satisfy pyproject.toml: `python -m tests.locks`. Uses no network."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

MAIN, BENCH, IMAGE = "requirements.lock", "requirements-bench.lock", "deploy/requirements.lock"
EXTRAS = {MAIN: ("local", "dev"), BENCH: ("local", "bench"), IMAGE: ("image",)}
OURS = "omniprofile (pyproject.toml)"  # as uv says for whom a pin is


@dataclass
class Lock:
    """versions: pinned, by distribution (more than one where Pythons differ). direct: pinned for pyproject.toml."""

    versions: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    direct: set[str] = field(default_factory=set)


def main() -> None:
    """Code 1 and the faults, one a line."""
    if found := [*faults(Path())]:
        raise SystemExit("\n".join([*found, "`make lock` resolves anew"]))


def faults(root: Path) -> Iterator[str]:
    locks = {name: read_lock(root / name) for name in EXTRAS}
    for name, lock in locks.items():
        asked = _asked(root / "pyproject.toml", EXTRAS[name])
        yield from (f"{name}: {fault}" for fault in _against(lock, asked))
    yield from (f"{IMAGE}: {fault}" for fault in _image_against(locks[IMAGE], locks[MAIN]))


def _against(lock: Lock, asked: Mapping[str, Requirement]) -> Iterator[str]:
    for name, requirement in sorted(asked.items()):
        if name not in lock.direct:
            yield f"{requirement} is asked for, and not pinned for it"
        for version in sorted(lock.versions.get(name, ())):
            if not requirement.specifier.contains(version, prereleases=True):
                yield f"{name}=={version} is pinned, and {requirement} asked for"
    yield from (f"{name} is pinned, and asked for no more" for name in sorted(lock.direct - asked.keys()))


def _image_against(image: Lock, main: Lock) -> Iterator[str]:
    for name, versions in sorted(image.versions.items()):
        if not versions <= main.versions.get(name, set()):
            yield f"{name}=={', '.join(sorted(versions))} is pinned, and another version or none in {MAIN}"


def read_lock(path: Path) -> Lock:
    lock = Lock()
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if pin := re.match(r"([\w.-]+)==(\S+)", line):
            name = canonicalize_name(pin[1])
            lock.versions[name].add(pin[2])
        elif line.lstrip().startswith("#") and line.endswith(OURS):
            lock.direct.add(name)
    return lock


def _asked(path: Path, extras: tuple[str, ...]) -> dict[str, Requirement]:
    project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
    chosen = chain.from_iterable(project["optional-dependencies"][extra] for extra in extras)
    stated = map(Requirement, [*project["dependencies"], *chosen])
    return {canonicalize_name(each.name): each for each in stated}


if __name__ == "__main__":
    main()
