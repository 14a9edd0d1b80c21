"""Which running system a command addresses: never one of several by chance, and never one elsewhere in silence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from deploy import running
from deploy.supervisor.data_directory import DataDirectory

REGISTER = Path("state/omniprofile/running")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ExitStack]:
    """A working directory without a system, and a register of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("OMNIPROFILE_URL", raising=False)
    REGISTER.mkdir(parents=True)
    with ExitStack() as stack:
        yield stack


def runs(name: str, stack: ExitStack) -> DataDirectory:
    home = DataDirectory(Path(name))
    stack.enter_context(home.locked())
    home.announce({"url": f"http://{name}"})
    (REGISTER / name).write_text(str(home.path))
    return home


def test_the_one_of_the_working_directory_goes_first(elsewhere: ExitStack, capsys: pytest.CaptureFixture[str]) -> None:
    runs("omniprofile-data", elsewhere)
    runs("other", elsewhere)
    assert running.url() == "http://omniprofile-data"
    assert capsys.readouterr().err == ""


def test_the_only_one_elsewhere_is_used_and_named(elsewhere: ExitStack, capsys: pytest.CaptureFixture[str]) -> None:
    home = runs("other", elsewhere)
    (REGISTER / "killed").write_text("/nowhere")
    assert running.url() == "http://other"
    assert capsys.readouterr().err == f"omniprofile: using the system that runs in {home.path}\n"


def test_of_several_elsewhere_none_is_chosen(elsewhere: ExitStack) -> None:
    homes = [runs(name, elsewhere) for name in ("one", "two")]
    with pytest.raises(running.NothingRunning, match="choose one with --data-dir") as refused:
        running.url()
    assert all(str(home.path) in str(refused.value) for home in homes)
    assert running.url(data_dir=Path("two")) == "http://two"


def test_where_none_runs_it_says_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(running.NothingRunning, match=rf"{tmp_path}/omniprofile-data, nor .* `omniprofile up`"):
        running.url()
