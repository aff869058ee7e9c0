from django.db import IntegrityError, models, transaction


class Shelf(models.Model):
    name = models.CharField(max_length=20, unique=True)


class Item(models.Model):
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE)
    keeper = models.ForeignKey("Person", null=True, on_delete=models.SET_NULL)
    label = models.CharField(max_length=20, default="none")
    made = models.DateField(auto_now_add=True)
    seen = models.DateTimeField(auto_now=True)


class Person(models.Model):
    name = models.CharField(max_length=20)


class Note(models.Model):
    item = models.ForeignKey(Item, on_delete=models.PROTECT)


s = Shelf(name="top")
print(s.pk, s._state.adding, s)
s.save()
print(s.pk, s._state.adding, s == Shelf.objects.get(pk=1), hash(s) == hash(1))
p = Person.objects.create(name="Kim")
i = Item.objects.create(shelf=s, keeper=p)
print(i.made, i.seen, i.shelf_id, i.shelf is s)
i.label = "box"
i.save(update_fields=["label"])
i.label = "jar"
i.save()
Item(pk=7, shelf=s, label="forced").save(force_insert=True)
Item(pk=8, shelf=s, label="tried").save()
print(Item.objects.values_list("pk", "label", "keeper__name"))
obj, created = Shelf.objects.get_or_create(name="top")
print(obj.pk, created)
obj, created = Shelf.objects.get_or_create(name="low", defaults={"pk": 50})
print(obj.pk, created)
obj, created = Shelf.objects.update_or_create(name="low", defaults={"name": "lower"})
print(obj.name, created)
print([x.pk for x in Shelf.objects.bulk_create([Shelf(name="a"), Shelf(name="b")])])
try:
    with transaction.atomic():
        Shelf.objects.create(name="c")
        Shelf.objects.create(name="top")
except IntegrityError as e:
    print(type(e).__name__, e)
print(Shelf.objects.count())
with transaction.atomic():
    Person.objects.create(name="outer")
    try:
        with transaction.atomic():
            Person.objects.create(name="inner")
            raise ValueError("undo")
    except ValueError as e:
        print(e)
print([x.name for x in Person.objects.all()])
i.refresh_from_db()
print(i.label)
print(p.delete())
Note.objects.create(item=i)
try:
    s.delete()
except models.ProtectedError as e:
    print(type(e).__name__, e.args[0], e.protected_objects)
print(Note.objects.all().delete(), s.delete(), Item.objects.count())
Item.objects.create(shelf=Shelf(name="unsaved"))
