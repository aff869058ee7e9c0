# oracle: project
import os
from django.core.management import call_command
from django.db import connection, models, migrations
from django.db.migrations.state import ProjectState, ModelState
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.migration import Migration
from django.db.migrations.writer import MigrationWriter
from shop.models import *

PK = ("id", models.BigAutoField(primary_key=True))
def M(name, *fields, **kw):
    return ModelState("shop", name, [PK, *fields], kw or None)
def S(*models):
    return ProjectState({m.key if hasattr(m, "key") else (m.app_label, m.name_lower): m for m in models})
C = models.CharField
states = {
 "base": lambda: S(M("A", ("name", C(max_length=10))), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "field added": lambda: S(M("A", ("name", C(max_length=10)), ("age", models.IntegerField(null=True))), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "field with default": lambda: S(M("A", ("name", C(max_length=10)), ("age", models.IntegerField(default=4))), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "unique": lambda: S(M("A", ("name", C(max_length=20, unique=True))), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "renamed field": lambda: S(M("A", ("title", C(max_length=10))), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "renamed model": lambda: S(M("Author", ("name", C(max_length=10))), M("B", ("a", models.ForeignKey("shop.Author", models.CASCADE)))),
 "no b": lambda: S(M("A", ("name", C(max_length=10)))),
 "m2m": lambda: S(M("A", ("name", C(max_length=10)), ("bs", models.ManyToManyField("shop.B"))), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "options": lambda: S(M("A", ("name", C(max_length=10)), ordering=["name"], verbose_name="aaa", db_table="aaas"), M("B", ("a", models.ForeignKey("shop.A", models.PROTECT)))),
 "indexes": lambda: S(M("A", ("name", C(max_length=10)), indexes=[models.Index(fields=["name"], name="ix")], constraints=[models.UniqueConstraint(fields=["name"], name="u")]), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "together": lambda: S(M("A", ("name", C(max_length=10)), unique_together={("id", "name")}), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)), order_with_respect_to="a")),
 "proxy": lambda: S(M("A", ("name", C(max_length=10))), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE))), ModelState("shop", "P", [], {"proxy": True}, ("shop.a",))),
 "child": lambda: S(M("A", ("name", C(max_length=10))), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE))), ModelState("shop", "K", [("a_ptr", models.OneToOneField("shop.A", models.CASCADE, parent_link=True, primary_key=True, auto_created=True, serialize=False)), ("x", models.IntegerField())], {}, ("shop.a",))),
 "cycle": lambda: S(M("A", ("name", C(max_length=10)), ("b", models.ForeignKey("shop.B", models.CASCADE, null=True))), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "check": lambda: S(M("A", ("name", C(max_length=10)), constraints=[models.CheckConstraint(condition=models.Q(name="x"), name="c")]), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "check2": lambda: S(M("A", ("name", C(max_length=10)), constraints=[models.CheckConstraint(condition=models.Q(name="x"), name="c", violation_error_message="no")]), M("B", ("a", models.ForeignKey("shop.A", models.CASCADE)))),
 "null text": lambda: S(M("A", ("name", C(max_length=10, null=True, help_text="h"))), M("B", ("a", models.OneToOneField("shop.A", models.CASCADE, related_name="q")))),
}
class Q(MigrationQuestioner):
    def ask_rename(self, *a): return True
    def ask_rename_model(self, *a): return True
    def ask_not_null_addition(self, *a): return 1
    def ask_not_null_alteration(self, *a): return "q"
def ops(name, one, two):
    try:
        changes = MigrationAutodetector(one, two, Q())._detect_changes()
        print("==", name)
        for m in changes.get("shop", []):
            with connection.schema_editor(collect_sql=True) as ed:
                m.apply(one.clone(), ed, collect_sql=True)
            print("\n".join(ed.collected_sql))
            with connection.schema_editor(collect_sql=True) as ed:
                m.unapply(one.clone(), ed, collect_sql=True)
            print("\n".join(ed.collected_sql))
    except Exception as e:
        print(name, type(e).__name__, e)
for name in states:
    ops("-> " + name, S(), states[name]())
    if name != "base":
        ops("base -> " + name, states["base"](), states[name]())
        ops(name + " -> base", states[name](), states["base"]())
names = list(states)
for i in range(2, len(names)):
    ops(names[i] + " -> " + names[i - 1], states[names[i]](), states[names[i - 1]]())
