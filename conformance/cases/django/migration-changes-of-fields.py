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
A = M("t", "Author")
An = M("t", "Author", ("name", ch()))
run("new", [], [A])
run("same", [A], [A])
run("del", [A], [])
run("add field", [A], [An])
run("add field dflt", [A], [An], defaults={"dflt": "x"}, graph=[("t","0001_initial")])
run("add null", [A], [M("t", "Author", ("n", ch(null=True)))], graph=[("t","0007_foo")])
run("add blank", [A], [M("t", "Author", ("n", ch(blank=True)))])
run("add int blank", [A], [M("t", "Author", ("n", models.IntegerField(blank=True)))])
run("add default", [A], [M("t", "Author", ("n", ch(default="x")))])
run("add dbdefault", [A], [M("t", "Author", ("n", ch(db_default="x")))])
run("add now", [A], [M("t", "Author", ("n", models.DateTimeField(auto_now_add=True)), ("m", models.DateTimeField(auto_now=True)), ("d", models.DateField(auto_now_add=True)))])
run("add uniq callable", [A], [M("t", "Author", ("n", models.CharField(max_length=40, unique=True, default=datetime.datetime.now)))])
run("add m2m", [A], [M("t", "Author", ("n", models.ManyToManyField("t.Author")))])
run("remove field", [An], [A], graph=[("t","0001_initial"), ("x", "0001_z")])
run("alter", [An], [M("t", "Author", ("name", ch(20)))], graph=[("t","0001_initial")])
run("alter null->not", [M("t", "Author", ("name", ch(null=True)))], [An])
run("alter null->not dflt", [M("t", "Author", ("name", ch(null=True)))], [An], defaults={"dflt": "zz"})
run("alter null->not default", [M("t", "Author", ("name", ch(null=True)))], [M("t", "Author", ("name", ch(default="k")))])
run("rename no", [An], [M("t", "Author", ("names", ch()))])
run("rename yes", [An], [M("t", "Author", ("names", ch()))], defaults={"ask_rename": True}, graph=[("t","0001_initial")])
run("rename db_column", [An], [M("t", "Author", ("names", ch(db_column="name")))], defaults={"ask_rename": True})
run("rename 2", [M("t", "Author", ("a", ch()), ("b", ch(20)))], [M("t", "Author", ("x", ch()), ("y", ch(20)))], defaults={"ask_rename": True})
run("rename model", [An], [M("t", "Writer", ("name", ch()))], defaults={"ask_rename_model": True}, graph=[("t","0001_initial")])
run("rename model no", [An], [M("t", "Writer", ("name", ch()))])
B = M("o", "Book", ("author", fk("t.Author")), ("title", ch()))
run("fk", [], [A, B])
run("fk2", [A], [A, B], graph=[("t","0001_initial")])
run("fk2 nograph", [A], [A, B])
run("fk del", [A, B], [])
run("fk del one", [A, B], [A], graph=[("t","0001_initial"), ("o","0001_initial")])
run("rename model w fk", [An, B], [M("t", "Writer", ("name", ch())), M("o", "Book", ("author", fk("t.Writer")), ("title", ch()))], defaults={"ask_rename_model": True}, graph=[("t","0001_initial"), ("o","0001_initial")])
run("rename model w fk alter", [An, B], [M("t", "Writer", ("name", ch())), M("o", "Book", ("author", fk("t.Writer", null=True)), ("title", ch()))], defaults={"ask_rename_model": True}, graph=[("t","0001_initial"), ("o","0001_initial")])
run("rename model w fk renamed", [An, B], [M("t", "Writer", ("name", ch())), M("o", "Book", ("writer", fk("t.Writer")), ("title", ch()))], defaults={"ask_rename_model": True, "ask_rename": True}, graph=[("t","0001_initial"), ("o","0001_initial")])
run("cyclic", [], [M("t", "Author", ("book", fk("o.Book"))), B])
run("cyclic same", [], [M("t", "Author", ("book", fk("t.Book"))), M("t", "Book", ("author", fk("t.Author")))])
run("self fk", [], [M("t", "Author", ("parent", fk("self")), ("p2", fk("t.Author", null=True)))])
run("m2m", [], [A, M("t", "Book", ("authors", models.ManyToManyField("t.Author")))])
run("m2m through", [], [A, M("t", "Book", ("authors", models.ManyToManyField("t.Author", through="t.Link"))), M("t", "Link", ("a", fk("t.Author")), ("b", fk("t.Book")))])
run("m2m through del", [A, M("t", "Book", ("authors", models.ManyToManyField("t.Author", through="t.Link"))), M("t", "Link", ("a", fk("t.Author")), ("b", fk("t.Book")))], [])
run("m2m->fk", [A, M("t", "Book", ("authors", models.ManyToManyField("t.Author")))], [A, M("t", "Book", ("authors", fk("t.Author", null=True)))])
run("fk->m2m", [A, M("t", "Book", ("authors", fk("t.Author")))], [A, M("t", "Book", ("authors", models.ManyToManyField("t.Author")))])
run("m2m alter", [A, M("t", "Book", ("authors", models.ManyToManyField("t.Author")))], [A, M("t", "Book", ("authors", models.ManyToManyField("t.Author", blank=True, related_name="q")))])
