"""Account refusals: what a refusal says about the account, and so about the next row as well.

WhatsApp's codes say that themselves. Where FlowIQ passes on words without a code, the words are
read here. They only make the campaign pause: whether the message was sent has been decided before,
in `flowiq.classify`, and no word changes that.
"""

import re
from dataclasses import replace

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.flowiq.reasons import ABOUT_ONE_PERSON, ONLY_IF_ALL

_GENERAL = re.compile(
    r"meta_unknown|meta_upload_failed|storage_upload_failed|server_fault|too_fast|http_\d+"
    r"|contact_refused|contact_unclear"
)
"""Reasons that leave open what is wrong; the others have been recognised already."""

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|`[^`]*`|(?<!\w)'[^']*'(?!\w)")
"""What is quoted may be the message's own words, or a template's name."""

_IS = r"(?:\s+(?:has|have|had|is|are|was|were|been|being|now|already|not|no longer|currently))*\s+"
_THEIRS = re.compile(
    r"\b(?:recipient|receiver|customer|contact|user|person)(?:'s|s)?\s+"
    r"(?:(?:whatsapp|phone|business)\s+)*(?:account|number)",
    re.IGNORECASE,
)
"""Somebody else's account."""
_BLOCKS = re.compile(
    r"\b(?:recipient|receiver|customer|contact|user|person)(?:\s+(?:has|have|had|may have))?"
    r"\s+blocked\b|\bblocked by (?:(?:the|this|that) )?"
    r"(?:recipient|receiver|customer|contact|user|person)\b",
    re.IGNORECASE,
)
"""Somebody who wants no messages; nothing is wrong with the account."""
_WINDOW = re.compile(
    r"24.?h|\bwindow\b|conversation|customer (?:care|service)|re-?engag|\blast (?:replied|wrote)",
    re.IGNORECASE,
)
"""Some also call the 24 hours in which a person can be written to freely a session."""
_ONE_PERSON = re.compile(
    r"undeliverable|unable to deliver|not reachable|re-?engag|24.?h(?:ou)?rs?\b|opted.?out"
    r"|stopped (?:receiving|marketing)|unsubscribed|ecosystem|experiment"
    r"|(?:not|no) (?:\w+ ){0,2}whatsapp (?:account|user|number)"
    r"|not on whatsapp|recipient (?:cannot|can't) be|cannot be (?:the )?sender",
    re.IGNORECASE,
)
"""What WhatsApp says about one person, where its code is missing."""
_ALLOWED_LIST = re.compile(r"allowed list|test (?:list|recipient)", re.IGNORECASE)

_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "session_expired",
        re.compile(
            rf"\b(?:session|token|login|credentials?|authori[sz]ation|authentication){_IS}"
            r"(?:expired|invalid|invalidated|revoked|withdrawn|ended|valid|active|malformed)\b"
            r"|\b(?:expired|invalid|revoked|invalidated)\s+(?:\w+\s+){0,2}"
            r"(?:session|token|credentials?)\b"
            r"|\b(?:validating|parse|decrypt\w*|decode)\s+(?:the\s+)?access token"
            r"|\baccess token could not be|\btoken expir|\bsession expir"
            r"|\b(?:authentication|authorization|authorisation|login) (?:error|failed|failure)"
            r"|\bre-?authenticate|\b(?:log|sign) ?in again|\blogged out\b"
            r"|^\W*failed to send message\W+request failed with status code 401\W*$"
            r"|\bses[ií][oó]n (?:ha |expir|caduc)|\bsess[aã]o expir|\bscan the qr"
            r"|\bapi access (?:is |has been |was )?(?:blocked|revoked|disabled)"
            r"|\bconnection to whatsapp (?:has )?(?:expired|ended|been withdrawn)"
            r"|\bchanged (?:their|the|your) password|\bnot authori[sz]ed (?:the )?application",
            re.IGNORECASE,
        ),
    ),
    (
        "payment_problem",
        re.compile(
            r"\bpayments? (?:issue|problem|error|method|failed|failure|required|declined|overdue"
            r"|details|past due|is due|is required|is overdue|was declined|has failed|could not)"
            r"|\b(?:billing|invoice|subscription|credit card|credit line|plan|trial(?: period)?)"
            rf"{_IS}(?:expired|unpaid|overdue|past due|ended|inactive|active|cancell?ed|suspended"
            r"|declined|exhausted|used up|paused)\b"
            r"|\bbilling (?:issue|problem|error|account|details|failed)"
            r"|\b(?:unpaid|overdue|outstanding|past.due) (?:\w+ )?(?:balance|invoice|bill|payment)"
            r"|\b(?:insufficient|not enough|no|out of|no more|too little|low) "
            r"(?:\w+ )?(?:funds|credits?|balance|prepaid)\b"
            r"|\b(?:credits?|funds|balance)(?: \w+){0,2} (?:exhausted|used up|too low|insufficient"
            r"|exceeded|depleted)"
            r"|\bplease (?:top.?up|recharge)\b"
            r"|\bunable to (?:charge|bill)|\bmissing (?:a )?(?:valid )?payment",
            re.IGNORECASE,
        ),
    ),
    (
        "account_locked",
        re.compile(
            r"\b(?:account|waba|business|sender|organi[sz]ation|workspace|tenant"
            r"|(?:your|sending|business|sender'?s?) (?:whatsapp )?(?:phone )?number)"
            rf"(?:{_IS}|\s+)(?:temporarily |permanently )?(?:locked|suspended|disabled|restricted"
            r"|blocked|banned|deactivated|terminated|frozen|flagged|inactive|limited"
            r"|under review)\b"
            r"|\bnumber (?:has been|is|was) banned\b"
            r"|\b(?:locked|suspended|disabled|restricted|banned|deactivated|blocked) "
            r"(?:\w+ ){0,2}account\b"
            r"|\btemporarily blocked\b",
            re.IGNORECASE,
        ),
    ),
)
"""An expired session, a payment problem, a locked account: in Meta's words and in plain ones."""

_TITLE = 80
_VARIES = re.compile(r"\d+|[0-9a-f-]{16,}")


def told_of_the_account(outcome: Outcome, title: str, text: str) -> Outcome:
    """The same outcome, with what it says about the next row.

    A message's fate stays as it was decided; only whether the run stops, for which reason, and what
    a refusal has in common with others (`Outcome.alike`) are added.

    Args:
        outcome: of one message.
        title: the answer's short title, or "".
        text: its longer text, or what else it says.
    """
    reason = "" if outcome.stops_run else _in_words(outcome.reason, title, text)
    if reason and outcome.verdict is Verdict.UNKNOWN:
        # It may have arrived: that, and to look first, is what there is to say about the row.
        return replace(outcome, stops_run=True, pauses_for=reason)
    if reason:
        outcome = replace(outcome, reason=reason, stops_run=True, slow_down=False, retry_after=None)
    if outcome.verdict is not Verdict.REJECTED or _is_about_one_person(outcome, text):
        return outcome
    alike = f"{outcome.status} {outcome.reason} {_stable(title)}"
    return replace(outcome, alike=alike, only_if_all=_is_only_if_all(outcome.reason, text))


def _is_about_one_person(outcome: Outcome, text: str) -> bool:
    general = _GENERAL.fullmatch(outcome.reason) is not None
    in_words = general and any(words.search(text) for words in (_ONE_PERSON, _BLOCKS))
    return outcome.reason in ABOUT_ONE_PERSON or in_words


def _is_only_if_all(reason: str, text: str) -> bool:
    return reason in ONLY_IF_ALL or (
        _GENERAL.fullmatch(reason) is not None and _ALLOWED_LIST.search(text) is not None
    )


def _in_words(reason: str, title: str, text: str) -> str:
    """The reason about the account that an answer's words name, or ""."""
    said = _QUOTED.sub(" ", f"{title} . {text}")
    others = _THEIRS.search(said) or _BLOCKS.search(said) or _WINDOW.search(said)
    if others or not _GENERAL.fullmatch(reason):
        said = ""
    return next((code for code, words in _WORDS if words.search(said)), "")


def _stable(title: str) -> str:
    """A title without what varies from one answer to the next: case, blanks, numbers, ids."""
    return _VARIES.sub("#", " ".join(title.casefold().split()))[:_TITLE]
