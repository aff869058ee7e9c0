import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite

types = [sa.Integer(), sa.SmallInteger(), sa.BigInteger(), sa.Boolean(), sa.String(30), sa.Text(), sa.Unicode(10), sa.UnicodeText(), sa.Float(), sa.Double(), sa.Numeric(10, 2),
         sa.Date(), sa.DateTime(), sa.DateTime(timezone=True), sa.Time(), sa.Interval(), sa.LargeBinary(), sa.JSON(), sa.Uuid(), sa.Enum("a", "bb", name="ab"), sa.CHAR(3), sa.PickleType()]
for t in types:
    print(repr(t), "|", t.compile(dialect=sqlite.dialect()), "|", t.compile(dialect=postgresql.dialect()), "|", t.compile(dialect=mysql.dialect()))
