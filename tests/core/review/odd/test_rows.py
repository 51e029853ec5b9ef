"""Rows unlike the others of a whole list, with the reason in words, few of each."""

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from tests.spreadsheet.making import finish

HEADERS = ("Cell", "Name", "Due", "Picture", "Lat", "Lon", "Kind")
FIRST = ("Anna", "Ben", "Cara", "Dan", "Eve")
LAST = ("Nel", "Dube", "Zulu", "Botha", "Khoza")
SHARED = "https://files.example.org/all.jpg"
SOURCES: dict[str, Source] = {
    "phone_number": ColumnSource("Cell"),
    "message_type": ColumnSource("Kind"),
    "caption": TextSource("Dear {{Name}}, you owe {{Due}}. Thank you for all that you do."),
    "media_url": ColumnSource("Picture"),
    "latitude": ColumnSource("Lat"),
    "longitude": ColumnSource("Lon"),
}


def a_list(**odd: dict[int, str]) -> CheckedSheet:
    """Twenty-five rows with pictures and five with places, some cells of which are changed."""
    rows = []
    for at in range(30):
        name = f"{FIRST[at % 5]} {LAST[at // 5 % 5]}"
        kind = "image" if at < 25 else "location"
        cells = {"Cell": f"08255501{at:02}", "Name": name, "Due": f"R {100 + at}.00", "Kind": kind}
        cells |= {"Picture": SHARED} if at < 25 else {"Lat": f"-33.{at}", "Lon": "18.4"}
        cells |= {column: texts[at] for column, texts in odd.items() if at in texts}
        rows.append(tuple(cells.get(header, "") for header in HEADERS))
    sheet = Sheet("S", HEADERS, rows, range(2, 32))
    return finish(check_sheet(sheet, Mapping("", SOURCES), "ZA"))


def reasons(checked: CheckedSheet) -> dict[int, str]:
    length = ("the longest message", "the shortest message")
    return {row: why for row, why in finish(checked.outliers()) if not why.startswith(length)}


def test_rows_of_one_kind_have_nothing() -> None:
    assert reasons(a_list()) == {}


def test_each_reason_is_told_in_words() -> None:
    checked = a_list(
        Name={3: "DAN NEL", 7: "Cara Zullu", 12: "Cara Zulu"},
        Due={5: "R 90 000.00"},
        Picture={9: "https://files.example.org/one.jpg"},
        Lat={27: "33.2"},
    )
    found = reasons(checked)
    assert found.pop(27).endswith(" km away from the others")
    assert found == {
        3: '"Name" in capitals, unlike the others',
        5: 'R 90 000.00 in "Due" is far from the rest, such as R 116.00',
        9: "a file of its own, where other rows share theirs",
        12: 'a name nearly as in row 9, "Cara Zullu", with another number',
    }


def test_rows_that_are_not_sent_are_no_part_of_it() -> None:
    checked = a_list(Name={3: "DAN NEL"}, Due={5: "R 90 000.00"})
    checked.leave_out([3])
    assert set(reasons(checked)) == {5}
    checked.fix_cell(5, 2, "R 101.00")
    assert reasons(checked) == {}


def test_few_of_a_kind_are_shown() -> None:
    rows = [(f"08255{at:05}", FIRST[at % 5] + " Nel" * (at > 3), "Hello") for at in range(400)]
    shouted = [
        (cell, name.upper() if at < 9 else name, text) for at, (cell, name, text) in enumerate(rows)
    ]
    sheet = Sheet("S", ("Cell", "Name", "Text"), shouted, range(2, 402))
    sources: dict[str, Source] = {
        "phone_number": ColumnSource("Cell"),
        "text": TextSource("Hello {{Name}}"),
    }
    checked = finish(check_sheet(sheet, Mapping("text", sources), "ZA"))
    assert list(reasons(checked).values()).count('"Name" in capitals, unlike the others') == 3


PLACES = ("-33,91", "-33,92", "33°55'S", "-33.94")


@pytest.mark.parametrize(
    ("headers", "place", "far"),
    [
        (("Lat", "Lon"), ("{north}", "18,42"), ("-3,39", "18,42")),
        (("Lat", "Lon"), ("{north}", "18°25'E"), ("33,9", "18.42")),
        (("GPS", "Note"), ("-33.9{at}, 18.42", ""), ("-33.9, -18.42", "")),
        (
            ("GPS", "Note"),
            ("33°5{at}'S 18°25'E", ""),
            ("https://maps.google.com/?q=-3.39,18.4", ""),
        ),
    ],
)
def test_places_are_read_as_messages_read_them(
    headers: tuple[str, str], place: tuple[str, str], far: tuple[str, str]
) -> None:
    rows = [
        (f"08255501{at:02}", *(cell.format(north=PLACES[at % 4], at=at % 9) for cell in place))
        for at in range(12)
    ]
    rows[7] = (rows[7][0], *far)
    sheet = Sheet("S", ("Cell", *headers), rows, range(2, 14))
    fields = ("latitude", "longitude") if headers[0] == "Lat" else ("location_coordinates",)
    sources: dict[str, Source] = {
        "phone_number": ColumnSource("Cell"),
        **{name: ColumnSource(header) for name, header in zip(fields, headers, strict=False)},
    }
    found = reasons(finish(check_sheet(sheet, Mapping("location", sources), "ZA")))
    assert list(found) == [7]
    assert found[7].endswith(" km away from the others")
