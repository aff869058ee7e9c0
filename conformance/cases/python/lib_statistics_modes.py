import statistics

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(statistics.mode("mississippi"), statistics.multimode("aabbc"), statistics.multimode([]), statistics.mode([1, 1, 2]))
t(lambda: statistics.mode([]))
x, y = [1, 2, 3, 4, 5], [2, 4, 5, 4, 5]
print(statistics.covariance(x, y), round(statistics.correlation(x, y), 12), statistics.linear_regression(x, y))
print(statistics.linear_regression(x, y, proportional=True).slope)
t(lambda: statistics.correlation([1, 1], [2, 3]))
t(lambda: statistics.covariance([1], [1, 2]))
