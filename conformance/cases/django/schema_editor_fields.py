import datetime
import decimal

from django.db import connection, models
from django.db.models import F, Q, Value
from django.db.models.functions import Lower, Now


class Shelf(models.Model):
    code = models.CharField(max_length=5, primary_key=True)


class Item(models.Model):
    name = models.CharField(max_length=30)
    price = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    tags = models.ManyToManyField(Shelf, related_name="tagged")

    class Meta:
        unique_together = [("name", "price")]


class Special(Item):
    note = models.TextField(default="it's 100% fine")


def show(table):
    with connection.cursor() as c:
        for row in c.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL ORDER BY name", [table]).fetchall():
            print(row[0])


def field(name, f, model=Item):
    f.set_attributes_from_name(name)
    f.model = model
    return f


a = Item.objects.create(name="A", price=decimal.Decimal("1.50"))
b = Item.objects.create(name="B", parent=a)
Special.objects.create(name="C")

with connection.schema_editor() as editor:
    editor.add_field(Item, field("shelf", models.ForeignKey(Shelf, models.SET_NULL, null=True)))
show("app_item")
with connection.schema_editor() as editor:
    editor.add_field(Item, field("flag", models.BooleanField(default=True)))
    editor.add_field(Item, field("weight", models.FloatField(null=True, default=2.5)))
with connection.schema_editor() as editor:
    editor.add_field(Item, field("ratio", models.DecimalField(max_digits=5, decimal_places=1, default=decimal.Decimal("7.5"))))
    editor.add_field(Item, field("day", models.DateField(default=datetime.date(2024, 2, 29))))
    editor.add_field(Item, field("data", models.JSONField(default=dict)))
with connection.schema_editor() as editor:
    editor.add_field(Item, field("made", models.DateTimeField(auto_now_add=True)))
    editor.add_field(Item, field("memo", models.TextField(blank=True)))
    editor.add_field(Item, field("raw", models.BinaryField(default=b"ab")))
with connection.schema_editor() as editor:
    editor.add_field(Item, field("n", models.IntegerField(db_default=3)))
    editor.add_field(Item, field("stamp", models.DateTimeField(db_default=Now())))
    editor.add_field(Item, field("maybe", models.IntegerField(null=True, db_default=Value(4))))
    editor.add_field(Item, field("upper", models.GeneratedField(expression=Lower("name"), output_field=models.CharField(max_length=30), db_persist=False)))
    editor.add_field(Item, field("lower", models.GeneratedField(expression=Lower("name"), output_field=models.CharField(max_length=30), db_persist=True)))
show("app_item")
with connection.schema_editor() as editor:
    editor.add_field(Item, field("slug", models.SlugField(null=True)))
    editor.add_field(Item, field("qty", models.PositiveIntegerField(null=True)))
    editor.add_field(Item, field("ci", models.CharField(max_length=9, null=True, db_collation="NOCASE")))
show("app_item")

price = Item._meta.get_field("price")
with connection.schema_editor() as editor:
    editor.alter_field(Item, price, field("price", models.DecimalField(max_digits=6, decimal_places=2, default=decimal.Decimal("9.99"))))
show("app_item")
print(list(Item.objects.order_by("name").values_list("name", "price")))
with connection.schema_editor() as editor:
    editor.alter_field(Item, price, field("price", models.DecimalField("The price", max_digits=6, decimal_places=2, null=True, help_text="x", blank=True)))
print("nothing to do")
code = Shelf._meta.get_field("code")
with connection.schema_editor() as editor:
    editor.alter_unique_together(Item, [["name", "price"]], [])
    editor.alter_unique_together(Item, [], [["name", "parent"]])
show("app_item")
with connection.schema_editor() as editor:
    old, new = models.Index(fields=["name"], name="by_name"), models.Index(fields=["-name", "price"], name="by_name_price")
    editor.add_index(Item, old)
    editor.rename_index(Item, old, new)
    editor.add_index(Item, models.Index(Lower("name").desc(), F("price"), name="by_lower"))
    editor.add_index(Item, models.Index(fields=["price"], condition=Q(price__gt=5) & ~Q(name="it's"), name="dear"))
    editor.add_constraint(Item, models.UniqueConstraint(Lower("name"), name="uniq_lower"))
    editor.add_constraint(Item, models.UniqueConstraint(fields=["name"], include=["price"], name="covering"))
    editor.remove_constraint(Item, models.UniqueConstraint(fields=["name"], include=["price"], name="covering"))
show("app_item")
with connection.schema_editor() as editor:
    editor.remove_field(Special, Special._meta.get_field("note"))
    editor.remove_field(Item, Item._meta.get_field("tags"))
show("app_special")
try:
    with connection.schema_editor() as editor:
        editor.alter_field(Item, price, Item._meta.get_field("tags"))
except ValueError as e:
    print(e)
try:
    with connection.schema_editor() as editor:
        editor.alter_unique_together(Item, [["name", "parent"], ["price"]], [["name", "parent"]])
except ValueError as e:
    print(e)
with connection.schema_editor(collect_sql=True, atomic=False) as editor:
    editor.alter_field(Shelf, code, field("label", models.CharField(max_length=5, primary_key=True), Shelf))
    editor.execute("UPDATE x SET y = %s, z = %s, w = %s", ["a'b", None, True])
for sql in editor.collected_sql:
    print(sql)
with connection.schema_editor() as editor:
    editor.delete_model(Special)
    editor.execute('DROP TABLE "app_item"')
    print([s for s in editor.deferred_sql])
with connection.cursor() as c:
    info = connection.introspection
    print(info.get_relations(c, "app_item"), info.get_primary_key_column(c, "app_shelf"), info.get_sequences(c, "app_shelf"))
    print([t.name for t in info.get_table_list(c) if t.name.startswith("app_")])
    for column in info.get_table_description(c, "app_shelf"):
        print(column)
