# Counting words: strings, dicts, sorting, formatting.
import re
from collections import Counter, defaultdict
text = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox does not. Über-cool: naïve café?"""
words = re.findall(r"[\w'-]+", text.lower())
counts = Counter(words)
print(len(words), len(counts), counts.most_common(3), counts["fox"], counts["cat"])
by_length = defaultdict(list)
for word in counts:
    by_length[len(word)].append(word)
for length in sorted(by_length):
    print(f"{length:2d} | {', '.join(sorted(by_length[length]))}")
longest = max(counts, key=lambda w: (len(w), w))
print(longest, sum(map(len, words)) / len(words), f"{sum(map(len, words)) / len(words):.3f}")
letters = Counter(c for c in text if c.isalpha())
print(letters.most_common(4), sum(letters.values()))
print("\n".join(f"{w:>10} {'#' * n}" for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:4]))
print(text.splitlines()[1].split()[0], text.count("the"), text.title()[:20], [s.strip() for s in re.split(r"[.;:?]\s*", text) if s][:2])
print({w: i for i, w in enumerate(dict.fromkeys(words))}["fox"], Counter("aab") + Counter("bc"), Counter("aab") - Counter("ab"), Counter(a=1) | Counter(a=3))
