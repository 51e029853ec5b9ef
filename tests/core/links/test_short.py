"""Short links, what they stand for, and pages behind links."""

from urllib.parse import urlsplit

import pytest

from flowiq_desktop.core.links.short import destination, is_short, page_behind

FILE = "https://files.example.org/a.pdf"
DRIVE = "https://drive.google.com/file/d/1AbCdEfGhIjKl/view"


@pytest.mark.parametrize(
    ("link", "short"),
    [
        ("https://bit.ly/3abcDEF", True),
        ("https://www.tinyurl.com/letter", True),
        ("http://T.CO/abc", True),
        ("https://notbit.ly/a", False),
        ("https://bit.ly.example.org/a", False),
        (FILE, False),
    ],
)
def test_services_that_shorten_are_known(link: str, short: bool) -> None:
    assert is_short(urlsplit(link)) is short


def test_the_first_address_that_is_no_short_one_is_what_is_meant() -> None:
    signed = "https://cdn.example.org/a.pdf?signature=x"
    assert destination(("https://t.co/a", "https://bit.ly/b", FILE, signed)) == FILE
    assert destination(("https://bit.ly/b",)) == ""
    assert destination(()) == ""


def test_a_page_on_the_way_is_found() -> None:
    login = "https://accounts.google.com/signin"
    page = page_behind(("https://www.school.example/r/1", DRIVE, login))
    assert page is not None
    assert page.direct == "https://drive.google.com/uc?export=download&id=1AbCdEfGhIjKl"
    assert page_behind((FILE, login)) is None
