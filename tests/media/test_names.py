"""Names of files, as websites give them out."""

import pytest

from flowiq_desktop.media.names import name_given


@pytest.mark.parametrize(
    ("disposition", "target", "name"),
    [
        ("", "/files/letter%20home.pdf?x=/a.png", "letter home.pdf"),
        ("", "/", ""),
        ('attachment; filename="my letter.pdf"', "/x.png", "my letter.pdf"),
        ("attachment; filename=letter.pdf; size=3", "/x.png", "letter.pdf"),
        ("inline; filename=\"a.pdf\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.pdf", "/", "Grüße.pdf"),
        ('attachment; filename="C:\\docs\\a.pdf"', "/", "a.pdf"),
        ("attachment", "/a.pdf", "a.pdf"),
    ],
)
def test_a_name(disposition: str, target: str, name: str) -> None:
    assert name_given(disposition, target) == name


def test_a_header_without_end_is_read_in_no_time() -> None:
    assert name_given('filename="' * 100_000, "/a.pdf")
