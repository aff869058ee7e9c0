# What a model's options and fields tell of themselves, and what the schema editor makes of them.
from django.db import models, connection
from django.contrib import admin
from django.core import checks

class Author(models.Model):
    name = models.CharField("Full name", max_length=40, help_text="As printed")
    born = models.DateField(null=True, blank=True)
    class Meta:
        verbose_name = "writer"; ordering = ["name"]; db_table = "writers"
        permissions = [("can_sign", "Can sign")]
class Book(models.Model):
    title = models.CharField(max_length=80)
    authors = models.ManyToManyField(Author, related_name="books", db_table="written")
    pages = models.PositiveSmallIntegerField(default=0, db_default=1)
    cover = models.BinaryField(null=True)
    isbn = models.CharField(max_length=13, unique=True, null=True)
    total = models.GeneratedField(expression=models.F("pages") * 2, output_field=models.IntegerField(), db_persist=True)
    class Meta:
        unique_together = [("title", "isbn")]
        indexes = [models.Index(fields=["title", "-pages"]), models.Index(fields=["isbn"], condition=models.Q(pages__gt=3), name="part")]
for m in (Author, Book):
    print(m._meta.verbose_name, m._meta.verbose_name_plural, m._meta.db_table, m._meta.ordering, m._meta.unique_together, m._meta.default_related_name, [i.name for i in m._meta.indexes])
    for f in m._meta.get_fields():
        print(" ", f.name, type(f).__name__, getattr(f, "verbose_name", None), getattr(f, "null", None), getattr(f, "help_text", None), f.is_relation, f.auto_created, f.concrete)
        if f.concrete and not f.auto_created: print("   ", f.deconstruct()[1:], f.db_type(connection), f.get_internal_type(), f.attname, f.column)
print(checks.run_checks())
with connection.schema_editor(collect_sql=True) as ed:
    ed.create_model(Book)
    ed.add_field(Author, (lambda f: (f.set_attributes_from_name("age"), f)[1])(models.IntegerField(default=3)))
    ed.alter_db_table(Author, "writers", "people")
    ed.remove_field(Author, Author._meta.get_field("born"))
    ed.add_index(Book, models.Index(fields=["pages"], name="p_idx"))
    ed.add_constraint(Book, models.CheckConstraint(condition=models.Q(pages__gte=0), name="pos"))
    ed.delete_model(Author)
print("\n".join(ed.collected_sql))
b = Book.objects.create(title="T", pages=7); print(b.total, b.pages, Book.objects.create(title="U").pages)
a = Author.objects.create(name="Zed"); a.books.add(b); print(a.books.all(), b.authors.through.objects.values_list(), Book.authors.through._meta.db_table)
print(connection.introspection.table_names(), [c.name for c in connection.introspection.get_table_description(connection.cursor(), "writers")])
print(sorted(connection.introspection.get_constraints(connection.cursor(), "app_book")))
