"""Opt-out words: how people ask for no more messages, and for messages again, in nine languages.

Each is a pattern for the whole message, as `opt_out` leaves it: small letters without accents,
apostrophes and punctuation, one blank between words. What may follow "stop" is listed, so that
whatever else follows it makes another sentence of it.
"""

_MESSAGES = (
    "messages?|msgs?|texts?|text messages?|sms|smss|smses|sms s|whatsapps?|"
    "whatsapp messages?|notifications?|updates?|reminders?|promotions?|promos?|marketing|"
    "adverts?|ads|offers?|spam|broadcasts?|communications?|this|it|all|everything"
)
_WHICH = "(?:(?:me|us|all|any|the|these|those|this|your|ur|more|of|such|further|to) )*"
_AGAIN = "(?: (?:to me|to us|me|us|any ?more|again|ever|ever again|at all|from you))*"
_DOING = (
    "sending|messaging|texting|contacting|writing|spamming|bothering|disturbing|smsing|whatsapping"
)
_LIST = (
    "(?: (?:the|this|your|ur|all))*(?: (?:mailing|messaging|contact))?"
    "(?: (?:list|lists|database|group|system))"
)
_FROM = f"(?: (?:from|off)(?: of)?{_LIST})?"
_NOT = "(?:do not|dont|dnt|donot|never|you must not|must not)"

_ENGLISH = (
    "stop+(?: ?all)?|end|quit|cancel|revoke|halt",
    "stop(?: (?:now|me|us|immediately))",
    f"(?:un ?subscribe|unsubcribe|unsuscribe|unsubscribed|un ?sub)(?: me| us| all)?{_FROM}",
    f"opt ?out(?: all)?|opt (?:me|us) out{_FROM}|optout me",
    "i (?:want|would like|wish|wanna|choose)(?: to)? (?:stop|opt ?out|unsubscribe)",
    f"i am opting out|im opting out|opting out|i opt ?out|i unsubscribe{_FROM}",
    (
        "(?:can|could|will|"
        f"would) you (?:please )?stop(?: (?:{_DOING}))?(?: {_WHICH}(?:{_MESSAGES}))?{_AGAIN}"
    ),
    f"stop (?:{_WHICH}(?:{_MESSAGES})){_AGAIN}",
    f"stop (?:{_DOING}){_AGAIN}",
    f"stop (?:{_DOING}) {_WHICH}(?:{_MESSAGES}){_AGAIN}",
    (
        "(?:cancel|end) (?:all |my |the |these |this |your )*"
        "(?:subscription|messages|updates|sms|texts)"
    ),
    f"(?:remove|delete) (?:me|us|my number|my name|this number)(?: out)?{_FROM}",
    f"(?:take|get) (?:me|us|my number|my name|this number) off(?: of)?(?:{_LIST})?",
    "remove",
    (
        f"{_NOT} (?:message|text|contact|sms|whatsapp|msg|write|write to|bother|"
        f"disturb)(?: to)? (?:me|us){_AGAIN}"
    ),
    f"{_NOT} send(?: to)? (?:me|us)(?: {_WHICH}(?:{_MESSAGES}|anything))?{_AGAIN}",
    f"{_NOT} send {_WHICH}(?:messages|msgs|texts|sms|smses|whatsapps|spam|anything){_AGAIN}",
    f"{_NOT} contact",
    f"no more {_WHICH}(?:{_MESSAGES}){_AGAIN}",
    (
        f"i {_NOT} (?:want|wish|like)(?: to (?:receive|get|have))? {_WHICH}(?:messages|msgs|"
        f"texts|sms|smses|whatsapps|updates){_AGAIN}"
    ),
    "leave (?:me|us) alone",
)

_BOODSKAPPE = (
    "boodskappe?|boodskap|sms|smse|smses|sms e|sms se|whatsapps?|advertensies|kennisgewings|dit"
)
_DIE = (
    "(?:(?:weer|meer|die|hierdie|daardie|al|alle|julle|jou|u|meer|sulke|verdere|vir|my|"
    "ons|met|om) )*"
)
_AFRIKAANS = (
    "staak|hou op|ophou|hou nou op|kanselleer|stop nou|verwyder|uitteken",
    f"(?:stop|staak|hou op) {_DIE}(?:{_BOODSKAPPE})(?: (?:te )?(?:stuur|pla))?",
    f"(?:stop|hou op) {_DIE}(?:te )?(?:stuur|kontak|pla|sms|whatsapp)",
    "(?:teken|meld)(?: my| ons)? (?:af|uit)|skryf my uit|afmeld|meld af|onttrek(?: my)?",
    (
        "(?:verwyder|skrap) (?:my|ons)(?: naam| nommer)?(?: (?:van|uit)"
        "(?: (?:die|julle|jou|u|hierdie))? (?:lys|lyste|groep|stelsel))?"
    ),
    (
        "haal (?:my|ons)(?: naam| nommer)? (?:af|(?:van|uit)"
        "(?: (?:die|julle|jou|u|hierdie))? (?:lys|lyste|groep|stelsel)(?: af)?)"
    ),
    (
        f"moenie {_DIE}(?:(?:{_BOODSKAPPE}|weer|meer|ooit|langer) )*(?:te )?(?:stuur|kontak|"
        "pla|sms|whatsapp|boodskap)(?: nie)?"
    ),
    f"(?:geen|nie) (?:verdere|meer|nog) (?:{_BOODSKAPPE})(?: nie)?",
    f"geen (?:{_BOODSKAPPE}) (?:meer|verder)(?: nie)?",
    (
        f"(?:ek|ons) wil (?:nie|geen) {_DIE}(?:{_BOODSKAPPE})(?: meer)?(?: (?:he|ontvang|"
        "kry))?(?: nie)?"
    ),
    "los (?:my|ons) (?:uit|af|met rus)",
)

_IMIYALEZO = (
    "(?: (?:i?milayezo|i?miyalezo|i?mi?yalezo|umlayezo|umyalezo|ama ?sms|i ?sms|lutho|nto))?"
)
_ZULU = (
    "yima(?:ni)?|misa(?:ni)?|yeka(?:ni)?|[un]i?yeke|ngiyeke(?:ni)?|mayime|khansela|hoxisa",
    (
        "(?:musa|musani|yeka|yekani|uyeke|niyeke|misa|misani) uku(?:ngi)?(?:thumela|"
        f"thumelela){_IMIYALEZO}"
    ),
    f"(?:yeka|yekani|misa|misani|yima){_IMIYALEZO}",
    f"(?:unga|ninga)(?:sa|phinde)?ngithumeli{_IMIYALEZO}",
    f"(?:ungaphinde|ningaphinde) (?:ungi|ningi)thumele{_IMIYALEZO}",
    "(?:ngisuse|ngikhiphe|ngesule)(?:ni)?(?: (?:ohlwini|kulolu hlu|lapha))?",
)
_XHOSA = (
    "(?:u|ni)?ndiyeke(?:ni)?|rhoxisa",
    f"(?:musa|musani|yeka|yekani|misa|sukuba|suku) uku(?:ndi)?thumela{_IMIYALEZO}",
    f"(?:suku|musuku|sanuku|sukuphinda u)ndithumela{_IMIYALEZO}",
    "sukuthumela (?:imiyalezo|imilayezo|lutho|nto)",
    f"(?:ungaphindi|ningaphindi) (?:undi|nindi)thumele{_IMIYALEZO}",
    "(?:ndisuse|ndikhuphe|ndicime)(?:ni)?(?: (?:kuluhlu|kolu luhlu|apha))?",
)

_MENSAGENS = (
    "(?:mensagens?|msgs?|sms|whatsapp|avisos|notificacoes|promocoes|propaganda|nada|isso|isto)"
)
_AS = "(?:(?:as|os|a|o|estas|essas|esta|essa|mais|me|de|suas|vossas|todas) )*"
_PORTUGUESE = (
    ("par[ae]m?|parar|sair|chega|basta|cancel(?:a|ar|e|em)|encerrar|interromper|remov(?:er|a)"),
    (
        "(?:cancelar|cancela|cancele|cancelem|encerrar)(?: (?:a|minha|"
        "a minha))? (?:inscricao|assinatura)"
    ),
    "descadastr(?:ar|e|em|ar me|e me|a me|a)|desinscrever|desinscreva me|desinscricao",
    (
        "(?:me (?:remova|remove|tira|tire|tirem|retire|exclua|descadastre)|(?:remova|remove|"
        "tira|tire|tirem|retire|exclua) me)(?: d?(?:a|esta|essa|sua|de) ?(?:sua )?lista)?"
    ),
    (
        "(?:par[ae]m?|parar|deixem?|cessem?) (?:de|com)(?: me)? (?:enviar|mandar|escrever)"
        f"(?: me)?(?: {_AS}{_MENSAGENS})?(?: mais)?"
    ),
    (f"(?:parem?|parar|cessem?) (?:com )?{_AS}{_MENSAGENS}"),
    (
        "nao me (?:enviem?|mandem?|contacte|contactem|contate|contatem|escrevam?)"
        f"(?: mais)?(?: {_AS}{_MENSAGENS})?(?: mais)?"
    ),
    (
        "nao (?:enviem?|mandem?|contacte|contactem|contate|contatem|escrevam?)(?: me)?"
        f"(?: mais| {_AS}{_MENSAGENS})(?: mais)?"
    ),
    f"(?:eu )?nao quero(?: mais)?(?: receber)?(?: mais)?(?: {_AS}{_MENSAGENS})(?: mais)?",
    f"(?:cancelar|cancela|chega de|nao mais) {_AS}{_MENSAGENS}",
)

_DE_MESSAGES = (
    "(?:de |des |les |ces |vos |tous |toutes |plus |la |l )*(?:messages?|sms|textos?|pub|"
    "publicites?)"
)
_FRENCH = (
    (
        "arret(?:e|ez|er|ons)?|desabonn(?:er|ez|e|ement)|desinscri(?:re|ption|vez|s)|annuler|"
        "resilier|cessez"
    ),
    "stop (?:sms|pub|messages?)",
    ("(?:me |se )?(?:desabonner|desinscrire)|desabonnez ?moi|desinscrivez ?moi|desabonne ?moi"),
    "je (?:veux|souhaite|voudrais|desire) (?:me )?(?:desabonner|desinscrire|arreter)",
    f"(?:stop|arret|arretez|arrete|arreter|cessez|annuler|annulez) {_DE_MESSAGES}",
    (
        "(?:arretez|arrete|cessez|arreter) (?:de |d ?)?(?:m ?|me |nous )?(?:envoyer|ecrire|"
        f"contacter)(?: {_DE_MESSAGES})?"
    ),
    (
        "(?:ne )?(?:m ?|me |nous )(?:envoyez|envoie|ecrivez|ecris|contactez|"
        f"contacte) (?:plus|pas)(?: rien)?(?: {_DE_MESSAGES})?"
    ),
    f"(?:je ne veux plus|je veux plus|ne veux plus)(?: recevoir)?(?: {_DE_MESSAGES})",
    f"plus {_DE_MESSAGES}",
    ("(?:retirez|enlevez|supprimez|retire|enleve|supprime) ?moi(?: de (?:la|votre|cette) liste)?"),
)

_MENSAJES = (
    "(?:mensajes?|sms|msjs?|whatsapps?|avisos|notificaciones|publicidad|promociones|nada|esto)"
)
_MAS = "(?:(?:mas|los|las|estos|esos|sus|tus|de|me) )*"
_SPANISH = (
    (
        "alto|basta|par[ae]n?|parar|deten(?:er|te|gan|ga)|baja|salir|anular|quitar|"
        "cancel(?:a|ar|e|en)"
    ),
    (
        "(?:dar|darme|deme|denme|dame|me doy|quiero|quiero darme)(?: de)? baja|de baja|"
        "baja del servicio"
    ),
    (
        "(?:des|de)suscribir(?:me|se)?|desuscribeme|desubscribir(?:me)?|"
        "cancelar(?: la| mi)? suscripcion"
    ),
    "(?:elimin|quit|borr|sac)(?:a|e|en|ar)me(?: de (?:la|su|tu|esta) lista)?",
    (
        "(?:saquen|quiten|borren|eliminen)me(?: de (?:la|su|tu|esta) lista)?|"
        "no (?:me )?moleste(?:n|s)?|no molestar"
    ),
    (
        "(?:dej[ae]n?|dejar|par[ae]n?|parar) de (?:me )?(?:mandar|enviar|escribir|molestar|"
        f"contactar)(?:me)?(?: {_MAS}{_MENSAJES})?"
    ),
    (
        "no me (?:envi[ea]n?|envies|mand[ea]n?|mandes|escrib[ae]n?|contacten?)"
        f"(?: mas)?(?: {_MAS}{_MENSAJES})?(?: mas)?"
    ),
    (
        "no (?:envi[ea]n?|envies|mand[ea]n?|mandes|escrib[ae]n?|contacten?)(?:me)?"
        f"(?: mas| {_MAS}{_MENSAJES})(?: mas)?"
    ),
    f"(?:yo )?(?:ya )?no quiero(?: recibir)? {_MAS}{_MENSAJES}(?: mas)?",
    f"(?:no mas|basta de|parar|cancelar|alto a|detener) {_MAS}{_MENSAJES}",
)

_AR_RASAIL = (
    "(?:الرسايل|رسايل|رسايلكم|هذه الرسايل|الرساله|المزيد|المزيد من الرسايل|اي رسايل|شيء|شييا)"
)
_ARABIC = (
    (
        "توقف|توقفوا|توقفي|قف|قفوا|اوقف|اوقفوا|اوقفي|ايقاف|وقف|وقفوا|الغاء|الغ|الغي|الغوا|"
        "انهاء|كفي|كفايه|ستوب"
    ),
    (
        "(?:الغاء|ايقاف|وقف|الغ|الغي|الغوا|اوقف|اوقفوا|انهاء) (?:ال)?(?:اشتراك|اشتراكي|ارسال|"
        "مراسله|رسايل)"
    ),
    f"(?:ايقاف|وقف|اوقف|اوقفوا|وقفوا|الغاء|الغوا)(?: ارسال)? {_AR_RASAIL}",
    f"(?:توقف|توقفوا|كف|كفوا) عن (?:الارسال|مراسلتي|مراسلتنا|المراسله|ارسال {_AR_RASAIL})",
    (
        "(?:لا|ما) (?:ترسل|ترسلوا|ترسلون|تراسلني|تراسلوني|تبعت|تبعتوا|تتصل|تتصلوا|تتواصل|"
        f"تتواصلوا)(?: (?:لي|الي|لنا|معي|بي|بعد الان|مره اخري|{_AR_RASAIL}))+"
    ),
    (
        "(?:لا|ما) (?:اريد|نريد|ابغي|ابي|اود)(?: (?:استلام|استقبال|"
        f"تلقي))? {_AR_RASAIL}(?: (?:منكم|بعد الان))*"
    ),
    "(?:احذفني|احذفوني|ازيلوني|ازلني|احذف رقمي|احذفوا رقمي)(?: من (?:القايمه|قايمتكم))?",
)

_UJUMBE = (
    "(?:ujumbe|jumbe|meseji|mesej|sms|matangazo|taarifa|hizi|hii|wako|wenu|huu|zote|tena|zaidi)"
)
_SWAHILI = (
    (
        "acha(?:ni)?|simama|simamisha|sitisha|komesha|koma|ghairi|jitoe|jiondoe|"
        "niondoe(?:ni)?|nitoe(?:ni)?"
    ),
    (
        "(?:acha|acheni|achani|sitisha|simamisha|komesha|koma)(?: (?:kutuma|kunitumia|"
        f"kututumia))?(?: {_UJUMBE})*"
    ),
    f"(?:usi|msi)(?:ni|tu)tumie(?: {_UJUMBE})*",
    f"(?:usi|msi)tume(?: {_UJUMBE})+",
    f"sitaki(?: (?:kupokea|kupata))?(?: {_UJUMBE})+",
    (
        "(?:niondoe|nitoe|niondoeni|nitoeni)(?: (?:kwenye|katika) (?:orodha|kundi))?|(?:futa|"
        "ondoa) (?:usajili|namba yangu)"
    ),
)

STOP: tuple[str, ...] = (
    *_ENGLISH,
    *_AFRIKAANS,
    *_ZULU,
    *_XHOSA,
    *_PORTUGUESE,
    *_FRENCH,
    *_SPANISH,
    *_ARABIC,
    *_SWAHILI,
)
"""Whole messages that ask for no more messages."""

START: tuple[str, ...] = (
    ("start|unstop|restart|resume|subscribe(?: me)?|re ?subscribe(?: me)?|opt ?in|opt me in"),
    "start (?:again|(?:sending )?(?:me )?messages(?: again)?)",
    "begin(?: weer)?|hervat|teken(?: my)? (?:weer )?in|qala(?:ni)?|qalisa|qhubeka|qhuba",
    "iniciar|comecar|comece|retomar|voltar|demarrer|commencer|reprendre|reabonner",
    (
        "alta|empezar|empieza|reanudar|suscribir(?:me)?|ابدا|ابدء|بدء|استيناف|اشترك|anza|"
        "endelea|jiunge"
    ),
)
"""Whole messages that ask for messages again."""

PLEASE: tuple[str, ...] = (
    (
        "please|pls|plz|plse|kindly|asseblief|asb|aub|ngicela|ngiyacela|ndicela|ndiyacela|"
        "nceda|ncedani"
    ),
    ("por favor|porfavor|pfv|xfa|xfavor|s ?il (?:vous|te) plait|svp|stp|tafadhali|tafadhalini"),
    "من فضلك|من فضلكم|لو سمحت|لو سمحتم|رجاء|الرجاء|ارجوكم|ارجوك",
)
"""Ways to say "please", which may stand anywhere in a request."""

AROUND: tuple[str, ...] = (
    "just|thanks|thank you|thank u|thanx|thx|ty|many thanks|ok|okay|yes|sorry|pl",
    (
        "now|right now|immediately|at once|today|nou|dadelik|onmiddellik|agora|maintenant|"
        "ahora|ya|sasa"
    ),
    ("hi|hello|hey|there|good (?:morning|day|afternoon|evening)|dear|sir|madam|maam|mam|guys"),
    "dankie|baie dankie|hallo|goeie (?:more|dag|middag|naand)|jammer",
    "ngiyabonga|siyabonga|sawubona|sanibonani|enkosi|molo|molweni|uxolo",
    "obrigad[oa]|ola|oi|bom dia|boa tarde|boa noite|merci|bonjour|bonsoir|salut",
    "gracias|muchas gracias|hola|buenos dias|buenas tardes|buenas",
    ("شكرا|مرحبا|السلام عليكم|الان|فورا|naomba|asante|asanteni|habari|hujambo|jambo|samahani"),
)
"""What is said before or after a request and changes nothing about it."""
