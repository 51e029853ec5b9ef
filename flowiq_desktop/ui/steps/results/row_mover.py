"""RowMover: opens the dialog that moves rows of the open campaign to a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStyle

from flowiq_desktop.services.preparing.saved_messages import NONE_SAVED
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.texts import say
from flowiq_desktop.ui.steps.move_dialog import MoveDialog
from flowiq_desktop.ui.widgets.question import Announcement

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.preparing.saved_messages import SavedMessages
    from flowiq_desktop.services.sending.moves.campaign_rows import MoveService
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.theme.icons import Icons


class RowMover(QObject):
    """What happens when somebody wants refused rows sent as a template.

    Signals:
        moved: the number of the new campaign.
    """

    moved = Signal(int)

    def __init__(
        self,
        service: MoveService,
        saved: SavedMessages,
        run: CampaignRun,
        icons: Icons,
        explainer: Explainer,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._service, self._saved = service, saved
        self._run, self._icons, self._window = run, icons, window
        self._explainer = explainer

    @Slot()
    def ask(self) -> None:
        """Open the dialog, or say that a template has to be saved first."""
        campaign = self._run.campaign
        if campaign is None or self._run.running:
            return
        templates = self._saved.templates
        if not templates:
            Announcement(
                "no_template_dialog",
                lambda: say("No template is saved yet"),
                lambda: say(NONE_SAVED),
                lambda: say(
                    "Choose “Template” in the Message step and save there once what your template"
                    " says. Then come back to these results: they stay under Past sends."
                ),
                QStyle.StandardPixmap.SP_MessageBoxInformation,
                self._window,
            ).open()
            return
        dialog = MoveDialog(
            self._service,
            templates,
            campaign.id,
            self._icons,
            self._explainer.make(Term.DAY, Term.TEMPLATE),
            self._window,
        )
        dialog.moved.connect(self.moved)
        dialog.open()
