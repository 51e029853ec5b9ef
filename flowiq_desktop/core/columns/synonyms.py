"""Column synonyms: what people call the columns that fill a message's fields.

Compared by `name_key`, so case, spaces, accents and punctuation do not matter. Within a field the
earlier name wins when a sheet has both.
"""

import re
import unicodedata

from flowiq_desktop.core.text.merge_fields import header_key

SYNONYMS: dict[str, tuple[str, ...]] = {
    "phone_number": (
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
    ),
    "message_type": ("type", "kind", "kind of message", "type of message", "msg type", "tipe"),
    "context_message_id": (
        *("reply to", "reply to message", "in reply to", "reply to id", "context id", "context"),
        *("reply to message id", "message id", "wamid", "whatsapp message id"),
    ),
    "text": (
        *("message", "msg", "message text", "text message", "whatsapp message", "message body"),
        *("msg text", "body", "body text", "sms", "sms text", "content", "message content"),
        *("boodskap", "umyalezo", "umlayezo", "molaetsa", "ujumbe", "mensaje", "texto", "mensagem"),
        *("texto da mensagem", "texte", "messaggio", "testo", "nachricht", "nachrichtentext"),
        *("bericht", "tekst", "boodschap", "meddelande", "besked", "viesti", "pesan", "mesaj"),
        *("wiadomosc", "сообщение", "текст", "رسالة", "الرسالة", "संदेश", "消息", "信息", "留言"),
    ),
    "media_url": (
        *("media link", "media", "file url", "file link", "attachment url", "attachment link"),
        *("attachment", "document url", "document link", "pdf url", "pdf link", "pdf", "image url"),
        *("image link", "image", "picture url", "picture link", "picture", "photo url"),
        *("photo link", "photo", "video url", "video link", "video", "audio url", "audio link"),
        *("audio", "voice note", "download link", "invoice link", "statement link", "link", "url"),
        *("skakel", "enlace", "archivo", "anexo", "lien", "piece jointe", "collegamento"),
        *("allegato", "anhang", "bijlage", "aanhegsel", "foto", "imagen", "imagem", "bild"),
    ),
    "caption": (
        *("image text", "image caption", "picture text", "photo caption", "video caption"),
        *("onderskrif", "leyenda", "legenda", "legende", "didascalia", "bildunterschrift"),
        "onderschrift",
    ),
    "filename": (
        *("file name", "name of file", "document name", "attachment name", "pdf name"),
        *("leernaam", "nombre de archivo", "nome do arquivo", "nom du fichier"),
        *("nome file", "dateiname", "bestandsnaam"),
    ),
    "latitude": ("lat", "gps lat", "gps latitude", "latitud", "breedtegraad", "breitengrad"),
    "longitude": (
        *("lng", "lon", "long", "gps long", "gps lng", "gps longitude", "longitud"),
        *("lengtegraad", "langengrad"),
    ),
    "location_name": (
        *("place", "place name", "name of place", "venue", "venue name", "location", "branch"),
        *("plek", "lugar", "local", "lieu", "luogo", "ort", "plaats"),
    ),
    "location_address": (
        *("address", "street address", "full address", "venue address", "place address"),
        *("adres", "direccion", "endereco", "adresse", "indirizzo", "anschrift"),
    ),
    "contact_name": ("card name", "contact full name", "name of contact", "contact"),
    "contact_first_name": ("contact given name", "contact firstname"),
    "contact_last_name": ("contact surname", "contact family name", "contact lastname"),
    "contact_phone": (
        *("contact number", "contact phone number", "contact mobile", "contact cell", "card phone"),
        *("contact no", "phone of contact", "card number"),
    ),
    "contact_phone_type": ("contact number type", "contact kind of number"),
    "interactive_type": ("buttons or list", "button or list", "list or buttons"),
    "body": (),
    "header": ("header text", "header line"),
    "footer": ("footer text", "footer line"),
    "header_media_type": ("header type", "header file type", "kind of header file"),
    "header_media_url": (
        *("header image", "header picture", "header video", "header document", "header file"),
        *("header media", "header link", "header url", "header image url", "header image link"),
    ),
    "header_media_filename": ("header file name", "header document name"),
    "list_button": ("list button text", "menu button", "list button label"),
    "button_1": ("button 1 text", "button 1 title", "button 1 label", "quick reply 1"),
    "button_2": ("button 2 text", "button 2 title", "button 2 label", "quick reply 2"),
    "button_3": ("button 3 text", "button 3 title", "button 3 label", "quick reply 3"),
    "reaction_message_id": ("react to", "react to message", "react to id", "reaction to"),
    "reaction_emoji": ("emoji", "reaction", "emotikon"),
}

SURE_NAMES: dict[str, tuple[str, ...]] = {
    # Names that decide whatever the cells hold; what does not fit is reported in its row.
    "context_message_id": (
        *("reply to", "reply to message", "in reply to", "reply to id", "reply to message id"),
    ),
    "reaction_message_id": ("react to", "react to message", "react to id", "reaction to"),
    "reaction_emoji": ("emoji", "emojis", "reaction", "reactions", "emotikon"),
}

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
