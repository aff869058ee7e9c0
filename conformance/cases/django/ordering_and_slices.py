from django.db import models
from django.db.models import F, OrderBy
from django.db.models.functions import Length, Lower


class Word(models.Model):
    text = models.CharField(max_length=20)
    rank = models.IntegerField(null=True)
    root = models.ForeignKey("self", null=True, on_delete=models.CASCADE)

    class Meta:
        ordering = [F("rank").asc(nulls_last=True), "-text"]
        get_latest_by = ["rank", "text"]

    def __str__(self):
        return self.text


w = Word.objects.create(text="Zebra", rank=2)
Word.objects.create(text="apple", rank=1, root=w)
Word.objects.create(text="Mango", root=w)
Word.objects.create(text="banana", rank=2)
print(Word.objects.all())
print(Word.objects.reverse(), Word.objects.order_by().query.ordered if False else Word.objects.order_by().ordered)
print(Word.objects.order_by(Lower("text")), Word.objects.order_by(Length("text").desc(), "text"))
print(Word.objects.order_by("root", "text"), Word.objects.order_by("-root_id", "pk"))
print(Word.objects.order_by("root__text", "rank"))
print(Word.objects.order_by(OrderBy(F("rank"), descending=True, nulls_first=True)))
print(Word.objects.all()[1], Word.objects.all()[1:3], Word.objects.all()[::2], Word.objects.order_by("text")[2:][:1])
print(Word.objects.first(), Word.objects.last(), Word.objects.latest(), Word.objects.earliest("text"), Word.objects.order_by("text").last())
qs = Word.objects.order_by("text")[:2]
print(qs.count(), len(qs), qs.exists(), w in qs, list(qs.values_list("rank", flat=True)))
for bad in (
    lambda: Word.objects.all()[-1],
    lambda: qs.filter(text="x"),
    lambda: qs.order_by("pk"),
    lambda: qs.reverse(),
    lambda: qs.last(),
    lambda: qs.latest(),
    lambda: Word.objects.order_by("nope"),
    lambda: Word.objects.order_by("root__nope"),
    lambda: Word.objects.all()["a"],
    lambda: Word.objects.all()[100],
    lambda: Word.objects.none().earliest(),
    lambda: qs.update(rank=1),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
