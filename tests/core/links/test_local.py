"""Files on a computer, however their place there is written."""

import pytest

from flowiq_desktop.core.links.local import is_local


@pytest.mark.parametrize(
    "text",
    [
        *("C:\\Users\\ann\\a.pdf", "c:/a.pdf", "Z:a.pdf", '"C:\\Users\\ann\\my a.pdf"', "D:\\a"),
        *("\\\\server\\share\\a.pdf", "//server/share/a.pdf", "//nas.local.2/a.pdf"),
        *("/home/ann/a.pdf", "/Users/ann/a.pdf", "~/a.pdf", "./a.pdf", "..\\a.pdf"),
        *("file:///C:/a.pdf", "file://server/a.pdf", "smb://nas/a.pdf", "%USERPROFILE%\\a.pdf"),
        *("a.pdf", "IMG-20260301-WA0001.jpg", "my letter (2).docx", "Letters\\March\\a.pdf"),
        *("letters/a.pdf", "photo.JPEG"),
    ],
)
def test_places_on_a_computer(text: str) -> None:
    assert is_local(text)


@pytest.mark.parametrize(
    "text",
    [
        *("https://example.org/a.pdf", "http://example.org/a.pdf", "www.example.org/a.pdf"),
        *("example.org/a.pdf", "//cdn.example.org/a.pdf", "htps://example.org/a.pdf", "C: yes"),
        *("see the attachment", "example.org", "ann@example.org", "https:/example.org/a.pdf", ""),
        *("Picture: https://example.org/a.pdf", "localhost/a.pdf", '=HYPERLINK("a.pdf")'),
        *("https://a.example.org/a.pdf,https://a.example.org/b.pdf", "https:///a.pdf"),
    ],
)
def test_other_texts(text: str) -> None:
    assert not is_local(text)
