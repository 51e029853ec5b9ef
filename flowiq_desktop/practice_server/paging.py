"""FlowIQ's page numbers over a list."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

_LARGEST = 100
_Item = TypeVar("_Item")


def page_of(
    items: Sequence[_Item], query: Mapping[str, str], things: str, usual: int
) -> tuple[Sequence[_Item], dict[str, Any]]:
    """One page of a list, and the pagination object that goes with it.

    Args:
        items: the whole list.
        query: may hold `limit` (1 to 100) and `page` (from 1).
        things: what is counted, "messages" or "contacts": FlowIQ names the counts after it.
        usual: entries on a page when `limit` is not given.
    """
    size = min(_LARGEST, max(1, _number(query.get("limit"), usual)))
    page = max(1, _number(query.get("page"), 1))
    pages = math.ceil(len(items) / size)
    return items[(page - 1) * size : page * size], {
        "currentPage": page,
        "totalPages": pages,
        f"total{things.title()}": len(items),
        f"{things}PerPage": size,
        "hasNextPage": page < pages,
        "hasPrevPage": page > 1,
    }


def _number(text: str | None, usual: int) -> int:
    return int(text) if text and text.isdecimal() else usual
