"""Name columns: where a sheet has the name of each person, so that results can name people."""

from collections.abc import Sequence
from functools import cache

from flowiq_desktop.core.columns.synonyms import name_key, names_a_person

_WHOLE = frozenset(
    {"name", "fullname", "names", "contactname", "clientname", "customername", "naam", "vollenaam"}
    | {"nombre", "nombrecompleto", "nome", "nomecompleto", "nom", "nomcomplet", "jina", "nama"}
    | {"adsoyad", "isim", "имя", "фио", "姓名", "名字", "الاسم", "نام", "नाम"}
)
_FIRST = frozenset(
    {"firstname", "forename", "givenname", "voornaam", "vorname", "prenom", "nombres", "imie"}
)
_LAST = frozenset(
    {"lastname", "surname", "familyname", "van", "achternaam", "nachname", "apellido", "apellidos"}
    | {"sobrenome", "cognome", "nazwisko", "soyad"}
)
_PEOPLE = frozenset(
    {"patient", "learner", "student", "pupil", "child", "guardian", "parent", "mother", "father"}
    | {"member", "client", "customer", "employee", "staff", "teacher", "donor", "applicant"}
    | {"beneficiary", "tenant", "guest", "resident", "volunteer", "person"}
    | {"pasient", "leerder", "leerling", "ouer", "voog", "lid", "klient", "kliënt"}
    | {
        "paciente",
        "alumno",
        "alumna",
        "estudiante",
        "tutor",
        "padre",
        "madre",
        "miembro",
        "cliente",
    }
    | {"empleado", "socio", "donante", "persona", "aluno", "aluna", "estudante", "responsável"}
    | {"encarregado", "membro", "funcionário", "sócio", "doador", "pessoa", "mãe", "pai"}
    | {"patiente", "élève", "étudiant", "parent d'élève", "tuteur", "adhérent", "membre", "salarié"}
    | {"donateur", "personne", "bénéficiaire", "locataire", "schüler", "schülerin", "patientin"}
    | {"eltern", "erziehungsberechtigte", "mitglied", "kunde", "kundin", "mitarbeiter", "spender"}
    | {"patiënt", "leerlinge", "ouders", "voogd", "klant", "medewerker", "donateur", "huurder"}
    | {"paziente", "alunno", "alunna", "studente", "genitore", "tutore", "socia", "dipendente"}
    | {"mgonjwa", "mwanafunzi", "mzazi", "mlezi", "mwanachama", "mteja"}
)
"""Whoever a list is about gives the column of the names its name, where it has no better one."""
_LONGEST_NAME = 60
_MOSTLY = 0.6


def name_columns(headers: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> tuple[int, ...]:
    """The columns that together name a person, in the order to read them; () when none does.

    By the headers, else by some rows: the first column of short, different texts without digits.
    """
    keys = [name_key(header) for header in headers]
    whole = _first_in(keys, _WHOLE)
    first, last = _first_in(keys, _FIRST), _first_in(keys, _LAST)
    if whole is not None and (last is None or first is not None or keys[whole] == "fullname"):
        return (whole,)
    pair = tuple(at for at in (whole if first is None else first, last) if at is not None)
    if pair:
        return pair
    named = next((at for at, header in enumerate(headers) if names_a_person(header)), None)
    if named is not None:
        return (named,)
    people = [at for at, key in enumerate(keys) if key in _people()]
    about = next((at for at in people if _may_be_names([row[at] for row in rows])), None)
    if about is not None:
        return (about,)
    return tuple(at for at in range(len(headers)) if _looks_like_names([r[at] for r in rows]))[:1]


@cache
def _people() -> frozenset[str]:
    singular = frozenset(map(name_key, _PEOPLE))
    return singular | {f"{key}s" for key in singular}


def _may_be_names(cells: Sequence[str]) -> bool:
    """Whether nothing in a column speaks against names; numbers of learners would."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return sum(map(_may_be_a_name, filled)) >= _MOSTLY * len(filled)


def _first_in(keys: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((at for at, key in enumerate(keys) if key in wanted), None)


def _looks_like_names(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    names = [cell for cell in filled if _may_be_a_name(cell)]
    different = len(set(names)) > len(names) // 2
    return bool(names) and different and len(names) >= _MOSTLY * max(len(cells), 1)


def _may_be_a_name(cell: str) -> bool:
    plain = len(cell) <= _LONGEST_NAME and not any(c.isdigit() or c in "@/:" for c in cell)
    return plain and any(c.isalpha() for c in cell)
