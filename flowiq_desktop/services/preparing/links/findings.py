"""What lies behind links, as problems of the rows that send them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.core.links.address import shortened, split_link
from flowiq_desktop.core.links.link_texts import PAGES
from flowiq_desktop.core.links.short import destination, is_short, page_behind
from flowiq_desktop.core.media.agreement import filename_warnings
from flowiq_desktop.core.media.facts import MediaFailure, MediaKind
from flowiq_desktop.core.messages.bubbles import text_in
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.media import FILENAME, MEDIA_URL
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.names import side_by_side

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.services.preparing.links.distinct_links import Link
    from flowiq_desktop.services.preparing.links.looking import LinkLook, LooksFound

_BLOCK = 1_000
_SHOWN = 120
"""Characters of an address in a sentence: it is to be recognised, not typed."""
_HOSTS_NAMED = 3
_Facts = dict[str, object]


def problems_of(
    found: LooksFound, rows: Mapping[Link, Sequence[int]], checked: CheckedSheet
) -> Generator[Progress, None, dict[int, tuple[Problem, ...]]]:
    """The problems of each row whose link does not open, or whose file may be refused.

    The name that a row gives a document is compared with the file as well.

    Args:
        found: what is behind the links.
        rows: positions of the rows that send each.
        checked: theirs.
    """
    problems: dict[int, tuple[Problem, ...]] = {}
    numbers = checked.sheet.row_numbers
    for done, (link, look) in enumerate(found.looks.items()):
        told = [*_told(link, look)]
        for place, index in enumerate(rows.get(link, ())):
            if place % _BLOCK == 0:
                yield Progress(mark("Looking behind the links"), done, len(found.looks))
            fails = isinstance(look.outcome, MediaFailure)
            known = fails and _is_known_to_fail(checked, index)
            own = [
                _problem(numbers[index], MEDIA_URL, code, facts)
                for code, facts in (() if known else told)
            ]
            own += _misnamed(look, checked, index) if link.kind is MediaKind.DOCUMENT else ()
            if own:
                problems[index] = (*problems.get(index, ()), *own)
    return problems


def _misnamed(look: LinkLook, checked: CheckedSheet, index: int) -> Iterator[Problem]:
    if isinstance(look.outcome, MediaFailure):
        return
    filename = text_in(checked.message(index).body, FILENAME.name)
    for why in filename_warnings(look.outcome, filename):
        row_number = checked.sheet.row_numbers[index]
        yield _problem(row_number, FILENAME.name, "filename_differs", {"why": why})


def _is_known_to_fail(checked: CheckedSheet, index: int) -> bool:
    """Whether the link's text has said already that no file is behind it, and what to do."""
    return any(problem.code in PAGES for problem in checked.problems(index))


def _told(link: Link, look: LinkLook) -> Iterator[tuple[str, _Facts]]:
    """Codes and facts of what is behind a link, and of where it led."""
    if isinstance(look.outcome, MediaFailure):
        yield _of_failure(link, look, look.outcome)
        return
    for sentence in look.outcome.warnings:
        yield "file_refused", {"why": sentence}
    parts, to = split_link(link.url), destination(look.route)
    if to and parts is not None and is_short(parts):
        yield "short_link", {"direct": shortened(to, _SHOWN), "leads_to": to}


def _of_failure(link: Link, look: LinkLook, failure: MediaFailure) -> tuple[str, _Facts]:
    page = page_behind(look.route)
    if page is not None:
        code = "leads_to_page" if page.direct else "leads_to_site"
        direct = shortened(page.direct, _SHOWN)
        return code, {"site": page.site, "direct": direct, "leads_to": page.direct}
    asked, to = split_link(link.url), split_link(destination(look.route))
    if to is None or (asked is not None and asked.hostname == to.hostname):
        return "link_fails", {"why": failure.sentence}
    facts = {"why": failure.sentence, "host": to.hostname or ""}
    return "link_fails", {"why": say("{why} The link leads to {host}.", **facts)}


def _problem(row_number: int, name: str, code: str, facts: _Facts) -> Problem:
    return Problem(row_number, name, code, REGISTRY.label_text_of(name), facts)


def in_words(found: LooksFound) -> str:
    """How many links were looked at, with what came of it; "" where there are none."""
    looked, failed = len(found.looks), found.failed
    left = len(found.left) + len(found.passed_over)
    if not looked + left:
        return ""
    if found.offline and not looked:
        return say(
            "The links were not looked at, as this computer is not connected to the internet."
        )
    parts = [say_count("1 link looked at", "{n} links looked at", looked)]
    if failed:
        parts.append(say_count("{n} does not open", "{n} do not open", failed))
    if left:
        parts.append(say_count("{n} not looked at", "{n} not looked at", left))
    counts = side_by_side(parts)
    if found.offline:
        return say("{counts}: this computer is not connected to the internet.", counts=counts)
    if found.asked_to_wait:
        return say(
            "{counts}. These websites ask to wait for a while: {hosts}",
            counts=counts,
            hosts=", ".join(found.asked_to_wait[:_HOSTS_NAMED]),
        )
    return counts
