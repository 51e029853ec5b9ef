"""Documents: the number of pages and the first page of a PDF."""

import pypdfium2 as pdfium

from flowiq_desktop.core.media.facts import THUMBNAIL_SIDE
from flowiq_desktop.media.decoded import Decoded
from flowiq_desktop.media.decoders.pictures import as_png
from flowiq_desktop.media.failures import UndecodableError
from flowiq_desktop.texts import mark

_LARGEST_SCALE = 3.0


def decode_document(body: bytes, *, thumbnail: bool = True) -> Decoded:
    """Number of pages and first page of a whole PDF.

    Raises:
        UndecodableError: it is damaged, empty or asks for a password.
    """
    try:
        document = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UndecodableError(mark("This PDF needs a password to be opened.")) from error
        raise UndecodableError(mark("This PDF is damaged and cannot be opened.")) from error
    with document:
        if not len(document):
            raise UndecodableError(mark("This PDF has no pages."))
        if not thumbnail:
            return Decoded(pages=len(document))
        page = document[0]
        scale = min(_LARGEST_SCALE, THUMBNAIL_SIDE / max(1.0, *page.get_size()))
        picture = page.render(scale=scale).to_pil()
        return Decoded(pages=len(document), thumbnail_png=as_png(picture))
