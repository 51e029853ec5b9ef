"""The words of spreadsheets in isiZulu."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

ZULU = LanguageWords(
    phone=(
        "inombolo ye-whatsapp, inombolo ka-whatsapp, i-whatsapp, inombolo yeselula, "
        "inombolo yomakhalekhukhwini, inombolo kamakhalekhukhwini, umakhalekhukhwini, iselula, "
        "iselfoni, inombolo yeselfoni, inombolo yocingo, izinombolo zocingo, inamba yocingo, "
        "inamba yefoni, inombolo yefoni, izinombolo zefoni, inombolo yokuxhumana, "
        "izinombolo zokuxhumana, ucingo, ifoni"
    ),
    number="inombolo, izinombolo, inamba, izinamba, okokuxhumana, othintwayo, abathintwayo",
    mobile=(
        "selula, iselula, yeselula, zeselula, -selula, umakhalekhukhwini, -makhalekhukhwini, "
        "iselfoni, -selfoni"
    ),
    telephone="ucingo, ocingo, yocingo, zocingo, -cingo, ifoni, yefoni, zefoni, -foni",
    not_mobile=(
        "-asekhaya, -asemsebenzini, -asehhovisi, -asesikoleni, -asemtholampilo, ifeksi, uhlobo, "
        "inethiwekhi, imeyili, isivumelwano"
    ),
    contact="okokuxhumana, yokuxhumana, imininingwane, oxhumana",
    identity=(
        "umazisi, ipasi, iphasipoti, pasipoti, ireferensi, inkomba, i-invoyisi, imali, inani, "
        "isamba, intengo, usuku, idethi, kazisi, yefayela, kamazisi, yerisidi, yelungu, yomfundi, "
        "yesiguli"
    ),
    full_name=(
        "igama eligcwele, amagama aphelele, igama nesibongo, igama lomfundi, igama lomzali, "
        "igama lesiguli, igama lekhasimende, igama lelungu, igama lomuntu, amagama, igama"
    ),
    first_name="igama lokuqala, amagama okuqala",
    last_name="isibongo, izibongo",
    name_words="igama, amagama, isibongo, izibongo",
    other_names=(
        "ifayela, yefayela, lefayela, isikole, lesikole, inkampani, lenkampani, lomsebenzisi, "
        "umkhiqizo"
    ),
    people=(
        "umfundi, abafundi, ingane, izingane, umzali, abazali, umnakekeli, umqaphi, umama, ubaba, "
        "isiguli, iziguli, ikhasimende, amakhasimende, ilungu, amalungu, isisebenzi, abasebenzi, "
        "uthisha, othisha, umnikeli, abanikeli, umqashi, isivakashi, umuntu, abantu"
    ),
    guardians="umzali, abazali, umnakekeli, umqaphi",
    mothers_and_fathers="umama, ubaba, mama, baba",
    relations=(
        "umama, ubaba, ugogo, umkhulu, u-anti, umalume, umzali, udadewethu, umfowethu, umkami, "
        "umyeni, mama, baba, gogo, mkhulu, malume, anti"
    ),
    headings=(
        "igama, amagama, isibongo, umfundi, umzali, abazali, umnakekeli, ibanga, ikilasi, iklasi, "
        "isikole, imali, inani, isamba, intengo, usuku, idethi, isikhathi, ikheli, idolobha, "
        "indawo, iminyaka, ubulili, isiguli, udokotela, ikhasimende, umlayezo, incazelo, amanothi, "
        "ulimi, isifundazwe, izwe, i-imeyili, imeyili, ekhokhiwe, okukhokhiwe, isikweletu, intela, "
        "i-invoyisi, umkhiqizo, i-oda, imvume, isivumelwano, isixhumanisi, ifayela, ilungu, "
        "umnikelo, ubudlelwano"
    ),
    missing=(
        "akukho, ayikho, alukho, lutho, akanayo, akanalo, akanalucingo, akukho nombolo, "
        "akukho cingo, ayinayo, akaziwa, ayaziwa, akwaziwa, ngeke, ayitholakali, kuzolandela"
    ),
    nothing="akukho, ayaziwa, akwaziwa, ayitholakali, akusebenzi lapha",
    total="ingqikithi, isamba sonke, inani lonke, palogohle, sekuphelele, imali yonke",
    perhaps_total="isamba, inani",
    either="noma, kanye",
    yes="yebo, y, eya, ngiyavuma, uyavuma, iqiniso",
    no="cha, qha, akavumi, angivumi, akafuni, angifuni, akavumanga",
    stopped=(
        "ivinjiwe, uvinjiwe, ukhishiwe, uphumile, musa ukuthumela, akafuni milayezo, uyekile, "
        "ungathumeli, ungamthumeli, angathunyelelwa, akafuni imilayezo"
    ),
    consent=(
        "imvume, isivumelwano, uyavuma, uvumile, ukuvuma, uvume, ngiyavuma, unikeze imvume, "
        "iyavunywa, uyafuna, ufuna"
    ),
    unwanted="akafuni",
    marketing="ukumaketha",
    of_messages=(
        "ukuthola, ukuthunyelelwa, imilayezo, umlayezo, yokuthumela, yokuthola, ye, ka, umzali, "
        "yomzali, inikeziwe"
    ),
    language="ulimi, ilimi",
    money=(
        "imali, malini, intengo, inkokhelo, ekhokhiwe, okukhokhiwe, isikweletu, "
        "ikhokhiwe, irenti, umholo, umnikelo, izindleko, imalimboleko, ibhalansi, "
        "lemali, izintengo, izinkokhelo, izikweletu, okukweletwayo, imalisikole, imali-"
    ),
    measures="ihora, amahora, usuku, izinsuku, isisindo, amamaki",
    date="usuku, idethi, ukuzalwa, lokuzalwa, lokukhokha",
    links="isixhumanisi, ilinki, inkomba yewebhu",
    pictures="isithombe, izithombe, ifoto",
    videos="ividiyo",
    recordings="umsindo, ukuqopha",
    blanks="inani {}, isikhala {}",
    types={
        "text": "umbhalo, umlayezo",
        "image": "isithombe, izithombe, ifoto",
        "video": "ividiyo",
        "audio": "umsindo, izwi, okuqoshiwe",
        "document": "idokhumenti, ifayela",
        "location": "indawo",
        "contacts": "oxhumana nabo, oxhumana naye",
        "interactive": "izinkinobho noma uhlu, izinkinobho, inkinobho, uhlu",
        "reaction": "ukusabela",
        "template": "isifanekiso",
    },
    fields={
        "message_type": "uhlobo, uhlobo lomlayezo",
        "text": (
            "umlayezo, umyalezo, imilayezo, umbhalo, umlayezo we-whatsapp, okuqukethwe umlayezo, "
            "umlayezo ozothunyelwa, umlayezo okuthunyelwayo, umbhalo womlayezo, umlayezo "
            "wokuthumela"
        ),
        "media_url": (
            "isixhumanisi sefayela, isixhumanisi, ilinki, ilinki yefayela, ifayela, idokhumenti, "
            "isithombe, ividiyo, okunamathiselwe"
        ),
        "caption": "amagama esithombe, incazelo yesithombe, umbhalo wesithombe",
        "filename": "igama lefayela, igama ledokhumenti",
        "latitude": "ilatitude",
        "longitude": "ilongitude",
        "location_name": "indawo, igama lendawo",
        "location_address": "ikheli, ikheli eligcwele, ikheli lasekhaya",
        "location_coordinates": "izixhumanisi ze-gps, indawo ye-gps",
        "template_name": "isifanekiso, igama lesifanekiso",
        "context_message_id": "phendula ku",
    },
)
