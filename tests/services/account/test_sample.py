"""The message of the sample: in the person's language, and below it their school."""

import gettext
import json
from collections.abc import Iterator

import pytest

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.services.account.sample import sample_mapping
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import Catalogue, use

SAMPLES = resource("samples")


class _Dutch(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.replace("Dear", "Beste").replace("Statement", "Rekening")


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    use(Catalogue())


def _caption(own_name: str = "") -> str:
    source = sample_mapping(SAMPLES, own_name)[1].sources["caption"]
    assert isinstance(source, TextSource)
    return source.text


def test_it_is_the_message_that_the_command_line_is_given() -> None:
    fields = json.loads((SAMPLES / "parents-mapping.json").read_text(encoding="utf-8"))["fields"]
    name = sample_mapping(SAMPLES)[1].sources["filename"]
    assert fields["caption"]["text"] == _caption()
    assert isinstance(name, TextSource)
    assert fields["filename"]["text"] == name.text


def test_the_own_name_stands_below_it() -> None:
    assert _caption("Khanya Crèche").endswith("attached.\n\n_Khanya Crèche_")
    assert _caption("{{Name}}").endswith("_((Name))_")


def test_it_is_in_the_language_in_use() -> None:
    use(Catalogue("nl", _Dutch()))
    assert _caption("School").startswith("Beste {{Name|parent}}")
