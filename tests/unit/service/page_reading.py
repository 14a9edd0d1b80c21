"""Reads a page as its reader sees it: the text, the elements, and whatever could execute."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "line", "rect", "hr"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]


@dataclass
class Page:
    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    @property
    def scripts(self) -> list[str]:
        """Sources of script elements; inline ones are ""."""
        return [element.attributes.get("src", "") for element in self.all("script")]

    @property
    def handlers(self) -> list[str]:
        """Attributes that would run something, and addresses that are scripts."""
        running = []
        for element in self.elements:
            running += [name for name in element.attributes if name.startswith("on") or name in {"style", "srcdoc"}]
            running += [
                value for value in element.attributes.values() if value.strip().lower().startswith("javascript:")
            ]
        return running


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.page.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.page.unclosed, f"</{tag}> closes nothing"
        opened = self.page.unclosed.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        self.page.texts.append(data)


def read(html: str) -> Page:
    """The page; fails where an element is left open or closed twice."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.page.unclosed
    return reader.page
