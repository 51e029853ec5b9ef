"""Pages of OneDrive and SharePoint that show a file, and what gives the file itself."""

import re
from urllib.parse import SplitResult, quote, urlunsplit

from flowiq_desktop.core.links.address import query_of
from flowiq_desktop.core.links.page import Page

_FOLDER = re.compile(r"/:f:/|^/f/[cs][!/]|/onedrive\.aspx|/forms/allitems\.aspx", re.IGNORECASE)
_GIVES = re.compile(r"/download(?:\.aspx)?", re.IGNORECASE)
_SHOWS = re.compile(r"/(?:(?:redir|embed|view|edit|self)(?:\.aspx)?)?", re.IGNORECASE)
_EDITOR = re.compile(
    r"(?:/:\w:/\w)?(?P<site>(?:/[^/]+)*)/_layouts/15/(?:doc|doc2|wopiframe2?)\.aspx", re.IGNORECASE
)
_NUMBER = re.compile(r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?", re.IGNORECASE)


def onedrive_page(parts: SplitResult) -> Page | None:
    """A page of OneDrive for people at home."""
    query = query_of(parts)
    if _GIVES.fullmatch(parts.path) or query.get("download") == "1":
        return None
    file = query.get("resid") or query.get("id", "")
    if "!" in file and _SHOWS.fullmatch(parts.path):
        key = query.get("authkey", "")
        with_key = f"&authkey={quote(key)}" if key else ""
        return Page("OneDrive", f"https://onedrive.live.com/download?resid={quote(file)}{with_key}")
    return Page("OneDrive", _with_download(parts))


def sharepoint_page(parts: SplitResult) -> Page | None:
    """A page of SharePoint, or of the OneDrive of a school or firm."""
    if query_of(parts).get("download") == "1" or parts.path.lower().endswith("/download.aspx"):
        return None
    own = (parts.hostname or "").partition(".")[0].endswith("-my")
    direct = _by_its_number(parts) or _with_download(parts)
    return Page("OneDrive" if own else "SharePoint", direct)


def _by_its_number(parts: SplitResult) -> str:
    """The address of a file that an editor shows, which is named by a number; "" for others."""
    editor = _EDITOR.fullmatch(parts.path)
    number = query_of(parts).get("sourcedoc", "")
    if editor is None or not _NUMBER.fullmatch(number):
        return ""
    path = f"{editor['site']}/_layouts/15/download.aspx"
    return urlunsplit(parts._replace(path=path, query=f"UniqueId={quote(number)}", fragment=""))


def _with_download(parts: SplitResult) -> str:
    """The address with `download=1`; "" where it is one of a folder, or of nothing."""
    if _FOLDER.search(parts.path) or not parts.path.strip("/"):
        return ""
    others = [part for part in parts.query.split("&") if part and not _is_download(part)]
    return urlunsplit(parts._replace(query="&".join([*others, "download=1"]), fragment=""))


def _is_download(part: str) -> bool:
    return part.partition("=")[0].lower() in {"download", "web"}
