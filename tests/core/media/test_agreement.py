"""Name, declared type and content of a file beside one another."""

import pytest

from flowiq_desktop.core.media.agreement import filename_warnings, source_warnings
from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.core.media.file_types import (
    FILE_TYPES,
    ending_fits,
    endings_taken,
    type_of_ending,
)
from tests.for_each import for_each


@pytest.mark.parametrize(
    ("content_type", "name", "declared"),
    [
        ("image/jpeg", "photo.JPG", "image/jpeg"),
        ("image/jpeg", "photo.jpeg", "image/pjpeg; charset=x"),
        ("image/jpeg", "photo.php", ""),
        ("image/jpeg", "", "application/octet-stream"),
        ("audio/ogg", "voice.opus", "application/ogg"),
        ("application/octet-stream", "a.pdf", "application/pdf"),
        ("application/pdf", "Dr. Smith", "nonsense"),
    ],
)
def test_what_agrees(content_type: str, name: str, declared: str) -> None:
    assert source_warnings(content_type, name, declared) == ()


def test_what_differs_is_told_with_what_to_do() -> None:
    by_name, by_website = source_warnings("application/pdf", "letter.docx", "text/html; charset=x")
    assert '"letter.docx" as if it were a Word document, but it is a PDF' in by_name
    assert "Let its name end in .pdf" in by_name
    assert "declares the file as text/html, but it is a PDF" in by_website


def test_the_older_and_the_newer_office_are_told_apart() -> None:
    (told,) = source_warnings("application/msword", "letter.docx", "")
    assert "as if it were a Word document (.docx), but it is a Word document (.doc)" in told
    (sent,) = filename_warnings(MediaFacts(MediaKind.DOCUMENT, "application/msword"), "letter.docx")
    assert "but the file is a Word document (.doc)" in sent


def test_a_very_long_name_and_declaration_are_shortened() -> None:
    told = source_warnings("application/pdf", "a" * 5_000 + ".docx", "text/" + "b" * 5_000)
    assert max(map(len, told)) < 500


@pytest.mark.parametrize(
    ("filename", "words"),
    [
        ("Invoice.pdf", ""),
        ("Invoice.PDF", ""),
        ("", ""),
        ("Invoice", "has no ending"),
        ("Invoice for Mr. Dube", "has no ending"),
        ("Invoice.docx", "ends in .docx, but the file is a PDF"),
    ],
)
def test_the_name_that_is_sent(filename: str, words: str) -> None:
    facts = MediaFacts(MediaKind.DOCUMENT, "application/pdf")
    told = filename_warnings(facts, filename)
    assert bool(told) == bool(words)
    assert all(words in sentence and ".pdf" in sentence for sentence in told)


def test_only_documents_have_a_name() -> None:
    assert filename_warnings(MediaFacts(MediaKind.IMAGE, "image/png"), "a") == ()


def test_what_flowiq_takes() -> None:
    assert endings_taken(MediaKind.IMAGE) == ("jpg", "jpeg", "png")
    assert endings_taken(MediaKind.VIDEO) == ("mp4",)
    assert endings_taken(MediaKind.AUDIO) == ("mp3", "aac", "ogg")
    assert endings_taken(MediaKind.DOCUMENT) == (
        *("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx"),
    )


@for_each("content_type", FILE_TYPES)
def test_every_ending_leads_to_one_type(content_type: str) -> None:
    for ending in FILE_TYPES[content_type].endings:
        assert type_of_ending(ending) == content_type
        assert ending_fits(ending, content_type)
