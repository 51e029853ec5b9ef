"""A practice campaign from the example sheet to the results, by what a screen reader is told.

Started by `test_campaign_by_ear` under the system's Python, on a bus and a screen of its own. It
knows names and roles alone: no place on the screen, no name that only the program knows.
"""

from __future__ import annotations

import sys

from tests.ear.reader import Reader

_STEPS = ("Recipients", "Message", "Check", "Send", "Results")


def main() -> int:
    """Go through the campaign; what went wrong is raised."""
    reader = Reader("FlowIQ Desktop")
    reader.find("push button", "Step 1 of 5, Recipients")
    reader.wait_to_hear("26 rows")
    _everything_has_a_name(reader)
    _a_panel_says_that_it_unfolds(reader)
    reader.press("push button", "Continue with 26 rows")
    _current(reader, 2)
    reader.press("push button", "Continue to the check")
    _current(reader, 3)
    reader.wait_to_hear("23 ready")
    reader.press("push button", "Continue with 23")
    _current(reader, 4)
    reader.press("push button", "Send 23 messages")
    reader.press("push button", "Send 23 messages", inside="dialog")
    reader.wait_to_hear("Sending")
    reader.wait_to_hear("Finished")
    _current(reader, 5)
    _results(reader)
    sys.stdout.write("\n".join(reader.heard) + "\n")
    return 0


def _current(reader: Reader, number: int) -> None:
    """Wait until this step says that it is the current one, and look at what is there."""
    name = f"Step {number} of {len(_STEPS)}, {_STEPS[number - 1]}"

    def current() -> bool:
        return str(reader.find("push button", name).get_name()).endswith("current")

    reader.wait(f"{name} to be the current step", current)
    _everything_has_a_name(reader)


def _everything_has_a_name(reader: Reader) -> None:
    nameless = reader.nameless()
    if nameless:
        raise AssertionError(f"Without a name: {nameless}")


def _a_panel_says_that_it_unfolds(reader: Reader) -> None:
    def states() -> tuple[bool, ...]:
        button = reader.find("push button", "Show which")
        return tuple(reader.has(button, name) for name in ("EXPANDABLE", "EXPANDED", "CHECKABLE"))

    if states() != (True, False, False):
        raise AssertionError(f"Folded, it says {states()}")
    reader.press("push button", "Show which")
    reader.find("push button", "Hide")
    reader.press("push button", "Hide")


def _results(reader: Reader) -> None:
    """What became of everybody can be read cell by cell."""
    reader.press("push button", "Every row")
    table = reader.find("table", "")
    rows = reader.rows(table)
    if not any("Sent" in cell for row in rows for cell in row):
        raise AssertionError(f"The table says {rows[:3]}")


if __name__ == "__main__":
    sys.exit(main())
