"""Heading vocabulary: the words that stand above columns of people, in many languages.

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

HEAD_WORDS = (
    # English
    "name names surname firstname lastname fullname forename initials title learner pupil student",
    "parent guardian mother father patient client customer member donor employee staff tenant",
    "contact company organisation organization school grade class group team branch region town",
    "city suburb province state country address street postcode zip code email mail gender sex",
    "birthday birthdate dob age date time day month year amount balance total price fee fees due",
    "paid owed owing rent status notes note comment comments remark remarks reference ref id",
    "language invoice account order product quantity qty appointment doctor venue message text",
    "link url type nickname relation department position role room house unit section teacher",
    "reason attendance score term subject height weight size",
    # Afrikaans, Dutch, German, Nordic
    "naam voornaam achternaam leerder graad klas bedrag datum plaats stad adres opmerking",
    "leeftijd vorname nachname kunde kundin betrag ort straße strasse anrede firma geburtstag",
    "klasse navn fornavn etternavn efternavn belop belob namn fornamn efternamn belopp nimi",
    "etunimi sukunimi summa nafn",
    # Romance
    "nombre nombres apellido apellidos cliente clienta monto importe fecha ciudad direccion correo",
    "saldo curso grado edad nome cognome sobrenome apelido valor quantia data cidade endereco",
    "turma aluno aluna importo citta indirizzo classe nom prenom montant ville adresse courriel",
    "nume prenume suma oras",
    # Slavic, Baltic, Hungarian, Turkish, Greek
    "imie nazwisko kwota miasto jmeno prijmeni castka mesto meno priezvisko ime prezime iznos",
    "priimek znesek vardas pavarde vards uzvards nev osszeg varos soyad isim adi soyadi tutar",
    "sehir имя фамилия отчество фио сумма дата город адрес класс клиент імя прізвище сума місто",
    "име фамилија презиме износ όνομα επώνυμο ποσό πόλη",
    # Semitic, Indic, African, East Asian
    "الاسم اسم اللقب المبلغ التاريخ المدينة نام مبلغ تاریخ شهر שם משפחה סכום תאריך עיר नाम राशि",
    "तारीख शहर নাম টাকা তারিখ பெயர் தொகை పేరు ಹೆಸರು പേര് jina kiasi tarehe igama isibongo lebitso",
    "orukọ ስም nama jumlah tanggal kota alamat tên họ ngày số tiền ชื่อ นามสกุล จำนวน วันที่ pangalan",
    "姓名 名字 姓 名 名称 金额 金額 日期 城市 名前 氏名 お名前 日付 住所 이름 성명 금액 날짜 주소",
    "անուն სახელი",
)
"""Words of headers other than those of phone numbers."""

PLACEHOLDERS = (
    "none",
    "unknown",
    "n a",
    "na",
    "n",
    "a",
    "x",
    "no",
    "nil",
    "null",
    "tbc",
    "tba",
    "lost",
    "blank",
    "missing",
    "pending",
    "invalid",
    "wrong",
    "wrong number",
    "not available",
    "not given",
    "not on whatsapp",
    "to follow",
    "no contact",
    "no contact number",
    "no phone number",
    "has no phone",
    "unbekannt",
    "fehlt",
    "kein telefon",
    "kein handy",
    "keine nummer",
    "geen",
    "onbekend",
    "geen foon",
    "geen selfoon",
    "geen nommer",
    "geen telefoon",
    "ninguno",
    "desconocido",
    "sin telefono",
    "sin numero",
    "nenhum",
    "sem telefone",
    "sem numero",
    "aucun",
    "inconnu",
    "pas de telephone",
    "pas de numero",
    "nessuno",
    "senza telefono",
    "brak",
    "brak telefonu",
    "нет",
    "нет телефона",
    *(f"no {what}" for what in ("phone", "cell", "cellphone", "mobile", "whatsapp", "number")),
    *(f"without {what}" for what in ("phone", "cell", "mobile", "whatsapp", "number")),
)
"""What people write into a cell where a phone number is missing."""
