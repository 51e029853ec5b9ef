"""Pages of sharing services: known by their hosts, with the address of the file where it is known.

Nothing is fetched. A host that is in no table is taken at its word.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import SplitResult, urlunsplit

from flowiq_desktop.core.links.address import query_of
from flowiq_desktop.core.links.google import docs_page, drive_page, storage_page
from flowiq_desktop.core.links.hosts import is_inside
from flowiq_desktop.core.links.microsoft import onedrive_page, sharepoint_page
from flowiq_desktop.core.links.page import Page
from flowiq_desktop.core.links.shared import shared_page

_Reader = Callable[[SplitResult], Page | None]
_DROPBOX_FILE = re.compile(r"/(?:s|scl/fi|s/\w+/\w+|u/\d+/s)/.+", re.ASCII)
_GITHUB_FILE = re.compile(r"(/[\w.-]+/[\w.-]+)/blob/(.+/.+)", re.ASCII)
_IMGUR_PICTURE = re.compile(r"/([A-Za-z0-9]{5,8})(?:\.(?:jpe?g|png))?", re.ASCII)
_IMGUR_PAGES = frozenset({"upload", "signin", "register", "search", "privacy", "random"})
_IMGUR_FILE = re.compile(r"/\w+\.(?:jpe?g|png|gif|webp|mp4)", re.IGNORECASE)


def page_of(parts: SplitResult) -> Page | None:
    """The page that an address opens instead of a file; None where none is known."""
    host = (parts.hostname or "").rstrip(".")
    labels = host.split(".")
    for start in range(len(labels) - 1):
        reader = _SITES.get(".".join(labels[start:]))
        if reader is not None:
            return reader(parts)
    return shared_page(parts)


@lru_cache(maxsize=1024)
def may_be_told(host: str) -> bool:
    """Whether there may be something to tell of a host in small letters; asked of every link.

    Links of one list mostly have one host, so that the answer is kept.
    """
    before, _, last = host.rpartition(".")
    return is_inside(host) or f"{before.rpartition('.')[-1]}.{last}" in _DOMAINS


def _dropbox(parts: SplitResult) -> Page | None:
    query = query_of(parts)
    if query.get("dl") == "1" or query.get("raw") == "1":
        return None
    if not _DROPBOX_FILE.fullmatch(parts.path):  # a folder comes as a ZIP file
        return Page("Dropbox")
    others = [part for part in parts.query.split("&") if part and not _is_dropbox_view(part)]
    query_text = "&".join([*others, "dl=1"])
    return Page("Dropbox", urlunsplit(parts._replace(query=query_text, fragment="")))


def _is_dropbox_view(part: str) -> bool:
    return part.partition("=")[0] in {"dl", "raw"}


def _imgur(parts: SplitResult) -> Page | None:
    if parts.hostname == "i.imgur.com" and _IMGUR_FILE.fullmatch(parts.path):
        return None
    picture = _IMGUR_PICTURE.fullmatch(parts.path)
    shown = picture[1] if picture and picture[1] not in _IMGUR_PAGES else ""
    return Page("Imgur", f"https://i.imgur.com/{shown}.jpg" if shown else "")


def _github(parts: SplitResult) -> Page | None:
    """A page of GitHub that shows a file; all else there may be one."""
    shown = _GITHUB_FILE.fullmatch(parts.path)
    if shown is None:
        return None
    path = f"{shown[1]}/raw/{shown[2]}"
    return Page("GitHub", urlunsplit(parts._replace(path=path, query="", fragment="")))


def _box(parts: SplitResult) -> Page | None:
    return None if parts.path.startswith("/shared/static/") else Page("Box")


def _mediafire(parts: SplitResult) -> Page | None:
    return None if (parts.hostname or "").startswith("download") else Page("MediaFire")


def _direct(_parts: SplitResult) -> Page | None:
    """A host of a sharing service that gives files."""
    return None


def _shows(site: str) -> _Reader:
    """A site that has no address for the file itself, or keeps it to itself."""
    page = Page(site)
    return lambda _parts: page


_ONLY_PAGES = {
    "icloud.com": "iCloud",
    "icloud.com.cn": "iCloud",
    "photos.google.com": "Google Photos",
    "photos.app.goo.gl": "Google Photos",
    "sites.google.com": "Google Sites",
    "forms.gle": "Google Forms",
    "classroom.google.com": "Google Classroom",
    "mail.google.com": "Gmail",
    "outlook.office.com": "Outlook",
    "outlook.office365.com": "Outlook",
    "outlook.live.com": "Outlook",
    "wetransfer.com": "WeTransfer",
    "we.tl": "WeTransfer",
    "mega.nz": "Mega",
    "mega.co.nz": "Mega",
    "mega.io": "Mega",
    "mega.app": "Mega",
    "canva.com": "Canva",
    "canva.link": "Canva",
    "youtube.com": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "youtu.be": "YouTube",
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "fb.me": "Facebook",
    "fb.watch": "Facebook",
    "instagram.com": "Instagram",
    "tiktok.com": "TikTok",
    "vimeo.com": "Vimeo",
    "flickr.com": "Flickr",
    "flic.kr": "Flickr",
    "pinterest.com": "Pinterest",
    "pin.it": "Pinterest",
    "pcloud.com": "pCloud",
    "pcloud.link": "pCloud",
    "fromsmash.com": "Smash",
    "swisstransfer.com": "SwissTransfer",
    "transfernow.net": "TransferNow",
    "sendspace.com": "Sendspace",
    "scribd.com": "Scribd",
    "issuu.com": "Issuu",
    "slideshare.net": "SlideShare",
    "acrobat.adobe.com": "Adobe Acrobat",
    "documentcloud.adobe.com": "Adobe Acrobat",
    "drive.proton.me": "Proton Drive",
    "disk.yandex.com": "Yandex Disk",
    "disk.yandex.ru": "Yandex Disk",
    "yadi.sk": "Yandex Disk",
    "linkedin.com": "LinkedIn",
    "twitter.com": "X",
    "x.com": "X",
    "t.me": "Telegram",
    "wa.me": "WhatsApp",
    "chat.whatsapp.com": "WhatsApp",
    "zoom.us": "Zoom",
    "loom.com": "Loom",
    "padlet.com": "Padlet",
    "soundcloud.com": "SoundCloud",
    "open.spotify.com": "Spotify",
    "ibb.co": "ImgBB",
    "postimg.cc": "Postimages",
    "gofile.io": "Gofile",
    "4shared.com": "4shared",
    "send-anywhere.com": "Send Anywhere",
    "teams.microsoft.com": "Microsoft Teams",
}
_SITES: Mapping[str, _Reader] = {
    **{host: _shows(site) for host, site in _ONLY_PAGES.items()},
    "drive.google.com": drive_page,
    "storage.cloud.google.com": storage_page,
    "i.ibb.co": _direct,
    "i.postimg.cc": _direct,
    "docs.google.com": docs_page,
    "dropbox.com": _dropbox,
    "db.tt": _shows("Dropbox"),
    "dl.dropbox.com": _direct,
    "1drv.ms": onedrive_page,
    "onedrive.live.com": onedrive_page,
    "onedrive.com": onedrive_page,
    "api.onedrive.com": _direct,
    "sharepoint.com": sharepoint_page,
    "sharepoint.cn": sharepoint_page,
    "sharepoint.us": sharepoint_page,
    "imgur.com": _imgur,
    "box.com": _box,
    "dl.box.com": _direct,
    "mediafire.com": _mediafire,
    "download.wetransfer.com": _direct,
    "export-download.canva.com": _direct,
    "downloader.disk.yandex.ru": _direct,
    "github.com": _github,
    "player.vimeo.com": _shows("Vimeo"),
}
"""By host; what stands for a host stands for those below it as well."""
_DOMAINS = frozenset(".".join(host.split(".")[-2:]) for host in _SITES)
