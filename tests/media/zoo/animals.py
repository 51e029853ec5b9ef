"""The animals of the media zoo: files of every kind that a link may lead to, each made here."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.media import samples
from tests.media.zoo import writers

PAGE = "<!DOCTYPE html><html><head><title>Log in</title></head><body>Log in</body></html>"
XHTML = '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'


@dataclass(frozen=True, slots=True)
class Animal:
    """A file.

    Attributes:
        make: its bytes.
        kinds: the message types for which it is looked at.
        name: at its link.
        declared: by its website.
        read: how many bytes are read; 0 for all.
        tail: whether the last bytes are known too.
    """

    make: Callable[[], bytes]
    kinds: tuple[str, ...]
    name: str = ""
    declared: str = ""
    read: int = 0
    tail: bool = False


IMAGE, VIDEO, AUDIO, DOCUMENT = ("image",), ("video",), ("audio",), ("document",)
_THREE = ("image", "document", "video")


def _cut(body: bytes, share: float = 0.6) -> bytes:
    return body[: int(len(body) * share)]


def _long_pdf() -> bytes:
    """A PDF with much before its index."""
    body = samples.pdf()
    return body[:9] + b"%" + b"x" * 90_000 + b"\n" + body[9:]


PICTURES = {
    "jpeg": Animal(samples.picture, ("image", "document", "audio"), "photo.jpg", "image/jpeg"),
    "png": Animal(lambda: samples.picture("PNG"), IMAGE, "photo.png", "image/png"),
    "jpeg named .png": Animal(samples.picture, IMAGE, "photo.png", "image/jpeg"),
    "jpeg declared text/html": Animal(samples.picture, IMAGE, "photo.jpg", "text/html"),
    "jpeg declared image/jpg": Animal(samples.picture, IMAGE, "photo.JPG", "image/jpg; q=1"),
    "jpeg declared as bytes": Animal(samples.picture, IMAGE, "", "application/octet-stream"),
    "webp": Animal(lambda: samples.picture("WEBP"), IMAGE, "photo.webp"),
    "webp named .jpg": Animal(lambda: samples.picture("WEBP"), IMAGE, "photo.jpg"),
    "gif": Animal(lambda: samples.picture("GIF"), IMAGE),
    "avif": Animal(lambda: writers.box(b"ftyp", b"mif1\0\0\0\0mif1avif"), IMAGE, "photo.avif"),
    "heic": Animal(lambda: writers.box(b"ftyp", b"heic\0\0\0\0mif1heic"), IMAGE, "photo.heic"),
    "ico": Animal(lambda: writers.icon(samples.picture("PNG")), _THREE),
    "tiff": Animal(lambda: samples.picture("TIFF"), IMAGE),
    "bmp": Animal(lambda: samples.picture("BMP"), IMAGE),
    "svg": Animal(lambda: b"<?xml version='1.0'?><!-- a --><svg/>", IMAGE, "plan.svg"),
    "cmyk": Animal(lambda: samples.picture(mode="CMYK"), IMAGE),
    "16 bits": Animal(lambda: samples.picture("PNG", mode="I;16"), IMAGE),
    "huge": Animal(lambda: samples.picture(size=(12_000, 12_000), mode="L"), IMAGE),
    "png without its end": Animal(lambda: samples.picture("PNG")[:-12], IMAGE),
    "png cut in its end": Animal(lambda: samples.picture("PNG")[:-1], IMAGE),
    "png with something appended": Animal(lambda: samples.picture("PNG") + bytes(99), IMAGE),
    "jpeg declared twice": Animal(samples.picture, IMAGE, "a.jpg", "image/jpeg, image/jpeg"),
    "jpeg declared as two": Animal(samples.picture, IMAGE, "a.jpg", "image/jpeg, text/html"),
    "heic, several pictures": Animal(lambda: writers.box(b"ftyp", b"hevm\0\0\0\0heim"), IMAGE),
    "raw picture of a camera": Animal(lambda: writers.box(b"ftyp", b"crx \0\0\0\1isom"), IMAGE),
    "jpeg cut": Animal(lambda: _cut(samples.picture()), IMAGE),
}

FILMS = {
    "mp4": Animal(samples.video, ("video", "audio", "image", "document"), "a.mp4", "video/mp4"),
    "high with b-frames": Animal(lambda: samples.video(b_frames=2), VIDEO),
    "high 10": Animal(lambda: samples.video(pixels="yuv420p10le"), VIDEO),
    "lossless": Animal(lambda: samples.video(lossless=True), VIDEO),
    "4:4:4": Animal(lambda: samples.video(pixels="yuv444p"), VIDEO),
    "4:2:2": Animal(lambda: samples.video(pixels="yuv422p"), VIDEO),
    "h.265": Animal(lambda: samples.video("libx265"), VIDEO),
    "h.265, index at the end, begun": Animal(
        lambda: samples.video("libx265"), VIDEO, read=2_000, tail=True
    ),
    "mp4 cut": Animal(lambda: _cut(samples.video()), VIDEO),
    "mp4 cut, index first": Animal(lambda: _cut(writers.index_first(samples.video()), 0.8), VIDEO),
    "mp4 with something appended": Animal(lambda: samples.video() + b"TAGS" * 99, VIDEO),
    "sideways": Animal(lambda: writers.sideways(samples.video()), VIDEO),
    "mp4 named .mov": Animal(samples.video, VIDEO, "clip.mov"),
}

SOUNDS = {
    "mp3": Animal(samples.sound, ("audio", "document"), "a.mp3", "audio/mpeg"),
    "mp3 with cover": Animal(lambda: writers.id3(samples.picture()) + samples.sound(), AUDIO),
    "mp3 cut in its cover": Animal(lambda: writers.id3(samples.picture())[:-99], AUDIO),
    "mp3 cut": Animal(lambda: _cut(samples.sound()), AUDIO),
    "ogg": Animal(lambda: samples.sound("ogg", "libopus"), AUDIO, "a.ogg", "audio/ogg"),
    "ogg cut": Animal(lambda: _cut(samples.sound("ogg", "libopus", seconds=8)), AUDIO),
    "ogg, begun": Animal(
        lambda: samples.sound("ogg", "libopus", seconds=20), AUDIO, read=9_000, tail=True
    ),
    "ogg cut, begun": Animal(
        lambda: samples.sound("ogg", "libopus", seconds=20)[:-9], AUDIO, read=9_000, tail=True
    ),
    "mp3, begun": Animal(lambda: samples.sound(seconds=20), AUDIO, read=9_000, tail=True),
    "mp3 cut, begun": Animal(lambda: _cut(samples.sound(seconds=20)), AUDIO, read=9_000, tail=True),
    "ogg in stereo": Animal(lambda: samples.sound("ogg", "libopus", "stereo"), AUDIO),
    "aac": Animal(lambda: samples.sound("adts", "aac"), AUDIO, "a.aac"),
    "aac cut": Animal(lambda: _cut(samples.sound("adts", "aac")), AUDIO),
    "wav": Animal(lambda: samples.sound("wav", "pcm_s16le"), AUDIO, "a.wav"),
    "flac": Animal(lambda: samples.sound("flac", "flac"), AUDIO, "a.flac"),
    "m4a": Animal(lambda: samples.sound("ipod", "aac"), AUDIO, "a.m4a", "audio/mp4"),
    "m4a with cover, brand mp42": Animal(
        lambda: writers.with_cover(samples.sound("mp4", "aac"), samples.picture()),
        ("audio", "video"),
        "a.m4a",
    ),
    "alac": Animal(lambda: samples.sound("ipod", "alac"), AUDIO),
    "mp3 in mp4": Animal(lambda: samples.sound("mp4", "libmp3lame"), AUDIO),
}

DOCUMENTS = {
    "pdf": Animal(samples.pdf, ("document", "image"), "letter.pdf", "application/pdf"),
    "pdf named .docx": Animal(samples.pdf, DOCUMENT, "letter.docx", "application/pdf"),
    "pdf behind line breaks": Animal(lambda: b"\r\n\n" + samples.pdf(), DOCUMENT),
    "pdf behind an answer's head": Animal(
        lambda: b"HTTP/1.1 200 OK\r\n\r\n" + samples.pdf(), DOCUMENT, "letter.pdf"
    ),
    "pdf behind a page": Animal(
        lambda: b"<br />\n<b>Warning</b>: line 7<br />\n" + samples.pdf(), DOCUMENT, "letter.pdf"
    ),
    "pdf, begun": Animal(_long_pdf, DOCUMENT, read=5_000, tail=True),
    "pdf cut, begun": Animal(lambda: _cut(_long_pdf()), DOCUMENT, read=5_000, tail=True),
    "pdf filled with zeros, begun": Animal(
        lambda: samples.pdf() + bytes(100_000), DOCUMENT, read=900, tail=True
    ),
    "pdf filled with zeros": Animal(lambda: samples.pdf() + bytes(100_000), DOCUMENT),
    "pdf cut": Animal(lambda: _cut(samples.pdf()), DOCUMENT),
    "pdf locked": Animal(writers.locked_pdf, DOCUMENT),
    "pdf locked, begun": Animal(
        lambda: writers.locked_pdf(200_000), DOCUMENT, read=10_000, tail=True
    ),
    "docx": Animal(lambda: writers.office("docx"), DOCUMENT, "a.docx"),
    "docx, types in utf-16": Animal(writers.office_in_utf_16, DOCUMENT, "a.docx"),
    "dotx": Animal(lambda: writers.office("dotx"), DOCUMENT, "a.dotx"),
    "dotx named .docx": Animal(lambda: writers.office("dotx"), DOCUMENT, "a.docx"),
    "ppsx": Animal(lambda: writers.office("ppsx"), DOCUMENT, "a.ppsx"),
    "dotm": Animal(lambda: writers.office("dotm"), DOCUMENT, "a.dotm"),
    "xlsx named .xls": Animal(lambda: writers.office("xlsx"), DOCUMENT, "a.xls"),
    "docm": Animal(lambda: writers.office("docm"), DOCUMENT, "a.docm"),
    "xlsx": Animal(lambda: writers.office("xlsx"), DOCUMENT, "a.xlsx"),
    "xlsx with a sword": Animal(
        lambda: writers.office("xlsx", {"xl/media/sword/word/1.png": b"x"}), DOCUMENT
    ),
    "xlsx with a comment": Animal(
        lambda: writers.commented(writers.office("xlsx"), b"PK\5\6 our list"), DOCUMENT
    ),
    "xlsx cut": Animal(lambda: _cut(writers.office("xlsx"), 0.9), DOCUMENT, "a.xlsx"),
    "pptx cut, begun": Animal(
        lambda: _cut(writers.presentation(400_000), 0.9), DOCUMENT, "a.pptx", read=5_000, tail=True
    ),
    "pptx cut, begun, no end": Animal(
        lambda: _cut(writers.presentation(400_000), 0.9), DOCUMENT, "a.pptx", read=200_000
    ),
    "xlsb": Animal(lambda: writers.office("xlsb"), DOCUMENT),
    "pptx of noise": Animal(lambda: writers.presentation(300_000), DOCUMENT),
    "pptx of noise, begun": Animal(lambda: writers.presentation(300_000), DOCUMENT, read=200_000),
    "pptx, list last, begun": Animal(
        lambda: writers.office("pptx", {"ppt/media/1.bin": writers.presentation(300_000)}),
        DOCUMENT,
        read=100_000,
        tail=True,
    ),
    "odt": Animal(writers.open_document, DOCUMENT, "a.odt"),
    "zip": Animal(lambda: writers.zipped({"sword/a.txt": b"word/ xl/"}), DOCUMENT, "a.zip"),
    "zip named .docx": Animal(lambda: writers.zipped({"word/a": b"a"}), DOCUMENT, "a.docx"),
    "doc": Animal(lambda: writers.compound("WordDocument"), DOCUMENT, "a.doc"),
    "xls": Animal(lambda: writers.compound("Workbook"), DOCUMENT, "a.xls"),
    "xls, begun": Animal(
        lambda: samples.old_workbook(400), DOCUMENT, "a.xls", read=20_000, tail=True
    ),
    "doc, begun, no end": Animal(
        lambda: writers.compound("WordDocument"), DOCUMENT, "a.doc", read=520
    ),
    "docx, begun, no end": Animal(
        lambda: writers.zipped({"word/a.bin": bytes(9_000)}, packed=False),
        DOCUMENT,
        "a.docx",
        read=5_000,
    ),
    "xls cut": Animal(lambda: _cut(samples.old_workbook(50), 0.9), DOCUMENT, "a.xls"),
    "ppt": Animal(lambda: writers.compound("PowerPoint Document"), DOCUMENT, "a.ppt"),
    "office locked": Animal(lambda: writers.compound("EncryptedPackage"), DOCUMENT, "a.xlsx"),
    "rtf": Animal(lambda: rb"{\rtf1 Dear parents}", DOCUMENT, "a.rtf"),
    "rtf named .doc": Animal(lambda: rb"{\rtf1 Dear parents}", DOCUMENT, "a.doc"),
    "csv": Animal(lambda: b"Name;Class\nMbali;4\n", DOCUMENT, "list.csv", "text/csv"),
    "txt": Animal(lambda: b"Dear parents", ("document", "image"), "a.txt", "text/plain"),
    "utf-16 text": Animal(lambda: "Dear parents".encode("utf-16"), ("document", "audio")),
    "utf-16 text, no mark": Animal(lambda: "Dear parents, hello".encode("utf-16-le"), DOCUMENT),
}

ANSWERS = {
    "page": Animal(PAGE.encode, ("image", "document"), "letter.pdf", "text/html"),
    "utf-16 page": Animal(lambda: PAGE.encode("utf-16"), ("audio", "document")),
    "page behind a comment": Animal(f"<!--{'-' * 9000}-->{PAGE}".encode, DOCUMENT),
    "page behind an endless comment": Animal(lambda: b"<!--" + b"a" * 70_000, DOCUMENT),
    "noscript": Animal(lambda: b"<noscript>Switch JavaScript on</noscript>", DOCUMENT),
    "xhtml": Animal(XHTML.encode, DOCUMENT),
    "json error": Animal(lambda: b'{"error": {"code": 403}}', ("document", "image"), "a.pdf"),
    "xml error": Animal(lambda: b"<Error><Code>AccessDenied</Code></Error>", DOCUMENT),
    "xml error, declared": Animal(lambda: b'<?xml version="1.0"?>\n<Error/>', DOCUMENT),
    "xml error behind an instruction": Animal(
        lambda: b'<?xml version="1.0"?><?style x?><Error/>', DOCUMENT
    ),
    "word document as xml": Animal(
        lambda: b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:a/>",
        DOCUMENT,
        "a.doc",
    ),
    "rar": Animal(lambda: b"Rar!\x1a\x07\1\0" + bytes(40), DOCUMENT, "a.rar"),
    "empty": Animal(lambda: b"", DOCUMENT),
    "program": Animal(lambda: b"MZ\x90\0\3\0", ("document", "image")),
}

ZOO = {**PICTURES, **FILMS, **SOUNDS, **DOCUMENTS, **ANSWERS}
