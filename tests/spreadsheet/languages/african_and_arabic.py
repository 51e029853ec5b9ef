"""Sheets in isiZulu, isiXhosa, Swahili and Arabic."""

from tests.spreadsheet.languages.office_sheet import OfficeSheet

_SIGNS = {ord(str(digit)): chr(0x660 + digit) for digit in range(10)} | {ord("^"): "\u066b"}
"""Digits of Arabic, as keyboards there type them, and its decimal point."""

ZULU = (
    OfficeSheet(
        "zu-school",
        "ZA",
        "Inombolo yocingo yomzali",
        ("Igama", "Isibongo"),
        """Igama;Isibongo;Ibanga;Umazisi;Inombolo yocingo yomzali;Imali ekweletwayo;Usuku
Nokuthula;Mthembu;Ibanga 4;1601015009087;082 555 0101;R 1 250.00;2026-03-31
Sipho;Dlamini;Ibanga 5;1502025009086;083 555 0102;R 850.00;2026-03-31
Zanele;Khumalo;Ibanga 4;1603035009085;072 555 0103;R 2 100.50;2026-03-31
""",
    ),
    OfficeSheet(
        "zu-clinic",
        "ZA",
        "Iselula",
        ("Igama lesiguli",),
        """Igama lesiguli;Inombolo yefayela;Iselula;Usuku lokuvakasha;Isikhathi;Udokotela
Bongani Zulu;10055501;0825550101;2026-03-18;10:30;Dkt Naidoo
Thembi Ngcobo;10055502;0835550102;2026-03-18;11:00;Dkt Naidoo
Lindiwe Cele;10055503;0725550103;2026-03-19;09:00;Dkt Mkhize
""",
    ),
    OfficeSheet(
        "zu-charity",
        "ZA",
        "UCINGO",
        ("AMAGAMA APHELELE",),
        """AMAGAMA APHELELE;UCINGO;UMLAYEZO;ULIMI;IMVUME
Mandla Buthelezi;082 555 0101;Siyabonga ngomnikelo wakho.;isiZulu;yebo
Nomusa Gumede;083 555 0102;Sihlangana ngoMgqibelo.;isiZulu;yebo
Ayanda Shabalala;072 555 0103;Siyabonga futhi!;isiNgisi;cha
""",
        {"text": "UMLAYEZO"},
    ),
)
XHOSA = (
    OfficeSheet(
        "xh-school",
        "ZA",
        "Inombolo yomnxeba yomzali",
        ("Igama", "Ifani"),
        """Igama;Ifani;Ibanga;Inombolo yesazisi;Inombolo yomnxeba yomzali;Imali;Umhla
Noluthando;Mbeki;4;1601015009087;082 555 0101;R1 250.00;2026-03-31
Siyabulela;Ntini;5;1502025009086;083 555 0102;R850.00;2026-03-31
Zukiswa;Sonti;4;1603035009085;072 555 0103;R2 100.50;2026-03-31
""",
    ),
    OfficeSheet(
        "xh-clinic",
        "ZA",
        "Iselfowuni",
        ("Isigulana",),
        """Isigulana;Inombolo yefayile;Iselfowuni;Umhla;Ixesha;Ugqirha
Andile Madikane;10055501;0825550101;2026-03-18;10:30;Gq. Sisulu
Bulelwa Qunta;10055502;0835550102;2026-03-18;11:00;Gq. Sisulu
Chuma Yako;10055503;0725550103;2026-03-19;09:00;Gq. Jola
""",
    ),
    OfficeSheet(
        "xh-charity",
        "ZA",
        "Ifowuni",
        ("Amagama apheleleyo",),
        """Amagama apheleleyo;Ifowuni;Umyalezo;Ulwimi;Imvume
Vuyo Mda;082 555 0101;Enkosi ngomnikelo wakho.;isiXhosa;ewe
Nomvula Tyali;083 555 0102;Siyadibana ngoMgqibelo.;isiXhosa;ewe
Lwazi Kona;072 555 0103;Enkosi kwakhona!;isiNgesi;hayi
""",
        {"text": "Umyalezo"},
    ),
)
SWAHILI = (
    OfficeSheet(
        "sw-school",
        "KE",
        "Namba ya simu ya mzazi",
        ("Jina la mwanafunzi",),
        """Na.;Jina la mwanafunzi;Darasa;Mzazi;Namba ya simu ya mzazi;Karo (KSh);Tarehe
1;Amina Hassan;Darasa la 4;Fatuma Hassan;0712 555 101;12,500;31/03/2026
2;Baraka Mwangi;Darasa la 5;Grace Mwangi;0722 555 102;8,500;31/03/2026
3;Neema Odhiambo;Darasa la 4;Peter Odhiambo;0733 555 103;21,000;31/03/2026
Jumla kuu;;;;;42,000;
""",
    ),
    OfficeSheet(
        "sw-clinic",
        "TZ",
        "Simu ya mkononi",
        ("Jina la mgonjwa",),
        """Jina la mgonjwa;Namba ya faili;Kitambulisho (NIDA);Simu ya mkononi;Miadi;Daktari
Asha Juma;10055501;19850101123450000122;0754 555 101;18/03/2026;Dkt. Mushi
Hamisi Salum;10055502;19790302123450000123;0655 555 102;18/03/2026;Dkt. Mushi
Rehema Komba;10055503;19991123123450000124;0783 555 103;19/03/2026;Dkt. Lema
""",
    ),
    OfficeSheet(
        "sw-shop",
        "TZ",
        "Simu",
        ("Mteja",),
        """Mteja;Simu;Kiasi;Kiungo cha ankara;Maelezo
Juma Bakari;0754555101;TSh 45,000;https://duka.example/a1.pdf;hakuna
Mariam Said;0655555102;TSh 120,000;https://duka.example/a2.pdf;taslimu
Daudi Mrema;0783555103;TSh 9,500;https://duka.example/a3.pdf;
""",
        {"media_url": "Kiungo cha ankara"},
    ),
    OfficeSheet(
        "sw-charity",
        "KE",
        "Nambari ya simu",
        ("Majina",),
        """Majina;Nambari ya simu;Mchango;Ujumbe;Idhini
Wambui Njeri;0712 555 101;2,000;Asante kwa mchango wako.;ndiyo
Kiprono Rotich;0722 555 102;5,000;Tutakutana Jumamosi.;ndiyo
Halima Abdi;0733 555 103;1,500;Asante tena!;hapana
""",
        {"text": "Ujumbe"},
    ),
)
ARABIC = (
    OfficeSheet(
        "ar-school",
        "SA",
        "رقم جوال ولي الأمر",
        ("اسم الطالب",),
        """مدرسة النور الابتدائية;;;;;;
م;اسم الطالب;الصف;رقم الهوية;رقم جوال ولي الأمر;المبلغ المستحق;تاريخ الاستحقاق
1;سارة العتيبي;الرابع أ;1105550101;0505550101;1٬250^00;31/03/2026
2;خالد الحربي;الخامس ب;1105550102;0555550102;850^00;31/03/2026
3;نورة القحطاني;الرابع أ;1105550103;0535550103;2٬100^50;31/03/2026
المجموع;;;;;4٬200^50;
""".translate(_SIGNS),
    ),
    OfficeSheet(
        "ar-clinic",
        "EG",
        "الموبايل",
        ("اسم المريض",),
        """اسم المريض;الرقم القومي;تليفون المنزل;الموبايل;موعد الكشف;الساعة;الطبيب
منى حسن;28505140101234;0225550101;01005550101;18/03/2026;10:30;د. سمير
كريم عادل;27903020101235;0225550102;01115550102;18/03/2026;11:00;د. سمير
هبة فاروق;29911230101236;0225550103;01225550103;19/03/2026;09:00;د. ليلى
""",
    ),
    OfficeSheet(
        "ar-shop",
        "MA",
        "رقم الهاتف النقال",
        ("الاسم الشخصي", "الاسم العائلي"),
        """الاسم الشخصي;الاسم العائلي;رقم الهاتف النقال;المبلغ;رابط الفاتورة;المدينة
ياسمين;العلوي;0661550101;1250,00;https://dukkan.example/f1.pdf;الرباط
عمر;بنيس;0662550102;480,50;https://dukkan.example/f2.pdf;فاس
سلمى;التازي;0663550103;3999,00;https://dukkan.example/f3.pdf;أكادير
""",
        {"media_url": "رابط الفاتورة"},
    ),
    OfficeSheet(
        "ar-charity",
        "AE",
        "الجوّال",
        ("الاسم الكامل",),
        """الاسم الكامل;الجوّال;مبلغ التبرع;نص الرسالة;الموافقة
أحمد المنصوري;050 555 0101;500;شكرًا لتبرعكم الكريم.;نعم
مريم الكعبي;055 555 0102;250;نلتقي يوم السبت.;نعم
راشد الشامسي;052 555 0103;1000;شكرًا مرة أخرى!;لا
""",
        {"text": "نص الرسالة"},
    ),
)
