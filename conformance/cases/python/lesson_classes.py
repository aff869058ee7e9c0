class Account:
    interest = 0.02
    _count = 0
    def __init__(self, owner, balance=0): self.owner, self.__balance = owner, balance; Account._count += 1
    @property
    def balance(self): return self.__balance
    @balance.setter
    def balance(self, v):
        if v < 0: raise ValueError("negative")
        self.__balance = v
    @balance.deleter
    def balance(self): del self.__balance
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self.__balance})"
    def __eq__(self, o): return isinstance(o, Account) and self.owner == o.owner
    def __hash__(self): return hash(self.owner)
    def __add__(self, o): return type(self)(self.owner + "&" + o.owner, self.balance + o.balance)
    def __iadd__(self, n): self.balance += n; return self
    def __lt__(self, o): return self.balance < o.balance
    def __bool__(self): return self.balance > 0
    def __len__(self): return 3
    def __getitem__(self, i): return (self.owner, self.balance)[i]
    def __contains__(self, x): return x in self.owner
    def __call__(self, r): return self.balance * r
    def __format__(self, spec): return f"<{self.owner}:{self.balance:{spec or 'd'}}>"
    @classmethod
    def from_str(cls, s): o, b = s.split(":"); return cls(o, int(b))
    @staticmethod
    def valid(x): return x > 0
class Savings(Account):
    interest = 0.05
    def __init__(self, *a, **k): super().__init__(*a, **k); self.log = []
    @Account.balance.setter
    def balance(self, v): self.log.append(v); Account.balance.fset(self, v)
a, b = Account("ann", 10), Savings.from_str("bob:20")
a += 5; b.balance = 30; print(a, b, b.log, a + b, a < b, bool(Account("z")), a[0], "an" in a, a(2), f"{a} {b:.2f}", len(a), {a: 1}[Account("ann")], Account._count)
try: a.balance = -1
except ValueError as e: print(e)
try: a.__balance
except AttributeError as e: print(e)
print(a._Account__balance, a.__dict__, Savings.__mro__, Savings.interest, b.interest, vars(Savings).keys() if 0 else Savings.__bases__, hasattr(a, "x"), getattr(a, "x", 0))
del a.balance
try: a.balance
except AttributeError as e: print(e)
a.extra = 1; print(a.extra, a.__dict__); del a.extra
class A:
    def go(self): print("A")
class B(A):
    def go(self): print("B"); super().go()
class C(A):
    def go(self): print("C"); super().go()
class D(B, C):
    def go(self): print("D"); super().go()
D().go(); print([k.__name__ for k in D.mro()])
class Meta(type):
    def __new__(m, n, b, ns, **k): ns["made"] = n.lower(); return super().__new__(m, n, b, ns)
    def __call__(cls, *a): print("calling", cls.__name__, a); return super().__call__(*a)
    def __len__(cls): return 7
class M(metaclass=Meta, flag=1):
    def __init__(self, x): self.x = x
    def __init_subclass__(cls, **k): print("sub", cls.__name__, k)
print(M(1).x, M.made, len(M), type(M))
class N(M, opt=2): pass
class Desc:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, i, o): return self if i is None else getattr(i, self.n, "unset")
    def __set__(self, i, v): print("set", v); setattr(i, self.n, v)
class E:
    f = Desc()
    def __getattr__(self, n): return f"missing {n}"
    def __setattr__(self, n, v): print("setattr", n); object.__setattr__(self, n, v)
e = E(); print(e.f, e.zzz); e.f = 5; print(e.f, e.__dict__, type(E.f).__name__)
print(isinstance(b, (int, Account)), issubclass(bool, int), type(a) is Account, callable(a), id(a) == id(a), a is not b, a != b)
