from statistics import NormalDist

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n.mode)
print(round(n.cdf(115), 12), round(n.pdf(100), 12), n.inv_cdf(0.5), round(n.inv_cdf(0.9), 9), n.zscore(130))
print(n + 5, n * 2, n - NormalDist(1, 20), -n, n / 3, n == NormalDist(100.0, 15.0), [round(q, 6) for q in n.quantiles()])
print(NormalDist.from_samples([1, 2, 3, 4]), round(n.overlap(NormalDist(110, 15)), 9))
t(lambda: NormalDist(0, -1))
t(lambda: n.inv_cdf(1.5))
