# A container class: items, length, membership, slices, iteration, deletion.
class Playlist:
    def __init__(self, *songs): self.songs = list(songs)
    def __len__(self): return len(self.songs)
    def __getitem__(self, key):
        if isinstance(key, slice):
            return Playlist(*self.songs[key])
        if isinstance(key, str):
            return [s for s in self.songs if key in s]
        return self.songs[key]
    def __setitem__(self, key, value): self.songs[key] = value
    def __delitem__(self, key): del self.songs[key]
    def __contains__(self, song): return song in self.songs
    def __reversed__(self): return reversed(self.songs)
    def __repr__(self): return f"Playlist({', '.join(map(repr, self.songs))})"
    def __missing__(self, key): return "missing"
    def __add__(self, other): return Playlist(*self.songs, *other)
p = Playlist("one", "two", "three")
print(len(p), p[0], p[-1], p[0:2], p["t"], "two" in p, list(p), list(reversed(p)), bool(p), bool(Playlist()))
p[1] = "zwei"
del p[0]
print(p, p + ["x"], [s.upper() for s in p], sorted(p), p[::-1], max(p, key=len), "-".join(p))
for bad in ("p[10]", "p[1.5]", "del p[9]", "p.songs['a']"):
    try:
        exec(bad)
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
class OnlyGetItem:
    def __getitem__(self, i):
        if i > 2: raise IndexError(i)
        return i * i
print(list(OnlyGetItem()), 4 in OnlyGetItem(), 5 in OnlyGetItem(), [*OnlyGetItem()], max(OnlyGetItem()))
class Default(dict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]
d = Default()
print(d["a"], d["b"], d["a"], d, d.get("z"), "z" in d)
class Matrix:
    def __getitem__(self, key): return key
m = Matrix()
print(m[1, 2], m[1:2, ::3], m[...], m[()], m[1:2], m["a", ...])
