class C: pass
for o in (None, 5, 1.5, "a", (1,), b"a", range(3), {1}, frozenset(), C(), C, len, {}.keys(), iter([]), slice(1), 2j, lambda: 1):
    for k in (0, "a"):
        for f in (lambda: o.__class__ and exec("del o[k]", {"o": o, "k": k}), lambda: exec("o[k] = 1", {"o": o, "k": k})):
            try: f()
            except Exception as e: print(repr(k), type(e).__name__, e)
