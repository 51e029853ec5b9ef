"""Share links of Nextcloud and ownCloud on anybody's website."""

import pytest

from flowiq_desktop.core.links.address import split_link
from flowiq_desktop.core.links.pages import page_of
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.review.fixes import FIXES, Surroundings

TOKEN = "xK3mPq9RtL2wZ8b"


@pytest.mark.parametrize(
    ("link", "direct"),
    [
        (
            f"https://cloud.school.example/s/{TOKEN}",
            f"https://cloud.school.example/s/{TOKEN}/download",
        ),
        (
            f"https://school.example/cloud/s/{TOKEN}/",
            f"https://school.example/cloud/s/{TOKEN}/download",
        ),
        (
            f"https://school.example/index.php/s/{TOKEN}#top",
            f"https://school.example/index.php/s/{TOKEN}/download",
        ),
        (
            "https://nextcloud.school.example/s/letters",
            "https://nextcloud.school.example/s/letters/download",
        ),
        (
            f"https://school.example/owncloud/index.php/s/{TOKEN}",
            f"https://school.example/owncloud/index.php/s/{TOKEN}/download",
        ),
        (f"https://cloud.school.example/s/{TOKEN}?path=%2FMay", ""),
    ],
)
def test_the_direct_link_is_offered_in_one_click(link: str, direct: str) -> None:
    parts = split_link(link)
    page = page_of(parts) if parts else None
    assert page is not None
    assert page.direct == direct
    (fix,) = FIXES["sharing_page"]
    assert fix.text(link, Surroundings(PhoneReader("ZA"), {})) == (direct or link)


@pytest.mark.parametrize(
    "link",
    [
        f"https://cloud.school.example/s/{TOKEN}/download",
        f"https://cloud.school.example/s/{TOKEN}/download?path=%2F&files=a.pdf",
        "https://shop.example/s/winter-sale",
        "https://shop.example/s/a.jpg",
        f"https://shop.example/products/{TOKEN}",
        "https://bucket.example/s/xK3mPq9RtL2wZ8bX",
    ],
)
def test_files_and_other_sites_are_left_alone(link: str) -> None:
    parts = split_link(link)
    assert parts is not None
    assert page_of(parts) is None
