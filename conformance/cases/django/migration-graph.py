from django.db import models, connection, migrations
from django.db.migrations.state import ProjectState
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.exceptions import *
from django.apps import apps
class PostQuerySet(models.QuerySet):
    pass
class M1(models.Manager):
    use_in_migrations = True
    def __init__(self, a=1):
        super().__init__()
class Post(models.Model):
    title = models.CharField(max_length=80)
    objects = M1(3)
    other = PostQuerySet.as_manager()
class P2(models.Model):
    title = models.CharField(max_length=80)
    people = models.Manager()
for k in ("post", "p2"):
    s = ProjectState.from_apps(apps)
    print([(n, type(m).__name__) for n, m in s.models["app", k].managers])
    print(list(s.apps.get_model("app", k)._meta.managers_map), s.apps.get_model("app", k)._default_manager.name)
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
g = MigrationGraph()
for k in (("a", "1"), ("a", "2"), ("b", "1"), ("b", "2"), ("a", "3")):
    g.add_node(k, None)
g.add_dependency("a.2", ("a", "2"), ("a", "1"))
g.add_dependency("a.3", ("a", "3"), ("a", "2"))
g.add_dependency("b.2", ("b", "2"), ("b", "1"))
g.add_dependency("b.1", ("b", "1"), ("a", "2"))
print(g, repr(g), g.root_nodes(), g.leaf_nodes(), g.leaf_nodes("a"))
print(g.forwards_plan(("b", "2")), g.backwards_plan(("a", "1")))
tell(lambda: g.forwards_plan(("z", "2")))
tell(lambda: g.add_dependency("b.1", ("b", "1"), ("q", "2")))
g2 = MigrationGraph()
for k in "123": g2.add_node(("a", k), None)
g2.add_dependency("x", ("a", "1"), ("a", "2")); g2.add_dependency("x", ("a", "2"), ("a", "3")); g2.add_dependency("x", ("a", "3"), ("a", "1"))
r = MigrationRecorder(connection)
print(r.has_table(), r.applied_migrations())
r.record_applied("x", "0001_initial")
print(r.has_table(), r.applied_migrations())
r.record_unapplied("x", "0001_initial")
print(r.migration_qs.count())
class M(migrations.Migration):
    dependencies = []
    operations = [
        migrations.CreateModel("A", [("id", models.AutoField(primary_key=True)), ("n", models.IntegerField(default=1))], options={"unique_together": {("id", "n")}, "order_with_respect_to": None}),
        migrations.AlterModelOptions("A", {"verbose_name": "aa"}),
        migrations.AddField("A", "o", models.OneToOneField("self", models.CASCADE, null=True)),
        migrations.SeparateDatabaseAndState([migrations.RunSQL(["CREATE TABLE q (a int)", ("INSERT INTO q VALUES (%s)", [5])], "DROP TABLE q")], []),
    ]
m = M("0001_x", "lib")
print(m, repr(m), m.suggest_name(), m == M("0001_x", "lib"))
with connection.schema_editor(collect_sql=True) as ed:
    st = m.apply(ProjectState(), ed, collect_sql=True)
print("\n".join(ed.collected_sql))
with connection.schema_editor() as ed:
    st = m.apply(ProjectState(), ed)
with connection.cursor() as c:
    c.execute("select * from q"); print(c.fetchall())
with connection.schema_editor() as ed:
    m.unapply(ProjectState(), ed)
print([t for t in sorted(connection.introspection.table_names()) if not t.startswith("django")])
class N(migrations.Migration):
    operations = [migrations.RunSQL("select 1")]
tell(lambda: N("2", "lib").unapply(ProjectState(), ed))
