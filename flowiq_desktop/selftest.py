"""Self-test: does this build of the program have all its parts? Needs no screen or network.

`flowiq-desktop --self-test` goes once through everything that freezing a program tends to lose:
the window with its pictures, the journal, spreadsheets in and out, the decoders in their own
process, and a message to the pretend FlowIQ. It works in a folder of its own and touches neither
the person's campaigns nor their key store.
"""

import faulthandler
import sys
import tempfile
import traceback
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from keyring.backends.null import Keyring as NoKeyring

from flowiq_desktop import __version__
from flowiq_desktop.assembly import Services, build_services
from flowiq_desktop.core.delivery.results import ResultStatus, result_columns
from flowiq_desktop.core.messages.types.text import TEXT_TYPE
from flowiq_desktop.flowiq.key_store import SystemKeyStore
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.file_ends import FileEnds
from flowiq_desktop.media.sniff import content_type_of
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.services.account.sample import SAMPLE_COUNTRY
from flowiq_desktop.services.manual.manual import Manual
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.load import LoadedSheet, load_sheet
from flowiq_desktop.services.sending.service import SendControl, SendOptions
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.system.private_process import worker_command
from flowiq_desktop.texts.calendar_words import LANGUAGES, calendar_words
from flowiq_desktop.ui.app.window_look import (
    WindowLook,
    look_at,
    offscreen_application,
    show_program,
)

_PATIENCE = 120.0
"""Seconds for everything; it takes some three. Neither a build that hangs, nor one whose threads
keep it from ending after a failure, must hang its builder."""
_FEWEST_COLOURS = 20
"""An empty window has two or three."""
_KEY_STORES = {
    "win32": ("Windows", "win32ctypes.core"),
    "darwin": ("macOS", "keyring.backends.macOS.api"),
    "linux": ("SecretService", "secretstorage"),
}
"""For each system: keyring's name of its store, and the module that this needs to reach it."""
_COLUMNS = 2
_MEDIA = ("picture.png", "picture.jpg", "clip.mp4", "voice.mp3", "letter.pdf")

_Result = TypeVar("_Result")


class SelfTestError(Exception):
    """A part of the program is missing or does not work."""


@dataclass(frozen=True, slots=True)
class _Checked:
    loaded: LoadedSheet
    sheet: CheckedSheet


def self_test() -> int:
    """Try every part once, printing a line for each; returns 0 when all work, else 1."""
    # The windowed program on Windows has no streams to write to.
    if sys.stderr is not None:
        faulthandler.dump_traceback_later(_PATIENCE, exit=True)
    _say(f"FlowIQ Desktop {__version__}")
    try:
        with tempfile.TemporaryDirectory(prefix="flowiq-", ignore_cleanup_errors=True) as folder:
            for line in _steps(Path(folder)):
                _say(line)
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is what the test was made to find
        if sys.stderr is not None:
            traceback.print_exc()
        _say(f"self-test failed: {type(fault).__name__}: {fault}")
        return 1
    faulthandler.cancel_dump_traceback_later()
    _say("self-test passed")
    return 0


def _steps(folder: Path) -> Iterator[str]:
    app = offscreen_application()
    keys = SystemKeyStore(NoKeyring)
    folders = Folders.under(folder / "home", folder / "mark")
    with build_services(folders, keys, Behaviour()) as services:
        yield f"journal: open, {len(services.campaigns.recent())} campaigns"
        with closing(show_program(services, app)) as program, _no_fault_in_slots():
            yield _window(look_at(program))
            yield f"manual: {len(Manual(resource('manual')).pages())} pages"
            checked = _spreadsheet(services, folder / "sample.xlsx")
            yield f"spreadsheet: written and read; row {_ready_row(checked)} is ready"
            yield f"printed list: {_printed_list(folder / 'list.txt')}"
            yield f"calendar: {_calendar()} languages"
            yield f"key store: {_key_store()} can be asked"
            yield f"previews: {', '.join(_previews())}"
            campaign = _send(services, checked)
            yield "sending: the pretend FlowIQ accepted one message"
            yield f"results: {', '.join(_results(services, campaign, folder))}"
    yield "closed"


def _window(seen: WindowLook) -> str:
    """Whether the window drew itself and the sample in practice mode."""
    _expect(seen.loaded, "the window did not load the sample spreadsheet")
    _expect(seen.colours >= _FEWEST_COLOURS, f"the window shows only {seen.colours} colours")
    _expect(seen.icon, "the window's icon cannot be drawn")
    return f"window: {seen.width} x {seen.height}, {seen.colours} colours, sample loaded"


def _spreadsheet(services: Services, path: Path) -> _Checked:
    services.templates.write(path, TEXT_TYPE.name)
    loaded = _result_of(load_sheet(path))
    suggestion = services.mappings.suggest(loaded.sheet, SAMPLE_COUNTRY, guess_anew=True)
    mapping = suggestion.mapping.with_type(TEXT_TYPE.name)
    return _Checked(loaded, _result_of(check_sheet(loaded.sheet, mapping, SAMPLE_COUNTRY)))


def _ready_row(checked: _Checked) -> int:
    ready = checked.sheet.ready_rows()
    _expect(len(ready) == len(checked.loaded.sheet) == 1, f"{len(ready)} rows are ready, not 1")
    return checked.sheet.message(ready[0]).row_number


def _printed_list(path: Path) -> str:
    """A list whose columns are parted by blanks alone: pandas cuts it."""
    lines = ("Name      Phone", "Thandi    082 555 0101", "Sipho     082 555 0102")
    path.write_text("\n".join(lines), encoding="utf-8")
    sheet = _result_of(load_sheet(path)).sheet
    _expect(
        len(sheet.headers) == _COLUMNS, f"{path.name} was cut into {len(sheet.headers)} columns"
    )
    return f"cut into {_COLUMNS} columns"


def _calendar() -> int:
    """What months and days are called, in each language that spreadsheets may be in."""
    known = [language for language in LANGUAGES if calendar_words(language).days]
    missing = sorted({*LANGUAGES} - {*known})
    _expect(not missing, f"no names of days are known in {', '.join(missing)}")
    return len({*known})


def _key_store() -> str:
    """Look for what reaches the system's store; nobody's keys are read."""
    name, module = _KEY_STORES[sys.platform]
    found = entry_points(group="keyring.backends", name=name)
    _expect(name in found.names, f"keyring does not know {name}")
    found[name].load()
    import_module(module)
    return name


def _previews() -> Iterator[str]:
    """Decode one file of each kind; documents, films and pictures have a thumbnail."""
    decoder = Decoder(worker_command("--decode-worker"))
    try:
        for name in _MEDIA:
            body = resource("samples", name).read_bytes()
            kind = content_type_of(FileEnds.whole(body))
            found = decoder.decode(body, kind, complete=True)
            _expect(bool(found.thumbnail_png or found.waveform), f"{name} has no preview")
            yield kind
    finally:
        decoder.close()


def _send(services: Services, checked: _Checked) -> int:
    freezing = services.send.freeze(checked.sheet, checked.loaded, "Self-test", practice=True)
    campaign = _result_of(freezing)
    connection = services.practice.start()
    run = services.send.run(campaign, connection, SendOptions(connections=1), SendControl())
    progress = _result_of(run).progress
    _expect(progress.sent == progress.total == 1, f"{progress.sent} messages were accepted, not 1")
    return campaign


def _results(services: Services, campaign: int, folder: Path) -> Iterator[str]:
    for name in ("results.xlsx", "results.csv"):
        path = _result_of(services.report.save(campaign, folder / name))
        sheet = _result_of(load_sheet(path)).sheet
        status = dict(zip(sheet.headers, sheet.row(0), strict=True))[result_columns()[0]]
        _expect(status == ResultStatus.SENT.word, f'{name} says "{status}"')
        yield name


@contextmanager
def _no_fault_in_slots() -> Iterator[None]:
    """Qt goes on after an error in a slot; a self-test must not."""
    faults: list[BaseException] = []

    def note(_kind: type[BaseException], fault: BaseException, _at: TracebackType | None) -> None:
        faults.append(fault)

    before, sys.excepthook = sys.excepthook, note
    try:
        yield
    finally:
        sys.excepthook = before
    if faults:
        fault = faults[0]
        raise SelfTestError(f"the window failed: {type(fault).__name__}: {fault}") from fault


def _result_of(job: Generator[object, None, _Result]) -> _Result:
    """Run a long job to its end."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: _Result = end.value
            return result


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SelfTestError(otherwise)


def _say(line: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
