"""Templates that fail on purpose: by the number they go to, or by a name made for practising.

======  ==================================================================================
3100    the template has another number of blanks (132000)
3101    there is no such template in this language (132001), told under status 200
3102    the same, told under status 400
3103    the same, told under status 500
3107    the template breaks a rule on content (132007)
3115    the template is paused (132015)
3116    the template is switched off for good (132016)
3158    WhatsApp's sample template goes only from its own test numbers (131058)
3163    marketing templates are switched off (131063)
3170    the template is accepted, and the answer has no result: unsure
3171    the template is accepted, and the answer has two results: unsure
3172    the template is accepted, and the answer has no id of the message: unsure
3173    the template is refused without a reason: unsure
======  ==================================================================================

Messages of other types to these numbers are accepted. A template with one of the names in
`FAILING_TEMPLATES` fails whoever it goes to, so that a campaign with several templates can be seen
to go on with the others.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from flowiq_desktop.practice_server.exchange import Answer
from flowiq_desktop.practice_server.failing_numbers import META_TEXTS
from flowiq_desktop.texts import Marked, mark, say

Change = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class FailingTemplate:
    """What becomes of a template that is to fail.

    Attributes:
        key: the number's last digits, or the template's name.
        happens: what a person would say about it, in English.
        code: WhatsApp's, with which it is refused; 0 for none.
        status: the HTTP status under which it is refused.
        change: what is done to the answer of an accepted one; None refuses it.
    """

    key: str
    happens: Marked
    code: int = 0
    status: int = 200
    change: Change | None = None


def _without_results(body: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in body.items() if name != "results"}


def _with_two_results(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "results": body["results"] * 2}


def _without_id(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "results": [{**body["results"][0], "messageId": None}]}


def _without_reason(body: dict[str, Any]) -> dict[str, Any]:
    result = {**body["results"][0], "success": False, "messageId": None, "error": None}
    summary = {"total": 1, "successful": 0, "failed": 1}
    return {"success": False, "summary": summary, "results": [result], "broadcastId": None}


_UNKNOWN = mark("gets a template that does not exist")
_Failing = FailingTemplate
FAILING_BY_NUMBER: tuple[FailingTemplate, ...] = (
    _Failing("3100", mark("gets a template with other blanks"), 132000),
    _Failing("3101", _UNKNOWN, 132001),
    _Failing("3102", mark("the same, told under status 400"), 132001, 400),
    _Failing("3103", mark("the same, told under status 500"), 132001, 500),
    _Failing("3107", mark("gets a template that breaks a rule"), 132007),
    _Failing("3115", mark("gets a template that is paused"), 132015),
    _Failing("3116", mark("gets a template that is switched off"), 132016),
    _Failing("3158", mark("gets WhatsApp's sample template"), 131058),
    _Failing("3163", mark("gets marketing that is switched off"), 131063),
    _Failing("3170", mark("gets a template; no result comes back"), change=_without_results),
    _Failing("3171", mark("gets a template; two results come back"), change=_with_two_results),
    _Failing("3172", mark("gets a template; no id comes back"), change=_without_id),
    _Failing("3173", mark("is refused a template without a reason"), change=_without_reason),
)
FAILING_TEMPLATES: tuple[FailingTemplate, ...] = (
    _Failing("practice_blanks", mark("has other blanks than are filled"), 132000),
    _Failing("practice_unknown", mark("does not exist"), 132001),
    _Failing("practice_policy", mark("breaks a rule on content"), 132007),
    _Failing("practice_paused", mark("is paused for low quality"), 132015),
    _Failing("practice_disabled", mark("is switched off for good"), 132016),
    _Failing("practice_marketing", mark("is marketing, which is switched off"), 131063),
    _Failing("hello_world", mark("is WhatsApp's own sample"), 131058),
    _Failing(
        "practice_no_result", mark("brings an answer without a result"), change=_without_results
    ),
    _Failing("practice_no_id", mark("brings an answer without an id"), change=_without_id),
)
"""What the window and the README list."""

_BY_DIGITS = {failing.key: failing for failing in FAILING_BY_NUMBER}
_BY_NAME = {failing.key: failing for failing in FAILING_TEMPLATES}


def failing_template(name: str, digits: str) -> FailingTemplate | None:
    """How a template to a number (digits only) fails; None when it does not."""
    return _BY_NAME.get(name) or _BY_DIGITS.get(digits[-4:])


def is_accepted(failing: FailingTemplate) -> bool:
    """Whether the template is sent, whatever is answered."""
    return failing.change not in (None, _without_reason)


def failed_template(failing: FailingTemplate, accepted: Answer) -> Answer:
    """The answer that comes in place of an acceptance."""
    if failing.change is not None:
        message_id = accepted.message_id if is_accepted(failing) else ""
        return replace(accepted, body=failing.change(accepted.body), message_id=message_id)
    return template_refusal(
        accepted, f"(#{failing.code}) {META_TEXTS[failing.code]}", failing.status
    )


def template_refusal(accepted: Answer, reason: str, status: int = 200) -> Answer:
    """The answer to a template that WhatsApp refuses: the reason stands in the one result."""
    body = _without_reason(accepted.body)
    result = {**body["results"][0], "error": reason}
    told = {} if status == 200 else {"error": "Failed to send template"}  # noqa: PLR2004 - OK
    return Answer(status, {**told, **body, "results": [result]})


def table_of_failing_templates() -> str:
    """The tables as lines of text, for the terminal."""
    keys = [(f"...{failing.key}", failing.happens) for failing in FAILING_BY_NUMBER]
    keys += [(failing.key, failing.happens) for failing in FAILING_TEMPLATES]
    return "\n".join(f"  {key}  {say(happens)}" for key, happens in keys)
