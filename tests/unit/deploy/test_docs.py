"""What the documents name is there: files, tests, and where links lead. A promise whose test is gone is no promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
FILE = re.compile(r"`((?:tests|schemas|producers|stream_processors|profile_store|deploy|benchmarks)/[\w./-]*[\w/])")
TEST = re.compile(r"\b(test_\w+)(?![\w.])")


@pytest.fixture(scope="module")
def tests() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/*.py"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document: Path, tests: str) -> None:
    text = document.read_text(encoding="utf-8")
    missing = [link for link in LINK.findall(text) if not (document.parent / link).exists()]
    missing += [name for name in FILE.findall(text) if not (ROOT / name).exists()]
    missing += [name for name in TEST.findall(text) if f"def {name}(" not in tests]
    assert not missing
