"""The pages as staff see them, in Russian, and the planner's feed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.e2e.system import JsonEvent, System, event
from tests.unit.service.page_reading import Page, read
from tests.waiting import until


def page(system: System, path: str, **query: str) -> Page:
    """The page that the address leads to, redirects followed, as a Russian browser gets it."""
    russian = {"accept-language": "ru"}
    answer = system.http.get(path, params=query or None, headers=russian, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return read(answer.text)


def looked_up(system: System, typed: str, at: str = "/") -> Page:
    """What one sees after typing a number into the search box of a department (`/`, `/shop`, `/service`) and Enter."""
    return page(system, at, q=typed)


def timeline(system: System, profile_id: str, count: int) -> list[Mapping[str, Any]]:
    """The history of one client, newest first, as soon as it has that many events."""
    found: list[Mapping[str, Any]] = []

    def all_there() -> bool:
        found[:] = system.get(f"/v1/profiles/{profile_id}/timeline", limit="500")["events"]
        return len(found) >= count

    until(all_there, f"{count} events in the timeline")
    assert len(found) == count
    return found


def delivery_order(
    system: System, day: str, order: str, seen: Callable[[Mapping[str, Any]], bool] = lambda _: True
) -> Mapping[str, Any]:
    """One order in the planner's feed, as soon as `seen` holds of it."""
    found: list[Mapping[str, Any]] = []

    def there() -> bool:
        orders = system.get("/v1/delivery/windows", date=day)["orders"]
        found[:] = [each for each in orders if each["order"] == order]
        return bool(found) and seen(found[0])

    until(there, f"order {order} in the feed of {day}")
    return found[0]


def viewed(visitor: str, *products: tuple[str, str]) -> list[JsonEvent]:
    """Views of (name, category), one after the other."""
    return [
        event(
            "site.product_viewed",
            source="web/shop",
            identifiers={"visitor": visitor},
            product={"sku": name, "name": name, "category": category, "price": "59990.00", "currency": "RUB"},
        )
        for name, category in products
    ]


def came_with(visitor: str, query: str) -> JsonEvent:
    return event(
        "site.page_viewed",
        source="web/shop",
        identifiers={"visitor": visitor},
        url="https://shop.example/",
        acquisition={"channel": "search", "query": query},
    )


def purchase(receipt: str, total: str, store: str, *names: str, **identifiers: str | Sequence[str]) -> JsonEvent:
    lines = [{"sku": name, "name": name} for name in names]
    return event(
        "pos.purchased",
        source=f"till/{store}",
        identifiers={**identifiers, "receipt": receipt},
        store=store,
        lines=lines,
        total=total,
        currency="RUB",
    )
