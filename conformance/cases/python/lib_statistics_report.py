import statistics as st
from collections import Counter, defaultdict

scores = {"ann": [90, 85, 77], "bob": [60, 70, 65], "cy": [100, 95, 98]}
for name, marks in scores.items():
    print(f"{name:<5}{st.mean(marks):>8.2f}{st.median(marks):>6}{st.stdev(marks):>8.3f}{st.pvariance(marks):>9.3f}")
flat = [m for marks in scores.values() for m in marks]
print(st.mean(flat), st.quantiles(flat, n=4), st.mode([1, 2, 2]), st.multimode([1, 1, 2, 2]), Counter(m // 10 for m in flat).most_common(2), st.fmean(flat, weights=range(1, 10)))
z = st.NormalDist.from_samples(flat)
print(round(z.mean, 4), round(z.stdev, 4), round(z.zscore(100), 4), st.linear_regression([1, 2, 3], [2, 4, 6]), round(st.correlation([1, 2, 3], [3, 1, 2]), 6))
