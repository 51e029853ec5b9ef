"""Currencies: the signs and letters that people write beside an amount of money."""

import unicodedata
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
        "shilling, shillings, meticais, reais, pesos, rupees, pula, kwacha, د.إ, ر.س, ج.م, د.م, "
        "د.ك, د.ج, دج, درهم, ريال, جنيه, دينار"
    )
)


def is_currency(word: str) -> bool:
    """Whether a word or sign beside a number says which money it is: "R", "KSh", "€", "ZAR"."""
    bare = word.strip().rstrip(".")
    if len(bare) == 1 and unicodedata.category(bare) == "Sc":
        return True
    return bare in _AS_WRITTEN or bare.casefold() in _IN_ANY_CASE
