"""Every example spreadsheet opens, is understood by itself, and could be sent as it is."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from flowiq_desktop.core.messages.types import REGISTRY, FieldKind
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.example_sheets import TemplateService
from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.services.preparing.mappings import MappingService
from tests.core.messages.types.building import faults
from tests.services.preparing.test_check import run


def opened(folder: Path, message_type: str) -> CheckedSheet:
    path = TemplateService().write(folder / "example.xlsx", message_type)
    sheet = run(load_sheet(path)).sheet
    mappings = MappingService(PreferenceStore(folder), lambda: date(2026, 5, 12))
    mapping = mappings.suggest(sheet, "GB").mapping
    return run(check_sheet(sheet, mapping, "GB"))


@pytest.mark.parametrize("kind", REGISTRY)
def test_the_example_of_a_type_is_guessed_right_and_ready(
    tmp_path: Path, contract: Contract, kind: str
) -> None:
    checked = opened(tmp_path, kind)
    assert checked.mapping.message_type == kind
    assert checked.mapping_problems == ()
    # What a template says is saved on this computer, and no example can bring that.
    told = ["template_unknown"] if kind == "template" else []
    assert [problem.code for problem in checked.problems(0)] == told
    assert (len(checked.sheet), checked.counts().ready) == (1, 1)
    body = checked.message(0).body
    assert REGISTRY.type_of(body) is REGISTRY[kind]
    assert faults(contract, body) == []


def test_the_example_of_all_types_has_a_row_of_each(tmp_path: Path, contract: Contract) -> None:
    checked = opened(tmp_path, "")
    assert checked.mapping.message_type == ""
    assert checked.mapping_problems == ()
    assert checked.counts().ready == len(REGISTRY)
    bodies = [checked.message(index).body for index in checked.ready_rows()]
    assert [REGISTRY.type_of(body) for body in bodies] == [*REGISTRY.values()]
    assert [faults(contract, body) for body in bodies] == [[]] * len(bodies)
    found = {problem.code for index in range(len(bodies)) for problem in checked.problems(index)}
    assert found == {"same_number", "template_unknown"}


@pytest.mark.parametrize("kind", ["", *REGISTRY])
def test_headers_are_the_names_of_the_fields(tmp_path: Path, kind: str) -> None:
    path = TemplateService().write(tmp_path / "example.xlsx", kind)
    book = openpyxl.load_workbook(path)
    headers = [cell.value for cell in book.worksheets[0][1]]
    explained = [row[0].value for row in book["How to fill this in"].iter_rows(min_row=2)]
    book.close()
    more = REGISTRY[kind].examples if kind else ()
    fields = (*REGISTRY.fields_of(kind), *more)
    wanted = [f.name for f in fields if not kind or f.kind is not FieldKind.JSON]
    assert headers == explained == ["Name", *wanted]


def test_a_file_that_stands_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "example.xlsx"
    path.write_bytes(b"old")
    assert TemplateService().write(path, "text") == path
    assert openpyxl.load_workbook(path).worksheets[0].title == "Text"
