from django.db import connection, models, transaction


class Author(models.Model):
    name = models.CharField(max_length=50)


class Book(models.Model):
    title = models.CharField(max_length=100)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    pages = models.IntegerField(default=1, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["title", "-pages"], name="title_pages")]
        constraints = [models.CheckConstraint(condition=models.Q(pages__gte=0), name="pages_pos")]


a = Author.objects.create(name="Ann")
Book.objects.create(title="One", author=a, pages=10)
Book.objects.create(title="Two", author=a, pages=20)

isbn = models.CharField(max_length=13, null=True)
isbn.set_attributes_from_name("isbn")
with connection.schema_editor() as editor:
    editor.add_field(Book, isbn)
with connection.cursor() as c:
    print([x.name for x in connection.introspection.get_table_description(c, "app_book")])

rating = models.IntegerField(default=5, db_index=True)
rating.set_attributes_from_name("rating")
with connection.schema_editor() as editor:
    editor.add_field(Book, rating)

old = Book._meta.get_field("title")
new = models.CharField(max_length=200, unique=True)
new.set_attributes_from_name("title")
new.model = Book
with connection.schema_editor() as editor:
    editor.alter_field(Book, old, new)

new2 = models.CharField(max_length=100)
new2.set_attributes_from_name("headline")
new2.model = Book
with connection.schema_editor() as editor:
    editor.alter_field(Book, old, new2)
with connection.schema_editor() as editor:
    editor.alter_field(Book, new2, old)

with connection.schema_editor() as editor:
    try:
        editor.remove_field(Book, Book._meta.get_field("pages"))
    except Exception as e:
        print(type(e).__name__, e)


class Tag(models.Model):
    name = models.SlugField(unique=True)
    books = models.ManyToManyField(Book)

    class Meta:
        managed = False
        unique_together = [("name", "id")]


with connection.schema_editor() as editor:
    editor.create_model(Tag)
print([t for t in connection.introspection.table_names() if t.startswith("app_")])
with connection.schema_editor() as editor:
    editor.add_index(Tag, models.Index(fields=["-name"], name="tag_name_desc"))
    editor.add_constraint(Tag, models.UniqueConstraint(fields=["name"], condition=models.Q(name__startswith="a"), name="uniq_a"))
with connection.cursor() as c:
    for name, info in connection.introspection.get_constraints(c, "app_tag").items():
        print(name, info)
with connection.schema_editor() as editor:
    editor.remove_constraint(Tag, models.UniqueConstraint(fields=["name"], condition=models.Q(name__startswith="a"), name="uniq_a"))
    editor.remove_index(Tag, models.Index(fields=["-name"], name="tag_name_desc"))
    editor.alter_db_table(Tag, "app_tag", "app_label")
    editor.alter_db_table(Tag, "app_label", "app_tag")
    editor.execute("CREATE VIEW tags AS SELECT * FROM app_tag")
    editor.execute("INSERT INTO app_tag (name) VALUES (%s)", ["x"])
print(Tag.objects.count())
with connection.schema_editor(collect_sql=True) as editor:
    editor.create_model(Tag)
    editor.delete_model(Tag)
    editor.execute("SELECT %s, %s", ["it's", 3])
print("\n".join(editor.collected_sql))
with connection.schema_editor() as editor:
    editor.execute("DROP VIEW tags")
    editor.delete_model(Tag)
print([t for t in connection.introspection.table_names() if t.startswith("app_")])
try:
    with connection.schema_editor() as editor:
        editor.execute("CREATE TABLE z (a int)")
        editor.execute("SELECT nothing FROM z")
except Exception as e:
    print(type(e).__name__, e)
print("z" in connection.introspection.table_names())
try:
    with transaction.atomic():
        with connection.schema_editor() as editor:
            pass
except Exception as e:
    print(type(e).__name__, e)
