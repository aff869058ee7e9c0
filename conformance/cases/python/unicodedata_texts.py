import unicodedata as u
text = "Café Ångström naïve ﬁne ½ ™ ２０ Ç É ệ Ǖ Ἀ ὐ й ё 한국어 Ⅳ x² “q”"
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    t = u.normalize(form, text)
    print(form, len(t), ascii(t), u.normalize("NFC", t) == u.normalize("NFC", text), u.is_normalized(form, text))
print(u.normalize("NFKD", "Crème Brûlée à la façon Łódź").encode("ascii", "ignore").decode())
print("".join(c for c in u.normalize("NFD", "Ñandú über") if u.category(c) != "Mn"))
print(ascii(u.normalize("NFC", "e\u0301\u0323 q\u0323\u0307 a\u0328\u0301 \u1100\u1161\u11a8")))
print(ascii(u.normalize("NFD", "\u1e69 s\u0307\u0323")))
for c in "aA1 .,-_($+^<é\n\u00a0«»§½²Ⅳǅʰا한\u0301\u200b€😀–“¦中\x7f٣":
    print(ascii(c), u.category(c), u.combining(c), u.decomposition(c) if c not in "½²Ⅳʰ\u00a0" else "")
for c in "aZ7 !@éÀñüÇß€→π΅"[:14]:
    print(c, u.name(c))
for n in ("LATIN SMALL LETTER E WITH ACUTE", "euro sign", "GREEK SMALL LETTER PI", "DIGIT FOUR", "SNOWMAN", "COMBINING ACUTE ACCENT"):
    print(n, ascii(u.lookup(n)))
try: u.lookup("NOT A NAME")
except KeyError as e: print(e)
try: u.name("\n")
except ValueError as e: print(e)
print(u.name("\n", "none"), u.decimal("7"), u.digit("²"), u.numeric("½"), u.decimal("x", -1))
try: u.numeric("x")
except ValueError as e: print(e)
try: u.normalize("X", "é")
except ValueError as e: print(e)
try: u.category("ab")
except TypeError as e: print(e)
print(u.east_asian_width("a"), u.east_asian_width("中"), u.east_asian_width("Ａ"), u.mirrored("("), u.mirrored("a"))
