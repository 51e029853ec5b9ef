"""One row's values made into a body, and what was found wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.messages.types import REGISTRY, Draft
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.problems import Findings, Problem
from flowiq_desktop.practice_server import Contract

NUMBER = "+27821234567"
WAMID = "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5"
_PHONES = PhoneReader("ZA")


@dataclass(frozen=True)
class Built:
    """A body and its problems."""

    body: dict[str, Any]
    problems: tuple[Problem, ...]
    shown: dict[str, Any] = field(default_factory=dict)
    wording: str = ""
    category: str = ""

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def found(self) -> list[tuple[str, str]]:
        return [(problem.code, problem.field) for problem in self.problems]

    @property
    def blocked(self) -> bool:
        return any(problem.blocks for problem in self.problems)


def build(
    kind: str,
    values: Mapping[str, str],
    number: str = NUMBER,
    templates: Mapping[str, Template] | None = None,
    *,
    may_be_created: bool = False,
) -> Built:
    findings = Findings(7)
    draft = Draft(values, findings, lambda text: _PHONES.read(text).number, templates or {})
    draft.may_be_created = lambda: may_be_created
    body = REGISTRY.build_body(kind, number, draft)
    return Built(body, tuple(findings.problems), draft.shown, draft.wording, draft.category)


def faults(contract: Contract, body: object) -> list[str]:
    """Everything that FlowIQ would not like about a body."""
    if isinstance(body, dict) and "whatsappNumber" in body:
        wrong = contract.check_template(body)
    else:
        wrong = contract.check_send(body) + contract.unknown_properties(body)
    return wrong + [f"{place} is empty" for place, part in parts(body) if part in ("", None)]


def parts(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    """Every value inside a body with its place."""
    yield place, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from parts(part, f"{place}.{name}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from parts(part, f"{place}[{index}]")
