"""What the forms tell people to look for is where the program puts it."""

import os
from pathlib import PureWindowsPath

import pytest
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from flowiq_desktop.system import logs, paths
from tests.packaging.loading import ROOT

BUG = (ROOT / ".github" / "ISSUE_TEMPLATE" / "bug.yml").read_text(encoding="utf-8")


def log_folder(system: type[PlatformDirsABC]) -> str:
    return system(paths._APP, appauthor=False).user_log_dir


def test_the_log_is_called_what_the_form_says() -> None:
    assert f"`{logs.LOG_NAME}`" in BUG


def test_the_log_is_on_windows_where_the_form_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", r"C:\Local")
    folder = str(PureWindowsPath(log_folder(Windows))).replace(r"C:\Local", "%LOCALAPPDATA%")
    assert f"Windows: `{folder}`" in BUG


@pytest.mark.skipif(os.name != "posix", reason="Windows writes these folders its own way")
@pytest.mark.parametrize(("name", "system"), [("macOS", MacOS), ("Linux", Unix)])
def test_the_log_is_elsewhere_where_the_form_says(
    monkeypatch: pytest.MonkeyPatch, name: str, system: type[PlatformDirsABC]
) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    assert f"{name}: `{log_folder(system).replace('/home/anna', '~')}`" in BUG
