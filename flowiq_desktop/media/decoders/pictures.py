"""Pictures: JPEG, PNG, WebP and GIF, and nothing else that Pillow could open."""

import io
import warnings

from PIL import ExifTags, Image, ImageOps

from flowiq_desktop.core.media.facts import THUMBNAIL_SIDE
from flowiq_desktop.media.decoded import Decoded

MAX_PIXELS = 64_000_000
"""Largest picture that is unpacked: 256 MiB at four bytes a pixel."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_PNG_DEPTH = 24
_SIDEWAYS = frozenset({5, 6, 7, 8})
_CMYK = frozenset({"CMYK", "YCCK"})


def decode_picture(body: bytes, *, complete: bool, thumbnail: bool = True) -> Decoded:
    """Size, colours and thumbnail of a picture; no thumbnail of one with too many pixels.

    Args:
        body: the file, or its beginning.
        complete: whether it is all there; without that only its head is read.
        thumbnail: whether one is wanted; else it is unpacked to see that it can be.

    Raises:
        OSError, SyntaxError: it is damaged.
    """
    warnings.simplefilter("error")
    # Opening reads the head alone; whether to unpack is decided by what that says.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(body), formats=_FORMATS) as picture:
        small = picture.width * picture.height <= MAX_PIXELS
        return _facts(picture, body, unpack=complete and small, thumbnail=thumbnail)


def as_png(picture: Image.Image) -> bytes:
    """A picture made small enough for a bubble, as PNG."""
    small = picture if picture.mode in {"RGB", "RGBA", "L", "LA"} else picture.convert("RGBA")
    if max(small.size) > THUMBNAIL_SIDE:
        small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    png = io.BytesIO()
    small.save(png, "PNG", compress_level=3)
    return png.getvalue()


def _facts(picture: Image.Image, body: bytes, *, unpack: bool, thumbnail: bool) -> Decoded:
    width, height = picture.size
    # The method of PNG would unpack the picture.
    if Image.Image.getexif(picture).get(ExifTags.Base.Orientation, 1) in _SIDEWAYS:
        width, height = height, width
    deep = picture.format == "PNG" and body[_PNG_DEPTH : _PNG_DEPTH + 1] == b"\x10"
    return Decoded(
        width,
        height,
        colours="CMYK" if picture.mode in _CMYK else picture.mode,
        bits=16 if deep else 8,
        thumbnail_png=_thumbnail(picture, wanted=thumbnail) if unpack else b"",
    )


def _thumbnail(picture: Image.Image, *, wanted: bool) -> bytes:
    if not wanted:
        picture.draft(None, (1, 1))
        picture.load()
        return b""
    # Lets the JPEG decoder leave out pixels that the thumbnail would not show.
    picture.draft(None, (THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        upright = upright.point(lambda level: level / 256).convert("L")
    return as_png(upright)
