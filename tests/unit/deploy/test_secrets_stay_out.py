"""A filled-in secret, a data directory and the history get neither into the image nor into the repository."""

from __future__ import annotations

import re
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path, PurePath

import pytest

SECRET = "deploy/kubernetes/secret.yaml"
SECRETS = [
    SECRET,
    ".env",
    "deploy/.env",
    "omniprofile-data/secret",
    "deploy/omniprofile-data/secret",
    "deploy/files/kafka.key",
]
KEPT_AT_HOME = [*SECRETS, ".git/config", ".venv/bin/python", "tests/conftest.py", "notes.txt"]


def in_context(path: str) -> bool:
    """As Docker reads .dockerignore: the last pattern that matches the path, or a directory above it, decides."""
    places = [path, *map(str, PurePath(path).parents)]
    ignored = False
    for line in Path(".dockerignore").read_text().splitlines():
        pattern = line.strip().removeprefix("!")
        if pattern and not pattern.startswith("#") and any(_matches(place, pattern) for place in places):
            ignored = not line.startswith("!")
    return not ignored


def _matches(place: str, pattern: str) -> bool:
    if pattern.startswith("**/"):
        return fnmatch(PurePath(place).name, pattern.removeprefix("**/"))
    return place.count("/") == pattern.count("/") and fnmatch(place, pattern)


@pytest.mark.parametrize("path", KEPT_AT_HOME)
def test_the_image_is_built_without_it(path: str) -> None:
    assert not in_context(path)


def test_the_image_has_all_that_its_recipe_copies() -> None:
    copies = re.findall(r"^COPY (.+) \S+$", Path("deploy/Dockerfile").read_text(), re.MULTILINE)
    sources = [source for line in copies for source in line.split()]
    assert {"deploy", "schemas", "deploy/requirements.lock"} <= set(sources)
    packed = [path for source in sources for path in [Path(source), *Path(source).rglob("*.py")]]
    assert [path for path in packed if not in_context(str(path))] == []


@pytest.mark.parametrize("path", SECRETS)
def test_the_repository_does_not_take_it(path: str, tmp_path: Path) -> None:
    shutil.copy(".gitignore", tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    asked = subprocess.run(["git", "-C", tmp_path, "check-ignore", "-q", path], check=False)
    assert asked.returncode == 0


def test_what_is_to_be_filled_in_stands_in_the_repository_without_a_secret() -> None:
    example = Path(SECRET).with_name("secret.example.yaml").read_text()
    assert 'OMNIPROFILE_SECRET: ""' in example
    assert 'OMNIPROFILE_WRITE_KEYS: ""' in example
