"""The hooks before a commit use the tools of this checkout, and notice what they are for."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packaging.loading import ROOT

pytestmark = pytest.mark.skipif(
    shutil.which("sh") is None or shutil.which("git") is None, reason="git brings sh along"
)
PINNED = "packaging/pinned.sh"
UNTIDY = "import os\nprint( 'x' )\n"


def hooks() -> dict[str, dict[str, Any]]:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (local,) = [repo for repo in config["repos"] if repo["repo"] == "local"]
    return {hook["id"]: hook for hook in local["hooks"]}


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A new repository with this project's settings, and its tools in `.venv`."""
    assert run(tmp_path, "git", "init", "--quiet").returncode == 0
    (tmp_path / "packaging").mkdir()
    shutil.copy(ROOT / PINNED, tmp_path / PINNED)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def install(checkout: Path, folder: str, tool: str, said: str) -> None:
    program = checkout / ".venv" / folder / tool
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f'#!/bin/sh\necho "{said}" "$PWD" "$@"\nexit 3\n', encoding="utf-8")
    program.chmod(0o755)


def test_nothing_is_fetched_for_a_hook() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {repo["repo"] for repo in config["repos"]} == {"local", "meta"}
    assert {hook["language"] for hook in hooks().values()} == {"system"}
    assert [hook for hook in hooks().values() if "additional_dependencies" in hook] == []


def test_the_versions_are_those_of_the_checkout() -> None:
    entries = {name: shlex.split(hook["entry"]) for name, hook in hooks().items()}
    assert {name for name, words in entries.items() if words[0] != PINNED} == {"whitespace"}
    pins = (ROOT / "packaging" / "requirements-dev.txt").read_text(encoding="utf-8")
    packages = {"lint-imports": "import-linter", "python": "check-jsonschema"}
    for words in entries.values():
        if words[0] == PINNED:
            assert f"\n{packages.get(words[1], words[1])}==" in pins


@pytest.mark.parametrize("folder", ["bin", "Scripts"])
def test_the_checkouts_own_tool_runs_in_its_folder(checkout: Path, folder: str) -> None:
    install(checkout, folder, "ruff", "ours")
    (checkout / "elsewhere").mkdir()
    done = run(checkout / "elsewhere", "sh", f"../{PINNED}", "ruff", "check", "a b.py")
    assert (done.returncode, done.stdout) == (3, f"ours {checkout} check a b.py\n")


def test_a_tool_of_the_computer_is_no_stand_in(checkout: Path) -> None:
    done = run(checkout, "sh", PINNED, "git", "--version")
    assert done.returncode == 1
    assert done.stderr.startswith("git is not in .venv yet. Run: make setup-dev")


def test_whitespace_and_conflicts_are_noticed(checkout: Path) -> None:
    entry = shlex.split(hooks()["whitespace"]["entry"])
    file = checkout / "notes.md"
    for text, right in (("fine\n", True), ("stray \n", False), ("<<<<<<< HEAD\n", False)):
        file.write_text(text, encoding="utf-8")
        assert run(checkout, "git", "add", "notes.md").returncode == 0
        assert (run(checkout, *entry).returncode == 0) is right


@pytest.mark.skipif(os.name != "posix", reason="links the environment")
@pytest.mark.parametrize("name", ["ruff-check", "ruff-format"])
def test_untidy_code_is_noticed_and_mended(checkout: Path, name: str) -> None:
    (checkout / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    file = checkout / "untidy.py"
    file.write_text(UNTIDY, encoding="utf-8")
    entry = shlex.split(hooks()[name]["entry"])
    done = run(checkout, "sh", *entry, "untidy.py")
    assert (done.returncode != 0) is (name == "ruff-check")
    assert file.read_text(encoding="utf-8") != UNTIDY
