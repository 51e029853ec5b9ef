"""The words of spreadsheets in Swahili."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

SWAHILI = LanguageWords(
    phone=(
        "namba ya whatsapp, nambari ya whatsapp, namba ya simu ya mkononi, "
        "nambari ya simu ya mkononi, simu ya mkononi, simu ya kiganjani, rununu, "
        "nambari ya rununu, namba ya simu, namba za simu, nambari ya simu, nambari za simu, "
        "namba ya mawasiliano, nambari ya mawasiliano, na. ya simu, no ya simu, simu, "
        "simu ya mzazi, simu ya mteja, simu ya mgonjwa"
    ),
    number="namba, nambari, mawasiliano",
    mobile="mkononi, kiganjani, rununu",
    telephone="simu",
    not_mobile=(
        "nyumbani, ofisini, kazini, ofisi, shule, kliniki, hospitali, mezani, faksi, aina, "
        "mtandao, akaunti, kiasi, tarehe, idhini, "
        "kikundi"
    ),
    contact="mawasiliano",
    identity=(
        "kitambulisho, nida, pasipoti, akaunti, kumbukumbu, ankara, risiti, kiasi, bei, ada, "
        "jumla, salio, deni, tarehe, kuzaliwa, usajili, uanachama, faili, bima"
    ),
    full_name=(
        "jina kamili, majina kamili, jina la mwanafunzi, jina la mzazi, jina la mgonjwa, "
        "jina la mteja, jina la mwanachama, jina la mlezi, majina, jina"
    ),
    first_name="jina la kwanza",
    last_name="jina la ukoo, jina la mwisho, jina la familia, ukoo",
    name_words="jina, majina",
    other_names="faili, mtumiaji, shule, kampuni, bidhaa, kiolezo, hati",
    people=(
        "mwanafunzi, wanafunzi, mtoto, watoto, mzazi, wazazi, mlezi, walezi, mama, baba, mgonjwa, "
        "wagonjwa, mteja, wateja, mwanachama, wanachama, mfanyakazi, wafanyakazi, mwalimu, walimu, "
        "mfadhili, mchangiaji, mpangaji, mgeni, mshiriki, mtu, mnufaika"
    ),
    guardians="mzazi, wazazi, mlezi, walezi",
    mothers_and_fathers="mama, baba",
    relations=(
        "mama, baba, bibi, babu, nyanya, shangazi, mjomba, mzazi, mlezi, dada, kaka, mke, mume, "
        "ofisini, kazini, nyumbani"
    ),
    headings=(
        "jina, majina, ukoo, mwanafunzi, mzazi, mlezi, darasa, kidato, mkondo, shule, kiasi, "
        "tarehe, siku, saa, muda, mji, anwani, mtaa, kata, kijiji, wilaya, mkoa, kaunti, umri, "
        "jinsia, mgonjwa, daktari, mteja, maelezo, maoni, ujumbe, faili, lugha, nchi, barua pepe, "
        "baruapepe, amelipa, salio, ankara, risiti, bidhaa, oda, idadi, idhini, ridhaa, kiungo, "
        "mwanachama, mchango, miadi, alama, somo"
    ),
    missing=(
        "hakuna, hana, hana simu, hakuna simu, hakuna namba, hana namba, haijulikani, haipo, "
        "haipatikani, hajui, itafuata, si sahihi, hakuna whatsapp, bila simu"
    ),
    nothing="hakuna, haijulikani, haihusiki, haipatikani, hakuna taarifa",
    total="jumla kuu, jumla ndogo, jumla ya fedha, jumla yote, jumla ya wanafunzi, wastani",
    perhaps_total="jumla",
    either="au, na",
    yes="ndiyo, ndio, kweli, nakubali, amekubali, anakubali, sawa, naam",
    no="hapana, la, sikubali, amekataa, hakukubali, hakubali, anakataa, sitaki, hataki, siyo",
    stopped=(
        "amezuiwa, amejitoa, ameacha, usitume, usimtumie, hataki ujumbe, amejiondoa, asitumiwe, "
        "hataki jumbe, usitume ujumbe"
    ),
    consent=(
        "idhini, ridhaa, amekubali, kibali, amekubali ujumbe, anakubali, anaruhusu, ameruhusu, "
        "ruhusa, ameridhia, anataka, ametoa idhini, ametoa ridhaa"
    ),
    of_messages="ujumbe, kupokea, kutumiwa, kutuma, ya, wa, kwa, mzazi, imetolewa, jumbe",
    language="lugha",
    money=(
        "kiasi, salio, bei, ada, karo, malipo, deni, gharama, kodi, mshahara, mchango, pesa, "
        "fedha, madeni, michango, mishahara, mkopo, mikopo, faini"
    ),
    measures="asilimia, saa, siku, likizo, uzito, urefu, alama",
    date="tarehe, kuzaliwa, mwisho",
    links="kiungo, viungo, linki",
    pictures="picha",
    videos="video",
    recordings="sauti",
    blanks="thamani {}, nafasi {}",
    types={
        "text": "maandishi, ujumbe",
        "image": "picha",
        "video": "video",
        "audio": "sauti",
        "document": "hati, faili",
        "location": "mahali, eneo",
        "contacts": "anwani, wasiliani",
        "interactive": "vitufe, kitufe, orodha",
        "reaction": "mwitikio",
        "template": "kiolezo",
    },
    fields={
        "message_type": "aina, aina ya ujumbe",
        "text": (
            "ujumbe, maandishi, ujumbe wa whatsapp, matini, meseji, ujumbe wa kutuma, ujumbe "
            "utakaotumwa, maneno ya ujumbe, ujumbe wa simu, maandishi ya ujumbe"
        ),
        "media_url": (
            "kiungo cha faili, kiungo, kiungo cha ankara, kiungo cha risiti, kiungo cha ripoti, "
            "faili, hati, picha, video, kiambatisho"
        ),
        "caption": "maelezo ya picha, manukuu",
        "filename": "jina la faili, jina la hati",
        "latitude": "latitudo, latitudi",
        "longitude": "longitudo, longitudi",
        "location_name": "mahali, jina la mahali, eneo",
        "location_address": "anwani, anuani, anwani kamili",
        "location_coordinates": "viwianishi, mahali gps",
        "template_name": "kiolezo, jina la kiolezo",
        "context_message_id": "jibu kwa",
    },
)
