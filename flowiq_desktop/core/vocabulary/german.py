"""The words of spreadsheets in German, as written in Germany, Austria, Switzerland and Namibia."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

GERMAN = LanguageWords(
    phone=(
        "whatsapp-nummer, whatsappnummer, whatsapp nr, handynummer, handynummern, handy-nummer, "
        "handy-nr, handy nr, handynr, handy, mobilnummer, mobil-nr, mobilnr, mobilfunknummer, "
        "mobilfunk, mobiltelefon, mobiltelefonnummer, mobil, natel, natelnummer, telefonnummer, "
        "telefonnummern, telefon-nr, telefon nr, telefonnr, tel.-nr, tel-nr, tel nr, telnr, "
        "telnummer, telefon, telefonisch, rufnummer, rückrufnummer, tel, fon, kontaktnummer, "
        "kontakttelefon"
    ),
    number="nummer, nr, kontakt",
    mobile="handy-, -handy, mobil, mobilnummer, mobilnr, mobiltelefon-, mobilfunk-, natel-",
    telephone="telefon-, -telefon, tel, telnr, rufnummer, fon",
    not_mobile=(
        "festnetz, festnetznummer, privat, geschäftlich, dienstlich, büro, schule, praxis, "
        "klinik, fax, faxnummer, "
        "telefax, typ, art, marke, modell, anbieter, netz, rechnung, betrag, datum, email, "
        "einwilligung, gruppe, tarif, durchwahl, name, land, status, nachricht, vertrag, "
        "telefontyp, handytyp"
    ),
    contact="kontakt, kontakte, kontaktdaten, erreichbarkeit",
    identity=(
        "id, kundennummer, kundennr, mitgliedsnummer, mitgliedsnr, personalnummer, "
        "patientennummer, patientennr, schülernummer, matrikelnummer, versichertennummer, "
        "versicherungsnummer, rechnung, rechnungsnummer, rechnungsnr, auftragsnummer, "
        "bestellnummer, konto, kontonummer, iban, bic, aktenzeichen, referenz, kennung, plz, "
        "postleitzahl, betrag, preis, saldo, summe, gesamt, datum, geburtsdatum, geburtstag, "
        "geboren, ausweis, ausweisnummer, pass, steuer, steuernummer, ust, barcode, hausnummer"
    ),
    full_name=(
        "vor- und nachname, vorname und nachname, name und vorname, nachname und vorname, "
        "name vorname, vollständiger name, kompletter name, name des kindes, name des schülers, "
        "name der schülerin, name des patienten, name des kunden, kundenname, patientenname, "
        "schülername, ansprechpartner, ansprechpartnerin, name"
    ),
    first_name="vorname, vornamen, rufname",
    last_name="nachname, nachnamen, familienname, zuname",
    name_words="name, -name, namen, vornamen",
    other_names=(
        "datei, dateiname, benutzer, benutzername, schule, firma, firmenname, produkt, vorlage"
    ),
    people=(
        "schüler, schülerin, schüler/in, schülerinnen, kind, kinder, eltern, elternteil, mutter, "
        "vater, erziehungsberechtigte, erziehungsberechtigter, sorgeberechtigte, patient, "
        "patientin, patienten, kunde, kundin, kunden, klient, klientin, mitglied, mitglieder, "
        "mitarbeiter, mitarbeiterin, lehrer, lehrerin, lehrkraft, spender, spenderin, mieter, "
        "mieterin, bewohner, gast, teilnehmer, teilnehmerin, ehrenamtliche, person, empfänger"
    ),
    guardians=(
        "eltern, elternteil, erziehungsberechtigte, erziehungsberechtigter, "
        "sorgeberechtigte, vormund"
    ),
    mothers_and_fathers="mutter, vater, mama, papa",
    relations=(
        "mutter, vater, mama, papa, mutti, vati, oma, opa, tante, onkel, eltern, frau, mann, "
        "ehefrau, ehemann, schwester, bruder, tochter, sohn, privat, dienstlich, arbeit, neu"
    ),
    headings=(
        "name, vorname, nachname, familienname, anrede, kunde, kundin, schüler, schülerin, kind, "
        "klasse, gruppe, betrag, preis, datum, tag, uhrzeit, zeit, ort, wohnort, stadt, adresse, "
        "anschrift, straße, strasse, plz, postleitzahl, alter, geschlecht, geburtsdatum, "
        "geburtstag, fälligkeit, fällig, fälligkeitsdatum, bezahlt, offen, saldo, termin, arzt, "
        "ärztin, patient, patientin, bemerkung, bemerkungen, anmerkung, notiz, notizen, nachricht, "
        "datei, bildunterschrift, sprache, bundesland, land, e-mail, mail, rechnung, konto, "
        "produkt, bestellung, menge, anzahl, einwilligung, zustimmung, einverständnis, note, fach, "
        "lehrer, lehrerin, mitglied, beitrag, spende, firma, link, eltern, erziehungsberechtigte, "
        "lfd"
    ),
    missing=(
        "keine, keins, kein telefon, kein handy, keine nummer, keine handynummer, unbekannt, "
        "nicht bekannt, nicht vorhanden, nicht angegeben, hat kein handy, hat kein telefon, fehlt, "
        "folgt, ungültig, kein whatsapp, nicht auf whatsapp, ohne telefon, ohne handy, "
        "ohne nummer, k.a., k. a., keine angabe, entfällt"
    ),
    nothing=(
        "keine, keiner, unbekannt, nicht bekannt, nicht zutreffend, nicht vorhanden, "
        "nicht angegeben, keine angabe, keine angaben, entfällt"
    ),
    total=(
        "gesamt, gesamtsumme, zwischensumme, teilsumme, summe, summen, insgesamt, total, endsumme, "
        "gesamtbetrag, endbetrag, durchschnitt, summe gesamt, gesamtergebnis"
    ),
    either="oder, und",
    yes="ja, j, jawohl, wahr, ja gerne, einverstanden, zugestimmt, erteilt",
    no="nein, n, falsch, nicht einverstanden, verweigert, abgelehnt, lehnt ab, niemals, nein danke",
    stopped=(
        "gesperrt, blockiert, abgemeldet, widerrufen, widerruf, widersprochen, widerspruch, nicht "
        "kontaktieren, nicht anschreiben, keine nachrichten, sperrliste, opt-out, widerruft, "
        "abgelehnt, lehnt ab"
    ),
    consent=(
        "einwilligung, zustimmung, einverständnis, einverstanden, einwilligung erteilt, opt-in, "
        "darf angeschrieben werden, erlaubt, erlaubnis, zustimmung erteilt, darf kontaktiert "
        "werden, stimmt zu, genehmigt, zugestimmt, eingewilligt, möchte, wünscht"
    ),
    of_messages=(
        "nachricht, nachrichten, für, zu, zum, zur, per, über, von, den, der, die, das, erteilt, "
        "gegeben, liegt, vor, vorhanden, kontakt, kontaktaufnahme, dsgvo, dsg, revdsg, eltern"
    ),
    language="sprache, muttersprache, korrespondenzsprache",
    money=(
        "betrag, -betrag, saldo, preis, -preis, gebuehr, gebühr, -gebühr, kosten, "
        "-kosten, schuld, offen, zahlung, bezahlt, miete, gehalt, lohn, anzahlung, "
        "spende, beitrag, -beitrag, -geld, "
        "raten, monatsrate, ratenbetrag, beträge, preise, gebühren, -gebühren, zahlungen, mieten, "
        "-miete, gehälter, löhne, spenden, beiträge, schulden, -schuld, forderung, forderungen, "
        "honorar, honorare, guthaben, rechnungssumme, endsumme"
    ),
    measures=(
        "prozent, stunde, stunden, tag, tage, urlaub, größe, gewicht, höhe, länge, breite, "
        "abstand, punkte, zeit, zinssatz, einheiten, anteil"
    ),
    date=(
        "datum, geburtsdatum, geburtstag, fälligkeitsdatum, fälligkeit, frist, ablaufdatum, termin"
    ),
    links="link, verknüpfung, verweis, url",
    pictures="bild, bilder, foto, fotos, bildlink",
    videos="video",
    recordings="audio, sprachnachricht, aufnahme",
    blanks="variable {}, wert {}, feld {}, platzhalter {}",
    types={
        "text": "nachricht",
        "image": "bild, foto",
        "video": "film",
        "audio": "ton, sprachnachricht, aufnahme",
        "document": "dokument, datei",
        "location": "standort, ort",
        "contacts": "kontakte, kontakt, kontaktkarte",
        "interactive": "schaltflächen oder liste, schaltflächen, schaltfläche, knöpfe, liste",
        "reaction": "reaktion",
        "template": "vorlage",
    },
    fields={
        "message_type": "typ, art, art der nachricht, nachrichtentyp, nachrichtenart",
        "text": (
            "nachricht, nachrichten, nachrichtentext, text der nachricht, mitteilung, "
            "whatsapp-nachricht, whatsapp nachricht, zu sendender text, text der "
            "whatsapp-nachricht, nachricht an eltern, zu sendende nachricht, text für whatsapp, "
            "inhalt der nachricht"
        ),
        "media_url": (
            "link zur datei, link zum dokument, link zur rechnung, rechnungslink, rechnung link, "
            "dateilink, downloadlink, link zum bild, bildlink, link zum foto, link zum video, "
            "anhang, anlage, datei, dokument, foto, bild, video, audio, verknüpfung"
        ),
        "caption": "bildunterschrift, bildtext, text zum bild, text zum foto",
        "filename": "dateiname, name der datei, dokumentname, name des dokuments",
        "latitude": "breitengrad, geografische breite, geographische breite",
        "longitude": "längengrad, geografische länge, geographische länge",
        "location_name": "ort, name des ortes, veranstaltungsort, treffpunkt, standort",
        "location_address": "adresse, anschrift, vollständige adresse, straße und hausnummer",
        "location_coordinates": "koordinaten, gps-koordinaten, link zur karte",
        "contact_name": "name auf der karte",
        "template_name": "vorlage, name der vorlage, whatsapp-vorlage",
        "reaction_emoji": "emoji, reaktion",
        "context_message_id": "antwort auf",
        "header": "kopfzeile",
        "footer": "fußzeile",
    },
)
