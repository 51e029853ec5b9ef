import pytest

from flowiq_desktop.services.account.preferences import Preferences
from flowiq_desktop.services.preparing.country import default_country


@pytest.mark.parametrize(
    ("locale_name", "country"),
    [
        ("en_GB", "GB"),
        ("de_AT.UTF-8", "AT"),
        ("sr_RS@latin", "RS"),
        ("zh_Hans_CN", "CN"),
        ("English_United Kingdom", "GB"),
        ("English_South Africa.1252", "ZA"),
        ("German_Germany.1252", "DE"),
        ("en_001", "ZA"),
        ("ar", "ZA"),
        ("C", "ZA"),
        ("C.UTF-8", "ZA"),
        ("", "ZA"),
        ("_", "ZA"),
    ],
)
def test_the_computers_region_is_the_first_guess(locale_name: str, country: str) -> None:
    assert default_country(Preferences(), locale_name) == country


def test_the_persons_choice_comes_first() -> None:
    assert default_country(Preferences(country="KE"), "en_GB") == "KE"


@pytest.mark.parametrize("choice", ["", "XX", "Kenya"])
def test_a_choice_that_is_no_country_is_passed_over(choice: str) -> None:
    assert default_country(Preferences(country=choice), "en_GB") == "GB"


@pytest.mark.parametrize(
    ("variables", "country"),
    [
        ({"LANG": "C.UTF-8"}, "ZA"),
        ({"LANG": "C"}, "ZA"),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "ar_EG.UTF-8"}, "EG"),
        ({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "en_ZA.UTF-8"}, "ZA"),
        ({"LANG": "pt_BR.UTF-8@x"}, "BR"),
        ({"LANG": "zu_ZA", "LC_ALL": "POSIX"}, "ZA"),
    ],
)
def test_a_locale_counts_although_this_computer_never_made_it(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], country: str
) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LC_TELEPHONE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_country(Preferences()) == country


def test_this_computer_gets_an_answer_too() -> None:
    assert len(default_country(Preferences())) == 2
