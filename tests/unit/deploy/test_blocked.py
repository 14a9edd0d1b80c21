"""The company's own numbers: from the file through the wiring to both pipelines and the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from deploy import wiring
from deploy.environment import SettingsError
from deploy.settings import Settings
from profile_store.service.reader import ProfileReader
from schemas.identifiers import Identifier
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import DeadLetter
from tests.unit.service.world import LEAD_RULES, MOSCOW, World

SECRET = {"OMNIPROFILE_SECRET": "0123456789abcdef"}
LINE, MAILBOX = Identifier("phone", "+74955553536"), Identifier("email", "shop@our.ru")
TEXT = """# what our own people leave at the till
phone 8 495 555-35-36   # the call centre
phone 8 800 555-35-36   # no client's in any case

email\tShop@Our.ru
"""


def settings(path: Path, text: str = TEXT, **more: str) -> Settings:
    file = path / "blocked.txt"
    file.write_text(text, encoding="utf-8")
    return Settings.from_environment({**SECRET, "OMNIPROFILE_BLOCKED": str(file), **more})


def message(type_: str, **data: Any) -> Message:
    event = {"specversion": "1.0", "id": "e1", "source": "test", "type": type_, "time": "2026-11-21T10:00:00Z"}
    return Message("omniprofile.identity", 0, 7, 1_796_000_000_000, None, json.dumps({**event, "data": data}).encode())


def test_a_line_is_a_kind_and_a_value_in_any_spelling(tmp_path: Path) -> None:
    assert settings(tmp_path).blocked == {LINE, MAILBOX}
    assert settings(tmp_path, "phone 71 123-45-67", OMNIPROFILE_REGION="UZ").blocked == {
        Identifier("phone", "+998711234567")
    }
    assert Settings.from_environment(SECRET).blocked == frozenset()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("telephone 8 495 555-35-36", "line 2: `kind value`, where the kind is one of account"),
        ("+74955553536", "line 2: `kind value`"),
        ("phone", "line 2: no phone"),
        ("phone 12", "line 2: no phone"),
        ("email null", "line 2: no email"),
    ],
)
def test_a_wrong_line_is_named_and_its_value_is_not_told(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(SettingsError, match=f"^OMNIPROFILE_BLOCKED: .*{told}") as fault:
        settings(tmp_path, f"card C-1\n{line}\n")
    assert "555" not in str(fault.value)


def test_no_such_file_is_told() -> None:
    with pytest.raises(SettingsError, match=r"OMNIPROFILE_BLOCKED: no such file: missing\.txt"):
        Settings.from_environment({**SECRET, "OMNIPROFILE_BLOCKED": "missing.txt"})


def test_both_pipelines_name_the_record_without_it(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    called = message("site.registered", identifiers={"phone": "+7 495 555 35 36", "card": "C-1"})
    (sighting,) = wiring.profile_pipeline(chosen).read([called]).sightings.values()
    assert sighting.record.identifiers == {Identifier("card", "C1")}
    (row,) = wiring.history_pipeline(chosen).read([called]).rows
    assert row.record_id == sighting.record.record_id
    alone = message("site.registered", identifiers={"email": "shop@our.ru"})
    assert not wiring.profile_pipeline(chosen).read([alone]).sightings


@pytest.mark.parametrize("at", [0, 1])
def test_nothing_can_be_decided_of_it(tmp_path: Path, at: int) -> None:
    of = [{"kind": "card", "value": "C-1"}]
    of.insert(at, {"kind": "phone", "value": "84955553536"})
    read = wiring.profile_pipeline(settings(tmp_path)).read([message("identity.same", of=of, by="Ольга")])
    (ended,) = read.ended
    assert isinstance(ended, DeadLetter)
    assert (ended.path, read.decisions) == (f"data.of.{at}.value", [])


def test_it_leads_to_nobody(tmp_path: Path) -> None:
    """No store is asked: there is none here."""
    reader = wiring.reader(settings(tmp_path))
    assert reader.identifier("phone", "8 495 555-35-36") is None
    assert reader.find("email", "SHOP@our.ru").matches == []


def test_it_leads_to_nobody_whom_it_was_read_of_before() -> None:
    world = World()
    world.happens("site.registered", "2026-11-21T10:00:00", {"identifiers": {"email": "shop@our.ru"}})
    stores = world.identities, world.fragments, world.history
    for blocked, found in ((frozenset[Identifier](), 1), ({MAILBOX}, 0)):
        reader = ProfileReader(*stores, LEAD_RULES, MOSCOW, lambda: world.now, blocked=blocked)
        looked_up, typed = reader.find("email", "shop@our.ru").matches, reader.search("shop@our.ru").found
        assert (len(looked_up), len(typed)) == (found, found)
