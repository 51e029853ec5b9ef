"""Links that are signed say until when they work."""

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.links.address import split_link
from flowiq_desktop.core.links.signed import expiry

END = datetime(2027, 3, 1, 12, 30, tzinfo=UTC)
SECONDS = int(END.timestamp())
BUCKET = "https://letters.s3.eu-west-1.amazonaws.com/a.pdf"
POLICY = {"Statement": [{"Condition": {"DateLessThan": {"AWS:EpochTime": SECONDS}}}]}
CODED_POLICY = (
    base64.b64encode(json.dumps(POLICY).encode()).decode().translate(str.maketrans("+=/", "-_~"))
)
CLAIMS = base64.urlsafe_b64encode(json.dumps({"url": "a", "exp": SECONDS}).encode()).decode()
TOKEN = f"eyJhbGciOiJIUzI1NiJ9.{CLAIMS.rstrip('=')}.c2ln"


def end_of(link: str) -> datetime | None:
    parts = split_link(link)
    assert parts is not None
    return expiry(parts)


@pytest.mark.parametrize(
    "link",
    [
        f"{BUCKET}?X-Amz-Date=20270301T113000Z&X-Amz-Expires=3600&X-Amz-Signature=ab",
        f"{BUCKET}?x-amz-expires=604800&x-amz-date=20270222T123000Z",
        "https://storage.googleapis.com/b/a.pdf?X-Goog-Date=20270301T123000Z&X-Goog-Expires=0",
        f"{BUCKET}?AWSAccessKeyId=AK&Expires={SECONDS}&Signature=ab%3D",
        f"https://storage.googleapis.com/b/a.pdf?GoogleAccessId=a%40b&Expires={SECONDS}&Signature=x",
        f"https://d1.cloudfront.net/a.pdf?Expires={SECONDS}&Signature=ab&Key-Pair-Id=K1",
        f"https://media.example.org/a.pdf?expires={SECONDS}000&token=ab",
        f"https://d1.cloudfront.net/a.pdf?Policy={CODED_POLICY}&Signature=ab&Key-Pair-Id=K1",
        "https://a.blob.core.windows.net/c/a.pdf?sv=2022&se=2027-03-01T12%3A30%3A00Z&sr=b&sig=x",
        "https://a.blob.core.windows.net/c/a.pdf?se=2027-03-01T12:30Z&sp=r&sig=x",
        "https://a.blob.core.windows.net/c/a.pdf?se=2027-03-01T12:30:00.0000000Z&sig=x",
        "https://a.blob.core.windows.net/c/a.pdf?se=2027-03-01T14:30:00+02:00&sig=x",
        f"https://scontent.xx.fbcdn.net/v/1_n.jpg?oh=00_a&oe={SECONDS:X}",
        f"https://scontent.cdninstagram.com/v/1_n.jpg?oh=00_a&oe={SECONDS:X}",
        f"https://media.licdn.com/dms/image/a?e={SECONDS}&v=beta&t=x",
        f"https://cvws.icloud-content.com/B/a/letter.pdf?o=a&v=1&e={SECONDS}&s=x",
        f"https://letters.example.org/storage/v1/object/sign/a.pdf?token={TOKEN}",
        f"https://cdn.discordapp.com/attachments/1/2/a.pdf?ex={SECONDS:x}&is=1&hm=2",
    ],
)
def test_the_end_that_a_signed_link_states(link: str) -> None:
    assert end_of(link) == END


def test_a_day_alone_ends_as_it_begins() -> None:
    link = "https://a.blob.core.windows.net/c/a.pdf?se=2027-03-01&sig=x"
    assert end_of(link) == datetime(2027, 3, 1, tzinfo=UTC)


def test_of_two_ends_the_first_counts() -> None:
    link = f"{BUCKET}?X-Amz-Date=20270301T113000Z&X-Amz-Expires=60&Expires={SECONDS}&Signature=x"
    assert end_of(link) == datetime(2027, 3, 1, 11, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    "link",
    [
        BUCKET,
        f"{BUCKET}?Expires={SECONDS}",
        f"{BUCKET}?Expires=soon&Signature=x",
        f"{BUCKET}?Expires=3600&Signature=x",
        f"{BUCKET}?X-Amz-Date=yesterday&X-Amz-Expires=60",
        f"{BUCKET}?X-Amz-Date=20270301T113000Z&X-Amz-Expires=99999999999999999999",
        f"{BUCKET}?X-Amz-Date=20270301T113000Z",
        "https://example.org/a.pdf?se=north&sig=x",
        "https://example.org/a.pdf?se=2027-03-01",
        "https://d1.cloudfront.net/a.pdf?Policy=e30_&Key-Pair-Id=K1",
        "https://d1.cloudfront.net/a.pdf?Policy=%FF&Key-Pair-Id=K1",
    ],
)
def test_other_links_state_none(link: str) -> None:
    assert end_of(link) is None


@given(
    st.dictionaries(
        st.sampled_from(
            (
                "X-Amz-Date",
                "X-Amz-Expires",
                "Expires",
                "Signature",
                "se",
                "sig",
                "Policy",
                "Key-Pair-Id",
            )
        ),
        st.text("0123456789TZ:+-.abc_~", max_size=40),
    )
)
def test_no_query_is_too_odd(query: dict[str, str]) -> None:
    link = f"{BUCKET}?" + "&".join(f"{name}={value}" for name, value in query.items())
    found = end_of(link)
    assert found is None or found.tzinfo is not None
