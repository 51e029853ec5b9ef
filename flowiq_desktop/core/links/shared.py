"""Share links of Nextcloud and ownCloud, which stand on any website: known by their paths."""

import re
from urllib.parse import SplitResult, urlunsplit

from flowiq_desktop.core.links.page import Page

_OWN_WORDS = ("nextcloud", "owncloud")
_USUAL = re.compile(r"(?P<share>(?:/[\w.~-]+){0,3}/s/[A-Za-z0-9]{15})/?", re.ASCII)
"""Nextcloud and ownCloud give out 15 letters and digits."""
_SURE = re.compile(r"(?P<share>(?:/[\w.~-]+){0,3}/index\.php/s/[\w-]+)/?", re.ASCII)
_ANY = re.compile(r"(?P<share>(?:/[\w.~-]+){0,3}/s/[\w-]+)/?", re.ASCII)
"""Who runs one may choose the letters; then its name has to say what it is."""


def may_be_shared(path: str) -> bool:
    """Whether `shared_page` has to be asked: hardly any other path has such a part."""
    return "/s/" in path


def shared_page(parts: SplitResult) -> Page | None:
    """The page of a file that somebody shares; None for other addresses, and for the file itself.

    Of a folder it is not known which file is meant.
    """
    if not may_be_shared(parts.path):
        return None
    host = (parts.hostname or "").lower()
    is_named = any(word in host or word in parts.path.lower() for word in _OWN_WORDS)
    found = _USUAL.fullmatch(parts.path) or _SURE.fullmatch(parts.path)
    found = found or (_ANY.fullmatch(parts.path) if is_named else None)
    if found is None:
        return None
    site = "ownCloud" if "owncloud" in f"{host}{parts.path}".lower() else "Nextcloud"
    if parts.query:  # a folder within what is shared, or a file of a folder
        return Page(site)
    path = f"{found['share']}/download"
    return Page(site, urlunsplit(parts._replace(path=path, fragment="")))
