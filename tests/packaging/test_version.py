"""The version is written down once; whatever names it asks there."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop import __date__, __version__
from tests.packaging.loading import ROOT, load

build = load("build")
SOURCE = "flowiq_desktop/__init__.py"
NEXT = "7.8.9"


@pytest.fixture
def pyproject() -> Any:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def raised(tmp_path: Path) -> Path:
    """A checkout in which somebody did what CONTRIBUTING says for the next version."""
    for name in ("flowiq_desktop", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    text = (tmp_path / SOURCE).read_text(encoding="utf-8")
    (tmp_path / SOURCE).write_text(text.replace(__version__, NEXT), encoding="utf-8")
    return tmp_path


def test_it_is_a_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", __version__)


def test_it_is_written_in_one_place(pyproject: Any) -> None:
    assert "version" not in pyproject["project"]
    assert pyproject["project"]["dynamic"] == ["version"]
    assert pyproject["tool"]["hatch"]["version"] == {"path": SOURCE}
    code = [*(ROOT / "flowiq_desktop").rglob("*.py"), *(ROOT / "packaging").glob("*.*")]
    written = [
        str(path.relative_to(ROOT))
        for path in code
        if f'"{__version__}"' in path.read_text(encoding="utf-8")
    ]
    assert written == [str(Path(SOURCE))]


def test_the_packages_take_it_from_there(raised: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "metadata", "version"]
    said = subprocess.run(command, cwd=raised, capture_output=True, text=True, check=True).stdout
    assert said.strip() == NEXT


def test_the_program_takes_it_from_there(raised: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from flowiq_desktop.__main__ import main; main()",
        "--version",
    ]
    said = subprocess.run(command, cwd=raised, capture_output=True, text=True, check=True).stdout
    assert said.strip() == NEXT


@pytest.mark.parametrize("said", ["0.0.0", f"{__version__}.1", ""])
def test_a_frozen_program_of_another_version_is_refused(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(build, "_ask", lambda _option: f"{said}\n")
    with pytest.raises(build.BuildError, match=f"and {SOURCE} says {__version__}"):
        build.test()


def test_a_frozen_program_of_this_version_is_put_to_its_own_test(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {"--version": f"{__version__}\n", "--self-test": "All is well.\n"}
    monkeypatch.setattr(build, "_ask", answers.__getitem__)
    build.test()
    assert capsys.readouterr().out == "All is well.\n"


def test_the_changes_of_a_release_stand_under_its_version() -> None:
    """The newest heading is what comes next, or the version that is there now."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)
    released = [heading for heading in headings if heading != "Unreleased"]
    assert headings[0] in ("Unreleased", __version__)
    assert released[:1] in ([], [__version__])
    assert f"## [{__version__}] - {__date__}" in text or headings[0] == "Unreleased"


def test_the_project_says_where_it_lives(pyproject: Any) -> None:
    urls = pyproject["project"]["urls"]
    assert {"Homepage", "Issues", "Changelog", "Documentation"} <= set(urls)
    assert {url.startswith(urls["Homepage"]) for url in urls.values()} == {True}
    forms = (ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8")
    policy = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    report = f"{urls['Homepage']}/security/advisories/new"
    assert report in forms
    assert report in policy
