# Averages and spread. Sums are exact: every value goes in as a ratio of integers,
# and the result comes back in the type of the data.
import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, repeat
from math import erf, exp, fabs, fsum, hypot, log, sqrt, tau
from numbers import Rational
from operator import itemgetter

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _wider(a, b):
    """The type that a sum of the two types has."""
    if a is b or b is int or b is bool:
        return a
    if a is int:
        return b
    if issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if issubclass(a, Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, Fraction):
        return a
    raise TypeError("don't know how to coerce %s and %s" % (a.__name__, b.__name__))


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _summed(pairs):
    """Add up ratios by denominator; what is not finite adds up by itself."""
    parts = {}
    for n, d in pairs:
        parts[d] = parts.get(d, 0) + n
    if None in parts:
        return parts[None]
    return sum((Fraction(n, d) for d, n in parts.items()), Fraction(0))


def _kind(data):
    """The type of the data's sum, and the values as ratios."""
    kind, pairs = int, []
    for t, values in groupby(data, type):
        kind = _wider(kind, t)
        pairs.extend(map(_ratio, values))
    return kind, pairs


def _total(data):
    kind, pairs = _kind(data)
    return kind, _summed(pairs), len(pairs)


def _as(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if issubclass(kind, Decimal):
            return kind(value.numerator) / kind(value.denominator)
        raise


def _spread(data, c=None):
    """The sum of squared deviations from c, or from the mean."""
    if c is not None:
        kind, squares, n = _total([(d := x - c) * d for x in data])
        return kind, squares, c, n
    kind, pairs = _kind(data)
    n = len(pairs)
    if not n:
        return int, Fraction(0), Fraction(0), 0
    total = _summed(pairs)
    if not isinstance(total, Fraction):
        return kind, total, total, n
    squares = _summed((a * a, b * b) for a, b in pairs)
    return kind, (n * squares - total * total) / n, total / n, n


def _exact_sqrt(ratio):
    """The float nearest to the square root of a Fraction."""
    n, m = ratio.numerator, ratio.denominator
    if not n:
        return 0.0
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        root = _odd_root(n, m << 2 * shift) << shift
        below = 1
    else:
        root = _odd_root(n << -2 * shift, m)
        below = 1 << -shift
    return root / below


def _odd_root(n, m):
    """The square root of n / m, odd where it is not exact, so that it rounds right."""
    a = math.isqrt(n // m)
    return a | (a * a * m != n)


def _decimal_sqrt(ratio):
    from decimal import localcontext
    n, m = ratio.numerator, ratio.denominator
    with localcontext() as context:
        wanted = context.prec
        context.prec = wanted * 2 + 10
        root = (Decimal(n) / Decimal(m)).sqrt()
    return +root


def _root(ratio, kind):
    return _decimal_sqrt(ratio) if issubclass(kind, Decimal) else _exact_sqrt(ratio)


def mean(data):
    kind, total, n = _total(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _as(total / n, kind)


def fmean(data, weights=None):
    data = data if hasattr(data, "__len__") else list(data)
    n = len(data)
    if weights is None:
        total = fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    weights = weights if hasattr(weights, "__len__") else list(weights)
    if n != len(weights):
        raise StatisticsError("data and weights must be the same length")
    top, bottom = fsum(map(lambda x, w: x * w, data, weights)), fsum(weights)
    if not bottom:
        raise StatisticsError("sum of weights must be non-zero")
    return top / bottom


def geometric_mean(data):
    try:
        return exp(fmean(map(log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    message = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        if not isinstance(data[0], (int, float, Fraction, Decimal)):
            raise TypeError("unsupported type")
        if data[0] < 0:
            raise StatisticsError(message)
        return data[0]
    if weights is None:
        weights, total = repeat(1, n), n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, total, _ = _total(_positive(weights, message))
    try:
        kind, inverse, _ = _total(w / x if w else 0 for w, x in zip(weights, _positive(data, message)))
    except ZeroDivisionError:
        return 0
    if inverse <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _as(total / inverse, kind)


def _positive(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


def _sorted(data, message="no median for empty data"):
    data = sorted(data)
    if not data:
        raise StatisticsError(message)
    return data


def median(data):
    data = _sorted(data)
    i, odd = divmod(len(data), 2)
    return data[i] if odd else (data[i - 1] + data[i]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    i, j = bisect_left(data, x), bisect_right(data, x)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - i) / (j - i)


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    top = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == top]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    match method:
        case "inclusive":
            m = size - 1
            for i in range(1, n):
                j, part = divmod(i * m, n)
                result.append((data[j] * (n - part) + data[j + 1] * part) / n)
        case "exclusive":
            m = size + 1
            for i in range(1, n):
                j = min(max(i * m // n, 1), size - 1)
                part = i * m - j * n
                result.append((data[j - 1] * (n - part) + data[j] * part) / n)
        case _:
            raise ValueError(f"Unknown method: {method!r}")
    return result


def variance(data, xbar=None):
    kind, squares, _, n = _spread(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _as(squares / (n - 1), kind)


def pvariance(data, mu=None):
    kind, squares, _, n = _spread(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _as(squares / n, kind)


def stdev(data, xbar=None):
    kind, squares, _, n = _spread(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(squares / (n - 1), kind)


def pstdev(data, mu=None):
    kind, squares, _, n = _spread(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(squares / n, kind)


def _products(x, y):
    """The sums of products of deviations: xy, xx, yy."""
    mx, my = fsum(x) / len(x), fsum(y) / len(x)
    return (fsum((a - mx) * (b - my) for a, b in zip(x, y)), fsum((a - mx) ** 2.0 for a in x),
            fsum((b - my) ** 2.0 for b in y), mx, my)


def _paired(name, x, y):
    if len(x) != len(y):
        raise StatisticsError(name + " requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(name + " requires at least two data points")


def covariance(x, y, /):
    _paired("covariance", x, y)
    return _products(x, y)[0] / (len(x) - 1)


def correlation(x, y, /):
    _paired("correlation", x, y)
    xy, xx, yy, *_ = _products(x, y)
    try:
        return xy / sqrt(xx * yy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    _paired("linear regression", x, y)
    if proportional:
        xy, xx, mx, my = fsum(a * b for a, b in zip(x, y)), fsum(a * a for a in x), 0.0, 0.0
    else:
        xy, xx, _, mx, my = _products(x, y)
    try:
        slope = xy / xx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else my - slope * mx)


# The rational approximation AS241 of the normal quantile, by P. J. Acklam's ranges
# (Wichura 1988): numerator and denominator, highest power first.
_centre = ((2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
            13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
           (5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
            5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0))
_near = ((7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
          3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
         (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
          0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0))
_far = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
         0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
        (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
         0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0))


def _rational(parts, r):
    values = []
    for coefficients in parts:
        v = coefficients[0]
        for c in coefficients[1:]:
            v = v * r + c
        values.append(v)
    return values


def _inverse(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        top, bottom = _rational(_centre, 0.180625 - q * q)
        return mu + top * q / bottom * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    top, bottom = _rational(_near, r - 1.6) if r <= 5.0 else _rational(_far, r - 5.0)
    x = top / bottom
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    __slots__ = {"_mu": "Arithmetic mean of a normal distribution", "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        kind, squares, centre, n = _spread(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(_as(centre, float if issubclass(kind, int) else kind), _root(squares / (n - 1), kind))

    def samples(self, n, *, seed=None):
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in repeat(None, n)]

    def pdf(self, x):
        spread = self._sigma * self._sigma
        if not spread:
            raise StatisticsError("pdf() not defined when sigma is zero")
        off = x - self._mu
        return exp(off * off / (-2.0 * spread)) / sqrt(tau * spread)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return _inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        x_var, y_var = x.variance, y.variance
        if not x_var or not y_var:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv, dm = y_var - x_var, fabs(y._mu - x._mu)
        if not dv:
            return 1.0 - erf(dm / (2.0 * x._sigma * sqrt(2.0)))
        a = x._mu * y_var - y._mu * x_var
        b = x._sigma * y._sigma * sqrt(dm * dm + dv * log(y_var / x_var))
        one, two = (a + b) / dv, (a - b) / dv
        return 1.0 - (fabs(y.cdf(one) - x.cdf(one)) + fabs(y.cdf(two) - x.cdf(two)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
