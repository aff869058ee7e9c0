from collections import deque

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1], 3 in d, list(reversed(d)))
d.rotate(1)
print(d, d.pop(), d.popleft(), d, d.index(2), d.count(2))
d.extend("ab")
d.extendleft("xy")
print(d, d.copy() == d, deque("ab") + deque("c"), deque([1]) * 2, deque([1, 2]) < deque([1, 3]))
d.insert(1, "i") if d.maxlen is None else None
e = deque("abc")
e.insert(1, "z")
e.remove("a")
e.reverse()
print(e, repr(deque(maxlen=2)))
t(lambda: deque().pop())
t(lambda: deque([1])[5])
t(lambda: e.remove("q"))
t(lambda: d.insert(0, 1) if len(d) == d.maxlen else "room")
t(lambda: deque(maxlen=-1))
