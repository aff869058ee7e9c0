# str: the methods a lesson shows.
s = "  Hello, World!  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), s.strip().lower(), s.strip().upper(), s.strip().swapcase(), "hello world".title(), "hELLO".capitalize(), "ß".casefold())
t = "one,two,,three"
print(t.split(","), t.split(",", 1), t.rsplit(",", 1), "a b  c".split(), "a b  c".split(" "), t.partition(","), t.rpartition(","), t.partition("x"), "a\nb\r\nc".splitlines(), "a\nb".splitlines(True))
print(t.find("two"), t.find("x"), t.index("e"), t.rfind(","), t.count(","), t.count(""), t.startswith("one"), t.endswith(("x", "three")), t.replace(",", ";", 2), t.replace("", "-")[:8], "two" in t)
print("-".join(["a", "b", "c"]), "".join(reversed("abc")), "ab" * 3, "abc"[::-1], "abcdef"[1:4], "abcdef"[-2:], "abcdef"[::2], len("naïve"), "a" < "b")
print("5".zfill(3), "-5".zfill(4), "x".center(7, "*"), "x".ljust(3) + "|", "x".rjust(3, "."), "a\tb".expandtabs(4), "abc".removeprefix("a"), "abc".removesuffix("c"), "www.x.com".strip("wcom."))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " \n".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "x_1".isidentifier(), "1x".isidentifier(), "½".isnumeric(), "é".isascii(), "a\n".isprintable())
print("hello".translate(str.maketrans("el", "ip")), "hello".translate({ord("l"): None, ord("h"): "J"}), str.maketrans("ab", "xy", "c"), ord("é"), chr(8364), ascii("é€"), "é".encode(), b"\xc3\xa9".decode(), "é".encode("latin-1"))
print("{} {1} {0}".format("a", "b") if False else "{1} {0}".format("a", "b"), "{a[0]} {b.real}".format(a=[7], b=3), "{:>6}|{:^6}|{:<6}|".format(1, 2, 3), "{0!r:>8}".format("x"), "{:{}}".format(5, 4), "%s %5d %-5s| %05.1f %x %%" % ("a", 42, "b", 3.14159, 255), "%(k)s" % {"k": "v"})
print("a" "b", 'it''s', """tri"ple""", "\\n", r"\n", "tab\there", "uni\u00e9", repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\x00\x1f\x7f\x80é€\n\t\\"))
print(sorted("banana"), list("abc"), set("aab") == {"a", "b"}, max("hello"), min("hello"), tuple("ab"), dict(zip("ab", "cd")), list(enumerate("ab")), [c for c in "abc" if c != "b"])
for bad in ("'abc'.index('x')", "'abc'[5]", "'abc' + 1", "'a' - 'b'", "'-'.join([1])", "'abc'.foo()", "'a'.center()", "'{}'.format()", "'%d' % 'x'", "'%s %s' % 1", "'abc'.split('')", "int('abc')", "'abc'['a']", "'a' * 'b'", "'a'.replace('a')", "ord('ab')", "chr(-1)", "'a' > 1", "'{x}'.format(y=1)", "'{:d}'.format('a')", "'é'.encode('ascii')", "b'\\xff'.decode()", "'a'.join(5)", "'a'.strip(5)"):
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error)
