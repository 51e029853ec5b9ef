"""Composer: turns a sheet's rows into messages by a mapping."""

from collections.abc import Sequence

from flowiq_desktop.core.mapping import ColumnSource, Mapping
from flowiq_desktop.core.merge import MergeText, header_index, header_key
from flowiq_desktop.core.message import Message
from flowiq_desktop.core.message_types import (
    MESSAGE_TYPE,
    PHONE_NUMBER,
    Draft,
    build_body,
    field_called,
    fields_of,
)
from flowiq_desktop.core.message_types.type_names import type_named
from flowiq_desktop.core.phone import PhoneReader
from flowiq_desktop.core.problems import Findings, Problem

_SHARED = (PHONE_NUMBER.name, MESSAGE_TYPE.name)


class Composer:
    """Fills, checks and builds the message of any row of one kind of sheet.

    Problems of the mapping itself are found once, in `problems`, and not again in every row.

    Attributes:
        problems: what is wrong with the mapping as a whole (row 0); errors block every row.
    """

    def __init__(self, headers: Sequence[str], mapping: Mapping, phones: PhoneReader) -> None:
        self._headers = tuple(headers)
        self._mapping = mapping
        self._phones = phones
        self._index = header_index(headers)
        self._columns: list[tuple[str, int]] = []
        self._texts: list[tuple[str, MergeText]] = []
        self._phone_column = self._column_of(PHONE_NUMBER.name)
        self._type_column = self._column_of(MESSAGE_TYPE.name)
        self._bind()
        self.problems = tuple(self._mapping_problems())
        self._blocked_fields = {problem.field for problem in self.problems if problem.blocks}

    def compose(self, index: int, row_number: int, cells: Sequence[str]) -> Message:
        """The message of one row; `cells` are the row's texts under the sheet's headers."""
        findings = Findings(row_number)
        kind = self._type_of(cells, findings)
        number, repair = self._number(cells, findings)
        if not kind:
            return Message(index, row_number, number, "", {}, tuple(findings.problems), repair)
        draft = Draft(self._values(cells, findings), findings, self._card_number)
        body = build_body(kind, number, draft)
        problems = tuple(findings.problems)
        if self._blocked_fields and problems:
            problems = tuple(p for p in problems if p.field not in self._blocked_fields)
        return Message(index, row_number, number, kind, body, problems, repair)

    def column_of(self, field_name: str) -> int | None:
        """The position of the column that a field reads, or None when it reads none."""
        column = self._column_of(field_name)
        return None if column < 0 else column

    def _column_of(self, field_name: str) -> int:
        source = self._mapping.sources.get(field_name)
        if not isinstance(source, ColumnSource):
            return -1
        return self._index.get(header_key(source.header), -1)

    def _bind(self) -> None:
        wanted = {field.name for field in fields_of(self._mapping.message_type)}
        for name, source in self._mapping.sources.items():
            if name in _SHARED or (name not in wanted and not _is_further_card(name)):
                continue
            if isinstance(source, ColumnSource):
                column = self._index.get(header_key(source.header), -1)
                if column >= 0:
                    self._columns.append((name, column))
            elif source.text.strip():
                self._texts.append((name, MergeText.parse(source.text)))

    def _type_of(self, cells: Sequence[str], findings: Findings) -> str:
        if self._mapping.message_type or self._type_column < 0:
            return self._mapping.message_type
        written = cells[self._type_column].strip()
        kind = type_named(written)
        if not written:
            findings.add("missing", MESSAGE_TYPE.name, MESSAGE_TYPE.label)
        elif not kind:
            choices = ", ".join(MESSAGE_TYPE.choices)
            facts = {"value": written, "choices": choices}
            findings.add("unknown_type", MESSAGE_TYPE.name, MESSAGE_TYPE.label, **facts)
        return kind

    def _number(self, cells: Sequence[str], findings: Findings) -> tuple[str, str]:
        if self._phone_column < 0:
            return "", ""
        reading = self._phones.read(cells[self._phone_column])
        if reading.code:
            findings.add(reading.code, PHONE_NUMBER.name, PHONE_NUMBER.label, **reading.facts)
        return reading.number, reading.repair

    def _card_number(self, text: str) -> str:
        return self._phones.read(text).number

    def _values(self, cells: Sequence[str], findings: Findings) -> dict[str, str]:
        values: dict[str, str] = {}
        for name, column in self._columns:
            value = cells[column]
            if value and not value.isspace():
                if "{{" in value:
                    value = self._filled(name, MergeText.parse(value), cells, findings)
                values[name] = value
        for name, text in self._texts:
            filled = self._filled(name, text, cells, findings)
            if filled.strip():
                values[name] = filled
        return values

    def _filled(self, name: str, text: MergeText, cells: Sequence[str], findings: Findings) -> str:
        index = self._index

        def value_of(column: str) -> str:
            position = index.get(header_key(column), -1)
            return cells[position] if position >= 0 else ""

        filled, missing = text.fill(value_of)
        label = _label(name)
        for column in missing:
            known = header_key(column) in index
            findings.add("missing_value" if known else "unknown_column", name, label, column=column)
        if text.stray_braces:
            findings.add("stray_braces", name, label)
        return filled

    def _mapping_problems(self) -> list[Problem]:
        findings = Findings(0)
        sources = self._mapping.sources
        for name, source in sources.items():
            if isinstance(source, ColumnSource) and header_key(source.header) not in self._index:
                findings.add("unknown_column", name, _label(name), column=source.header)
        for name, text in self._texts:
            for part in text.fields:
                if header_key(part.column) not in self._index:
                    findings.add("unknown_column", name, _label(name), column=part.column)
        for name in self._unmapped():
            findings.add("not_mapped", name, _label(name))
        return findings.problems

    def _unmapped(self) -> list[str]:
        """Fields that no row can do without and that nothing fills."""
        kind = self._mapping.message_type
        filled = {name for name, source in self._mapping.sources.items() if _says_something(source)}
        if not kind:
            return [name for name in _SHARED if name not in filled]
        as_json = kind in filled  # location, contacts, interactive, reaction as JSON in one cell
        return [
            field.name
            for field in fields_of(kind)
            if field.required
            and field.name not in filled
            and not (as_json and field.name != PHONE_NUMBER.name)
        ]


def _says_something(source: object) -> bool:
    return isinstance(source, ColumnSource) or bool(getattr(source, "text", "").strip())


def _is_further_card(name: str) -> bool:
    return name.startswith("contact_") and field_called(name) is not None


def _label(name: str) -> str:
    field = field_called(name)
    return field.label if field else name
