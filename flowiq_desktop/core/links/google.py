"""Pages of Google that show a file, and the addresses that give the file itself."""

import re
from urllib.parse import SplitResult, urlunsplit

from flowiq_desktop.core.links.address import query_of
from flowiq_desktop.core.links.page import Page

_BEFORE = r"(?:/a/[\w.-]+)?"
"""Older addresses name the school's or firm's domain first."""
_FILE = re.compile(rf"{_BEFORE}(?:/drive)?(?:/u/\d+)?/file/(?:u/\d+/)?d/([\w-]+)(?:/.*)?", re.ASCII)
_BY_ID = re.compile(rf"{_BEFORE}(?:/u/\d+)?/(?:open|uc|file|leaf|viewer)", re.ASCII)
_MADE = re.compile(
    rf"{_BEFORE}/(?P<kind>document|spreadsheets|presentation|drawings|forms)(?:/u/\d+)?"
    r"/d/(?P<published>e/)?(?P<id>[\w-]+)(?:/(?P<rest>.*))?",
    re.ASCII,
)
_NAMES = {
    "document": "Google Docs",
    "spreadsheets": "Google Sheets",
    "presentation": "Google Slides",
    "drawings": "Google Drawings",
    "forms": "Google Forms",
}
_EXPORTS = {
    "document": "export?format=pdf",
    "spreadsheets": "export?format=pdf",
    "presentation": "export/pdf",
    "drawings": "export/pdf",
}


def drive_page(parts: SplitResult) -> Page | None:
    """A page of Google Drive."""
    query, path = query_of(parts), parts.path.rstrip("/")
    gives = path.endswith("/uc") and query.get("export") == "download" and query.get("id")
    if path.endswith("/thumbnail") or gives:
        return None
    named = _FILE.fullmatch(path)
    file = named[1] if named else query.get("id", "") if _BY_ID.fullmatch(path) else ""
    direct = f"https://drive.google.com/uc?export=download&id={file}" if file else ""
    if file and (key := query.get("resourcekey")):
        direct += f"&resourcekey={key}"
    return Page("Google Drive", direct)


def docs_page(parts: SplitResult) -> Page | None:
    """A page of Google Docs, Sheets, Slides, Drawings or Forms."""
    made = _MADE.fullmatch(parts.path)
    if made is None:
        page = drive_page(parts)
        return page if page is None or page.direct else Page("Google Docs")
    kind, rest = made["kind"], made["rest"] or ""
    if rest.startswith("export") or query_of(parts).get("output", "html") != "html":
        return None
    base = f"https://docs.google.com/{kind}/d/{made['published'] or ''}{made['id']}/"
    if made["published"]:
        direct = f"{base}pub?output=pdf" if kind == "spreadsheets" else ""
    else:
        direct = base + _EXPORTS[kind] if kind in _EXPORTS else ""
    return Page(_NAMES[kind], direct)


def storage_page(parts: SplitResult) -> Page | None:
    """An address of Google Cloud Storage that asks who wants the file."""
    direct = urlunsplit(parts._replace(netloc="storage.googleapis.com", query="", fragment=""))
    return Page("Google Cloud Storage", direct if parts.path.strip("/") else "")
