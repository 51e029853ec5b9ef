"""Who can be reached: `reach FILE`, and what `send` knows of it."""

import argparse
from collections.abc import Mapping
from datetime import datetime

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.checking import Checked, load_and_check, tell
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.sending import connection_for
from flowiq_desktop.flowiq.reasons import ABOUT_THE_ACCOUNT
from flowiq_desktop.services.account.account import Connection
from flowiq_desktop.services.reach import texts
from flowiq_desktop.services.reach.looking import LookSummary
from flowiq_desktop.services.reach.plan import ReachGroup, ReachPlan, reach_plan
from flowiq_desktop.services.reach.terms import answer, terms_of
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.catalogue import english

_SHOWN = 5
"""Rows named for each group."""
_ALL_RIGHT = frozenset({ReachGroup.REACHABLE})


def reach(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    environment: Mapping[str, str],
) -> ExitCode:
    """Look everybody up who would be sent to, and say who can be reached."""
    connection = connection_for(options, services, environment)
    known = services.looks.known(connection)
    checked = load_and_check(options, services, console, known.is_contact)
    tell(checked, console)
    before = plan_of(checked, services, connection, console)
    contacts = not options.skip_blocked
    _tell_how_long(before, services, console, options)
    looking = services.looks.look(
        before.everybody,
        connection,
        contacts=contacts,
        again=options.again,
        per_minute=options.rate,
    )
    summary = console.watch(looking)
    for line in texts.summary_in_words(summary):
        console.tell(line)
    plan = plan_of(checked, services, connection, console)
    if answered := plan.answered():
        _see_to_answered(answered, options, services, connection, console)
        plan = plan_of(checked, services, connection, console)
    if options.json:
        console.result(as_json(plan, checked, summary))
    else:
        tell_plan(plan, checked, console)
    return _exit_code(plan, summary)


def plan_of(
    checked: Checked, services: Services, connection: Connection, console: Console
) -> ReachPlan:
    """Who can be reached, by what is known already."""
    return console.watch(reach_plan(checked.sheet, services.looks.known(connection)))


def tell_before_sending(plan: ReachPlan, console: Console) -> None:
    """What is known against rows that are about to be sent; nothing where nobody ever looked."""
    kept_out = plan.counts[ReachGroup.KEPT_OUT]
    if kept_out:
        console.tell_surely(
            lambda: say_count(
                "1 is blocked in FlowIQ or wants no broadcasts; nothing is sent to that person.",
                "{n} are blocked in FlowIQ or want no broadcasts; nothing is sent to them.",
                kept_out,
            )
        )
    if words := texts.will_not_arrive(plan):
        console.tell(words)
    if plan.looked_from is not None and (words := texts.not_looked(plan)):
        console.tell(words)


def tell_plan(plan: ReachPlan, checked: Checked, console: Console) -> None:
    """Print every group with its rows, as far as they are few."""
    sheet = checked.sheet
    if words := texts.looked_when(plan):
        console.line(words)
    for group, count in plan.counts.items():
        if not count:
            continue
        console.line(f"{count:>7,}  {texts.name_of(group)}")
        if group in _ALL_RIGHT:
            continue
        console.line(f"         {texts.meaning_of_group(group)}")
        if in_english := texts.in_english(group):
            console.line(f"         {in_english}")
        for term in terms_of(group):
            console.line(f"         {answer(term)}")
        rows = plan.rows_in(group)
        for index in rows[:_SHOWN]:
            row, number = sheet.sheet.row_numbers[index], sheet.numbers[index]
            if about := texts.why(plan, index, number):
                told = say("row {row}, {number}: {why}", row=row, number=number, why=about)
                console.line(f"         {told}")
        if (more := len(rows) - _SHOWN) > 0 and texts.why(plan, rows[0], sheet.numbers[rows[0]]):
            console.line(f"         {say_count('and 1 more', 'and {n} more', more)}")
    console.line(say_count("1 row in all", "{n} rows in all", plan.rows))


def as_json(plan: ReachPlan, checked: Checked, summary: LookSummary) -> dict[str, object]:
    """What `reach --json` prints: English, whatever language is in use."""
    sheet = checked.sheet
    with english():
        return {
            "rows": plan.rows,
            "groups": {group.value: count for group, count in plan.counts.items()},
            "to_send": plan.to_send,
            "looked": summary.looked,
            "in_vain": summary.in_vain,
            "not_looked": len(plan.to_look),
            "not_asked_whether_blocked": plan.unasked,
            "stopped_because": summary.stopped_because.code if summary.stopped_because else "",
            "contacts_because": summary.contacts_because.code if summary.contacts_because else "",
            "looked_from": plan.looked_from.isoformat() if plan.looked_from else None,
            "looked_to": plan.looked_to.isoformat() if plan.looked_to else None,
            "list": [
                {
                    "row": sheet.sheet.row_numbers[index],
                    "number": sheet.numbers[index],
                    "group": group.value,
                    "why": texts.why(plan, index, sheet.numbers[index]),
                }
                for index, group in enumerate(plan.groups)
            ],
        }


def _see_to_answered(
    answered: Mapping[str, datetime],
    options: argparse.Namespace,
    services: Services,
    connection: Connection,
    console: Console,
) -> None:
    """Put people who want no messages on the list, or say how."""
    if options.stop_answered:
        added = services.stop_list.add_answered(answered, practice=connection.practice)
        console.tell_surely(
            lambda: say_count(
                "1 person was put on the list of people who do not want messages.",
                "{n} people were put on the list of people who do not want messages.",
                added.new,
            )
        )
        return
    console.tell_surely(
        lambda: say_count(
            "1 person answered that they want no messages. Add {option} to put them on the list.",
            "{n} people answered that they want no messages. Add {option} to put them on the list.",
            len(answered),
            option="--stop-answered",
        )
    )


def _tell_how_long(
    plan: ReachPlan, services: Services, console: Console, options: argparse.Namespace
) -> None:
    contacts = not options.skip_blocked
    people, unasked = len(plan.everybody if options.again else plan.to_look), 0
    if contacts and not options.again:
        unasked = plan.unasked
    if people or unasked:
        seconds = services.looks.seconds_for(
            people, contacts=contacts, unasked=unasked, per_minute=options.rate
        )
        people = people or unasked
        console.tell(texts.takes(people, seconds))
    elif words := texts.looked_when(plan):
        console.tell(words)


def _exit_code(plan: ReachPlan, summary: LookSummary) -> ExitCode:
    because = summary.stopped_because
    if because is not None and because.code in ABOUT_THE_ACCOUNT:
        return ExitCode.ACCOUNT_REFUSED
    reachable = plan.counts[ReachGroup.REACHABLE] == plan.rows
    return ExitCode.ALL_SENT if reachable else ExitCode.SOME_NOT_SENT
