from django.db import models, migrations
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.questioner import MigrationQuestioner
from django.db import connection
def M(name, *f, **o): return ModelState("shop", name, [("id", models.BigAutoField(primary_key=True)), *f], o)
def st(*ms):
    s = ProjectState()
    for m in ms: s.add_model(m)
    return s
v1 = st(M("Item", ("name", models.CharField(max_length=20))), M("Order", ("item", models.ForeignKey("shop.Item", models.CASCADE)), ("qty", models.IntegerField(default=1))))
v2 = st(M("Item", ("title", models.CharField(max_length=20)), ("price", models.DecimalField(max_digits=6, decimal_places=2, default=0))), M("Order", ("item", models.ForeignKey("shop.Item", models.CASCADE)), ("qty", models.PositiveIntegerField(default=1)), indexes=[models.Index(fields=["qty"], name="q_ix")], constraints=[models.CheckConstraint(condition=models.Q(qty__lt=100), name="qty_small")]), M("Tag", ("items", models.ManyToManyField("shop.Item"))))
v3 = st(M("Item", ("title", models.CharField(max_length=20)), db_table="items"), M("Purchase", ("item", models.ForeignKey("shop.Item", models.CASCADE)), ("qty", models.PositiveIntegerField(default=1))))
q = MigrationQuestioner({"ask_initial": True, "ask_rename": True, "ask_rename_model": True})
g = MigrationGraph()
prev, cur = ProjectState(), ProjectState()
for new in (v1, v2, v3):
    ch = MigrationAutodetector(prev, new.clone(), q).changes(g)
    for m in ch.get("shop", []):
        print(m.name, m.dependencies, [o.describe() for o in m.operations])
        with connection.schema_editor() as ed:
            cur = m.apply(cur, ed)
        g.add_node(("shop", m.name), m)
        for d in m.dependencies: g.add_dependency(m, ("shop", m.name), d)
        prev = g.make_state(nodes=[("shop", m.name)])
        print(sorted(t for t in connection.introspection.table_names() if "oracle" not in t and not t.startswith("django")))
    print(MigrationAutodetector(prev, new.clone(), q)._detect_changes())
