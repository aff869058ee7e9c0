import sqlalchemy as sa

for t in (sa.Integer(), sa.String(), sa.Boolean(), sa.Numeric(), sa.Float(), sa.Date(), sa.DateTime(), sa.Time(), sa.Interval(), sa.LargeBinary(), sa.JSON(), sa.Uuid(), sa.Enum("x")):
    print(type(t).__name__, t.python_type)
