# Every kind of literal.
print(0, 00, 1_000_000, 0xFF, 0x_ff, 0b1010, 0o17, 0B1, 0XaB, 0O7)
print(1., .5, 1.5e3, 1E-3, 1_0.0_1, 1e+2, 0e0, 3.14j, 1J, 1e2j, .5j)
print(10 ** 30, -0.0, 1e400, -1e400, 1e-400, 5e-324)
print('a' "b" '''c''' """d""", "it's", 'say "hi"', 'it\'s', "tab\tnew\\n")
print("\x41\u00e9\U0001F600\N{BULLET}\101\0".encode("unicode_escape"))
print(r"\n\d", R'\x', b"bytes\x00\xff", rb"\x", Rb"\n", bR"\t", b'a' b"b")
print(u"unicode", f"{1 + 1}", fr"\d{2}", F"{'x'}" "{not}" f"{3}")
print("line \
continued", """two
lines""", '''a
  b''')
print((), (1,), (1, 2), [], [1, 2,], {}, {1}, {1: 2,}, {*()}, ..., Ellipsis)
print(True, False, None, NotImplemented, __debug__, not None)
a = (1
     + 2)
b = 1 + \
    2
print(a, b); print("same line"); x = 5; print(x)
if x: print("one-line suite"); print("still inside")
