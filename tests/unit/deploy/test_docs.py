"""What documents name exists: files, tests, link targets; and what sources refer to stands in the documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deploy.cli import COMMANDS
from schemas.events import EVENT_TYPES
from schemas.identifiers import KINDS

ROOT = Path(__file__).parents[3]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)")
FILE = re.compile(r"`((?:tests|schemas|producers|stream_processors|profile_store|deploy|benchmarks)/[\w./-]*[\w/])")
TEST = re.compile(r"\b(test_\w+)(?![\w.])")
PACKAGES = ("schemas", "producers", "stream_processors", "profile_store", "deploy", "benchmarks", "tests")
SECTION = re.compile(r"\b(design|contract) §(\d)(?:,? rule (\d))?")
STORY = re.compile(r"\bS(\d\d)\b|\bdef test_s(\d\d)_")


@pytest.fixture(scope="module")
def tests() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/*.py"))


def leads_somewhere(document: Path, link: str, anchor: str) -> bool:
    """anchor: as GitHub makes it of a heading."""
    target = document.parent / link if link else document
    if not anchor or not target.exists():
        return target.exists()
    headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document: Path, tests: str) -> None:
    text = document.read_text(encoding="utf-8")
    missing = [str(link) for link in LINK.findall(text) if not leads_somewhere(document, *link)]
    missing += [name for name in FILE.findall(text) if not (ROOT / name).exists()]
    missing += [name for name in TEST.findall(text) if f"def {name}(" not in tests]
    assert not missing


@pytest.fixture(scope="module")
def sources() -> str:
    code = [path for package in PACKAGES for ending in ("py", "lua") for path in (ROOT / package).rglob(f"*.{ending}")]
    return "\n".join(path.read_text(encoding="utf-8") for path in [*code, *DOCUMENTS])


def test_every_section_that_sources_refer_to_is_there(sources: str) -> None:
    asked = set(SECTION.findall(sources))
    assert {page for page, _, _ in asked} == {"design", "contract"}
    for page, section, rule in asked:
        text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
        (found,) = re.findall(rf"^## {section}\. .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        assert not rule or f"\n{rule}. **" in found, f"{page} §{section} rule {rule}"


def test_every_story_that_sources_refer_to_is_told(sources: str) -> None:
    told = set(re.findall(r"^\| S(\d\d) \|", (ROOT / "docs/stories.md").read_text(encoding="utf-8"), re.MULTILINE))
    asked = {number for pair in STORY.findall(sources) for number in pair if number}
    assert asked <= told, asked - told


def test_every_variable_that_we_read_is_documented() -> None:
    names = re.compile(r'"((?:OMNIPROFILE|KAFKA|REDIS|CLICKHOUSE)_[A-Z_]+)"')
    read = {name for path in ROOT.glob("deploy/**/*.py") for name in names.findall(path.read_text(encoding="utf-8"))}
    assert {"OMNIPROFILE_URL", "OMNIPROFILE_KAFKA_JARS", "OMNIPROFILE_INSTANCE", "KAFKA_CA_FILE"} <= read
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    assert [name for name in sorted(read) if f"`{name}" not in text] == []


def test_the_contract_names_every_event_type_kind_of_identifier_and_command() -> None:
    text = (ROOT / "docs/contract.md").read_text(encoding="utf-8")
    assert [name for name in EVENT_TYPES if f"`{name}`" not in text] == []
    assert [kind for kind in KINDS if f"{kind}=…" not in text] == []
    assert [command for command in COMMANDS if f"| `{command}" not in text] == []
