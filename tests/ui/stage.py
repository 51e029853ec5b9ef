"""Stage: the first three steps with everything behind them, as the window has them."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.drafts import DraftStore
from flowiq_desktop.services.preparing.example_sheets import TemplateService
from flowiq_desktop.services.preparing.mappings import MappingService
from flowiq_desktop.services.preparing.saved_messages import SavedMessages
from flowiq_desktop.services.results.corrected_list import CorrectedLists
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.ui.explaining.explainer import Explainer
from flowiq_desktop.ui.explaining.pictures import Pictures
from flowiq_desktop.ui.jobs.check_runner import CheckRunner
from flowiq_desktop.ui.jobs.edit_runner import EditRunner
from flowiq_desktop.ui.jobs.example_saver import ExampleSaver
from flowiq_desktop.ui.jobs.list_saver import ListSaver
from flowiq_desktop.ui.jobs.sheet_loader import SheetLoader
from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
from flowiq_desktop.ui.state.draft_keeper import DraftKeeper
from flowiq_desktop.ui.steps.check.check_page import CheckPage
from flowiq_desktop.ui.steps.message.message_page import MessagePage
from flowiq_desktop.ui.steps.recipients.recipients_page import RecipientsPage
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme

TODAY = date(2026, 5, 12)
PARENTS = (
    ("Name", "Mobile", "Class", "Message"),
    ("Anna Nkosi", "082 123 4567", "4A", "The trip is on Friday."),
    ("Ben Adams", "+27 82 765 4321", "4A", "The trip is on Friday."),
    ("Chandra Patel", "082 12", "4B", "The trip is on Friday."),
    ("", "084 555 1234", "4B", "The trip is on Friday."),
    ("Edith Mokoena", "O83 555 9999", "4C", "The trip is on Friday."),
)
"""Two rows whose number cannot be used, and one without a name."""


def write_csv(path: Path, rows: Sequence[Sequence[str]], separator: str = ",") -> Path:
    """A text file with these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def write_xlsx(path: Path, sheets: dict[str, Sequence[Sequence[str]]]) -> Path:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


@dataclass
class Stage:
    """The parts, made for each test."""

    qtbot: QtBot
    folder: Path
    theme: Theme
    preferences: PreferenceStore
    mappings: MappingService
    saved: SavedMessages
    drafts: DraftStore
    keeper: DraftKeeper
    draft: CampaignDraft
    loader: SheetLoader
    checks: CheckRunner
    edits: EditRunner
    examples: ExampleSaver
    lists: ListSaver
    recipients: RecipientsPage
    message: MessagePage
    check: CheckPage

    def load(self, path: Path) -> None:
        """Open a spreadsheet as the page does, and wait until it is checked."""
        with self.qtbot.waitSignal(self.checks.ended, timeout=20000):
            self.recipients.open_file(path)

    def load_parents(self) -> None:
        """Open the spreadsheet of `PARENTS`."""
        self.load(write_csv(self.folder / "parents.csv", PARENTS))

    def settle(self) -> None:
        """Wait until no check runs and none is about to."""
        self.qtbot.waitUntil(lambda: not self.checks.busy, timeout=20000)
        self.qtbot.waitUntil(lambda: not self.edits.busy, timeout=20000)

    def close(self) -> None:
        """Leave nothing running."""
        jobs = (self.loader, self.checks, self.edits, self.examples, self.lists)
        parts = (*jobs, self.message, self.check)
        ended = [part.shutdown() for part in parts]
        assert all(ended)
        self.keeper.shutdown()


def make_stage(qtbot: QtBot, app: QApplication, folders: Folders, folder: Path) -> Stage:
    """Build the parts the way the composition root does."""
    theme = Theme(app, resource("theme"), "light")
    icons = Icons(resource("icons"), theme)
    preferences = PreferenceStore(folders.config)
    saved = SavedMessages(folders.data)
    mappings = MappingService(preferences, lambda: TODAY, templates=lambda: saved.templates)
    preferences.current.country = "ZA"
    draft = CampaignDraft("ZA")
    drafts = DraftStore(folders.data / "drafts", lambda: datetime(2026, 5, 12, 9, tzinfo=UTC))
    keeper = DraftKeeper(draft, drafts)
    loader = SheetLoader(draft, mappings, keeper, preferences)
    checks, edits = CheckRunner(draft), EditRunner(draft)
    examples = ExampleSaver(TemplateService(), preferences)
    recipients = RecipientsPage(draft, loader, examples, preferences, icons)
    explainer = Explainer(Pictures(resource("pictures"), theme), icons, preferences)
    message = MessagePage(draft, mappings, saved, icons, theme, explainer, preferences)
    lists = ListSaver(CorrectedLists(), resource("samples"))
    check = CheckPage(draft, checks, edits, icons, theme, lists=lists)
    for page in (recipients, message, check):
        page.resize(760, 700)
        qtbot.addWidget(page)
    return Stage(
        qtbot,
        folder,
        theme,
        preferences,
        mappings,
        saved,
        drafts,
        keeper,
        draft,
        loader,
        checks,
        edits,
        examples,
        lists,
        recipients,
        message,
        check,
    )


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, folders: Folders, tmp_path: Path) -> Iterator[Stage]:
    """The first three steps."""
    stage = make_stage(qtbot, qapp, folders, tmp_path)
    yield stage
    stage.close()
