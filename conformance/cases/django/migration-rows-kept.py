from django.db import connection, models
from django.db.models import F, Q
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.questioner import MigrationQuestioner
def M(name, *f, **o): return ModelState("shop", name, [("id", models.BigAutoField(primary_key=True)), *f], o)
def st(*ms):
    s = ProjectState()
    for m in ms: s.add_model(m.clone())
    return s
class Qn(MigrationQuestioner):
    def ask_not_null_addition(self, f, m): print("asked for", m, f); return "dflt"
    def ask_not_null_alteration(self, f, m): print("asked about", m, f); return "alt"
q = Qn({"ask_initial": True, "ask_rename": True, "ask_rename_model": True})
ch = lambda n=10, **k: models.CharField(max_length=n, **k)
A1, B1 = M("Author", ("name", ch(null=True)), ("nick", ch(5))), M("Book", ("title", ch(20)), ("authors", models.ManyToManyField("shop.Author")), ("main", models.ForeignKey("shop.Author", models.CASCADE, related_name="+", null=True)))
A2, B2 = M("Author", ("name", ch()), ("handle", ch(5)), ("city", ch())), M("Book", ("title", ch(20)), ("writers", models.ManyToManyField("shop.Author")), ("main", models.ForeignKey("shop.Author", models.CASCADE, related_name="+", null=True)))
A3, B3 = M("Person", ("name", ch()), ("handle", ch(5)), ("city", ch())), M("Book", ("title", ch(20)), ("writers", models.ManyToManyField("shop.Person")), ("main", models.ForeignKey("shop.Person", models.CASCADE, related_name="+", null=True)), ("pages", models.IntegerField(default=7)))
def dump(apps):
    for m in sorted(apps.get_models(include_auto_created=True), key=lambda m: m.__name__):
        print(" ", m._meta.label, list(m._base_manager.order_by("pk").values_list()))
cur, prev, names = ProjectState(), ProjectState(), []
g = MigrationGraph()
def step(*ms):
    global cur
    for m in MigrationAutodetector(cur.clone(), st(*ms), q).changes(g).get("shop", []):
        print(m.name, [o.describe() for o in m.operations])
        with connection.schema_editor() as ed: cur = m.apply(cur, ed)
        g.add_node(("shop", m.name), m)
        for d in m.dependencies: g.add_dependency(m, ("shop", m.name), d)
    dump(cur.apps)
step(A1, B1)
Author, Book = cur.apps.get_model("shop", "Author"), cur.apps.get_model("shop", "Book")
a, b = Author.objects.create(name="Ann", nick="an"), Author.objects.create(nick="bo")
k = Book.objects.create(title="T1", main=b); k.authors.add(a, b)
Book.objects.create(title="T2").authors.add(a)
dump(cur.apps)
step(A2, B2)
step(A3, B3)
P, K = cur.apps.get_model("shop.Person"), cur.apps.get_model("shop.Book")
print(list(K.objects.filter(writers__handle="bo").values("title", "main__name", "pages")))
print(P.objects.get(name="Ann").book_set.count(), P.__module__, P._meta.db_table, K.writers.through._meta.db_table)
