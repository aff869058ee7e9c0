from decimal import *
D=Decimal
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for a in [D(3),D(-3),D(0),D("1.5"),D("2.0"),D("1e3"),D("nan"),D("inf")]:
    for b in [D(4),3,D(0),D(-1),D("0.5"),D("2.0")]:
        for c in [D(5),7,D(-5),D(0),None,D("1.5"),1.5,"x"]:
            t(lambda: pow(a,b,c))
t(lambda: Context().power(2,3,5)); t(lambda: D(2).__pow__(3)); t(lambda: D(2).__pow__(3,None));
for x in ["1","1.5","-1","0","inf","nan"]:
    for y in ["2","-2","1","inf","nan"]: t(lambda: D(x).next_toward(D(y)))
