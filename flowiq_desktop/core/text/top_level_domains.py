"""The ends of host names by which a phone knows that `example.org` is an address.

A choice, written down by hand and not compared with IANA's root zone yet: ends of two letters,
those in other letters that countries use (without combining marks), and the generic ones that
businesses and schools are met at. Of the rest many are words (`.zip`, `.sale`), which more often
follow a full stop without a blank.
"""

_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw
by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et
eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie
il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv
ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr
nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl
sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz
va vc ve vg vi vn vu wf ws ye yt za zm zw
"""
_OTHER_LETTERS = """
бг бел мкд мон рф срб укр қаз հայ ישראל الاردن الجزائر السعودية السودان المغرب
امارات ایران بارت بھارت تونس سورية عراق عمان فلسطين قطر مصر مليسيا موريتانيا پاکستان ไทย
ລາວ გე 中国 中國 台湾 台灣 新加坡 澳門 香港 한국 ευ ελ
"""  # noqa: RUF001 - these letters are meant
_GENERIC = """
academy aero africa agency app arpa art asia bank bar bayern berlin bible bio biz blog bot capetown
cat charity chat church city clinic cloud club com community consulting coop courses cymru
dental dentist dev digital durban earth edu education email events expert finance foundation fun
global gmbh gov green group guide health hospital hotel house info institute int international jobs
joburg law legal link live london ltd market media medical mil mobi museum name net network news
ngo one ong online org page paris photos post pro properties pub repair restaurant rocks sarl
school schule scot services shop site social software solutions space srl store studio support
surf swiss systems taxi team tech tel top tours training travel university vip vet wales website
wien wiki work works world wtf xxx xyz yoga zone
"""
TOP_LEVEL_DOMAINS = frozenset(f"{_COUNTRIES} {_OTHER_LETTERS} {_GENERIC}".split())
"""In small letters; besides them stands each one that begins with `xn--`."""


def is_top_level(label: str) -> bool:
    """Whether a host name can end in this label."""
    return label.casefold() in TOP_LEVEL_DOMAINS or label[:4].casefold() == "xn--"
