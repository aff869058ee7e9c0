name, price, n = "Ünïcode", 1234.5678, 255
print(f"{name!r:>12}|{name:^11}|{price:,.2f}|{price:10.1e}|{n:#x}|{n:08b}|{n:+d}|{0.1 + 0.2}|{1e16}|{1e-7}|{100.0}|{2/3:.3%}")
print(f"{name=} {n * 2 = } {'nested ' + f'{n:>{5}}'} {{literal}} {n!s:*<6}")
print("%s is %d years and %.1f%% %-5s| %05d %x %r" % ("Bo", 7, 99.5, "ab", 42, 255, "q'uote"))
print("{0} {1} {0} {key!r} {2[a]} {3.real}".format("a", "b", {"a": 1}, 5, key="k"))
print("a,b,,c".split(","), "  x y  ".split(), "a-b-c".rsplit("-", 1), "k=v=w".partition("="), "line1\nline2\r\n".splitlines())
print("Hello".lower(), "hello world".title(), "x".join(["1", "2"]), "abc".replace("b", "BB"), "abcabc".find("c", 3), "abc".index("b"), "ab".zfill(5), "  t ".strip() + "|")
print("abc"[::-1], "abc"[-2:], "héllo"[1], len("日本語"), "a" < "B", "ß".upper(), "ﬁ".casefold(), "x".isalpha(), "12".isdigit(), "Ab".swapcase(), "abc".startswith(("x", "ab")))
print(repr("tab\t nl\n quote' dq\" back\\ \x00 é \u200b 🎉"), ascii("é🎉"), "\N{BULLET}", r"raw\n", b"by\x00te\xff", "a" "b")
print(b"abc".decode(), "é".encode("utf-8"), bytes([65, 66]), b"ab"[0], b"a,b".split(b","), bytes.fromhex("00ff").hex(), "abc".encode().upper())
print("%(a)s-%(b)03d" % {"a": 1, "b": 2}, "abc".center(9, "*"), "a\tb".expandtabs(4), "abc".translate({97: "x", 98: None}), "x".ljust(3) + "|", "aXbX".count("X"))
print(str(3), str(3.0), str(None), str([1, "a", None, 2.5, True]), repr({"k": (1,), "s": {1}}), str(b"x"), "{:>10}".format(None.__class__.__name__))
for bad in ('"abc".index("z")', '"{} {}".format(1)', '"%d" % "x"', '"%s %s" % (1,)', 'f"{5:zz}"', '"abc"[10]', '"é".encode("ascii")', 'b"\\xff".decode()', 'int("x1")', '"a".join([1])'):
    try:
        eval(bad)
    except Exception as e:
        print(type(e).__name__, e)
