"""Bytes that lie about themselves: every reader of a structure ends, with some answer."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.media.file_ends import FileEnds
from flowiq_desktop.media.sniff import content_type_of
from flowiq_desktop.media.structure.boxes import tracks
from flowiq_desktop.media.structure.damage import is_cut_short
from flowiq_desktop.media.structure.films import film_of
from flowiq_desktop.media.structure.h264 import read_h264
from tests.media import samples
from tests.media.zoo import writers

WHOLE = (
    samples.video(seconds=1, sound=""),
    samples.sound(seconds=1),
    samples.sound("ogg", "libopus", seconds=1),
    writers.office("xlsx"),
    writers.open_document(),
    writers.compound("Workbook"),
    "<!-- a --><p>".encode("utf-16"),
)


def looked_at(ends: FileEnds) -> None:
    content_type = content_type_of(ends)
    is_cut_short(content_type, ends)
    film = film_of(content_type, ends)
    if film is not None:
        film.warnings()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_files_with_bytes_changed(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(body) - 1))
        change = data.draw(st.binary(min_size=1, max_size=8))
        body[place : place + len(change)] = change
    end = data.draw(st.integers(0, len(body)))
    looked_at(FileEnds.whole(bytes(body[:end])))
    looked_at(FileEnds(bytes(body[:end]), len(body), bytes(body[-200:])))


@given(st.binary(max_size=200))
def test_any_bytes_as_decoder_configuration(body: bytes) -> None:
    read_h264(body)
    read_h264(b"\1\x64\0\x1f\xff\xe1\0\x40" + body)


@pytest.mark.parametrize(
    "body",
    [
        struct.pack(">L4s", 8, b"ftyp") * 100_000,
        struct.pack(">L4sQ", 1, b"moov", 2**63) + bytes(40),
        struct.pack(">L4s", 0, b"moov") + struct.pack(">L4s", 8, b"trak") * 50_000,
        struct.pack(">L4s", 4, b"moov") * 2,
    ],
)
def test_boxes_that_lie(body: bytes) -> None:
    assert all(not track.codec for track in tracks(FileEnds.whole(body)))


def test_a_chain_of_sectors_that_turns_in_a_circle() -> None:
    body = bytearray(writers.compound("Workbook"))
    struct.pack_into("<L", body, 512 + 4, 1)
    assert content_type_of(FileEnds.whole(bytes(body))) == "application/vnd.ms-excel"


def test_a_list_of_content_types_that_unpacks_to_a_gigabyte() -> None:
    body = writers.zipped({"[Content_Types].xml": bytes(50_000_000), "word/document.xml": b""})
    assert content_type_of(FileEnds.whole(body)).endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    "body",
    [
        b"<!--" * 20_000,
        b"<? " * 30_000,
        b"<" + b"a" * 70_000,
        b"[" * 60_000,
        b'{"a":' * 12_000,
        b" " * 70_000,
    ],
)
def test_writings_made_to_take_long(body: bytes) -> None:
    assert content_type_of(FileEnds.whole(body))
