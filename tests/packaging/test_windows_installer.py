"""The Windows installer with a stand-in for the program, tried under Wine: it comes and goes."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from flowiq_desktop import HOME, __version__
from tests.packaging.loading import ROOT, load

build_windows = load("build_windows")
COMPILER = "x86_64-w64-mingw32-gcc"
WINE = shutil.which("wine64") or shutil.which("wine64", path="/usr/lib/wine")
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\FlowIQ Desktop"
OPENS = r"HKCU\Software\Classes\Applications\FlowIQ Desktop.exe"
LANGUAGES = ("Afrikaans", "Arabic", "English", "French", "Portuguese", "PortugueseBR", "Spanish")
pytestmark = [
    pytest.mark.timeout(500),
    pytest.mark.skipif(
        build_windows.maker() is None or not shutil.which(COMPILER),
        reason="no makensis or no compiler for Windows here (Debian: nsis, gcc-mingw-w64-x86-64)",
    ),
]
needs_wine = pytest.mark.skipif(WINE is None, reason="no Wine here (Debian: wine64)")


@pytest.fixture(scope="module")
def payload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like the frozen one: a program that only says that it was started."""
    folder = tmp_path_factory.mktemp("payload")
    (folder / "_internal" / "deep").mkdir(parents=True)
    (folder / "_internal" / "deep" / "lïbrary.txt").write_text("new", encoding="utf-8")
    source = ROOT / "packaging" / "windows" / "stand_in.c"
    for name in ("FlowIQ Desktop.exe", "flowiq-desktop.exe"):
        subprocess.run([COMPILER, "-s", "-O1", "-o", folder / name, source], check=True)
    return folder


@pytest.fixture(scope="module")
def setup(payload: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = build_windows.installer(payload, tmp_path_factory.mktemp("out"))
    return made


@dataclass(frozen=True, slots=True)
class Computer:
    """A Windows of Wine, with nothing on it."""

    home: Path

    @property
    def drive(self) -> Path:
        return self.home / "drive_c"

    @property
    def programs(self) -> Path:
        (person,) = [it for it in (self.drive / "users").iterdir() if it.name != "Public"]
        return person / "AppData" / "Local" / "Programs" / "FlowIQ Desktop"

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        environment = {name: text for name, text in os.environ.items() if name != "DISPLAY"}
        environment |= {"WINEPREFIX": str(self.home), "WINEDEBUG": "-all", "WINEARCH": "win64"}
        environment |= {"WINEDLLOVERRIDES": "mscoree,mshtml=", "XDG_DATA_HOME": str(self.home)}
        given = [str(WINE), *map(str, command)]
        return subprocess.run(
            given, env=environment, capture_output=True, text=True, timeout=240, check=False
        )

    def value(self, key: str, name: str = "") -> str:
        """What the registry says; "" when it has no such value."""
        chosen = ["/v", name] if name else ["/ve"]
        said = self.run("reg", "query", key, *chosen)
        lines = [line for line in said.stdout.splitlines() if "REG_" in line]
        return lines[0].split(maxsplit=lines[0].split().index("REG_SZ") + 1)[-1] if lines else ""

    def files(self) -> set[str]:
        """Every file that is called like the program."""
        return {str(it) for it in self.drive.rglob("*") if "flowiq" in str(it).lower()}


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    home = tmp_path / "wine"
    home.mkdir()
    made = Computer(home)
    assert made.run("wineboot", "--init").returncode == 0
    yield made
    made.run("wineboot", "--kill")


def wait_until_gone(path: Path, tries: Sequence[int] = range(100)) -> None:
    """The uninstaller runs on as a copy of itself after the first one has ended."""
    for _ in tries:
        if not path.exists():
            return
        subprocess.run(["sleep", "0.2"], check=True)
    raise AssertionError(f"{path} is still there")


@needs_wine
def test_it_is_installed_started_updated_and_removed(
    computer: Computer, setup: Path, tmp_path: Path
) -> None:
    done = computer.run(setup, "/S")
    assert done.returncode == 0, done.stderr
    program = computer.programs / "FlowIQ Desktop.exe"
    assert (computer.programs / "_internal" / "deep" / "lïbrary.txt").is_file()
    assert (computer.programs / "LICENSE.txt").read_bytes().startswith(b"MIT")
    links = [*computer.drive.rglob("FlowIQ Desktop.lnk")]
    assert len(links) == 1
    assert computer.value(KEY, "DisplayVersion") == __version__
    assert computer.value(KEY, "Publisher") == build_windows.PUBLISHER
    assert computer.value(KEY, "URLInfoAbout") == HOME
    assert computer.value(KEY, "QuietUninstallString").endswith('Uninstall.exe" /S')
    assert computer.value(rf"{OPENS}\shell\open\command").endswith('FlowIQ Desktop.exe" "%1"')
    assert "xlsx" in computer.run("reg", "query", rf"{OPENS}\SupportedTypes").stdout

    told = computer.drive / "told.txt"
    assert computer.run(program, r"C:\told.txt").returncode == 0
    assert told.read_text(encoding="ascii") == "started\n"

    old, own = computer.programs / "_internal" / "old.txt", computer.programs / "mine.xlsx"
    for path in (old, own):
        path.touch()
    assert computer.run(setup, "/S").returncode == 0
    assert not old.exists()  # nothing of an earlier version stays
    assert own.exists()  # and nobody else's file goes

    own.unlink()
    assert computer.run(computer.programs / "Uninstall.exe", "/S").returncode == 0
    wait_until_gone(computer.programs)
    assert computer.value(KEY, "DisplayVersion") == ""
    assert computer.run("reg", "query", OPENS).returncode != 0
    assert computer.files() == set()


@needs_wine
def test_a_managed_computer_chooses_the_folder(computer: Computer, setup: Path) -> None:
    assert computer.run(setup, "/S", r"/D=C:\Office\FlowIQ").returncode == 0
    chosen = computer.drive / "Office" / "FlowIQ"
    assert (chosen / "FlowIQ Desktop.exe").is_file()
    other = chosen / "other.txt"
    other.touch()
    assert computer.run(chosen / "Uninstall.exe", "/S").returncode == 0
    wait_until_gone(chosen / "FlowIQ Desktop.exe")
    assert other.is_file()


def test_windows_is_told_who_made_which_version(setup: Path) -> None:
    data = setup.read_bytes()
    assert data[:2] == b"MZ"
    for text in (build_windows.PUBLISHER, "FlowIQ Desktop Setup", __version__):
        assert text.encode("utf-16-le") in data


def test_it_speaks_our_languages() -> None:
    script = (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")
    for language in LANGUAGES:
        assert f'MUI_LANGUAGE "{language}"' in script
        assert f"LangString RUNNING ${{LANG_{language.upper()}}}" in script


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.3", "1.2.3.0"), ("0.1.0", "0.1.0.0"), ("2.0.0rc1", "2.0.0.1")]
)
def test_a_version_is_four_numbers(version: str, numbers: str) -> None:
    assert build_windows.numbers(version) == numbers


@pytest.mark.skipif(
    not shutil.which("osslsigncode") or not shutil.which("openssl"),
    reason="no osslsigncode or no openssl here (Debian: osslsigncode, openssl)",
)
def test_it_can_be_signed_and_a_change_is_seen(setup: Path, tmp_path: Path) -> None:
    key, mine = tmp_path / "key.pem", tmp_path / "certificate.pem"
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    request += ["-subj", "/CN=A test of FlowIQ Desktop", "-addext", "extendedKeyUsage=codeSigning"]
    subprocess.run([*request, "-keyout", key, "-out", mine], check=True, capture_output=True)
    signed = build_windows.signed(setup, tmp_path / "signed.exe", mine, key)
    verify = ["osslsigncode", "verify", "-CAfile", str(mine), "-in"]
    done = subprocess.run([*verify, signed], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    spoilt = bytearray(signed.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    (tmp_path / "spoilt.exe").write_bytes(spoilt)
    refused = subprocess.run([*verify, tmp_path / "spoilt.exe"], capture_output=True, check=False)
    assert refused.returncode != 0
