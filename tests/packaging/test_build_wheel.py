"""The wheel and the source package: complete, the same each time, and working on their own."""

import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packaging.loading import ROOT, load

load("pruning")
build_wheel, twice = load("build_wheel"), load("twice")
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    made: tuple[Path, Path] = build_wheel.build(ROOT, tmp_path_factory.mktemp("built"))
    return made


def in_wheel(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def test_the_wheel_passes_its_self_test_in_an_environment_of_its_own(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    assert build_wheel.tried(built[0], tmp_path) == "self-test passed"


def test_a_wheel_without_resources_is_refused(built: tuple[Path, Path], tmp_path: Path) -> None:
    poor = tmp_path / built[0].name
    with zipfile.ZipFile(built[0]) as whole, zipfile.ZipFile(poor, "w") as file:
        for name in whole.namelist():
            if "/resources/icons/" not in name:
                file.writestr(name, whole.read(name))
    with pytest.raises(build_wheel.WheelError, match="ended with"):
        build_wheel.tried(poor, tmp_path / "other")


def test_the_wheel_holds_the_resources_and_no_test(built: tuple[Path, Path]) -> None:
    names = in_wheel(built[0])
    files = {
        f"flowiq_desktop/{it.relative_to(ROOT).as_posix()}"
        for it in (ROOT / "resources").rglob("*")
        if it.is_file()
    }
    assert files <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"flowiq_desktop"}


def test_the_source_package_makes_the_same_wheel(built: tuple[Path, Path], tmp_path: Path) -> None:
    with tarfile.open(built[1]) as file:
        file.extractall(tmp_path, filter="data")
    (checkout,) = tmp_path.iterdir()
    wheel, _ = build_wheel.build(checkout, tmp_path / "out")
    assert in_wheel(wheel) == in_wheel(built[0])


def test_two_builds_are_the_same(
    built: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for first, second in zip(built, build_wheel.build(ROOT, tmp_path), strict=True):
        assert first.read_bytes() == second.read_bytes()


def test_what_two_frozen_folders_do_not_share_is_named(tmp_path: Path) -> None:
    for name, files in (("a", ("x", "lib/y")), ("b", ("x", "lib/z"))):
        for file in files:
            (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / file).touch()
    first, second = twice.names(tmp_path / "a"), twice.names(tmp_path / "b")
    assert twice.differences(first, first) == ""
    assert twice.differences(first, second) == (
        "only in the first build: lib/y\nonly in the second build: lib/z\n"
    )
