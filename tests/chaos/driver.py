"""The process that is killed: freezes a sheet, or finds it frozen, and sends all of it.

It is the product from the spreadsheet to the results, put together as in `assembly`, except that
its clock runs faster and its requests have less time. Whatever stops the campaign, it continues,
like a person who presses Continue each time. It reports its progress on its output, so that whoever
kills it can choose the moment.
"""

import argparse
import json
import logging
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

from flowiq_desktop.core.columns.mapping import Mapping, TextSource
from flowiq_desktop.core.delivery.people_a_day import NO_LIMIT
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE
from flowiq_desktop.core.messages.types.template_fields import TEMPLATE_NAME
from flowiq_desktop.core.money.budget import NO_BUDGET, OUT_OF_MESSAGES, Budget
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.transport import Timeouts, Transport
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.restore_guard.watermark import Watermark
from flowiq_desktop.journal.tables.records import NewDelivery
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.load import LoadedSheet, load_sheet
from flowiq_desktop.services.preparing.mappings import MappingService
from flowiq_desktop.services.results.report import ReportService
from flowiq_desktop.services.sending.freezing import campaign_of, frozen_campaign
from flowiq_desktop.services.sending.frozen_rows import frozen_row
from flowiq_desktop.services.sending.progress import Wait
from flowiq_desktop.services.sending.service import (
    SendControl,
    SendOptions,
    SendProgress,
    SendService,
    SendSummary,
)
from flowiq_desktop.system.clock import Clock, local_now
from flowiq_desktop.system.logs import start_logging
from tests.bench.drive import result
from tests.chaos.mutants import MUTANTS

JOURNAL_FAULT = 4
"""Exit code when the journal cannot be written: somebody must look after it first."""
KEY = "fiq_chaoscanary7d1e"
CONNECTIONS = 4
RATE = 12_000
SPEED = 60
"""How much faster the clock runs than the real one: a minute's wait takes a second."""
CAREFUL_SPEED = 20
"""The same where it looks for two minutes what became of messages, which arrive in two seconds."""
TIMEOUTS = Timeouts(connect=2.0, read=0.5, total=0.8, second=0.05)
_MOST_RUNS = 500
_TRIED_AGAIN = "tried-again"
MIXED, ALONE = "mixed", "alone"
"""Sheets of templates, with texts among them or without."""
SAVED = {name: Template(name, f"We see you for the {name}.") for name in ("visit", "trip")}
USED_UP = "used-up"
"""The file that says that the campaign reached its budget once."""

SendJob = Generator[SendProgress, None, SendSummary]


class Driver:
    """One life of the program."""

    def __init__(self, options: argparse.Namespace) -> None:
        folder: Path = options.folder
        self._folder = folder
        self._templates: str = options.templates
        self._at_most: int = options.at_most
        self._people: int = options.people
        self._careful: bool = options.careful
        self._add_contacts: bool = options.add_contacts
        self._connection = Connection(options.url, KEY, practice=True)
        config = folder / "config"
        config.mkdir(exist_ok=True)
        watermark = Watermark(config, "this computer")
        self._journal = Journal(folder / "data", local_now, watermark=watermark)
        speed = CAREFUL_SPEED if self._careful else SPEED
        clock = Clock(monotonic_ns=lambda: time.monotonic_ns() * speed)
        self._service = SendService(self._journal, _client, clock)

    def live(self) -> None:
        """Freeze unless it is done, send until nothing is left, and save the results."""
        _say(opened=self._journal.interrupted)
        campaigns = self._journal.campaigns.all()
        campaign = campaigns[0].id if campaigns else self._freeze()
        if self._add_contacts and self._journal.contacts.consent(campaign) is None:
            self._journal.contacts.allow(campaign, NewContacts((0,)))
        if self._careful:
            self._journal.careful_starts.wish(campaign)
        if (self._at_most or self._people) and not self._limit_is_lifted(campaign):
            return
        _say(sending=campaign)
        self._send_all(campaign)
        if not self._folder.joinpath(_TRIED_AGAIN).exists():
            # Once, a person tries everything again that was refused; a death may come here too.
            ReportService(self._journal).try_again(campaign)
            self._folder.joinpath(_TRIED_AGAIN).touch()
            self._send_all(campaign)
        target = self._folder / "results.csv"
        result(ReportService(self._journal).save(campaign, target))
        _say(saved=str(target))

    def _limit_is_lifted(self, campaign: int) -> bool:
        """Send within the limits until they are reached, and lift them in the next life."""
        marker = self._folder / USED_UP
        lifted = marker.exists()
        account = self._connection.fingerprint(self._journal.accounts.salt)
        budget = Budget(messages=self._at_most) if self._at_most and not lifted else NO_BUDGET
        self._journal.costs.set_budget(campaign, budget)
        self._journal.started.set_limit(account, NO_LIMIT if lifted else self._people)
        if not lifted:
            self._send_all(campaign)
            marker.touch()
        return lifted

    def close(self) -> None:
        """Close the journal."""
        self._journal.close()

    def _send_all(self, campaign: int) -> None:
        for _ in range(_MOST_RUNS):
            if self._send(campaign):
                break

    def _freeze(self) -> int:
        loaded = result(load_sheet(self._folder / "people.csv"))
        mappings = MappingService(PreferenceStore(self._folder), lambda: local_now().date())
        mapping = mappings.suggest(loaded.sheet, "ZA").mapping.with_type("text")
        mapping = mapping.with_source("text", TextSource("Hi {{Name}}"))
        checked = result(check_sheet(loaded.sheet, mapping, "ZA"))
        if self._templates:
            return self._freeze_templates(checked, loaded)
        campaign: int = result(self._service.freeze(checked, loaded, "Chaos", practice=True))
        return campaign

    def _freeze_templates(self, texts: CheckedSheet, loaded: LoadedSheet) -> int:
        """Templates of two names in turn; where they are mixed, every third row is a text."""
        mappings = MappingService(
            PreferenceStore(self._folder), lambda: local_now().date(), templates=lambda: SAVED
        )
        checked = []
        for name in SAVED:
            sources = {PHONE_NUMBER.name: texts.mapping.sources[PHONE_NUMBER.name]}
            mapping = Mapping(TEMPLATE_TYPE.name, {**sources, TEMPLATE_NAME.name: TextSource(name)})
            mapping = mappings.completed(loaded.sheet, mapping)
            checked.append(result(check_sheet(loaded.sheet, mapping, "ZA")))

        def row(at: int) -> NewDelivery:
            mixed = self._templates == MIXED and at % 3 == 0
            return frozen_row((texts if mixed else checked[at % 2]).message(at), ("", ""))

        rows, headers = len(texts.sheet), ("Name", "Mobile")
        new = campaign_of(loaded, headers, "Chaos", practice=True)
        campaigns = self._journal.campaigns
        campaign: int = result(
            frozen_campaign(
                self._journal, new, map(row, range(rows)), rows, local_now, campaigns.freeze
            )
        )
        return campaign

    def _send(self, campaign: int) -> bool:
        """One run; whether nothing is left. What the window would show is held against the file."""
        options = SendOptions(RATE, CONNECTIONS)
        control = SendControl()
        run = self._service.run(campaign, self._connection, options, control)
        with closing(run):
            summary = self._watched(run, campaign, control)
        stored = SendProgress.of_counts(self._journal.campaigns.counts(campaign))
        shown = summary.progress
        if _figures(shown) != _figures(stored):
            _say(wrong=f"shown {_figures(shown)}, stored {_figures(stored)}")
        because = summary.stopped_because
        used_up = because is not None and because.code == OUT_OF_MESSAGES
        return summary.done or used_up or self._is_over_for_today(stored, control)

    def _is_over_for_today(self, stored: SendProgress, control: SendControl) -> bool:
        """Whether it was stopped for waiting a day, with nothing refused that left room."""
        return control.stopped and stored.sent + stored.unsure >= self._people

    def _watched(self, run: SendJob, campaign: int, control: SendControl) -> SendSummary:
        while True:
            try:
                progress = next(run)
                self._compare(progress, campaign)
                if progress.wait is Wait.PEOPLE:
                    control.stop()
            except StopIteration as ended:
                summary: SendSummary = ended.value
                return summary

    def _compare(self, shown: SendProgress, campaign: int) -> None:
        """The window may lag behind the file, and must never run ahead of it."""
        stored = SendProgress.of_counts(self._journal.campaigns.counts(campaign))
        if shown.total != stored.total or any(
            seen > kept
            for seen, kept in zip(_figures(shown)[:3], _figures(stored)[:3], strict=True)
        ):
            _say(wrong=f"shown {_figures(shown)}, stored {_figures(stored)}")


def _figures(progress: SendProgress) -> tuple[int, int, int, int]:
    return progress.sent, progress.not_sent, progress.unsure, progress.left


def _client(connection: Connection, connections: int) -> FlowIQClient:
    return FlowIQClient(connection, Transport(connections, TIMEOUTS), "chaos")


def _say(**event: object) -> None:
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Live once; JOURNAL_FAULT when the journal cannot be trusted any more."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("url")
    parser.add_argument("--mutant", default="", choices=["", *MUTANTS])
    parser.add_argument("--add-contacts", action="store_true")
    parser.add_argument("--at-most", type=int, default=0)
    parser.add_argument("--people", type=int, default=0)
    parser.add_argument("--careful", action="store_true")
    parser.add_argument("--templates", default="", choices=["", MIXED, ALONE])
    options = parser.parse_args(arguments)
    start_logging(options.folder / "logs")
    logging.getLogger().setLevel(logging.DEBUG)
    if options.mutant:
        MUTANTS[options.mutant].change(setattr)
    try:
        driver = Driver(options)
        try:
            driver.live()
        finally:
            driver.close()
    except JournalError as fault:
        _say(journal_fault=fault.message)
        return JOURNAL_FAULT
    return 0


if __name__ == "__main__":
    sys.exit(main())
