"""Links to a list that lies in a cloud, given where a file is wanted: how to get the file itself.

The program never follows such a link: most of them need somebody who is signed in there.
"""

import re
from urllib.parse import urlsplit

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.other_kinds import GOOGLE_LINK, OtherKind
from flowiq_desktop.texts import mark, say

_LONGEST = 8192
"""Characters: browsers take no longer addresses."""
_SCHEME = re.compile(r"(?:https?|ftps?):[/\\]{1,2}", re.IGNORECASE)
_AROUND = " \t\r\n\"'<>“”„«»"
GOOGLE_SHEET = OtherKind(
    mark("a link to a Google Sheet"),
    GOOGLE_LINK.advice,
)
GOOGLE_DRIVE = OtherKind(
    mark("a link to Google Drive"),
    mark(
        "Open the link in the browser and choose Download, the arrow at the top; for a Google "
        "Sheet choose File, Download, Microsoft Excel (.xlsx). Then open that file here."
    ),
)
ONE_DRIVE = OtherKind(
    mark("a link to OneDrive"),
    mark(
        "Open the link in the browser and choose Download; where Excel opens, choose File, "
        "Create a Copy, Download a Copy. Then open that file here."
    ),
)
SHARE_POINT = OtherKind(
    mark("a link to SharePoint or Teams"),
    mark(
        "Open the link in the browser, choose File, Create a Copy, Download a Copy (in a list of "
        "files: Download), and open that file here."
    ),
)
DROPBOX = OtherKind(
    mark("a link to Dropbox"),
    mark("Open the link in the browser, choose Download, and open that file here."),
)
ICLOUD = OtherKind(
    mark("a link to iCloud"),
    mark(
        "Open the link in the browser, choose Download a Copy (in Numbers: as Excel), and open "
        "that file here."
    ),
)
WEB_ADDRESS = OtherKind(
    mark("a web address"),
    mark(
        "Open it in the browser, download the spreadsheet as .xlsx or .csv, and open that file "
        "here."
    ),
)
_SITES = {
    "docs.google.com": GOOGLE_SHEET,
    "sheets.google.com": GOOGLE_SHEET,
    "drive.google.com": GOOGLE_DRIVE,
    "1drv.ms": ONE_DRIVE,
    "onedrive.live.com": ONE_DRIVE,
    "onedrive.com": ONE_DRIVE,
    "excel.cloud.microsoft": ONE_DRIVE,
    "office.com": ONE_DRIVE,
    "officeapps.live.com": ONE_DRIVE,
    "sharepoint.com": SHARE_POINT,
    "teams.microsoft.com": SHARE_POINT,
    "dropbox.com": DROPBOX,
    "db.tt": DROPBOX,
    "icloud.com": ICLOUD,
}
"""By the end of the host's name."""


def link_refusal(text: str) -> SheetError | None:
    """What to say of a link that is given as the file; None for what is none.

    Args:
        text: as it was typed, pasted, or kept as a path, which loses one of the two strokes.
    """
    link = text.strip(_AROUND)
    if not link or len(link) > _LONGEST or any(map(str.isspace, link)):
        return None
    found = _SCHEME.match(link)
    rest = link[found.end() :] if found else link
    kind = _kind_of(rest.replace("\\", "/"))
    if kind is None and found is None:
        return None
    called = (kind or WEB_ADDRESS).called
    message = say("This is {called}, not a file on this computer.", called=called)
    return SheetError(message, say((kind or WEB_ADDRESS).advice))


def _kind_of(address: str) -> OtherKind | None:
    """The service that an address without its scheme leads to."""
    try:
        host = (urlsplit(f"//{address}").hostname or "").rstrip(".")
    except ValueError:
        return None
    parts = host.split(".")
    names = (".".join(parts[at:]) for at in range(len(parts) - 1))
    return next((_SITES[name] for name in names if name in _SITES), None)
