import pytest

from flowiq_desktop.core.text.open_field import OpenField, headers_like, open_field


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Dear {{|", (5, 7, "")),
        ("Dear {{ Na|", (5, 10, "Na")),
        ("Dear {{Na|, welcome", (5, 9, "Na")),
        ("{{Na|me}} x", (0, 8, "Na")),
        ("{{Na|me|there}} x", (0, 14, "Na")),
        ("{{|}} x", (0, 4, "")),
        ("{{Name}} {{C|", (9, 12, "C")),
        ("one\n{{N|\ntwo}}", (4, 7, "N")),
        ("👍{{N|", (1, 4, "N")),
    ],
)
def test_the_field_at_the_cursor(written: str, field: tuple[int, int, str]) -> None:
    assert open_field(written.replace("|", "", 1), written.index("|")) == OpenField(*field)


@pytest.mark.parametrize(
    "written", ["Dear |", "Dear {|Na", "{{Name}}|", "{{Name#th|", "{{\nNa|", "|{{Name}}", "}}|"]
)
def test_no_field_is_being_typed(written: str) -> None:
    text = written.replace("|", "").replace("#", "|")
    assert open_field(text, written.index("|")) is None


def test_headers_that_begin_alike_come_first() -> None:
    headers = ("Family name", "Name", "Mobile", "name_of_school")
    assert headers_like("na", headers) == ("Name", "name_of_school", "Family name")
    assert headers_like("", headers) == headers
    assert headers_like("Name Of", headers) == ("name_of_school",)
    assert headers_like("x", headers) == ()
