"""Through models: what add, set and clear signal and write; custom keys and ordering."""
from django.db import models
from django.db.models.signals import m2m_changed, post_save, pre_delete


class Song(models.Model):
    slug = models.SlugField(primary_key=True)

    def __str__(self):
        return self.slug


class Album(models.Model):
    name = models.CharField(max_length=9)
    songs = models.ManyToManyField(Song, through="Track", related_name="albums")
    bonus = models.ManyToManyField(Song, related_name="+")


class Track(models.Model):
    album = models.ForeignKey(Album, models.CASCADE)
    song = models.ForeignKey(Song, models.CASCADE)
    no = models.IntegerField(default=0)

    class Meta:
        ordering = ["-no"]


log = []
for through in (Album.songs.through, Album.bonus.through):
    m2m_changed.connect(lambda sender, action, pk_set, reverse, **kw: log.append((sender.__name__, action, sorted(pk_set or []), reverse)), sender=through, weak=False)
post_save.connect(lambda sender, **kw: log.append((sender.__name__, "saved")), sender=Track, weak=False)
pre_delete.connect(lambda sender, **kw: log.append((sender.__name__, "deleting")), sender=Track, weak=False)
a = Album.objects.create(name="a")
x, y, z = [Song.objects.create(slug=s) for s in "xyz"]
a.songs.add(x, through_defaults={"no": 3})
a.songs.add(y)
a.songs.add("z")
a.songs.set(["x", "y"], through_defaults={"no": 9})
a.bonus.add("y")
a.bonus.remove(y)
x.albums.remove(a)
a.songs.add(x)
x.albums.clear()
Track.objects.create(album=a, song=y, no=1)
Track.objects.create(album=a, song=y, no=2)
print(a.songs.all(), a.songs.distinct(), a.songs.order_by("track__no").values_list("slug", "track__no"), y.albums.count())
a.songs.remove(y)
for entry in log:
    print(entry)
print(Track._meta.ordering, Album.songs.through is Track, Album.bonus.through._meta.auto_created is Album, [f.column for f in Album.bonus.through._meta.fields])
for f in [lambda: a.songs.create(slug="n", through_defaults={"no": 5}), lambda: a.songs.add(Song(slug="ghost")), lambda: a.bonus.add(None), lambda: a.bonus.set(None), lambda: a.songs.set([x], through_defaults={"bad": 1}), lambda: Song.objects.filter(album=a), lambda: Song.objects.filter(albums=a), lambda: Song.objects.filter(track__album=a)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
