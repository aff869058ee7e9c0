from django.db import models, connection, migrations
from django.db.migrations.state import ProjectState, ModelState
from django.db.migrations.migration import Migration

class Author(models.Model):
    name = models.CharField(max_length=100)

state = ProjectState()
def run(ops, forwards=True):
    global state
    class M(migrations.Migration):
        operations = ops
    m = M("test", "lib")
    for op in ops:
        print(op.formatted_description(), "|", op.migration_name_fragment)
    before = state.clone()
    with connection.schema_editor() as ed:
        state = m.apply(state, ed)
    return m, before

run([migrations.CreateModel("Writer", [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=50))], options={"ordering": ["name"]}),
     migrations.CreateModel("Book", [("id", models.BigAutoField(primary_key=True)), ("title", models.CharField(max_length=50)), ("writer", models.ForeignKey("lib.Writer", models.CASCADE))])])
Writer = state.apps.get_model("lib", "Writer")
Book = state.apps.get_model("lib", "Book")
w = Writer.objects.create(name="Ann")
Book.objects.create(title="One", writer=w)
print(Book.objects.filter(writer__name="Ann").values_list("title", flat=True))
run([migrations.AddField("Book", "pages", models.IntegerField(default=3), preserve_default=False)])
run([migrations.AddField("book", "isbn", models.CharField(max_length=20, null=True))])
print(state.apps.get_model("lib", "book").objects.values())
run([migrations.RenameField("book", "title", "name")])
run([migrations.AlterField("book", "name", models.CharField(max_length=200, unique=True))])
run([migrations.AddIndex("book", models.Index(fields=["pages"], name="pages_idx"))])
run([migrations.AddConstraint("book", models.CheckConstraint(condition=models.Q(pages__gt=0), name="pos"))])
run([migrations.RunSQL("UPDATE lib_book SET pages = 7", "UPDATE lib_book SET pages = 3")])
def fwd(apps, ed):
    B = apps.get_model("lib", "Book")
    for b in B.objects.all():
        b.name = b.name.upper()
        b.save()
run([migrations.RunPython(fwd, migrations.RunPython.noop)])
print(list(state.apps.get_model("lib", "book").objects.values()))
run([migrations.RenameModel("Writer", "Person")])
print(state.apps.get_model("lib", "book")._meta.get_field("writer").related_model)
run([migrations.RemoveField("book", "isbn")])
run([migrations.AlterModelTable("book", "books")])
run([migrations.AlterUniqueTogether("book", {("name", "pages")})])
run([migrations.RenameIndex("book", new_name="pi", old_name="pages_idx")])
m, before = run([migrations.AddField("book", "tags", models.ManyToManyField("lib.Person", related_name="+"))])
with connection.schema_editor() as ed:
    m.unapply(before, ed)
state = before
m, before = run([migrations.DeleteModel("Book")])
with connection.schema_editor() as ed:
    m.unapply(before, ed)
print(sorted(connection.introspection.table_names()))
print(Author.objects.count())
