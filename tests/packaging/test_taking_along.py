"""What the frozen program takes along is known, named, and may be passed on."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.loading import ROOT, load

load("pruning")
inventory, third_party = load("inventory"), load("third_party")
sbom, taking_along = load("sbom"), load("taking_along")


def source(name: str, path: Path | None) -> Any:
    return inventory.Source(name, path)


def taken(*sources: Any) -> dict[str, Any]:
    return {part.name: part for part in inventory.take_stock(sources)}


def file_of(module: str) -> Path:
    __import__(module)
    return Path(sys.modules[module].__file__ or "")


def test_a_module_belongs_to_its_package_with_licence_and_text() -> None:
    part = taken(source("requests/api.py", file_of("requests.api")))["requests"]
    assert part.licence == "Apache-2.0"
    assert any("Apache License" in text for text in part.texts)


def test_our_own_files_are_nobody_elses() -> None:
    ours = source("flowiq_desktop/app.py", ROOT / "flowiq_desktop" / "app.py")
    assert set(taken(ours, source("libx264-1.so", None))) == {"pyinstaller"}


def test_python_itself_is_a_part(tmp_path: Path) -> None:
    part = taken(source("json/__init__.py", file_of("json")))["Python"]
    assert part.licence == "PSF-2.0"
    assert any("PYTHON SOFTWARE FOUNDATION" in text for text in part.texts)


def test_libraries_inside_a_wheel_have_licences_of_their_own() -> None:
    folder = file_of("av").parent.parent / "av.libs"
    found = sorted(folder.glob("libavcodec*"))
    if not found:
        pytest.skip("on this system the wheel keeps its libraries elsewhere")
    part = taken(source(f"av.libs/{found[0].name}", found[0]))["FFmpeg"]
    assert part.licence == "LGPL-3.0-or-later"
    assert part.libraries == {found[0].name}
    assert part.came.startswith("av ")
    assert len(part.texts) == 2


def test_a_library_of_unknown_origin_stops_the_build(tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so.1"
    stray.write_bytes(b"\x7fELF")
    with pytest.raises(inventory.InventoryError, match=r"Nobody knows whose libstray\.so\.1 is"):
        taken(source("libstray.so.1", stray))


def test_what_is_under_the_gpl_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inventory, "_licence_of", lambda _dist: "GPL-3.0-or-later")
    with pytest.raises(inventory.InventoryError, match=r"is under GPL-3\.0-or-later"):
        taken(source("requests/api.py", file_of("requests.api")))


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("GPL-2.0-only", True),
        ("AGPL-3.0-or-later", True),
        ("GPLv2-or-later with a special exception", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("LGPL-2.1-or-later", False),
        ("MIT", False),
    ],
)
def test_which_licences_are_refused(licence: str, refused: bool) -> None:
    assert bool(inventory._COPYLEFT.search(licence)) is refused


def test_of_several_licences_the_one_that_allows_this_is_chosen() -> None:
    dist = next(it for it in inventory.distributions() if it.name == "PySide6_Essentials")
    assert "OR GPL" in str(dist.metadata["License"])
    assert inventory._licence_of(dist) == "LGPL-3.0-only"


@pytest.mark.parametrize(
    "name",
    [
        *("libreadline.so.8", "libgdbm.so.6", "libx264-d6533a8d.so.165", "libx265.dll"),
        *("libdb-5.3.so", "libfdk-aac.so.2"),
    ],
)
def test_no_line_allows_what_may_not_come_along(name: str) -> None:
    assert not [it.name for it in inventory._read_known() if it.files.fullmatch(name)]


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("avcodec-63-2756d4fffb772585dcdece87427716a4.dll", "FFmpeg"),
        ("libsharpyuv-48a062bd.so.0.1.2", "WebP"),
        ("libvmaf-258f7447.so.3.2.0", "VMAF"),
        ("libxcb-shm-0be6dfbf.so.0.0.0", "XCB and Xau"),
        ("libxcb-shm.so.0", "X11 client libraries"),
        ("Qt6Core.dll", "Qt"),
        ("QtCore.abi3.so", "Qt"),
        ("libqxcb.so", "Qt"),
        ("libicudata.so.73", "ICU"),
        ("msvcp140-a4c2229bdc2a2a630acdc095b4d86008.dll", "Microsoft Visual C++ runtime"),
        ("libwinpthread-1-3e9f18fdf7e856e1e9fedd138e84e874.dll", "GCC's runtime"),
        ("libpdfium.so", "PDFium"),
    ],
)
def test_whose_a_library_is(name: str, owner: str) -> None:
    assert [it.name for it in inventory._read_known() if it.files.fullmatch(name)] == [owner]


def test_every_text_that_is_named_is_there_and_used() -> None:
    named = {text for it in inventory._read_known() for text in it.texts}
    there = {path.name for path in (ROOT / "packaging" / "licences").glob("*.txt")}
    assert named == there


@pytest.fixture
def parts() -> list[Any]:
    qt = inventory.Part("Qt", "", "LGPL-3.0-only", "generic", "PySide6 6", {"libQt6Core.so.6"})
    qt.texts.append("The licence.\n")
    other = inventory.Part("Säge", "2.0", "MIT", "pypi")
    other.texts.extend(["The licence.", "Another one."])
    return [qt, other]


def test_the_text_names_files_and_gives_each_licence_once(parts: list[Any]) -> None:
    text = third_party.third_party("1.2.3", parts, ["libx264-1.so"])
    assert "FlowIQ Desktop 1.2.3" in text
    assert "Qt\n    came with PySide6 6\n    LGPL-3.0-only\n    libQt6Core.so.6\n" in text
    assert "FlowIQ Desktop (stand-in)\n    MIT\n    libx264-1.so\n" in text
    assert text.count("The licence.") == 1
    assert "Qt, Säge\n" in text
    assert max(map(len, text.splitlines())) <= 100


def test_a_library_that_is_not_named_is_told(parts: list[Any], tmp_path: Path) -> None:
    text = third_party.third_party("1.2.3", parts, [])
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "libQt6Core.so.6").touch()
    (tmp_path / "readme.txt").touch()
    assert third_party.check_named(tmp_path, text) == 1
    (tmp_path / "inside" / "libQt6Core.so.6.1").touch()
    with pytest.raises(third_party.MissingError, match=r"does not name libQt6Core\.so\.6\.1\."):
        third_party.check_named(tmp_path, text)


def test_machines_get_the_same_list_each_time(parts: list[Any]) -> None:
    made = sbom.sbom("1.2.3", parts, 1_700_000_000)
    assert made == sbom.sbom("1.2.3", parts, 1_700_000_000)
    listed = json.loads(made)
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", listed["serialNumber"])
    assert listed["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert [it["purl"] for it in listed["components"]] == [
        "pkg:generic/Qt",
        "pkg:pypi/s%C3%A4ge@2.0",
    ]
    assert listed["components"][0]["components"] == [{"name": "libQt6Core.so.6", "type": "file"}]
    refs = [it["bom-ref"] for it in listed["components"]]
    assert listed["dependencies"] == [{"ref": "flowiq-desktop", "dependsOn": refs}]
    other = json.loads(sbom.sbom("1.2.4", parts, 1_700_000_000))
    assert other["serialNumber"] != listed["serialNumber"]


def test_the_moment_is_the_commits_or_the_one_that_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert taking_along.moment() == 86_400
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert taking_along.moment() >= 0


def test_the_way_back_to_where_a_file_came_from(tmp_path: Path) -> None:
    files = [("a.so", "/wheel/a.so", "BINARY"), ("x264.so", "/wheel/x264.so", "BINARY")]
    kept = [
        ("a.so", "/build/smaller/stripped/a.so", "BINARY"),
        ("x264.so", "/build/smaller/stand-ins/x264.so", "BINARY"),
        ("b.so", "a.so", "SYMLINK"),
    ]
    found = taking_along.sources_of(files, kept, [("pkg.mod", "/wheel/mod.py", "PYMODULE")])
    assert [(it.name, it.path) for it in found] == [
        ("a.so", Path("/wheel/a.so")),
        ("x264.so", None),
        ("pkg/mod.py", Path("/wheel/mod.py")),
    ]
