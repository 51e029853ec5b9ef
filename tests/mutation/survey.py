"""Survey: all mutants of one module, and which of them the tests did not notice."""

import ast
import contextlib
import importlib
import sys
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.reach import Test, reach
from tests.mutation.trial import Chosen, Stand, apart, run_pytest

ROOT = Path(__file__).parents[2]

UNNOTICED = ("survived", "not reached")
"""What is printed for a mutant for which no test failed, or which no test runs."""

_START = 10.0
"""Seconds a trial may take besides its tests."""
_SLOWER = 4.0
"""How many times longer than usual tests may take."""


@dataclass(slots=True)
class Survey:
    """What became of a module's mutants.

    Attributes:
        module: below `flowiq_desktop`.
        killed: how many a test failed for.
        survived: the names of those that no test failed for.
        overtime: how many of the killed ones never ended.
    """

    module: str
    killed: int = 0
    survived: list[str] = field(default_factory=list)
    overtime: int = 0

    @property
    def total(self) -> int:
        """All mutants."""
        return self.killed + len(self.survived)


class Laboratory:
    """Tries the mutants of one module, in a process that has not loaded the program yet.

    Args:
        module: below `flowiq_desktop`.
        files: of its tests, below `tests`.
        root: where both are.
    """

    def __init__(self, module: str, files: Iterable[str], root: Path = ROOT) -> None:
        self._module = module
        self._files = [str(root / "tests" / file) for file in files]
        self._root = root
        self._path = root / "flowiq_desktop" / f"{module}.py"
        self._name = f"flowiq_desktop.{module.replace('/', '.')}"
        self._tests: list[Test] = []

    def survey(self, only: str, told: Callable[[str, str], None]) -> Survey:
        """Try each mutant whose name contains a text; prints each name and what became of it.

        Raises:
            ValueError: the tests fail although nothing was changed.
        """
        tree = ast.parse(self._path.read_text(encoding="utf-8"))
        self._prepare(compile(tree, str(self._path), "exec"))
        survey = Survey(self._module)
        for mutant in mutants(tree):
            if only in mutant.name:
                outcome = self._tried(mutant, tree)
                self._count(survey, mutant, outcome)
                told(mutant.name, outcome)
        return survey

    def _prepare(self, code: CodeType) -> None:
        notes = self._root / "build" / "mutants" / f"{self._module.replace('/', '-')}.json"
        tests, libraries = reach(self._path, self._files, notes)
        self._tests = sorted(tests, key=lambda test: test.seconds)
        _load(libraries)
        if self._trial(code, self._tests) != 0:
            raise ValueError(f"the tests of {self._module} fail when they are run in this way")

    @staticmethod
    def _count(survey: Survey, mutant: Mutant, outcome: str) -> None:
        if outcome in UNNOTICED:
            survey.survived.append(mutant.name)
        elif outcome != "no program":
            survey.killed += 1
            survey.overtime += outcome == "overtime"

    def _tried(self, mutant: Mutant, tree: ast.Module) -> str:
        try:
            with warnings.catch_warnings(action="ignore"):
                code = mutant.code(tree, self._path)
        except (SyntaxError, ValueError, TypeError):
            return "no program"
        tests = [t for t in self._tests if mutant.lines is None or t.lines & set(mutant.lines)]
        # What runs at import alone belongs to no test, and may be noticed by any.
        ended = self._trial(code, tests or self._tests)
        unnoticed = "survived" if tests else "not reached"
        return "overtime" if ended is None else "killed" if ended else unnoticed

    def _trial(self, code: CodeType, tests: list[Test]) -> int | None:
        longest = max(test.seconds for test in tests)
        patience = (
            "-x",
            f"--timeout={_START / 2 + _SLOWER * longest:.0f}",
            "--timeout-method=thread",
        )

        def work() -> int:
            sys.meta_path.insert(0, Stand(self._name, self._path, code))
            return run_pytest([*self._files, *patience], Chosen([test.name for test in tests]))

        return apart(work, _START + _SLOWER * sum(test.seconds for test in tests))


def _load(libraries: Iterable[str]) -> None:
    """Load libraries once, for all trials."""
    for name in sorted(libraries):
        with contextlib.suppress(Exception), warnings.catch_warnings(action="ignore"):
            importlib.import_module(name)
