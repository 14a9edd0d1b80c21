"""Where a visitor came from, taken from a Segment page view: the campaign, else the search engine or referring site."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from producers.segment_fields import Json, text_of

# The parameter in which search engines pass on the query: Google, Bing, DuckDuckGo; Yandex; Mail.ru and others.
_QUERY_PARAMETERS = ("q", "text", "query")


def acquisition_of(url: str, referrer: str, campaign: Json) -> dict[str, str]:
    """channel, query, campaign and landing_page; empty for a page reached from the site itself, or directly.

    campaign: Segment's `context.campaign` (name, source, medium, term); the address's utm parameters stand in for it.
    """
    tags = _parameters(url)
    origin = _host(referrer)
    outside = origin if origin != _host(url) else ""
    said = {
        "channel": text_of(campaign.get("source"))
        or tags.get("utm_source")
        or text_of(campaign.get("medium"))
        or outside,
        "query": text_of(campaign.get("term")) or tags.get("utm_term") or (_search(referrer) if outside else ""),
        "campaign": text_of(campaign.get("name")) or tags.get("utm_campaign") or "",
    }
    found = {field: text for field, text in said.items() if text}
    return {**found, "landing_page": url} if found and url else found


def _search(referrer: str) -> str:
    parameters = _parameters(referrer)
    return next((parameters[name] for name in _QUERY_PARAMETERS if name in parameters), "")


def _parameters(url: str) -> dict[str, str]:
    try:
        return {name: values[0] for name, values in parse_qs(urlsplit(url).query, max_num_fields=200).items()}
    except ValueError:
        return {}


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
