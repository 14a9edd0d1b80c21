"""The first note about somebody who is not known yet: by the phone, e-mail or card that he called or came with."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response

from profile_store.service.addressing import Addressee, Choice
from profile_store.service.pages.forms import Forms
from profile_store.service.pages.look import NO_DRAFT, customer_address, still_pending
from profile_store.service.pages.rendering import PageMissing, Renderer, led_to
from profile_store.service.pages.staff_log import StaffLog
from profile_store.service.pages.write import Whom, add_note
from schemas.identifiers import Identifier
from schemas.profile import Profile

KINDS = ("phone", "email", "card")


def add_newcomers(routes: APIRouter, pages: Renderer, log: StaffLog, visible_within: float) -> None:
    """visible_within: as of `add_forms`."""
    add_note(routes, NewcomerForms(pages, log, visible_within), "/newcomers/{profile_id:path}/notes")

    @routes.get("/newcomers/{named:path}")
    def newcomer(
        request: Request,
        named: Whom,
        saved: Annotated[str, Query(max_length=64)] = "",
        read: Annotated[str, Query(max_length=256)] = "",
        since: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        """The form; the card itself as soon as there is one. saved, read, since: as of the card."""
        one = _meant(pages, named)
        found = pages.reader.find(one.kind, one.value).matches
        if found:
            told = f"?saved={saved}&since={since}&read={quote(read)}" if saved else ""
            return led_to(request, _address_of(found, one) + told)
        if saved:
            saved = still_pending(since, None, pages.reader.now())
        return _page(pages, request, one, saved=saved, since=since, read=read)


def address(one: Identifier) -> str:
    return f"/newcomers/{quote(f'{one.kind}:{one.value}', safe='')}"


def _meant(pages: Renderer, named: str) -> Identifier:
    """Raises PageMissing where it names nobody who could be written down."""
    kind, _, value = named.partition(":")
    one = pages.reader.identifier(kind, value) if kind in KINDS else None
    if one is None:
        raise PageMissing
    return one


def _address_of(found: list[Profile], one: Identifier) -> str:
    """The card; of several, the search that lets one choose."""
    return customer_address(found[0].profile_id) if len(found) == 1 else f"/?q={quote(one.value, safe='')}"


def _page(
    pages: Renderer, request: Request, one: Identifier, status: HTTPStatus = HTTPStatus.OK, **values: Any
) -> Response:
    shown = {"since": 0, "read": "", "draft": NO_DRAFT, **values}
    return pages.page(request, "newcomer.html", status, one=one, address=address(one), **shown)


class NewcomerForms(Forms):
    """As the forms on the card; whom they are about is named by an identifier, as `phone:+79161234567`."""

    def addressees(self, named: str, choose: Choice) -> list[Addressee] | None:
        one = _meant(self._pages, named)
        return [{"identifiers": {one.kind: [one.value]}}]

    def knows(self, named: str, at: datetime) -> bool:
        found = self._found(named)
        return any(profile.updated_at and profile.updated_at >= at for profile in found)

    def card(self, named: str, seen: bool) -> str:
        found, one = self._found(named) if seen else [], _meant(self._pages, named)
        return customer_address(found[0].profile_id) if len(found) == 1 else address(one)

    def _found(self, named: str) -> list[Profile]:
        one = _meant(self._pages, named)
        return self._pages.reader.find(one.kind, one.value).matches

    async def again(
        self, request: Request, named: str, status: HTTPStatus, trouble: str, draft: dict[str, str]
    ) -> Response:
        return _page(self._pages, request, _meant(self._pages, named), status, saved=trouble, draft=draft)
