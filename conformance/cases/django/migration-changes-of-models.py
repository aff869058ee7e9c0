from django.db import models, migrations
from django.db.models import F, Q
from django.db.models.functions import *
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.writer import MigrationWriter
from django.core.validators import *
import datetime, functools, re
auto = lambda: models.AutoField(primary_key=True)
class Q_(MigrationQuestioner):
    def ask_not_null_addition(self, f, m): print("Q add", f, m); return self.defaults.get("dflt")
    def ask_not_null_alteration(self, f, m): print("Q alter", f, m); return self.defaults.get("dflt", models.NOT_PROVIDED)
    def ask_auto_now_add_addition(self, f, m): print("Q now", f, m); return datetime.datetime(2020,1,1)
    def ask_unique_callable_default_addition(self, f, m): print("Q uniq", f, m)
    def ask_rename(self, m, o, n, f): print("Q rename", m, o, n, type(f).__name__); return super().ask_rename(m, o, n, f)
    def ask_rename_model(self, o, n): print("Q rename model", o.name, n.name); return super().ask_rename_model(o, n)
def state(ms):
    p = ProjectState()
    for m in ms: p.add_model(m.clone())
    return p
def run(title, before, after, graph=None, defaults={}, show=True, **kw):
    print("#", title)
    try:
        g = MigrationGraph()
        for n in graph or (): g.add_node(n, None)
        d = {"ask_initial": True}; d.update(defaults)
        a = MigrationAutodetector(state(before), state(after), Q_(d))
        ch = a.changes(g, **kw)
        for app in sorted(ch):
            for m in ch[app]:
                print(app, m.name, sorted(m.dependencies), m.initial)
                for op in m.operations: print("   ", op.formatted_description())
                if show: print(MigrationWriter(m, include_header=False).as_string())
    except Exception as e:
        print(type(e).__name__, e)
def M(app, name, *fields, opts=None, bases=None, managers=None):
    return ModelState(app, name, [("id", auto())] + list(fields), opts or {}, bases, managers)
fk = lambda to, **kw: models.ForeignKey(to, models.CASCADE, **kw)
ch = lambda n=10, **kw: models.CharField(max_length=n, **kw)
A = M("t", "Author", ("name", ch()))
G = [("t","0001_initial")]
ptr = lambda to, **k: models.OneToOneField(to, models.CASCADE, primary_key=True, parent_link=True, auto_created=True, serialize=False, **k)
C = lambda *f, name="Child", to="t.author", app="t": ModelState(app, name, [("author_ptr", ptr(to))]+list(f), {}, (to,))
run("mti", [], [A, C()])
run("mti other", [], [A, C(app="o")])
run("mti del", [A, C()], [], G)
run("mti del base", [A, C()], [M("t","Child")], G)
run("mti field moved", [M("t","Author",("name",ch()),("extra",ch(5)))], [A, C(("extra", ch(5)))], G)
run("mti field moved 3", [M("t","Author",("name",ch()),("extra",ch(5))), C()], [A, C(("extra", ch(5, default="x")))], G)
run("abstract mixin", [], [ModelState("t","Mix",[("id",auto())],{}, (dict, models.Model))])
class Mixin: pass
run("mixin", [], [ModelState("t","Mix",[("id",auto())],{}, (Mixin, models.Model))])
run("one2one pk", [], [A, ModelState("t","Prof",[("a", models.OneToOneField("t.Author", models.CASCADE, primary_key=True))])])
run("one2one pk rev", [], [ModelState("t","AAA",[("a", models.OneToOneField("t.Zed", models.CASCADE, primary_key=True))]), M("t","Zed")])
run("many", [], [M("a","X",("f",fk("b.Y"))), M("b","Y",("f",fk("c.Z"))), M("c","Z",("f",fk("a.X")))])
run("many2", [], [M("a","X",("f",fk("b.Y"))), M("b","Y",("f",fk("c.Z"))), M("c","Z")])
run("alpha", [], [M("t","B",("a",fk("t.A"))), M("t","A"), M("t","C",("b",fk("t.B")),("a",fk("t.A")))])
run("ext", [], [M("t","B",("a",fk("other.Thing")))], [("other","0001_initial"),("other","0002_x")])
run("ext2", [], [M("t","B",("a",fk("other.Thing")))])
run("trim", [], [M("a","X",("f",fk("b.Y"))), M("b","Y"), M("c","Z")], None, {}, trim_to_apps={"a"})
run("trim2", [], [M("a","X",("f",fk("b.Y"))), M("b","Y"), M("c","Z")], None, {}, trim_to_apps={"c"})
run("name", [A], [M("t","Author")], G, {}, migration_name="custom_name")
run("name2", [], [A], None, {}, migration_name="custom_name")
run("no initial", [], [M("a","X",("f",fk("b.Y"))), M("b","Y")], None, {"ask_initial": False})
run("long names", [A], [M("t","Author",("name",ch()),*[("field_number_%d"%i, ch(null=True)) for i in range(6)])], G)
run("2 ops names", [A], [M("t","Author",("name",ch(5)),("b", ch(null=True)))], [("t","0009_x_squashed_0012_y")])
run("leaf name", [A], [M("t","Author")], [("t","custom")])
GF = lambda e, **k: models.GeneratedField(expression=e, output_field=models.IntegerField(), db_persist=True, **k)
run("gen new", [], [M("t","G",("a",models.IntegerField()),("b",GF(F("a")+1)))])
run("gen add", [M("t","G",("a",models.IntegerField()))], [M("t","G",("a",models.IntegerField()),("b",GF(F("a")+1)))], G)
run("gen add both", [M("t","G")], [M("t","G",("b",GF(F("z")+F("y"))),("y",models.IntegerField(default=1)),("z",models.IntegerField(null=True)))], G)
run("gen change", [M("t","G",("a",models.IntegerField()),("b",GF(F("a")+1)))], [M("t","G",("a",models.IntegerField()),("b",GF(F("a")+2)))], G)
run("gen same", [M("t","G",("a",models.IntegerField()),("b",GF(F("a")+1)))], [M("t","G",("a",models.IntegerField()),("b",GF(F("a")+1)))], G)
