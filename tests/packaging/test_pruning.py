"""What a frozen program leaves out, and above all what it must not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.loading import ROOT, load

GRAPH = {
    "QtWidgets.abi3.so": ["libQt6Widgets.so.6"],
    "libQt6Widgets.so.6": ["libQt6Gui.so.6"],
    "libQt6Gui.so.6": ["libQt6Core.so.6", "libGL.so.1"],
    "libQt6Qml.so.6": ["libQt6Core.so.6"],
    "libQt6Core.so.6": [],
}


pruning, build = load("pruning"), load("build")


def qt(name: str) -> tuple[str, str, str]:
    """A library of Qt as PyInstaller lists it."""
    return f"PySide6/Qt/lib/{name}", name, "BINARY"


WIDGETS = ("PySide6/QtWidgets.abi3.so", "QtWidgets.abi3.so", "EXTENSION")


def links(path: str) -> list[str]:
    """What a file links to, by the drawing above."""
    return GRAPH[path]


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "flowiq_desktop/resources/icons/flowiq.svg",
        "flowiq_desktop/resources/emoji/af.txt",
        "babel/global.dat",
        "flowiq_desktop/resources/languages/af/LC_MESSAGES/flowiq_desktop.mo",
        "babel/locale-data/root.dat",
        "babel/locale-data/en.dat",
        "babel/locale-data/en_001.dat",
        "babel/locale-data/en_GB.dat",
        "flowiq_desktop/resources/samples/clip.mp4",
        "pypdfium2_raw/libpdfium.so",
        "pandas/_libs/lib.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_needs_stays(name: str) -> None:
    assert pruning.is_used(name)


@pytest.mark.parametrize(
    "name",
    [
        "libreadline.so.8",
        "libdbus-1.so.3",
        "flowiq_desktop/resources/languages/af.po",
        "libgdbm.so.6",
        "python3.11/lib-dynload/readline.cpython-311-x86_64-linux-gnu.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/qmltooling/libqmldbg_debugger.so",
        "PySide6/plugins/imageformats/qpdf.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "pandas/tests/frame/data.csv",
        "numpy/_core/tests/data/umath.csv",
        "PySide6/QtCore.pyi",
    ],
)
def test_what_nobody_uses_goes(name: str) -> None:
    assert not pruning.is_used(name)


def test_libraries_stay_when_something_left_links_to_them() -> None:
    entries = [WIDGETS, *map(qt, GRAPH)]
    assert pruning.reachable(entries, links) == {
        "libQt6Widgets.so.6",
        "libQt6Gui.so.6",
        "libQt6Core.so.6",
    }


@pytest.mark.parametrize(
    "entry",
    [
        ("libpython3.11.so.1.0", "", "BINARY"),
        ("python311.dll", "", "BINARY"),
        ("pypdfium2_raw/libpdfium.so", "", "BINARY"),
        WIDGETS,
    ],
)
def test_what_is_loaded_by_name_is_no_mere_dependency(entry: tuple[str, str, str]) -> None:
    assert not pruning.is_library(entry)


@pytest.mark.parametrize("name", ["libicudata.so.73", "libQt6Core.so.6"])
def test_a_linked_library_is_one(name: str) -> None:
    assert pruning.is_library(qt(name))
    assert pruning.is_library(("PySide6/Qt6Core.dll", "", "BINARY"))
    assert pruning.is_library(("numpy.libs/libgfortran-040039e1.so.5.0.0", "", "BINARY"))
    assert pruning.is_library(("av.libs/avcodec-63-2756d4ff.dll", "", "BINARY"))


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("pygments.lexers.ada", False),
        ("pygments.lexers.python", True),
        ("pygments.lexers", True),
        ("pygments.styles.vim", False),
        ("pandas.io.formats.style_render", False),
        ("pandas.io.formats.format", True),
        ("pandas.io.sas.sas7bdat", False),
        ("pandas.io.sas.sasreader", True),
        ("pandas.core._numba.kernels.sum_", False),
        ("pandas.core._numba.executor", True),
        ("pandas.core.interchange.utils", True),
        ("flowiq_desktop.app", True),
    ],
)
def test_what_modules_stay(name: str, used: bool) -> None:
    assert pruning.is_used_module(name) is used


WITHOUT = """\
import sys
from pruning import UNUSED_MODULES, is_used_module

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        parts = name.split(".")
        above = {".".join(parts[:count + 1]) for count in range(len(parts))}
        if not is_used_module(name) or above.intersection(UNUSED_MODULES):
            raise ModuleNotFoundError(f"No module named {name!r}: it is left out", name=name)

sys.meta_path.insert(0, LeftOut())
from flowiq_desktop.selftest import self_test
sys.exit(self_test())
"""


def test_the_program_tests_itself_without_what_is_left_out(tmp_path: Path) -> None:
    """Freezing takes minutes, and is not part of `make test`: pandas had lost what it imports."""
    places = f"{ROOT}{os.pathsep}{ROOT / 'packaging'}"
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT],
        env={**os.environ, "PYTHONPATH": places, "QT_QPA_PLATFORM": "offscreen"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("self-test passed\n")


def test_links_follow_their_target(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "linked_names", links)
    stays = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    goes = ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK")
    pruned = pruning.prune([WIDGETS, *map(qt, list(GRAPH)[1:]), stays, goes])
    assert stays in pruned.kept
    assert pruned.left_out == [qt("libQt6Qml.so.6"), goes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A frozen program of three million bytes."""
    made = tmp_path / "program"
    made.mkdir()
    (made / "program").write_bytes(b"x" * 3_000_000)
    return made


def test_the_size_is_told_before_and_after(folder: Path, tmp_path: Path) -> None:
    large = tmp_path / "libQt6Qml.so.6"
    large.write_bytes(b"x" * 2_000_000)
    report = tmp_path / "left-out.tsv"
    link = ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK")
    pruning.write_report(report, [("PySide6/Qt/lib/libQt6Qml.so.6", str(large), "BINARY"), link])
    assert build.sizes(folder, report) == (
        "5 MB before pruning, 3 MB after: 1 files stay, 1 are left out (listed in left-out.tsv)."
    )
