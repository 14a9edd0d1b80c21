"""Translates Segment's e-commerce events (v2): name → event type and fields.

Order Completed becomes `pos.purchased`, since Segment defines it as a completed purchase and profiles count money by
purchases; its order number is an identifier, by which delivery and service desk find it. It empties the cart.
Product Added and Removed change the cart; Cart Viewed and Checkout Started replace it where they list products.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import Any, NamedTuple

from producers.segment_fields import Json, mapping_of, text_of
from schemas.decoding import InvalidEvent

Fields = dict[str, Any]
_NO_AMOUNT = (
    "it is no amount of money: a number or its text is expected, like 1990.50, with a point and no spaces, "
    "of at most 11 digits before the point"
)


class Meaning(NamedTuple):
    """fields: from the properties and the currency of those that name none; None where they don't say what the type
    needs, so that the message is history alone.
    """

    type: str
    fields: Callable[[Json, str], Fields | None]


def money_of(value: object) -> str | None:
    """A decimal string with at most four places, or None for what is no amount."""
    try:
        amount = Decimal(text_of(value) or "")
    except InvalidOperation:
        return None
    if not amount.is_finite() or amount.adjusted() > 10:  # as many digits as the schema's Money has
        return None
    return f"{round(amount, 4).normalize():f}"


def _sku(product: Json) -> str:
    return next(filter(None, (text_of(product.get(field)) for field in ("sku", "product_id", "name"))), "")


def _product(product: Json, currency: str) -> Fields:
    fields: Fields = {
        "sku": _sku(product),
        "name": text_of(product.get("name")) or "",
        "category": text_of(product.get("category")) or "",
    }
    if price := money_of(product.get("price")):
        fields |= {"price": price, "currency": currency}
    return fields


def _line(product: Json, currency: str) -> Fields:
    return {"quantity": 1, **_product(product, currency), **_quantity(product)}


def _quantity(product: Json) -> Fields:
    """SDKs send numbers, tag managers their text; what is neither says nothing."""
    try:
        quantity = float(text_of(product.get("quantity")) or "")
    except ValueError:
        return {}
    return {"quantity": int(quantity) if quantity.is_integer() else quantity} if isfinite(quantity) else {}


def _lines(properties: Json, currency: str) -> list[Fields]:
    products = properties.get("products")
    return [_line(mapping_of(each), currency) for each in products] if isinstance(products, list) else []


def _currency(properties: Json, default: str) -> str:
    return (text_of(properties.get("currency")) or default).upper()


def _product_fields(properties: Json, default: str) -> Fields:
    return {"product": _product(properties, _currency(properties, default))}


def _line_fields(properties: Json, default: str) -> Fields:
    return {"line": _line(properties, _currency(properties, default))}


def _removed_fields(properties: Json, _default: str) -> Fields:
    """Without a quantity it is the line that was removed."""
    return {"line": {"sku": _sku(properties), **_quantity(properties)}}


def _cart_fields(properties: Json, default: str) -> Fields | None:
    """A cart whose products are not listed is not therefore empty."""
    if not isinstance(properties.get("products"), list):
        return None
    return {"lines": _lines(properties, _currency(properties, default))}


def _search_fields(properties: Json, _default: str) -> Fields:
    return {"query": text_of(properties.get("query")) or ""}


def _list_fields(properties: Json, _default: str) -> Fields:
    category = text_of(properties.get("category")) or ""
    return {"title": category or text_of(properties.get("list_id")) or "", "category": category}


def _order_fields(properties: Json, default: str) -> Fields:
    order = text_of(properties.get("order_id"))
    return {
        "identifiers": {"order": order} if order else {},
        "lines": _lines(properties, _currency(properties, default)),
        "reason": text_of(properties.get("reason")) or "",
    }


def _paid_fields(properties: Json, default: str) -> Fields:
    """With the amount paid: `total`, else `revenue` or `value`, else what the lines add up to.

    Raises InvalidEvent where the amount that counts can't be read: another one in its stead would be counted as paid.
    """
    fields = _order_fields(properties, default)
    said = next((name for name in ("total", "revenue", "value") if _is_given(properties.get(name))), None)
    total = _readable(properties[said], f"properties.{said}") if said else _sum_of(properties.get("products"))
    if total is not None:  # without one the event is refused, with the reason, and kept
        fields["total"] = total
    return {**fields, "currency": _currency(properties, default), "store": text_of(properties.get("affiliation")) or ""}


def _sum_of(products: object) -> str | None:
    if not isinstance(products, list) or not products:
        return None
    return money_of(
        str(sum(_price_of(mapping_of(each), f"properties.products.{at}") for at, each in enumerate(products)))
    )


def _price_of(product: Json, path: str) -> Decimal:
    """Of all pieces; one without a price is free."""
    price, quantity = product.get("price"), product.get("quantity")
    if _is_given(quantity) and not _quantity(product):
        raise InvalidEvent(f"{path}.quantity", "it is no number, and the order has no total but that of its products")
    each = _readable(price, f"{path}.price") if _is_given(price) else "0"
    return Decimal(each) * Decimal(str(_quantity(product).get("quantity", 1)))


def _is_given(value: object) -> bool:
    """SDKs send null or an empty text for what they do not know."""
    return value is not None and not (isinstance(value, str) and not value.strip())


def _readable(value: object, path: str) -> str:
    amount = money_of(value)
    if amount is None:
        raise InvalidEvent(path, _NO_AMOUNT)
    return amount


def _sold_fields(properties: Json, default: str) -> Fields:
    return {**_paid_fields(properties, default), "empties_cart": True}


def _no_fields(_properties: Json, _default: str) -> Fields:
    return {}


COMMERCE: dict[str, Meaning] = {
    "product_viewed": Meaning("site.product_viewed", _product_fields),
    "products_searched": Meaning("site.searched", _search_fields),
    "product_list_viewed": Meaning("site.page_viewed", _list_fields),
    "product_added": Meaning("site.cart_line_added", _line_fields),
    "product_removed": Meaning("site.cart_line_removed", _removed_fields),
    "cart_viewed": Meaning("site.cart_updated", _cart_fields),
    "checkout_started": Meaning("site.cart_updated", _cart_fields),
    "order_completed": Meaning("pos.purchased", _sold_fields),
    "order_refunded": Meaning("pos.returned", _paid_fields),
    "order_cancelled": Meaning("order.cancelled", _order_fields),
    "signed_up": Meaning("site.registered", _no_fields),
}
