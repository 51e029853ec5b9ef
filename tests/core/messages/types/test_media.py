import pytest

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.media import ENDINGS
from flowiq_desktop.practice_server import Contract
from tests.core.messages.types.building import build, faults

LINK = "https://school.example.org/files/"
ALL_ENDINGS = [(kind, ending) for kind, endings in ENDINGS.items() for ending in endings]


@pytest.mark.parametrize(("kind", "ending"), ALL_ENDINGS)
def test_each_kind_takes_its_files(contract: Contract, kind: str, ending: str) -> None:
    built = build(kind, {"media_url": f" {LINK}a.{ending.upper()}?x=1 "})
    assert built.problems == ()
    assert built.body["media_url"] == f"{LINK}a.{ending.upper()}?x=1"
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("kind", "name", "accepted"),
    [
        ("image", "a.pdf", "JPG, JPEG, PNG"),
        ("image", "a.webp", "JPG, JPEG, PNG"),
        ("video", "a.mov", "MP4"),
        ("audio", "a.wav", "MP3, AAC, OGG"),
        ("document", "a.jpg", "PDF, DOC, DOCX, XLS, XLSX, PPT, PPTX"),
    ],
)
def test_a_file_of_another_kind_is_refused(kind: str, name: str, accepted: str) -> None:
    (problem,) = build(kind, {"media_url": LINK + name}).problems
    assert problem.code == "wrong_media_kind"
    assert problem.facts["accepted"] == accepted


@pytest.mark.parametrize("name", ["download", "a.aspx?file=a.exe", "get?name=x.exe", "v1.2", ""])
def test_a_link_that_does_not_tell_its_kind_is_taken(name: str) -> None:
    assert build("image", {"media_url": LINK + name}).problems == ()


@pytest.mark.parametrize("kind", ENDINGS)
def test_without_a_link_there_is_no_message(kind: str) -> None:
    assert build(kind, {}).found == [("missing", "media_url")]


@pytest.mark.parametrize("kind", ["image", "video", "document"])
def test_a_caption_is_sent_as_it_is(contract: Contract, kind: str) -> None:
    link = f"{LINK}a.{ENDINGS[MediaKind(kind)][0]}"
    built = build(kind, {"media_url": link, "caption": " Look!\n"})
    assert built.body["caption"] == " Look!\n"
    assert faults(contract, built.body) == []
    assert build(kind, {"media_url": link, "caption": "x" * 1024}).problems == ()
    assert build(kind, {"media_url": link, "caption": "x" * 1025}).codes == ["too_long"]


@pytest.mark.parametrize("caption", ["Listen", "x" * 5000])
def test_audio_has_no_caption_and_says_so_without_blocking(
    contract: Contract, caption: str
) -> None:
    built = build("audio", {"media_url": f"{LINK}a.mp3", "caption": caption})
    assert built.codes == ["unused_caption"]
    assert not built.blocked
    assert "caption" not in built.body
    assert faults(contract, built.body) == []


@pytest.mark.parametrize("kind", ENDINGS)
def test_only_a_document_has_a_file_name(contract: Contract, kind: str) -> None:
    values = {"media_url": f"{LINK}a.{ENDINGS[MediaKind(kind)][0]}", "filename": " Invoice.pdf "}
    body = build(kind, values).body
    assert body.get("filename", "") == ("Invoice.pdf" if kind == "document" else "")
    assert faults(contract, body) == []


def test_a_file_name_that_fits_without_the_blanks_around_it_is_not_too_long() -> None:
    values = {"media_url": f"{LINK}a.pdf", "filename": "x" * 240 + "   "}
    assert build("document", values).problems == ()
    assert build("document", values | {"filename": "x" * 241}).codes == ["too_long"]


def test_every_kind_of_media_has_its_endings() -> None:
    assert set(ENDINGS) == {"image", "video", "audio", "document"} <= set(REGISTRY)
