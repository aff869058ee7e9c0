import math

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.log2(10), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0.5), math.atan(1), math.atan2(-1, -1), math.degrees(math.pi), math.radians(180), math.hypot(3, 4), math.dist((0, 0), (1, 1)))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fabs(-3), math.fmod(-7, 3), math.modf(-2.75), math.frexp(10), math.ldexp(0.625, 4), math.copysign(1, -0.0), math.remainder(7, 4))
print(math.gcd(12, 18, 8), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(10**20), math.prod([2, 3, 4]), math.fsum([0.1] * 10))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.ulp(1.0), math.nextafter(1, 2), math.inf, math.tau)
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.floor(math.inf), lambda: math.gcd(1.5), lambda: math.sqrt("4"), lambda: math.comb(3, -1), lambda: math.pow(0, -1)):
    t(f)
