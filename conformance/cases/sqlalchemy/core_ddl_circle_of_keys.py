"""Tables that refer to each other in a circle: sorted, created and dropped with the warnings that belong to it."""
import warnings

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, create_engine


def tables(use_alter):
    metadata = MetaData()
    Table("part", metadata, Column("id", Integer, primary_key=True), Column("whole_id", ForeignKey("whole.id")))
    Table("apart", metadata, Column("id", Integer, primary_key=True), Column("self_id", ForeignKey("apart.id")))
    key = ForeignKey("part.id", use_alter=use_alter, name="first_part")
    Table("whole", metadata, Column("id", Integer, primary_key=True), Column("part_id", key))
    Table("leaf", metadata, Column("id", Integer, primary_key=True), Column("part_id", ForeignKey("part.id")))
    return metadata


for use_alter in (False, True):
    metadata = tables(use_alter)
    engine = create_engine("sqlite://")
    for name, work in {
        "sorted": lambda: print([t.name for t in metadata.sorted_tables]),
        "create": lambda: metadata.create_all(engine),
        "drop": lambda: metadata.drop_all(engine),
    }.items():
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            work()
        print(use_alter, name, [(w.category.__name__, str(w.message)) for w in caught])
