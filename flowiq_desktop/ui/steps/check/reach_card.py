"""ReachCard: says who can be reached, and looks them up when the person wants that."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStyle

from flowiq_desktop.services.reach import texts
from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.texts import say
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_progress import show_done
from flowiq_desktop.ui.steps.check import reach_texts
from flowiq_desktop.ui.steps.check.reach_view import ReachView
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.question import Announcement, Question

if TYPE_CHECKING:
    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.services.reach.looking import LookSummary
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.state.reach import Reach
    from flowiq_desktop.ui.steps.check.reach_mover import ReachMover
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.theme.theme import Theme

_LOG = logging.getLogger(__name__)


class ReachCard(ReachView):
    """One group has one button, and all groups together are all rows.

    Signals:
        rows_wanted: a `ReachGroup` whose rows are to be shown.
    """

    rows_wanted = Signal(object)

    def __init__(
        self,
        reach: Reach,
        draft: CampaignDraft,
        edits: EditRunner,
        mover: ReachMover,
        icons: Icons,
        theme: Theme,
        explainer: Explainer,
    ) -> None:
        super().__init__(icons, theme, explainer)
        self._reach, self._draft, self._edits, self._mover = reach, draft, edits, mover
        self._summary: LookSummary | None = None
        self._connect()
        keep_translated(self, self._show)

    def rows_of(self, group: ReachGroup) -> tuple[tuple[int, ...], texts.Reasons | None]:
        """The rows of a group, and why each is in it."""
        plan, checked = self._reach.plan, self._draft.checked
        if plan is None or checked is None:
            return (), None
        return plan.rows_in(group), texts.Reasons(plan, checked.numbers)

    def _connect(self) -> None:
        self._reach.changed.connect(self._show)
        self._reach.progressed.connect(self._on_progressed)
        self._reach.looked.connect(self._on_looked)
        self._reach.failed.connect(self._on_failed)
        self._draft.loaded_changed.connect(self._on_loaded_changed)
        self.look_button.clicked.connect(self._on_look)
        self.stop_button.clicked.connect(self._reach.stop)
        self.contacts.toggled.connect(self._show)
        self.fold.toggled.connect(self._show)
        for group, line in self.lines.items():
            line.button.clicked.connect(partial(self._on_group, group))

    # -- what the person does -----------------------------------------------------------------

    @Slot()
    def _on_look(self) -> None:
        plan = self._reach.plan
        if plan is not None:
            self._summary = None
            contacts = self.contacts.isChecked()
            again = not self._reach.people_to_ask(contacts=contacts)
            self._reach.look(contacts=contacts, again=again)

    def _on_group(self, group: ReachGroup) -> None:
        match group:
            case ReachGroup.KEPT_OUT:
                self._edits.leave_out(self.rows_of(group)[0])
            case ReachGroup.ASKED_NOT_TO:
                self._offer_the_list()
                self._edits.leave_out(self.rows_of(group)[0])
            case ReachGroup.NO_CONTACT:
                self._explain(group, reach_texts.no_contact_advice)
                self.rows_wanted.emit(group)
            case ReachGroup.NEEDS_TEMPLATE:
                self.rows_wanted.emit(group)
                known = self._reach.plan.known if self._reach.plan else None
                if known is not None:
                    self._mover.ask(self.rows_of(group)[0], known.is_contact, self.window())
            case ReachGroup.NOT_LOOKED:
                self._on_look()
            case _:
                self.rows_wanted.emit(group)

    def _offer_the_list(self) -> None:
        """Who asked for no more messages once should not have to ask again next time."""
        answered = dict(self._reach.answered)
        if not answered:
            return
        question = Question(
            "reach_list_question",
            lambda: reach_texts.put_on_list(len(answered)),
            reach_texts.what_the_list_does,
            lambda: self.tr("Put on the list"),
            lambda: self.tr("Only leave out now"),
            self.window(),
        )
        question.accepted.connect(lambda: self._reach.put_on_list(answered))
        question.open()

    def _explain(self, group: ReachGroup, advice: texts.Advice) -> None:
        dialog = Announcement(
            f"reach_{group.value}_dialog",
            lambda: texts.name_of(group),
            lambda: texts.meaning_of_group(group),
            advice,
            QStyle.StandardPixmap.SP_MessageBoxInformation,
            self.window(),
        )
        dialog.open()

    # -- what came of it ----------------------------------------------------------------------

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        show_done(self.progress, progress.done, progress.total)
        words = say(
            "{doing}: {done:,} of {total:,}",
            doing=progress.in_words,
            done=progress.done,
            total=progress.total,
        )
        self.doing.setText(words)
        self.headline.setText(words)

    @Slot(object)
    def _on_looked(self, summary: LookSummary) -> None:
        self._summary = summary
        self._show()

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        _LOG.error("Nobody could be looked up", exc_info=fault)
        self.notice.tell_error(fault, say("Nobody could be looked up."))

    @Slot()
    def _on_loaded_changed(self) -> None:
        self._summary = None
        self.notice.clear()
        self.fold.setChecked(False)

    @Slot()
    def _show(self) -> None:
        plan, looking = self._reach.plan, self._reach.looking
        self.setVisible(plan is not None and plan.rows > 0)
        unfolded = self.fold.isChecked()
        self.fold.setText(self.tr("Hide") if unfolded else self.tr("Look…"))
        self.show_looking(looking=looking)
        if plan is None:
            return
        self.headline.setVisible(looking or not unfolded or plan.looked_from is None)
        if not looking:
            self.headline.setText(reach_texts.headline(plan))
        self.show_counts(plan.counts)
        self.when.show_if_any(texts.looked_when(plan))
        contacts = self.contacts.isChecked()
        people = self._reach.people_to_ask(contacts=contacts) or len(plan.everybody)
        seconds = self._reach.seconds_for(contacts=contacts)
        self.takes.setText(texts.takes(people, seconds) if people else "")
        self.takes.setVisible(bool(people) and not looking)
        self.look_button.setText(reach_texts.look_button(plan, contacts=contacts))
        self._allow(bool(people))
        self._show_summary()

    def _allow(self, anybody: bool) -> None:
        why = "" if self._reach.can_look else refusals.no_account()
        can = anybody and not why and not self._reach.looking
        for button in (self.look_button, self.lines[ReachGroup.NOT_LOOKED].button):
            button.setEnabled(can)
            button.setToolTip(tip(why))

    def _show_summary(self) -> None:
        if self._summary is None:
            return
        if said := texts.summary_in_words(self._summary):
            self.notice.tell("warning", said[0], " ".join(said[1:]))
        else:
            self.notice.clear()
