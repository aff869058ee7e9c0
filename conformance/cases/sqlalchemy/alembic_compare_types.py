import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.autogenerate import compare_metadata

C, I, S = sa.Column, sa.Integer, sa.String
types = {"int": I, "big": sa.BigInteger, "small": sa.SmallInteger, "s10": S(10), "s20": S(20), "s": S, "text": sa.Text, "uni": sa.Unicode(10), "num": sa.Numeric(10, 2), "num2": sa.Numeric(12, 4), "numx": sa.Numeric, "dec": sa.DECIMAL(10, 2), "float": sa.Float, "dbl": sa.Double,
    "bool": sa.Boolean, "date": sa.Date, "dt": sa.DateTime, "dtz": sa.DateTime(timezone=True), "time": sa.Time, "json": sa.JSON, "enum": sa.Enum("a", "bb", name="e"), "enum2": sa.Enum("a", "bb", "ccc", name="e"), "bin": sa.LargeBinary, "uuid": sa.Uuid, "ivl": sa.Interval, "char": sa.CHAR(3), "ts": sa.TIMESTAMP, "var": S(5).with_variant(sa.Text(), "sqlite")}
print("types")
for a in types:
    row = []
    e = sa.create_engine("sqlite://")
    with e.connect() as conn:
        m1 = sa.MetaData(); sa.Table("t", m1, C("c", types[a])); m1.create_all(conn)
        for b in types:
            m2 = sa.MetaData(); sa.Table("t", m2, C("c", types[b]))
            d = compare_metadata(MigrationContext.configure(conn), m2)
            row.append("%s" % (b if d else "."))
    print(a, " ".join(row))
