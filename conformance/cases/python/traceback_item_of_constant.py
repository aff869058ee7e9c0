import traceback


def change():
    (1, 2)[0] = 5


for f in (change, lambda: (1, 2)[7]):
    try:
        f()
    except (TypeError, IndexError):
        print(*[l for l in traceback.format_exc().splitlines() if "^" in l])

"abc"[1] = "x"
