from django.db import models
class Song(models.Model):
    title = models.CharField(max_length=40)
    seconds = models.PositiveIntegerField()
    def __str__(self): return f"{self.title} ({self.seconds}s)"
Song.objects.bulk_create([Song(title=f"Track {i}", seconds=100 + 30 * i) for i in range(5)])
qs = Song.objects.filter(seconds__gt=120)
print("built")
long = qs.exclude(title="Track 4").order_by("-seconds")
print([str(s) for s in long])
print(len(long), long[0], bool(long), Song(title="x", seconds=1) in long)
print(qs.count(), qs.exists())
for s in qs:
    s.seconds += 1
print(qs[0].seconds, sum(s.seconds for s in qs))
again = qs.all()
print(sum(s.seconds for s in again))
print(list(qs.values_list("title", flat=True)[:2]), qs[1:3], qs[::2])
print(repr(Song.objects.none()), list(Song.objects.all()[4:9]))
print(Song.objects.order_by("pk").iterator().__class__.__name__ != "", [s.pk for s in Song.objects.iterator(chunk_size=2)])
