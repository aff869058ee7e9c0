from django.db import models
class Album(models.Model):
    name = models.CharField(max_length=30)
    def __str__(self): return self.name
class Track(models.Model):
    album = models.ForeignKey(Album, on_delete=models.CASCADE, null=True, related_name="tracks")
    name = models.CharField(max_length=30)
    number = models.IntegerField(default=0)
    class Meta:
        ordering = ["number"]
    def __str__(self): return self.name
one, two = Album.objects.create(name="One"), Album.objects.create(name="Two")
t = one.tracks.create(name="T1", number=1)
one.tracks.add(Track(name="T2", number=2), bulk=False)
loose = Track.objects.create(name="Loose", number=9)
one.tracks.add(loose)
print(one.tracks.all(), one.tracks.count(), t.album is one, t.album_id)
print(one.tracks.filter(number__gt=1).order_by("-number"), one.tracks.get(number=1))
one.tracks.remove(loose)
loose.refresh_from_db()
print(loose.album, one.tracks.exists())
two.tracks.set([t, loose])
print(two.tracks.all(), one.tracks.all())
print(two.tracks.get_or_create(name="T3", defaults={"number": 3}))
print(two.tracks.update_or_create(name="T3", defaults={"number": 4})[1], two.tracks.last().number)
two.tracks.clear()
print(Track.objects.filter(album=None).count(), Track.objects.filter(album__isnull=False).values_list("name", flat=True))
print(Album.objects.filter(tracks=None), Album.objects.filter(tracks__name__startswith="T"))
loose.album = two
loose.save()
print(two.tracks.first(), loose.album.name, Track.objects.select_related("album").get(pk=loose.pk).album)
try:
    two.tracks.add("x")
except TypeError as e:
    print(e)
try:
    Album(name="new").tracks.all()
except ValueError as e:
    print(e)
one.tracks.bulk_create([Track(name=f"B{i}", album=one) for i in range(2)])
print(one.tracks.aggregate(models.Count("id")), Track._meta.get_field("album").related_model.__name__)
