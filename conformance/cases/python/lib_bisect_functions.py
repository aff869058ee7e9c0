import bisect

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, 9), bisect.bisect_left(a, 3, 2), bisect.bisect(a, 3, hi=1))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a)
rows = [("a", 1), ("b", 5)]
bisect.insort(rows, ("c", 3), key=lambda r: r[1])
print(rows, bisect.bisect_left(rows, 4, key=lambda r: r[1]))
grade = lambda s: "FDCBA"[bisect.bisect([60, 70, 80, 90], s)]
print([grade(s) for s in (33, 99, 77, 70, 89)])
t(lambda: bisect.bisect(a, 1, lo=-1))
t(lambda: bisect.bisect(a, "x"))
