"""The card on the terminal: whole words, no raw values, no escape sequences."""

from __future__ import annotations

import io
from typing import Literal

import pytest
from rich.console import Console

from deploy.commands.cards import card
from deploy.commands.options import terminal_language
from tests.unit.service.world import World, tell_annas_story


def shown(world: World, language: Literal["ru", "en"]) -> str:
    (profile,) = world.reader.find("phone", "8 916 123-45-67").matches
    out = io.StringIO()
    Console(file=out, force_terminal=True, color_system=None, width=100).print(card(profile, language))
    return out.getvalue()


@pytest.fixture
def world() -> World:
    world = World()
    tell_annas_story(world)
    return world


def test_it_speaks_the_readers_language(world: World) -> None:
    russian, english = shown(world, "ru"), shown(world, "en")
    for told in ("телефон +7 916 123-45-67", "женский, род. 12 мая 1990", "поиск, «Купить диван", "Лояльный"):
        assert told in russian
    for told in ("phone +7 916 123-45-67", "female, born 12 May 1990", "Furniture is needed quickly", "Loyal"):
        assert told in english
    assert "urgent-furniture" not in russian


def test_a_note_cannot_command_the_terminal(world: World) -> None:
    about = {"identifiers": {"phone": "8 916 123-45-67"}, "text": "\x1b[2J\x1b]0;owned\x07 привет\x9b"}
    world.happens("call.noted", "2026-11-24T19:00:00", about)
    told = shown(world, "ru")
    assert "привет" in told
    assert not {"\x1b", "\x07", "\x9b"} & set(told)


@pytest.mark.parametrize(
    ("asked", "locale", "spoken"),
    [
        (None, "en_GB.UTF-8", "en"),
        (None, "ru_RU.UTF-8", "ru"),
        (None, "C", "ru"),
        (None, "", "ru"),
        ("ru", "en_US", "ru"),
    ],
)
def test_the_terminals_language(
    asked: Literal["ru", "en"] | None, locale: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    assert terminal_language(asked) == spoken
