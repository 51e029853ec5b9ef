"""Reader: what a screen reader knows of a program, through AT-SPI alone.

Runs under the system's own Python, which has AT-SPI's bindings, and knows nothing of the program.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - its version has to be asked for first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_CHILDREN = 400
_PATIENCE_S = 60.0
_PRESSES = ("Press", "press", "Toggle", "click")


class Reader:
    """Finds parts of one program by role and name, presses them, and keeps what was announced.

    Attributes:
        heard: every announcement so far, oldest first.
    """

    def __init__(self, program: str) -> None:
        self.heard: list[str] = []
        Atspi.init()
        self._listener = Atspi.EventListener.new(self._on_event)
        self._listener.register("object:announcement")
        self._program = program

    def wait(self, what: str, reached: Callable[[], Any]) -> Any:
        """What `reached` returns as soon as that is something.

        Raises:
            TimeoutError: it did not come; what there was instead is in its words.
        """
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            self._listen(0.1)
            if found := reached():
                return found
        raise TimeoutError(f"{what} did not come. Heard: {self.heard}. There: {self.there()}")

    def find(self, role: str, begins: str) -> Any:
        """The first part in sight with this role, whose name begins so; waits for it."""
        return self.wait(f"{role} {begins!r}", lambda: self._first(role, begins))

    def press(self, role: str, begins: str, inside: str = "") -> None:
        """Do what a screen reader does when the part is activated, once it can be used.

        Args:
            role: of the part.
            begins: how its name begins.
            inside: the role of what it is in, where several have such a part.
        """

        def usable() -> Any:
            part = self._first(role, begins, inside)
            return part if part is not None and self.has(part, "SENSITIVE") else None

        part = self.wait(f"{role} {begins!r} to be pressed", usable)
        names = [part.get_action_name(at) for at in range(part.get_n_actions())]
        place = next(at for at, name in enumerate(names) if name in _PRESSES)
        part.do_action(place)
        self._listen(0.2)

    def wait_to_hear(self, words: str) -> None:
        """Wait for an announcement with these words in it."""
        self.wait(f"the news {words!r}", lambda: any(words in news for news in self.heard))

    def has(self, part: Any, state: str) -> bool:
        """Whether a part says that it is in a state."""
        return bool(part.get_state_set().contains(getattr(Atspi.StateType, state)))

    def there(self) -> list[str]:
        """Every named part in sight, in words."""
        return [f"{role} {name!r}" for role, name in map(_told, self._parts()) if name]

    def nameless(self) -> list[str]:
        """Parts in sight that take the focus and say no name; a cell may be empty."""
        return [
            role
            for part, role, name in ((part, *_told(part)) for part in self._parts())
            if not name
            and role not in ("", "table cell")
            and self.has(part, "FOCUSABLE")
            and not _part_of_box(part)
        ]

    def rows(self, table: Any) -> list[list[str]]:
        """What the cells of a table say."""
        inside = table.get_table_iface()
        return [
            [
                inside.get_accessible_at(row, column).get_name()
                for column in range(inside.get_n_columns())
            ]
            for row in range(inside.get_n_rows())
        ]

    def _first(self, role: str, begins: str, inside: str = "") -> Any:
        parts = (part for part in self._parts() if not inside or _is_in(part, inside))
        told = ((part, *_told(part)) for part in parts)
        return next((p for p, of, name in told if of == role and name.startswith(begins)), None)

    def _parts(self) -> Iterator[Any]:
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for place in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(place)
            if app is not None and app.get_name() == self._program:
                app.clear_cache()  # what has changed since is not told to who asks for news alone
                yield from self._inside(app)

    def _inside(self, part: Any) -> Iterator[Any]:
        """Everything in sight below a part; what goes away meanwhile is left out."""
        try:
            count = min(part.get_child_count(), _MOST_CHILDREN)
            children = [part.get_child_at_index(place) for place in range(count)]
            shown = [c for c in children if c is not None and self.has(c, "SHOWING")]
        except GLib.Error:
            return
        for child in shown:
            yield child
            yield from self._inside(child)

    def _listen(self, seconds: float) -> None:
        loop = GLib.MainLoop()
        GLib.timeout_add(round(seconds * 1000), loop.quit)
        loop.run()

    def _on_event(self, event: Any) -> None:
        self.heard.append(str(event.any_data))


def _told(part: Any) -> tuple[str, str]:
    """Role and name; "" for what has just gone away."""
    try:
        return part.get_role_name(), part.get_name() or ""
    except GLib.Error:
        return "", ""


def _is_in(part: Any, role: str) -> bool:
    parent = part.get_parent()
    while parent is not None and parent.get_role_name() != role:
        parent = parent.get_parent()
    return parent is not None


def _part_of_box(part: Any) -> bool:
    """Whether it is the line to type in of a box that has a name."""
    parent = part.get_parent()
    return parent is not None and parent.get_role_name() in ("combo box", "spin button")
