"""Reconciling unsure rows from the command line: look, and carry out what the person decides."""

import argparse
from collections.abc import Mapping

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import CallError, campaign_named
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.sending import connection_for
from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.flowiq.reasons import ABOUT_THE_ACCOUNT
from flowiq_desktop.services.account.account import Connection
from flowiq_desktop.services.reconciliation.service import (
    CheckSummary,
    Choice,
    Meaning,
    ResendSummary,
    UnsureRow,
)
from flowiq_desktop.services.reconciliation.texts import (
    WHAT_A_LOOK_PROVES,
    decided_words,
    finding_words,
    resent_words,
    summary_words,
    twice_warning,
    what_happened,
)
from flowiq_desktop.texts import mark, say
from flowiq_desktop.texts.catalogue import english
from flowiq_desktop.texts.moments import clock

_ALL = "all"
_MOST_DIGITS = 7  # a spreadsheet has at most 1,048,576 rows
_NO_ROWS = mark('Give row numbers such as 3,7-9, or "all".')


def settle(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    environment: Mapping[str, str],
) -> ExitCode:
    """List a campaign's unsure rows, look for them, and decide about them, as the options say."""
    record = campaign_named(options, services)
    options.practice = options.practice or record.practice
    looks = options.check or options.send_again
    connection = connection_for(options, services, environment) if looks else None
    report: dict[str, object] = {"campaign": options.campaign}
    refused = False
    if options.check and connection is not None:
        checked = console.watch(services.reconciliation.check(options.campaign, connection))
        refused = _tell_check(checked, console)
        report["looked"] = _rows_of(checked)
    _decide(options, services, console, report)
    if options.send_again and connection is not None:
        resent = _send_again(options, services, console, connection)
        refused = refused or _refused(resent.stopped_because)
        report["ready"], report["found"] = resent.ready, resent.found
    unsure = services.reconciliation.unsure(options.campaign)
    _tell_unsure(unsure, options, console, report)
    if refused:
        return ExitCode.ACCOUNT_REFUSED
    return ExitCode.SOME_NOT_SENT if unsure else ExitCode.ALL_SENT


def read_rows(text: str) -> frozenset[int] | None:
    """Row numbers as typed: "3,7-9"; None for "all". Raises CallError."""
    if text.strip().casefold() == _ALL:
        return None
    rows: set[int] = set()
    for part in plain_digits(text).split(","):
        first, dash, last = part.strip().partition("-")
        numbers = (first, last) if dash else (first, first)
        if not all(number.isdecimal() and len(number) <= _MOST_DIGITS for number in numbers):
            told = say('"{part}" is no row number.', part=part.strip())
            raise CallError(told, say(_NO_ROWS))
        named = range(int(numbers[0]), int(numbers[1]) + 1)
        if not named:
            raise CallError(say('"{part}" goes backwards.', part=part.strip()), say(_NO_ROWS))
        rows.update(named)
    return frozenset(rows)


def _decide(
    options: argparse.Namespace, services: Services, console: Console, report: dict[str, object]
) -> None:
    if options.leave:
        rows = _chosen(options.leave, options, services)
        report["left"] = count = services.reconciliation.leave(options.campaign, rows)
        console.tell_surely(lambda: decided_words(Choice.LEAVE, count))
    if options.treat_as_sent:
        rows = _chosen(options.treat_as_sent, options, services)
        report["treated_as_sent"] = count = services.reconciliation.treat_as_sent(
            options.campaign, rows
        )
        console.tell_surely(lambda: decided_words(Choice.TREAT_AS_SENT, count))


def _send_again(
    options: argparse.Namespace, services: Services, console: Console, connection: Connection
) -> ResendSummary:
    rows = _chosen(options.send_again, options, services)
    unsure = [entry.row_number for entry in services.reconciliation.unsure(options.campaign)]
    count = len(unsure if rows is None else rows)
    if count and not options.yes and not console.confirm(lambda: twice_warning(count)):
        raise CallError(say("Nothing was changed. Add --yes to send again without being asked."))
    resent = console.watch(services.reconciliation.send_again(options.campaign, connection, rows))
    if resent_words(resent):
        console.tell_surely(lambda: resent_words(resent))
    if why := resent.stopped_because:
        console.tell(f"{why.sentence} {why.advice}")
    elif resent.ready:
        again = f"flowiq-desktop resume {options.campaign} --results OUT"
        console.tell(say("Go on with: {command}", command=again))
    return resent


def _chosen(text: str, options: argparse.Namespace, services: Services) -> frozenset[int] | None:
    """The rows a person named; every one of them must be unsure."""
    rows = read_rows(text)
    unsure = {entry.row_number for entry in services.reconciliation.unsure(options.campaign)}
    if rows and (others := sorted(rows - unsure)):
        raise CallError(say("Row {row} is not unsure; nothing was changed.", row=others[0]))
    return rows


def _tell_check(checked: CheckSummary, console: Console) -> bool:
    """Say what was found; returns whether the account was refused."""
    for row in checked.rows:
        told = say("row {row}: {finding}", row=row.row_number, finding=finding_words(row))
        console.tell(f"  {told}")
    if summary_words(checked):
        console.tell_surely(lambda: summary_words(checked))
    if checked.look_again_at:
        console.tell(say("Look again after {time}.", time=clock(checked.look_again_at)))
    if checked.stopped_because:
        console.tell(f"{checked.stopped_because.sentence} {checked.stopped_because.advice}")
    return _refused(checked.stopped_because)


def _refused(because: Meaning | None) -> bool:
    return because is not None and because.code in ABOUT_THE_ACCOUNT


def _rows_of(checked: CheckSummary) -> list[dict[str, object]]:
    with english():
        return [
            {
                "row": row.row_number,
                "finding": row.finding.value,
                "sentence": row.sentence,
                "copies": row.copies,
            }
            for row in checked.rows
        ]


def _tell_unsure(
    unsure: list[UnsureRow],
    options: argparse.Namespace,
    console: Console,
    report: dict[str, object],
) -> None:
    if options.json:
        report["unsure"] = _unsure_json(unsure)
        console.result(report)
        return
    for entry in unsure:
        row = say("row {row}", row=entry.row_number)
        console.line(f"{row}  {entry.number}  {entry.sentence}")
    if unsure:
        console.tell_surely(lambda: f"{what_happened(unsure)} {say(WHAT_A_LOOK_PROVES)}")
    else:
        console.tell(say("No row is unsure."))


def _unsure_json(unsure: list[UnsureRow]) -> list[dict[str, object]]:
    with english():
        return [
            {
                "row": entry.row_number,
                "number": entry.number,
                "ended": entry.ended.isoformat(),
                "reason": entry.reason,
                "sentence": entry.sentence,
                "looked_at": entry.looked_at.isoformat() if entry.looked_at else None,
            }
            for entry in unsure
        ]
