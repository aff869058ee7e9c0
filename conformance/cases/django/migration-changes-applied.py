from django.db import models, migrations
from django.db.models import F, Q
from django.db.models.functions import Lower
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
ch = lambda n=10, **k: models.CharField(max_length=n, **k)
fk = lambda to, **k: models.ForeignKey("shop."+to, models.CASCADE, **k)
class Qn(MigrationQuestioner):
    def ask_not_null_addition(self, f, m): return "dflt"
    def ask_not_null_alteration(self, f, m): return "alt"
q = Qn({"ask_initial": True, "ask_rename": True, "ask_rename_model": True})
A = lambda *f, **o: M("A", *f, **o)
B = M("B")
steps = [
 ("null", [A(("n", ch(null=True)))], [A(("n", ch()))]),
 ("notnull->null", [A(("n", ch()))], [A(("n", ch(null=True)))]),
 ("len", [A(("n", ch()))], [A(("n", ch(30)))]),
 ("choices only", [A(("n", ch()))], [A(("n", ch(choices=[("a","b")]))) ]),
 ("dbcol", [A(("n", ch()))], [A(("n", ch(db_column="z")))]),
 ("ren", [A(("n", ch()))], [A(("m", ch()))]),
 ("add nn", [A()], [A(("n", ch()))]),
 ("add null", [A()], [A(("n", ch(null=True)))]),
 ("add dbdef", [A()], [A(("n", ch(db_default="x")))]),
 ("add uniq", [A()], [A(("n", ch(unique=True, null=True)))]),
 ("add fk", [A(), B], [A(("b", fk("B", null=True))), B]),
 ("fk->o2o", [A(("b", fk("B"))), B], [A(("b", models.OneToOneField("shop.B", models.CASCADE))), B]),
 ("fk target", [A(("b", fk("B"))), B, M("C")], [A(("b", fk("C"))), B, M("C")]),
 ("fk noconstraint", [A(("b", fk("B"))), B], [A(("b", fk("B", db_constraint=False))), B]),
 ("fk noindex", [A(("b", fk("B"))), B], [A(("b", fk("B", db_index=False))), B]),
 ("m2m", [A(), B], [A(("b", models.ManyToManyField("shop.B"))), B]),
 ("m2m del", [A(("b", models.ManyToManyField("shop.B"))), B], [A(), B]),
 ("m2m ren", [A(("b", models.ManyToManyField("shop.B"))), B], [A(("c", models.ManyToManyField("shop.B"))), B]),
 ("m2m->through", [A(("b", models.ManyToManyField("shop.B"))), B], [A(("b", models.ManyToManyField("shop.B", through="shop.L"))), B, M("L", ("a", fk("A")), ("b", fk("B")))]),
 ("model ren m2m", [A(("b", models.ManyToManyField("shop.B")), ("k", ch())), B], [M("Z", ("b", models.ManyToManyField("shop.B")), ("k", ch())), B]),
 ("ut", [A(("a", ch()), ("b", ch(3)))], [A(("a", ch()), ("b", ch(3)), unique_together={("a","b")})]),
 ("ut del", [A(("a", ch()), ("b", ch(3)), unique_together={("a","b")})], [A(("a", ch()), ("b", ch(3)))]),
 ("ut swap", [A(("a", ch()), ("b", ch(3)), unique_together={("a","b")})], [A(("a", ch()), ("b", ch(3)), unique_together={("b","a")})]),
 ("idx ren", [A(("a", ch()), indexes=[models.Index(fields=["a"], name="i1")])], [A(("a", ch()), indexes=[models.Index(fields=["a"], name="i2")])]),
 ("idx expr", [A(("a", ch()))], [A(("a", ch()), indexes=[models.Index(Lower("a").desc(), name="il"), models.Index(fields=["a"], condition=Q(a="x"), name="ic")])]),
 ("con", [A(("a", models.IntegerField()))], [A(("a", models.IntegerField()), constraints=[models.CheckConstraint(condition=Q(a__gt=0), name="c1"), models.UniqueConstraint(fields=["a"], name="u1"), models.UniqueConstraint(fields=["a"], condition=Q(a__gt=3), name="u2"), models.UniqueConstraint(Lower("a"), name="u3")])]),
 ("con del", [A(("a", models.IntegerField()), constraints=[models.CheckConstraint(condition=Q(a__gt=0), name="c1"), models.UniqueConstraint(fields=["a"], name="u1"), models.UniqueConstraint(fields=["a"], condition=Q(a__gt=3), name="u2"), models.UniqueConstraint(Lower("a"), name="u3")])], [A(("a", models.IntegerField()))]),
 ("con change", [A(("a", models.IntegerField()), constraints=[models.CheckConstraint(condition=Q(a__gt=0), name="c1")])], [A(("a", models.IntegerField()), constraints=[models.CheckConstraint(condition=Q(a__gt=5), name="c1")])]),
 ("owrt", [A(("b", fk("B"))), B], [A(("b", fk("B")), order_with_respect_to="b"), B]),
 ("owrt del", [A(("b", fk("B")), order_with_respect_to="b"), B], [A(("b", fk("B"))), B]),
 ("gen", [A(("a", models.IntegerField(default=1)))], [A(("a", models.IntegerField(default=1)), ("g", models.GeneratedField(expression=F("a")+1, output_field=models.IntegerField(), db_persist=False)))]),
 ("gen stored", [A(("a", models.IntegerField(default=1)))], [A(("a", models.IntegerField(default=1)), ("g", models.GeneratedField(expression=F("a")+1, output_field=models.IntegerField(), db_persist=True)))]),
 ("table", [A(("b", models.ManyToManyField("shop.B"))), B], [A(("b", models.ManyToManyField("shop.B")), db_table="tt"), B]),
 ("type", [A(("a", ch()))], [A(("a", models.IntegerField()))]),
 ("type2", [A(("a", models.IntegerField()))], [A(("a", models.TextField(null=True)))]),
 ("collation", [A(("a", ch()))], [A(("a", ch(db_collation="nocase")))]),
 ("unique off", [A(("a", ch(unique=True)))], [A(("a", ch()))]),
 ("index on", [A(("a", ch()))], [A(("a", ch(db_index=True)))]),
 ("db default", [A(("a", ch()))], [A(("a", ch(db_default="q")))]),
 ("proxy", [A()], [A(), ModelState("shop","P",[],{"proxy":True},("shop.a",))]),
 ("child", [A()], [A(), ModelState("shop","K",[("a_ptr", models.OneToOneField("shop.A", models.CASCADE, primary_key=True, parent_link=True, auto_created=True, serialize=False)),("x",ch())],{},("shop.a",))]),
 ("unm", [A()], [A(), M("U", managed=False)]),
 ("del", [A(("b", fk("B"))), B], []),
 ("del m2m", [A(("b", models.ManyToManyField("shop.B"))), B], []),
 ("pk ren", [ModelState("shop","A",[("id", models.AutoField(primary_key=True)),("p", fk("A", null=True))])], [ModelState("shop","A",[("key", models.AutoField(primary_key=True)),("p", fk("A", null=True))])]),
 ("pk type", [ModelState("shop","A",[("id", models.AutoField(primary_key=True))]), M("B",("a",fk("A")))], [ModelState("shop","A",[("id", models.BigAutoField(primary_key=True))]), M("B",("a",fk("A")))]),
]
def drop():
    with connection.cursor() as c:
        c.execute("PRAGMA foreign_keys=OFF")
        for t in connection.introspection.table_names():
            if t.startswith("shop_") or t == "tt": c.execute('DROP TABLE "%s"' % t)
for title, before, after in steps:
    print("#", title)
    try:
        g = MigrationGraph()
        cur = ProjectState()
        m0 = MigrationAutodetector(ProjectState(), st(*[m.clone() for m in before]), q).changes(g)["shop"]
        for m in m0:
            with connection.schema_editor() as ed: cur = m.apply(cur, ed)
            g.add_node(("shop", m.name), m)
        base = cur.clone()
        for m in MigrationAutodetector(cur.clone(), st(*[m.clone() for m in after]), q).changes(g).get("shop", []):
            print(m.name, [o.formatted_description() for o in m.operations])
            before_state = cur.clone()
            with connection.schema_editor() as ed: cur = m.apply(cur, ed)
            try:
                with connection.schema_editor() as ed: m.unapply(before_state, ed)
            except Exception as e: print("unapply", type(e).__name__, e)
        print(MigrationAutodetector(cur, st(*[m.clone() for m in after]), q)._detect_changes())
    except Exception as e:
        print(type(e).__name__, e)
    drop()
