# Escaping for HTML.
import re

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


# The names of U+00A0 to U+00FF, in order, and the usual ones beyond.
_latin = """nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil
Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute
Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute
icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml""".split()
_names = {name: chr(160 + i) for i, name in enumerate(_latin)}
_bare = set(_names) | {"amp", "lt", "gt", "quot", "AMP", "LT", "GT", "QUOT"}
_names.update(amp="&", lt="<", gt=">", quot='"', AMP="&", LT="<", GT=">", QUOT='"', apos="'", euro="€", hellip="…",
              ndash="–", mdash="—", lsquo="‘", rsquo="’", ldquo="“", rdquo="”", sbquo="‚", bdquo="„", bull="•",
              trade="™", larr="←", rarr="→", uarr="↑", darr="↓", harr="↔", infin="∞", ne="≠", le="≤", ge="≥",
              minus="−", radic="√", sum="∑", prod="∏", part="∂", forall="∀", exist="∃", empty="∅", isin="∈", cap="∩",
              cup="∪", sub="⊂", sup="⊃", and_="∧", or_="∨", alpha="α", beta="β", gamma="γ", delta="δ", epsilon="ε",
              lambda_="λ", mu="μ", pi="π", sigma="σ", omega="ω", Delta="Δ", Omega="Ω", Sigma="Σ", hearts="♥",
              check="✓", ensp="\u2002", emsp="\u2003", thinsp="\u2009", zwj="\u200d", zwnj="\u200c", dagger="†",
              permil="‰", prime="′", OElig="Œ", oelig="œ", Scaron="Š", scaron="š", Yuml="Ÿ", fnof="ƒ", tilde="˜")
for _key in ("and_", "or_", "lambda_"):
    _names[_key[:-1]] = _names.pop(_key)
_windows = dict(zip(range(0x80, 0xa0), "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"))
_reference = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def _replaced(match):
    s = match.group(1)
    if s[0] != "#":
        if s[-1] == ";" and s[:-1] in _names:
            return _names[s[:-1]]
        for end in range(len(s), 1, -1):
            if s[:end] in _bare:
                return _names[s[:end]] + s[end:]
        return "&" + s
    digits = s[1:].rstrip(";")
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if code in _windows:
        return _windows[code]
    if code == 0 or 0xd800 <= code <= 0xdfff or code > 0x10ffff:
        return "\ufffd"
    if code == 0xd:
        return "\r"
    if code < 0x20 and code not in (9, 10, 12) or code == 0xb or 0x7f <= code < 0xa0 or code & 0xfffe == 0xfffe \
            or 0xfdd0 <= code <= 0xfdef:
        return ""
    return chr(code)


def unescape(s):
    return _reference.sub(_replaced, s) if "&" in s else s
