from fractions import Fraction
from decimal import Decimal
import statistics

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


data = [[1, 2, 3, 4, 4], [1.5, 2.5, 4.0], [Fraction(1, 3), Fraction(1, 6)], [Decimal("0.1"), Decimal("0.3")], [True, False], [7]]
for d in data:
    print(statistics.mean(d), statistics.fmean(d), statistics.median(d), statistics.median_low(d), statistics.median_high(d))
print(statistics.harmonic_mean([40, 60]), statistics.geometric_mean([54, 24, 36]), statistics.fmean([1, 2], weights=[3, 1]))
print(statistics.median_grouped([1, 2, 2, 3, 4, 4, 4]), statistics.harmonic_mean([40, 60], weights=[5, 30]))
for f in (statistics.mean, statistics.median, statistics.fmean, statistics.harmonic_mean):
    t(lambda: f([]))
t(lambda: statistics.mean(["a"]))
