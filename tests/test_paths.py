import os
import stat
from pathlib import Path

import pytest

from flowiq_desktop.paths import Folders, resource


@pytest.mark.parametrize(
    "parts", [("openapi", "flowiq-openapi.yaml"), ("samples", "all-types.xlsx")]
)
def test_what_comes_with_the_program_is_found(parts: tuple[str, ...]) -> None:
    assert resource(*parts).is_file()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no permission bits")
def test_the_persons_folders_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folders = Folders.under(tmp_path / "home").create()
    finally:
        os.umask(before)
    for folder in (folders.data, folders.config, folders.cache, folders.logs):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_systems_folders_carry_the_programs_name() -> None:
    assert "FlowIQ Desktop" in str(Folders.of_user().data)
