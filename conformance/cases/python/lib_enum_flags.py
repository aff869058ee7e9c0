from enum import Flag, IntFlag, auto

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(P.R, repr(P.R | P.X), P.RW, ~P.R, P.R in P.RW, list(P.RW), P(0), bool(P(0)), P.R & P.W, P.RW ^ P.R, P(5), len(P.RW), [m.name for m in P], P["RW"])
t(lambda: P(16))
t(lambda: P.R | 1)


class I(IntFlag):
    A = 1
    B = 2


print(I.A | I.B, I.A | 8, repr(I(3)), I.A + 1, I.B == 2, ~I.A, int(I.A | I.B), I(0))
