from collections import Counter, defaultdict, OrderedDict
import re
import string

text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness..."""
words = re.findall(r"[a-z']+", text.lower())
print(len(words), len(set(words)), words[:5])
count = Counter(words)
print(count.most_common(3), count["times"], count["zebra"], sum(count.values()), count.total())
by_length = defaultdict(list)
for w in sorted(set(words)):
    by_length[len(w)].append(w)
for n in sorted(by_length):
    print(f"{n:>2}: {', '.join(by_length[n])}")
letters = Counter(c for c in text.lower() if c in string.ascii_lowercase)
print(letters.most_common(4), min(letters, key=lambda c: (letters[c], c)))
print(Counter("abca") + Counter("ab"), Counter("abca") - Counter("ab"), Counter("abca") & Counter("aac"), Counter("ab") | Counter("bc"), -Counter(a=-1, b=2), list(Counter(a=2, b=0, c=1).elements()))
c = Counter(a=1); c.update("aab"); c.subtract({"a": 5}); print(c, +c, c == Counter(b=1, a=-2), dict(c), Counter(dict(x=2)) > Counter(x=1))
print("\n".join(f"{w:<12}{'#' * n}" for w, n in sorted(count.items(), key=lambda p: (-p[1], p[0]))[:4]))
print(text.splitlines()[0].title(), text.translate(str.maketrans("", "", string.punctuation)).split()[-1], " ".join(w[::-1] for w in words[:3]))
od = OrderedDict.fromkeys("bca"); od.move_to_end("b"); od.move_to_end("a", last=False); print(od, od.popitem(last=False), list(od))
print(re.sub(r"(\w+) of (\w+)", r"\2's \1", text.split(",")[0]), re.split(r"[,\s]+", "a, b  c,d"), [m.span() for m in re.finditer("was", text)][:2], re.sub("was", lambda m: m.group().upper(), text, count=1)[:12])
