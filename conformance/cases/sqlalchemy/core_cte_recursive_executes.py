from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, insert, literal, select

engine = create_engine("sqlite://")
meta = MetaData()
node = Table("node", meta, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("node.id")), Column("name", String))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(node), [{"id": 1, "parent_id": None, "name": "root"}, {"id": 2, "parent_id": 1, "name": "left"}, {"id": 3, "parent_id": 2, "name": "leaf"}])
    tree = select(node.c.id, node.c.name, literal(0).label("depth")).where(node.c.parent_id.is_(None)).cte("tree", recursive=True)
    tree = tree.union_all(select(node.c.id, node.c.name, tree.c.depth + 1).join(tree, node.c.parent_id == tree.c.id))
    for row in conn.execute(select(tree).order_by(tree.c.depth)):
        print("  " * row.depth + row.name)
