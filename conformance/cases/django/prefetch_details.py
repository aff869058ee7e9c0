from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
class Room(models.Model):
    name = models.CharField(max_length=10)
class Desk(models.Model):
    room = models.ForeignKey(Room, models.CASCADE, related_name="desks")
    nr = models.IntegerField()
class Drawer(models.Model):
    desk = models.ForeignKey(Desk, models.CASCADE)
    locked = models.BooleanField(default=False)
for r in "AB":
    room = Room.objects.create(name=r)
    for n in range(2):
        d = Desk.objects.create(room=room, nr=n)
        Drawer.objects.bulk_create([Drawer(desk=d, locked=i == 0) for i in range(2)])
print("plain")
print([[len(d.drawer_set.all()) for d in r.desks.all()] for r in Room.objects.order_by("name")])
print("prefetched")
print([[len(d.drawer_set.all()) for d in r.desks.all()] for r in Room.objects.order_by("name").prefetch_related("desks__drawer_set")])
print("filtered")
rooms = Room.objects.prefetch_related(Prefetch("desks", queryset=Desk.objects.filter(nr=1).prefetch_related(Prefetch("drawer_set", Drawer.objects.filter(locked=True), to_attr="locked"))))
print([[(d.nr, [w.id for w in d.locked]) for d in r.desks.all()] for r in rooms])
print("again")
r = rooms[0]
print(r.desks.count(), r.desks.filter(nr=0).count(), [d.nr for d in r.desks.all()])
objs = list(Desk.objects.order_by("id")[:2])
prefetch_related_objects(objs, "room", "drawer_set")
print([(d.room.name, len(d.drawer_set.all())) for d in objs])
print([w.desk.room.name for w in Drawer.objects.select_related("desk__room").filter(locked=True)])
print([d.room.name for d in Desk.objects.select_related("room").order_by("-nr", "room__name")])
for d in Desk.objects.select_related(None).prefetch_related("room")[:2]:
    print(d.room.name)
