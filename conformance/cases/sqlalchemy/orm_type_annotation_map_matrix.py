from typing import *
import enum, warnings
from sqlalchemy import *
from sqlalchemy.orm import *
class C1(enum.Enum):
    red = 1; green = 2
class C2(str, enum.Enum):
    a = "A"; bcd = "BCD"
class MyStr(str): pass
class MyInt(int): pass
UserId = NewType("UserId", int)
Nm = NewType("Nm", str)
def go(label, tm, ann):
    try:
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            class B(DeclarativeBase):
                type_annotation_map = tm
            class X(B):
                __tablename__ = "x"
                id: Mapped[int] = mapped_column(primary_key=True)
                __annotations__["v"] = ann
            c = X.__table__.c.v
            print(label, repr(c.type), getattr(c.type, "length", None), getattr(c.type, "native_enum", None), c.nullable)
            for x in w: print("   W", x.message)
    except Exception as e: print(label, type(e).__name__, str(e)[:300])
maps = {"none": {}, "gen": {enum.Enum: Enum(enum.Enum, native_enum=False, length=50)}, "gen2": {enum.Enum: Enum(enum.Enum, name="mine", create_constraint=True)}, "c1": {C1: Enum(C1, values_callable=lambda e: [str(x.value) for x in e])}, "c1s": {C1: String(10)}, "lit": {Literal: Enum(enum.Enum, native_enum=True, length=9)}, "litx": {Literal["a", "b"]: Enum("q", "r", name="lx")}, "str": {str: String(7), int: BigInteger}, "newt": {UserId: SmallInteger, Nm: Text()}, "mys": {MyStr: Text, MyInt: BigInteger}, "opt": {Optional[str]: String(3)}, "uni": {Union[int, str]: JSON, int | float: Numeric}, "obj": {object: JSON}, "litstr": {Literal: String(20)}}
anns = [C1, Optional[C1], C2, MyStr, MyInt, UserId, Optional[UserId], Nm, str, Optional[str], Literal["a", "b"], Optional[Literal["a","b"]], Literal["a", 5], Union[int, str], int | float, list[int], List[str], dict, Dict[str, int], object, type, tuple]
for k, m in maps.items():
    for a in anns: go(k+" "+str(a).replace("__main__.", ""), m, Mapped[a])
