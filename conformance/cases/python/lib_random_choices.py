import random

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


random.seed("deck")
deck = [r + s for r in "A23K" for s in "hs"]
print(random.choice(deck), random.choices(deck, k=3), random.choices("ab", weights=[9, 1], k=8))
print(random.choices([1, 2, 3], cum_weights=[1, 3, 6], k=5))
print(random.sample(deck, 4), random.sample(range(10**6), 3), random.sample(["x", "y"], k=3, counts=[2, 2]))
random.shuffle(deck)
print(deck)
t(lambda: random.choice([]))
t(lambda: random.sample({1, 2}, 1))
t(lambda: random.sample([1], 2))
t(lambda: random.choices([1, 2], [1]))
t(lambda: random.choices([1, 2], [0, 0]))
t(lambda: random.choices([1], weights=[1], cum_weights=[1]))
