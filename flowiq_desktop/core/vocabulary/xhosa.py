"""The words of spreadsheets in isiXhosa."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

XHOSA = LanguageWords(
    phone=(
        "inombolo ye-whatsapp, inombolo ka-whatsapp, i-whatsapp, inombolo yeselula, "
        "inombolo yeselfowuni, inombolo yeselifowuni, iselfowuni, iselifowuni, iselula, unomyayi, "
        "inombolo kanomyayi, inombolo yomnxeba, iinombolo zomnxeba, inombolo yefowuni, "
        "iinombolo zefowuni, inombolo yocingo, inombolo yoqhagamshelwano, "
        "iinombolo zoqhagamshelwano, umnxeba, ifowuni, ucingo"
    ),
    number="inombolo, iinombolo, unxibelelwano, uqhagamshelwano",
    mobile="iselula, yeselula, -selula, iselfowuni, -selfowuni, -selifowuni, unomyayi, kanomyayi",
    telephone="umnxeba, yomnxeba, zomnxeba, -mnxeba, ifowuni, -fowuni, ucingo, yocingo",
    not_mobile=(
        "yasekhaya, yasemsebenzini, yasesikolweni, yasekliniki, ifeksi, uhlobo, inethiwekhi, "
        "imeyile, imvume"
    ),
    contact="unxibelelwano, uqhagamshelwano, iinkcukacha",
    identity=(
        "isazisi, ipasipoti, ireferensi, i-invoyisi, imali, isixa, inani, ixabiso, umhla, "
        "yesazisi, yefayile, yerisithi, yelungu, yomfundi, yesigulana"
    ),
    full_name=(
        "igama elipheleleyo, amagama apheleleyo, igama nefani, igama lomfundi, igama lomzali, "
        "igama lesigulana, igama lomthengi, igama lelungu, amagama, igama"
    ),
    first_name="igama lokuqala, amagama okuqala",
    last_name="ifani, iifani",
    name_words="igama, amagama, ifani",
    other_names=(
        "ifayile, yefayile, lefayile, isikolo, lesikolo, inkampani, lenkampani, lomsebenzisi, "
        "imveliso"
    ),
    people=(
        "umfundi, abafundi, umntwana, abantwana, umzali, abazali, umgcini, umama, utata, "
        "isigulana, izigulana, umthengi, abathengi, ilungu, amalungu, umqeshwa, abasebenzi, "
        "utitshala, ootitshala, umnikeli, abanikeli, umqeshi, undwendwe, umntu, abantu"
    ),
    guardians="umzali, abazali, umgcini",
    mothers_and_fathers="umama, utata, mama, tata",
    relations=(
        "umama, utata, umakhulu, utatomkhulu, udadobawo, umalume, umzali, udade, ubhuti, usisi, "
        "mama, tata, makhulu, malume, sisi, bhuti"
    ),
    headings=(
        "igama, amagama, ifani, umfundi, umzali, abazali, umgcini, ibanga, iklasi, igumbi, "
        "isikolo, imali, isixa, ixabiso, umhla, usuku, ixesha, idilesi, idolophu, indawo, "
        "iminyaka, ubudala, isini, isigulana, ugqirha, umthengi, umyalezo, inkcazelo, amanqaku, "
        "ulwimi, iphondo, ilizwe, i-imeyile, imeyile, ehlawulweyo, ityala, i-invoyisi, imveliso, "
        "i-odolo, imvume, ikhonkco, ifayile, ilungu, umnikelo, ubudlelwane"
    ),
    missing=(
        "akukho, ayikho, akunjalo, akanayo, akanamnxeba, akukho nombolo, akukho mnxeba, ayaziwa, "
        "akwaziwa, ayifumaneki, iza kulandela, nto"
    ),
    nothing="akukho, ayaziwa, akwaziwa, ayifumaneki",
    total="itotali, iyonke, isixa esipheleleyo, isixamali sisonke, xa iyonke",
    perhaps_total="isixa, umndilili",
    either="okanye, kunye",
    yes="ewe, ndiyavuma, uyavuma, inyaniso",
    no="hayi, akavumi, andivumi, akafuni, andifuni, akavumanga",
    stopped=(
        "uvinjiwe, uthintelwe, ukhutshiwe, uphumile, musa ukuthumela, akafuni miyalezo, uyekile, "
        "ungathumeli, ungamthumeli, akafuni imiyalezo"
    ),
    consent=(
        "imvume, isivumelwano, uyavuma, uvumile, ukuvuma, uyavumelana, unike imvume, uyafuna, ufuna"
    ),
    of_messages=(
        "ukufumana, ukuthunyelelwa, imiyalezo, umyalezo, yokuthumela, yokufumana, umzali, yomzali, "
        "inikiwe"
    ),
    language="ulwimi, iilwimi",
    money=(
        "imali, ixabiso, intlawulo, ityala, umrhumo, irente, umvuzo, umnikelo, iindleko, "
        "ibhalansi, iimali, amaxabiso, iintlawulo, amatyala, imirhumo, mali"
    ),
    measures="iyure, iiyure, usuku, iintsuku, ubunzima, amanqaku",
    date="umhla, ukuzalwa, lokuzalwa, wokuzalwa, wokuhlawula",
    links="ikhonkco, ilinki",
    pictures="umfanekiso, ifoto",
    videos="ividiyo",
    recordings="isandi, ushicilelo",
    blanks="ixabiso {}, isithuba {}",
    types={
        "text": "umbhalo, umyalezo",
        "image": "umfanekiso, ifoto",
        "video": "ividiyo",
        "audio": "isandi, ilizwi",
        "document": "uxwebhu, ifayile",
        "location": "indawo",
        "contacts": "abafowunelwa, umfowunelwa",
        "interactive": "amaqhosha, iqhosha, uluhlu",
        "template": "itemplate",
    },
    fields={
        "message_type": "uhlobo, uhlobo lomyalezo",
        "text": (
            "umyalezo, imiyalezo, umbhalo, umyalezo we-whatsapp, umyalezo oza kuthunyelwa, "
            "umyalezo othunyelwayo, umbhalo womyalezo, umyalezo wokuthumela"
        ),
        "media_url": (
            "ikhonkco lefayile, ikhonkco, ilinki, ilinki yefayile, ifayile, uxwebhu, umfanekiso, "
            "ividiyo, isihlomelo"
        ),
        "caption": "amazwi omfanekiso, inkcazelo yomfanekiso, umbhalo womfanekiso",
        "filename": "igama lefayile, igama loxwebhu",
        "latitude": "ilatitude",
        "longitude": "ilongitude",
        "location_name": "indawo, igama lendawo",
        "location_address": "idilesi, idilesi epheleleyo, idilesi yasekhaya",
        "location_coordinates": "indawo ye-gps",
        "template_name": "itemplate, igama letemplate",
        "context_message_id": "phendula ku",
    },
)
