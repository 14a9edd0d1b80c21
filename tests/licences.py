"""The licences of all packages that `make setup` installs: `python -m tests.licences` lists them.

They are read from the metadata of what is installed here. A licence that is in no list below is a fault until somebody
has read it and added it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

from tests.locks import MAIN, read_lock

PERMISSIVE = frozenset(
    {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0"}
    | {"ZPL-2.1", "Zlib"}
)
WEAK_COPYLEFT = frozenset({"MPL-2.0"})  # binds changes to its own files, and we change none
# What packages say instead of an SPDX name.
SPELLINGS = {
    "Apache": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "DFSG approved": "MIT",  # pytest-timeout, beside its MIT
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Repoze Public License": "ZPL-2.1",  # the BSD-like text of Zope with another name in it
    "Zero-Clause BSD (0BSD)": "0BSD",
}


def main() -> None:
    for licence, packages in sorted(licences(read_lock(Path(MAIN)).versions).items()):
        print(f"{licence}{'' if accepted(licence) else ' (NOT ACCEPTED)'}: {', '.join(sorted(packages))}")


def licences(pinned: Mapping[str, object]) -> dict[str, list[str]]:
    """Licence → packages. What is pinned for another platform or Python is not installed, and not looked at."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for package in pinned:
        try:
            found[stated(package)].append(package)
        except PackageNotFoundError:
            continue
    return dict(found)


def stated(package: str) -> str:
    """The SPDX expression, else the classifiers, else the first line of the field; "" where there is none."""
    about = metadata(package)
    classifiers = [each.split(" :: ")[-1] for each in about.get_all("Classifier") or [] if each.startswith("License")]
    lines = (_field(about, "License") or "").splitlines()
    return _field(about, "License-Expression") or "; ".join(classifiers) or "".join(lines[:1])


def _field(about: PackageMetadata, name: str) -> str:
    return next(iter(about.get_all(name) or ()), "")


def accepted(licence: str) -> bool:
    names = [*_names(licence)]
    return bool(names) and all(name in PERMISSIVE | WEAK_COPYLEFT for name in names)


def _names(licence: str) -> Iterator[str]:
    for part in licence.split("; "):
        if part in SPELLINGS:
            yield SPELLINGS[part]
        else:
            yield from (name for name in re.split(r"\s+(?:AND|OR)\s+|[()]", part) if name.strip())


if __name__ == "__main__":
    main()
