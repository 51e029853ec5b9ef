"""The number formats that a workbook uses without defining them."""

from collections.abc import Mapping, Sequence

_SYSTEM = "[$-F800]"
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: _SYSTEM + "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: _SYSTEM + "dd/mm/yyyy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), _SYSTEM + "dd/mm/yyyy"),
    **dict.fromkeys((32, 33), _SYSTEM + "h:mm"),
    **dict.fromkeys((34, 35), _SYSTEM + "dd/mm/yyyy h:mm"),
}
"""ECMA-376 part 1, 18.8.30; 41 to 44, for accounts, as Excel itself writes them.

14 and 22 are the system's own dates, which are shown in our own way (ISO); and
so are those that Excel has in the languages of East Asia only (27 to 36 and 50 to 58).
"""


def format_codes(defined: Mapping[int, str], used: Sequence[int]) -> dict[int, str]:
    """The code of each style that has one.

    Args:
        defined: the codes that a workbook defines, by their number; they may replace built-in ones.
        used: the number of each style's format, in the order of the styles.
    """
    codes = {**_BUILT_IN, **defined}
    return {style: codes[number] for style, number in enumerate(used) if number in codes}
