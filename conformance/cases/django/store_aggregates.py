from django.db import models
from django.db.models import Count, Sum, Avg, Max, Min, F, Q, StdDev, Value, IntegerField, OuterRef, Subquery
class Store(models.Model):
    name = models.CharField(max_length=20)
    class Meta: ordering = ("name",)
class Category(models.Model):
    label = models.CharField(max_length=20)
class Item(models.Model):
    store = models.ForeignKey(Store, models.CASCADE)
    category = models.ForeignKey(Category, models.SET_NULL, null=True, related_name="items", related_query_name="item")
    name = models.CharField(max_length=20)
    price = models.IntegerField()
    sold = models.IntegerField(default=0)
a, b, c = (Store.objects.create(name=x) for x in "ABC")
food = Category.objects.create(label="food"); toys = Category.objects.create(label="toys")
data = [(a, food, "apple", 3, 10), (a, food, "bread", 5, 4), (a, toys, "ball", 9, 1), (b, toys, "kite", 20, 2), (b, None, "misc", 1, 0)]
Item.objects.bulk_create([Item(store=s, category=k, name=n, price=p, sold=q) for s, k, n, p, q in data])
print(Item.objects.aggregate(Sum("price"), Avg("price"), n=Count("*"), hi=Max("price"), lo=Min("price")))
print(Item.objects.filter(price__gt=100).aggregate(s=Sum("price"), c=Count("id")))
print(Store.objects.annotate(n=Count("item")).values_list("name", "n"))
print(Store.objects.annotate(n=Count("item", filter=Q(item__category__label="toys")), total=Sum(F("item__price") * F("item__sold"))).values("name", "n", "total"))
print(Item.objects.values("category__label").annotate(c=Count("id"), avg=Avg("price")).order_by("-c", "category__label"))
print(Store.objects.annotate(cats=Count("item__category", distinct=True)).filter(cats__gte=1).order_by("-cats").values_list("name", "cats"))
print(Category.objects.filter(item__price__gte=5).annotate(k=Count("item")).values("label", "k").order_by("label"))
print(Category.objects.annotate(k=Count("item")).filter(item__price__gte=5).values("label", "k").order_by("label"))
print(Item.objects.annotate(rev=F("price") * F("sold")).filter(rev__gte=20).order_by("-rev").values_list("name", "rev"))
print(Item.objects.annotate(rev=F("price") * F("sold")).aggregate(m=Max("rev"), s=Sum("rev")))
best = Item.objects.filter(store=OuterRef("pk")).order_by("-price")
print(Store.objects.annotate(best=Subquery(best.values("name")[:1])).values_list("name", "best"))
print(Store.objects.annotate(total=Sum("item__price", default=0)).order_by("-total").values("name", "total"))
print(Store.objects.annotate(n=Count("item")).aggregate(Avg("n")))
print(Item.objects.values("store").distinct().count(), Item.objects.order_by().values("price").annotate(Count("id")).count())
for s in Store.objects.annotate(x=Value(1, output_field=IntegerField())).filter(item__isnull=True):
    print(s.name, s.x)
print(Item.objects.filter(price__gt=F("sold")).count(), Item.objects.exclude(category=food).values_list("name", flat=True).order_by("name"))
