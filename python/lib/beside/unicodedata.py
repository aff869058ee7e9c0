"""The properties of characters: categories, normal forms, and the names of what European texts are written in."""
from _unicode import category

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


_DIGITS = "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split()
_ASCII = ("SPACE|EXCLAMATION MARK|QUOTATION MARK|NUMBER SIGN|DOLLAR SIGN|PERCENT SIGN|AMPERSAND|APOSTROPHE|LEFT PARENTHESIS|RIGHT PARENTHESIS|ASTERISK|"
          "PLUS SIGN|COMMA|HYPHEN-MINUS|FULL STOP|SOLIDUS|COLON|SEMICOLON|LESS-THAN SIGN|EQUALS SIGN|GREATER-THAN SIGN|QUESTION MARK|COMMERCIAL AT|"
          "LEFT SQUARE BRACKET|REVERSE SOLIDUS|RIGHT SQUARE BRACKET|CIRCUMFLEX ACCENT|LOW LINE|GRAVE ACCENT|LEFT CURLY BRACKET|VERTICAL LINE|RIGHT CURLY BRACKET|TILDE").split("|")
_MORE = {"\u00a0": "NO-BREAK SPACE", "¡": "INVERTED EXCLAMATION MARK", "£": "POUND SIGN", "§": "SECTION SIGN", "©": "COPYRIGHT SIGN", "«": "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK",
         "®": "REGISTERED SIGN", "°": "DEGREE SIGN", "±": "PLUS-MINUS SIGN", "²": "SUPERSCRIPT TWO", "µ": "MICRO SIGN", "»": "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK",
         "½": "VULGAR FRACTION ONE HALF", "¿": "INVERTED QUESTION MARK", "Æ": "LATIN CAPITAL LETTER AE", "æ": "LATIN SMALL LETTER AE", "ß": "LATIN SMALL LETTER SHARP S",
         "Ø": "LATIN CAPITAL LETTER O WITH STROKE", "ø": "LATIN SMALL LETTER O WITH STROKE", "Ł": "LATIN CAPITAL LETTER L WITH STROKE", "ł": "LATIN SMALL LETTER L WITH STROKE",
         "ı": "LATIN SMALL LETTER DOTLESS I", "Œ": "LATIN CAPITAL LIGATURE OE", "œ": "LATIN SMALL LIGATURE OE", "×": "MULTIPLICATION SIGN", "÷": "DIVISION SIGN", "–": "EN DASH", "—": "EM DASH",
         "‘": "LEFT SINGLE QUOTATION MARK", "’": "RIGHT SINGLE QUOTATION MARK", "“": "LEFT DOUBLE QUOTATION MARK", "”": "RIGHT DOUBLE QUOTATION MARK", "•": "BULLET", "…": "HORIZONTAL ELLIPSIS",
         "€": "EURO SIGN", "™": "TRADE MARK SIGN", "←": "LEFTWARDS ARROW", "↑": "UPWARDS ARROW", "→": "RIGHTWARDS ARROW", "↓": "DOWNWARDS ARROW", "√": "SQUARE ROOT", "∞": "INFINITY",
         "\u200b": "ZERO WIDTH SPACE", "\u200d": "ZERO WIDTH JOINER", "✓": "CHECK MARK", "★": "BLACK STAR", "☃": "SNOWMAN", "ﬁ": "LATIN SMALL LIGATURE FI", "😀": "GRINNING FACE", "🐍": "SNAKE"}
_GREEK = "ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA IOTA KAPPA LAMDA MU NU XI OMICRON PI RHO FINAL_SIGMA SIGMA TAU UPSILON PHI CHI PSI OMEGA".split()
_MARKS = dict(zip("\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u0327\u0328\u0323\u0331",
                  "GRAVE,ACUTE,CIRCUMFLEX,TILDE,MACRON,BREVE,DOT ABOVE,DIAERESIS,HOOK ABOVE,RING ABOVE,DOUBLE ACUTE,CARON,CEDILLA,OGONEK,DOT BELOW,LINE BELOW".split(",")))


def _name(c):
    if c.isascii():
        if c.isalpha():
            return f"LATIN {'CAPITAL' if c.isupper() else 'SMALL'} LETTER {c.upper()}"
        if c.isdigit():
            return "DIGIT " + _DIGITS[int(c)]
        order = [x for x in range(32, 127) if not chr(x).isalnum()]
        return _ASCII[order.index(ord(c))] if ord(c) in order else None
    if c in _MORE:
        return _MORE[c]
    if c in _MARKS:
        name = _MARKS[c].replace("LINE", "MACRON")
        return f"COMBINING {name}{' ACCENT' if name in ('GRAVE', 'ACUTE', 'CIRCUMFLEX', 'DOUBLE ACUTE') else ''}"
    code = ord(c) - (0x391 if c < "α" else 0x3b1)
    if 0 <= code < 25 and (c >= "α" or code != 17):
        return f"GREEK {'SMALL' if c >= 'α' else 'CAPITAL'} LETTER {_GREEK[code].replace('_', ' ')}"
    parts = _CANON.get(c, "")
    if len(parts) == 2 and parts[1] in _MARKS and c < "\u0180":
        base = _name(parts[0])
        return base and f"{base} WITH {_MARKS[parts[1]]}"
    if "\u4e00" <= c <= "\u9fff":
        return f"CJK UNIFIED IDEOGRAPH-{ord(c):X}"
    return None


_UNKNOWN = object()


def name(chr, default=_UNKNOWN, /):
    found = _name(chr)
    if found is None:
        if category(chr) not in ("Cc", "Cn", "Co", "Cs"):
            raise NotImplementedError(f"Diptych does not support the name of U+{ord(chr):04X} yet")
        if default is _UNKNOWN:
            raise ValueError("no such name")
        return default
    return found


def lookup(name, /):
    wanted = name.upper()
    for first, last in ((32, 0x180), (0x300, 0x332), (0x391, 0x3ca)):
        for code in range(first, last):
            if _name(chr(code)) == wanted:
                return chr(code)
    for c, found in _MORE.items():
        if found == wanted:
            return c
    raise KeyError(f"undefined character name '{name}'")


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
