# What characters are called, in \N escapes and in unicodedata.
import unicodedata

print("\N{SNOWMAN} \N{party popper} \N{GREEK SMALL LETTER FINAL SIGMA} \N{CYRILLIC CAPITAL LETTER ZHE}")
print(ascii("\N{LF}\N{NO-BREAK SPACE}\N{HANGUL SYLLABLE GAG}\N{CJK UNIFIED IDEOGRAPH-4E00}"))
print(f"{'x':\N{BULLET}>4} \N{EM DASH} {1 + 1}", b"\\N{DIGIT ONE}", r"\N{DIGIT ONE}")

for c in "aß€→Жא아一🎉\u0301\u200f𝔸":
    print(f"U+{ord(c):04X} {unicodedata.name(c)}")
for c in "\n\ue000\U00017000\U0001fae8":
    print(ascii(c), unicodedata.name(c, "-"))
    try:
        unicodedata.name(c)
    except ValueError as e:
        print(e)
for name in ["snowman", "NULL", "new line", "KEYCAP DIGIT ONE", "hangul syllable gag", "CJK UNIFIED IDEOGRAPH-4e00", "SNOWMAN WITHOUT HAT", "SHAKING FACE"]:
    try:
        print(name, ascii(unicodedata.lookup(name)))
    except KeyError as e:
        print(repr(e))
