"""Headings that no list has as they stand, beside landlines, ids, amounts and dates."""

import gettext
from typing import Final

import pytest

from flowiq_desktop.core.columns.guess import guess_mapping
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.columns.name_columns import name_columns
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.texts.catalogue import Catalogue, use

MOBILES: Final = {
    "MZ": ("84 555 0101", "82 555 0102"),
    "BR": ("(11) 98555-0101", "(21) 99555-0102"),
    "FR": ("06 12 34 56 01", "07 61 34 56 02"),
    "ES": ("612 555 101", "655 555 102"),
    "ZA": ("082 555 0101", "083 555 0102"),
    "KE": ("0712 555 101", "0722 555 102"),
    "SA": ("0505550101", "0555550102"),
    "DE": ("0151 55550101", "0160 55550102"),
    "NL": ("06 1555 0101", "06 1555 0102"),
}
LANDLINES: Final = {
    "MZ": ("21 555 010", "21 555 020"),
    "BR": ("(11) 3555-0101", "(21) 2555-0102"),
    "FR": ("01 55 50 01 01", "02 55 50 01 02"),
    "ES": ("915 550 101", "935 550 102"),
    "ZA": ("021 555 0101", "011 555 0102"),
    "KE": ("020 555 0101", "020 555 0102"),
    "SA": ("0112555101", "0122555102"),
    "DE": ("030 55501010", "040 55501020"),
    "NL": ("020 555 0101", "010 555 0102"),
}
# Country, mobile, landline, id, name, amount, date.
HEADINGS: Final = """
MZ|N.º de telemóvel da mãe|Telefone fixo|BI|Nome da criança|Montante|Prazo de pagamento
MZ|Contacto|Casa|Nº do processo|Nome do(a) aluno(a)|Propina mensal|Data Nasc.
MZ|Cel. encarregado|Tel. casa|NUIT|Beneficiária|Valor|Vencimento
BR|WhatsApp da mãe|Telefone residencial|CPF do responsável|Nome do responsável|Taxa|Vencimento
BR|Fone celular|Fone comercial|RG|Aluna|Saldo devedor|Dt. nasc.
FR|Numéro du portable du père|Tél. domicile|N° adhérent|Nom de l'enfant|Montant dû|Date limite
FR|Tél. mobile|Tél. fixe|N° SS|Patiente|Reste dû|RDV
FR|TELEPHONE PORTABLE|TELEPHONE FIXE|MATRICULE|NOM PRENOM|MONTANT|DATE ECHEANCE
FR|Contact|Bureau|Réf|Noms et prénoms|Solde|Jour
FR|Coordonnées téléphoniques|Tel bureau|Code client|Nom client|Montant HT|Date
ES|Tel. móvil madre|Teléfono fijo|Nº expediente|Nombre y apellidos|Importe|Fecha límite
ES|Móvil padre/madre|Tel. casa|NIE|Alumno/a|Cuota|F. nacimiento
ES|WhatsApp|Teléfono|DNI|Nombre completo|A pagar|Vence
ES|Núm. de móvil|Núm. fijo|Nº de socio|Socio/a|Deuda|Fecha
ZA|Ouer se selfoonnommer|Huistelefoon|Leerdernommer|Leerder se naam en van|Bedrag|Betaaldatum
ZA|Sel. (ma)|Tel. (huis)|ID nr|Kind se naam|Skoolgeld|Datum
ZA|KONTAKNOMMER|LANDLYN|VERWYSING|KLIENT|BEDRAG|VERVALDATUM
ZA|Inombolo yeselula kamama|Ucingo lwasekhaya|Umazisi|Igama lomntwana|Imali|Usuku
ZA|Izinombolo zocingo|Ifeksi|Inombolo kamazisi|Abazali|Inani|Usuku lokukhokha
ZA|Umakhalekhukhwini|Ucingo lwasemsebenzini|Ireferensi|Umfundi|Isikweletu|Usuku
ZA|Inombolo yomnxeba|Umnxeba wasekhaya|Isazisi|Umzali|Imali|Umhla
ZA|Iinombolo zefowuni|Ifeksi|Inombolo yesazisi|Igama nefani|Isixa|Umhla
KE|Simu ya baba|Simu ya nyumbani|Namba ya kitambulisho|Jina la mtoto|Kiasi|Tarehe ya mwisho
KE|Na. ya simu|Simu ya ofisini|Namba ya usajili|Majina kamili|Deni|Tarehe
SA|جوال الأم|هاتف المنزل|رقم الهوية|اسم الطفل|المبلغ|التاريخ
SA|رقم موبايل الأب|هاتف العمل|السجل المدني|الطالبة|الرسوم|تاريخ الميلاد
SA|واتس اب|تليفون أرضي|رقم الملف|الاسم الثلاثي|القيمة|الموعد
SA|رقم التواصل|هاتف ثابت|الرقم الأكاديمي|المستفيد|المتبقي|تاريخ السداد
DE|Handy Mutter|Telefon (Festnetz)|Schülernummer|Name, Vorname|Betrag (EUR)|Fällig bis
DE|Mobilfunknr.|Tel. privat|Kd.-Nr.|Kundin|Offener Betrag|Termin
DE|Elternhandy|Festnetznummer|Mitgliedsnr.|Schüler/in|Beitrag|Geb.-Datum
DE|Tel.|Fax|Personalnr.|Mitarbeiter|Gehalt|Datum
NL|Mobiel moeder|Telefoon thuis|Leerlingnummer|Naam kind|Bedrag|Vervaldatum
NL|06|Vaste telefoon|BSN|Cliënt|Saldo|Afspraak
NL|Tel.nr. mobiel|Tel.nr. vast|Lidnr.|Lid|Contributie|Geb.datum
ZA|Inombolo kamama|Ucingo lwasekhaya|Umazisi|Igama nesibongo|Imali|Usuku
ZA|Sel no. (ouer)|Tel (w)|Lêernommer|Naam & Van|Bedrag|Geb. datum
FR|CONTACTS|FIXE|MATRICULE|NOMS ET PRENOMS|SOLDE|ECHEANCE
"""


def _sheet(line: str) -> Sheet:
    """The landline and the id stand before the mobile, as in a sheet that has grown."""
    country, mobile, landline, number, name, amount, day = line.split("|")
    columns = {
        number: ("1601015009087", "1502025009086"),
        name: ("Ana Silva", "Ben Zulu"),
        landline: LANDLINES[country],
        amount: ("1250,00", "850,00"),
        day: ("05/03/2026", "06/03/2026"),
        mobile: MOBILES[country],
    }
    rows = list(zip(*columns.values(), strict=True))
    return Sheet("x", tuple(columns), rows, range(2, 2 + len(rows)))


@pytest.mark.parametrize("line", HEADINGS.split("\n")[1:-1])
def test_the_mobile_and_the_name_are_found_and_nothing_else_is_taken(line: str) -> None:
    country, mobile, _landline, _number, name, *_others = line.split("|")
    sheet = _sheet(line)
    mapping = guess_mapping(sheet, country).mapping
    assert mapping.sources == {"phone_number": ColumnSource(mobile)}
    named = name_columns(sheet.headers, [list(row) for row in sheet])
    assert [sheet.headers[at] for at in named] == [name]


@pytest.mark.parametrize(
    ("country", "mobile", "other"),
    [
        *(("DE", "Handy", "Tel"), ("DE", "WhatsApp-Nummer", "Mobile"), ("PT", "Telemóvel", "Tel")),
        *(("ES", "Móvil", "Tel."), ("FR", "Portable", "Tel"), ("NL", "Mobiel", "Tel")),
        *(("ZA", "Selfoon", "Tel"), ("ZA", "Iselula", "Tel"), ("ZA", "Sel", "Phone")),
        *(("SA", "جوال", "Tel"), ("KE", "Simu ya mkononi", "Phone")),
    ],
)
def test_a_mobile_in_one_language_goes_before_a_telephone_in_another(
    country: str, mobile: str, other: str
) -> None:
    rows = [("Ana", "555 0101", "555 0101"), ("Ben", "555 0102", "555 0102")]
    sheet = Sheet("x", ("Name", other, mobile), rows, (2, 3))
    assert guess_mapping(sheet, country).mapping.sources == {"phone_number": ColumnSource(mobile)}


@pytest.mark.parametrize(
    "header",
    [
        *("Tekst van het bericht", "Ujumbe wa kutuma", "Umlayezo ozothunyelwa"),
        "نص الرسالة المرسلة",
        *("Boodskap om te stuur", "Zu sendende Nachricht", "Mensagem para enviar"),
    ],
)
def test_what_is_to_be_sent_is_the_text(header: str) -> None:
    rows = [("082 555 0101", "Come at 10."), ("082 555 0102", "Come at 11.")]
    sheet = Sheet("x", ("Phone", header), rows, (2, 3))
    assert guess_mapping(sheet, "ZA").mapping.sources["text"] == ColumnSource(header)


@pytest.mark.parametrize(
    "line",
    [
        *("ZA|Tel|Selfoon", "ZA|Telephone|Selnommer", "ZA|Phone|Iselula", "ZA|Tel.|Mob."),
        *("FR|Tél|Portable", "FR|Téléphone|Portable", "FR|Tél.|GSM", "DE|Tel.|Handy"),
        *("ES|Tel|Celular", "ES|Tel.|Móvil", "BR|Tel|Celular", "BR|Phone|Zap", "NL|Tel|GSM"),
        *("NL|Telnr.|Mobielnr.", "SA|Tel|جوال", "SA|هاتف|جوال", "ZA|Nomoro ya ofisi|Selefouno"),
        *("ZA|School phone|Parent phone", "ZA|Clinic tel|Patient tel", "ZA|Skool tel|Ouer tel"),
        *("FR|Téléphone école|Téléphone parent", "ES|Teléfono del colegio|Teléfono del padre"),
        *("BR|Telefone da escola|Telefone da mãe", "DE|Telefon Schule|Telefon Eltern"),
        *("SA|هاتف المدرسة|هاتف الوالد", "SA|هاتف العيادة|هاتف المريض"),
        *("KE|Simu ya shule|Simu ya mzazi", "ZA|Ucingo lwasesikoleni|Ucingo lukababa"),
        "ZA|Pa se kantoornommer|Ma se selno.",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_mobile_comes_before_other_phones_in_every_language(line: str, is_first: bool) -> None:
    country, landline, mobile = line.split("|")
    columns = {landline: LANDLINES[country], "Ref": ("A1", "A2"), mobile: MOBILES[country]}
    headers = tuple(columns)[:: -1 if is_first else 1]
    rows = list(zip(*(columns[header] for header in headers), strict=True))
    mapping = guess_mapping(Sheet("x", headers, rows, (2, 3)), country).mapping
    assert mapping.sources == {"phone_number": ColumnSource(mobile)}


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Nota", ("14", "16")),
        ("Nota", ("Gostei muito da aula.", "Faltou ontem.")),
        ("Data", ("05/03/2026", "06/03/2026")),
        ("Länge", ("10,5", "12,5")),
        ("الطول", ("170", "165")),
        ("Lien de parenté", ("mère", "oncle")),
        ("Tipo", ("A", "B")),
        ("Beskrywing", ("skakel my", "bel terug")),
        ("Local", ("Matola", "Beira")),
        ("Sel", ("A4", "B7")),
        ("Celular", ("sim", "não")),
        ("Portable", ("HP ProBook", "Dell XPS")),
    ],
)
def test_a_false_friend_fills_nothing(header: str, cells: tuple[str, str]) -> None:
    rows = [("Ana", cells[0], "0825550101"), ("Ben", cells[1], "0835550102")]
    sheet = Sheet("x", ("Nome", header, "Selfoon"), rows, (2, 3))
    mapping = guess_mapping(sheet, "ZA").mapping
    assert mapping.sources == {"phone_number": ColumnSource("Selfoon")}


@pytest.mark.parametrize(
    ("headers", "named"),
    [
        (("Apelido", "Nome"), ("Nome", "Apelido")),
        (("Nom (en majuscules)", "Prénom"), ("Prénom", "Nom (en majuscules)")),
        (("Noms", "Prénoms"), ("Prénoms", "Noms")),
        (("Primer apellido", "Segundo apellido", "Nombre"), ("Nombre", "Primer apellido")),
        (("Isibongo", "Igama"), ("Igama", "Isibongo")),
        (("Ifani", "Igama"), ("Igama", "Ifani")),
        (("Jina la ukoo", "Jina la kwanza"), ("Jina la kwanza", "Jina la ukoo")),
        (("اسم العائلة", "الاسم الأول"), ("الاسم الأول", "اسم العائلة")),
        (("الاسم", "اللقب"), ("الاسم", "اللقب")),
        (("Nachname", "Rufname"), ("Rufname", "Nachname")),
        (("Roepnaam", "Achternaam"), ("Roepnaam", "Achternaam")),
        (("Naam van skool", "Leerder se naam"), ("Leerder se naam",)),
        (("Nombre del archivo", "Apellidos y nombre"), ("Apellidos y nombre",)),
        (("Dateiname", "Benutzername"), ()),
        (("Nome do ficheiro", "Nom de l'utilisateur", "اسم الملف", "Jina la faili"), ()),
    ],
)
def test_names_in_two_columns(headers: tuple[str, ...], named: tuple[str, ...]) -> None:
    assert tuple(headers[at] for at in name_columns(headers)) == named


class _Labels(gettext.NullTranslations):
    """A language in which every text has a word in front."""

    def gettext(self, message: str) -> str:
        return f"Zed {message}"


def test_what_the_program_calls_a_field_in_its_language_is_a_name_of_its_column() -> None:
    headers = ("Zed Phone number", "Zed Message")
    sheet = Sheet("x", headers, [("0825550101", "Hello"), ("0835550102", "Hi")], (2, 3))
    assert "text" not in guess_mapping(sheet, "ZA").mapping.sources
    use(Catalogue("es", _Labels()))
    try:
        sources = guess_mapping(sheet, "ZA").mapping.sources
    finally:
        use(Catalogue())
    assert sources["phone_number"] == ColumnSource(headers[0])
    assert sources["text"] == ColumnSource(headers[1])
