"""OpenDocument spreadsheets as other programs than LibreOffice write them."""

import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.dom import minidom

import pytest

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.mending.open_document_xml import is_odd, usual_xml
from tests.spreadsheet.making import read, refused, rows_of, write_ods, write_zip

PEOPLE: list[list[object]] = [
    ["Name", "Mobile", "Age"],
    ["Zoë & Co", "+27821234500", 31],
    [None, "1", None],
]
READ = [("Zoë & Co", "+27821234500", "31"), ("", "1", "")]
Parts = dict[str, bytes]


def _parts(folder: Path) -> Parts:
    with zipfile.ZipFile(write_ods(folder / "p.ods", PEOPLE)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _content(change: Callable[[bytes], bytes]) -> Callable[[Parts], Parts]:
    return lambda parts: parts | {"content.xml": change(parts["content.xml"])}


def _with_blanks(blank: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: re.sub(rb"(</?table:[^>]*>)(?=<)", rb"\1" + blank, xml)


def _other_prefixes(xml: bytes) -> bytes:
    for usual, other in ((b"table", b"t"), (b"office", b"o"), (b"text", b"x")):
        xml = re.sub(rb"(?<=[</ ])" + usual + b":", other + b":", xml)
        xml = xml.replace(b"xmlns:" + usual + b"=", b"xmlns:" + other + b"=")
    return xml


ODD: dict[str, Callable[[Parts], Parts]] = {
    "no mimetype": lambda parts: {name: it for name, it in parts.items() if name != "mimetype"},
    "mimetype last": lambda parts: {
        **{name: it for name, it in parts.items() if name != "mimetype"},
        "mimetype": parts["mimetype"],
    },
    "line end in mimetype": lambda parts: parts | {"mimetype": b"\n" + parts["mimetype"]},
    "no manifest": lambda parts: {n: it for n, it in parts.items() if "manifest" not in n},
    "neither": lambda parts: {"content.xml": parts["content.xml"]},
    "backslashes": lambda parts: {name.replace("/", "\\"): it for name, it in parts.items()},
    "capitals": lambda parts: {name.upper(): it for name, it in parts.items()},
    "pretty": _content(lambda xml: minidom.parseString(xml).toprettyxml().encode()),
    "line ends": _content(_with_blanks(b"\r\n\t")),
    "spaces": _content(_with_blanks(b" ")),
    "comments": _content(_with_blanks(b"<!-- x -->")),
    "instructions": _content(_with_blanks(b"<?x y?>")),
    "CDATA": _content(lambda xml: xml.replace(b"Mobile", b"<![CDATA[Mobile]]>")),
    "other prefixes": _content(_other_prefixes),
}


@pytest.mark.parametrize("odd", ODD)
def test_it_reads_the_same(tmp_path: Path, odd: str) -> None:
    path = write_zip(tmp_path / "odd.ods", ODD[odd](_parts(tmp_path)))
    sheet, origin = read(path)
    assert sheet.headers == ("Name", "Mobile", "Age")
    assert rows_of(sheet) == READ
    assert origin.kind == "OpenDocument spreadsheet"


@pytest.mark.parametrize("odd", ["pretty", "line ends", "other prefixes"])
def test_a_single_xml_file(tmp_path: Path, odd: str) -> None:
    xml = ODD[odd](_parts(tmp_path))["content.xml"].decode()
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    flat = xml.replace("office:document-content ", f'office:document office:mimetype="{kind}" ')
    flat = flat.replace("o:document-content ", f'o:document o:mimetype="{kind}" ')
    flat = flat.replace("document-content>", "document>")
    (tmp_path / "flat.fods").write_text(flat, "utf-8")
    assert rows_of(read(tmp_path / "flat.fods")[0]) == READ


def test_a_single_file_with_a_document_type_is_damage(tmp_path: Path) -> None:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    text = f'<!DOCTYPE x [<!ENTITY a "b">]><office:document office:mimetype="{kind}">&a;'
    (tmp_path / "flat.fods").write_text(text)
    assert "damaged" in refused(tmp_path / "flat.fods").message


def test_a_tag_that_never_ends_is_damage_before_all_of_it_was_read() -> None:
    blocks = [b'<a b="', *[b"\n" * 1_000_000] * 90]
    left = iter(blocks)
    with pytest.raises(SheetError, match="damaged"):
        list(usual_xml(left))
    assert len(list(left)) > 80


def test_a_text_may_be_longer_than_a_tag() -> None:
    blocks = [b"<a>", *[b"x" * 1_000_000] * 9, b"</a>"]
    assert sum(map(len, usual_xml(iter(blocks)))) == 9_000_007


def test_a_password_is_called_one(tmp_path: Path) -> None:
    parts = _parts(tmp_path)
    entry = b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
    parts["META-INF/manifest.xml"] = parts["META-INF/manifest.xml"].replace(
        b"</manifest:manifest>", entry + b"</manifest:file-entry></manifest:manifest>"
    )
    parts["content.xml"] = bytes(range(256)) * 4
    path = write_zip(tmp_path / "locked.ods", parts)
    assert refused(path).message == "The workbook is protected by a password."


def _chance(size: int) -> bytes:
    return random.Random(size).randbytes(size)


LOCKED: dict[str, Callable[[Parts], Parts]] = {
    "no manifest": lambda parts: {"mimetype": parts["mimetype"], "content.xml": _chance(700)},
    "unreadable manifest": lambda parts: (
        parts | {"META-INF/manifest.xml": _chance(300), "content.xml": _chance(5_000)}
    ),
    "cut manifest": lambda parts: (
        parts
        | {"META-INF/manifest.xml": parts["META-INF/manifest.xml"][:90], "content.xml": _chance(90)}
    ),
    "neither mimetype nor manifest": lambda _: {
        "content.xml": _chance(700),
        "styles.xml": _chance(600),
    },
    "as a whole": lambda parts: {
        "mimetype": parts["mimetype"],
        "META-INF/manifest.xml": b'<manifest:manifest xmlns:manifest="m"><manifest:file-entry '
        b'manifest:full-path="encrypted-package"><manifest:encryption-data/>'
        b"</manifest:file-entry></manifest:manifest>",
        "encrypted-package": _chance(900),
    },
    "as a whole, no manifest": lambda parts: {
        "mimetype": parts["mimetype"],
        "encrypted-package": _chance(900),
    },
    "as a whole, nothing else": lambda _: {"encrypted-package": _chance(900)},
}


@pytest.mark.parametrize("how", LOCKED)
def test_a_password_is_known_without_a_manifest_that_tells(tmp_path: Path, how: str) -> None:
    path = write_zip(tmp_path / "locked.ods", LOCKED[how](_parts(tmp_path)))
    assert refused(path).message == "The workbook is protected by a password."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 900,
        b"Name;Phone\n" * 40,
        b"Anna;082 123 4567;The quick brown fox",
        b"<office:x" * 9,
    ],
)
def test_what_is_no_xml_and_not_encrypted_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = write_zip(tmp_path / "odd.ods", _parts(tmp_path) | {"content.xml": content})
    assert "damaged" in refused(path).message


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("<t:p>\n  Zoë\n\t Smith \n</t:p>", "<t:p>Zoë Smith</t:p>"),
        ("<t:p>Zoë <t:span>van  Wyk</t:span> </t:p>", "<t:p>Zoë<t:span> van Wyk</t:span></t:p>"),
        ("<t:p>a <t:s/> b</t:p>", "<t:p>a <t:s></t:s> b</t:p>"),
        ("<t:p><t:s/> b</t:p>", "<t:p><t:s></t:s> b</t:p>"),
        ("<t:p a='1&#10;\"'>&lt;&amp;</t:p>", '<t:p a="1&#10;&quot;">&lt;&amp;</t:p>'),
    ],
)
def test_blanks_of_a_paragraph(paragraph: str, text: str) -> None:
    written = b"".join(usual_xml([paragraph.replace("t:", "text:").encode()])).decode()
    assert written == text.replace("t:", "text:")


def test_texts_of_number_formats_keep_their_blanks() -> None:
    xml = b"<number:number-style>\n<number:text> km </number:text></number:number-style>"
    assert b"<number:text> km </number:text>" in b"".join(usual_xml([xml]))


def test_what_is_usual_is_not_written_anew(tmp_path: Path) -> None:
    assert not is_odd([_parts(tmp_path)["content.xml"]])
    assert is_odd([b"<a>", b"x" * 20, b"<b>", b"\n"])
    assert is_odd([b"<?xml version='1.0'?>\n<a>" + b"x" * 20 + b"<", b"!-- -->"])
