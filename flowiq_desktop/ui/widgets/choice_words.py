"""Words on the screen for the values of fields with a fixed choice."""

from PySide6.QtCore import QCoreApplication

_WORDS = {
    "button": "Buttons",
    "list": "List",
    "image": "Image",
    "video": "Video",
    "document": "Document",
}


def word_for(choice: str) -> str:
    """The choice as a person reads it; one without its own word is shown as it is."""
    return QCoreApplication.translate("choices", _WORDS.get(choice, choice))
