"""A Python that has loaded what the command line needs, and becomes the program again and again.

Run as a script with the number of a socket. Every request that comes there is answered by a process
of its own, made by `fork`: its arguments, its variables, its folder and its two streams are in the
request. What this saves is Python's start and the imports, half a second of each command.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
import threading

_ROOMS = (
    *("texts", "core", "system", "network", "journal", "spreadsheet", "flowiq", "media"),
    *("practice_server", "services", "assembly", "cli"),
)
_LIBRARIES = ("openpyxl", "pandas", "python_calamine", "requests", "xlsxwriter", "yaml")
"""What the rooms load when it is first needed."""
_WORKERS = frozenset({"__main__", "decode_worker", "sheet_worker"})
"""Modules that are programs of their own."""
_STREAMS = 2


def _load() -> None:
    for room in _ROOMS:
        package = importlib.import_module(f"flowiq_desktop.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.rpartition(".")[2] not in _WORKERS:
                importlib.import_module(module.name)
    for library in _LIBRARIES:
        importlib.import_module(library)
    phone = importlib.import_module("flowiq_desktop.core.phone.reader")
    phone.PhoneReader("ZA").read("082 123 4567")  # its patterns are made when they are first needed


def _become(request: dict[str, object], streams: list[int]) -> None:
    """Be what `python -m flowiq_desktop` is at its start, as far as it can tell."""
    for place, stream in enumerate(streams, 1):
        os.dup2(stream, place)
        os.close(stream)
    os.environ.clear()
    os.environ.update(request["environment"])  # type: ignore[call-overload] # as JSON keeps it
    os.chdir(str(request["folder"]))
    sys.path.insert(0, str(request["folder"]))
    sys.argv[1:] = request["arguments"]  # type: ignore[call-overload] # as JSON keeps it


def _serve(line: socket.socket) -> bool:
    """Whether this process shall become the program; False when nobody asks any more."""
    while True:
        words, streams, _, _ = socket.recv_fds(line, 1 << 20, _STREAMS)
        if not words:
            return False
        if not (child := os.fork()):
            line.close()
            _become(json.loads(words), streams)
            return True
        for stream in streams:
            os.close(stream)
        line.send(b"%d" % child)
        line.send(b"%d" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _end(code: object) -> None:
    """End in order, but take no modules apart: each page of them would be copied first."""
    if not isinstance(code, int):
        return
    threading._shutdown()  # type: ignore[attr-defined] # what Python does at its end
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _main() -> None:
    sys.path.pop(0)  # the folder of this script
    _load()
    gc.freeze()  # no child looks through all of it
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if _serve(socket.socket(fileno=int(sys.argv[1]))):
        try:
            runpy.run_module("flowiq_desktop", run_name="__main__", alter_sys=True)
        except SystemExit as ended:
            _end(ended.code)
            raise


if __name__ == "__main__":
    _main()
