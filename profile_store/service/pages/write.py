"""The forms on the card: notes, marks, consents, wishes, and the name at the desk. Each publishes an event."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Request, Response
from fastapi.responses import RedirectResponse

from profile_store.service import staff_events
from profile_store.service.addressing import (
    Addressee,
    calling_himself,
    most_telling,
    refusing_consent,
    stating_wish,
)
from profile_store.service.desk import (
    MAX_NAME,
    one_line,
    own_address,
    remember,
    staff_name,
    tidy_name,
)
from profile_store.service.pages.forms import Forms
from profile_store.service.pages.look import NO_DRAFT
from profile_store.service.pages.rendering import Renderer
from profile_store.service.pages.staff_log import StaffLog
from schemas.origins import foreign_page
from stream_processors.wishes.reader import read

ProfileIdPath = Annotated[str, Path(min_length=1, max_length=64)]
MAX_TEXT = 5_000
Whom = Annotated[str, Path(min_length=1, max_length=300)]  # a profile id, or an identifier that nobody has yet
ShortText = Annotated[str, Form(max_length=256)]
LongText = Annotated[str, Form(max_length=2 * MAX_TEXT)]  # browsers send each end of a line as two characters


def add_forms(routes: APIRouter, pages: Renderer, log: StaffLog, visible_within: float) -> None:
    """visible_within: seconds that a form waits for its own effect before it says "in a moment"."""
    forms = Forms(pages, log, visible_within)
    _add_desk(routes)
    add_note(routes, forms)
    _add_answers(routes, forms)
    _add_wishes(routes, pages, forms)


def _add_desk(routes: APIRouter) -> None:
    @routes.post("/desk")
    async def desk(
        request: Request,
        name: Annotated[str, Form(max_length=MAX_NAME)] = "",
        back: Annotated[str, Form(max_length=2_000)] = "/",
    ) -> Response:
        response = RedirectResponse(own_address(back, "/"), HTTPStatus.SEE_OTHER)
        if not foreign_page(request.headers):
            remember(response, name)
        return response


def add_note(routes: APIRouter, forms: Forms, path: str = "/customers/{profile_id}/notes") -> None:
    """name: how the caller calls himself, asked where nobody knows it yet."""

    @routes.post(path)
    async def note(
        request: Request,
        profile_id: Whom,
        text: LongText = "",
        topic: ShortText = "",
        preferences: LongText = "",
        name: ShortText = "",
    ) -> Response:
        text = text.replace("\r\n", "\n")
        draft = {"text": text, "topic": topic, "preferences": preferences, "name": name}
        if len(text) > MAX_TEXT:
            return await forms.again(request, profile_id, HTTPStatus.UNPROCESSABLE_ENTITY, "note.long", draft)
        wishes = read_preferences(preferences, forms.words(request).text("note.unnamed"))
        if not text.strip() and not wishes and not name.strip():
            return await forms.again(request, profile_id, HTTPStatus.UNPROCESSABLE_ENTITY, "note.empty", draft)

        def event(at: datetime, about: Addressee, agent: str) -> bytes:
            whom, heard, of = calling_himself(about, one_line(name)), text.strip(), topic.strip()
            return staff_events.note(at, whom, text=heard, agent=agent, topic=of, preferences=wishes)

        return await forms.send(request, profile_id, event, draft)


def _add_answers(routes: APIRouter, forms: Forms) -> None:
    @routes.post("/customers/{profile_id}/marks")
    async def mark(
        request: Request,
        profile_id: ProfileIdPath,
        mark: Annotated[str, Form(max_length=64)],
        on: Annotated[bool, Form()],
    ) -> Response:
        def event(at: datetime, about: Addressee, by: str) -> bytes:
            return staff_events.mark(at, about, mark=mark, on=on, by=by)

        return await forms.send(request, profile_id, event, NO_DRAFT)

    @routes.post("/customers/{profile_id}/consents")
    async def consent(
        request: Request,
        profile_id: ProfileIdPath,
        purpose: Annotated[Literal["advertising", "calls", "profiling"], Form()],
        granted: Annotated[bool, Form()],
    ) -> Response:
        def event(at: datetime, about: Addressee, _: str) -> bytes:
            return staff_events.consent(at, about, purpose=purpose, channel="", granted=granted)

        choose = refusing_consent(purpose) if granted else most_telling
        return await forms.send(request, profile_id, event, NO_DRAFT, choose)


def _add_wishes(routes: APIRouter, pages: Renderer, forms: Forms) -> None:
    @routes.post("/notes/reading")
    def reading(request: Request, text: LongText = "") -> Response:
        """What the text would be read as, shown while it is typed."""
        return pages.page(request, "_reading.html", wishes=read(text, pages.reader.now().date()))

    @routes.post("/customers/{profile_id}/wishes/{wish}")
    async def decide(
        request: Request,
        profile_id: ProfileIdPath,
        wish: ProfileIdPath,
        decision: Annotated[Literal["confirmed", "dismissed", "corrected"], Form()],
        by: Annotated[str, Form(max_length=MAX_NAME)] = "",
    ) -> Response:
        """corrected: dismissed, and said better in a note that is yet to be written."""
        name = staff_name(request) or tidy_name(by)
        if not name:
            return await forms.again(request, profile_id, HTTPStatus.UNPROCESSABLE_ENTITY, "decide.no_name", NO_DRAFT)

        def event(at: datetime, about: Addressee, _: str) -> bytes:
            known = "confirmed" if decision == "confirmed" else "dismissed"
            return staff_events.wish_decision(at, about, wish=wish, decision=known, by=name)

        done = "corrected" if decision == "corrected" else "yes"
        response = await forms.send(request, profile_id, event, NO_DRAFT, stating_wish(wish), done)
        if by.strip() and response.status_code == HTTPStatus.SEE_OTHER:
            remember(response, by)
        return response


def read_preferences(text: str, unnamed: str) -> dict[str, str]:
    """`цвет: белый; ширина: 60 см` → {"цвет": "белый", "ширина": "60 см"}.

    What has no name, or a name and no value, is kept under `unnamed`: nothing that staff type gets lost.
    """
    found: dict[str, str] = {}
    bare: list[str] = []
    for part in text.replace("\n", ";").split(";"):
        name, _, value = map(str.strip, part.partition(":"))
        if name and value:
            found[name] = value
        elif name or value:
            bare.append(name or value)
    return {**found, unnamed: "; ".join(bare)} if bare else found
