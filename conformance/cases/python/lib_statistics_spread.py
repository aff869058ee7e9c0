from fractions import Fraction
from decimal import Decimal
import statistics

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for d in ([2, 4, 4, 4, 5, 5, 7, 9], [1.5, 2.5, 2.75], [Fraction(1, 2), Fraction(3, 4)], [Decimal("2"), Decimal("4")], [0.1, 0.1, 0.1]):
    print(statistics.variance(d), statistics.pvariance(d), statistics.stdev(d), statistics.pstdev(d))
print(statistics.variance([1, 2, 3], 2), statistics.quantiles(range(1, 12)), statistics.quantiles([1, 5, 9], n=10, method="inclusive"))
t(lambda: statistics.variance([1]))
t(lambda: statistics.quantiles([1]))
t(lambda: statistics.quantiles([1, 2], n=0))
