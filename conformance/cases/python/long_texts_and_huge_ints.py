import sys, random
random.seed(1)
alpha = "ab Xé€ \n\t,Σß1ǅ😀"
big = "".join(random.choice(alpha) for _ in range(300_000))
import hashlib
def h(x):
    if isinstance(x, str): x = x.encode()
    elif not isinstance(x, bytes): x = repr(x).encode()
    return hashlib.md5(x).hexdigest()
for name in "lower upper title swapcase capitalize casefold isalpha isalnum isspace isascii isprintable islower isupper istitle isidentifier split rsplit splitlines expandtabs strip encode".split():
    print(name, h(getattr(big, name)()))
one = "A" + "a" * 400_000
for name in "title capitalize istitle islower isupper isidentifier isalpha swapcase".split():
    print(name, h(getattr(one, name)()))
two = ("Abc " * 100_000)
for name in "title capitalize istitle islower isupper isidentifier isalpha swapcase".split():
    print(name, h(getattr(two, name)()))
    print(name, h(getattr(two.upper(), name)()))
for args in [("a", "xyz"), ("a", ""), ("", "-"), ("é", "e"), ("a", "b", 1000), ("", "-", 1000), ("", "-", 200_000), ("zz", "q"), ("ab", "ba", 3)]:
    print(args, h(big.replace(*args)))
for sep in (None, ",", "ab", " ", "zz"):
    for n in (-1, 0, 3, 5000):
        print(sep, n, h(big.split(sep, n)), h(big.rsplit(sep, n)))
for sub in ("a", "aX", "zz", "😀é", big[150_000:150_200], big[-3:], big[:3], big[1000:]):
    print(big.find(sub), big.rfind(sub), big.count(sub), big.find(sub, 1000), big.rfind(sub, 5, -5), big.partition(sub)[0] == big, h(big.rpartition(sub)))
print(h(big[::-1]), h(big[::3]), h(big[5:-5:7]), len(big), h(("a" * 3_000_000 + "b")[::-1]), len("é" * 3_000_000))
for enc in ("utf-8", "utf-16", "latin-1", "ascii", "cp1252", "utf-32-be"):
    for err in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
        if err != "namereplace":
            print(enc, err, h(big.encode(enc, err)))
try: big.encode("ascii")
except UnicodeEncodeError as e: print(e.start, e.end, e.reason)
print(h(big.encode("utf-16").decode("utf-16")), h((big.encode() + b"\xff" * 1000).decode("utf-8", "replace")))
sys.set_int_max_str_digits(0)
x = 7 ** 50_000; y = 3 ** 40_000
print(h(str(x)), h(str(-y)), x // y % 10**9, x % y % 10**9, divmod(-x, y)[1] % 10**9, x / (7 ** 49_990), -x / 7 ** 50_001, int(str(x)) == x, int("f" * 100_000, 16) % 10**9)
import math
print(math.isqrt(x) % 10**9, math.gcd(x * 15, y * 21) % 10**9, math.lcm(6**500, 4**900) % 10**9, pow(7, -1, y) % 10**9, pow(x, 3, y) % 10**9)
for a, b in [(1, 3), (2**53 + 1, 1), (2**60 + 1, 2**3), (1, 2**1074), (1, 2**1075), (3, 2**1075), (10**400, 10**390), (-(2**54 + 3), 1), (2**1024 - 1, 1), (5, 2**1076), (0, 5), (10**23, 1), (7 * 10**40, 3 * 10**17)]:
    try: print(repr(a / b))
    except Exception as e: print(e)
for a, m in [(3, 7), (3, 6), (-3, 7), (3, -7), (0, 5), (5, 1), (5, -1), (2**100, 3**70), (12, 4**70)]:
    try: print(pow(a, -1, m), pow(a, -5, m))
    except Exception as e: print(e)
try: sys.set_int_max_str_digits(5)
except Exception as e: print(e)
sys.set_int_max_str_digits(700)
try: str(10 ** 800)
except Exception as e: print(e)
try: int("1" * 800)
except Exception as e: print(e)
print(sys.get_int_max_str_digits())
