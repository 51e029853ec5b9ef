"""CheckMeans: everything that can be done about the rows, allowed or not at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flowiq_desktop.ui.steps.check.means.check_accept import CheckAccept
from flowiq_desktop.ui.steps.check.means.check_damage import CheckDamage
from flowiq_desktop.ui.steps.check.means.check_fix import CheckFix
from flowiq_desktop.ui.steps.check.means.check_links import CheckLinks
from flowiq_desktop.ui.steps.check.means.check_repeats import CheckRepeats
from flowiq_desktop.ui.steps.check.means.check_replace import CheckReplace
from flowiq_desktop.ui.steps.check.means.check_save import CheckSave

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.jobs.list_saver import ListSaver
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.steps.check.check_actions import CheckActions
    from flowiq_desktop.ui.steps.check.check_rows import CheckRows
    from flowiq_desktop.ui.steps.check.check_table import CheckTable
    from flowiq_desktop.ui.theme.icons import Icons


@dataclass(frozen=True, slots=True)
class Parts:
    """What each of the means works with.

    Attributes:
        page: dialogs open over it.
        draft: what is shown.
        edits: makes changes of many rows.
        shown: which rows the table shows.
        table: the rows.
        actions: of the page.
    """

    page: QWidget
    draft: CampaignDraft
    edits: EditRunner
    shown: CheckRows
    table: CheckTable
    actions: CheckActions


class CheckMeans:
    """The means of the page, each in a module of its own."""

    def __init__(self, parts: Parts, lists: ListSaver, icons: Icons) -> None:
        draft, edits, shown, table = parts.draft, parts.edits, parts.shown, parts.table
        accept = CheckAccept(draft, edits, shown, table, parts.actions.accept)
        fix = CheckFix(draft, edits, shown, table, parts.actions, parts.page)
        self.save = CheckSave(draft, lists, parts.actions.save_list, icons, parts.page)
        fix.split_wanted.connect(self.save.save_split)
        replace = CheckReplace(draft, edits, table, parts.actions.replace, parts.page)
        self._repeats = CheckRepeats(draft, edits, parts.actions.repeats, parts.page)
        self._damage = CheckDamage(draft, edits, parts.actions.damage, parts.page)
        links = CheckLinks(draft, parts.actions.file_links, parts.page)
        self._all = (accept, fix, links, self._repeats, replace, self._damage, self.save)

    def shutdown(self) -> bool:
        """Stop what runs; False when it did not end in time."""
        return self._repeats.shutdown() and self._damage.shutdown()

    def allow(self, *, free: bool) -> None:
        """Look again at what can be done; `free` when edits may be made."""
        for means in self._all:
            means.allow(free=free)
