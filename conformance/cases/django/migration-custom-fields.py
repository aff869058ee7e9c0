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
from django.utils.deconstruct import deconstructible
from django.core.exceptions import ValidationError
class Upper_(models.CharField):
    def __init__(self, *args, shout=False, **kwargs):
        self.shout = shout
        kwargs["max_length"] = 7
        super().__init__(*args, **kwargs)
    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        if self.shout: kwargs["shout"] = True
        return name, path, args, kwargs
class Plain(models.IntegerField):
    description = "p"
class Hidden(models.TextField):
    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
class Pos(models.Field):
    def __init__(self, sep, *args, **kw):
        self.sep = sep; super().__init__(*args, **kw)
    def db_type(self, connection): return "text"
    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, [self.sep] + list(args), kwargs
class AuthorFK(models.ForeignKey):
    def __init__(self, **kw):
        kw.setdefault("to", "t.Author"); kw.setdefault("on_delete", models.CASCADE)
        super().__init__(**kw)
class MyIndex(models.Index):
    suffix = "my"
class MyCon(models.CheckConstraint): pass
class MyFunc(models.Func):
    function = "MYF"
def val(v): raise ValidationError("x")
@deconstructible
class Val:
    def __init__(self, n): self.n = n
    def __call__(self, v): pass
    def __eq__(self, o): return isinstance(o, Val) and self.n == o.n
class Holder:
    @staticmethod
    def sm(): return 1
    @classmethod
    def cm(cls): return 2
    class In(models.TextChoices):
        A = "a"
A = M("t", "Author", ("name", ch()))
G = [("t","0001_initial")]
run("custom", [], [M("t","X",("a",Upper_()),("b",Upper_(shout=True, null=True)),("c",Plain(default=1)),("d",Hidden()),("e",Pos(",")),("f",Pos(sep=";",null=True)),("g",AuthorFK()),("h",ch(validators=[val, Val(3)], default=Holder.sm)),("i",models.IntegerField(default=Holder.cm)),("j",ch(choices=Holder.In)),opts={"indexes":[MyIndex(fields=["a"],name="mi")],"constraints":[MyCon(condition=Q(c=1),name="mc")]}), A])
run("custom change", [M("t","X",("b",Upper_(shout=True)))], [M("t","X",("b",Upper_()))], G)
run("custom val same", [M("t","X",("b",ch(validators=[Val(3)])))], [M("t","X",("b",ch(validators=[Val(3)])))], G)
run("custom val diff", [M("t","X",("b",ch(validators=[Val(3)])))], [M("t","X",("b",ch(validators=[Val(4)])))], G)
run("custom class", [M("t","X",("b",models.IntegerField()))], [M("t","X",("b",Plain()))], G)
run("custom hidden", [M("t","X",("b",models.TextField()))], [M("t","X",("b",Hidden()))], G)
run("idx class", [M("t","X",opts={"indexes":[models.Index(fields=["id"],name="a")]})], [M("t","X",opts={"indexes":[MyIndex(fields=["id"],name="a")]})], G)
run("func", [], [M("t","X",("n",models.GeneratedField(expression=MyFunc("id", Value_ := models.Value(1)), output_field=models.IntegerField(), db_persist=False)))])
run("cpk", [], [ModelState("t","X",[("pk",models.CompositePrimaryKey("a","b")),("a",models.IntegerField()),("b",models.IntegerField())])])
run("to_field ren", [M("t","P",("code",ch(unique=True))), M("t","X",("p",fk("t.P",to_field="code")))], [M("t","P",("key",ch(unique=True))), M("t","X",("p",fk("t.P",to_field="key")))], G, {"ask_rename": True})
run("to_field ren+alter", [M("t","P",("code",ch(unique=True))), M("t","X",("p",fk("t.P",to_field="code")))], [M("t","P",("key",ch(unique=True))), M("t","X",("p",fk("t.P",to_field="key",null=True)))], G, {"ask_rename": True})
run("through ren", [A, M("t","B",("m",models.ManyToManyField("t.Author",through="t.Link"))), M("t","Link",("a",fk("t.Author")),("b",fk("t.B")))], [A, M("t","B",("m",models.ManyToManyField("t.Author",through="t.Lnk"))), M("t","Lnk",("a",fk("t.Author")),("b",fk("t.B")))], G, {"ask_rename_model": True})
run("ren chain", [A, M("t","B",("a",fk("t.Author")))], [M("t","Writer",("name",ch())), M("t","C",("w",fk("t.Writer")))], G, {"ask_rename_model": True, "ask_rename": True})
run("ren mti", [A, ModelState("t","Kid",[("author_ptr", models.OneToOneField("t.Author", models.CASCADE, primary_key=True, parent_link=True))],{},("t.author",))], [M("t","Writer",("name",ch())), ModelState("t","Kid",[("writer_ptr", models.OneToOneField("t.Writer", models.CASCADE, primary_key=True, parent_link=True))],{},("t.writer",))], G, {"ask_rename_model": True, "ask_rename": True})
run("ren pk", [ModelState("t","X",[("key",auto())])], [ModelState("t","X",[("pk2",auto())])], G, {"ask_rename": True})
run("ren + index", [M("t","X",("a",ch()),("b",ch(3)),opts={"indexes":[models.Index(fields=["a","b"],name="i")],"unique_together":{("a","b")},"ordering":["a"]})], [M("t","X",("z",ch()),("b",ch(3)),opts={"indexes":[models.Index(fields=["z","b"],name="i")],"unique_together":{("z","b")},"ordering":["z"]})], G, {"ask_rename": True})
run("case only", [M("t","Author",("name",ch()))], [M("t","AUTHOR",("name",ch()))], G)
run("many fields", [M("t","X",("a",ch()),("b",ch()),("c",ch()))], [M("t","X",("d",ch()),("e",ch()),("b",ch()))], G, {"ask_rename": True})
run("app move", [M("a","X"), M("a","Y",("x",fk("a.X")))], [M("b","X"), M("a","Y",("x",fk("b.X")))], [("a","0001_initial")])
run("del chain", [M("a","X"), M("b","Y",("x",fk("a.X"))), M("c","Z",("y",fk("b.Y")),("x",models.ManyToManyField("a.X")))], [], [("a","0001_initial"),("b","0001_initial"),("c","0001_initial")])
run("del+add", [M("a","X"), M("b","Y",("x",fk("a.X")))], [M("b","Y",("x",models.IntegerField()))], [("a","0001_initial"),("b","0001_initial")])
run("bad together", [], [M("t","X",opts={"unique_together":{("nope",)}})])
run("bad together2", [M("t","X")], [M("t","X",opts={"unique_together":{("nope",)}})], G)
run("convert", [], [A], G, {}, convert_apps={"t"})
s = ProjectState(real_apps={"t"}); s.add_model(A.clone())
t = ProjectState(); t.add_model(A.clone()); t.add_model(M("t","New")); t.add_model(M("o","K",("a",fk("t.Author"))))
a = MigrationAutodetector(s, t, MigrationQuestioner({"ask_initial": True})); print({k: [m.operations for m in v] for k, v in a._detect_changes().items()})
a = MigrationAutodetector(s, t, MigrationQuestioner({"ask_initial": True})); print({k: [(m.name, sorted(m.dependencies), m.operations) for m in v] for k, v in sorted(a._detect_changes(convert_apps={"t"}).items())})
for n in ("0001_initial", "0012_x_squashed_0033_y", "abc", "5", "0002", "0001_squashed_0004_x", "", "x_squashed_7"): print(n, MigrationAutodetector.parse_number(n))
