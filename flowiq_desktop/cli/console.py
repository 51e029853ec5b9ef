"""Console: what the command line prints, and what it asks."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO, TypeVar

from flowiq_desktop.cli import counts
from flowiq_desktop.cli.streams import lead_nowhere, replace_what_cannot_be_written
from flowiq_desktop.core.text.json_lines import in_pieces
from flowiq_desktop.core.text.plain_letters import plain_letters
from flowiq_desktop.core.text.printable import escaped_json, printable
from flowiq_desktop.texts import Marked, mark, say, say_count
from flowiq_desktop.texts.drafts import english_beneath
from flowiq_desktop.texts.sentences import without_direction

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from rich.progress import Progress as Bar

    from flowiq_desktop.core.errors import AppError
    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.services.sending.progress import SendProgress, Wait

Result = TypeVar("Result")

_SEND = mark("send")
_DUMB = frozenset({"dumb", "unknown"})
"""What `TERM` says of terminals that move no cursor."""


class Console:
    """Results go to standard output, everything else to standard error.

    Whatever is printed passes through here. What other people wrote in it can only be read: it
    commands no terminal and breaks no line. When nobody reads any more (`| head`), sending goes on
    all the same, and the exit code stays true.
    """

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            replace_what_cannot_be_written(stream)

    def tell(self, text: str = "") -> None:
        """Tell the person something, on one line; above the progress bar, while there is one."""
        _write(sys.stderr, f"{_on_a_line(text)}\n", flush=True)

    def tell_surely(self, say_it: Callable[[], str]) -> None:
        """Tell what nobody must misread: beneath a draft of a translation stands the English.

        Args:
            say_it: says it in the language in use.
        """
        self.tell(say_it())
        if in_english := english_beneath(say_it):
            self.tell(in_english)

    def say_error(self, error: AppError) -> None:
        """Tell the person what cannot be done, and what to do about it."""
        self.tell(str(error))

    def result(self, data: object) -> None:
        """Print the command's result as JSON."""
        for piece in in_pieces(data, ascii_only=not _is_unicode(sys.stdout)):
            _write(sys.stdout, escaped_json(piece))
        self._print("")

    def line(self, text: str) -> None:
        """Print one line of the command's result."""
        self._print(_on_a_line(text))

    def reporting(self) -> Console:
        """The same, for a command whose answer is what it tells: on the standard output."""
        return _Reporting()

    def confirm(self, question: Callable[[], str], act: Marked = _SEND) -> bool:
        """Ask for a yes on the terminal; no terminal means no.

        Args:
            question: says it in the language in use.
            act: what is done then.
        """
        if sys.stdin is None or not sys.stdin.isatty():
            return False
        self.tell_surely(
            lambda: say(
                "{question} Type {yes} to {act}: ",
                question=question(),
                yes=say("yes"),
                act=act,
            )
        )
        return is_yes(sys.stdin.readline())

    def _print(self, text: str) -> None:
        _write(sys.stdout, f"{text}\n", flush=True)

    def watch(self, job: Generator[Progress, None, Result]) -> Result:
        """Run a job to its end, with a progress bar on a terminal; returns its result."""
        if not _has_terminal():
            return _drive(job, _show_nothing)
        with _bar() as bar:
            task = bar.add_task("", total=None)
            return _drive(
                job,
                lambda at: bar.update(
                    task,
                    description=printable(at.in_words),
                    completed=at.done,
                    total=at.total or None,
                ),
            )

    def watch_sending(self, job: Generator[SendProgress, None, Result]) -> Result:
        """Run a campaign to its end, with counts and a progress bar; returns its summary.

        Without a terminal, only what it waits for is said, once until that changes.
        """
        if not _has_terminal():
            return _drive(job, _Waiting(self.tell).note)
        with _bar() as bar:
            task = bar.add_task(say("Sending"), total=None)

            def show(at: SendProgress) -> None:
                done = at.total - at.left
                bar.update(task, description=printable(_told(at)), completed=done, total=at.total)

            return _drive(job, show)


class _Reporting(Console):
    """What it tells is a command's answer."""

    def tell(self, text: str = "") -> None:
        self.line(text)


def _write(stream: TextIO | None, text: str, *, flush: bool = False) -> None:
    """Write to a stream, if there is one and somebody reads it."""
    if stream is None:
        return
    try:
        stream.write(text)
        if flush:
            stream.flush()
    except BrokenPipeError:
        lead_nowhere(stream)


def _on_a_line(text: str) -> str:
    return printable(without_direction(text))


def is_yes(typed: str) -> bool:
    """Whether it is the word that was asked for, or English for it; accents and case do not count.

    The word alone, and nothing shorter: what follows can cost money and cannot be undone.
    """
    answer = plain_letters(typed).strip(" \t\r\n.!\"'“”«»")
    return answer in {plain_letters(say("yes")), "yes"}


def _has_terminal() -> bool:
    """Whether a bar can be drawn and removed again; elsewhere it leaves empty lines."""
    terminal = os.environ.get("TERM", "").strip().lower()
    return sys.stderr is not None and sys.stderr.isatty() and terminal not in _DUMB


def _bar() -> Bar:
    """A progress bar; what is told while it stands is written above it."""
    from flowiq_desktop.cli.progress_bar import progress_bar  # noqa: PLC0415 - few see one

    return progress_bar()


def _is_unicode(stream: TextIO | None) -> bool:
    return str(getattr(stream, "encoding", "")).lower().replace("-", "").startswith("utf8")


def run_quietly(job: Generator[Progress, None, Result]) -> Result:
    """Run a job to its end without a word of it; returns its result."""
    return _drive(job, _show_nothing)


def _drive(
    job: Generator[Progress, None, Result] | Generator[SendProgress, None, Result],
    show: Callable[..., None],
) -> Result:
    try:
        while True:
            show(next(job))
    except StopIteration as done:
        result: Result = done.value
        return result


def _show_nothing(_at: Progress | SendProgress) -> None:
    """Without a terminal, only the result of a job is said."""


class _Waiting:
    """Says what sending waits for, whenever that changes."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._told: Wait | None = None

    def note(self, at: SendProgress) -> None:
        """Say it, unless it was said last; how long it takes may change meanwhile."""
        if at.wait and at.wait is not self._told:
            self._told = at.wait
            self._say(f"{at.waiting}.")


def _told(at: SendProgress) -> str:
    parts = [counts.sent(at.sent)]
    parts += [counts.not_sent(at.not_sent)] if at.not_sent else []
    parts += [counts.unsure(at.unsure)] if at.unsure else []
    if at.seconds_left is not None:
        minutes = max(1, round(at.seconds_left / 60))
        parts.append(say_count("about 1 min left", "about {n} min left", minutes))
    if at.waiting:
        parts.append(at.waiting)
    return " · ".join(parts)
