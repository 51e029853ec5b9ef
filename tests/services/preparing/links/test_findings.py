"""What is found behind links is told with the rows that send them, until they change."""

from datetime import UTC, datetime

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure, MediaKind
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.links.distinct_links import Link, distinct_links
from flowiq_desktop.services.preparing.links.findings import in_words, problems_of
from flowiq_desktop.services.preparing.links.looking import LinkLook, LooksFound
from flowiq_desktop.services.preparing.task_fixes import fix_task, preview_of, ways_of
from tests.spreadsheet.making import finish

HEADERS = ("Cell", "Kind", "Words", "Link")
A, B, C = (f"https://files.example.org/{name}.jpg" for name in "abc")
ROWS = (
    ("082 555 0101", "image", "", A),
    ("082 555 0102", "text", "Hello", ""),
    ("082 555 0103", "image", "See", B),
    ("082 555 0104", "image", "", A),
    ("12", "image", "", C),
    ("082 555 0106", "document", "", "https://files.example.org/a.pdf"),
)
SOURCES: dict[str, Source] = {
    "phone_number": ColumnSource("Cell"),
    "message_type": ColumnSource("Kind"),
    "text": ColumnSource("Words"),
    "caption": ColumnSource("Words"),
    "media_url": ColumnSource("Link"),
}
NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
IMAGE_A, IMAGE_B = (Link(url, MediaKind.IMAGE) for url in (A, B))
PDF = Link("https://files.example.org/a.pdf", MediaKind.DOCUMENT)
FOUND = LooksFound(
    {
        IMAGE_A: LinkLook(MediaFailure("There is no file at this link."), NOON),
        IMAGE_B: LinkLook(MediaFacts(MediaKind.IMAGE, "image/jpeg", warnings=("CMYK.",)), NOON),
        PDF: LinkLook(MediaFacts(MediaKind.DOCUMENT, "application/pdf"), NOON),
    }
)


def checked_sheet(sources: dict[str, Source] = SOURCES, kind: str = "") -> CheckedSheet:
    sheet = Sheet("S", HEADERS, ROWS, range(2, 2 + len(ROWS)))
    return finish(check_sheet(sheet, Mapping(kind, sources), "ZA"))


def test_each_link_of_the_rows_to_send_is_collected_once() -> None:
    assert finish(distinct_links(checked_sheet())) == {IMAGE_A: [0, 3], IMAGE_B: [2], PDF: [5]}


def test_a_link_for_all_is_one_link() -> None:
    checked = checked_sheet({**SOURCES, "media_url": TextSource(A)}, "image")
    assert finish(distinct_links(checked)) == {IMAGE_A: [0, 1, 2, 3, 5]}


def test_they_are_warnings_of_their_rows_and_tasks() -> None:
    checked = checked_sheet()
    before = checked.counts()
    rows = finish(distinct_links(checked))
    touched = checked.note_found(finish(problems_of(FOUND, rows, checked)))
    assert touched == {0, 2, 3}
    assert [[p.code for p in checked.problems(index)] for index in range(4)] == [
        ["link_fails"],
        [],
        ["file_refused"],
        ["link_fails"],
    ]
    assert checked.problems(0)[0].message == (
        "No file for WhatsApp was found behind the link: There is no file at this link."
    )
    assert {"link_fails": (0, 3), "file_refused": (2,)}.items() <= {
        task.code: task.rows for task in checked.tasks()
    }.items()
    assert [p.code for p in checked.message(3).problems] == ["link_fails"]
    counts = checked.counts()
    assert (counts.ready, counts.warnings) == (before.ready, before.warnings + 3)


def test_a_name_that_is_not_the_files_is_told_of_its_rows() -> None:
    sources: dict[str, Source] = {**SOURCES, "filename": TextSource("Letter.docx")}
    checked = checked_sheet(sources)
    rows = finish(distinct_links(checked))
    checked.note_found(finish(problems_of(FOUND, rows, checked)))
    (problem,) = checked.problems(5)
    assert (problem.code, problem.field) == ("filename_differs", "filename")
    assert "ends in .docx, but the file is a PDF" in problem.message
    assert "filename_differs" not in [it.code for it in checked.problems(2)]


def test_a_row_that_changes_is_looked_at_anew() -> None:
    checked = checked_sheet()
    checked.note_found(finish(problems_of(FOUND, finish(distinct_links(checked)), checked)))
    checked.fix_cell(0, 3, B)
    assert checked.problems(0) == ()
    assert {task.code: task.rows for task in checked.tasks()}["link_fails"] == (3,)
    checked.note_found({})
    assert not {"link_fails", "file_refused"} & {task.code for task in checked.tasks()}


PAGES = (
    "https://drive.google.com/file/d/1aBcD2eFgH3iJkL4mNoP5qRsT6uVwX7yZ/view",
    "https://www.youtube.com/watch?v=abcdefghijk",
)


def test_a_link_that_is_known_to_open_a_page_has_one_task_for_that() -> None:
    rows = (*(("082 555 0101", "image", "", url) for url in PAGES), ROWS[0])
    sheet = Sheet("S", HEADERS, rows, range(2, 2 + len(rows)))
    checked = finish(check_sheet(sheet, Mapping("", SOURCES), "ZA"))
    links = finish(distinct_links(checked))
    failure = LinkLook(MediaFailure("This link opens a web page, not a file."), NOON)
    found = LooksFound(dict.fromkeys(links, failure))
    checked.note_found(finish(problems_of(found, links, checked)))
    codes = [[p.code for p in checked.problems(index) if p.field] for index in range(3)]
    assert [it[0] for it in codes] == ["sharing_page", "page_without_file", "link_fails"]
    assert all("link_fails" not in it for it in codes[:2])
    assert in_words(found) == "3 links looked at, 3 do not open"


DRIVE = "https://drive.google.com/file/d/1AbCdEfGhIjKl/view"
DIRECT = "https://drive.google.com/uc?export=download&id=1AbCdEfGhIjKl"
WEB_PAGE = MediaFailure("This link opens a web page, not a file.")
GOOD = MediaFacts(MediaKind.IMAGE, "image/jpeg")


def looked(link: str, outcome: MediaFacts | MediaFailure, *route: str) -> CheckedSheet:
    sheet = Sheet("S", HEADERS, (("082 555 0101", "image", "", link),), (2,))
    checked = finish(check_sheet(sheet, Mapping("", SOURCES), "ZA"))
    links = finish(distinct_links(checked))
    found = LooksFound(dict.fromkeys(links, LinkLook(outcome, NOON, route)))
    checked.note_found(finish(problems_of(found, links, checked)))
    return checked


@pytest.mark.parametrize(
    ("outcome", "route", "code", "after"),
    [
        (GOOD, (B,), "short_link", B),
        (GOOD, ("https://t.co/a", B, "https://cdn.example.org/b?signature=1"), "short_link", B),
        (WEB_PAGE, (DRIVE, "https://accounts.google.com/x"), "leads_to_page", DIRECT),
    ],
)
def test_what_a_short_link_leads_to_is_said_and_taken_in_one_click(
    outcome: MediaFacts | MediaFailure, route: tuple[str, ...], code: str, after: str
) -> None:
    checked = looked("https://bit.ly/3abcDEF", outcome, *route)
    (task,) = (it for it in checked.tasks() if it.code == code)
    (problem,) = (it for it in checked.problems(0) if it.code == code)
    assert after in f"{problem.message} {problem.advice}"
    assert not problem.blocks
    (way,) = ways_of(checked, task)
    assert [it.after for it in preview_of(checked, task, way).cells] == [after]
    assert fix_task(checked, task, way) == {0}
    assert checked.cell(0, 3) == after


@pytest.mark.parametrize(
    ("link", "outcome", "route", "told"),
    [
        ("https://bit.ly/x", WEB_PAGE, (B,), " The link leads to files.example.org."),
        ("https://a.example.org/r/1", WEB_PAGE, ("https://youtu.be/abc",), "a web page of YouTube"),
        (A, WEB_PAGE, (B,), "opens a web page, not a file."),
    ],
)
def test_where_a_link_led_that_fails(
    link: str, outcome: MediaFailure, route: tuple[str, ...], told: str
) -> None:
    (problem,) = (it for it in looked(link, outcome, *route).problems(0) if it.field)
    assert told in problem.message
    assert ("leads to files" in problem.message) == ("bit.ly" in link)


def test_a_link_that_leads_on_to_its_file_is_no_short_one() -> None:
    assert looked(A, GOOD, "https://cdn.example.org/a.jpg").problems(0) == ()
