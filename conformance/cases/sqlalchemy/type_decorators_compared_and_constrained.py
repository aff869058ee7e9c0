# What TypeDecorators make of None, True and False, and the CHECK of an Enum or Boolean inside one.
from sqlalchemy import *
from sqlalchemy import types
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.schema import CreateTable


def show(*a):
    for f in a:
        try: print(" ".join(str(f()).split()))
        except Exception as e: print(type(e).__name__, e)


class N(types.TypeDecorator):
    impl = Integer
    cache_ok = True
class NB(types.TypeDecorator):
    impl = Boolean
    cache_ok = True
    coerce_to_is_types = (bool,)
class NN(types.TypeDecorator):
    impl = Integer
    coerce_to_is_types = ()
for T in (N, NB, NN, Integer, Boolean):
    c = column("x", T())
    show(lambda: c == None, lambda: c != None, lambda: c == True, lambda: c != False, lambda: c.is_(None), lambda: c.is_(True), lambda: c.is_not(False), lambda: c == null(), lambda: c == true(), lambda: c == 3, lambda: c.in_([None, 1]), lambda: c > True)
class ME(types.TypeDecorator):
    impl = Enum("a", "b", name="myenum", native_enum=False, create_constraint=True)
    cache_ok = True
class MB(types.TypeDecorator):
    impl = Boolean(create_constraint=True)
    cache_ok = True
m2 = Table("m2", MetaData(), Column("e", ME()), Column("b", MB()), Column("n", Enum("x", "yy", create_constraint=True, name="nn")))
for d in (None, postgresql.dialect(), sqlite.dialect(), mysql.dialect()):
    print(CreateTable(m2).compile(dialect=d))
for d in (postgresql.dialect(), mysql.dialect(), sqlite.dialect()):
    for T in (Float, Numeric(5, 2), Boolean, JSON, Uuid, Interval, DateTime):
        class D(types.TypeDecorator):
            impl = T
            cache_ok = True
        i = D().dialect_impl(d)
        print(type(i).__name__, i.compile(dialect=d))
