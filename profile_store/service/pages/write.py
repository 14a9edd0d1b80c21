"""The forms on the card: notes, marks, consents, wishes, and the name at the desk. Each publishes an event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form, Path, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from profile_store.service import staff_events
from profile_store.service.addressing import (
    Addressee,
    Choice,
    calling_himself,
    most_telling,
    refusing_consent,
    stating_wish,
)
from profile_store.service.comparing import shared_values
from profile_store.service.desk import (
    MAX_NAME,
    one_line,
    own_address,
    remember,
    staff_name,
    tidy_name,
)
from profile_store.service.pages.look import NO_DRAFT, customer_address
from profile_store.service.pages.rendering import PageMissing, Renderer
from profile_store.service.pages.staff_log import StaffLog, becomes_visible
from profile_store.service.pages.wording import Wording
from schemas.decoding import decode
from schemas.events import CallNoted
from schemas.origins import foreign_page
from stream_processors.profile.clocks import event_digest
from stream_processors.profile.wishes import heard_in
from stream_processors.wishes.reader import read

ProfileIdPath = Annotated[str, Path(min_length=1, max_length=64)]
Whom = Annotated[str, Path(min_length=1, max_length=300)]  # a profile id, or an identifier that nobody has yet
ShortText = Annotated[str, Form(max_length=256)]
LongText = Annotated[str, Form(max_length=5_000)]
Event = Callable[[datetime, Addressee, str], bytes]  # time, whom it is about, name at the desk → structured CloudEvent


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
        draft = {"text": text, "topic": topic, "preferences": preferences, "name": name}
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
        decision: Annotated[Literal["confirmed", "dismissed"], Form()],
        by: Annotated[str, Form(max_length=MAX_NAME)] = "",
    ) -> Response:
        name = staff_name(request) or tidy_name(by)
        if not name:
            return await forms.again(request, profile_id, HTTPStatus.UNPROCESSABLE_ENTITY, "decide.no_name", NO_DRAFT)

        def event(at: datetime, about: Addressee, _: str) -> bytes:
            return staff_events.wish_decision(at, about, wish=wish, decision=decision, by=name)

        response = await forms.send(request, profile_id, event, NO_DRAFT, stating_wish(wish))
        if by.strip() and response.status_code == HTTPStatus.SEE_OTHER:
            remember(response, by)
        return response


def _asking(raw: bytes, zone: ZoneInfo) -> str:
    """Query part for the card: if the note contains wishes, the card asks whether they were understood."""
    event = decode(raw)
    found = heard_in(event, zone) if isinstance(event, CallNoted) else ()
    return f"&read={event_digest(event)}" if found else ""


class Forms:
    """What every form does: publish an event, wait until the card shows it, return to the card."""

    def __init__(self, pages: Renderer, log: StaffLog, visible_within: float) -> None:
        self._pages = pages
        self._log = log
        self._visible_within = visible_within

    def words(self, request: Request) -> Wording:
        return self._pages.words(request)

    async def send(
        self, request: Request, profile_id: str, event: Event, draft: dict[str, str], choose: Choice = most_telling
    ) -> Response:
        """Redirect to the card with what was saved; or the form again, with its text, if an event was not accepted.

        choose: the records that the event is about; one event is published for each.
        """
        if foreign_page(request.headers):
            return await self.again(request, profile_id, HTTPStatus.FORBIDDEN, "saved.foreign", draft)
        addressees = await run_in_threadpool(self.addressees, profile_id, choose)
        if addressees is None:
            raise PageMissing
        now = self._pages.reader.now()
        at = now.replace(microsecond=now.microsecond // 1000 * 1000)  # as precise as the event says it
        for about in addressees:
            raw = event(at, about, staff_name(request))
            refusal = await self._log.put(raw)
            if refusal is not None:
                trouble = "saved.no" if refusal == HTTPStatus.SERVICE_UNAVAILABLE else "saved.refused"
                return await self.again(request, profile_id, refusal, trouble, draft)
        seen = await becomes_visible(self._visible_within, lambda: self.knows(profile_id, at))
        saved = "yes" if seen else f"pending&since={round(at.timestamp() * 1000)}"
        card = await run_in_threadpool(self.card, profile_id)
        asking = _asking(raw, self._pages.reader.zone)
        return RedirectResponse(f"{card}?saved={saved}{asking}", HTTPStatus.SEE_OTHER)

    def addressees(self, profile_id: str, choose: Choice) -> list[Addressee] | None:
        return self._pages.reader.addressees(profile_id, choose)

    def knows(self, profile_id: str, at: datetime) -> bool:
        """Does the profile know an event as late as `at`?"""
        profile = self._pages.reader.get(profile_id)
        return bool(profile and profile.updated_at and profile.updated_at >= at)

    def card(self, profile_id: str) -> str:
        """The address at which what was written is shown."""
        return customer_address(profile_id)

    async def again(
        self, request: Request, profile_id: str, status: HTTPStatus, trouble: str, draft: dict[str, str]
    ) -> Response:
        """The card again, with the error above the form and the text still in it."""
        profile = await run_in_threadpool(self._pages.reader.get, profile_id)
        if profile is None:
            raise PageMissing
        household = await run_in_threadpool(self._pages.reader.get_many, profile.household)
        return self._pages.page(
            request,
            "card.html",
            status,
            profile=profile,
            view="card",
            saved=trouble,
            read="",
            since=0,
            household=household,
            shared=shared_values(profile, household),
            draft=draft,
        )


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
