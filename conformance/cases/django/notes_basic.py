from django.db import models
class Note(models.Model):
    text = models.CharField(max_length=200)
    stars = models.SmallIntegerField(default=1)
    done = models.BooleanField(default=False)
n = Note(text="first")
print(n.id, n)
n.save()
print(n.id, n, repr(n))
n.text = "changed"
n.save()
Note.objects.create(text="second", stars=3)
Note(text="third", stars=5, done=True).save()
print(Note.objects.all())
print(len(Note.objects.all()), Note.objects.count())
for x in Note.objects.filter(stars__gte=3).order_by("-stars"):
    print(x.text, x.stars, x.done)
print(Note.objects.get(pk=1).text)
print(Note.objects.filter(done=True).update(stars=0))
print(Note.objects.values())
print(Note.objects.values_list("id", "text"))
print(Note.objects.first(), Note.objects.last())
n.delete()
print(n.id, Note.objects.count())
