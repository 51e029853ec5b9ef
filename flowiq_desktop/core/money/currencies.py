"""Currencies: the signs and letters that people write beside an amount of money."""

import unicodedata
from functools import lru_cache
from typing import Final

from flowiq_desktop.core.vocabulary.language_words import listed

_AS_WRITTEN: Final = frozenset(
    listed(
        "R, N, K, E, F, L, M, P, Q, T, D, Le, DA, DT, MK, ZK, Ar, FC, FG, UM, Db, Nu, Kz, KM, Br, "
        "ZAR, USD, EUR, GBP, CHF, AUD, CAD, NZD, SGD, HKD, JPY, CNY, RMB, KRW, TWD, INR, NPR, LKR, "
        "MUR, SCR, PKR, BDT, NGN, GHS, KES, UGX, TZS, RWF, BIF, ETB, SSP, SDG, EGP, MAD, DZD, TND, "
        "LYD, AED, SAR, QAR, OMR, BHD, KWD, JOD, ILS, IQD, XOF, XAF, GNF, MGA, KMF, CDF, ZMW, MWK, "
        "BWP, NAD, SZL, LSL, MZN, AOA, CVE, STN, ZWL, ZWG, BRL, MXN, ARS, CLP, COP, PEN, UYU, PYG, "
        "BOB, VES, GTQ, HNL, NIO, CRC, DOP, JMD, TTD, PHP, THB, IDR, MYR, VND, RUB, UAH, PLN, CZK, "
        "HUF, RON, BGN, RSD, SEK, NOK, DKK, ISK, TRY, GEL, AMD, AZN, KZT, UZS"
    )
)
"""In capitals alone: the same letters in small ones are words, such as Portuguese "e"."""
_IN_ANY_CASE: Final = frozenset(
    listed(
        "zar, usd, eur, gbp, rs, ksh, kshs, ush, ushs, tsh, tshs, fbu, birr, dh, dhs, cfa, fcfa, "
        "n$, r$, us$, mx$, a$, c$, s/, gh¢, gh₵, kč, zł, ft, kr, лв, \u0440\u0443\u0431, грн, "
        "rm, rp, tl, mt, mzm, dollar, dollars, euro, euros, rand, naira, cedi, cedis, "
        "shilling, shillings, meticais, reais, pesos, rupees, pula, kwacha, pound, pounds, "
        "د.إ, ر.س, ج.م, د.م, د.ك, د.ج, د.ت, د.أ, ر.ع, ر.ق, دج, درهم, ريال, جنيه, دينار"
    )
)
_MEASURES_TOO: Final = frozenset(
    listed("k, m, l, t, f, p, q, d, e, n, km, db, ft, mt, rp, tl, fg, um, da, ar, fc, nu, le, br")
)
"""Letters that are more often something else: 5 L, 38.5 M, 2 KM, 1.5 K followers, 6 ft."""
_THE_SAME: Final = tuple(
    frozenset(listed(names))
    for names in (
        *("r, zar, rand", "€, eur, euro, euros", "£, gbp, pound, pounds", "kes, ksh, kshs"),
        *("ugx, ush, ushs", "tzs, tsh, tshs", "kes, shilling, shillings", "₦, ngn, n, naira"),
        *("ugx, shilling, shillings", "tzs, shilling, shillings", "bwp, p, pula"),
        *("₵, ghs, gh¢, gh₵, cedi, cedis", "brl, r$, reais, $", "mzn, mzm, mt, meticais"),
        *("zmw, zk, k, kwacha", "mwk, mk, k, kwacha", "xof, cfa, fcfa, f", "xaf, cfa, fcfa, f"),
        *("$, usd, us$, dollar, dollars", "$, nad, n$, dollar, dollars", "$, mxn, mx$, pesos"),
        *("$, aud, a$, dollar, dollars", "$, cad, c$, dollar, dollars", "¥, jpy", "¥, cny, rmb"),
        *("₹, inr, rs, rupees", "pkr, rs, rupees", "lkr, rs, rupees", "mur, rs, rupees"),
        *("aed, د.إ, dh, dhs, درهم", "mad, د.م, dh, dhs, درهم", "sar, ر.س, ريال", "omr, ر.ع, ريال"),
        *("egp, ج.م, جنيه", "kwd, د.ك, دينار", "tnd, د.ت, dt, دينار", "dzd, د.ج, دج, da, دينار"),
        *("qar, ر.ق, ريال", "jod, د.أ, دينار", "czk, kč", "pln, zł", "huf, ft", "sek, kr"),
        *(
            "nok, kr",
            "dkk, kr",
            "isk, kr",
            "₽, rub, \u0440\u0443\u0431",
            "₴, uah, грн",
            "₺, try, tl",
        ),
        *("myr, rm", "idr, rp", "pen, s/", "etb, br, birr", "bgn, лв", "₺, try, tl", "szl, e"),
        *("aoa, kz", "₩, krw", "₪, ils", "₫, vnd", "฿, thb", "sdg, ج.س", "ssp, pound, pounds"),
    )
)
"""Names of one currency each; a name may be that of several, as $ is."""
_OTHER_DECIMALS: Final = frozenset(
    listed(
        "bhd, kwd, omr, jod, tnd, lyd, iqd, dt, د.ك, د.ت, د.أ, ر.ع, دينار, "
        "jpy, ¥, krw, ₩, vnd, ₫, clp, pyg, ugx, ush, ushs, rwf, bif, fbu, gnf, xof, xaf, kmf, "
        "cfa, fcfa, isk"
    )
)
"""Those with three decimals, and with none."""


def is_currency(word: str) -> bool:
    """Whether a word or sign beside a number says which money it is: "R", "KSh", "€", "ZAR"."""
    bare = _bare(word)
    if len(bare) == 1 and unicodedata.category(bare) == "Sc":
        return True
    return bare in _AS_WRITTEN or bare.casefold() in _IN_ANY_CASE


def is_surely_currency(word: str) -> bool:
    """Whether it can hardly be a measure, as "L", "M" and "KM" can."""
    return is_currency(word) and _bare(word).casefold() not in _MEASURES_TOO


def has_two_decimals(word: str) -> bool:
    """Whether amounts of a currency are written with two decimals, as those of most are."""
    return _bare(word).casefold() not in _OTHER_DECIMALS


@lru_cache(1024)
def is_same_currency(one: str, other: str) -> bool:
    """Whether two words may say the same money: "R" and "ZAR", "$" and "USD"."""
    pair = {_bare(one).casefold(), _bare(other).casefold()}
    return len(pair) == 1 or any(pair <= names for names in _THE_SAME)


def _bare(word: str) -> str:
    return word.strip().rstrip(".")
