import os
import platform
import stat
from pathlib import Path

import pytest
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from flowiq_desktop.system.paths import FolderError, Folders, resource


@pytest.mark.parametrize(
    "parts", [("openapi", "flowiq-openapi.yaml"), ("samples", "all-types.xlsx")]
)
def test_what_comes_with_the_program_is_found(parts: tuple[str, ...]) -> None:
    assert resource(*parts).is_file()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no permission bits")
def test_the_persons_folders_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folders = Folders.under(tmp_path / "home", tmp_path / "mark").create()
    finally:
        os.umask(before)
    for folder in (folders.data, folders.config, folders.cache, folders.logs, folders.mark):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_systems_folders_carry_the_programs_name() -> None:
    assert "FlowIQ Desktop" in str(Folders.of_user().data)


# -- the mark -----------------------------------------------------------------------------------

LOCAL, ROAMING = r"C:\Users\Anna\AppData\Local", r"C:\Users\Anna\AppData\Roaming"
System = type[PlatformDirsABC]
every_system = pytest.mark.parametrize("system", [Unix, MacOS, Windows])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home, whatever the system."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", LOCAL)
    monkeypatch.setenv("WIN_PD_OVERRIDE_APPDATA", ROAMING)
    return tmp_path


@every_system
def test_the_mark_does_not_lie_in_the_data_folder(home: Path, system: System) -> None:
    folders = Folders.of_user(system)
    assert not folders.mark.is_relative_to(folders.data)


def test_the_mark_lies_among_the_settings_of_the_system(home: Path) -> None:
    assert Folders.of_user(Unix).mark == home / ".config" / "FlowIQ Desktop"
    assert Folders.of_user(Unix).mark == Folders.of_user(Unix).config
    assert Folders.of_user(MacOS).mark == home / "Library" / "Preferences" / "FlowIQ Desktop"
    roaming = Path(f"{ROAMING}/FlowIQ Desktop")
    assert Folders.of_user(Windows).mark == roaming / platform.node()


@every_system
def test_settings_in_the_data_folder_are_no_place_for_the_mark(
    home: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home / "both"))
    folders = Folders.of_user(system)
    assert not folders.mark.is_relative_to(folders.data)


@every_system
def test_the_mark_of_a_chosen_data_folder_does_not_lie_in_it(home: Path, system: System) -> None:
    usual = Folders.of_user(system)
    for data in (home / "stick", usual.data, usual.config, usual.mark, Path("here")):
        folders = Folders.of_data_dir(data, system)
        assert folders.data == data.absolute()
        assert not folders.mark.resolve().is_relative_to(data.resolve())


def test_each_chosen_data_folder_has_a_mark_of_its_own(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    one = Folders.of_data_dir(home / "one", Unix).mark
    assert one == Folders.of_data_dir(Path("one"), Unix).mark
    assert one == Folders.of_data_dir(home / "two" / ".." / "one", Unix).mark
    assert one != Folders.of_data_dir(home / "two", Unix).mark
    assert one != Folders.of_user(Unix).mark


@pytest.mark.skipif(os.name != "posix", reason="Windows has no permission bits")
def test_a_home_that_nobody_may_write_to_keeps_no_data_folder_from_being_made(
    tmp_path: Path,
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    folders = Folders.under(tmp_path / "data", blocked / "mark").create()
    assert folders.data.is_dir()


# -- folders that are not fit --------------------------------------------------------------------

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")


@pytest.fixture
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a user that the system does not know, in a container say."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)


@posix
@pytest.mark.usefixtures("no_home")
def test_no_home_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, "~" would become a folder of that name wherever the person is."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FolderError, match=r"no home folder.*--data-dir"):
        Folders.of_user(Unix)
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.usefixtures("no_home")
def test_without_a_home_a_folder_can_be_named(tmp_path: Path) -> None:
    folders = Folders.of_data_dir(tmp_path / "data", Unix).create()
    assert folders.mark.is_dir()


@posix
def test_a_home_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    with pytest.raises(FolderError, match=r"home.* cannot be used \(.*\). Name a folder"):
        Folders.under(tmp_path / "home", tmp_path / "mark").create()


@posix
def test_a_name_that_no_folder_can_have_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="cannot be used"):
        Folders.under(tmp_path / "a\0b", tmp_path / "mark").create()


@posix
def test_a_folder_for_everybody_is_not_taken_away_from_them(tmp_path: Path) -> None:
    shared = tmp_path / "tmp"
    shared.mkdir()
    shared.chmod(0o1777)
    with pytest.raises(FolderError, match="not yours alone"):
        Folders.under(shared, tmp_path / "mark").create()
    assert stat.S_IMODE(shared.stat().st_mode) == 0o1777


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_the_folder_of_somebody_else_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    os.chown(tmp_path / "theirs", 12_345, 12_345)
    with pytest.raises(FolderError, match="not yours alone"):
        Folders.under(tmp_path / "theirs", tmp_path / "mark").create()


@posix
def test_a_folder_that_others_could_write_to_is_theirs_no_more(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    folders = Folders.under(tmp_path / "open", tmp_path / "mark").create()
    assert stat.S_IMODE(folders.data.stat().st_mode) == 0o700
