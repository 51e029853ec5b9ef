"""The words of spreadsheets in further languages, of which fewer are known."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

FURTHER = LanguageWords(
    phone=(
        "nomoro ya mohala, mohala, nomoro ya selefouno, selefouno, cellulare, "
        "numero di cellulare, numero di telefono, telefono, "
        "telefonnummer, telefon, mobil, mobilnummer, mobiltelefon, mobilnr, telefonnr, tlf, "
        "matkapuhelin, puhelinnumero, puhelin, nomor hp, no hp, nomor telepon, telepon, no telp, "
        "no telefon, telefon no, cep telefonu, cep, gsm no, so dien thoai, dien thoai, "
        "telefonszam, numer telefonu, komorka, numar de telefon, κινητο, τηλεφωνο, мобильный, "
        "мобильный телефон, номер телефона, телефон, נייד, טלפון, मोबाइल नंबर, मोबाइल, फोन, 手机, "
        "手机号, 手机号码, 电话, 电话号码, 携帯電話, 電話番号, 전화번호"
    ),
    number="nomoro, numero, nummer, номер",
    mobile=(
        "cellulare, cellulari, mobil, mobilnummer, mobilnr, selefouno, matkapuhelin, komorka, "
        "cep, κινητο, мобильный, נייד, 手机, 手机号, 手机号码, 携帯電話"
    ),
    telephone="telefono, telefon",
    contact="contatto, kontakt",
    full_name=(
        "nome, nome completo, jina, nama, adsoyad, isim, имя, фио, 姓名, 名字, نام, नाम, jméno"
    ),
    first_name="imie",
    last_name="cognome, nazwisko, soyad, фамилия, příjmení",
    name_words="nome, cognome",
    people=(
        "paziente, alunno, alunna, studente, genitore, tutore, socia, socio, membro, dipendente, "
        "cliente"
    ),
    relations="nonna, nonno, mamma, babbo, mamy, padre, madre",
    headings=(
        "navn, fornavn, etternavn, efternavn, belop, belob, namn, fornamn, efternamn, belopp, "
        "nimi, etunimi, sukunimi, summa, nafn, nome, cognome, importo, citta, indirizzo, nume, "
        "prenume, suma, oras, imie, nazwisko, kwota, miasto, jmeno, prijmeni, castka, mesto, meno, "
        "priezvisko, ime, prezime, iznos, priimek, znesek, vardas, pavarde, vards, uzvards, nev, "
        "osszeg, varos, soyad, isim, adi, soyadi, tutar, sehir, имя, фамилия, отчество, фио, "
        "сумма, дата, город, адрес, класс, клиент, імя, прізвище, сума, місто, име, фамилија, "
        "презиме, износ, όνομα, επώνυμο, ποσό, πόλη, نام, مبلغ, تاریخ, شهر, שם, משפחה, סכום, "
        "תאריך, עיר, नाम, राशि, तारीख, शहर, নাম, টাকা, তারিখ, பெயர், தொகை, పేరు, ಹೆಸರು, പേര്, "
        "lebitso, orukọ, ስም, nama, jumlah, tanggal, kota, alamat, tên, họ, ngày, số, tiền, ชื่อ, "
        "นามสกุล, จำนวน, วันที่, pangalan, 姓名, 名字, 姓, 名, 名称, 金额, 金額, 日期, 城市, "
        "名前, 氏名, お名前, 日付, 住所, 이름, 성명, 금액, 날짜, 주소, անուն, სახელი"
    ),
    missing="nessuno, senza telefono, brak, brak telefonu, нет, нет телефона",
    nothing="н/д, なし, 無, 无, 無し, 없음, 該当なし",
    total=(
        "totalt, totalsumma, i alt, yhteensä, samtals, sammanlagt, totale, totale generale, "
        "totali, celkem, součet, razem, łącznie, ukupno, skupaj, összesen, végösszeg, iš viso, "
        "kopā, kokku, toplam, genel toplam, итого, всего, разом, всього, общо, укупно, σύνολο, "
        'jumlah, tổng cộng, 合計, 总计, 合计, 總計, 小计, 小計, 합계, 총계, סה"כ, סך הכל, कुल'
    ),
    perhaps_total="summa, somma, tổng, spolu, viso, сумма, योग",
    yes="sì, tak, да, evet, ano, igen, kyllä, はい, 是, 예, כן, हाँ",
    no="nej, nie, нет, hayir, ne, nem, ei, いいえ, 否, 아니요, לא, नहीं",
    language="puo",
    money=(
        "importo, saldo, prezzo, costo, quota, retta, belop, belopp, pris, hinta, kwota, "
        "cena, tutar, fiyat, ucret, castka, iznos, suma, harga, biaya, сумма, цена, ποσό, "
        "金额, 金額"
    ),
    date="dato, nascita, fodselsdato, tarih",
    links="collegamento",
    fields={
        "text": (
            "messaggio, testo, molaetsa, meddelande, besked, viesti, pesan, mesaj, wiadomosc, "
            "сообщение, текст, संदेश, 消息, 信息, 留言"
        ),
        "media_url": "collegamento, allegato, foto",
        "caption": "didascalia",
        "filename": "nome file",
        "location_name": "luogo",
        "location_address": "indirizzo",
        "location_coordinates": "coordinate gps",
    },
)
