"""Pages that show a file are known by their address, and what gives the file itself is direct."""

import pytest

from flowiq_desktop.core.links.address import split_link
from flowiq_desktop.core.links.page import Page
from flowiq_desktop.core.links.pages import may_be_told, page_of
from tests.for_each import for_each

ID = "1AbC-dEf_GhIjKlMnOpQrStUv"
DRIVE = f"https://drive.google.com/uc?export=download&id={ID}"
DOCS = f"https://docs.google.com/document/d/{ID}"
SHEETS = f"https://docs.google.com/spreadsheets/d/{ID}"
GUID = "%7B0A1B2C3D-0000-4444-8888-0123456789AB%7D"
SLIDES = f"https://docs.google.com/presentation/d/{ID}"


def page(link: str) -> Page | None:
    parts = split_link(link)
    assert parts is not None
    return page_of(parts)


@for_each(
    ("link", "site", "direct"),
    [
        (f"https://drive.google.com/file/d/{ID}/view?usp=sharing", "Google Drive", DRIVE),
        (f"https://drive.google.com/file/d/{ID}/view?usp=drive_link", "Google Drive", DRIVE),
        (f"https://drive.google.com/file/d/{ID}/preview", "Google Drive", DRIVE),
        (f"https://drive.google.com/file/d/{ID}/edit", "Google Drive", DRIVE),
        (f"https://drive.google.com/file/d/{ID}", "Google Drive", DRIVE),
        (f"https://drive.google.com/file/d/{ID}/", "Google Drive", DRIVE),
        (f"https://drive.google.com/file/u/1/d/{ID}/view", "Google Drive", DRIVE),
        (f"https://drive.google.com/a/school.example/file/d/{ID}/view", "Google Drive", DRIVE),
        (f"https://DRIVE.google.com/open?id={ID}", "Google Drive", DRIVE),
        (f"https://drive.google.com/open?id={ID}&usp=drive_fs", "Google Drive", DRIVE),
        (f"https://drive.google.com/uc?id={ID}", "Google Drive", DRIVE),
        (f"https://drive.google.com/uc?export=view&id={ID}", "Google Drive", DRIVE),
        (f"https://drive.google.com/u/0/uc?id={ID}", "Google Drive", DRIVE),
        (f"https://docs.google.com/file/d/{ID}/edit", "Google Drive", DRIVE),
        (f"https://drive.google.com/u/1/file/d/{ID}/view", "Google Drive", DRIVE),
        (f"https://drive.google.com/drive/u/2/file/d/{ID}/view", "Google Drive", DRIVE),
        (
            "https://storage.cloud.google.com/letters/May/a.pdf?authuser=1",
            "Google Cloud Storage",
            "https://storage.googleapis.com/letters/May/a.pdf",
        ),
        (
            f"https://drive.google.com/file/d/{ID}/view?resourcekey=0-aBc",
            "Google Drive",
            f"{DRIVE}&resourcekey=0-aBc",
        ),
        (f"{DOCS}/edit?usp=sharing", "Google Docs", f"{DOCS}/export?format=pdf"),
        (f"{DOCS}/edit#heading=h.1", "Google Docs", f"{DOCS}/export?format=pdf"),
        (DOCS, "Google Docs", f"{DOCS}/export?format=pdf"),
        (f"{DOCS}/view", "Google Docs", f"{DOCS}/export?format=pdf"),
        (f"{DOCS}/mobilebasic", "Google Docs", f"{DOCS}/export?format=pdf"),
        (
            f"https://docs.google.com/document/u/0/d/{ID}/edit",
            "Google Docs",
            f"{DOCS}/export?format=pdf",
        ),
        (f"{SHEETS}/edit#gid=0", "Google Sheets", f"{SHEETS}/export?format=pdf"),
        (f"{SHEETS}/htmlview", "Google Sheets", f"{SHEETS}/export?format=pdf"),
        (
            "https://docs.google.com/spreadsheets/d/e/2PACX-1vQ/pubhtml",
            "Google Sheets",
            "https://docs.google.com/spreadsheets/d/e/2PACX-1vQ/pub?output=pdf",
        ),
        (f"{SLIDES}/edit#slide=id.p", "Google Slides", f"{SLIDES}/export/pdf"),
        (f"{SLIDES}/present", "Google Slides", f"{SLIDES}/export/pdf"),
        (
            "https://www.dropbox.com/s/abc123/My%20letter.pdf?dl=0",
            "Dropbox",
            "https://www.dropbox.com/s/abc123/My%20letter.pdf?dl=1",
        ),
        (
            "https://dropbox.com/s/abc123/letter.pdf",
            "Dropbox",
            "https://dropbox.com/s/abc123/letter.pdf?dl=1",
        ),
        (
            "https://www.dropbox.com/scl/fi/abc/letter.pdf?rlkey=x1%2By&st=q&dl=0",
            "Dropbox",
            "https://www.dropbox.com/scl/fi/abc/letter.pdf?rlkey=x1%2By&st=q&dl=1",
        ),
        (
            "https://www.dropbox.com/s/abc/letter.pdf?raw=0#page",
            "Dropbox",
            "https://www.dropbox.com/s/abc/letter.pdf?dl=1",
        ),
        ("https://1drv.ms/b/s!AbC1", "OneDrive", "https://1drv.ms/b/s!AbC1?download=1"),
        (
            "https://1drv.ms/i/c/0a1b/EaBc?e=x1",
            "OneDrive",
            "https://1drv.ms/i/c/0a1b/EaBc?e=x1&download=1",
        ),
        (
            "https://onedrive.live.com/redir?resid=AB1%21123&authkey=%21AbC&ithint=file",
            "OneDrive",
            "https://onedrive.live.com/download?resid=AB1%21123&authkey=%21AbC",
        ),
        (
            "https://onedrive.live.com/redir.aspx?resid=AB1!123",
            "OneDrive",
            "https://onedrive.live.com/download?resid=AB1%21123",
        ),
        (
            "https://onedrive.live.com/embed?resid=AB1!123&authkey=!AbC",
            "OneDrive",
            "https://onedrive.live.com/download?resid=AB1%21123&authkey=%21AbC",
        ),
        (
            "https://onedrive.live.com/?authkey=%21AbC&cid=AB1&id=AB1%21123",
            "OneDrive",
            "https://onedrive.live.com/download?resid=AB1%21123&authkey=%21AbC",
        ),
        (
            "https://school.sharepoint.com/:b:/s/parents/EaBc?e=x1",
            "SharePoint",
            "https://school.sharepoint.com/:b:/s/parents/EaBc?e=x1&download=1",
        ),
        (
            "https://school.sharepoint.com/:w:/r/sites/a/b.docx?web=1",
            "SharePoint",
            "https://school.sharepoint.com/:w:/r/sites/a/b.docx?download=1",
        ),
        (
            f"https://school.sharepoint.com/sites/a/_layouts/15/Doc.aspx?sourcedoc={GUID}&action=edit",
            "SharePoint",
            f"https://school.sharepoint.com/sites/a/_layouts/15/download.aspx?UniqueId={GUID}",
        ),
        (
            f"https://school.sharepoint.com/:w:/r/sites/a/_layouts/15/Doc.aspx?sourcedoc={GUID}",
            "SharePoint",
            f"https://school.sharepoint.com/sites/a/_layouts/15/download.aspx?UniqueId={GUID}",
        ),
        (
            "https://school-my.sharepoint.com/:i:/g/personal/ann_school/EaBc",
            "OneDrive",
            "https://school-my.sharepoint.com/:i:/g/personal/ann_school/EaBc?download=1",
        ),
        (
            "https://github.com/school/letters/blob/main/May/a.pdf?x=1#L2",
            "GitHub",
            "https://github.com/school/letters/raw/main/May/a.pdf",
        ),
        ("https://imgur.com/aBc12De", "Imgur", "https://i.imgur.com/aBc12De.jpg"),
        ("https://m.imgur.com/aBc12De", "Imgur", "https://i.imgur.com/aBc12De.jpg"),
    ],
)
def test_pages_with_a_direct_link(link: str, site: str, direct: str) -> None:
    assert page(link) == Page(site, direct)
    assert page(direct) is None


@pytest.mark.parametrize(
    ("link", "site"),
    [
        (f"https://drive.google.com/drive/folders/{ID}", "Google Drive"),
        (f"https://drive.google.com/drive/u/0/folders/{ID}?usp=sharing", "Google Drive"),
        (f"https://drive.google.com/folderview?id={ID}", "Google Drive"),
        ("https://drive.google.com/drive/my-drive", "Google Drive"),
        ("https://drive.google.com/uc?export=download", "Google Drive"),
        ("https://forms.gle/aBc", "Google Forms"),
        ("https://imgur.com/upload", "Imgur"),
        ("https://ibb.co/aBc", "ImgBB"),
        ("https://t.me/school/12", "Telegram"),
        ("https://us02web.zoom.us/rec/share/aBc", "Zoom"),
        ("https://mail.google.com/mail/u/0/?attid=0.1", "Gmail"),
        (f"https://docs.google.com/forms/d/e/{ID}/viewform", "Google Forms"),
        ("https://docs.google.com/document/d/e/2PACX-1vQ/pub", "Google Docs"),
        ("https://docs.google.com/presentation/d/e/2PACX-1vQ/pub?start=false", "Google Slides"),
        ("https://www.dropbox.com/sh/abc/AAD?dl=0", "Dropbox"),
        ("https://www.dropbox.com/scl/fo/abc/AAD?rlkey=x&dl=0", "Dropbox"),
        ("https://www.dropbox.com/home/letters?preview=a.pdf", "Dropbox"),
        ("https://school.sharepoint.com/:f:/s/parents/EaBc?e=x1", "SharePoint"),
        ("https://1drv.ms/f/s!AbC1", "OneDrive"),
        ("https://www.icloud.com/iclouddrive/0aBc#letter", "iCloud"),
        ("https://share.icloud.com/photos/0aBc", "iCloud"),
        ("https://photos.app.goo.gl/aBc123", "Google Photos"),
        ("https://photos.google.com/share/AF1?key=x", "Google Photos"),
        ("https://we.tl/t-AbCdEf", "WeTransfer"),
        ("https://wetransfer.com/downloads/0a1b/2c3d", "WeTransfer"),
        ("https://school.wetransfer.com/downloads/0a1b", "WeTransfer"),
        ("https://app.box.com/s/abc123", "Box"),
        ("https://school.app.box.com/v/letters", "Box"),
        ("https://mega.nz/file/aBc#key", "Mega"),
        ("https://www.mediafire.com/file/abc/letter.pdf/file", "MediaFire"),
        ("https://imgur.com/a/aBc12De", "Imgur"),
        ("https://acrobat.adobe.com/link/track?uri=urn:aaid:scds:US:1", "Adobe Acrobat"),
        ("https://issuu.com/school/docs/may", "Issuu"),
        ("https://drive.proton.me/urls/ABC#x", "Proton Drive"),
        ("https://disk.yandex.ru/i/abc", "Yandex Disk"),
        ("https://imgur.com/gallery/aBc12De", "Imgur"),
        ("https://i.imgur.com/aBc12De.gifv", "Imgur"),
        ("https://www.canva.com/design/DAF/view?utm=x", "Canva"),
        ("https://www.youtube.com/watch?v=abc", "YouTube"),
        ("https://youtu.be/abc?t=5", "YouTube"),
        ("https://m.youtube.com/shorts/abc", "YouTube"),
        ("https://www.facebook.com/photo/?fbid=1", "Facebook"),
        ("https://fb.watch/abc/", "Facebook"),
        ("https://m.facebook.com/school/posts/1", "Facebook"),
        ("https://www.instagram.com/p/abc/", "Instagram"),
        ("https://vimeo.com/123", "Vimeo"),
    ],
)
def test_pages_that_keep_the_file_to_themselves(link: str, site: str) -> None:
    assert page(link) == Page(site)


@pytest.mark.parametrize(
    "link",
    [
        DRIVE,
        f"https://drive.google.com/uc?id={ID}&export=download&confirm=t",
        f"https://drive.google.com/thumbnail?id={ID}&sz=w1000",
        f"https://drive.usercontent.google.com/download?id={ID}&export=download",
        f"https://lh3.googleusercontent.com/d/{ID}",
        "https://i.ibb.co/aBc/letter.jpg",
        f"{DOCS}/export?format=pdf",
        f"{DOCS}/export?format=docx",
        f"{SHEETS}/export?format=xlsx&gid=0",
        "https://docs.google.com/spreadsheets/d/e/2PACX-1vQ/pub?output=pdf",
        f"{SLIDES}/export/pptx",
        "https://www.dropbox.com/s/abc/a.pdf?dl=1",
        "https://www.dropbox.com/scl/fi/abc/a.jpg?rlkey=x&raw=1",
        "https://dl.dropboxusercontent.com/s/abc/a.pdf",
        "https://dl.dropbox.com/s/abc/a.pdf",
        "https://onedrive.live.com/download?resid=AB1%21123&authkey=%21AbC",
        "https://1drv.ms/b/s!AbC1?download=1",
        "https://api.onedrive.com/v1.0/shares/u!aHR0/root/content",
        "https://school.sharepoint.com/:b:/s/parents/EaBc?e=x1&download=1",
        "https://school.sharepoint.com/sites/a/_layouts/15/download.aspx?share=EaBc",
        "https://app.box.com/shared/static/abc.pdf",
        "https://download1234.mediafire.com/x/abc/letter.pdf",
        "https://i.imgur.com/aBc12De.jpg",
        "https://scontent-jnb1-1.xx.fbcdn.net/v/t39/1_n.jpg",
        "https://files.example.org/drive.google.com/a.pdf",
        "https://notdropbox.com/s/abc/a.pdf",
        "https://dropbox.com.example.org/s/abc/a.pdf",
    ],
)
def test_what_gives_the_file_is_no_page(link: str) -> None:
    assert page(link) is None


@pytest.mark.parametrize("host", ["files.example.org", "example.org", "a.b.example.co.za", "y.com"])
def test_hosts_that_nothing_is_told_of_are_passed_over_at_a_glance(host: str) -> None:
    assert not may_be_told(host)


@pytest.mark.parametrize(
    "host",
    [
        *("drive.google.com", "dropbox.com", "a.sharepoint.com", "we.tl", "nas.local", "a.b.lan"),
        "nas.home.arpa",
    ],
)
def test_hosts_that_something_may_be_told_of_are_looked_at(host: str) -> None:
    assert may_be_told(host)
