"""The command line against the running system."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.system import System, event


def test_demo_plays_every_story(system: System) -> None:
    told = system.run("demo", "--lang", "en")
    for story in ("S01", "S02", "S03", "S04", "S05", "S06", "S28"):
        assert story in told
    for seen in (
        "made to order",
        "Телевизор Aurora 55",
        "ширина: до 60 см",
        "Lead class",
        "10:00–13:00, 15:00–18:00",
        "/delivery?date=",
    ):
        assert seen in told


def test_a_refused_event_is_listed_shown_mended_and_replayed(system: System) -> None:
    broken = {**event("call.received", event_id="broken-1", identifiers={"phone": "+79164440001"}), "time": "yesterday"}
    answer = system.http.post("/v1/events", json=broken)
    assert answer.status_code == 422
    timed = [line for line in system.run("failed", "list").splitlines() if "time" in line]  # other tests' too
    assert not any("+79164440001" in line for line in timed)
    entries = [line.split("\t")[0] for line in timed]
    (entry,) = [each for each in entries if "broken-1" in system.run("failed", "show", each)]
    mended = system.data_dir.parent / "mended.json"
    mended.write_text(json.dumps(event("call.received", event_id="broken-1", identifiers={"phone": "+79164440001"})))
    system.run("failed", "replay", entry, expect=1)
    assert "omniprofile.calls" in system.run("failed", "replay", entry, "--with", str(mended))
    assert system.see(phone="+79164440001").identifiers["phone"] == ("+79164440001",)
    assert f"{entry}\t" in system.run("failed", "list")
    assert system.run("failed", "list").count("replayed") >= 1


def test_import_brings_a_file_in_and_names_what_it_refused(system: System, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    good = event("site.registered", identifiers={"phone": "+79164440002"}, person={"name": "Иван Сидоров"})
    file.write_text(json.dumps(good, ensure_ascii=False) + '\n{"no": "event"}\n')
    system.run("import", str(file))
    assert system.see(phone="+79164440002").person.name == "Иван Сидоров"
    assert any("refused" in path.name for path in tmp_path.iterdir())


def test_export_without_ids_names_no_profile(system: System) -> None:
    system.post(event("site.registered", identifiers={"phone": "+79164440003"}))
    profile = system.see(phone="+79164440003")
    assert profile.profile_id in system.run("export")
    exported = system.run("export", "--no-ids")
    assert profile.profile_id not in exported
    assert exported.splitlines() == sorted(exported.splitlines())
