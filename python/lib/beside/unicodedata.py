"""The properties of characters: names, categories, normal forms."""
from _unicode import category, lookup as _lookup, name as _name

unidata_version = "14.0.0"

# Letters with a mark behind their first parts, a line a mark.
_MARKED = (
    "\u0300ÀAÈEÌIÒOÙUàaèeìiòoùuǛÜǜüǸNǹnЀЕЍИѐеѝиḔĒḕēṐŌṑōẀWẁwẦÂầâẰĂằăỀÊềêỒÔồôỜƠờơỪƯừưỲYỳyἂἀἃἁἊἈἋἉἒἐἓἑἚἘἛἙἢἠἣἡἪἨἫἩἲἰἳἱἺἸἻἹὂὀὃὁὊὈὋὉὒὐὓὑὛὙὢὠὣὡὪὨὫὩὰαὲεὴηὶιὸο"
    "ὺυὼωᾺΑῈΕῊΗ῍᾿ῒϊῚΙ῝῾ῢϋῪΥ῭¨ῸΟῺΩ" "\n"
    "\u0301ÁAÉEÍIÓOÚUÝYáaéeíióoúuýyĆCćcĹLĺlŃNńnŔRŕrŚSśsŹZźzǗÜǘüǴGǵgǺÅǻåǼÆǽæǾØǿø΅¨ΆΑΈΕΉΗΊΙΌΟΎΥΏΩΐϊάαέεήηίιΰϋόούυώωϓϒЃГЌКѓгќкḈÇḉçḖĒḗēḮÏḯïḰKḱkḾMḿmṌÕṍõṒŌṓō"
    "ṔPṕpṸŨṹũẂWẃwẤÂấâẮĂắăẾÊếêỐÔốôỚƠớơỨƯứưἄἀἅἁἌἈἍἉἔἐἕἑἜἘἝἙἤἠἥἡἬἨἭἩἴἰἵἱἼἸἽἹὄὀὅὁὌὈὍὉὔὐὕὑὝὙὤὠὥὡὬὨὭὩ῎᾿῞῾" "\n"
    "\u0302ÂAÊEÎIÔOÛUâaêeîiôoûuĈCĉcĜGĝgĤHĥhĴJĵjŜSŝsŴWŵwŶYŷyẐZẑzẬẠậạỆẸệẹỘỌộọ" "\n"
    "\u0303ÃAÑNÕOãañnõoĨIĩiŨUũuṼVṽvẪÂẫâẴĂẵăẼEẽeỄÊễêỖÔỗôỠƠỡơỮƯữưỸYỹy" "\n"
    "\u0308ÄAËEÏIÖOÜUäaëeïiöoüuÿyŸYΪΙΫΥϊιϋυϔϒЁЕЇІёеїіӒАӓаӚӘӛәӜЖӝжӞЗӟзӤИӥиӦОӧоӪӨӫөӬЭӭэӰУӱуӴЧӵчӸЫӹыḦHḧhṎÕṏõṺŪṻūẄWẅwẌXẍxẗt" "\n"
    "\u030aÅAåaŮUůuẘwẙy" "\n"
    "\u0327ÇCçcĢGģgĶKķkĻLļlŅNņnŖRŗrŞSşsŢTţtȨEȩeḐDḑdḨHḩh" "\n"
    "\u0304ĀAāaĒEēeĪIīiŌOōoŪUūuǕÜǖüǞÄǟäǠȦǡȧǢÆǣæǬǪǭǫȪÖȫöȬÕȭõȰȮȱȯȲYȳyӢИӣиӮУӯуḠGḡgḸḶḹḷṜṚṝṛᾱαᾹΑῑιῙΙῡυῩΥ" "\n"
    "\u0306ĂAăaĔEĕeĞGğgĬIĭiŎOŏoŬUŭuЎУЙИйиўуӁЖӂжӐАӑаӖЕӗеḜȨḝȩẶẠặạᾰαᾸΑῐιῘΙῠυῨΥ" "\n"
    "\u0328ĄAąaĘEęeĮIįiŲUųuǪOǫo" "\n"
    "\u0307ĊCċcĖEėeĠGġgİIŻZżzȦAȧaȮOȯoḂBḃbḊDḋdḞFḟfḢHḣhṀMṁmṄNṅnṖPṗpṘRṙrṠSṡsṤŚṥśṦŠṧšṨṢṩṣṪTṫtẆWẇwẊXẋxẎYẏyẛſ" "\n"
    "\u030cČCčcĎDďdĚEěeĽLľlŇNňnŘRřrŠSšsŤTťtŽZžzǍAǎaǏIǐiǑOǒoǓUǔuǙÜǚüǦGǧgǨKǩkǮƷǯʒǰjȞHȟh" "\n"
    "\u030bŐOőoŰUűuӲУӳу" "\n"
    "\u031bƠOơoƯUưu" "\n"
    "\u030fȀAȁaȄEȅeȈIȉiȌOȍoȐRȑrȔUȕuѶѴѷѵ" "\n"
    "\u0311ȂAȃaȆEȇeȊIȋiȎOȏoȒRȓrȖUȗu" "\n"
    "\u0326ȘSșsȚTțt" "\n"
    "\u0325ḀAḁa" "\n"
    "\u0323ḄBḅbḌDḍdḤHḥhḲKḳkḶLḷlṂMṃmṆNṇnṚRṛrṢSṣsṬTṭtṾVṿvẈWẉwẒZẓzẠAạaẸEẹeỊIịiỌOọoỢƠợơỤUụuỰƯựưỴYỵy" "\n"
    "\u0331ḆBḇbḎDḏdḴKḵkḺLḻlṈNṉnṞRṟrṮTṯtẔZẕzẖh" "\n"
    "\u032dḒDḓdḘEḙeḼLḽlṊNṋnṰTṱtṶUṷu" "\n"
    "\u0330ḚEḛeḬIḭiṴUṵu" "\n"
    "\u032eḪHḫh" "\n"
    "\u0324ṲUṳu" "\n"
    "\u0309ẢAảaẨÂẩâẲĂẳăẺEẻeỂÊểêỈIỉiỎOỏoỔÔổôỞƠởơỦUủuỬƯửưỶYỷy" "\n"
    "\u0313ἀαἈΑἐεἘΕἠηἨΗἰιἸΙὀοὈΟὐυὠωὨΩῤρ" "\n"
    "\u0314ἁαἉΑἑεἙΕἡηἩΗἱιἹΙὁοὉΟὑυὙΥὡωὩΩῥρῬΡ" "\n"
    "\u0342ἆἀἇἁἎἈἏἉἦἠἧἡἮἨἯἩἶἰἷἱἾἸἿἹὖὐὗὑὟὙὦὠὧὡὮὨὯὩᾶα῁¨ῆη῏᾿ῖιῗϊ῟῾ῦυῧϋῶω" "\n"
    "\u0345ᾀἀᾁἁᾂἂᾃἃᾄἄᾅἅᾆἆᾇἇᾈἈᾉἉᾊἊᾋἋᾌἌᾍἍᾎἎᾏἏᾐἠᾑἡᾒἢᾓἣᾔἤᾕἥᾖἦᾗἧᾘἨᾙἩᾚἪᾛἫᾜἬᾝἭᾞἮᾟἯᾠὠᾡὡᾢὢᾣὣᾤὤᾥὥᾦὦᾧὧᾨὨᾩὩᾪὪᾫὫᾬὬᾭὭᾮὮᾯὯᾲὰᾳαᾴάᾷᾶᾼΑῂὴῃηῄήῇῆῌΗῲὼῳωῴώῷῶῼΩ" "\n"
)
# Characters that stand for others alone.
_SAME = "\u0374\u02b9 \u037e; \u0387\xb7 \u1f71\u03ac \u1f73\u03ad \u1f75\u03ae \u1f77\u03af \u1f79\u03cc \u1f7b\u03cd \u1f7d\u03ce \u1fbb\u0386 \u1fbe\u03b9 \u1fc9\u0388 \u1fcb\u0389 \u1fd3\u0390 \u1fdb\u038a \u1fe3\u03b0 \u1feb\u038e \u1fee\u0385 \u1fef` \u1ff9\u038c \u1ffb\u038f \u1ffd\xb4 \u2000\u2002 \u2001\u2003 \u2126\u03a9 \u212aK \u212b\xc5"
# Compatibility characters, each before what it stands for ("_" is a space).
_LIKE = (
    "\xa0_|¨_\u0308|ªa|¯_\u0304|²2|³3|´_\u0301|µμ|¸_\u0327|¹1|ºo|¼1⁄4|½1⁄2|¾3⁄4|ĲIJ|ĳij|ĿL·|ŀl·|ŉʼn|ſs|ǄDŽ|ǅDž|ǆdž|ǇLJ|ǈLj|ǉlj|ǊNJ|ǋNj|ǌnj|ǱDZ|ǲDz|ǳdz|ͺ_\u0345|΄_\u0301|ϐβ|ϑθ|ϒΥ|"
    "ϕφ|ϖπ|ϰκ|ϱρ|ϲς|ϴΘ|ϵε|ϹΣ|ẚaʾ|᾽_\u0313|᾿_\u0313|῀_\u0342|῾_\u0314|\u2002_|\u2003_|\u2004_|\u2005_|\u2006_|\u2007_|\u2008_|\u2009_|\u200a_|‑‐|‗_\u0333|․.|‥..|…...|\u202f_|″′′|‴′′′|‶‵‵|‷‵‵‵|‼!!|‾_\u0305|⁇??|⁈?!|⁉!?|⁗′′′′|\u205f_|"
    "⁰0|ⁱi|⁴4|⁵5|⁶6|⁷7|⁸8|⁹9|⁺+|⁻−|⁼=|⁽(|⁾)|ⁿn|₀0|₁1|₂2|₃3|₄4|₅5|₆6|₇7|₈8|₉9|₊+|₋−|₌=|₍(|₎)|ₐa|ₑe|ₒo|ₓx|ₔə|ₕh|ₖk|ₗl|ₘm|ₙn|ₚp|ₛs|ₜt|℀a/c|℁a/s|ℂC|"
    "℃°C|℅c/o|℆c/u|ℇƐ|℉°F|ℊg|ℋH|ℌH|ℍH|ℎh|ℏħ|ℐI|ℑI|ℒL|ℓl|ℕN|№No|ℙP|ℚQ|ℛR|ℜR|ℝR|℠SM|℡TEL|™TM|ℤZ|ℨZ|ℬB|ℭC|ℯe|ℰE|ℱF|ℳM|ℴo|ℵא|ℶב|ℷג|ℸד|ℹi|℻FAX|ℼπ|ℽγ|"
    "ℾΓ|ℿΠ|⅀∑|ⅅD|ⅆd|ⅇe|ⅈi|ⅉj|⅐1⁄7|⅑1⁄9|⅒1⁄10|⅓1⁄3|⅔2⁄3|⅕1⁄5|⅖2⁄5|⅗3⁄5|⅘4⁄5|⅙1⁄6|⅚5⁄6|⅛1⁄8|⅜3⁄8|⅝5⁄8|⅞7⁄8|⅟1⁄|ⅠI|ⅡII|ⅢIII|ⅣIV|ⅤV|ⅥVI|ⅦVII|ⅧVIII|"
    "ⅨIX|ⅩX|ⅪXI|ⅫXII|ⅬL|ⅭC|ⅮD|ⅯM|ⅰi|ⅱii|ⅲiii|ⅳiv|ⅴv|ⅵvi|ⅶvii|ⅷviii|ⅸix|ⅹx|ⅺxi|ⅻxii|ⅼl|ⅽc|ⅾd|ⅿm|↉0⁄3|①1|②2|③3|④4|⑤5|⑥6|⑦7|⑧8|⑨9|⑩10|⑪11|⑫12|⑬13|"
    "⑭14|⑮15|⑯16|⑰17|⑱18|⑲19|⑳20|ﬀff|ﬁfi|ﬂfl|ﬃffi|ﬄffl|ﬅſt|ﬆst|"
)
# The combining classes of U+0300 to U+036F that are not 230: class, first and last.
_CLASSES = (0, 0x34f, 0x34f), (1, 0x334, 0x338), (202, 0x321, 0x322), (202, 0x327, 0x328), (216, 0x31b, 0x31b), (220, 0x316, 0x319), (220, 0x31c, 0x320), (220, 0x323, 0x326), (220, 0x329, 0x333), (220, 0x339, 0x33c), (220, 0x347, 0x349), (220, 0x34d, 0x34e), (220, 0x353, 0x356), (220, 0x359, 0x35a), (232, 0x315, 0x315), (232, 0x31a, 0x31a), (232, 0x358, 0x358), (233, 0x35c, 0x35c), (233, 0x35f, 0x35f), (233, 0x362, 0x362), (234, 0x35d, 0x35e), (234, 0x360, 0x361), (240, 0x345, 0x345)
def _tables():
    canon, pairs, compat = {}, {}, {}
    for line in _MARKED.splitlines():
        mark, rest = line[0], line[1:]
        for i in range(0, len(rest), 2):
            canon[rest[i]] = rest[i + 1] + mark
            pairs[rest[i + 1] + mark] = rest[i]
    for entry in _SAME.split():
        canon[entry[0]] = entry[1]
    for entry in _LIKE.split("|"):
        if entry:
            compat[entry[0]] = entry[1:].replace("_", " ")
    for c in range(0xff01, 0xff5f):  # the full width of ASCII
        compat[chr(c)] = chr(c - 0xfee0)
    compat["\u3000"] = " "
    return canon, pairs, compat


_CANON, _PAIRS, _COMPAT = _tables()


def combining(chr):
    code = ord(chr)
    if not 0x300 <= code < 0x370:
        return 0
    return next((k for k, first, last in _CLASSES if first <= code <= last), 230)


def decomposition(chr):
    parts, tag = _CANON.get(chr), ""
    if parts is None and chr in _COMPAT:
        parts, tag = _COMPAT[chr], "<wide> " if "\uff01" <= chr < "\uff5f" else "<compat> "
    return tag + " ".join(f"{ord(c):04X}" for c in parts) if parts else ""


def _apart(c, compat):
    parts = _CANON.get(c) or compat and _COMPAT.get(c)
    if parts:
        for p in parts:
            yield from _apart(p, compat)
    elif "\uac00" <= c <= "\ud7a3":  # Hangul syllables are counted out
        lead, rest = divmod(ord(c) - 0xac00, 588)
        vowel, tail = divmod(rest, 28)
        yield chr(0x1100 + lead)
        yield chr(0x1161 + vowel)
        if tail:
            yield chr(0x11a7 + tail)
    else:
        yield c


def _joined(a, b):
    if a + b in _PAIRS:
        return _PAIRS[a + b]
    if "\u1100" <= a <= "\u1112" and "\u1161" <= b <= "\u1175":
        return chr(0xac00 + ((ord(a) - 0x1100) * 21 + ord(b) - 0x1161) * 28)
    if "\uac00" <= a <= "\ud7a3" and "\u11a8" <= b <= "\u11c2" and (ord(a) - 0xac00) % 28 == 0:
        return chr(ord(a) + ord(b) - 0x11a7)
    return None


def normalize(form, unistr, /):
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("invalid normalization form")
    if not isinstance(unistr, str):
        raise TypeError(f"normalize() argument 2 must be str, not {type(unistr).__name__}")
    if unistr.isascii():
        return unistr
    out = []
    for c in unistr:
        for p in _apart(c, "K" in form):
            k, at = combining(p), len(out)
            while k and at and combining(out[at - 1]) > k:
                at -= 1
            out.insert(at, p)
    if form.endswith("D"):
        return "".join(out)
    made, starter, last = [], None, 0
    for c in out:
        k = combining(c)
        if starter is not None and (last < k or last == 0 and starter == len(made) - 1):
            joined = _joined(made[starter], c)
            if joined is not None:
                made[starter] = joined
                continue
        if k == 0:
            starter = len(made)
        last = k
        made.append(c)
    return "".join(made)


def is_normalized(form, unistr, /):
    return normalize(form, unistr) == unistr


_UNKNOWN = object()


def name(chr, default=_UNKNOWN, /):
    if not isinstance(chr, str) or len(chr) != 1:
        raise TypeError(f"name() argument 1 must be a unicode character, not {type(chr).__name__}")
    found = _name(ord(chr))
    if found is None:
        if default is _UNKNOWN:
            raise ValueError("no such name")
        return default
    return found


def lookup(name, /):
    if not isinstance(name, str):
        raise TypeError(f"lookup() argument must be read-only bytes-like object, not {type(name).__name__}")
    found = _lookup(name)
    if found is None:
        raise KeyError(f"undefined character name '{name}'")
    return found


def _valued(what, test):
    def value(chr, default=_UNKNOWN, /):
        if test(chr):
            if category(chr) == "Nd":
                return int(chr) if what != "numeric" else float(int(chr))
            parts = "".join(_apart(chr, True))
            if what == "numeric" and "\u2044" in parts:
                top, _, bottom = parts.partition("\u2044")
                return int(top) / int(bottom or 1)
            if parts.isdecimal():
                return int(parts) if what == "digit" else float(parts)
        if default is _UNKNOWN:
            raise ValueError({"decimal": "not a decimal", "digit": "not a digit", "numeric": "not a numeric character"}[what])
        return default
    value.__name__ = value.__qualname__ = what
    return value


decimal = _valued("decimal", str.isdecimal)
digit = _valued("digit", str.isdigit)
numeric = _valued("numeric", str.isnumeric)


def mirrored(chr, /):
    return int(chr in "()<>[]{}«»≤≥")


def east_asian_width(chr, /):
    code = ord(chr)
    if 0xff01 <= code <= 0xff60:
        return "F"
    if 0x1100 <= code <= 0x115f or 0x2e80 <= code <= 0xa4cf or 0xac00 <= code <= 0xd7a3 or 0xf900 <= code <= 0xfaff or 0x1f300 <= code <= 0x1faff or 0x20000 <= code <= 0x3fffd:
        return "W"
    return "Na" if 0x20 <= code < 0x7f or chr in "¢£¥¦¬¯" else "A" if chr in "¡¤§¨ª®°±´¶·¸º¼½¾¿ÆÐ×ØÞßàáæèéêìíðòó÷øùúüþ" else "N"
