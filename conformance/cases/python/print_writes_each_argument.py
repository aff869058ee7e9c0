import sys
class A:
    def __str__(self):
        print("in str", end="|")
        return "A"
print(A(), A(), sep=A().__str__(), end="E\n")
class B:
    def __str__(self):
        raise ValueError("no")
try:
    print("x", B(), "z")
except ValueError as e:
    print("caught", e)
try:
    print("x", B(), "z", file=sys.stdout)
except ValueError as e:
    print("caught", e)
class W:
    def __init__(self): self.got=[]
    def write(self, s): self.got.append(s)
    def flush(self): self.got.append("FLUSH")
w=W()
print(1, A(), file=w, flush=True, end="")
print()
print(w.got)
try:
    print("x", B(), "z", file=w)
except ValueError as e:
    print("caught", e)
print(w.got)
old=sys.stdout
sys.stdout=w
print(A())
sys.stdout=old
print(w.got)
print(end="")
print(sep=",")
try: print(1, end=3)
except TypeError as e: print(e)
