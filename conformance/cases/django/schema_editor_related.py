from django.db import connection, models


class Shelf(models.Model):
    code = models.CharField(max_length=5, primary_key=True)


class Item(models.Model):
    home = models.ForeignKey(Shelf, models.CASCADE, related_name="homes")
    other = models.ForeignKey(Shelf, models.CASCADE, related_name="+")


class Note(models.Model):
    shelf = models.ForeignKey(Shelf, models.CASCADE, related_name="+")


print(Shelf._meta.related_objects)
Item.objects.create(home=Shelf.objects.create(pk="a"), other=Shelf.objects.create(pk="b"))
new = models.CharField(max_length=9, primary_key=True)
new.set_attributes_from_name("code")
new.model = Shelf
with connection.schema_editor() as editor:
    editor.alter_field(Shelf, Shelf._meta.get_field("code"), new)
print([(i.pk, i.home_id, i.other_id) for i in Item.objects.all()])
