"""Heading vocabulary: parts of the words that stand above phone numbers, in many languages.

Whole words are in `core.vocabulary`, by language.

Words are separated by spaces; case and accents do not count. A word that is missing costs the
person a question, never a row.
"""

PHONE_STEMS = (
    "phone telef telep telph tlf mobil mobiel movil celul cellul handy msisdn whatsapp watsap",
    "foon selfo puhelin telfon telpon fono fone portable rufnummer komork kontakt contact contato",
    "contatto yocingo mohala handset nommer nummer numero numer number nambari namba inombolo",
    "nomor talrunis thoai телеф мобил номер контакт τηλεφ κινητ αριθμ",
    "هاتف جوال موبايل نقال واتس تلفن همراه نمبر טלפון נייד מספר",
    "फोन मोबाइल नंबर ফোন মোবাইল ஃபோன் தொலைபேசி ఫోన్ ಫೋನ್ ഫോൺ โทร มือถือ เบอร์ ስልክ հեռախ ტელეფ",
    "手机 手機 电话 電話 携帯 号码 號碼 番号 전화 휴대 연락처 联系 聯絡 ទូរស័ព្ទ ဖုန်း ໂທ",
)
"""Parts of words that are written above phone numbers."""

PHONE_WORDS = ("tel wa hp cep cell cells sms simi simu talr sdt gsm mob тел моб τηλ رقم فون утас",)
"""The same, but short and part of many names, so they count as whole words only."""
