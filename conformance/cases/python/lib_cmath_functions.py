import cmath

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


z = 3 + 4j
print(abs(z), cmath.sqrt(-1), cmath.sqrt(z), cmath.phase(-1), cmath.polar(1j), cmath.isclose(z, z + 1e-12), cmath.isinf(complex(cmath.inf, 0)), cmath.pi)
r = cmath.rect(2, cmath.pi / 2)
print(round(r.real, 12), round(r.imag, 12), cmath.exp(0), cmath.log(1), cmath.isnan(cmath.nanj), cmath.infj)
t(lambda: cmath.log(0))
