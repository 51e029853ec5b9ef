"""Continuing a campaign from the command line, trying rows again, or only saving its results."""

import argparse
from collections.abc import Collection, Mapping

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import CallError, ask_to_send, campaign_named
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.contacts import contacts_for_campaign, withdraw_contacts
from flowiq_desktop.cli.counts import counts_in_words
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.money.limits import (
    budget_from,
    check_people_a_day,
    keep_people_a_day,
)
from flowiq_desktop.cli.money.telling import tell_cost, tell_limits, tell_spent
from flowiq_desktop.cli.results import save_results
from flowiq_desktop.cli.send_times import send_times_from, tell_times
from flowiq_desktop.cli.sending import (
    connection_for,
    report_of,
    send_campaign,
    tell_held,
    tell_stopped,
)
from flowiq_desktop.services.results.campaigns import CampaignSummary
from flowiq_desktop.services.results.report import FailureGroup
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import side_by_side
from flowiq_desktop.texts.numbers import number

_ALL = "all"
_OF_SENDING = (
    *("--again", "--at", "--spread-until", "--quiet-hours", "--careful-start"),
    *("--budget", "--at-most", "--people-a-day", "--send-again", "--send-moved"),
    *("--create-contacts", "--no-create-contacts", "--contact-tags"),
)
"""What a call says of sending; pace and account are told to every command alike."""


def resume(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    environment: Mapping[str, str],
) -> ExitCode:
    """Continue a campaign; a wrong call, or results that cannot be saved, raise before that."""
    _refuse_to_send(options)
    record = campaign_named(options, services)
    services.report.check_target(options.results, services.report.source(record.id))
    again = _to_try_again(options, services, record.id)
    if options.no_create_contacts:
        withdraw_contacts(record.id, services, console)
        record = campaign_named(options, services)
    strangers = options.create_contacts is not None and services.holds.strangers(record.id)
    held = options.send_again or options.send_moved or strangers
    if options.save_only or not (record.left or again or held):
        return _only_save(record, options, services, console)
    options.practice = options.practice or record.practice
    connection = connection_for(options, services, environment)
    times = send_times_from(options, services.send.times_of(record.id))
    budget = budget_from(options, services.costs.budget(record.id), services)
    check_people_a_day(options)
    console.tell(
        say_count(
            '"{name}" stopped at {done:,} of {total:,}; 1 is unsure.',
            '"{name}" stopped at {done:,} of {total:,}; {n} are unsure.',
            record.unsure,
            name=record.name,
            done=record.total - record.left,
            total=record.total,
        )
    )
    if because := services.campaigns.why_paused(record):
        console.tell(f"{because.sentence} {because.advice}")
    keep_people_a_day(options, services, connection)
    tell_cost(services.costs.waiting(record.id), console)
    new = services.costs.new_people(services.costs.template_numbers(record.id), connection)
    tell_limits(budget, new, console)
    contacts = contacts_for_campaign(options, record.id, services, console)
    _ask(record, again, options, console)
    if contacts is not None:
        services.contacts.allow(record.id, contacts)
    for group in again:
        services.report.try_again(record.id, group.reason, group.state)
    services.costs.set_budget(record.id, budget)
    services.send.set_times(record.id, times)
    if options.careful_start:
        services.send.start_carefully(record.id)
    tell_times(times, console)
    return send_campaign(record.id, options, services, connection, console)


def _refuse_to_send(options: argparse.Namespace) -> None:
    """Raise CallError where a call that only saves says how to send: it would be dropped unsaid."""
    given = [
        option for option in _OF_SENDING if getattr(options, _name(option)) not in {None, False}
    ]
    if options.save_only and given:
        raise CallError(
            say(
                "--save-only sends nothing: leave one of --save-only and {option} out.",
                option=given[0],
            )
        )


def _name(option: str) -> str:
    return option.removeprefix("--").replace("-", "_")


def _ask(
    record: CampaignSummary,
    again: Collection[FailureGroup],
    options: argparse.Namespace,
    console: Console,
) -> None:
    """Ask for a yes, where one is needed; raises CallError without one."""
    rows = sum(group.count for group in again)
    if rows:
        console.tell(
            say_count(
                "Trying again the 1 that was refused or given up.",
                "Trying again the {n} that were refused or given up.",
                rows,
            )
        )
    if (record.left or rows) and not (options.yes or record.practice):
        ask_to_send(lambda: _what_is_sent(record.left, rows), console)


def _what_is_sent(left: int, refused: int) -> str:
    waiting = say_count("the 1 that waits", "the {n} that wait", left)
    again = say_count(
        "the 1 that was refused or given up", "the {n} that were refused or given up", refused
    )
    if left and refused:
        return say("This sends {waiting} and {refused}.", waiting=waiting, refused=again)
    return say("This sends {messages}.", messages=waiting if left else again)


def _to_try_again(
    options: argparse.Namespace, services: Services, campaign: int
) -> list[FailureGroup]:
    """The rows that --again names, in groups; "all" are those for which it may help.

    Raises:
        CallError: there are none.
    """
    if options.again is None:
        return []
    named = {reason.strip() for reason in options.again.split(",")}
    unsent = [group for group in services.report.groups(campaign) if group.unsent]
    chosen = [g for g in unsent if g.reason in named or (_ALL in named and g.can_retry)]
    missing = named - {group.reason for group in unsent} - {_ALL}
    if chosen and not missing:
        return chosen
    fits = say("--again {reasons} fits no rows.", reasons=options.again)
    raise CallError(f"{fits} {_choices(unsent)}")


def _choices(unsent: Collection[FailureGroup]) -> str:
    counts: dict[str, int] = {}
    for group in unsent:
        counts[group.reason] = counts.get(group.reason, 0) + group.count
    if not counts:
        return say("No row was refused or given up.")
    there = side_by_side([f"{reason} ({number(n)})" for reason, n in counts.items()])
    return say("There are: {reasons}.", reasons=there)


def _only_save(
    record: CampaignSummary, options: argparse.Namespace, services: Services, console: Console
) -> ExitCode:
    """Save the results as they are; nothing is sent, and no key is needed."""
    console.tell(" · ".join(counts_in_words(record)))
    tell_spent(record.id, services.costs, console)
    tell_held(record.id, services, console)
    tell_stopped(record.id, services, console)
    results = save_results(record.id, options, services, console)
    if options.json:
        console.result(report_of(record, services, results))
    if not results.path:
        return ExitCode.WRONG_CALL
    return ExitCode.ALL_SENT if record.sent == record.rows else ExitCode.SOME_NOT_SENT
