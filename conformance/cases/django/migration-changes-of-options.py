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
def O(**o): return M("t", "Author", ("name", ch()), ("n", ch(20)), opts=o)
G = [("t","0001_initial")]
ix = lambda *f, name="i", **k: models.Index(*[x for x in f if not isinstance(x, str)], fields=[x for x in f if isinstance(x, str)], name=name, **k)
run("index new", [], [O(indexes=[ix("name")])])
run("index add", [O()], [O(indexes=[ix("name")])], G)
run("index add 2", [O()], [O(indexes=[ix("name"), ix("-n", name="j", condition=Q(n="x"))])], G)
run("index del", [O(indexes=[ix("name")])], [O()], G)
run("index rename", [O(indexes=[ix("name")])], [O(indexes=[ix("name", name="k")])], G)
run("index change", [O(indexes=[ix("name")])], [O(indexes=[ix("n")])], G)
run("index order", [O(indexes=[ix("name"), ix("n", name="j")])], [O(indexes=[ix("n", name="j"), ix("name")])], G)
run("index expr", [O()], [O(indexes=[models.Index(Lower("name").desc(), name="l")])], G)
run("index+field", [A], [O(indexes=[ix("n")])], G, {"dflt": "x"})
run("index+rmfield", [O(indexes=[ix("n")])], [A], G)
run("index+renfield", [M("t","Author",("a",ch()), opts={"indexes":[ix("a")]})], [M("t","Author",("b",ch()), opts={"indexes":[ix("b")]})], G, {"ask_rename": True})
run("index together", [O(index_together={("name","n")})], [O(indexes=[ix("name","n")])], G)
cc = lambda n=1, name="c", **k: models.CheckConstraint(condition=Q(n__gt=n), name=name, **k)
uc = lambda *f, name="u", **k: models.UniqueConstraint(fields=f, name=name, **k)
run("con new", [], [O(constraints=[cc(), uc("name")])])
run("con add", [O()], [O(constraints=[cc(), uc("name")])], G)
run("con del", [O(constraints=[cc(), uc("name")])], [O()], G)
run("con change", [O(constraints=[cc()])], [O(constraints=[cc(2)])], G)
run("con rename", [O(constraints=[cc()])], [O(constraints=[cc(name="d")])], G)
run("con alter msg", [O(constraints=[cc(), uc("n")])], [O(constraints=[cc(violation_error_message="x"), uc("n", violation_error_code="z")])], G)
run("con alter both", [O(constraints=[cc()])], [O(constraints=[cc(3, violation_error_message="x")])], G)
run("con field", [A], [O(constraints=[uc("n")])], G, {"dflt": "x"})
run("ut new", [], [O(unique_together={("name","n")})])
run("ut add", [O()], [O(unique_together={("name","n")})], G)
run("ut change", [O(unique_together={("name","n")})], [O(unique_together={("n","name")})], G)
run("ut change2", [O(unique_together={("name","n"), ("id","n")})], [O(unique_together={("n","name"), ("id","n")})], G)
run("ut del", [O(unique_together={("name","n")})], [O()], G)
run("ut del empty", [O(unique_together={("name","n")})], [O(unique_together=set())], G)
run("ut none eq", [O(unique_together=None)], [O(unique_together=set())], G)
run("ut + rm", [O(unique_together={("name","n")})], [A], G)
run("ut + add", [A], [O(unique_together={("name","n")})], G, {"dflt": 1})
run("ut + rename", [M("t","Author",("a",ch()),("z",ch(3)), opts={"unique_together":{("a","z")}})], [M("t","Author",("b",ch()),("z",ch(3)), opts={"unique_together":{("b","z")}})], G, {"ask_rename": True})
run("ut model del", [O(unique_together={("name","n")})], [], G)
run("ut fk", [A], [A, M("o","B",("a",fk("t.Author")),("k",ch()), opts={"unique_together":{("a","k")}})], G)
run("opts", [O()], [O(verbose_name="x", ordering=["name"])], G)
run("opts change", [O(verbose_name="x")], [O(verbose_name="y")], G)
run("opts del", [O(verbose_name="x", ordering=["n"])], [O(ordering=["n"])], G)
run("opts all", [O()], [O(permissions=[("a","b")], default_permissions=[], get_latest_by="n", default_related_name="z", base_manager_name="objects", default_manager_name="objects", select_on_save=True, verbose_name_plural="ys")], G)
run("opts ignored", [O()], [O(required_db_vendor="sqlite", db_tablespace="x")], G)
run("table", [O()], [O(db_table="tt")], G)
run("table change", [O(db_table="tt")], [O(db_table="uu")], G)
run("table del", [O(db_table="tt")], [O()], G)
run("table same rename", [M("t","Author",("a",ch()), opts={"db_table":"x"})], [M("t","Writer",("a",ch()), opts={"db_table":"x"})], G, {"ask_rename_model": True})
run("comment", [O()], [O(db_table_comment="tt")], G)
run("comment del", [O(db_table_comment="tt")], [O()], G)
BK = lambda **o: M("t", "Book", ("author", fk("t.Author")), opts=o)
run("owrt new", [], [A, BK(order_with_respect_to="author")])
run("owrt add", [A, BK()], [A, BK(order_with_respect_to="author")], G)
run("owrt del", [A, BK(order_with_respect_to="author")], [A, BK()], G)
run("owrt + field", [A, M("t","Book")], [A, BK(order_with_respect_to="author")], G, {"dflt": 1})
run("owrt - field", [A, BK(order_with_respect_to="author")], [A, M("t","Book")], G)
class Mgr(models.Manager):
    use_in_migrations = True
    def __init__(self, a=1): super().__init__(); self.a = a
class QS(models.QuerySet): pass
run("managers new", [], [M("t","Author", managers=[("objects", Mgr()), ("x", QS.as_manager())])])
run("managers add", [M("t","Author")], [M("t","Author", managers=[("objects", Mgr()), ("x", Mgr(2))])], G)
run("managers same", [M("t","Author", managers=[("objects", Mgr())])], [M("t","Author", managers=[("objects", Mgr())])], G)
run("managers diff", [M("t","Author", managers=[("objects", Mgr(1))])], [M("t","Author", managers=[("objects", Mgr(2))])], G)
run("managers del", [M("t","Author", managers=[("objects", Mgr())])], [M("t","Author")], G)
P = lambda name="AP", **o: ModelState("t", name, [], {"proxy": True, **o}, ("t.author",))
run("proxy new", [], [A, P()])
run("proxy add", [A], [A, P()], G)
run("proxy del", [A, P()], [A], G)
run("proxy opts", [A, P()], [A, P(verbose_name="q")], G)
run("proxy->concrete", [A, P()], [A, ModelState("t","AP",[("author_ptr", models.OneToOneField("t.Author", models.CASCADE, primary_key=True, parent_link=True, auto_created=True))], {}, ("t.author",))], G)
run("proxy->concrete fk", [A, P(), M("t","B",("a",fk("t.AP")))], [A, M("t","AP"), M("t","B",("a",fk("t.AP")))], G)
run("concrete->proxy", [A, M("t","AP")], [A, P()], G)
run("proxy other app", [], [A, ModelState("o","AP",[],{"proxy":True},("t.author",)), M("z","K",("p",fk("o.AP")))])
run("fk to proxy", [], [A, P(), M("t","B",("a",fk("t.AP")))])
U = lambda **o: M("t","Un",("x",ch()), opts={"managed": False, **o})
run("unm new", [], [U()])
run("unm del", [U()], [], G)
run("unm->man", [U()], [M("t","Un",("x",ch()))], G)
run("man->unm", [M("t","Un",("x",ch()))], [U()], G)
run("unm field", [U()], [M("t","Un",("x",ch()),("y",ch()), opts={"managed":False})], G)
run("unm table", [U()], [U(db_table="e")], G)
run("unm indexes", [], [U(indexes=[ix("x")], unique_together={("x","id")})])
run("unm fk", [], [A, M("t","Un",("x",fk("t.Author")), opts={"managed": False})])
