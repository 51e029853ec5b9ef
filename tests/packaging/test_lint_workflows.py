"""What is wrong with a workflow or a form is seen by `make lint`, before it is pushed anywhere."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packaging.loading import load

ROOT = Path(__file__).parent.parent.parent
TEST, WEEKLY = ".github/workflows/test.yml", ".github/workflows/weekly.yml"
FORM, HOOKS = ".github/ISSUE_TEMPLATE/bug.yml", ".pre-commit-config.yaml"
lint_workflows = load("lint_workflows")
Lint = Callable[[Path], tuple[int, str]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout's workflows, forms and hooks, to be spoilt."""
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    shutil.copy(ROOT / HOOKS, tmp_path)
    return tmp_path


@pytest.fixture
def lint(capfd: pytest.CaptureFixture[str]) -> Lint:
    """Checks a folder: the exit code, and all that was said."""

    def run(folder: Path) -> tuple[int, str]:
        code: int = lint_workflows.main([str(folder)])
        return code, "".join(capfd.readouterr())

    return run


def spoil(copy: Path, file: str, was: str, becomes: str) -> None:
    text = (copy / file).read_text(encoding="utf-8")
    assert was in text
    (copy / file).write_text(text.replace(was, becomes, 1), encoding="utf-8")


def test_ours_are_right(lint: Lint) -> None:
    assert lint(ROOT) == (0, "")


@pytest.mark.parametrize(
    ("file", "was", "becomes", "says"),
    [
        (TEST, "runs-on: ubuntu", "run-on: ubuntu", "runs-on"),
        (TEST, "    timeout-minutes: 20\n", "", "timeout-minutes"),
        (TEST, "permissions: {}", "permissions: {", "parse"),
        (TEST, "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
        (TEST, "persist-credentials: false", "fetch-depth: 1", "credential persistence"),
        (TEST, "  pull_request:\n", "  pull_request_target:\n", "pull_request_target"),
        (TEST, "permissions: {}", "permissions: write-all", "excessive-permissions"),
        (WEEKLY, 'make "$SURVEY"', "make ${{ github.head_ref }}", "template-injection"),
        (FORM, "type: dropdown", "type: drop-down", "drop-down"),
        (FORM, "body:\n", "bodies:\n", "body"),
        (".github/ISSUE_TEMPLATE/config.yml", "url:", "link:", "contact_links"),
        (".github/dependabot.yml", "interval: weekly", "interval: hourly-ish", "interval"),
        (HOOKS, "language: system", "language: [system", "pre-commit"),
    ],
)
def test_a_mistake_is_named(
    copy: Path, lint: Lint, file: str, was: str, becomes: str, says: str
) -> None:
    spoil(copy, file, was, becomes)
    code, said = lint(copy)
    assert code != 0
    assert says in said
    assert Path(file).name in said


def test_a_file_that_nothing_is_known_of_is_not_passed_over(copy: Path) -> None:
    (copy / ".github" / "labeler.yml").write_text("a: b\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"labeler\.yml: nobody knows"):
        lint_workflows.main([str(copy)])


def test_a_checkout_without_workflows_is_not_right(tmp_path: Path, lint: Lint) -> None:
    shutil.copy(ROOT / HOOKS, tmp_path)
    code, _ = lint(tmp_path)
    assert code != 0


def test_the_command_says_so_by_its_exit_code(copy: Path) -> None:
    spoil(copy, TEST, "runs-on: ubuntu", "run-on: ubuntu")
    command = [sys.executable, str(ROOT / "packaging" / "lint_workflows.py"), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    assert "'runs-on' is a required property" in done.stderr
