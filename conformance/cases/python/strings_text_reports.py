rows = [("Ann", 31, 1234.5, True), ("Bartholomew", 7, -0.256, False), ("Zoë", 101, 1e6, None)]
head = ("name", "age", "amount", "ok")
widths = [max(len(str(r[i])) for r in rows + [head]) for i in range(4)]
print(" | ".join(f"{h.upper():^{w}}" for h, w in zip(head, widths)))
print("-+-".join("-" * w for w in widths))
for name, age, amount, ok in rows:
    print(f"{name:<{widths[0]}} | {age:>{widths[1]}d} | {amount:{widths[2]}.2f} | {ok!s:>{widths[3]}}")
print(*(f"{n:.<15}{a:.>10,.1f}" for n, _, a, _ in rows), sep="\n")
print(f"{sum(r[2] for r in rows):,.2f}", f"{max(rows, key=lambda r: r[1])[0]!r}", f"{len(rows)=}", f"{rows[0][0] = !s}", f"{1 + 1 = :>5}")
text = "one two  three\tfour\nfive"
print(text.split(), text.split(" "), repr(text), text.expandtabs(8), sep="\n")
print("|".join(word.capitalize().center(9, "~") for word in text.split()))
print("""a
  b\tc \
d""", r"raw\n", b"by\x41", "\N{BULLET}", "\u00e9\x41\101", 'it''s', "tab\there", "nul\0x".replace("\0", "?"))
print("%-10s|%5.1f|%+d|%05d|%x|%%|%r|%c" % ("left", 3.14159, 5, 42, 255, "q", 65))
print("-" * 20, "=" * 3 + ">", "ab" "cd", "x" not in "abc", "abc" > "abd", sorted("hello"), "".join(sorted(set("hello"))), "hello"[::-1].title(), sep="; ")
print("é" == "e\u0301", len("e\u0301"), "ß".upper(), "İ".lower() == "i̇", "ǆ".title(), ascii("日本"), "日本".encode("utf-8"), "a😀b"[1], len("😀"), "😀".isprintable())
print("end", end="!\n", flush=True)
print(1, 2.0, None, [True], {"k": (1,)}, sep=" / ")
print()
print(f"{'nested ' + f'{1 + 1}'} {{literal}} {'a' if rows else 'b'} {(lambda x: x * 2)(3)} {rows[1][0][:4]!r:>8} {dict(a=1)['a']}")
print("a\\b", 'single "double"', "double 'single'", "both ' \"", repr("both ' \""), repr("'"), repr('"'), repr("\\ \r\x7f\xa0\u200b"))
