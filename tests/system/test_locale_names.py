"""The names of the place that the system is in, as variables give them."""

import locale

from flowiq_desktop.system.locale_names import locale_names


def test_what_is_chosen_for_telephones_goes_before_the_language() -> None:
    said = locale_names({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "en_ZA.UTF-8", "LC_ALL": ""})
    assert said[:2] == ("en_ZA.UTF-8", "en_US.UTF-8")


def test_without_variables_the_process_itself_says_it() -> None:
    assert locale_names({}) == (locale.setlocale(locale.LC_CTYPE),)
