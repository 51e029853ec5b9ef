"""Seeds: good and bad inputs from which mutation goes on, by the name of the target."""

from collections.abc import Callable, Iterator, Mapping

from flowiq_desktop.spreadsheet.guards.compound_file import CompoundFile
from flowiq_desktop.spreadsheet.guards.file_kind import FileKind
from tests.fuzz.packages import PARTS, raw_file, usual_file, usual_part
from tests.hostile.archives import ARCHIVES
from tests.hostile.binaries import XLS, XLSB
from tests.hostile.texts import TEXTS
from tests.hostile.workbooks import ODS, XLSX

_TEXTS = (
    b"Name,Mobile\nZo\xc3\xab,082 555 0101\nThabo,+27 83 555 0102\n",
    "Név;Telefon\r\nŐrsi Éva;06 20 555 0101\r\n".encode("cp1250"),
    "\ufeff姓名\t手机\n王芳\t+86 131 5550 0101\n".encode("utf-16"),
    b'"Name","Text"\n"A 6"" pipe","says ""hi"", then"\n"two\nlines",x\n',
    b'sep=;\n"a;b";\'c\n="00123";-5\n',
    b'"1,2,3"\n"4,5,6"\n',
    b"Name|Mobile\rAnna|1\rBen|2\x1a",
    "DuÅ¡an,1\nJürgen,2\n".encode(),
    "Anna;1\n".encode("utf-16-le"),
    b"\x80\xad\xad\xa0,1\n\x8e\xab\xa5\xad\xa0,2\n",
    "Name,Mobile\n".encode("utf-32-le"),
)
_NUMBERS = (
    *("082 555 0101", "+27 (0)82 555 0101", "0027825550101", "2782555010@c.us", "wa.me/278255501"),
    *("082 555 0101 / 083 555 0102", "2.78E+10", "27825550101.0", "#N/A", "n/a", "tel:+27-82"),
    *("+225 07 12 34 56", "044 55 1234 5678", "(011) 15-5555-0101", "\u202a+27825550101\u202c"),
    *("'082", "٠٨٢", "O82 555 1234", "0825550101 ext 4"),
)
_OK = b'{"success": true, "message": "ok", "data": {"message_id": "wamid.HBgL"}}'
_NOT_OK = b'{"error": "Failed to send message", "details": "(#131026) Message undeliverable"}'


def _answer(status: str, body: bytes, *fields: str) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields, "", ""]
    return "\r\n".join(head).encode() + body


_ANSWERS = (
    _answer("200 OK", _OK, "Content-Type: application/json"),
    _answer("500 Internal Server Error", _NOT_OK, "Content-Type: application/json"),
    _answer("429 Too Many Requests", b'{"error":"Slow down"}', "Retry-After: 30"),
    _answer("200 OK", _OK, "X-RateLimit-Limit: 100", "X-RateLimit-Remaining: 0"),
    _answer("200 OK", b"<html>Log in</html>", "Content-Type: text/html"),
    b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + _answer("200 OK", _OK),
    _answer("404 Not Found", b'{"error": "Contact not found"}', "Content-Encoding: identity"),
)

_SMALL, _MOST_BYTES = 1e-5, 4_000


def _hostile(*rooms: Mapping[str, Callable[[float], bytes]]) -> Iterator[bytes]:
    """Hostile files at their smallest, so that mutation goes on from each trick."""
    for room in rooms:
        for make in room.values():
            content = make(_SMALL)
            if len(content) <= _MOST_BYTES:
                yield content


SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "text_file": (*_TEXTS, *_hostile(TEXTS)),
    "workbook": (
        *map(usual_file, (FileKind.XLS, FileKind.ODS, FileKind.XLSB)),
        raw_file(),
        *_hostile(XLSX, ODS, XLS, XLSB, ARCHIVES),
    ),
    "workbook_part": tuple(
        bytes([place]) + usual_part(name) for place, name in enumerate(sorted(PARTS))
    ),
    "old_workbook": (CompoundFile(usual_file(FileKind.XLS)).stream("Workbook"),),
    "phone_number": tuple(bytes([at]) + text.encode() for at, text in enumerate(_NUMBERS)),
    "answer": _ANSWERS,
}
