"""Groups of the results: read in the background, and each in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import OPEN_STATES
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.new_contacts import CONTACT_NOT_FOUND
from flowiq_desktop.core.reach.turned_away import WOULD_ADD
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.texts import mark, say
from flowiq_desktop.ui.steps.results.results_group_card import merged, short_rows_text

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from flowiq_desktop.services.results.report import FailureGroup, ReportService


def in_a_line(group: FailureGroup) -> str:
    """Which rows, and why: of each of them the same, but where the sentence quotes one's cell."""
    why = group.told if group.example else group.sentence
    return say("{what}: {why}", what=short_rows_text(group), why=why)


def settled_groups(
    groups: Iterable[FailureGroup],
) -> tuple[list[FailureGroup], list[FailureGroup]]:
    """What nothing happens to any more: what was not sent or is unsure, and what was left out."""
    settled = merged(group for group in groups if group.state not in OPEN_STATES)
    out = [group for group in settled if group.status is ResultStatus.LEFT_OUT]
    return [group for group in settled if group not in out], out


def with_terms(
    groups: Iterable[FailureGroup],
) -> Generator[tuple[FailureGroup, tuple[Term, ...]], None, None]:
    """Each group with the terms that it takes for known, each of them only where it is first."""
    explained: set[Term] = set()
    for group in groups:
        terms = tuple(term for term in _terms_of(group) if term not in explained)
        explained.update(terms)
        yield group, terms


def _terms_of(group: FailureGroup) -> tuple[Term, ...]:
    if group.needs_template:
        return (Term.DAY, Term.TEMPLATE)
    return (Term.CONTACT,) if group.reason in (CONTACT_NOT_FOUND, WOULD_ADD) else ()


def read_groups(
    reports: ReportService, campaign_id: int
) -> Generator[Progress, None, list[FailureGroup]]:
    """Everything of a campaign that was not plainly sent."""
    yield Progress(mark("Reading the results"))
    return reports.groups(campaign_id)
