"""The system's languages, as the variables of gettext name them."""

import pytest

from flowiq_desktop.system.wanted_languages import wanted_languages


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, []),
        ({"LANG": "af_ZA.UTF-8"}, ["af_ZA.UTF-8"]),
        ({"LANG": "af_ZA", "LC_MESSAGES": "zu_ZA"}, ["zu_ZA"]),
        ({"LANG": "af_ZA", "LC_MESSAGES": "zu_ZA", "LC_ALL": "fr_FR"}, ["fr_FR"]),
        ({"LANG": "af_ZA", "LC_ALL": ""}, ["af_ZA"]),
        ({"LANG": "af_ZA", "LANGUAGE": "zu:xh"}, ["zu", "xh", "af_ZA"]),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zu"}, ["C.UTF-8"]),
    ],
)
def test_the_dearest_comes_first(environment: dict[str, str], wanted: list[str]) -> None:
    assert wanted_languages(environment) == wanted


def test_what_was_chosen_goes_before() -> None:
    assert wanted_languages({"LANG": "fr_FR"}, "zu") == ["zu", "fr_FR"]
