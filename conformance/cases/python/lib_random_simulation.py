import random
from collections import Counter

rng = random.Random(12345)
rolls = Counter(rng.randint(1, 6) + rng.randint(1, 6) for _ in range(500))
print(sorted(rolls.items()), rng.random())
deck = [f"{r}{s}" for s in "SHDC" for r in "A23456789TJQK"]
rng.shuffle(deck)
print(deck[:8], rng.sample(deck, 5), rng.choices(["win", "lose"], [1, 3], k=6))
walk = [0]
for _ in range(10):
    walk.append(walk[-1] + rng.choice((-1, 1)))
print(walk, [round(rng.gauss(0, 1), 6) for _ in range(4)], round(rng.uniform(-5, 5), 8), rng.randrange(0, 101, 10), "".join(rng.choices("abcdef0123456789", k=12)))
