"""Sending and resuming a campaign from the command line."""

import argparse
import os
import signal
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from types import FrameType

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.contacts import tell_added
from flowiq_desktop.cli.counts import counts_in_words
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.money.telling import (
    budget_json,
    cost_json,
    tell_how_to_raise,
    tell_spent,
)
from flowiq_desktop.cli.options.typed import command
from flowiq_desktop.cli.results import SavedResults, save_results
from flowiq_desktop.core.reach.turned_away import WINDOW_CLOSED
from flowiq_desktop.flowiq.reasons import ABOUT_THE_ACCOUNT
from flowiq_desktop.services.account.account import DEFAULT_URL, Connection
from flowiq_desktop.services.results.campaigns import CampaignSummary
from flowiq_desktop.services.sending.duplicate_holds import INSTEAD
from flowiq_desktop.services.sending.new_contacts import CONTACT_NOT_FOUND
from flowiq_desktop.services.sending.service import SendControl, SendOptions, SendSummary
from flowiq_desktop.texts import say, say_count


def connection_for(
    options: argparse.Namespace, services: Services, environment: Mapping[str, str]
) -> Connection:
    """What to send through: practice mode, the environment's account, or the remembered one.

    Raises CallError when the key, the address or the proxy cannot be used.
    """
    if options.practice:
        return services.practice.start()
    kept = services.account.summary
    url, problem = services.account.check_url(
        options.api_url or environment.get("FLOWIQ_API_URL", "") or kept.api_url or DEFAULT_URL
    )
    if problem:
        raise CallError(problem)
    proxy, problem = services.account.check_proxy(environment.get("FLOWIQ_PROXY", kept.proxy))
    if problem:
        raise CallError(say("{name} cannot be used. {why}", name="FLOWIQ_PROXY", why=problem))
    tenant = environment.get("FLOWIQ_TENANT_ID", kept.tenant_id)
    if environment.get("FLOWIQ_API_KEY"):
        entry = services.account.check_key(environment["FLOWIQ_API_KEY"])
        if entry.problem:
            raise CallError(
                say("{name} cannot be used. {why}", name="FLOWIQ_API_KEY", why=entry.problem)
            )
        return Connection(url, entry.key, tenant, proxy=proxy)
    remembered = services.account.connection()
    # A key belongs to its address: it is never sent to another one.
    if remembered is None or remembered.api_url != url:
        raise CallError(
            say("There is no API key. Set FLOWIQ_API_KEY, or use --practice to try it out.")
        )
    return Connection(url, remembered.key, tenant, proxy=proxy)


def send_campaign(
    campaign: int,
    options: argparse.Namespace,
    services: Services,
    connection: Connection,
    console: Console,
) -> ExitCode:
    """Send what is left of a campaign, save the results, and say how it went."""
    held = _see_to_held(campaign, options, services, console)
    if note := services.send.change_of_account(campaign, connection):
        console.tell(note)
    choices = services.preferences.current
    pace = SendOptions(
        options.rate or choices.rate_per_minute, options.connections or choices.connections
    )
    control = SendControl()
    run = services.send.run(campaign, connection, pace, control)
    # Whatever ends the watching, such as a broken pipe, what is in flight is awaited and stored.
    with _signals_stop(control, console) as stopped, closing(run):
        summary = console.watch_sending(run)
    _tell(summary, options, console)
    tell_spent(campaign, services.costs, console)
    tell_added(campaign, services, console)
    # What another campaign has sent since is found at the start of the run.
    if services.holds.held(campaign) != held:
        tell_held(campaign, services, console)
    tell_stopped(campaign, services, console)
    _tell_refused(campaign, options, services, console)
    results = save_results(campaign, options, services, console)
    record = services.campaigns.summary(campaign)
    if options.json:
        because = summary.stopped_because.code if summary.stopped_because else ""
        console.result(report_of(record, services, results, because))
    code = _exit_code(summary, record, bool(stopped))
    sent = code in (ExitCode.ALL_SENT, ExitCode.SOME_NOT_SENT)
    return code if results.path or not sent else ExitCode.WRONG_CALL


def _see_to_held(
    campaign: int, options: argparse.Namespace, services: Services, console: Console
) -> int:
    """Release the rows held back, or say that there are some; returns how many still are."""
    released = services.holds.release(campaign) if options.send_again else 0
    if options.send_moved:
        released += services.holds.release(campaign, INSTEAD)
    if released:
        console.tell(
            say_count(
                "1 that was held back is sent all the same.",
                "{n} that were held back are sent all the same.",
                released,
            )
        )
    return tell_held(campaign, services, console)


def tell_held(campaign: int, services: Services, console: Console) -> int:
    """Say how many rows are held back, and how to release them; returns how many."""
    reasons = services.holds.reasons(campaign)
    ran_out, moved = reasons.get(WINDOW_CLOSED, 0), reasons.get(INSTEAD, 0)
    held = sum(reasons.values())
    if repeats := held - ran_out - moved:
        console.tell_surely(
            lambda: say_count(
                "1 held back: the same message went to the same person before, or may have."
                " Add --send-again to send it all the same.",
                "{n} held back: the same message went to the same person before, or may have."
                " Add --send-again to send them all the same.",
                repeats,
            )
        )
    if ran_out:
        move = f"flowiq-desktop move {campaign} --template NAME"
        console.tell_surely(
            lambda: say_count(
                "1 held back: this person's 24 hours were over when their turn came. Send it as a"
                " template with {command}, or add --send-again to send it all the same.",
                "{n} held back: these people's 24 hours were over when their turn came. Send them"
                " as a template with {command}, or add --send-again to send them all the same.",
                ran_out,
                command=move,
            )
        )
    if moved:
        console.tell_surely(
            lambda: say_count(
                "1 held back: this person gets a template instead, in another campaign. Add"
                " --send-moved to send this as well.",
                "{n} held back: these people get a template instead, in another campaign. Add"
                " --send-moved to send this as well.",
                moved,
            )
        )
    return held


def tell_stopped(campaign: int, services: Services, console: Console) -> None:
    """Say how many rows are held back that no release lets go, and why."""
    if stopped := services.holds.stopped(campaign):
        console.tell_surely(
            lambda: say_count(
                "1 held back: this person does not want messages. See: {command}",
                "{n} held back: these people do not want messages. See: {command}",
                stopped,
                command="flowiq-desktop stop-list why NUMBER",
            )
        )
    if strangers := services.holds.strangers(campaign):
        console.tell_surely(
            lambda: say_count(
                "1 held back: the template would add this person to your contacts. Look them up"
                " with `reach`, or add --create-contacts.",
                "{n} held back: the template would add these people to your contacts. Look them up"
                " with `reach`, or add --create-contacts.",
                strangers,
            )
        )
    if kept_out := services.holds.kept_out(campaign):
        console.tell_surely(
            lambda: say_count(
                "1 held back: this person has been blocked in FlowIQ since, or wants no"
                " broadcasts.",
                "{n} held back: these people have been blocked in FlowIQ since, or want no"
                " broadcasts.",
                kept_out,
            )
        )


def _tell(summary: SendSummary, options: argparse.Namespace, console: Console) -> None:
    at = summary.progress
    console.tell(" · ".join(counts_in_words(at)))
    if summary.stopped_because:
        console.tell(f"{summary.stopped_because.sentence} {summary.stopped_because.advice}")
    if at.unsure:
        look = command(options, "settle", str(summary.campaign_id), "--check")
        console.tell_surely(
            lambda: say_count(
                "Look for the 1 unsure before sending it again: {command}",
                "Look for the {n} unsure before sending them again: {command}",
                at.unsure,
                command=look,
            )
        )
    if at.left and not tell_how_to_raise(summary, options, console):
        go_on = command(options, "resume", str(summary.campaign_id), "--results", "OUT")
        console.tell(say("Go on with: {command}", command=go_on))


def _tell_refused(
    campaign: int, options: argparse.Namespace, services: Services, console: Console
) -> None:
    """How to try rows again that were not sent for reasons that may pass."""
    counts: Counter[str] = Counter()
    for group in services.report.groups(campaign):
        if group.can_retry:
            counts[group.reason] += group.count
    if counts:
        which = ",".join(sorted(counts))
        again = command(options, "resume", str(campaign), "--again", which, "--results", "OUT")
        console.tell(
            say_count(
                "1 row can be tried again once the cause is gone, with: {command}",
                "{n} rows can be tried again once the cause is gone, with: {command}",
                counts.total(),
                command=again,
            )
        )
    if counts[CONTACT_NOT_FOUND] and services.contacts.allowed(campaign) is None:
        console.tell(
            say_count(
                "Add --create-contacts to it to have the 1 who is no contact added to your contacts"
                " in FlowIQ.",
                "Add --create-contacts to it to have the {n} who are no contacts added to your"
                " contacts in FlowIQ.",
                counts[CONTACT_NOT_FOUND],
            )
        )


def report_of(
    record: CampaignSummary | None,
    services: Services,
    results: SavedResults,
    stopped_because: str = "",
) -> dict[str, object]:
    """What `send --json` and `resume --json` print."""
    if record is None:
        return {}
    return {
        "campaign": record.id,
        "rows": record.rows,
        "total": record.total,
        "sent": record.sent,
        "not_sent": record.not_sent,
        "unsure": record.unsure,
        "left": record.left,
        "held": services.holds.held(record.id),
        "asked_not_to": services.holds.stopped(record.id),
        "blocked_since": services.holds.kept_out(record.id),
        "contacts_added": services.contacts.added(record.id),
        "contacts_maybe_added": services.contacts.maybe_added(record.id),
        "cost": cost_json(services.costs.used(record.id)),
        "budget": budget_json(services.costs.budget(record.id)),
        "stopped_because": stopped_because,
        **results.to_json(),
    }


def _exit_code(summary: SendSummary, record: CampaignSummary | None, stopped: bool) -> ExitCode:
    if stopped:
        return ExitCode.INTERRUPTED
    if summary.stopped_because and summary.stopped_because.code in ABOUT_THE_ACCOUNT:
        return ExitCode.ACCOUNT_REFUSED
    everything = record is not None and summary.progress.sent == record.rows
    return ExitCode.ALL_SENT if everything else ExitCode.SOME_NOT_SENT


@contextmanager
def _signals_stop(control: SendControl, console: Console) -> Iterator[list[int]]:
    """Let Ctrl-C and a request to end finish what is in flight; yields the signals that came."""
    came: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        if not came:
            console.tell(say("Stopping: waiting for the messages under way …"))
        came.append(number)
        control.stop()

    watched = [signal.SIGINT, signal.SIGTERM]
    if os.name == "posix":
        watched.append(signal.SIGHUP)
    before = {number: signal.signal(number, stop) for number in watched}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
