from django.db import models, migrations
from django.db.models import Q
from django.db.models.functions import Lower
from django.db.migrations.optimizer import MigrationOptimizer
from django.db.migrations.writer import OperationWriter
import itertools
idf = ("id", models.AutoField(primary_key=True))
def forwards(a, s): pass
class Mgr(models.Manager): use_in_migrations = True
fk = lambda to, **k: models.ForeignKey(to, models.CASCADE, **k)
ops = {
 "create": lambda: migrations.CreateModel("Foo", [idf, ("name", models.CharField(max_length=3))]),
 "create2": lambda: migrations.CreateModel("Bar", [idf, ("foo", fk("t.Foo"))]),
 "createproxy": lambda: migrations.CreateModel("Foo", [], options={"proxy": True}, bases=("t.base",)),
 "createchild": lambda: migrations.CreateModel("Kid", [], bases=("t.Foo",)),
 "createopts": lambda: migrations.CreateModel("Foo", [idf, ("name", models.CharField(max_length=3)), ("o", models.CharField(max_length=3))], options={"unique_together": {("name","o")}, "order_with_respect_to": "o", "indexes": [models.Index(fields=["name"], name="i")], "verbose_name": "v", "constraints": [models.CheckConstraint(condition=Q(name="x"), name="c")]}),
 "delete": lambda: migrations.DeleteModel("Foo"), "deletebar": lambda: migrations.DeleteModel("Bar"),
 "rename": lambda: migrations.RenameModel("Foo", "Baz"), "rename2": lambda: migrations.RenameModel("Baz", "Qux"), "renameback": lambda: migrations.RenameModel("Baz", "Foo"), "renamebar": lambda: migrations.RenameModel("Bar", "Bar2"),
 "add": lambda: migrations.AddField("Foo", "age", models.IntegerField(default=0)), "addfk": lambda: migrations.AddField("Foo", "bar", fk("t.Bar")), "addother": lambda: migrations.AddField("Bar", "x", models.IntegerField(default=0)), "addnp": lambda: migrations.AddField("Foo", "age", models.IntegerField(default=0), preserve_default=False),
 "addname": lambda: migrations.AddField("Foo", "name", models.IntegerField(default=0)),
 "alter": lambda: migrations.AlterField("Foo", "age", models.FloatField(default=1)), "altername": lambda: migrations.AlterField("Foo", "name", models.TextField()),
 "renf": lambda: migrations.RenameField("Foo", "age", "years"), "renname": lambda: migrations.RenameField("Foo", "name", "title"), "renf2": lambda: migrations.RenameField("Foo", "years", "old"), "renfb": lambda: migrations.RenameField("Foo", "years", "age"),
 "rm": lambda: migrations.RemoveField("Foo", "age"), "rmname": lambda: migrations.RemoveField("Foo", "name"), "rmo": lambda: migrations.RemoveField("Foo", "o"), "rmyears": lambda: migrations.RemoveField("Foo", "years"),
 "ut": lambda: migrations.AlterUniqueTogether("Foo", {("name","age")}), "ut2": lambda: migrations.AlterUniqueTogether("Foo", set()), "it": lambda: migrations.AlterIndexTogether("Foo", {("name","age")}), "utbar": lambda: migrations.AlterUniqueTogether("Bar", {("x","foo")}),
 "table": lambda: migrations.AlterModelTable("Foo", "t"), "table2": lambda: migrations.AlterModelTable("Foo", None), "comment": lambda: migrations.AlterModelTableComment("Foo", "c"),
 "opts": lambda: migrations.AlterModelOptions("Foo", {"ordering": ["name"]}), "opts2": lambda: migrations.AlterModelOptions("Foo", {}), "mgrs": lambda: migrations.AlterModelManagers("Foo", [("objects", Mgr())]),
 "owrt": lambda: migrations.AlterOrderWithRespectTo("Foo", "name"), "owrt2": lambda: migrations.AlterOrderWithRespectTo("Foo", None),
 "ix": lambda: migrations.AddIndex("Foo", models.Index(fields=["age"], name="ia")), "ixr": lambda: migrations.RemoveIndex("Foo", "ia"), "ixn": lambda: migrations.RenameIndex("Foo", "ib", old_name="ia"), "ixn2": lambda: migrations.RenameIndex("Foo", "ic", old_name="ib"), "ixt": lambda: migrations.RenameIndex("Foo", "ib", old_fields=("name","age")), "ixx": lambda: migrations.AddIndex("Foo", models.Index(Lower("name"), name="ix")),
 "con": lambda: migrations.AddConstraint("Foo", models.UniqueConstraint(fields=["age"], name="u")), "conr": lambda: migrations.RemoveConstraint("Foo", "u"), "cona": lambda: migrations.AlterConstraint("Foo", "u", models.UniqueConstraint(fields=["age"], name="u", violation_error_message="q")),
 "py": lambda: migrations.RunPython(forwards), "pye": lambda: migrations.RunPython(forwards, elidable=True), "sql": lambda: migrations.RunSQL("x"), "sqle": lambda: migrations.RunSQL("x", elidable=True), "sds": lambda: migrations.SeparateDatabaseAndState([], []),
}
o = MigrationOptimizer()
def show(ops):
    return " ; ".join(" ".join(OperationWriter(op, indentation=0).serialize()[0].split()) for op in ops)
rare = [k for i, k in enumerate(ops) if i % 3 == 1]
for a, b in [*itertools.product(rare, rare), *zip(ops, [*ops][1:]), *((k, k) for k in ops)]:
    x, y = ops[a](), ops[b]()
    try:
        r = o.optimize([x, y], "t")
        if r == [x, y]: print(a, b, "same", x.reduce(y, "t"), o._iterations)
        else: print(a, b, o._iterations, show(r))
    except Exception as e:
        print(a, b, type(e).__name__, e)
