"""Python's garbage collector, told to look less often, or only where it is asked to."""

import gc
import time

_WORKED = 0.002
"""Seconds of processor time by which other threads count as working."""


def calm_collector() -> None:
    """Let Python collect garbage less often, because each full collection stops every thread.

    A large spreadsheet is hundreds of thousands of lists of texts without a cycle among them: there
    is little to find. With 100,000 rows the window freezes while Python looks, and a check on the
    command line takes a fifth longer.

    The youngest objects are looked at often and few at a time: two hundred thousand at once stopped
    a window for up to 400 ms on a busy computer.
    """
    gc.set_threshold(10_000, 1_000, 1_000)


def collect_only_on_request() -> None:
    """Keep Python from looking for garbage by itself, in whichever thread made the last object."""
    gc.disable()


def collect_what_is_due() -> bool:
    """Look for garbage here and now, if as many objects were made as Python itself waits for.

    Returns:
        Whether they were.
    """
    limits = gc.get_threshold()
    # A limit of 0 is none: Python 3.14 has none for the oldest.
    due = [age for age, made in enumerate(gc.get_count()) if 0 < limits[age] < made]
    if due:
        gc.collect(due[-1])
    return bool(due)


class ShortLooks:
    """Looks for garbage so often beside threads that work that no look takes long.

    Python's own count is of what was made less what was given back, and that may be old: while a
    list is replaced it stays near nothing although a million new objects gather. To look through
    them stops every thread for 60 to 160 ms, so the count alone does not decide.
    """

    def __init__(self) -> None:
        self._made = 0
        self._others = _seconds_of_others()

    def look(self) -> bool:
        """Look here and now, if there is reason to.

        Returns:
            Whether there was: much was made, or other threads have worked since the last time.
        """
        before, self._others = self._others, _seconds_of_others()
        made, limits = gc.get_count()[0], gc.get_threshold()
        if made <= limits[0] and self._others - before < _WORKED:
            return False
        self._made += made
        is_older_due = self._made > limits[0] * limits[1]
        self._made = 0 if is_older_due else self._made
        gc.collect(1 if is_older_due else 0)
        return True


def _seconds_of_others() -> float:
    """Processor time of all threads but this one."""
    return time.process_time() - time.thread_time()


def keep_what_is_there() -> None:
    """Look for garbage only among what is made from now on.

    Once a program has started, its modules, classes and windows stay until its end. Looking through
    them the first time would stop it for some 80 ms.
    """
    gc.freeze()


def leave_the_rest() -> None:
    """Let Python end without looking for garbage once more: the system takes everything back.

    Behind a large spreadsheet that look takes a fifth of a second, in which nothing happens.
    """
    gc.freeze()
