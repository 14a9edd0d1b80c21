"""What we depend on may be used and passed on under Apache-2.0."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.licences import accepted, licences
from tests.locks import MAIN, read_lock

ROOT = Path(__file__).parents[3]


def test_every_installed_package_has_an_accepted_licence() -> None:
    found = licences(read_lock(ROOT / MAIN).versions)
    assert sum(map(len, found.values())) > 80, "hardly any of the pinned packages was looked at"
    assert {licence: packages for licence, packages in found.items() if not accepted(licence)} == {}


@pytest.mark.parametrize(
    "licence", ["", "UNKNOWN", "GPL-3.0-only", "MIT AND AGPL-3.0-only", "MIT License; Other/Proprietary"]
)
def test_what_nobody_has_read_is_not_accepted(licence: str) -> None:
    assert not accepted(licence)


def test_several_licences_are_accepted_together() -> None:
    assert accepted("MPL-2.0 AND (Apache-2.0 OR MIT)")
    assert accepted("Apache Software License; MIT License")
