"""The program with its window: shows an empty window at once, then loads what fills it."""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.text.printable import printable
from flowiq_desktop.services.account.preference_file import first_look
from flowiq_desktop.system.calm_collector import calm_collector, keep_what_is_there
from flowiq_desktop.system.logs import start_logging
from flowiq_desktop.system.paths import FolderError, Folders, resource
from flowiq_desktop.system.short_turns import short_turns
from flowiq_desktop.texts import mark, say
from flowiq_desktop.ui.app.application import make_application
from flowiq_desktop.ui.app.no_screen import open_application
from flowiq_desktop.ui.app.shell import Shell, make_shell
from flowiq_desktop.ui.app.window_socket import may_be_asked, socket_name
from flowiq_desktop.ui.language.spoken_language import SpokenLanguage

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator
    from pathlib import Path
    from types import TracebackType

    from flowiq_desktop.assembly import Services
    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.ui.app.only_window import OnlyWindow
    from flowiq_desktop.ui.app.program import Program
    from flowiq_desktop.ui.app.stop_signals import StopSignals
    from flowiq_desktop.ui.jobs.background import BackgroundRunner
    from flowiq_desktop.ui.recovery.damaged_dialog import DamagedDialog

_CANNOT_START = 2
_NOT_SEEN_MS = 500
"""By then the work begins also where nobody sees the window, as one that begins as an icon."""
_LOG = logging.getLogger(__name__)


class Launch(QObject):
    """Loads the services in the background and then furnishes the window.

    Attributes:
        program: everything behind the window, once that is there.
        exit_code: the exit code of the process.

    Signals:
        loading: the window was seen, and what fills it begins to load.
        ready: the window can be used.
    """

    loading = Signal()
    ready = Signal()

    def __init__(
        self, shell: Shell, folders: Folders, *, practice: bool, file: Path | None = None
    ) -> None:
        """Prepare to load.

        Args:
            shell: the window, still empty.
            folders: the person's.
            practice: nothing is really sent.
            file: a spreadsheet to begin with.
        """
        super().__init__(shell.window)
        self._shell = shell
        self._folders = folders
        self._practice = practice
        self._file = file
        self.program: Program | None = None
        self.exit_code = 0
        self._damaged: DamagedDialog | None = None
        self._only_window: OnlyWindow | None = None
        self._runner: BackgroundRunner | None = None
        self._is_closed = False
        shell.window.drawn.connect(self._load)

    def begin(self) -> None:
        """Show the window, and load what fills it as soon as it is seen: not both at once."""
        self._shell.window.show()
        QTimer.singleShot(_NOT_SEEN_MS, self._load)

    @Slot()
    def leave(self) -> None:
        """End in an orderly way: what is on its way to FlowIQ is finished first."""
        if self._damaged is not None:
            self._damaged.reject()
        elif self.program is None:
            self._shell.window.close()
        else:
            self.program.leaving.leave_now()

    @Slot()
    def finish_sending(self) -> None:
        """Wait until nothing is in flight: the session is about to end."""
        if self.program is not None:
            self.program.finish_sending()

    @Slot()
    def show_window(self) -> None:
        """Bring the window to the front: the program was started once more."""
        window = self._shell.window
        window.setWindowState(window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Stop everything that runs."""
        self._is_closed = True
        if self._only_window is not None:
            self._only_window.close()
        if self._runner is not None:
            self._runner.shutdown()
        if self._damaged is not None:
            self._damaged.shutdown()
        if self.program is not None:
            self.program.close()

    @Slot()
    def _load(self) -> None:
        if self._runner is not None or self._is_closed:
            return
        from flowiq_desktop.ui.jobs.background import BackgroundRunner  # noqa: PLC0415 - as below

        keep_what_is_there()
        self._runner = BackgroundRunner(self)
        self._runner.finished.connect(self._on_loaded)
        self._runner.failed.connect(self._on_failed)
        self.loading.emit()
        self._runner.start(_loading(self._folders))

    @Slot(object)
    def _on_loaded(self, services: Services) -> None:
        from flowiq_desktop.ui.app.program import Program  # noqa: PLC0415 - the window shows before it

        self._listen()
        _draw()
        self.program = Program(services, self._shell, _draw)
        self.program.begin(practice=self._practice)
        if self._file is not None:
            self._open_from_outside(self._file)
        keep_what_is_there()
        self.ready.emit()

    def _listen(self) -> None:
        from flowiq_desktop.ui.app.only_window import OnlyWindow  # noqa: PLC0415 - the same

        self._only_window = OnlyWindow(self._folders.data, self)
        self._only_window.asked.connect(self.show_window)
        self._only_window.file_asked.connect(self._open_from_outside)
        self._only_window.listen()

    @Slot(object)
    def _open_from_outside(self, path: Path) -> None:
        """Open a spreadsheet that the desktop, or a second start, names."""
        if self.program is not None:
            self.program.actions.open_from_outside(path)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        """Say why the program cannot start, and end it."""
        _LOG.error("The program could not start", exc_info=fault)
        self.exit_code = _CANNOT_START
        from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - takes its time, and rarely needed

        from flowiq_desktop.journal.errors import JournalError  # noqa: PLC0415 - rarely needed
        from flowiq_desktop.ui.widgets.question import Announcement  # noqa: PLC0415 - rarely needed

        if isinstance(fault, JournalError) and fault.damaged:
            self._offer_rescue(fault)
            return
        told = AppError.of(fault, _cannot_start(), str(fault))
        box = Announcement(
            "cannot_start",
            self.tr("FlowIQ Desktop"),
            told.message,
            told.advice,
            QStyle.StandardPixmap.SP_MessageBoxCritical,
            self._shell.window,
        )
        box.finished.connect(self._shell.window.close)
        box.open()

    def _offer_rescue(self, fault: Exception) -> None:
        """Let the person save what can be read of a damaged journal, and begin a new one."""
        from flowiq_desktop.assembly import build_rescue  # noqa: PLC0415 - nobody else needs them
        from flowiq_desktop.services.account.preferences import PreferenceStore  # noqa: PLC0415 - as above
        from flowiq_desktop.ui.recovery.damaged_dialog import DamagedDialog  # noqa: PLC0415 - seldom

        self._damaged = DamagedDialog(
            build_rescue(self._folders),
            str(fault),
            PreferenceStore(self._folders.config).begin_folder,
            self._shell.icons,
            self._shell.window,
        )
        self._damaged.accepted.connect(self._begin_anew)
        self._damaged.rejected.connect(self._shell.window.close)
        self._damaged.open()

    @Slot()
    def _begin_anew(self) -> None:
        """The damaged journal is out of the way: start as on the first day."""
        if self._damaged is not None:
            self._damaged.deleteLater()
            self._damaged = None
        self.exit_code = 0
        if self._runner is not None:
            self._runner.start(_loading(self._folders))


def run(options: argparse.Namespace, loaded: Callable[[], object]) -> int:
    """Run the program until its window is closed; returns the exit code.

    Args:
        options: what the call asks for.
        loaded: is told when there is something that Ctrl-C must not cut off.
    """
    calm_collector()
    short_turns()
    app = open_application(make_application, getattr(options, "language", ""))
    app.setApplicationName("FlowIQ Desktop")
    app.setDesktopFileName("flowiq-desktop")
    try:
        folders = _folders(options).create()
    except FolderError as fault:
        SpokenLanguage(app, resource("languages"), getattr(options, "language", "")).begin()
        return _no_folder(fault)
    start_logging(folders.logs)
    sys.excepthook = _note_fault
    choices = first_look(folders.config)
    chosen = getattr(options, "language", "") or choices.language
    SpokenLanguage(app, resource("languages"), chosen).begin()
    file = options.open.absolute() if options.open else None
    if _is_open_already(folders.data, file):
        _tell(say("FlowIQ Desktop is open already; its window was brought to the front."))
        return 0
    shell = make_shell(app, choices, resource())
    launch = Launch(shell, folders, practice=options.practice, file=file)
    # The session ends when this returns, so waiting here is what is wanted.
    app.commitDataRequest.connect(launch.finish_sending)
    with ExitStack() as ending:
        ending.callback(launch.close)
        launch.loading.connect(loaded)
        launch.loading.connect(lambda: ending.callback(_stop_signals(launch).close))
        launch.begin()
        return app.exec() or launch.exit_code


def _stop_signals(launch: Launch) -> StopSignals:
    """From now on a signal ends the program in order; until then, at once."""
    from flowiq_desktop.ui.app.stop_signals import StopSignals  # noqa: PLC0415 - the window is first

    signals = StopSignals(launch)
    signals.stop_requested.connect(launch.leave)
    return signals


def _is_open_already(data: Path, file: Path | None) -> bool:
    """Whether there is a window for this folder, which is at the front now."""
    if not may_be_asked(socket_name(data)):
        return False
    from flowiq_desktop.ui.app.only_window import show_the_first  # noqa: PLC0415 - rarely there

    return show_the_first(data, file)


def _no_folder(fault: FolderError) -> int:
    """Say, in a window and in the terminal, that there is nowhere to keep the journal."""
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - takes its time, and rarely needed

    from flowiq_desktop.ui.widgets.question import Announcement  # noqa: PLC0415 - rarely needed

    _tell(str(fault))
    words = QCoreApplication.translate
    box = Announcement(
        "no_folder",
        words("Launch", "FlowIQ Desktop"),
        _cannot_start(),
        str(fault),
        QStyle.StandardPixmap.SP_MessageBoxCritical,
        None,
    )
    box.exec()
    return _CANNOT_START


def _cannot_start() -> str:
    return QCoreApplication.translate("Launch", "The program cannot start.")


def _tell(sentence: str) -> None:
    """Say it in the terminal, if the program was started from one."""
    # The windowed program on Windows has no streams to write to.
    if sys.stderr is not None:
        sys.stderr.write(f"{printable(sentence)}\n")


def _draw() -> None:
    """Let the window draw; nobody can do anything in it yet."""
    flags = QtCore.QEventLoop.ProcessEventsFlag
    QCoreApplication.processEvents(flags.ExcludeUserInputEvents | flags.ExcludeSocketNotifiers)


def _loading(folders: Folders) -> Generator[Progress, None, Services]:
    """Import what is behind the window, and open the journal; raises JournalError in words.

    What takes its time is done here, so that the main thread need not stop for it.
    """
    from flowiq_desktop.assembly import build_services  # noqa: PLC0415 - the window shows before it
    from flowiq_desktop.core.progress import Progress  # noqa: PLC0415 - the same
    from flowiq_desktop.texts.installed import languages  # noqa: PLC0415 - the same
    from flowiq_desktop.texts.names import language_name  # noqa: PLC0415 - the same
    from flowiq_desktop.texts.numbers import number  # noqa: PLC0415 - the same

    yield Progress(mark("Getting ready"))
    services = build_services(folders).complete()
    for part in ("only_window", "program"):
        import_module(f"flowiq_desktop.ui.app.{part}")
    number(0)  # reads how the language writes them
    if not services.preferences.current.welcomed:
        for code in languages(resource("languages")):
            language_name(code)  # the first start asks, and reads a file for each
    return services


def _folders(options: argparse.Namespace) -> Folders:
    chosen = getattr(options, "data_dir", None)
    return Folders.of_data_dir(chosen) if chosen else Folders.of_user()


def _note_fault(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """An error in a slot is logged for support; the window goes on."""
    _LOG.critical("A fault of the program", exc_info=(kind, fault, trace))
