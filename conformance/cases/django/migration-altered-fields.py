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
G = [("t","0001_initial")]
F1 = lambda f: [M("t","Author",("f",f))]
import itertools
fields = {
 "char10": lambda: ch(10), "char20": lambda: ch(20), "null": lambda: ch(10, null=True), "choices": lambda: ch(10, choices=[("a","b")]), "dflt": lambda: ch(10, default="d"), "db": lambda: ch(10, db_default=models.Value("d")),
 "val": lambda: ch(10, validators=[MaxLengthValidator(3)]), "val2": lambda: ch(10, validators=[MaxLengthValidator(4)]), "re": lambda: ch(10, validators=[RegexValidator(re.compile("a"))]), "re2": lambda: ch(10, validators=[RegexValidator(re.compile("a", re.I))]),
 "text": lambda: models.TextField(), "int": lambda: models.IntegerField(), "part": lambda: models.IntegerField(default=functools.partial(int, "3")), "part2": lambda: models.IntegerField(default=functools.partial(int, "4")),
 "fk": lambda: fk("x.Y"), "fk2": lambda: fk("x.Z"), "fkset": lambda: models.ForeignKey("x.Y", models.SET(1)), "fkset2": lambda: models.ForeignKey("x.Y", models.SET(2)), "lim": lambda: fk("x.Y", limit_choices_to=Q(a=1)),
 "dec": lambda: models.DecimalField(max_digits=3, decimal_places=1), "now": lambda: models.DateTimeField(auto_now_add=True), "dt": lambda: models.DateTimeField(), "col": lambda: ch(10, db_column="cc"), "cmt": lambda: ch(10, db_comment="cc"), "help": lambda: ch(10, help_text="x", verbose_name="v"),
}
for (k1, f1), (k2, f2) in itertools.product(fields.items(), fields.items()):
    run(k1+" -> "+k2, F1(f1()), F1(f2()), G, show=False)
