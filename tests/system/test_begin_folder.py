"""A dialog for files begins where the person was last, and never among the program's own files."""

from pathlib import Path

from flowiq_desktop.system.begin_folder import folder_to_begin_in, is_of_the_program
from flowiq_desktop.system.paths import resource


def test_where_the_person_was_last_comes_first(tmp_path: Path) -> None:
    documents, last = tmp_path / "Documents", tmp_path / "lists"
    for folder in (documents, last):
        folder.mkdir()
    assert folder_to_begin_in(str(last), [documents]) == last
    assert folder_to_begin_in("", [documents]) == documents


def test_a_folder_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    gone = [tmp_path / "Documents", downloads]
    assert folder_to_begin_in(str(tmp_path / "stick"), gone) == downloads
    assert folder_to_begin_in(str(tmp_path / "stick"), []) == Path.home()


def test_the_samples_are_nobodys_folder(tmp_path: Path) -> None:
    """An older version kept it as the last one, once the sample had been opened."""
    assert is_of_the_program(resource("samples", "parents.xlsx"))
    assert not is_of_the_program(tmp_path)
    assert folder_to_begin_in(str(resource("samples")), [tmp_path]) == tmp_path


def test_the_usual_folder_is_there() -> None:
    assert folder_to_begin_in("").is_dir()
