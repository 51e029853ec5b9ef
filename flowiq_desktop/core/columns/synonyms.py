"""Column synonyms: what people call the columns of the fields that every message has.

Other fields say it themselves, where their type declares them. Compared by `name_key`, so case,
spaces, accents and punctuation do not matter. The earlier name wins when a sheet has both.
"""

import re
import unicodedata

from flowiq_desktop.core.text.merge_fields import header_key

PHONE_NAMES: tuple[str, ...] = (
    *("whatsapp number", "whatsapp no", "whatsapp", "wa number", "wa", "recipient number"),
    *("mobile number", "mobile phone number", "mobile phone", "mobile no", "mobile"),
    *("cell phone number", "cell phone", "cell number", "cell no", "cell"),
    *("msisdn", "phone no", "phone nr", "phone", "phones", "telephone number", "telephone no"),
    *("telephone", "tel number", "tel no", "tel nr", "tel", "handphone", "handset", "gsm"),
    *("sms number", "phone number 1", "phone 1", "mobile 1", "cell 1"),
    # Afrikaans, Zulu, Sotho, Swahili
    *("selfoonnommer", "selfoon", "sel nommer", "sel", "foonnommer", "foon"),
    *("inombolo yocingo", "ucingo", "nomoro ya mohala", "mohala", "namba ya simu"),
    *("nambari ya simu", "simu"),
    # Portuguese, Spanish, French, Italian
    *("numero de celular", "celular", "numero de telemovel", "telemovel", "telefone"),
    *("numero de telefone", "numero do telefone", "fone", "numero de movil", "movil"),
    *("telefono movil", "telefono celular", "telefono", "numero de telefono"),
    *("telephone portable", "numero de portable", "portable", "numero de telephone"),
    *("no de telephone", "cellulare", "numero di cellulare", "numero di telefono"),
    # German, Dutch, Nordic
    *("handynummer", "handy", "handy nr", "mobilnummer", "mobiltelefon", "mobil", "mobilnr"),
    *("telefonnummer", "telefonnr", "telefon", "rufnummer", "mobielnummer", "mobiel"),
    *("gsm nummer", "telefoonnummer", "telefoon", "telefoonnommer", "tlf"),
    *("matkapuhelin", "puhelinnumero", "puhelin"),
    # Further East
    *("nomor hp", "no hp", "nomor telepon", "telepon", "no telp", "no telefon", "telefon no"),
    *("cep telefonu", "cep", "gsm no", "so dien thoai", "dien thoai", "telefonszam"),
    *("numer telefonu", "komorka", "numar de telefon", "κινητο", "τηλεφωνο", "мобильный"),
    *("мобильный телефон", "номер телефона", "телефон", "رقم الجوال", "جوال", "رقم الهاتف"),
    *("الهاتف", "هاتف", "נייד", "טלפון", "मोबाइल नंबर", "मोबाइल", "फोन"),
    *("手机", "手机号", "手机号码", "电话", "电话号码", "携帯電話", "電話番号", "전화번호"),
    # Names that mean a phone number when the sheet has no better one
    *("contact number", "contact no", "contact phone", "number", "nommer", "inombolo"),
    *("nomoro", "namba", "numero", "nummer", "номер", "recipient", "send to", "to"),
)

TYPE_NAMES: tuple[str, ...] = (
    *("type", "kind", "kind of message", "type of message", "msg type", "tipe"),
)

SURE_REPLY_NAMES: tuple[str, ...] = (
    *("reply to", "reply to message", "in reply to", "reply to id", "reply to message id"),
)
"""They decide whatever the cells hold; what does not fit is told in its row."""

REPLY_NAMES: tuple[str, ...] = (
    *("reply to", "reply to message", "in reply to", "reply to id", "context id", "context"),
    *("reply to message id", "message id", "wamid", "whatsapp message id"),
)

PHONE_WORDS: tuple[frozenset[str], ...] = (
    frozenset({"whatsapp"}),
    frozenset(
        {"mobile", "mobiles", "cell", "cellphone", "cellular", "msisdn", "selfoon", "sel"}
        | {"celular", "movil", "telemovel", "handy", "handynummer", "mobil", "mobilnummer"}
        | {"cellulare", "portable"}
    ),
    frozenset({"phone", "telephone", "tel", "telefone", "telefono", "telefon", "telefoon", "foon"}),
)
"""Words that mark a longer header as that of a number ("Mother's cell"), the best ones first."""

PERHAPS_A_PHONE_WORDS = frozenset(
    {"contact", "contacts", "contacto", "contato", "contatto", "kontak", "kontakt", "contactos"}
)
"""Words under which people keep a number, a name or a date: fewer of the cells have to agree."""

NOT_A_PHONE_WORDS = frozenset(
    {"type", "kind", "name", "provider", "network", "carrier", "model", "make", "brand", "date"}
    | {"verified", "count", "cost", "bill", "amount", "email", "opt", "consent", "group", "tariff"}
    | {
        "fax",
        "home",
        "landline",
        "message",
        "account",
        "contract",
        "status",
        "url",
        "link",
        "text",
        "country",
        "code",
    }
)
"""Words that take it back: "Cell provider", "Home phone"."""

IDENTITY_WORDS = frozenset(
    {"id", "identity", "account", "acc", "ref", "reference", "invoice", "code", "amount", "fee"}
    | {"balance", "total", "price", "date", "dob", "birth", "barcode", "isbn", "ean", "policy"}
    | {"student", "learner", "member", "employee", "patient", "passport", "tax", "vat", "serial"}
)
"""Words of columns whose digits must not be taken for phone numbers by appearance."""


def name_key(header: str) -> str:
    """What spellings of a name share: `header_key`, and no accents and no punctuation."""
    plain = _without_accents(header)
    letters = "".join(c if c.isalnum() else " " for c in plain)
    return header_key(letters) or header_key(plain)


def names_a_person(header: str) -> bool:
    """Whether people keep a person's name under it: "Name", "Parent name", "First_Name"."""
    key = header_key(header)
    return "name" in key and "file" not in key and "user" not in key


def words_of(header: str) -> frozenset[str]:
    """The words of a header in small letters, without accents: "Mother's Cell" has three."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", _without_accents(header))
    return frozenset(re.findall(r"[^\W_\d]+", split.casefold()))


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", decomposed))
