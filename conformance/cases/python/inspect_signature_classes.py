# Signatures of classes: dataclasses, named tuples, builtins and what inherits from them.
import inspect
from dataclasses import dataclass, field, InitVar
from typing import ClassVar
@dataclass
class P:
    x: int
    n: ClassVar[int] = 1
    s: InitVar[int] = 5
    y: float = 2.0
    z: list = field(default_factory=list)
    h: int = field(default=1, init=False)
    k: str = field(default="a", kw_only=True)
@dataclass(init=False)
class N:
    x: int
class S(P): pass
@dataclass
class T(P):
    w: "str" = "w"
class E(Exception): pass
class L(list): pass
class D(dict): pass
class I(int): pass
class O: pass
class G(O):
    def __init__(self, a, *, b=1): pass
for f in [P, N, S, T, E, L, D, I, O, G, list, tuple, float, set, frozenset, complex, object, int, str, dict, bool, bytes, Exception, ValueError, range, property, enumerate, zip]:
    try: print(f, inspect.signature(f))
    except Exception as e: print(f, type(e).__name__, e)
sig = inspect.signature(P)
print(sig.parameters["z"].default, sig.parameters["k"].kind, sig.return_annotation, sig.bind(1, y=3).arguments)
from typing import NamedTuple
from collections import namedtuple
class Pt(NamedTuple):
    x: int
    y: int = 2
print(inspect.signature(Pt), inspect.signature(namedtuple("A", "a b", defaults=[3])))
class W:
    def __new__(cls, q: int) -> "W": return object.__new__(cls)
class V:
    def __init__(self, q: int) -> None: pass
class M(type):
    def __call__(cls, *a, z=1): return 1
class X(metaclass=M): pass
for c in (W, V, X): print(inspect.signature(c))
