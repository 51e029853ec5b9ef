"""Signed links: addresses that work until a moment that stands in them."""

import base64
import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from urllib.parse import SplitResult

from flowiq_desktop.core.links.address import query_of

_MAY_END = re.compile(r"(?:expires|policy|\bse|\boe|\bex)=|\be=\d|(?:token|jwt)=eyj", re.IGNORECASE)
"""What some part of the query of a signed link begins with: most others are known by that."""
_STAMP = "%Y%m%dT%H%M%SZ"
_DATED = re.compile(r"x-(\w+)-date")
"""Amazon, Google Cloud, Alibaba, Tencent and others differ in the middle alone."""
_SIGNED_BY = frozenset(
    {"signature", "key-pair-id", "sig", "token", "hmac", "awsaccesskeyid", "googleaccessid"}
    | {"ossaccesskeyid", "policy", "sign", "hash", "md5"}
)
_JWT_POINTS = 2
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")
_HEX_SECONDS = re.compile(r"[0-9a-fA-F]{8}")
_HEX_HOSTS = {
    "fbcdn.net": "oe",
    "cdninstagram.com": "oe",
    "discordapp.com": "ex",
    "discordapp.net": "ex",
}
_SHORTLY_COUNTED = ("licdn.com", "icloud-content.com")
_TOKENS = ("token", "access_token", "jwt")
_FRACTION = re.compile(r"(\.\d{1,6})\d*")
_CLOUDFRONT_SIGNS = str.maketrans("-_~", "+=/")


def expiry(parts: SplitResult) -> datetime | None:
    """When an address stops working, in UTC; None where it does not say so.

    Sources: Amazon S3 *Authenticating requests using query parameters*, CloudFront *signed URLs*,
    Azure *Create a service SAS*, Google Cloud *Signed URLs*.
    """
    if not _MAY_END.search(parts.query):
        return None
    query = {name.lower(): value for name, value in query_of(parts).items()}
    found = (_read(reader, query, parts.hostname or "") for reader in _READERS)
    return min((moment for moment in found if moment is not None), default=None)


def _read(reader: "_Reader", query: "_Query", host: str) -> datetime | None:
    """What a reader finds; a number or day that is none is nobody's signature."""
    with suppress(ValueError, OverflowError, LookupError, TypeError, OSError, RecursionError):
        return reader(query, host)
    return None


def _dated(query: "_Query", _host: str) -> datetime | None:
    for name in query:
        if (dated := _DATED.fullmatch(name)) and f"x-{dated[1]}-expires" in query:
            made = datetime.strptime(query[name], _STAMP).replace(tzinfo=UTC)
            return made + timedelta(seconds=int(query[f"x-{dated[1]}-expires"]))
    return None


def _counted(query: "_Query", _host: str) -> datetime | None:
    digits = query.get("expires", "")
    if not _SECONDS.fullmatch(digits) or _SIGNED_BY.isdisjoint(query):
        return None
    return datetime.fromtimestamp(int(digits[:10]), UTC)


def _azure(query: "_Query", _host: str) -> datetime | None:
    if "sig" not in query or "se" not in query:
        return None
    # A "+" that nobody encoded is a blank by now; Azure writes seven digits of a second.
    tidy = _FRACTION.sub(r"\1", query["se"].strip().replace(" ", "+"))
    moment = datetime.fromisoformat(tidy)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _cloudfront(query: "_Query", _host: str) -> datetime | None:
    """The end in a policy of CloudFront: JSON in a base64 of its own."""
    if "policy" not in query or "key-pair-id" not in query:
        return None
    plain = base64.b64decode(query["policy"].replace(" ", "+").translate(_CLOUDFRONT_SIGNS))
    condition = json.loads(plain)["Statement"][0]["Condition"]
    return datetime.fromtimestamp(int(condition["DateLessThan"]["AWS:EpochTime"]), UTC)


def _in_hex(query: "_Query", host: str) -> datetime | None:
    for domain, name in _HEX_HOSTS.items():
        if host.endswith(f".{domain}") and _HEX_SECONDS.fullmatch(query.get(name, "")):
            return datetime.fromtimestamp(int(query[name], 16), UTC)
    return None


def _shortly_counted(query: "_Query", host: str) -> datetime | None:
    if not host.endswith(tuple(f".{domain}" for domain in _SHORTLY_COUNTED)):
        return None
    digits = query.get("e", "")
    return datetime.fromtimestamp(int(digits[:10]), UTC) if _SECONDS.fullmatch(digits) else None


def _in_token(query: "_Query", _host: str) -> datetime | None:
    """The end in a JSON Web Token (RFC 7519 4.1.4)."""
    tokens = (name for name in _TOKENS if query.get(name, "").count(".") == _JWT_POINTS)
    name = next(tokens, "")
    if not name:
        return None
    claims = query[name].split(".")[1]
    plain = base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4))
    return datetime.fromtimestamp(int(json.loads(plain)["exp"]), UTC)


_Query = Mapping[str, str]
_Reader = Callable[[_Query, str], datetime | None]
_READERS: tuple[_Reader, ...] = (
    *(_dated, _counted, _azure, _cloudfront, _in_hex),
    *(_shortly_counted, _in_token),
)
