"""What `make` has is what its list, the documents and the workflows speak of."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packaging.loading import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "packaging/README.md",
    ".github/PULL_REQUEST_TEMPLATE.md",
]
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="no make here")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):(?!=)", read("Makefile"), re.MULTILINE))


def steps(workflow: Path, job: str) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    found: list[dict[str, Any]] = jobs[job]["steps"]
    return found


def without_make() -> list[str]:
    """The commands of packaging/README.md for Windows, their paths written as elsewhere."""
    block = read("packaging/README.md").split("Without make (Windows):")[1].split("```")[1]
    return block.replace("\\", "/").strip().splitlines()


@needs_make
def test_help_lists_every_command() -> None:
    said = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    listed = re.findall(r"^make ([a-z-]+) +\S", said, re.MULTILINE)
    assert sorted(listed) == sorted(targets())
    assert max(map(len, said.splitlines())) <= 120


def test_no_command_is_taken_for_a_file() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)
    assert set(phony.split()) == targets()


def test_contributing_explains_every_command_and_no_other() -> None:
    table = read("CONTRIBUTING.md").split("| command |")[1].split("\n\n")[0]
    explained = set(re.findall(r"`make ([a-z-]+)`", table))
    assert explained == targets() - {"help", "setup"}


def fast_tests() -> list[Path]:
    """The files whose tests `make check` runs."""
    said = subprocess.run(
        ["make", "--dry-run", "check"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    places = [ROOT / place for place in re.findall(r" (tests/\S+)", said)]
    assert [place for place in places if not place.exists()] == []
    return [
        file for place in places for file in (place.rglob("*.py") if place.is_dir() else [place])
    ]


@needs_make
def test_the_fast_tests_have_nothing_to_wait_for() -> None:
    """A room that needs one of these stands under SLOW in the Makefile."""
    slow = re.compile(r"qtbot|PySide6|subprocess|multiprocessing|Popen|\bJournal\(|sys\.executable")
    files = fast_tests()
    assert ROOT / "tests" / "core" / "phone" / "test_reader.py" in files
    assert {
        str(file.relative_to(ROOT)): found.group()
        for file in files
        if (found := slow.search(file.read_text(encoding="utf-8")))
    } == {}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_documents_tell_to_run_is_there(name: str) -> None:
    told = set(re.findall(r"(?:`|^)make (?:[A-Z]+=[^\s`]+ )*([a-z-]+)", read(name), re.MULTILINE))
    assert told <= targets()


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_what_workflows_run_is_there(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    told = re.findall(r"run: make ([a-z-]+)$", text, re.MULTILINE)
    surveys = re.findall(r"survey: \[(.*)\]", text)
    told += [name for line in surveys for name in line.split(", ")]
    assert told
    assert set(told) <= targets()


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_what_was_never_run_says_so(workflow: Path) -> None:
    """To be removed, with both warnings, once the first run has been seen."""
    assert workflow.read_text(encoding="utf-8").startswith("# Not run anywhere yet")
    assert "have not been run anywhere yet" in read("CONTRIBUTING.md")


def test_each_supported_python_is_tested_on_each_system() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    supported = [
        line.rpartition(" ")[2]
        for line in project["classifiers"]
        if line.startswith("Programming Language :: Python :: 3.")
    ]
    workflow = yaml.safe_load(read(".github/workflows/test.yml"))
    matrix = workflow["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"] == supported
    assert matrix["system"] == ["ubuntu-latest", "windows-latest", "macos-latest"]
    low, high = supported[0], int(supported[-1].partition(".")[2])
    assert project["requires-python"] == f">={low},<3.{high + 1}"
    assert f"(3, {low.partition('.')[2]}) <= sys.version_info[:2] <= (3, {high})" in read(
        "packaging/setup.sh"
    )


@pytest.mark.parametrize(("file", "job"), [("test.yml", "test"), ("release.yml", "package")])
def test_windows_is_set_up_as_the_readme_says(file: str, job: str) -> None:
    ours = [
        line
        for step in steps(ROOT / ".github" / "workflows" / file, job)
        if step.get("if") == "runner.os == 'Windows'"
        for line in step["run"].strip().splitlines()
    ]
    told = without_make()
    assert told[0].endswith(" -m venv .venv")
    assert ours[0] == "python -m venv .venv"
    assert ours[1:3] == told[1:3]
    assert set(ours[3:]) <= {*told[3:], ".venv/Scripts/python packaging/build.py"}


def test_windows_runs_the_tests_that_make_runs() -> None:
    recipe = read("Makefile").split("\ntest:")[1].split("\n\n")[0]
    (made,) = re.findall(r"-m (pytest .*)$", recipe, re.MULTILINE)
    last = steps(ROOT / ".github" / "workflows" / "test.yml", "test")[-1]["run"]
    assert last == f".venv/Scripts/python -m {made}"


def test_every_action_is_pinned_by_commit_and_by_one_commit_alone() -> None:
    used: dict[str, set[str]] = {}
    for workflow in WORKFLOWS:
        text = workflow.read_text(encoding="utf-8")
        for action, pin in re.findall(r"uses: (\S+?)@(.*)$", text, re.MULTILINE):
            used.setdefault(action, set()).add(pin)
    assert used
    assert {action: pins for action, pins in used.items() if len(pins) != 1} == {}
    pins = [pin for (pin,) in used.values()]
    assert [pin for pin in pins if not re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", pin)] == []
