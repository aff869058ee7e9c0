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
from django.conf import settings
from django.db.migrations.migration import swappable_dependency
from django.contrib.auth.models import User, Group, AbstractUser, AbstractBaseUser
from django.apps import apps
f = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
print(f.swappable_setting, repr(f.deconstruct()[3]["to"]), type(f.deconstruct()[3]["to"]).__name__)
print(MigrationWriter.serialize(f)[0])
for g in (models.ForeignKey("auth.User", models.CASCADE), models.ForeignKey(User, models.CASCADE), models.ForeignKey("auth.user", models.CASCADE, swappable=False), models.ForeignKey(Group, models.CASCADE), models.ManyToManyField(User), models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True)):
    try:
        print(g.swappable_setting, MigrationWriter.serialize(g)[0], MigrationWriter.serialize(g.clone())[0])
    except Exception as e: print(type(e).__name__, e)
d = swappable_dependency(settings.AUTH_USER_MODEL); print(d, d.setting, type(d).__name__)
B = M("o", "Book", ("author", models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)))
run("fk user", [], [B])
run("fk user g", [], [B], [("auth","0001_initial")])
run("fk user 2", [], [B, M("o","Z",("w",models.ManyToManyField("auth.User")))])
class Post(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts")
    readers = models.ManyToManyField(User, related_name="+")
    groups = models.ManyToManyField("auth.Group")
a = MigrationAutodetector(ProjectState(), ProjectState.from_apps(apps), MigrationQuestioner({"ask_initial": True}, specified_apps={"app"}))
ch_ = a.changes(MigrationGraph(), trim_to_apps={"app"})
for m in ch_["app"]: print(m.name, sorted(m.dependencies)); print(MigrationWriter(m, False).as_string())
U = ModelState("o", "CustomUser", [("id", auto())], {"swappable": "AUTH_USER_MODEL"}, (AbstractBaseUser,))
run("custom user first", [], [M("o","Aardvark"), M("o","Zed"), U])
run("custom user first2", [], [ModelState("o","Aardvark",[("user_ptr", models.OneToOneField("o.CustomUser", models.CASCADE, primary_key=True))]), U])
settings.AUTH_USER_MODEL = "o.CustomUser"
run("custom user fk", [], [M("o","Aardvark",("u",fk("o.CustomUser"))), M("p","Zed",("u",fk(settings.AUTH_USER_MODEL))), U])
