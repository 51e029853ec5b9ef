"""A link given as the file is told how to become one, per service."""

from pathlib import Path, PureWindowsPath

import pytest

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.shared_links import link_refusal
from flowiq_desktop.spreadsheet.reader import read_sheet
from tests.spreadsheet.making import finish

LINKS = (
    ("https://docs.google.com/spreadsheets/d/1AbC-dEf/edit?usp=sharing#gid=0", "Google Sheet"),
    ("docs.google.com/spreadsheets/d/1AbC-dEf/edit", "Google Sheet"),
    ("  <HTTPS://Docs.Google.com/spreadsheets/d/1AbC/edit>\n", "Google Sheet"),
    ("https://drive.google.com/file/d/1AbC/view", "Google Drive"),
    ("https://1drv.ms/x/s!AbCdEf?e=x1", "OneDrive"),
    ("https://onedrive.live.com/edit.aspx?resid=AB!12", "OneDrive"),
    ("https://kerk-my.sharepoint.com/:x:/g/personal/anna/EaBc?e=1", "SharePoint"),
    ("https://www.dropbox.com/scl/fi/ab/list.xlsx?rlkey=1&dl=0", "Dropbox"),
    ("https://www.icloud.com/numbers/0aB", "iCloud"),
    ("http://school.example/list.xlsx", "web address"),
    ("https://192.0.2.7:8443/list", "web address"),
    ("https://[broken", "web address"),
)


@pytest.mark.parametrize(("link", "called"), LINKS)
def test_each_service_by_name_with_what_to_do(link: str, called: str) -> None:
    fault = link_refusal(link)
    assert fault is not None
    assert called in fault.message
    assert fault.message.endswith("not a file on this computer.")
    assert "in the browser" in fault.advice
    assert "ownload" in fault.advice


@pytest.mark.parametrize(
    "text",
    [
        *("", "people.xlsx", "C:\\Users\\anna\\people.xlsx", "/home/anna/docs.google.com.xlsx"),
        *("dropbox/people.csv", "a b https://dropbox.com", "notdropbox.com/x", "x" * 9000),
        "~/Dropbox/dropbox.com/people.csv",
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert link_refusal(text) is None


@pytest.mark.parametrize(("link", "called"), [LINKS[0], LINKS[6], LINKS[9]])
def test_as_a_path_it_is_told_the_same(link: str, called: str) -> None:
    with pytest.raises(SheetError, match=called):
        finish(read_sheet(Path(link)))
    fault = link_refusal(str(PureWindowsPath(link)))
    assert fault is not None
    assert called in fault.message


def test_a_file_of_such_a_name_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "dropbox.com"
    folder.mkdir()
    (folder / "people.csv").write_text("Name,Mobile\nAnna,0821234567\n", encoding="utf-8")
    sheet, _origin = finish(read_sheet(Path("dropbox.com/people.csv")))
    assert len(sheet) == 1
