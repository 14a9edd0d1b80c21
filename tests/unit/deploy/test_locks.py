"""Outdated lock files are named with the reason; ours are current."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.locks import BENCH, EXTRAS, IMAGE, MAIN, faults

ROOT = Path(__file__).parents[3]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what is looked at, to be spoiled."""
    (tmp_path / "deploy").mkdir()
    for name in ("pyproject.toml", *EXTRAS):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def spoil(file: Path, pattern: str, by: str) -> None:
    text, count = re.subn(pattern, by, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count, f"{file.name} has no {pattern}"
    file.write_text(text, encoding="utf-8")


def test_ours_are_current() -> None:
    assert [*faults(ROOT)] == []


def test_a_requirement_that_no_lock_satisfies_is_named_for_each(project: Path) -> None:
    spoil(project / "pyproject.toml", r'"orjson>=.*"', '"orjson>=99"')
    assert [fault.partition("==")[0] for fault in faults(project)] == [f"{name}: orjson" for name in EXTRAS]


def test_a_new_requirement_and_one_that_went_are_named(project: Path) -> None:
    spoil(project / "pyproject.toml", r'"vrplib>=.*"', '"certifi>=2000"')
    assert [*faults(project)] == [
        f"{MAIN}: certifi>=2000 is asked for, and not pinned for it",
        f"{MAIN}: vrplib is pinned, and asked for no more",
    ]


def test_a_pin_that_went_is_named(project: Path) -> None:
    spoil(project / BENCH, r"^splink==(.*\n)+?(?=\w)", "")
    assert [*faults(project)] == [f"{BENCH}: splink<6,>=5 is asked for, and not pinned for it"]


def test_an_image_of_other_versions_is_named(project: Path) -> None:
    spoil(project / IMAGE, r"^idna==\S+", "idna==0.1")
    assert [*faults(project)] == [f"{IMAGE}: idna==0.1 is pinned, and another version or none in {MAIN}"]


PRIVATE = re.compile(r"^from ((\w+)(?:\.\w+)*\.(?:_\w+|cimpl))\b", re.MULTILINE)


def test_a_private_module_of_a_library_is_used_of_one_exact_version_only() -> None:
    """A patch release may take it away, and every process of ours would stop at its import."""
    packages = ("schemas", "producers", "stream_processors", "profile_store", "deploy", "benchmarks")
    sources = [path.read_text() for package in packages for path in Path(package).rglob("*.py")]
    used = {found.group(2) for source in sources for found in PRIVATE.finditer(source)} - set(packages)
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    requirements = [*project["dependencies"], *project["optional-dependencies"]["local"]]
    exact = {each.partition("==")[0] for each in requirements if "==" in each}
    assert used <= exact, used - exact
    assert "faust-streaming" in exact, "runtime/app.py reaches into a private attribute of its consumer"
