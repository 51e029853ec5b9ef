import ssl
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure
from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.media.address import FetchPolicy
from flowiq_desktop.media.cache import FactsCache
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.fetch import Fetcher
from flowiq_desktop.services.preparing.media_previews import MediaPreviews
from flowiq_desktop.system.private_process import worker_command
from flowiq_desktop.ui.preview.controller import PreviewController
from flowiq_desktop.ui.preview.media_loader import MediaLoader
from flowiq_desktop.ui.preview.preview_pane import PreviewPane
from tests.media import samples
from tests.media.web_server import FileServer, serving
from tests.ui.stage import Stage, stage, write_csv

__all__ = ["stage"]


@pytest.fixture
def web() -> Iterator[FileServer]:
    with serving() as server:
        yield server


@pytest.fixture
def media(web: FileServer, tmp_path: Path) -> Iterator[MediaLoader]:
    previews = MediaPreviews(
        Fetcher(ssl.create_default_context(), FetchPolicy({"practice": web.address})),
        Decoder(worker_command("--decode-worker")),
        FactsCache(tmp_path, time.time),
    )
    loader = MediaLoader(previews)
    yield loader
    assert loader.shutdown()


@pytest.fixture
def pane(stage: Stage, media: MediaLoader, qtbot: QtBot) -> Iterator[PreviewPane]:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    controller = PreviewController(stage.draft, pane, media, pane)
    yield pane
    assert controller.shutdown()


def content(pane: PreviewPane) -> BubbleContent:
    shown = pane.phone._content
    assert shown is not None
    return shown


def text(pane: PreviewPane) -> str:
    return "".join(span.text for span in content(pane).text)


def recipient(pane: PreviewPane) -> str:
    return pane.phone._screen._recipient


def says(pane: PreviewPane, sentence: str) -> bool:
    return pane.note.text() == sentence


def test_nothing_is_shown_before_there_is_a_sheet(pane: PreviewPane) -> None:
    assert pane.row_label.text() == "No rows yet"


def test_the_first_row_is_shown_with_name_and_number(
    stage: Stage, pane: PreviewPane, qtbot: QtBot
) -> None:
    stage.load_parents()
    qtbot.waitUntil(lambda: pane.row_label.text() == "Row 2 (1 of 5)")
    assert text(pane) == "The trip is on Friday."
    assert recipient(pane) == "Anna Nkosi"


@pytest.mark.parametrize(
    ("headers", "shown"),
    [
        (("Mobile", "Surname", "First name", "Class"), "Anna Nkosi"),
        (("Mobile", "Learner", "Town", "Class"), "Nkosi"),
        (("Mobile", "Town", "Patient", "Class"), "Anna"),
        (("Mobile", "Customer", "Town", "Class"), "Nkosi"),
        (("Mobile", "Van", "Naam", "Klas"), "Anna Nkosi"),
        (("Mobile", "Class", "Name", "Town"), "Anna"),
    ],
)
def test_the_name_above_the_chat_is_that_of_any_list(
    stage: Stage, pane: PreviewPane, qtbot: QtBot, headers: tuple[str, ...], shown: str
) -> None:
    """However its columns are called, as results and Check name the people."""
    rows = (headers, ("0821234567", "Nkosi", "Anna", "4"), ("0821234568", "Adams", "Ben", "5"))
    stage.load(write_csv(stage.folder / "people.csv", rows))
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("Hello")))
    qtbot.waitUntil(lambda: recipient(pane) == shown)


def test_a_row_without_a_name_is_shown_by_its_number(
    stage: Stage, pane: PreviewPane, qtbot: QtBot
) -> None:
    stage.load_parents()
    stage.draft.select_row(3)
    qtbot.waitUntil(lambda: recipient(pane) == "+27845551234")


def test_a_name_that_fills_a_template_stays_the_name_above_the_chat(
    stage: Stage, pane: PreviewPane, qtbot: QtBot
) -> None:
    stage.load_parents()
    stage.draft.set_mapping(stage.draft.mapping.with_source("variable_name", ColumnSource("Name")))
    stage.draft.select_row(1)
    qtbot.waitUntil(lambda: pane.row_label.text() == "Row 3 (2 of 5)")
    stage.draft.select_row(0)
    qtbot.waitUntil(lambda: pane.row_label.text() == "Row 2 (1 of 5)")
    assert recipient(pane) == "Anna Nkosi"


def test_next_and_previous_walk_through_the_rows(
    stage: Stage, pane: PreviewPane, qtbot: QtBot
) -> None:
    stage.load_parents()
    qtbot.waitUntil(pane.next_button.isEnabled)
    QTest.mouseClick(pane.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.row_label.text() == "Row 3 (2 of 5)")
    assert stage.draft.selected_row == 1
    QTest.mouseClick(pane.previous_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.row_label.text() == "Row 2 (1 of 5)")


def test_the_phone_follows_the_text_while_the_check_still_waits(
    stage: Stage, pane: PreviewPane, qtbot: QtBot
) -> None:
    stage.load_parents()
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("Dear *{{Name}}*")))
    qtbot.waitUntil(lambda: text(pane) == "Dear Anna Nkosi")
    assert Span("Anna Nkosi", bold=True) in content(pane).text


def test_a_mended_cell_shows_at_once(stage: Stage, pane: PreviewPane, qtbot: QtBot) -> None:
    stage.load_parents()
    stage.draft.fix_cell(0, 3, "The trip is on Monday.")
    qtbot.waitUntil(lambda: text(pane) == "The trip is on Monday.")


def test_problems_of_the_row_stand_under_the_phone(
    stage: Stage, pane: PreviewPane, qtbot: QtBot
) -> None:
    stage.load_parents()
    pane.show()
    stage.draft.select_row(2)
    qtbot.waitUntil(lambda: pane.row_label.text() == "Row 4 (3 of 5)")
    assert pane.problems.isVisible()
    assert [problem.code for problem in pane._problems] == ["number_too_short"]


def test_a_row_that_is_left_out_looks_so_at_once_and_not_when_it_is_put_back(
    stage: Stage, pane: PreviewPane, qtbot: QtBot
) -> None:
    stage.load_parents()
    qtbot.waitUntil(lambda: text(pane) == "The trip is on Friday.")
    stage.draft.leave_out([0])
    qtbot.waitUntil(lambda: "Left out: will not be sent" in pane.phone.accessibleName())
    stage.draft.undo()
    qtbot.waitUntil(lambda: "will not" not in pane.phone.accessibleName())


def test_a_row_with_a_problem_looks_so(stage: Stage, pane: PreviewPane, qtbot: QtBot) -> None:
    stage.load_parents()
    stage.draft.select_row(2)
    words = "Will not be sent: 1 thing to fix"
    qtbot.waitUntil(lambda: words in pane.phone.accessibleName())


@pytest.mark.parametrize(("words", "row"), [("edith", 4), ("6", 4), ("chandra p", 2), ("Adams", 1)])
def test_search_finds_row_numbers_and_words(
    stage: Stage, pane: PreviewPane, qtbot: QtBot, words: str, row: int
) -> None:
    stage.load_parents()
    qtbot.waitUntil(pane.search.isEnabled)
    pane.search.setText(words)
    QTest.keyClick(pane.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.draft.selected_row == row)


def test_what_was_looked_for_does_not_stay_with_another_row(
    stage: Stage, pane: PreviewPane, qtbot: QtBot
) -> None:
    stage.load_parents()
    qtbot.waitUntil(pane.search.isEnabled)
    pane.search.setText("4C")
    QTest.keyClick(pane.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.draft.selected_row == 4)
    assert pane.search.text() == "4C"
    stage.draft.select_row(0)
    assert pane.search.text() == ""
    pane.search.setText("Anna")
    stage.load(write_csv(stage.folder / "others.csv", (("Name", "Mobile"), ("Zoe", "0821234567"))))
    assert pane.search.text() == ""


def test_search_says_when_there_is_nothing(stage: Stage, pane: PreviewPane, qtbot: QtBot) -> None:
    stage.load_parents()
    qtbot.waitUntil(pane.search.isEnabled)
    for words, said in (("Zulu", 'No row has "Zulu".'), ("Anna", "Only this row has it.")):
        pane.search.setText(words)
        QTest.keyClick(pane.search, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(says, pane, said))
    assert stage.draft.selected_row == 0


def test_a_picture_is_fetched_in_the_background_and_a_missing_one_says_so(
    stage: Stage, pane: PreviewPane, web: FileServer, qtbot: QtBot
) -> None:
    good, bad = web.give("/a.jpg", samples.picture()), web.url("/none.jpg")
    rows = (("Phone", "Picture"), ("0821234567", good), ("0821234568", bad))
    stage.load(write_csv(stage.folder / "pictures.csv", rows))
    sources = {"phone_number": ColumnSource("Phone"), "media_url": ColumnSource("Picture")}
    stage.draft.set_mapping(Mapping("image", sources))
    with qtbot.waitSignal(pane.phone.media_shown, timeout=20000) as told:
        stage.settle()
    assert isinstance(told.args[0], MediaFacts)
    with qtbot.waitSignal(pane.phone.media_shown, timeout=20000) as told:
        stage.draft.select_row(1)
    assert isinstance(told.args[0], MediaFailure)


def test_a_cleared_draft_shows_nothing(stage: Stage, pane: PreviewPane, qtbot: QtBot) -> None:
    stage.load_parents()
    stage.draft.clear()
    qtbot.waitUntil(lambda: pane.row_label.text() == "No rows yet")


def test_a_chosen_row_is_shown_at_once_and_its_file_is_asked_for_when_one_stays(
    stage: Stage, pane: PreviewPane, web: FileServer, qtbot: QtBot, tmp_path: Path
) -> None:
    people = [(f"+2782123456{at}", "image", f"http://practice/{at}.jpg") for at in range(4)]
    table = [("Phone", "message_type", "media_url"), *people]
    stage.load(write_csv(tmp_path / "people.csv", table))
    asked: list[str] = []
    pane.phone.media_requested.connect(lambda url, _kind: asked.append(url))
    for row in (1, 2, 3):
        stage.draft.select_row(row)
        media = content(pane).media
        assert media is not None
        assert media.url.endswith(f"/{row}.jpg")
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked))
    assert [url.rpartition("/")[2] for url in asked] == ["3.jpg"]
