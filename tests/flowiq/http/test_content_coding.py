"""Compressed bodies: whole and within the limit, or broken."""

import gzip
import random
import zlib

import pytest

from flowiq_desktop.flowiq.http.content_coding import decoded
from flowiq_desktop.flowiq.http.framing import BrokenAnswerError
from flowiq_desktop.flowiq.http.strict_response import TooLargeError

BODY = b'{"success": true}' * 50
GZIP, DEFLATE = gzip.compress(BODY, mtime=0), zlib.compress(BODY)
RAW = DEFLATE[2:-4]
FAR = random.Random(1).randbytes(20_000) * 2
"""What is said again stands further back than a smaller window reaches."""


@pytest.mark.parametrize(
    ("body", "coding", "plain"),
    [
        (BODY, "", BODY),
        (BODY, "identity", BODY),
        (GZIP, "gzip", BODY),
        (GZIP, " X-GZip ", BODY),
        (GZIP + gzip.compress(b"more", mtime=0), "gzip", BODY + b"more"),
        (GZIP + gzip.compress(b"", mtime=0), "gzip", BODY),
        (DEFLATE, "deflate", BODY),
        (RAW, "deflate", BODY),
        (b"", "gzip", b""),
        (b"", "deflate", b""),
        # What is not understood is left as it is, and will be no JSON.
        (GZIP, "br", GZIP),
        (GZIP, "gzip, gzip", GZIP),
        (BODY, "utf-8", BODY),
    ],
)
def test_a_body_is_what_it_was(body: bytes, coding: str, plain: bytes) -> None:
    assert decoded(body, coding, 2000) == plain


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (GZIP[:-1], "gzip"),
        (GZIP[:-8], "gzip"),
        (GZIP[:20], "gzip"),
        (GZIP[:1], "gzip"),
        (GZIP + b"garbage", "gzip"),
        (GZIP + b"\0", "gzip"),
        (GZIP + GZIP[:9], "gzip"),
        (GZIP[:-8] + b"\0" * 8, "gzip"),
        (BODY, "gzip"),
        (DEFLATE, "gzip"),
        (DEFLATE[:-1], "deflate"),
        (DEFLATE + b"x", "deflate"),
        (RAW[:-2], "deflate"),
        (RAW + b"x", "deflate"),
        (BODY, "deflate"),
    ],
)
def test_a_body_that_is_cut_off_damaged_or_followed_by_more_is_broken(
    body: bytes, coding: str
) -> None:
    with pytest.raises(BrokenAnswerError):
        decoded(body, coding, 2000)


def test_a_body_may_refer_far_back() -> None:
    assert decoded(gzip.compress(FAR), "gzip", len(FAR)) == FAR
    assert decoded(zlib.compress(FAR), "deflate", len(FAR)) == FAR


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (GZIP, "gzip"),
        (gzip.compress(BODY[:9], mtime=0) + gzip.compress(BODY[9:], mtime=0), "gzip"),
        (DEFLATE, "deflate"),
        (RAW, "deflate"),
    ],
)
def test_the_limit_holds_to_the_byte(body: bytes, coding: str) -> None:
    assert decoded(body, coding, len(BODY)) == BODY
    with pytest.raises(TooLargeError):
        decoded(body, coding, len(BODY) - 1)
