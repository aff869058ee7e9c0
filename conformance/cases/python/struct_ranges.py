from struct import *
for k in "bBhHiIlLqQnN":
    for o in ["", "<", ">", "=", "@"]:
        for n in [-2**70, -2**63-1, -2**31-1, -2**15-1, -129, -1, 128, 256, 2**15, 2**16, 2**31, 2**32, 2**63, 2**64, 2**70]:
            try: pack(o+k, n)
            except Exception as e: print(o+k, n, type(e).__name__, e)
