"""The words of spreadsheets in Afrikaans."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

AFRIKAANS = LanguageWords(
    phone=(
        "whatsapp nommer, whatsappnommer, selfoonnommer, selfoonnommers, selfoon nommer, "
        "selfoonnr, selfoon nr, selfoon, selfone, selnommer, sel nommer, selnr, sel nr, sel no, "
        "selno, sel, foonnommer, foonnommers, foonnr, foon nr, foon, fone, telefoonnommer, "
        "telefoonnommers, telefoonnr, telefoon, tel nommer, tel nr, tel, kontaknommer, "
        "kontaknommers, kontaknr, kontak nr, kontak nommer, kontakbesonderhede"
    ),
    number="nommer, nr, kontak",
    mobile="selfoon-, -selfoon, selfone, sel, selnommer, selnr, selno, mobiel, mobiele",
    telephone="foon-, -foon, telefoon-, telefone, tel",
    not_mobile=(
        "huis, huistelefoon, huisfoon, huisnommer, werk, werkfoon, werknommer, landlyn, "
        "landlynnommer, kantoor, kantoornommer, kantoorfoon, skool, skoolfoon, kliniek, "
        "hospitaal, faks, "
        "tipe, soort, model, netwerk, verskaffer, rekening, bedrag, datum, epos, toestemming, "
        "groep, naam, land, status, boodskap, kode, ekstensie"
    ),
    contact="kontak, kontakte, kontakbesonderhede, besonderhede",
    identity=(
        "id, identiteit, identiteitsnommer, paspoort, rekening, rekeningnommer, verwysing, "
        "faktuur, faktuurnommer, kode, bedrag, fooi, fooie, skoolgeld, balans, saldo, totaal, "
        "prys, datum, geboortedatum, gebore, leerdernommer, leerdernr, lidnommer, lidmaatskap, "
        "personeelnommer, pasiëntnommer, lêernommer, belasting, btw, polis, strepieskode, kwitansie"
    ),
    full_name=(
        "volle naam, volle name, volledige naam, naam en van, naam & van, van en naam, "
        "naam van leerder, leerder se naam, ouer se naam, kliënt se naam, leerdernaam, ouernaam, "
        "pasiëntnaam, kliëntnaam, naam"
    ),
    first_name="voornaam, voorname, eerste naam, noemnaam",
    last_name="van, familienaam, vanne",
    name_words="naam, -naam, voorname",
    other_names=(
        "lêer, leer, lêernaam, gebruiker, gebruikersnaam, skool, maatskappy, produk, sjabloon"
    ),
    people=(
        "leerder, leerders, leerling, kind, kinders, ouer, ouers, voog, voogde, ma, pa, moeder, "
        "vader, pasiënt, pasiente, kliënt, kliente, lid, lede, lidmaat, personeel, werknemer, "
        "onderwyser, skenker, huurder, inwoner, begunstigde, vrywilliger, deelnemer"
    ),
    guardians="ouer, ouers, voog, voogde, versorger",
    mothers_and_fathers="ma, pa, moeder, vader",
    relations=(
        "ma, mamma, mammie, pa, pappa, pappie, ouma, oupa, tannie, oom, moeder, vader, ouer, voog, "
        "suster, broer, vrou, man, eggenoot, dogter, seun, werk, nuwe"
    ),
    headings=(
        "naam, voornaam, voorname, familienaam, leerder, leerders, ouer, ouers, voog, graad, klas, "
        "bedrag, prys, datum, dag, tyd, stad, dorp, plaas, adres, straat, voorstad, ouderdom, "
        "geslag, geboortedatum, verjaarsdag, vervaldatum, betaaldatum, betaal, verskuldig, "
        "uitstaande, saldo, afspraak, dokter, pasiënt, kliënt, opmerking, opmerkings, boodskap, "
        "lêer, onderskrif, taal, provinsie, land, epos, eposadres, skoolgeld, fooi, fooie, "
        "faktuur, rekening, kwitansie, produk, bestelling, aantal, hoeveelheid, toestemming, nota, "
        "notas, punt, punte, vak, onderwyser, gemeente, wyk, skakel, skenking, verwysing"
    ),
    missing=(
        "geen, onbekend, geen foon, geen selfoon, geen nommer, geen telefoon, geen sel, het nie, "
        "het nie foon nie, het nie selfoon nie, weet nie, nie beskikbaar, nie beskikbaar nie, "
        "ontbreek, volg nog, ongeldig, nie op whatsapp nie, geen whatsapp, sonder foon, "
        "sonder nommer, n.v.t."
    ),
    nothing=(
        "geen, onbekend, nie van toepassing, nie van toepassing nie, nie beskikbaar, geen inligting"
    ),
    total=(
        "totaal, totale, subtotaal, groottotaal, groot totaal, eindtotaal, algehele totaal, "
        "totale bedrag, totaal verskuldig, gemiddeld, gemiddelde, totaal leerders"
    ),
    perhaps_total="som",
    either="of, en",
    yes="ja, j, waar, stem saam, aanvaar, ek stem in, stem in, toegestem, ja asseblief",
    no="nee, n, vals, weier, geweier, nooit, stem nie saam nie, stem nie in nie, nee dankie",
    stopped=(
        "geblokkeer, opgesê, uitgeteken, gestop, moenie kontak nie, moenie stuur nie, "
        "moenie boodskappe stuur nie, geen boodskappe, uitgesluit, opt out"
    ),
    consent=(
        "toestemming, stem in, stem in tot boodskappe, instemming, toestemming gegee, opt in, mag "
        "ons whatsapp, toegestem, stem toe, wil boodskappe hê, wil boodskappe ontvang, mag ons "
        "boodskappe stuur, toegelaat, wil"
    ),
    unwanted="wil nie hê nie",
    marketing="bemarking",
    of_messages=(
        "boodskap, boodskappe, vir, tot, om, te, aan, gegee, ontvang, ontvangs, stuur, ouer, "
        "ouers, het, van, popia, popi"
    ),
    language="taal, huistaal, taalvoorkeur, voorkeurtaal",
    money=(
        "bedrag, -bedrag, balans, saldo, prys, -prys, fooi, fooie, skoolgeld, -geld, "
        "verskuldig, uitstaande, betaling, betaal, betaalbaar, koste, -koste, huur, "
        "salaris, deposito, agterstallig, skenking, premie, paaiement, skuld, "
        "bedrae, pryse, betalings, salarisse, skenkings, paaiemente, skulde, "
        "bydrae, bydraes, lening, lenings, heffing, heffings, tiende, tiendes, kontribusie, "
        "-skuld, -huur"
    ),
    measures=(
        "persent, persentasie, uur, ure, dag, dae, verlof, liter, grootte, gewig, hoogte, "
        "lengte, afstand, punt, punte, tyd, eenhede, vlak"
    ),
    date="datum, geboortedatum, vervaldatum, verjaarsdag, betaaldatum, sperdatum",
    links="skakel, skakels, url",
    pictures="foto, fotos, prent, prentjie, beeld, fotoskakel",
    videos="video",
    recordings="klank, stemnota, opname",
    blanks="veranderlike {}, waarde {}, veld {}, spasie {}",
    types={
        "text": "teks, boodskap",
        "image": "prent, prentjie, beeld, foto",
        "video": "video, rolprent",
        "audio": "oudio, klank, stemnota, stemboodskap, opname",
        "document": "dokument, lêer",
        "location": "ligging, plek",
        "contacts": "kontakte, kontak, kontakkaart",
        "interactive": "knoppies of lys, knoppies, knoppie, lys",
        "reaction": "reaksie",
        "template": "sjabloon, whatsapp-sjabloon",
    },
    fields={
        "message_type": "tipe, soort, soort boodskap, boodskapsoort, tipe boodskap",
        "text": (
            "boodskap, boodskappe, teks, boodskapteks, teks van boodskap, whatsapp boodskap, "
            "boodskap aan ouers, sms, teks van die boodskap, boodskap om te stuur, boodskap wat "
            "gestuur word, teks om te stuur, inhoud van boodskap, sms teks"
        ),
        "media_url": (
            "skakel na lêer, skakel na die lêer, skakel na dokument, skakel na faktuur, "
            "faktuurskakel, faktuur skakel, rapportskakel, rapport skakel, fotoskakel, lêerskakel, "
            "pdf skakel, aanhegsel, aanhangsel, lêer, dokument, foto, prent, prentjie, beeld, "
            "video, klank, skakel"
        ),
        "caption": "onderskrif, byskrif, fotoonderskrif, teks by foto, teks by prent",
        "filename": "lêernaam, leernaam, naam van lêer, dokumentnaam, naam van dokument",
        "latitude": "breedtegraad, gps breedtegraad",
        "longitude": "lengtegraad, gps lengtegraad",
        "location_name": "plek, pleknaam, plek naam, venue",
        "location_address": "adres, straatadres, volledige adres, fisiese adres, woonadres",
        "location_coordinates": "koördinate, gps koördinate, ligging, kaartskakel",
        "contact_name": "naam op kaart",
        "template_name": "sjabloon, naam van sjabloon, sjabloonnaam",
        "reaction_emoji": "emotikon, reaksie",
        "context_message_id": "antwoord op",
        "header": "kopstuk, opskrif",
        "footer": "voetstuk, voetskrif",
    },
)
