s = "the cat sat on the mat"
print(s.find("at"), s.rfind("at"), s.index("cat"), s.count("at"), s.count(""), s.find("dog"), s.find("at", 6), s.find("the", -7), s.startswith(("a", "the")), s.endswith("mat", 0, -1))
print(s.partition(" "), s.rpartition("at"), s.partition("zz"), s.rpartition("zz"), s.split(), s.split("t", 2), s.rsplit(None, 2), "a,,b".split(","), "".split(), "".split(","))
print("l1\nl2\r\nl3\x0bl4".splitlines(), "a\n\nb\n".splitlines(True), "  x ".strip(), "xxhixx".strip("x"), "abcab".rstrip("ab"), "www.a.com".removeprefix("www.").removesuffix(".com"))
print(s.replace("at", "og", 2), "aaa".replace("", "-"), s.title(), "they're bill's".title(), s.capitalize(), "ÄÖ ß".lower(), "straße".upper(), "Straße".casefold(), "aBc".swapcase())
print("abc".center(9, "*"), "abc".ljust(5) + "|", "abc".rjust(5, "."), "-42".zfill(6), "+7".zfill(4), "a\tb".expandtabs(4), "x".join(["a", "b"]), "-".join("abc"), "".join([]))
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "½".isnumeric(), "²".isdigit(), "²".isdecimal(), " \t".isspace(), "Abc".istitle(), "ABC1".isupper(), "".isalpha(), "a_1".isidentifier(), "class".isidentifier(), "é\n".isprintable())
print("abc"[::-1], "abc"[-1], "abcdef"[1:-1:2], "abc"[5:], "abc"[-100:2], "ab" * 3, "b" in "abc", "" in "abc", "abc" < "abd", "Z" < "a", "a" "b")
print("abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: None, 98: "BB"}), str.maketrans({"a": 1}), "%s is %d years and %.1f%%" % ("Al", 3, 2.55), "%(a)s %(b)05d" % {"a": 1, "b": 2}, "%r %x %o %e %c" % ("q", 255, 8, 1.5, "z"))
for bad in (lambda: "a".index("b"), lambda: "a".split(""), lambda: "a" + 1, lambda: "a" * 1.5, lambda: "abc"[3], lambda: "abc"["a"], lambda: ",".join([1]), lambda: "%d" % "x", lambda: "%s %s" % ("a",), lambda: "a".center(5, "ab"), lambda: "a".startswith(1), lambda: "%q" % 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
