# Names are compared in their normal form: letters of compatibility, of mathematics, and letters with marks behind them.
ﬁrst = 1
print(first, ﬁrst)


class Box:
    ª = 2


print(Box.a, [n for n in vars(Box) if not n.startswith("_")])


def move(ｘ=3, *, ｙ=4):
    return x, y


print(move(x=1, y=2), move(ｘ=5))
box = Box()
box.ﬁt = 5
print(box.fit, getattr(box, "fit"), hasattr(box, "ﬁt"))
𝛼, 𝐱𝟏, ℝ, xₙ = 0.5, 7, "reals", "n"
print(α, x1, R, xn)
café = 4
print(café, [n for n in globals() if n.startswith('caf')] == ['café'])
ﬂag = {ﬂ: 1 for ﬂ in 'ab'}
print(flag)
try:
    print(ﬃ)
except NameError as e:
    print(e)
import math as 𝓶
print(m.floor(2.5))

# Characters that came with Unicode 15 are none yet.
import unicodedata

for c in ("\u0cf3", "\U0001fae8", "\U00031350", "\U0001fae7", "\u0cf2"):
    print(c.isprintable(), ascii(c), repr(c) == ascii(c), unicodedata.category(c))
