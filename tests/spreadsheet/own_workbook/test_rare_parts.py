"""Parts that the writing of cells knows nothing of stand in the copy as they were."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.spreadsheet.making import read, rows_of
from tests.spreadsheet.own_workbook.workbooks import club, parts, repacked, saved

_BOOK, _BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SHEET, _SHEET_RELATIONS = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
_SS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
OF_SHEET = {
    "threadedComments/threadedComment1.xml": (
        f"{_MICROSOFT}/2017/10/relationships/threadedComment",
        (
            f'<ThreadedComments xmlns="{_THREADED}"><threadedComment ref="B6" personId="{{P}}"/>'
            "</ThreadedComments>"
        ),
    ),
    "slicers/slicer1.xml": (
        f"{_MICROSOFT}/2007/relationships/slicer",
        f'<slicers xmlns="{_X14}"><slicer name="Name" cache="Slicer_Name"/></slicers>',
    ),
    "timelines/timeline1.xml": (
        f"{_MICROSOFT}/2011/relationships/timeline",
        f'<timelines xmlns="{_X15}"><timeline name="Paid on" cache="T" level="2"/></timelines>',
    ),
    "ctrlProps/ctrlProp1.xml": (
        f"{_OFFICE}/ctrlProp",
        f'<formControlPr xmlns="{_X14}" objectType="CheckBox" checked="Checked" fmlaLink="$Z$1"/>',
    ),
    "activeX/activeX1.xml": (
        f"{_OFFICE}/control",
        '<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" ax:classid="{8B}"/>',
    ),
}
OF_BOOK = {
    "persons/person.xml": (
        f"{_MICROSOFT}/2017/10/relationships/person",
        f'<personList xmlns="{_THREADED}"><person displayName="Zoe" id="{{P}}"/></personList>',
    ),
    "externalLinks/externalLink1.xml": (
        f"{_OFFICE}/externalLink",
        (
            f'<externalLink xmlns="{_SS}"><externalBook><sheetNames><sheetName val="A"/>'
            "</sheetNames></externalBook></externalLink>"
        ),
    ),
    "slicerCaches/slicerCache1.xml": (
        f"{_MICROSOFT}/2007/relationships/slicerCache",
        f'<slicerCacheDefinition xmlns="{_X14}" name="Slicer_Name" sourceName="Name"/>',
    ),
    "timelineCaches/timelineCache1.xml": (
        f"{_MICROSOFT}/2011/relationships/timelineCache",
        f'<timelineCacheDefinition xmlns="{_X15}" name="T" sourceName="Paid on"/>',
    ),
    "connections.xml": (
        f"{_OFFICE}/connections",
        f'<connections xmlns="{_SS}"><connection id="1" name="Query - P" type="5"/></connections>',
    ),
    "model/item.data": (f"{_OFFICE}/powerPivotData", "\x00\x01a model of data"),
    "../customXml/item1.xml": (
        f"{_OFFICE}/customXml",
        '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>',
    ),
}
BEFORE_THE_END = (
    f'<ext uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}" xmlns:x14="{_X14}">'
    '<x14:slicerList><x14:slicer r:id="rare1"/></x14:slicerList></ext></extLst></worksheet>'
)


def _with_relations(xml: bytes, folder: str, added: dict[str, tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="rare{at}" Type="{kind}" Target="{folder}{name}"/>'
        for at, (name, (kind, _)) in enumerate(added.items())
    )
    return xml.replace(b"</Relationships>", f"{entries}</Relationships>".encode())


def _add_rare(held: dict[str, bytes]) -> None:
    held[_SHEET_RELATIONS] = _with_relations(held[_SHEET_RELATIONS], "../", OF_SHEET)
    held[_BOOK_RELATIONS] = _with_relations(held[_BOOK_RELATIONS], "", OF_BOOK)
    for name, (_, content) in (OF_SHEET | OF_BOOK).items():
        held[f"xl/{name}".replace("xl/../", "")] = content.encode()
    books = b'<externalReferences><externalReference r:id="rare1"/></externalReferences>'
    held[_BOOK] = held[_BOOK].replace(b"</sheets>", b"</sheets>" + books)
    assert held[_SHEET].endswith(b"</extLst></worksheet>")
    held[_SHEET] = held[_SHEET].removesuffix(b"</extLst></worksheet>") + BEFORE_THE_END.encode()
    types = held["[Content_Types].xml"].replace(
        b"</Types>", b'<Default Extension="data" ContentType="application/octet-stream"/></Types>'
    )
    held["[Content_Types].xml"] = types


@pytest.fixture
def rare(tmp_path: Path) -> Path:
    return repacked(club(tmp_path / "club.xlsx"), _add_rare)


def test_no_part_is_lost_and_none_is_another(rare: Path, tmp_path: Path) -> None:
    target = saved(rare, tmp_path / "made.xlsx").path
    before, after = parts(rare), parts(target)
    assert sorted(before) == sorted(after)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {_SHEET, _BOOK, "xl/styles.xml"}
    assert after[_SHEET].endswith(BEFORE_THE_END.encode())
    assert b'<externalReference r:id="rare1"/>' in after[_BOOK]


def test_no_cell_is_lost(rare: Path, tmp_path: Path) -> None:
    target = saved(rare, tmp_path / "made.xlsx").path
    sheet, again = read(rare)[0], read(target)[0]
    width = len(sheet.headers)
    assert again.headers[:width] == sheet.headers
    assert [row[:width] for row in rows_of(again)] == rows_of(sheet)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy(rare: Path, tmp_path: Path) -> None:
    target = saved(rare, tmp_path / "made.xlsx").path
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(target)], check=True, capture_output=True, timeout=120)
    assert len(read(tmp_path / "made.ods")[0]) == len(read(target)[0])
