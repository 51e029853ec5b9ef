from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import openpyxl
import phonenumbers
import pypdfium2
import pytest
import requests
from PIL import Image

from flowiq_desktop.core.messages.types import REGISTRY, Draft
from flowiq_desktop.core.problems import Findings
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.failing_numbers import failing_number
from flowiq_desktop.system.paths import resource

SAMPLES = resource("samples")
LINK = "https://practice.flowiq.invalid/media/"


def _rows(name: str, header_row: int) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(SAMPLES / name)
    rows = list(book.worksheets[0].iter_rows(min_row=header_row, values_only=True))
    book.close()
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def _e164(number: str) -> str:
    parsed = phonenumbers.parse(number, "ZA")
    assert phonenumbers.is_valid_number(parsed)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _bodies() -> Iterator[tuple[Findings, dict[str, Any]]]:
    for index, row in enumerate(_rows("all-types.xlsx", 1), 2):
        findings = Findings(index)
        cells = {name: str(value) for name, value in row.items() if value is not None}
        number, kind = _e164(cells.pop("phone_number")), cells.pop("message_type")
        draft = Draft(cells, findings, _e164)
        yield findings, REGISTRY.build_body(kind, number, draft)


@pytest.fixture(scope="module")
def contract() -> Contract:
    return Contract.load(resource("openapi", "flowiq-openapi.yaml"))


def test_every_type_is_among_the_samples_and_nothing_is_wrong_with_any() -> None:
    built = list(_bodies())

    assert [findings.problems for findings, _ in built] == [[]] * 14
    # A template is sent by its name, and what it says is saved on each computer.
    assert {body["message_type"] for _, body in built} == set(REGISTRY) - {"template"}


def test_the_samples_show_what_the_types_can_do() -> None:
    bodies = [body for _, body in _bodies()]
    interactive = [body["interactive"] for body in bodies if "interactive" in body]

    assert {one["type"] for one in interactive} == {"button", "list"}
    assert [one["header_media"]["type"] for one in interactive if "header_media" in one] == [
        "image"
    ]
    assert [len(one["sections"]) for one in interactive if "sections" in one] == [2]
    assert [len(body["contacts"]) for body in bodies if "contacts" in body] == [2]
    assert sum("context_message_id" in body for body in bodies) == 1


def test_headers_are_the_canonical_names() -> None:
    names = _rows("all-types.xlsx", 1)[0]

    assert [name for name in names if REGISTRY.field_called(name) is None] == ["Name", "Amount"]


def test_practice_mode_accepts_every_sample(contract: Contract) -> None:
    behaviour = Behaviour(failing_numbers=True)
    headers = {"Authorization": "Bearer fiq_practice"}
    with PracticeServer(behaviour, contract, SAMPLES) as server, requests.Session() as session:
        for _, body in _bodies():
            assert contract.unknown_properties(body) == []
            answer = session.post(
                f"{server.url}/send-whatsapp", json=body, headers=headers, timeout=10
            )
            assert answer.status_code == 200, answer.text
        links = {value for _, body in _bodies() for value in _links(body)}
        for link in links:
            assert link.startswith(LINK)
            name = link.removeprefix(LINK)
            served = session.get(f"{server.url}/media/{name}", timeout=10)
            assert served.content == (SAMPLES / name).read_bytes()
    assert len(links) == 6


def _links(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"media_url", "url"}:
                yield inner
            yield from _links(inner)


def test_the_parents_are_a_real_list_with_a_title_above() -> None:
    book = openpyxl.load_workbook(SAMPLES / "parents.xlsx")
    sheet = book.active
    assert sheet is not None
    assert sheet.title == "Parents"
    assert str(sheet["A1"].value).startswith("Hillview Primary School")
    assert sheet["D4"].number_format == '"R" #,##0.00'
    assert sheet["E4"].is_date
    assert sheet.max_row == 29
    book.close()


def test_the_parents_have_the_faults_that_real_lists_have() -> None:
    rows = _rows("parents.xlsx", 3)
    numbers = [str(row["Cell number"]) for row in rows]
    valid = [_kind_of(number) for number in numbers]
    repeated = [number for number, count in Counter(numbers).items() if count > 1]

    assert list(rows[0]) == [
        "Name",
        "Cell number",
        "Learner",
        "Amount due",
        "Due date",
        "Link to statement",
    ]
    assert sum(row["Name"] is None for row in rows) == 1
    assert repeated == ["082 555 0301"]
    assert "2.78E+10" in numbers
    assert "825550308" in numbers
    assert valid.count("landline") == 1
    assert valid.count("unusable") == 2
    assert all(row["Link to statement"] == f"{LINK}letter.pdf" for row in rows)


def test_some_parents_fail_in_practice() -> None:
    numbers = [str(row["Cell number"]) for row in _rows("parents.xlsx", 3)]
    failing = [failing_number(number.replace(" ", "")) for number in numbers]

    assert sorted(one.digits for one in failing if one) == [
        *("0400", "0404", "0429", "0999", "1026", "1047")
    ]


def _kind_of(text: str) -> str:
    if not set(text) <= set("0123456789 +-()"):
        return "unusable"
    digits = text if text[0] in "+0(" else f"+{text}" if text.startswith("27") else f"0{text}"
    parsed = phonenumbers.parse(digits, "ZA")
    assert phonenumbers.is_valid_number(parsed), text
    kind = phonenumbers.number_type(parsed)
    return "landline" if kind == phonenumbers.PhoneNumberType.FIXED_LINE else "mobile"


@pytest.mark.parametrize(("name", "kind"), [("picture.png", "PNG"), ("picture.jpg", "JPEG")])
def test_the_picture_is_one_that_whatsapp_takes(name: str, kind: str) -> None:
    with Image.open(SAMPLES / name) as image:
        assert (image.format, image.mode, image.size) == (kind, "RGB", (800, 500))


def test_the_film_is_one_that_every_phone_plays() -> None:
    with av.open(SAMPLES / "clip.mp4") as film:
        (stream,) = film.streams
        assert stream.codec_context.name in {"h264", "libx264"}
        assert film.duration == 4_000_000
        pictures = [frame.to_ndarray() for frame in film.decode(video=0)]
    assert not (pictures[0] == pictures[20]).all()


def test_the_tune_can_be_heard() -> None:
    with av.open(SAMPLES / "voice.mp3") as sound:
        frames = list(sound.decode(sound.streams.audio[0]))
    assert any(np.any(frame.to_ndarray()) for frame in frames)
    assert sum(frame.samples for frame in frames) > 3 * frames[0].sample_rate


def test_the_letter_is_one_page_of_text() -> None:
    document = pypdfium2.PdfDocument(SAMPLES / "letter.pdf")
    page = document[0]
    text = page.get_textpage()
    assert len(document) == 1
    assert "Dear parents and guardians" in text.get_text_range()
    for part in (text, page, document):
        part.close()


def test_the_samples_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in Path(SAMPLES).iterdir()}

    assert sum(sizes.values()) < 150_000, sizes
