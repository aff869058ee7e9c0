import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.autogenerate import compare_metadata

C, I, S = sa.Column, sa.Integer, sa.String
types = {"int": I, "s10": S(10), "s": S, "text": sa.Text, "num": sa.Numeric(10, 2), "float": sa.Float,
    "bool": sa.Boolean, "date": sa.Date, "json": sa.JSON, "enum": sa.Enum("a", "bb", name="e"), "var": S(5).with_variant(sa.Text(), "sqlite")}
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
