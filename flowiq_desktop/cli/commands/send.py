"""`send`: from a spreadsheet to messages that are out."""

import argparse
from collections.abc import Mapping

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import CallError, ask_to_send
from flowiq_desktop.cli.checking import load_and_check, tell
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.contacts import contacts_for
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.money.limits import budget_from, check_people_a_day, keep_people_a_day
from flowiq_desktop.cli.money.telling import (
    outline_of,
    refuse_unpriced,
    tell_cost,
    tell_limits,
    tell_unreadable,
)
from flowiq_desktop.cli.reaching import plan_of, tell_before_sending
from flowiq_desktop.cli.reading.looking import look_behind_links
from flowiq_desktop.cli.reading.told import refuse_unsure
from flowiq_desktop.cli.send_times import (
    send_times_from,
    tell_careful,
    tell_late_windows,
    tell_of_the_night,
    tell_times,
)
from flowiq_desktop.cli.sending import connection_for, send_campaign
from flowiq_desktop.core.delivery.send_times import AT_ONCE
from flowiq_desktop.core.money.budget import NO_BUDGET
from flowiq_desktop.services.reach.plan import ReachPlan
from flowiq_desktop.services.reach.texts import not_looked
from flowiq_desktop.services.results.report import Source
from flowiq_desktop.services.sending.campaign_wishes import CampaignWishes
from flowiq_desktop.texts import say, say_count


def send(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    environment: Mapping[str, str],
) -> ExitCode:
    """Send to everybody whose row is ready; raises an AppError in words."""
    connection = connection_for(options, services, environment)
    times = send_times_from(options, AT_ONCE)
    budget = budget_from(options, NO_BUDGET, services)
    check_people_a_day(options)
    services.report.check_target(options.results, Source(options.file))
    known = services.looks.known(connection)
    checked = load_and_check(options, services, console, known.is_contact)
    look_behind_links(checked, options, services, console)
    origin = checked.loaded.origin
    services.report.check_target(options.results, Source(origin.path, origin.sha256))
    tell(checked, console)
    refuse_unsure(checked.loaded, options)
    plan = plan_of(checked, services, connection, console)
    tell_before_sending(plan, console)
    ready = plan.to_send
    if not ready:
        raise CallError(say("No row is ready to be sent."))
    pace = options.rate or services.preferences.current.rate_per_minute
    tell_of_the_night(times, ready, pace, console)
    found = outline_of(checked, console, plan.known)
    cost = services.costs.estimate(found.templates)
    tell_cost(cost, console)
    tell_unreadable(services.costs.tariff(), found.templates, console)
    refuse_unpriced(budget, found, services)
    keep_people_a_day(options, services, connection)
    new = services.costs.new_people(found.template_numbers, connection)
    tell_limits(budget, new, console)
    tell_late_windows(plan, times, pace, console)
    contacts = contacts_for(options, checked, console)
    if not (options.yes or options.practice):
        ask_to_send(lambda: _what_is_sent(ready, plan), console)
    console.tell(_sending(ready, options.practice))
    tell_times(times, console)
    tell_careful(console, careful=options.careful_start)
    freezing = services.send.freeze(
        checked.sheet,
        checked.loaded,
        options.file.stem,
        connection.practice,
        CampaignWishes(times, budget, options.careful_start, contacts),
        plan.known.kept_out,
    )
    campaign = console.watch(freezing)
    return send_campaign(campaign, options, services, connection, console)


def _what_is_sent(ready: int, plan: ReachPlan) -> str:
    what = say_count("This sends 1 message.", "This sends {n} messages.", ready)
    return f"{what} {not_looked(plan)}".strip()


def _sending(ready: int, practice: bool) -> str:
    if practice:
        return say_count(
            "Sending 1 message in practice mode (nothing is really sent).",
            "Sending {n} messages in practice mode (nothing is really sent).",
            ready,
        )
    return say_count("Sending 1 message.", "Sending {n} messages.", ready)
