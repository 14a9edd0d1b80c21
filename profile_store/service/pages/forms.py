"""What every form of the pages does: publish an event, wait until its effect is seen, and show it; or give back what
was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from http import HTTPStatus
from zoneinfo import ZoneInfo

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from profile_store.ports import StoreUnavailable
from profile_store.service.addressing import Addressee, Choice, most_telling
from profile_store.service.comparing import shared_values
from profile_store.service.desk import staff_name
from profile_store.service.pages.look import customer_address
from profile_store.service.pages.rendering import NotSaved, PageMissing, Renderer
from profile_store.service.pages.staff_log import StaffLog, becomes_visible
from profile_store.service.pages.wording import Wording
from schemas.decoding import decode
from schemas.events import CallNoted
from schemas.origins import foreign_page
from stream_processors.profile.clocks import event_digest
from stream_processors.profile.wishes import heard_in

Event = Callable[[datetime, Addressee, str], bytes]  # time, whom it is about, name at the desk → structured CloudEvent


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
        self,
        request: Request,
        profile_id: str,
        event: Event,
        draft: dict[str, str],
        choose: Choice = most_telling,
        done: str = "yes",
    ) -> Response:
        """Redirect to the card with what was saved; or the form again, with its text, if an event was not accepted.

        choose: the records that the event is about; one event is published for each. done: what the card says then.
        Raises NotSaved, PageMissing.
        """
        if foreign_page(request.headers):
            return await self.again(request, profile_id, HTTPStatus.FORBIDDEN, "saved.foreign", draft)
        with given_back(profile_id, draft):
            addressees = await run_in_threadpool(self.addressees, profile_id, choose)
        if addressees is None:
            raise PageMissing
        at = self._present()
        for about in addressees:
            raw = event(at, about, staff_name(request))
            refusal = await self._log.put(raw)
            if refusal is not None:
                return await self.again(request, profile_id, refusal, _trouble(refusal, draft), draft)
        seen = await becomes_visible(self._visible_within, lambda: self._sees(profile_id, at))
        saved = done if seen else f"pending&since={round(at.timestamp() * 1000)}"
        card = await run_in_threadpool(self.card, profile_id, seen)
        return RedirectResponse(f"{card}?saved={saved}{_asking(raw, self._pages.reader.zone)}", HTTPStatus.SEE_OTHER)

    def _present(self) -> datetime:
        """As precise as an event says it."""
        now = self._pages.reader.now()
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def _sees(self, profile_id: str, at: datetime) -> bool:
        """A store that is away does not say whether it knows: what was sent is safe."""
        try:
            return self.knows(profile_id, at)
        except StoreUnavailable:
            return False

    def addressees(self, profile_id: str, choose: Choice) -> list[Addressee] | None:
        return self._pages.reader.addressees(profile_id, choose)

    def knows(self, profile_id: str, at: datetime) -> bool:
        """Does the profile know an event as late as `at`?"""
        profile = self._pages.reader.get(profile_id)
        return bool(profile and profile.updated_at and profile.updated_at >= at)

    def card(self, profile_id: str, seen: bool) -> str:
        """The address at which what was written is shown, or will be. seen: is it there already?"""
        return customer_address(profile_id)

    async def again(
        self, request: Request, profile_id: str, status: HTTPStatus, trouble: str, draft: dict[str, str]
    ) -> Response:
        """The card again, with the error above the form and the text still in it."""
        with given_back(profile_id, draft):
            profile = await run_in_threadpool(self._pages.reader.get, profile_id)
            household = await run_in_threadpool(self._pages.reader.get_many, profile.household if profile else ())
        if profile is None:
            raise PageMissing
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


def _trouble(refusal: HTTPStatus, draft: Mapping[str, str]) -> str:
    """Which sentence says why an event was not accepted: only where something was typed it is still in the form."""
    if refusal != HTTPStatus.SERVICE_UNAVAILABLE:
        return "saved.refused"
    return "saved.no" if any(draft.values()) else "saved.no_answer"


@contextmanager
def given_back(profile_id: str, draft: Mapping[str, str]) -> Iterator[None]:
    """Where the profile store is away, the page gives back what was typed. Raises NotSaved."""
    try:
        yield
    except StoreUnavailable as away:
        raise NotSaved(profile_id, draft, away) from away
