"""The words of spreadsheets in Dutch."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

DUTCH = LanguageWords(
    phone=(
        "whatsappnummer, whatsapp nummer, mobiel nummer, mobiel nr, mobielnummer, mobielnr, "
        "mobiele nummer, "
        "mobiele telefoon, mobiel telefoonnummer, mobiele telefoonnummer, mobiel, mobieltje, "
        "mob. nr, 06-nummer, 06 nummer, 06, gsm-nummer, gsm nummer, gsm nr, gsm, telefoonnummer, "
        "telefoonnummers, telefoon nr, telefoonnr, telefoon, tel. nr, tel.nr, tel, contactnummer, "
        "contact nr, belnummer"
    ),
    number="nummer, nr",
    mobile="mobiel, mobiele, mobieltje, mobielnummer, mobielnr, mob, gsm, gsm-",
    telephone="telefoon-, -telefoon, telefoons, tel",
    not_mobile=(
        "vast, vaste, huis, thuis, werk, kantoor, praktijk, kliniek, ziekenhuis, fax, type, "
        "soort, merk, model, provider, "
        "netwerk, rekening, bedrag, datum, email, toestemming, groep, abonnement, naam, land, "
        "status, bericht, code"
    ),
    contact="contact, contacten, contactgegevens, gegevens",
    identity=(
        "bsn, id, klantnummer, klantnr, lidnummer, relatienummer, leerlingnummer, patiëntnummer, "
        "personeelsnummer, dossier, dossiernummer, factuur, factuurnummer, ordernummer, "
        "bestelnummer, rekening, rekeningnummer, iban, bic, kenmerk, referentie, code, postcode, "
        "bedrag, prijs, saldo, totaal, datum, geboortedatum, geboren, paspoort, polis, "
        "polisnummer, btw, kvk, huisnummer, barcode"
    ),
    full_name=(
        "volledige naam, naam en voornaam, voor- en achternaam, voornaam en achternaam, naam, "
        "naam leerling, naam van de leerling, naam patiënt, naam van de patiënt, naam klant, "
        "naam ouder, naam lid, klantnaam, contactpersoon, naam cliënt"
    ),
    first_name="voornaam, voornamen, roepnaam",
    last_name="achternaam, achternamen, familienaam, geslachtsnaam",
    name_words="naam, -naam, namen, voornamen",
    other_names=(
        "bestand, bestandsnaam, gebruiker, gebruikersnaam, school, bedrijf, product, sjabloon"
    ),
    people=(
        "leerling, leerlinge, leerlingen, kind, kinderen, ouder, ouders, voogd, verzorger, moeder, "
        "vader, patiënt, patiënte, cliënt, cliënte, klant, klanten, lid, leden, medewerker, "
        "werknemer, docent, leraar, leerkracht, donateur, donatrice, huurder, bewoner, gast, "
        "deelnemer, vrijwilliger, persoon, relatie"
    ),
    guardians="ouder, ouders, voogd, verzorger, verzorgers",
    mothers_and_fathers="moeder, vader, mama, papa",
    relations=(
        "moeder, vader, mama, papa, oma, opa, tante, oom, ouder, voogd, zus, broer, vrouw, man, "
        "partner, dochter, zoon, werk, thuis, privé, zakelijk"
    ),
    headings=(
        "naam, voornaam, achternaam, tussenvoegsel, roepnaam, leerling, klas, groep, bedrag, "
        "prijs, datum, dag, tijd, tijdstip, plaats, woonplaats, stad, adres, straat, postcode, "
        "leeftijd, geslacht, geboortedatum, vervaldatum, verjaardag, betaald, openstaand, saldo, "
        "afspraak, arts, dokter, patiënt, cliënt, klant, opmerking, opmerkingen, bericht, bestand, "
        "bijschrift, taal, provincie, land, e-mail, emailadres, factuur, rekening, product, "
        "bestelling, aantal, toestemming, ouder, voogd, cijfer, vak, docent, lidmaatschap, "
        "contributie, link, omschrijving, aanhef"
    ),
    missing=(
        "geen, onbekend, geen telefoon, geen mobiel, geen nummer, geen gsm, niet bekend, "
        "niet beschikbaar, heeft geen telefoon, heeft geen mobiel, weet niet, ontbreekt, volgt, "
        "volgt nog, ongeldig, niet op whatsapp, geen whatsapp, n.v.t., nvt"
    ),
    nothing=(
        "geen, nihil, onbekend, niet bekend, niet van toepassing, niet beschikbaar, geen gegevens, "
        "n.b."
    ),
    total=(
        "totaal, totalen, subtotaal, eindtotaal, algemeen totaal, totaalbedrag, totaal bedrag, "
        "gemiddeld, gemiddelde, totaal te betalen"
    ),
    perhaps_total="som",
    either="of, en",
    yes="ja, j, jawel, waar, akkoord, mee eens, ja graag",
    no="nee, n, onwaar, niet akkoord, neen, nooit, geweigerd, nee bedankt",
    stopped=(
        "geblokkeerd, afgemeld, uitgeschreven, opgezegd, niet contacteren, niet benaderen, niet "
        "appen, geen berichten, opt-out, uitgesloten, niet mailen, geen appjes, niet versturen, "
        "niet sturen, ingetrokken, geweigerd"
    ),
    consent=(
        "toestemming, akkoord, instemming, toestemming gegeven, opt-in, mag appen, toegestaan, "
        "geeft toestemming, gaat akkoord, goedgekeurd, stemt in, wil berichten, wil appjes, wil"
    ),
    of_messages=(
        "bericht, berichten, app, apps, appen, via, voor, van, de, het, om, te, met, per, "
        "ontvangen, versturen, gegeven, getekend, avg, gdpr, ouder, ouders"
    ),
    language="taal, voorkeurstaal, moedertaal",
    money=(
        "bedrag, -bedrag, saldo, prijs, -prijs, kosten, -kosten, schuld, verschuldigd, "
        "openstaand, betaling, betaald, huur, salaris, loon, aanbetaling, gift, donatie, "
        "contributie, -geld, tarief, "
        "bedragen, prijzen, schulden, betalingen, salarissen, lonen, giften, donaties, "
        "bijdrage, bijdragen, tarieven, lening, termijn, -huur, -schuld"
    ),
    measures=(
        "procent, percentage, uur, uren, dag, dagen, verlof, verlofsaldo, urensaldo, maat, "
        "gewicht, hoogte, lengte, afstand, punten, tijd, eenheden"
    ),
    date="datum, geboortedatum, vervaldatum, verjaardag, betaaldatum, uiterlijk",
    links="link, koppeling, url",
    pictures="afbeelding, foto, fotos, plaatje",
    videos="video, filmpje",
    recordings="audio, spraakbericht, opname",
    blanks="variabele {}, waarde {}, veld {}",
    types={
        "text": "tekst, bericht",
        "image": "afbeelding, foto, plaatje",
        "video": "film, filmpje",
        "audio": "geluid, spraakbericht, opname",
        "document": "bestand",
        "location": "locatie, plaats",
        "contacts": "contacten, contactkaart",
        "interactive": "knoppen of lijst, knoppen, knop, lijst",
        "reaction": "reactie",
        "template": "sjabloon",
    },
    fields={
        "message_type": "type, soort, soort bericht, berichttype, type bericht",
        "text": (
            "bericht, berichten, tekst, berichttekst, boodschap, tekst bericht, whatsappbericht, "
            "whatsapp bericht, te versturen tekst, tekst van het bericht, te versturen bericht, te "
            "verzenden bericht, tekst om te versturen, inhoud bericht, inhoud van het bericht"
        ),
        "media_url": (
            "link naar bestand, link naar het bestand, link naar document, link naar factuur, "
            "link factuur, factuurlink, downloadlink, link naar foto, link foto, bijlage, bestand, "
            "document, foto, afbeelding, video, audio, koppeling"
        ),
        "caption": "bijschrift, onderschrift, tekst bij foto, tekst bij afbeelding",
        "filename": "bestandsnaam, naam bestand, naam van het bestand, documentnaam",
        "latitude": "breedtegraad, gps breedtegraad, latitude",
        "longitude": "lengtegraad, gps lengtegraad, longitude",
        "location_name": "plaats, locatie, naam locatie, naam van de plaats, plaatsnaam",
        "location_address": "adres, volledig adres, straat en huisnummer, bezoekadres",
        "location_coordinates": "coördinaten, gps-coördinaten, link naar kaart",
        "contact_name": "naam op kaartje",
        "template_name": "sjabloon, naam van het sjabloon, template naam",
        "reaction_emoji": "emoji, reactie",
        "context_message_id": "antwoord op, reactie op",
        "header": "koptekst",
        "footer": "voettekst",
    },
)
