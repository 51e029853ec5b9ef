"""Files that are no spreadsheet, or none that can be read: what each is called, what to do."""

from dataclasses import dataclass

from flowiq_desktop.texts import Marked, mark

_RESAVE = mark("Open it in Excel, choose Save As, Excel Workbook (.xlsx), and open that file here.")
_CHOOSE = mark("Choose the spreadsheet itself: .xlsx, .xls, .xlsb, .ods or .csv.")
_RESAVE_ANYWHERE = mark(
    "Open it in Excel or LibreOffice, save it as Excel Workbook (.xlsx), and open that file here."
)


@dataclass(frozen=True, slots=True)
class OtherKind:
    """A kind of file that cannot be read.

    Attributes:
        called: what the person calls it, with its article.
        advice: how to come from such a file to one that can be read.
    """

    called: Marked
    advice: Marked = _CHOOSE


UNKNOWN = OtherKind(mark("a file of another kind"))
PDF = OtherKind(
    mark("a PDF"),
    mark("A list cannot be read out of a PDF. Ask for the spreadsheet that it was made from."),
)
PICTURE = OtherKind(
    mark("a picture"),
    mark(
        "A list cannot be read out of a picture. Ask for the spreadsheet, or type the list "
        "into one."
    ),
)
MEDIA = OtherKind(mark("a sound, film or picture"))
SOUND = OtherKind(mark("a sound"))
FILM = OtherKind(mark("a film"))
COMPRESSED = OtherKind(
    mark("a compressed file"), mark("Unpack it first, and choose the spreadsheet inside it.")
)
ARCHIVE = OtherKind(
    mark("a ZIP archive"), mark("Unpack it first, and choose the spreadsheet inside it.")
)
DOCUMENT = OtherKind(
    mark("a text document"),
    mark("Copy its table into a new Excel workbook, save that as .xlsx, and open it here."),
)
PRESENTATION = OtherKind(mark("a presentation"))
OFFICE_DOCUMENT = OtherKind(mark("a document of another Office program"))
PROGRAM = OtherKind(mark("a program"))
DATABASE = OtherKind(
    mark("a database"), mark("Export the table from it as .xlsx or .csv, and open that file here.")
)
ACCESS = OtherKind(
    mark("an Access database"),
    mark("In Access choose External Data, Export, Excel, and open the .xlsx that it makes."),
)
NUMBERS = OtherKind(
    mark("an Apple Numbers spreadsheet"),
    mark("In Numbers choose File, Export To, Excel, and open the .xlsx that it makes."),
)
PAGES = OtherKind(
    mark("an Apple Pages document"),
    mark("Copy its table into a new spreadsheet, save that as .xlsx, and open it here."),
)
WEB_PAGE = OtherKind(mark("a web page"), _RESAVE)
WEB_PAGE_WITHOUT_TABLE = OtherKind(
    mark("a web page without a table"),
    mark(
        "It may be a page that asks you to sign in. Sign in on the web page, download the list "
        "again, and open that file here."
    ),
)
SPREADSHEET_XML = OtherKind(mark("an Excel 2003 XML spreadsheet"), _RESAVE)
XML = OtherKind(mark("an XML file"), _RESAVE)
JSON = OtherKind(
    mark("a JSON file"),
    mark("In Excel choose Data, Get Data, From File, From JSON, and save the table as .xlsx."),
)
OLD_EXCEL = OtherKind(
    mark("a workbook of a very old Excel (version 4 or earlier)"), _RESAVE_ANYWHERE
)
OLD_SPREADSHEET = OtherKind(
    mark("a spreadsheet of another, older program"),
    mark("Open it in LibreOffice, save it as Excel Workbook (.xlsx), and open that file here."),
)
MESSAGE = OtherKind(
    mark("an e-mail"),
    mark("Open it in your mail program, save the spreadsheet attached to it, and open that here."),
)
CONTACTS = OtherKind(
    mark("a file of contacts (vCard)"),
    mark(
        "Import it into Google Contacts, Outlook or iCloud, export the contacts from there as "
        ".csv, and open that file here."
    ),
)
CALENDAR = OtherKind(mark("a calendar file"))
GOOGLE_LINK = OtherKind(
    mark("a link to Google Sheets or Docs"),
    mark(
        "Open the link in the browser, choose File, Download, Microsoft Excel (.xlsx), and open "
        "the file that it makes."
    ),
)
SHORTCUT = OtherKind(
    mark("a shortcut to another file or page"),
    mark("Choose the spreadsheet that it leads to, or download it first."),
)
MAC_COMPANION = OtherKind(
    mark("a companion file that a Mac leaves beside the real one"),
    mark("Choose the file of the same name without “._” at its beginning."),
)
NOT_DOWNLOADED = OtherKind(
    mark("a mark for a file that is still in iCloud"),
    mark("Click the file in the Finder so that it is downloaded, and choose it again."),
)
LOCK_OF_EXCEL = OtherKind(
    mark("a lock file that Excel keeps while the workbook is open"),
    mark("Choose the workbook itself: the same name without “~$” at its beginning."),
)
LOCK_OF_LIBREOFFICE = OtherKind(
    mark("a lock file that LibreOffice keeps while the spreadsheet is open"),
    mark("Choose the spreadsheet itself: the same name without “.~lock.” and “#”."),
)
