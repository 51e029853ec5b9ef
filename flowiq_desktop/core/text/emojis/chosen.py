"""Which emoji there are to choose from, and what they are called in English.

Source: the characters were picked by hand, in the order of Unicode's emoji chart, for what schools,
clinics and shops write. Their names are those of the Unicode Character Database, which Python
brings; `_ALSO` has the words by which people look for them. No file is read, nothing is asked.
"""

import re
from functools import cache
from typing import NamedTuple
from unicodedata import name

_CHOSEN = (
    "😀 😃 😄 😁 😆 😅 🤣 😂 🙂 🙃 😉 😊 😇 🥰 😍 🤩 😘 😋 😛 🤗 🤔 🤫 😐 😏 🙄 😬 "
    "😌 😔 😴 😷 🤒 🤕 🤢 🤧 🥵 🥶 🥳 😎 🤓 😕 😟 🙁 😮 😲 😳 🥺 😢 😭 😱 😞 😓 😩 "
    "🥱 😤 😠 👋 🤚 ✋ 👌 ✌️ 🤞 🤟 👈 👉 👆 👇 ☝️ 👍 👎 ✊ 👊 👏 🙌 👐 🤝 🙏 ✍️ 💪 "
    "👂 👀 🧠 🦷 🦴 👶 🧒 👦 👧 🧑 👨 👩 🧓 👴 👵 🙋 🤷 🤦 🧑‍⚕️ 🧑‍🎓 🧑‍🏫 🧑‍🍳 🧑‍🔧 🧑‍💻 👮 👷 "
    "🤰 🎅 🏃 💃 👪 👥 ❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 💕 💖 💯 💥 💬 💤 🐶 🐱 🐭 🐰 🦊 "
    "🐻 🦁 🐮 🐷 🐸 🐵 🐔 🐧 🦅 🐴 🦄 🐝 🦋 🐢 🐍 🐟 🐘 🦒 🦓 🐑 💐 🌸 🌹 🌻 🌼 🌷 "
    "🌱 🌳 🌴 🌵 🍀 🍁 🍎 🍌 🍉 🍇 🍓 🍊 🍋 🍍 🥭 🍅 🥑 🥕 🌽 🥔 🍞 🧀 🥚 🥩 🍗 🍔 "
    "🍟 🍕 🥪 🥗 🍲 🍿 🍦 🍰 🎂 🧁 🍫 🍬 🍪 🍼 🥛 ☕ 🍵 🥤 💧 🍷 🍺 🍽️ 🌍 🗺️ 🏔️ 🏖️ "
    "🏠 🏡 🏢 🏥 🏦 🏪 🏫 🏭 ⛪ 🕌 ⛺ 🚌 🚐 🚑 🚒 🚓 🚕 🚗 🚚 🚲 🛵 ✈️ 🚀 🚢 🚦 🛑 "
    "⏰ ⏳ ⌛ 🕐 🌙 ☀️ ⛅ ☁️ 🌧️ ⛈️ ❄️ ⚡ 🌈 ☔ 🔥 ⭐ ✨ 🎈 🎉 🎊 🎁 🎄 🎃 🎓 🎟️ 🏆 "
    "🏅 🥇 🥈 🥉 ⚽ 🏀 🏉 🏏 🎾 🏐 🏊 🎯 🎮 🎲 🧩 🎨 🎭 🎵 🎶 🎤 🎧 🎸 🎹 🥁 👕 👗 "
    "👟 👓 🎒 👜 💍 💄 📱 ☎️ 📞 💻 🖨️ 📷 📹 📺 📻 💡 🔦 📚 📖 📓 📝 ✏️ 🖊️ 📌 📎 📏 "
    "✂️ 📅 📆 📊 📈 📉 📄 📁 🗂️ 📧 ✉️ 📨 📦 📬 📢 📣 🔔 🔕 💰 💵 💳 🧾 🛒 🛍️ 🏷️ 🔑 "
    "🔒 🔓 🔨 🔧 ⚙️ 🧰 💉 💊 🩹 🩺 🩸 🧪 🌡️ ♿ 🧼 🧹 🪥 🚿 🛏️ 🚪 🧸 ✅ ☑️ ✔️ ❌ ❗ "
    "❓ ⚠️ 🚫 ⛔ ♻️ ➡️ ⬅️ ⬆️ ⬇️ 🔄 ▶️ ⏸️ 🆕 🆓 🆗 🆘 🔴 🟠 🟡 🟢 🔵 🟣 ⚫ ⚪ 🔗 🔍 "
    "📍 🏁 🇿🇦 🇧🇼 🇳🇦 🇱🇸 🇸🇿 🇿🇼 🇲🇿 🇿🇲 🇲🇼 🇦🇴 🇰🇪 🇹🇿 🇺🇬 🇷🇼 🇳🇬 🇬🇭 🇪🇹 🇪🇬 🇲🇦 🇬🇧 🇮🇪 🇺🇸 🇮🇳 🇵🇰 "
    "🇧🇷 🇵🇹 🇩🇪 🇫🇷 🇳🇱 🇪🇸 🇮🇹"
)
_ALSO = {
    "👍": "ok good yes agree like",
    "👎": "bad no dislike",
    "🙏": "thank you thanks please pray",
    "👏": "bravo well done clap applause",
    "🙌": "hooray praise",
    "👋": "hello hi goodbye bye wave",
    "🤝": "deal agreement",
    "💪": "strong strength muscle",
    "❤️": "love",
    "😂": "laugh lol",
    "🤣": "laugh lol",
    "😀": "happy smile",
    "😊": "happy smile blush",
    "🙂": "happy smile",
    "😢": "sad cry",
    "😭": "sad cry",
    "😷": "sick ill mask",
    "🤒": "sick ill fever temperature",
    "🤧": "sick ill cold flu",
    "🎂": "birthday cake",
    "🎉": "party congratulations celebrate",
    "🥳": "party congratulations celebrate",
    "🎈": "party birthday",
    "🎁": "gift birthday",
    "🎓": "graduation degree",
    "🏥": "clinic doctor",
    "🩺": "doctor clinic check-up",
    "💉": "injection vaccine vaccination",
    "💊": "medicine tablet",
    "🦷": "dentist",
    "🚑": "emergency",
    "🆘": "help emergency",
    "🏫": "class",
    "📚": "school homework library",
    "📝": "form write note exam",
    "🎒": "bag backpack",
    "📅": "date appointment",
    "📆": "date appointment",
    "⏰": "time reminder",
    "🔔": "reminder",
    "📢": "announcement notice",
    "📣": "announcement notice",
    "⚠️": "attention important",
    "❗": "attention important",
    "💰": "money pay fees",
    "💵": "money cash pay fees",
    "💳": "pay bank",
    "🧾": "invoice bill",
    "🛒": "shop buy cart",
    "🛍️": "shop sale buy",
    "🏷️": "price sale",
    "🚌": "transport",
    "🚗": "car",
    "🚚": "delivery",
    "📦": "parcel delivery",
    "📍": "place address where map pin",
    "📞": "phone call",
    "☎️": "phone call",
    "📱": "cell",
    "📧": "email mail",
    "✉️": "email mail letter",
    "✅": "done yes ok tick",
    "✔️": "done yes ok tick",
    "☑️": "done yes ok tick",
    "❌": "no wrong",
    "⚽": "football",
    "🏉": "rugby",
    "🎄": "christmas",
    "🎅": "christmas santa",
    "☔": "rain",
    "🇿🇦": "south africa",
    "🇧🇼": "botswana",
    "🇳🇦": "namibia",
    "🇱🇸": "lesotho",
    "🇸🇿": "eswatini swaziland",
    "🇿🇼": "zimbabwe",
    "🇲🇿": "mozambique",
    "🇿🇲": "zambia",
    "🇲🇼": "malawi",
    "🇦🇴": "angola",
    "🇰🇪": "kenya",
    "🇹🇿": "tanzania",
    "🇺🇬": "uganda",
    "🇷🇼": "rwanda",
    "🇳🇬": "nigeria",
    "🇬🇭": "ghana",
    "🇪🇹": "ethiopia",
    "🇪🇬": "egypt",
    "🇲🇦": "morocco",
    "🇬🇧": "united kingdom britain",
    "🇮🇪": "ireland",
    "🇺🇸": "united states america",
    "🇮🇳": "india",
    "🇵🇰": "pakistan",
    "🇧🇷": "brazil",
    "🇵🇹": "portugal",
    "🇩🇪": "germany",
    "🇫🇷": "france",
    "🇳🇱": "netherlands",
    "🇪🇸": "spain",
    "🇮🇹": "italy",
}
_UNNAMED = "\ufe0f\u200d"
_REGION = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


class InEnglish(NamedTuple):
    """One emoji, before anybody knows the language.

    Attributes:
        text: what is written.
        name: as Unicode has it.
        words: what it is found by besides its name.
    """

    text: str
    name: str
    words: str


@cache
def chosen_emojis() -> tuple[InEnglish, ...]:
    """All of them, faces first."""
    return tuple(map(_made, _CHOSEN.split()))


def _made(text: str) -> InEnglish:
    if _REGION.fullmatch(text):
        return InEnglish(text, f"flag {_ALSO.get(text, '')}".strip(), "")
    called = " ".join(name(sign).lower() for sign in text if sign not in _UNNAMED)
    return InEnglish(text, called, _ALSO.get(text, ""))
