from django.db import models
from django.db.models import F


class Word(models.Model):
    text = models.CharField(max_length=30)
    other = models.CharField(max_length=30, default="a")
    n = models.IntegerField(default=0)


for t, n in [("Apple_1", 1), ("banana", 2), ("50%", 3), ("Äpfel", 4), ("back\\slash", 5)]:
    Word.objects.create(text=t, n=n)
L = lambda **kw: list(Word.objects.filter(**kw).values_list("text", flat=True))
print(L(text__contains="_"), L(text__icontains="APP"), L(text__startswith="b"), L(text__istartswith="A"), L(text__endswith="%"), L(text__iendswith="LASH"))
print(L(text__iexact="BANANA"), L(text__regex=r"^[a-z]+$"), L(text__iregex=r"^apple"), L(text__in=["banana", "x"]), L(text__in=[]), L(n__range=(2, 3)))
print(L(n__gt=3), L(n__gte=2.5), L(n__lt=2), L(n__lte=1), L(n="3"), L(text__contains=F("other")), L(text__startswith=F("other")))
print(L(n__in=range(2)), L(pk__in=Word.objects.filter(n__lt=3)), L(pk__in=Word.objects.filter(n__lt=2).values("pk")), L(text__gt="b"))
for kw in [{"text__nope": 1}, {"nope": 1}, {"n__contain": 1}, {"n": "abc"}, {"text__isnull": 3}, {"n__gt": None}, {"text__in": 5}]:
    try:
        print(L(**kw))
    except Exception as e:
        print(type(e).__name__, e)
