"""A table tried in one test: thousands of tests of a moment each cost more than what they try."""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

from _pytest.outcomes import Failed

Test = Callable[..., None]


def for_each(names: str | tuple[str, ...], rows: Iterable[Any]) -> Callable[[Test], Test]:
    """One test which tries every row, and tells each that fails; `parametrize` makes one of each.

    A fixture is made once for all rows: for what a row changes, and for rows that take long, let
    pytest make a test of each.

    Args:
        names: of the parameter, or of several.
        rows: a value each, or as many as there are names.
    """
    table = list(rows)

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def try_all(**others: Any) -> None:
            assert table, "a table without rows shows nothing"
            faults = [fault for row in table if (fault := _fault(test, _named(names, row), others))]
            if faults:
                raise ExceptionGroup(f"{len(faults)} of {len(table)} rows", faults)

        mine = (names,) if isinstance(names, str) else names
        declared = inspect.signature(test)
        kept = [it for name, it in declared.parameters.items() if name not in mine]
        try_all.__signature__ = declared.replace(parameters=kept)  # type: ignore[attr-defined]
        return try_all

    return decorate


def _named(names: str | tuple[str, ...], row: Any) -> dict[str, Any]:
    if isinstance(names, str):
        return {names: row}
    return dict(zip(names, row, strict=True))


def _fault(test: Test, row: dict[str, Any], others: dict[str, Any]) -> Exception | None:
    """What is wrong with a row, with the row's values in its words; None when nothing is."""
    try:
        test(**row, **others)
    except (Exception, Failed) as fault:  # noqa: BLE001 - it is told with all others
        told = fault if isinstance(fault, Exception) else AssertionError(str(fault))
        told.add_note(f"with {row!r}")
        return told
    return None
