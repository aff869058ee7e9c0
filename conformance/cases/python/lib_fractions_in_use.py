from fractions import Fraction as F
import math

half, third = F(1, 2), F(1, 3)
print(half + third, sum([F(1, n) for n in range(1, 6)]), F(3, 6), F("2/4") == half, [str(F(n, 4)) for n in range(5)], math.prod([half, third]), sorted([F(3, 4), 0.5, 1]), f"{half}")
print(F(7, 3).__floor__(), F(-7, 3) // 1, F(7, 3) % 1, F(1.5), F(math.pi).limit_denominator(50), float(F(1, 8)), F(10, 4).numerator, complex(F(1, 2)), isinstance(half, F), F(half))
print({F(1, 2): "h"}[0.5], F(2, 3) ** 2, F(4, 9) ** F(1, 2), 2 ** half, bool(F(0)), hash(F(1, 2)) == hash(0.5), F(5).is_integer() if hasattr(F, "is_integer") else "no is_integer")
