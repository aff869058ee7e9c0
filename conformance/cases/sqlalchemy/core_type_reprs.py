import enum

import sqlalchemy as sa


class Color(enum.Enum):
    red = 1
    blue = 2


for t in (sa.Integer(), sa.String(), sa.String(5), sa.String(5, collation="C"), sa.Numeric(), sa.Numeric(5, 2), sa.Float(3), sa.DateTime(), sa.DateTime(timezone=True),
          sa.Enum("a", "b"), sa.Enum(Color), sa.Boolean(), sa.LargeBinary(9), sa.JSON(), sa.ARRAY(sa.Integer), sa.Uuid(), sa.Interval(), sa.PickleType()):
    print(repr(t), "|", str(t))
