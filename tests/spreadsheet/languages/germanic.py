"""Sheets in English, Afrikaans, Dutch and German."""

from tests.spreadsheet.languages.office_sheet import OfficeSheet

ENGLISH = (
    OfficeSheet(
        "en-school",
        "ZA",
        "Guardian's cell no.",
        ("Learner name",),
        """Learner name;Grade;Learner ID;Guardian's cell no.;Fees due (R);Due date
Amahle Zondi;Grade 4;1601015009087;082 555 0101;R 1 250.00;2026-03-31
Ben Adams;Grade 5;1502025009086;083 555 0102;R 850.00;2026-03-31
Chloe Peters;Grade 4;1603035009085;072 555 0103;R 2 100.50;2026-03-31
""",
    ),
    OfficeSheet(
        "en-clinic",
        "GB",
        "Mobile (preferred)",
        ("First name", "Surname"),
        """Surname;First name;NHS number;Home phone;Mobile (preferred);Appointment;Doctor
Hughes;Megan;4505555101;020 7946 0101;07700 900101;18/03/2026 10:30;Dr Shah
Okafor;Daniel;4505555102;020 7946 0102;07700 900102;18/03/2026 11:00;Dr Shah
Price;Alys;4505555103;020 7946 0103;07700 900103;19/03/2026 09:00;Dr Roy
""",
    ),
    OfficeSheet(
        "en-charity",
        "KE",
        "Tel",
        ("Donor",),
        """Donor;Tel;Amount;Message;Note
Wanjiru Kamau;0712 555 101;KES 2,000;Thank you for your gift.;card
Otieno Ouma;0722 555 102;KES 5,000;We meet on Saturday.;M-Pesa
Achieng Were;0733 555 103;KES 1,500;Thank you again!;cash
""",
        {"text": "Message"},
    ),
)
AFRIKAANS = (
    OfficeSheet(
        "af-school",
        "ZA",
        "Ouer se sel",
        ("Naam", "Van"),
        """Hoërskool Bosduif;;;;;;
Klaslys graad 8;;;;;;
Nr.;Naam;Van;Klas;ID-nommer;Ouer se sel;Skoolgeld verskuldig
1;Anika;Botha;8A;1201015009087;082 555 0101;R1 250,00
2;Dawid;van Wyk;8B;1202025009086;083 555 0102;R850,00
3;Lerato;Mokoena;8A;1203035009085;072 555 0103;R2 100,50
Totaal;;;;;;R4 200,50
""",
    ),
    OfficeSheet(
        "af-clinic",
        "NA",
        "Selfoonnr.",
        ("Pasiënt",),
        """Pasiënt;Lêernommer;Huistelefoon;Selfoonnr.;Afspraak;Tyd;Dokter
Johanna Nangolo;10055501;061 555 101;081 555 0101;2026-03-18;10:30;Dr. Beukes
Petrus Isaaks;10055502;061 555 102;081 555 0102;2026-03-18;11:00;Dr. Beukes
Ria Coetzee;10055503;061 555 103;085 555 0103;2026-03-19;09:00;Dr. Haufiku
""",
    ),
    OfficeSheet(
        "af-shop",
        "ZA",
        "Tel. nr.",
        ("Kliënt",),
        """Kliënt;Tel. nr.;Faktuurbedrag;Skakel na faktuur;Lêernaam;Opmerking
Hannes Fourie;0825550101;R 450,00;https://winkel.example/f1.pdf;f1.pdf;geen
Thandi Nkosi;0835550102;R 1 899,99;https://winkel.example/f2.pdf;f2.pdf;kontant
Elmarie Louw;0725550103;R 75,50;https://winkel.example/f3.pdf;f3.pdf;
""",
        {"media_url": "Skakel na faktuur", "filename": "Lêernaam"},
    ),
    OfficeSheet(
        "af-charity",
        "ZA",
        "Sel",
        ("Volle naam",),
        """Volle naam;Taal;Sel;Boodskap;Toestemming
Marius Steyn;Afrikaans;082 555 0101;Baie dankie vir u skenking.;ja
Nomsa Dube;isiZulu;083 555 0102;Ons vergader Saterdag.;ja
Karen Smit;Engels;072 555 0103;Nogmaals dankie!;nee
""",
        {"text": "Boodskap"},
    ),
)
DUTCH = (
    OfficeSheet(
        "nl-school",
        "NL",
        "06-nummer ouder",
        ("Voornaam", "Achternaam"),
        """Leerlingnr;Voornaam;Achternaam;Klas;06-nummer ouder;Ouderbijdrage;Vervaldatum
20260101;Sanne;de Boer;2B;06 5555 0101;€ 45,00;31-03-2026
20260102;Bram;Visser;2C;06 5555 0102;€ 90,00;31-03-2026
20260103;Noor;El Idrissi;2B;06 5555 0103;€ 22,50;31-03-2026
""",
    ),
    OfficeSheet(
        "nl-clinic",
        "BE",
        "GSM-nummer",
        ("Naam patiënt",),
        """Naam patiënt;Rijksregisternummer;Vaste telefoon;GSM-nummer;Afspraak;Arts
Lotte Peeters;85051412345;02 555 01 01;0470 55 01 01;18/03/2026 10:30;Dr. Maes
Wout Janssens;79030212346;03 555 01 02;0471 55 01 02;18/03/2026 11:00;Dr. Maes
Fien Claes;99112312347;09 555 01 03;0472 55 01 03;19/03/2026 09:00;Dr. Wouters
""",
    ),
    OfficeSheet(
        "nl-shop",
        "NL",
        "Mobiel nr.",
        ("Klant",),
        """Klant;Klantnummer;Mobiel nr.;Bedrag;Link naar factuur;Bestandsnaam
Daan Kuiper;100555101;06-55550101;€ 1.250,00;https://winkel.example/f1.pdf;f1.pdf
Eva Mulder;100555102;06-55550102;€ 48,95;https://winkel.example/f2.pdf;f2.pdf
Finn Smits;100555103;06-55550103;€ 399,00;https://winkel.example/f3.pdf;f3.pdf
""",
        {"media_url": "Link naar factuur", "filename": "Bestandsnaam"},
    ),
)
GERMAN = (
    OfficeSheet(
        "de-school",
        "DE",
        "Handynummer der Eltern",
        ("Vorname", "Nachname"),
        """Lfd. Nr.;Nachname;Vorname;Klasse;Festnetz;Handynummer der Eltern;Betrag;Fällig am
1;Bauer;Lena;5a;030 55501010;0151 55550101;12,50 €;31.03.2026
2;Demir;Emre;5b;030 55501020;0160 55550102;25,00 €;31.03.2026
3;Vogel;Mia;5a;030 55501030;0170 55550103;12,50 €;31.03.2026
Summe;;;;;;50,00 €;
""",
    ),
    OfficeSheet(
        "de-clinic",
        "AT",
        "Mobil",
        ("Name des Patienten",),
        """Name des Patienten;Versichertennummer;Geburtsdatum;Telefon privat;Mobil;Termin;Arzt
Anna Gruber;1237010180;01.01.1980;01 5550101;0664 5550101;18.03.2026 10:30;Dr. Wolf
Jonas Huber;4565120575;12.05.1975;01 5550102;0676 5550102;18.03.2026 11:00;Dr. Wolf
Klara Moser;7893301190;30.11.1990;01 5550103;0699 15550103;19.03.2026 09:00;Dr. Auer
""",
    ),
    OfficeSheet(
        "de-charity",
        "CH",
        "Natel-Nr.",
        ("Spender",),
        """Spender;Natel-Nr.;Betrag (CHF);Nachricht;Einwilligung;Note
Urs Keller;079 555 01 01;50.00;Herzlichen Dank für Ihre Spende!;ja;keine
Reto Frei;078 555 01 02;120.00;Wir treffen uns am Samstag.;ja;
Vreni Suter;076 555 01 03;20.00;Nochmals vielen Dank!;nein;neu
""",
        {"text": "Nachricht"},
    ),
)
