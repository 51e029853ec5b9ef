"""What lies behind links, as problems of the rows that send them."""

from collections.abc import Iterator, Mapping, Sequence

from flowiq_desktop.core.media.facts import MediaFailure
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.media import MEDIA_URL
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.links.distinct_links import Link
from flowiq_desktop.services.preparing.links.looking import LinkLook, LooksFound
from flowiq_desktop.texts import say_count
from flowiq_desktop.texts.names import side_by_side


def problems_of(
    found: LooksFound, rows: Mapping[Link, Sequence[int]], sheet: Sheet
) -> dict[int, tuple[Problem, ...]]:
    """The problems of each row with a link that does not open, or a file that may be refused.

    Args:
        found: what is behind the links.
        rows: positions of the rows that send each.
        sheet: theirs.
    """
    problems: dict[int, tuple[Problem, ...]] = {}
    for link, look in found.looks.items():
        told = [*_told(look)]
        for index in rows.get(link, ()) if told else ():
            number = sheet.row_numbers[index]
            own = (_problem(number, code, why) for code, why in told)
            problems[index] = (*problems.get(index, ()), *own)
    return problems


def _told(look: LinkLook) -> Iterator[tuple[str, str]]:
    """Codes, and why in words."""
    if isinstance(look.outcome, MediaFailure):
        yield "link_fails", look.outcome.sentence
        return
    for sentence in look.outcome.warnings:
        yield "file_refused", sentence


def _problem(row_number: int, code: str, why: str) -> Problem:
    return Problem(row_number, MEDIA_URL, code, REGISTRY.label_text_of(MEDIA_URL), {"why": why})


def in_words(found: LooksFound) -> str:
    """How many links were looked at, with what came of it; "" where there are none."""
    looked, failed = len(found.looks), found.failed
    left = len(found.left) + len(found.passed_over)
    if not looked + left:
        return ""
    parts = [say_count("1 link looked at", "{n} links looked at", looked)]
    if failed:
        parts.append(say_count("{n} does not open", "{n} do not open", failed))
    if left:
        parts.append(say_count("{n} not looked at", "{n} not looked at", left))
    return side_by_side(parts)
