# Names in the database that differ from those in Python.
from django.db import models


class Writer(models.Model):
    first_name = models.CharField(max_length=10, db_column="fname")
    boss = models.ForeignKey("self", models.SET_NULL, null=True, db_column="boss_no")
    friends = models.ManyToManyField("self", db_table="writer_friends")

    class Meta:
        db_table = "my writers"
        ordering = ["first_name"]


a = Writer.objects.create(first_name="A")
b = Writer.objects.create(first_name="B", boss=a)
b.friends.add(a)
print(Writer.objects.filter(boss__first_name="A").values("first_name", "boss_id"))
print(a.friends.get().first_name, Writer._meta.get_field("boss").column, Writer._meta.db_table)
