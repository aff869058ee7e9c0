from sqlalchemy import DDL, Column, Integer, MetaData, Table, create_engine, event

meta = MetaData()
t = Table("t", meta, Column("id", Integer, primary_key=True))
event.listen(t, "after_create", DDL("CREATE INDEX extra ON %(table)s (id)"))


@event.listens_for(meta, "before_create")
def before(target, connection, **kw):
    print("before_create", type(target).__name__, [x.name for x in kw["tables"]])


@event.listens_for(t, "after_drop")
def after(target, connection, **kw):
    print("after_drop", target.name)


engine = create_engine("sqlite://")
meta.create_all(engine)
meta.drop_all(engine)
