"""Runs one subcommand: what is done about each, and what goes wrong, in words."""

import argparse
import logging
import os
from collections.abc import Mapping, Sequence

from flowiq_desktop.assembly import Services, build_services
from flowiq_desktop.cli.calls import CallError, ask_to_send
from flowiq_desktop.cli.checking import as_json, load_and_check, tell
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.contacts import contacts_for
from flowiq_desktop.cli.counts import counts_in_words
from flowiq_desktop.cli.erasing import delete_old, erase
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.money.limits import (
    budget_from,
    check_people_a_day,
    keep_people_a_day,
)
from flowiq_desktop.cli.money.prices import prices
from flowiq_desktop.cli.money.telling import (
    cost_json,
    outline_of,
    refuse_unpriced,
    tell_cost,
    tell_limits,
    tell_unreadable,
)
from flowiq_desktop.cli.moving import move
from flowiq_desktop.cli.options.parser import build_parser
from flowiq_desktop.cli.reaching import plan_of, reach, tell_before_sending
from flowiq_desktop.cli.reading.damage import (
    damage_json,
    damage_of,
    refuse_undoing_nowhere,
    tell_damage,
)
from flowiq_desktop.cli.reading.looking import look_behind_links, looks_json
from flowiq_desktop.cli.reading.mended_links import (
    mend_where_wished,
    refuse_mending_nowhere,
    tell_how_to_mend,
)
from flowiq_desktop.cli.reading.told import refuse_unsure
from flowiq_desktop.cli.reconciling import settle
from flowiq_desktop.cli.rescuing import HINT, rescue
from flowiq_desktop.cli.resuming import resume
from flowiq_desktop.cli.saving_list import save_corrected
from flowiq_desktop.cli.saving_templates import templates
from flowiq_desktop.cli.send_times import (
    send_times_from,
    tell_careful,
    tell_late_windows,
    tell_of_the_night,
    tell_times,
)
from flowiq_desktop.cli.sending import connection_for, send_campaign
from flowiq_desktop.cli.stop_list import stop_list
from flowiq_desktop.core.delivery.send_times import AT_ONCE
from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.money.budget import NO_BUDGET
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.services.preparing.load import SheetWorkers
from flowiq_desktop.services.reach.texts import not_looked
from flowiq_desktop.services.results.report import Source
from flowiq_desktop.system.calm_collector import calm_collector
from flowiq_desktop.system.logs import start_logging
from flowiq_desktop.system.paths import FolderError, Folders
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import side_by_side

_LOG = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> int:
    """Run one subcommand; its exit code."""
    options = build_parser().parse_args(arguments)
    return run_command(options, os.environ)


def folders_of(options: argparse.Namespace) -> Folders:
    """Where everything is kept, as the options say."""
    root = getattr(options, "data_dir", None)
    return Folders.of_data_dir(root) if root else Folders.of_user()


def run_command(
    options: argparse.Namespace,
    environment: Mapping[str, str],
    workers: SheetWorkers | None = None,
) -> int:
    """Run the subcommand in the options; every foreseen error becomes one sentence.

    Args:
        options: of the command line.
        environment: the variables of the process.
        workers: with one of them prepared, perhaps; they are closed with the services.
    """
    calm_collector()
    console = Console()
    try:
        folders = folders_of(options).create()
    except FolderError as fault:
        console.say_error(fault)
        return int(ExitCode.WRONG_CALL)
    handler = start_logging(folders.logs)
    try:
        if options.command == "rescue":
            return int(rescue(options, folders, console))
        with build_services(folders, workers=workers) as services:
            if warning := services.holds.copy_warning:
                console.tell(warning)
            return int(_COMMANDS[options.command](options, services, console, environment))
    except AppError as fault:
        console.say_error(fault)
        if isinstance(fault, JournalError) and fault.damaged:
            console.tell(say(HINT, command="flowiq-desktop rescue FOLDER"))
    except KeyboardInterrupt:
        return int(ExitCode.INTERRUPTED)
    except Exception as fault:  # noqa: BLE001 - a sentence for the person, the rest for who helps
        _LOG.exception("A fault of the program")
        console.tell(
            say(
                "The program made a mistake ({kind}). What was sent is noted all the same. Whoever"
                " helps you finds more in {folder}.",
                kind=type(fault).__name__,
                folder=folders.logs,
            )
        )
    finally:
        if handler is not None:
            handler.close()
    return int(ExitCode.WRONG_CALL)


def _check(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    _environment: Mapping[str, str],
) -> ExitCode:
    budget = budget_from(options, NO_BUDGET, services)
    check_people_a_day(options)
    if options.row_per_number and options.save_corrected is None:
        raise CallError(say("--row-per-number goes with --save-corrected."))
    refuse_undoing_nowhere(options)
    refuse_mending_nowhere(options)
    report = console if options.json else console.reporting()
    checked = load_and_check(options, services, report)
    mend_where_wished(checked.sheet, options, report)
    looks = look_behind_links(checked, options, services, report)
    damage = damage_of(checked.sheet, options, report)
    if options.save_corrected is not None:
        save_corrected(
            options.save_corrected, checked, services, console, split=options.row_per_number
        )
    found = outline_of(checked, console, services.looks.known(None, practice=options.practice))
    cost = services.costs.estimate(found.templates)
    if options.json:
        more = {"damage": damage_json(damage), "cost": cost_json(cost)}
        more |= {"media": looks_json(looks)} if looks is not None else {}
        console.result({**as_json(checked, options.messages), **more})
    else:
        tell(checked, report)
        tell_damage(damage, report)
        tell_how_to_mend(checked.sheet, report)
        tell_cost(cost, report)
        tell_unreadable(services.costs.tariff(), found.templates, report)
    refuse_unpriced(budget, found, services)
    counts = checked.sheet.counts()
    return ExitCode.ALL_SENT if counts.ready == counts.rows else ExitCode.SOME_NOT_SENT


def _send(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    environment: Mapping[str, str],
) -> ExitCode:
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
        what = say_count("This sends 1 message.", "This sends {n} messages.", ready)
        ask_to_send(f"{what} {not_looked(plan)}".strip(), console)
    console.tell(_sending(ready, options.practice))
    tell_times(times, console)
    tell_careful(console, careful=options.careful_start)
    freezing = services.send.freeze(
        checked.sheet,
        checked.loaded,
        options.file.stem,
        connection.practice,
        times,
        kept_out=plan.known.kept_out,
        budget=budget,
        careful=options.careful_start,
    )
    campaign = console.watch(freezing)
    if contacts is not None:
        services.contacts.allow(campaign, contacts)
    return send_campaign(campaign, options, services, connection, console)


def _campaigns(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    _environment: Mapping[str, str],
) -> ExitCode:
    if options.hold_nothing_back:
        services.holds.acknowledge_missing()
        console.tell(
            say("New campaigns are not held back any more for messages missing from the list.")
        )
    if options.delete_older_than:
        delete_old(options, services, console)
    recent = services.campaigns.recent()
    if options.json:
        console.result(
            [
                {
                    "id": entry.id,
                    "name": entry.name,
                    "state": entry.state,
                    "created": entry.created.isoformat(),
                    "total": entry.total,
                    "sent": entry.sent,
                    "not_sent": entry.not_sent,
                    "unsure": entry.unsure,
                    "left": entry.left,
                }
                for entry in recent
            ]
        )
        return ExitCode.ALL_SENT
    for entry in recent:
        name = say("{name} (practice)", name=entry.name) if entry.practice else entry.name
        counts = side_by_side(counts_in_words(entry))
        console.line(f"{entry.id:>5}  {entry.created:%Y-%m-%d %H:%M}  {name}: {counts}")
    return ExitCode.ALL_SENT


def _sending(ready: int, practice: bool) -> str:
    if practice:
        return say_count(
            "Sending 1 message in practice mode (nothing is really sent).",
            "Sending {n} messages in practice mode (nothing is really sent).",
            ready,
        )
    return say_count("Sending 1 message.", "Sending {n} messages.", ready)


_COMMANDS = {
    "check": _check,
    "reach": reach,
    "send": _send,
    "campaigns": _campaigns,
    "move": move,
    "resume": resume,
    "settle": settle,
    "stop-list": stop_list,
    "erase": erase,
    "templates": templates,
    "prices": prices,
}
