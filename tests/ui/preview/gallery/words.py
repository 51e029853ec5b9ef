"""The words of the pictures: of people that nobody is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Every text that a message can have, in one language."""

    text: str
    mixed: str
    short: str
    caption: str
    filename: str
    place: str
    address: str
    people: tuple[str, ...]
    header: str
    body: str
    footer: str
    buttons: tuple[str, ...]
    list_button: str
    section: str
    choices: tuple[tuple[str, str], ...]


ENGLISH = Words(
    text="Dear *Anna*, please bring:\n- a _warm_ coat\n- lunch\n1. Sign\n10. Pay ~R50~ R45\n"
    "> Friday at 9\nCode `A7` or ```B8```: www.example.org",
    mixed="Good morning, Anna\nصباح الخير يا آنا\n- one\n- واحد\n> quoted\n> مقتبس\n123",
    short="Yes",
    caption="Sports day on Friday",
    filename="Invoice-for-the-second-term-2026.pdf",
    place="Harbour Clinic",
    address="12 Long Street, Cape Town",
    people=("Chipo Nkosi-Van der Merwe", "Ben Adams", "Anna Dube"),
    header="Your visit",
    body="Shall we see you on *Tuesday*?",
    footer="Reply by Monday",
    buttons=("Yes, I will be there", "Another day", "No"),
    list_button="Pick a time",
    section="Tuesday",
    choices=(("Morning", "8 to 12 o'clock, at the front desk"), ("Evening", ""), ("Neither", "")),
)
ARABIC = Words(
    text="عزيزتي *آنا*، الرجاء إحضار:\n- معطف _دافئ_\n- غداء\n1. التوقيع\n10. دفع ~50~ 45\n"
    "> الجمعة الساعة 9\nالرمز `A7` أو ```B8```: www.example.org",
    mixed="صباح الخير يا آنا\nGood morning, Anna\nשלום אנה, הטלפון +27 82 123 4567\n"
    "اردو: یه ٹھیک\n- واحد\n- one\n> مقتبس\n> quoted",
    short="نعم",
    caption="يوم الرياضة يوم الجمعة",
    filename="فاتورة-الفصل-الدراسي-الثاني-2026.pdf",
    place="عيادة الميناء",
    address="شارع طويل 12، كيب تاون",
    people=("شيبو نكوسي فان دير ميروي", "بن آدمز", "آنا دوبي"),
    header="زيارتك",
    body="هل نراك يوم *الثلاثاء*؟",
    footer="الرد قبل الاثنين",
    buttons=("نعم، سأكون هناك", "يوم آخر", "לא"),
    list_button="اختر وقتا",
    section="الثلاثاء",
    choices=(("صباحا", "من 8 إلى 12، عند المكتب"), ("مساء", ""), ("لا هذا ولا ذاك", "")),
)
