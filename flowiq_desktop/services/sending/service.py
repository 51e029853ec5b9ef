"""Send: a checked sheet is frozen into a campaign, and the campaign is sent."""

import logging
from collections import defaultdict
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from dataclasses import replace
from itertools import chain

from flowiq_desktop.core.delivery.send_times import SendTimes
from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.money.tariff import Tariff
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.core.reach.stop_list import HELD_FOR, StopScope
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.reasons import Meaning, WhoseMove, meaning_of
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.services.preparing.check import CheckedSheet
from flowiq_desktop.services.preparing.load import LoadedSheet
from flowiq_desktop.services.preparing.outline import nobody_is_kept_out
from flowiq_desktop.services.sending.account_match import (
    SendRefusedError,
    campaign_for,
    change_of_account,
)
from flowiq_desktop.services.sending.campaign_wishes import (
    NO_WISHES,
    CampaignWishes,
    keep_wishes,
)
from flowiq_desktop.services.sending.control import SendControl
from flowiq_desktop.services.sending.duplicate_holds import hold_repeats
from flowiq_desktop.services.sending.freezing import campaign_of, frozen_campaign, frozen_test
from flowiq_desktop.services.sending.frozen_rows import (
    KeptOut,
    frozen_rows,
)
from flowiq_desktop.services.sending.gates.look_holds import hold_turned_away
from flowiq_desktop.services.sending.gates.stop_holds import hold_stopped
from flowiq_desktop.services.sending.gates.stretches import Clients, Stretches
from flowiq_desktop.services.sending.gates.time_gate import refuse_never_allowed
from flowiq_desktop.services.sending.limits.costs import no_prices, tally_of
from flowiq_desktop.services.sending.limits.people import PeopleOfTheDay
from flowiq_desktop.services.sending.limits.run_limits import RunLimits
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.moves.moved_rows import MovedRowsService
from flowiq_desktop.services.sending.pause_texts import advice_for_a_test, why_paused
from flowiq_desktop.services.sending.progress import SendProgress
from flowiq_desktop.services.sending.run import SendOptions, SendRun, Unstored
from flowiq_desktop.services.sending.summary import SendSummary, TestResult
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.system.sleep_inhibitor import kept_awake
from flowiq_desktop.texts import mark, say

__all__ = [
    "Meaning",
    "SendControl",
    "SendOptions",
    "SendProgress",
    "SendRefusedError",
    "SendService",
    "SendSummary",
    "TestResult",
    "WhoseMove",
]

_LOG = logging.getLogger(__name__)


class SendService:
    """Freezes campaigns and runs them, one run at a time."""

    def __init__(
        self,
        journal: Journal,
        new_client: Callable[[Connection, int], FlowIQClient],
        clock: Clock,
        locks: CampaignLocks | None = None,
        tariff: Callable[[], Tariff] = no_prices,
    ) -> None:
        """Put the service together.

        Args:
            journal: where everything is recorded.
            new_client: makes a client for a connection and so many connections.
            clock: time and chance.
            locks: shared with whoever else changes this journal's campaigns, if anyone does.
            tariff: the prices that the person has entered.
        """
        self._journal = journal
        self._new_client = new_client
        self._clock = clock
        self._locks = locks or CampaignLocks()
        self._tariff = tariff
        self._people = PeopleOfTheDay(journal, clock)
        self._unstored: defaultdict[int, list[Unstored]] = defaultdict(list)

    # -- freezing ---------------------------------------------------------------------------

    def freeze(
        self,
        checked: CheckedSheet,
        loaded: LoadedSheet,
        name: str,
        practice: bool,
        wishes: CampaignWishes = NO_WISHES,
        kept_out: KeptOut = nobody_is_kept_out,
    ) -> Generator[Progress, None, int]:
        """Write every row of the sheet, sendable or not, into a new campaign; returns its id.

        From then on the sheet is never read again. A row that another campaign has sent in the
        last 30 days, word for word to the same person, is held back until a person releases it;
        so is one to somebody who does not want messages, until they are taken off that list, and
        one to somebody whom a campaign of this spreadsheet sends a template instead.
        Raises JournalError; an interrupted freeze leaves nothing behind.

        Args:
            checked: the sheet.
            loaded: where it came from.
            name: what the person calls it.
            practice: nothing is really sent.
            wishes: what the person wishes of it.
            kept_out: why nothing may be sent to a number, by FlowIQ's own settings for the person
                (`services.reach.known.Known.kept_out`); "" when something may.
        """
        moved = MovedRowsService(self._journal).of(loaded, practice=practice)
        stops = self._journal.stop_list.lookup(practice=practice)
        rows = frozen_rows(
            checked,
            kept_out,
            moved,
            lambda number: HELD_FOR[StopScope.EVERYTHING] if stops.entry(number) else "",
        )
        new = campaign_of(loaded, checked.sheet.headers, name, practice=practice)

        def freeze(campaign: int) -> None:
            keep_wishes(self._journal, campaign, wishes)
            self._journal.costs.freeze_prices(campaign, self._tariff())
            self._journal.campaigns.freeze(campaign)

        return (
            yield from frozen_campaign(
                self._journal, new, rows, len(checked.sheet), self._clock.now, freeze
            )
        )

    # -- sending ----------------------------------------------------------------------------

    def run(
        self, campaign: int, connection: Connection, options: SendOptions, control: SendControl
    ) -> Generator[SendProgress, None, SendSummary]:
        """Send what is left of a campaign, reporting progress some ten times a second.

        Closing the generator stops it, after what is in flight has been awaited and stored.

        Raises:
            SendRefusedError: a practice campaign through a real account, or the reverse; or it
                is being sent already, or unsure messages are being looked for; or nobody knows what
                some of its messages cost, and it may not cost more than so much.
            JournalError: the journal cannot be written; nothing more was sent.
        """
        campaign_for(self._journal, campaign, connection)
        account = connection.fingerprint(self._journal.accounts.salt)
        clients = Clients(connection, options.connections, self._new_client)
        sending = self._locks.sending(campaign)
        with closing(clients), sending, self._people.of(account) as people:
            self._store_what_is_left(campaign)
            self._store_what_others_left()
            yield from self._hold_back(campaign, account)
            times = self._journal.send_times.of(campaign)
            refuse_never_allowed(self._journal.deliveries.waiting(campaign), times, self._clock)

            def limits() -> RunLimits:
                return RunLimits(tally_of(self._journal, campaign, self._tariff()), people)

            limits()  # refuses what nobody knows the price of, before anything is begun
            run = Stretches(self._journal, clients, campaign, options, control, self._clock, limits)
            self._journal.campaigns.set_state(campaign, CampaignState.RUNNING)
            with kept_awake() as sleep_note:
                try:
                    yield from self._progress(campaign, run, control)
                finally:
                    at_end = self._conclude(campaign, run)
        if isinstance(run.fault, JournalError):
            raise run.fault
        if run.fault is not None:
            _LOG.error("The run ended by a fault of the program", exc_info=run.fault)
        why = run.stopped_for
        because = why_paused(self._journal, campaign, why, at_end.left) if why else None
        done = not at_end.left
        stopped = control.stopped and not done and because is None
        return SendSummary(campaign, at_end, done, because, stopped, sleep_note)

    def times_of(self, campaign: int) -> SendTimes:
        """When a campaign may go out. Raises JournalError."""
        return self._journal.send_times.of(campaign)

    def set_times(self, campaign: int, times: SendTimes) -> None:
        """Change when a campaign may go out; it counts from its next run on.

        Raises:
            SendRefusedError: it is being sent.
            JournalError: the journal cannot be written.
        """
        with self._locks.sending(campaign):
            self._journal.send_times.set(campaign, times)

    def start_carefully(self, campaign: int) -> None:
        """Send five first when it is continued; where that is over already, nothing changes.

        Raises:
            SendRefusedError: it is being sent.
            JournalError: the journal cannot be written.
        """
        with self._locks.sending(campaign):
            self._journal.careful_starts.wish(campaign)

    def change_of_account(self, campaign: int, connection: Connection) -> str:
        """What to say before continuing through another account than before, or "".

        Raises:
            JournalError: the journal cannot be read.
        """
        return change_of_account(self._journal, campaign, connection)

    def _hold_back(self, campaign: int, account: bytes) -> Generator[SendProgress, None, None]:
        """Hold back who does not want it by now, or cannot get it, and what was sent since."""
        for _ in chain(
            hold_stopped(self._journal, campaign),
            hold_turned_away(self._journal, campaign, account),
            hold_repeats(self._journal, campaign, self._clock.now()),
        ):
            yield SendProgress.of_counts(self._journal.campaigns.counts(campaign))

    def _progress(
        self, campaign: int, run: Stretches, control: SendControl
    ) -> Generator[SendProgress, None, None]:
        """The run's progress; a pause is on disk before the window says "paused"."""
        paused = False
        with closing(run.progress()) as stream:
            for progress in stream:
                if control.paused != paused:
                    paused = control.paused
                    state = CampaignState.PAUSED if paused else CampaignState.RUNNING
                    self._journal.campaigns.set_state(campaign, state, "paused" if paused else "")
                yield replace(progress, paused=paused)

    def _conclude(self, campaign: int, run: Stretches | SendRun) -> SendProgress:
        """Write down how the run ended; the counts at its end."""
        self._unstored[campaign] += run.unstored
        if isinstance(run.fault, JournalError):
            # What cannot be stored now is stored before the next run, or is unsure after a restart.
            with suppress(JournalError):
                self._store_what_is_left(campaign)
                self._journal.campaigns.set_state(campaign, CampaignState.PAUSED, run.stopped_for)
            return SendProgress.of_counts({})  # whoever waits for the counts gets the fault
        self._store_what_is_left(campaign)
        at_end = SendProgress.of_counts(self._journal.campaigns.counts(campaign))
        if at_end.left:
            reason = run.stopped_for or "stopped"
            self._journal.campaigns.set_state(campaign, CampaignState.PAUSED, reason)
        else:
            self._journal.campaigns.set_state(campaign, CampaignState.DONE)
        return at_end

    def _store_what_is_left(self, campaign: int) -> None:
        """Store the outcomes a full disk refused; whatever else is in flight becomes unsure.

        Called while nobody is sending the campaign.
        """
        waiting = self._unstored[campaign]
        while waiting:
            self._journal.deliveries.settle_late(*waiting[0])
            del waiting[0]
        self._journal.deliveries.settle_abandoned(campaign)
        del self._unstored[campaign]

    def _store_what_others_left(self) -> None:
        """The same for every campaign that is not being sent: its people are not busy any more."""
        for campaign in list(self._unstored):
            with suppress(SendRefusedError), self._locks.sending(campaign):
                self._store_what_is_left(campaign)

    # -- to my phone ------------------------------------------------------------------------

    def send_test(
        self,
        message: Message,
        number_text: str,
        country: str,
        connection: Connection,
        contacts: NewContacts | None = None,
    ) -> Generator[Progress, None, TestResult]:
        """Send one row's message to one's own number, recorded in the journal like any other.

        It is tried once, because the person is there with the phone. If it was not sent, or the
        generator is closed, nothing of it goes on waiting.

        Args:
            message: a row that is ready.
            number_text: the own number as typed.
            country: region for a number without a country code.
            connection: what to send through.
            contacts: consent to adding people who are no contacts, as of the campaign to come.
        """
        number = PhoneReader(country).read(number_text).number
        if not number:
            return TestResult(
                False,
                say('"{text}" is not a phone number that can be used.', text=number_text),
                say("Write your own number with + and country code."),
            )
        if full := self._people.why_not_today(connection, message, number):
            return TestResult(False, *full)
        yield Progress(mark("Sending to your phone"))
        campaign = frozen_test(self._journal, message, number, practice=connection.practice)
        if contacts is not None:
            self._journal.contacts.allow(campaign, contacts)
        options = SendOptions(connections=1, tries=1, ask_first=False)
        try:
            with closing(self.run(campaign, connection, options, SendControl())) as run:
                for _ in run:
                    yield Progress(mark("Sending to your phone"))
            record = next(self._journal.deliveries.of(campaign), None)
        finally:
            with suppress(JournalError):  # else the next start cancels it
                self._journal.deliveries.cancel_test(campaign)
        if record is None:  # a past send was deleted in this very moment, and all tests with it
            return TestResult(
                False, say("The message was deleted with a past send."), say("Look at your phone.")
            )
        if record.state is DeliveryState.ACCEPTED:
            if connection.practice:
                sentence = say("Practice: nothing was really sent to {number}.", number=number)
                advice = say("Nothing arrives on your phone. Leave practice mode to send it there.")
                return TestResult(True, sentence, advice, practice=True)
            return TestResult(True, say("Sent to {number}. Look at your phone.", number=number))
        meaning = meaning_of(record.reason)
        return TestResult(False, meaning.sentence, advice_for_a_test(meaning), record.detail)
