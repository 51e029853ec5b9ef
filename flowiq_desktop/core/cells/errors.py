"""Cell errors: what spreadsheet programs show in a cell whose formula has failed."""

import re

_EVERYWHERE = (
    # English, also used by many other languages.
    *("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#N/A!", "#NA"),
    *("#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!"),
    *("#UNKNOWN!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!", "#DATA!"),
    *("#ERROR!", "#ERROR", "#DELETED", "#TYPE!", "#FUNC!", "#SIZE!"),  # Google Sheets, Access
    *("#MACRO?", "#N/A N/A", "#MULTIVALUE", "#SYNTAX", "#COMPUTATION"),  # LibreOffice, others
    "#FMT",  # LibreOffice: a number that its format cannot show
)
_BY_LANGUAGE = (
    # German
    *("#WERT!", "#BEZUG!", "#ZAHL!", "#NV", "#NV!", "#DATEN_ABRUFEN", "#ÜBERLAUF!", "#KALK!"),
    *("#FELD!", "#BLOCKIERT!", "#VERBINDEN!", "#BESCHÄFTIGT!", "#UNBEKANNT!", "#FEHLER!"),
    # French
    *("#NUL!", "#VALEUR!", "#NOM?", "#NOMBRE!", "#CHARGEMENT_DONNEES", "#CHARGEMENT_DONNÉES"),
    *("#PROPAGATION!", "#EPARS!", "#ÉPARS!", "#CHAMP!", "#BLOQUE!", "#BLOQUÉ!", "#CONNEXION!"),
    *("#CONNECTER!", "#OCCUPE!", "#OCCUPÉ!", "#INCONNU!"),
    # Spanish; most begin with a mark of their own and need no list
    *("#N/D", "#N/D!", "#OBTENIENDO_DATOS", "#VALOR!", "#NULO!", "#¿NOMBRE?", "#NOMBRE?"),
    *("#DESBORDAMIENTO!", "#CAMPO!", "#BLOQUEADO!", "#CONECTAR!", "#OCUPADO!", "#DESCONOCIDO!"),
    # Portuguese
    *("#NOME?", "#NÚM!", "#OBTENDO_DADOS", "#A_OBTER_DADOS", "#DESPEJAR!", "#DERRAMAR!"),
    *("#EXCEDENTE!", "#DESCONHECIDO!", "#ERRO!", "#ERRO"),
    # Italian
    *("#NULLO!", "#VALORE!", "#RIF!", "#ESTRAZIONE_DATI_IN_CORSO", "#ESPANSIONE!"),
    *("#BLOCCATO!", "#CONNETTI!", "#SCONOSCIUTO!", "#ERRORE!"),
    # Dutch
    *("#LEEG!", "#DEEL/0!", "#WAARDE!", "#VERW!", "#NAAM?", "#GETAL!", "#N/B", "#OVERLOOP!"),
    *("#GEGEVENS_OPHALEN", "#BEREKENEN!", "#VELD!", "#GEBLOKKEERD!"),
    # Swedish, Danish, Norwegian, Finnish
    *("#SKÄRNING!", "#DIVISION/0!", "#VÄRDEFEL!", "#REFERENS!", "#NAMN?", "#OGILTIGT!"),
    *("#SAKNAS!", "#SAKNAS", "#VÆRDI!", "#REFERENCE!", "#NAVN?", "#I/T", "#-/T", "#VERDI!"),
    *("#TYHJÄ!", "#JAKO/0!", "#ARVO!", "#VIITTAUS!", "#NIMI?", "#LUKU!", "#PUUTTUU!", "#PUUTTUU"),
    # Polish, Czech, Hungarian, Turkish
    *("#ZERO!", "#DZIEL/0!", "#ARG!", "#ADR!", "#NAZWA?", "#LICZBA!", "#ROZLANIE!"),
    *("#DĚLENÍ_NULOU!", "#HODNOTA!", "#ODKAZ!", "#NÁZEV?", "#ČÍSLO!", "#NENÍ_K_DISPOZICI"),
    *("#NULLA!", "#ZÉRÓOSZTÓ!", "#ÉRTÉK!", "#HIV!", "#NÉV?", "#SZÁM!", "#HIÁNYZIK"),
    *("#BOŞ!", "#SAYI/0!", "#DEĞER!", "#BAŞV!", "#AD?", "#SAYI!", "#YOK"),
    # Russian, Ukrainian, Greek: letters of their own, not Latin ones
    *("#ПУСТО!", "#ДЕЛ/0!", "#ЗНАЧ!", "#ССЫЛКА!", "#ИМЯ?", "#ЧИСЛО!", "#Н/Д", "#ПЕРЕНОС!"),  # noqa: RUF001 - Excel's own
    *("#ВЫЧИСЛ!", "#ДІЛ/0!", "#ПОСИЛАННЯ!", "#ІМ'Я?", "#ІМ’Я?"),  # noqa: RUF001 - Excel's own
    *("#ΚΕΝΟ!", "#ΔΙΑΙΡ/0!", "#ΤΙΜΗ!", "#ΑΝΑΦ!", "#ΟΝΟΜΑ?", "#ΑΡΙΘ!", "#Δ/Υ"),  # noqa: RUF001 - Excel's own
)
_ERRORS = frozenset(_EVERYWHERE) | frozenset(_BY_LANGUAGE)
_IN_ANY_CASE = frozenset(error.casefold() for error in _EVERYWHERE if error != "#DATA!")
"""Access writes #Error and #Name?; other languages' words could be hashtags in small letters."""

_OTHER_FORMS = re.compile(
    r"#{2,}"  # a column too narrow for its number, as .csv exports have it
    r"|#[¡¿][^\s#]{1,20}[!?]?"  # Spanish: #¡REF!, #¿NOMBRE?
    r"|#\w{2,12}/0!"  # a division by zero in any language
    r"|(?:Err|Fehler|Erreur|Erro)\s?:\s?5\d\d"  # LibreOffice: Err:502
    r"|(?:Loading|Wird geladen|Chargement|Cargando|Carregando|Caricamento)\s?(?:\.\.\.|…)"  # Google
)
_INSIDE = re.compile(
    "(?<![\\w#])(?:"
    + "|".join(re.escape(error) for error in sorted(_ERRORS) if error[-1] in "!?" or "/" in error)
    + r"|#[¡¿]\w{2,20}[!?]?|Err:5\d\d)(?!\w)"
)


def is_cell_error(text: str) -> bool:
    """Whether a text, trimmed, is what a spreadsheet program shows for a formula that failed."""
    if text in _ERRORS or text.casefold() in _IN_ANY_CASE:
        return True
    return _OTHER_FORMS.fullmatch(text) is not None


def error_inside(text: str) -> str:
    """The first such error that stands as a word inside a longer text, or ""."""
    if "#" not in text and "Err:5" not in text:  # as nearly every text
        return ""
    found = _INSIDE.search(text)
    return found[0] if found else ""
