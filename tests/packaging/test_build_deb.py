"""The Debian package of a stand-in for the frozen folder; `make package` tries the real one."""

import shutil
import struct
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from flowiq_desktop import HOME, __date__, __version__
from flowiq_desktop.services.preparing.load import FILE_ENDINGS
from tests.packaging.loading import ROOT, load

load("pruning")
build_deb, try_deb, draw_icon = load("build_deb"), load("try_deb"), load("draw_icon")
pytestmark = pytest.mark.skipif(
    not shutil.which("dpkg-deb"), reason="no dpkg-deb here: it is there on Debian and its kin alone"
)
MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "xlsb": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen") / "flowiq-desktop"
    inside = folder / "_internal" / "flowiq_desktop" / "resources"
    inside.mkdir(parents=True)
    (inside / "THIRD-PARTY.txt").write_text("Säge 2.0\n", encoding="utf-8")
    (folder / "LICENSE").write_text("MIT\n", encoding="utf-8")
    (folder / "flowiq-desktop").write_text(f"#!/bin/sh\necho {__version__}\n", encoding="utf-8")
    (folder / "_internal" / "libreal.so.1").write_bytes(b"library")
    (folder / "_internal" / "libreal.so").symlink_to("libreal.so.1")
    return folder


@pytest.fixture(scope="module")
def package(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = build_deb.build(frozen, tmp_path_factory.mktemp("work") / "dist")
    return made


@pytest.fixture(scope="module")
def unpacked(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
    return folder


def field(package: Path, name: str) -> str:
    command = ["dpkg-deb", "--field", str(package), name]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def members(package: Path) -> list[tarfile.TarInfo]:
    command = ["dpkg-deb", "--fsys-tarfile", str(package)]
    data = subprocess.run(command, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=BytesIO(data)) as file:
        return file.getmembers()


def test_it_says_what_it_is(package: Path) -> None:
    assert field(package, "Version") == __version__
    assert field(package, "Homepage") == HOME
    assert "libegl1" in field(package, "Depends")
    assert int(field(package, "Installed-Size")) > 0


def test_the_command_leads_to_the_program(unpacked: Path) -> None:
    command = unpacked / "usr" / "bin" / "flowiq-desktop"
    assert command.is_symlink()
    said = subprocess.run([command], capture_output=True, text=True, check=True).stdout
    assert said.strip() == __version__
    assert (unpacked / "usr/lib/flowiq-desktop/_internal/libreal.so").is_symlink()


def test_everything_is_roots_and_only_the_program_can_be_run(package: Path) -> None:
    listed = members(package)
    assert {(it.uname, it.gname) for it in listed} == {("root", "root")}
    runs = [it.name for it in listed if it.isfile() and it.mode & 0o111]
    assert runs == ["./usr/lib/flowiq-desktop/flowiq-desktop"]


def test_no_script_runs_when_it_is_installed(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "--control", package, tmp_path / "control"], check=True)
    names = {it.name for it in (tmp_path / "control").iterdir()}
    assert names == {"control", "md5sums"}
    sums = (tmp_path / "control" / "md5sums").read_text(encoding="utf-8")
    assert "usr/lib/flowiq-desktop/_internal/libreal.so.1" in sums


def test_the_desktop_offers_it_for_spreadsheets(unpacked: Path) -> None:
    text = (unpacked / "usr/share/applications/flowiq-desktop.desktop").read_text(encoding="utf-8")
    (line,) = [it for it in text.splitlines() if it.startswith("MimeType=")]
    kinds = line.removeprefix("MimeType=").strip(";").split(";")
    assert set(kinds) == set(MIME.values())
    assert set(MIME) <= set(FILE_ENDINGS)
    assert "Exec=flowiq-desktop %f\n" in text


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="no desktop-file-utils here")
def test_the_menu_entry_is_valid(unpacked: Path) -> None:
    entry = unpacked / "usr/share/applications/flowiq-desktop.desktop"
    done = subprocess.run(["desktop-file-validate", entry], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="no appstream here")
def test_what_software_centres_show_is_valid(unpacked: Path) -> None:
    path = unpacked / "usr/share/metainfo/live.flowiq.desktop.metainfo.xml"
    command = ["appstreamcli", "validate", "--no-net", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    text = path.read_text(encoding="utf-8")
    assert f'<release version="{__version__}" date="{__date__}"/>' in text
    assert "@" not in text


@pytest.mark.parametrize("size", [16, 48, 256, 512])
def test_the_icon_has_the_size_of_its_folder(unpacked: Path, size: int) -> None:
    folder = unpacked / "usr/share/icons/hicolor" / f"{size}x{size}" / "apps"
    data = (folder / "flowiq-desktop.png").read_bytes()
    assert struct.unpack(">2I", data[16:24]) == (size, size)
    assert len(set(data)) > 20


def test_documents_are_there(unpacked: Path) -> None:
    folder = unpacked / "usr/share/doc/flowiq-desktop"
    assert {it.name for it in folder.iterdir()} == {
        "copyright",
        "changelog.gz",
        "THIRD-PARTY.txt.gz",
    }
    copyright_file = (folder / "copyright").read_text(encoding="utf-8")
    assert "WITHOUT WARRANTY OF ANY KIND" in copyright_file
    assert "@" not in copyright_file
    manual = unpacked / "usr/share/man/man1/flowiq-desktop.1.gz"
    assert manual.read_bytes()[4:8] == bytes(4)  # no time in it


def test_two_packages_of_the_same_folder_are_the_same(
    frozen: Path, package: Path, tmp_path: Path
) -> None:
    again = build_deb.build(frozen, tmp_path / "dist")
    assert again.read_bytes() == package.read_bytes()


def test_each_override_of_lintian_has_its_reason() -> None:
    text = (ROOT / "packaging/deb/lintian-overrides").read_text(encoding="utf-8")
    before = ""
    for line in text.splitlines():
        assert line.startswith("#") or before, line
        before = line


def test_an_icon_of_windows_lists_its_pictures(tmp_path: Path) -> None:
    draw_icon.draw_windows_icon((16, 256), tmp_path / "it.ico")
    data = (tmp_path / "it.ico").read_bytes()
    assert struct.unpack_from("<3H", data) == (0, 1, 2)
    assert data[6] == 16
    assert data[22] == 0  # 256
    for number in range(2):
        length, at = struct.unpack_from("<2I", data, 6 + 16 * number + 8)
        assert data[at : at + 4] == b"\x89PNG"
        assert at + length <= len(data)


def test_without_a_package_nothing_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(try_deb, "ROOT", tmp_path)
    assert try_deb.main() == 0
    assert capsys.readouterr().out == "No .deb was tried: none was built.\n"
