import datetime
from django.db import models, migrations
from django.db.migrations.writer import MigrationWriter, OperationWriter
from django.db.migrations.migration import swappable_dependency
from django.conf import settings
from django.db.models.functions import Now, Lower
from django.core.validators import MinValueValidator
def forwards(apps, schema_editor): pass
def back(apps, schema_editor): pass
class CustomOp(migrations.RunSQL):
    serialization_expand_args = ["sql"]
class Mgr(models.Manager):
    use_in_migrations = True
def mig(name="0001_initial", app="app", **attrs):
    return type("Migration", (migrations.Migration,), attrs)(name, app)
ops = [
  migrations.CreateModel("Book", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")), ("title", models.CharField(max_length=5, validators=[MinValueValidator(1)])), ("at", models.DateTimeField(default=datetime.datetime(2020,1,1)))],
     options={"ordering": ["title"], "verbose_name": "book", "indexes": [models.Index(fields=["title"], name="i")], "constraints": [models.CheckConstraint(condition=models.Q(a=1), name="c")], "unique_together": {("a","b")}}, bases=("app.base",), managers=[("objects", Mgr())]),
  migrations.CreateModel(name="Small", fields=[]),
  migrations.CreateModel(name="P", fields=[], options={"proxy": True, "indexes": [], "constraints": []}, bases=("app.book",)),
  migrations.CreateModel(name="E", fields=[], options={}, bases=(models.Model,), managers=[]),
  migrations.DeleteModel("Book"), migrations.DeleteModel(name="Book"),
  migrations.RenameModel("A", "B"),
  migrations.AddField("Book", "x", models.IntegerField(default=1), preserve_default=False),
  migrations.AddField(model_name="book", name="x", field=models.ForeignKey("app.Author", on_delete=models.CASCADE, related_name="b", to_field="code")),
  migrations.RemoveField("book", "x"),
  migrations.AlterField("book", "x", models.TextField(null=True)),
  migrations.AlterField("book", "x", models.TextField(null=True), False),
  migrations.RenameField("book", "x", "y"),
  migrations.AlterUniqueTogether("book", {("a", "b")}), migrations.AlterUniqueTogether("book", None), migrations.AlterUniqueTogether("book", set()), migrations.AlterUniqueTogether("book", [("b", "a"), ("c","d")]), migrations.AlterUniqueTogether("book", ("b", "a")),
  migrations.AlterIndexTogether("book", {("a", "b")}),
  migrations.AlterModelTable("book", "t"), migrations.AlterModelTable("book", None),
  migrations.AlterModelTableComment("book", "t"),
  migrations.AlterModelOptions("book", {"ordering": ["a"], "verbose_name": "x"}), migrations.AlterModelOptions("book", {}),
  migrations.AlterModelManagers("book", [("objects", Mgr()), ("other", models.Manager())]), migrations.AlterModelManagers("book", []),
  migrations.AlterOrderWithRespectTo("book", "author"), migrations.AlterOrderWithRespectTo("book", None),
  migrations.AddIndex("book", models.Index(fields=["a"], name="i")), migrations.AddIndex("book", models.Index(Lower("a").desc(), "b", name="i")),
  migrations.RemoveIndex("book", "i"), migrations.RenameIndex("book", "new", old_name="old"), migrations.RenameIndex("book", "new", old_fields=("a","b")),
  migrations.AddConstraint("book", models.UniqueConstraint(fields=["a"], name="u")), migrations.RemoveConstraint("book", "u"),
  migrations.AlterConstraint("book", "u", models.UniqueConstraint(fields=["a"], name="u", violation_error_message="x")),
  migrations.RunSQL("select 1"), migrations.RunSQL("select 1", migrations.RunSQL.noop, hints={"a": 1}, elidable=True), migrations.RunSQL(["a", ("b", [1])], state_operations=[migrations.RemoveField("a", "b")]),
  migrations.RunSQL("a\nb"),
  migrations.RunPython(forwards), migrations.RunPython(forwards, back), migrations.RunPython(forwards, migrations.RunPython.noop, atomic=False, hints={"x": "y"}, elidable=True), migrations.RunPython(code=forwards, reverse_code=back),
  migrations.SeparateDatabaseAndState([migrations.RunSQL("x")], [migrations.DeleteModel("Q"), migrations.CreateModel("Z", [("id", models.AutoField(primary_key=True))])]), migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Q")]), migrations.SeparateDatabaseAndState(),
  CustomOp("x"), CustomOp(["a", "b"]),
]
for op in ops:
    try:
        s, i = OperationWriter(op).serialize()
        print(s, sorted(i))
    except Exception as e:
        print(type(op).__name__, type(e).__name__, e)
    try:
        print(op.describe(), "|", op.formatted_description(), "|", op.migration_name_fragment, "|", op.reversible, op.reduces_to_sql, op.atomic)
    except Exception as e:
        print(type(op).__name__, type(e).__name__, e)
for m in [mig(operations=ops[:3]), mig(), mig(operations=[ops[0]], initial=True, dependencies=[("b", "0001_x"), ("a", "0002_y")]), mig(replaces=[("app", "0001_a"), ("app", "0002_b")]), mig(dependencies=[swappable_dependency(settings.AUTH_USER_MODEL) if 0 else ("x", "y"), ("__setting__", "AUTH_USER_MODEL")], operations=[migrations.RunPython(forwards)]),
    mig(operations=[migrations.AddField("a", "b", models.DateTimeField(default=datetime.datetime.now, db_default=Now()))]), mig(operations=[CustomOp("x"), migrations.DeleteModel("k")], initial=True, replaces=[("a","b")], dependencies=[("a","b")])]:
    for h in (True, False):
        w = MigrationWriter(m, include_header=h)
        print(w.as_string(), w.filename, w.needs_manual_porting)
f2 = lambda a, b: None
forwards.__module__ = "app.migrations.0002_data"
w = MigrationWriter(mig(operations=[migrations.RunPython(forwards)]))
print(w.as_string(), w.needs_manual_porting)
try: MigrationWriter(mig(operations=[migrations.RunPython(f2)])).as_string()
except ValueError as e: print(e)
