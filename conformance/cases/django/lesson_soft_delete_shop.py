from django.db import models, transaction, connection
from django.db.models import Q, F, Count, Sum, Avg, Min, Max, Value, Exists, OuterRef, Subquery, Case, When, Prefetch, Window, ExpressionWrapper
from django.db.models.functions import Coalesce, Lower, Concat, Length, TruncMonth, RowNumber, Cast
from django.core.exceptions import ValidationError, ObjectDoesNotExist
from django.utils import timezone
from django.utils.text import slugify
import datetime

class SoftDeleteQuerySet(models.QuerySet):
    def delete(self): return self.update(deleted_at=timezone.now())
    def alive(self): return self.filter(deleted_at=None)
class SoftDeleteManager(models.Manager):
    def get_queryset(self): return SoftDeleteQuerySet(self.model, using=self._db).alive()

class Base(models.Model):
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    objects = SoftDeleteManager()
    all_objects = SoftDeleteQuerySet.as_manager()
    class Meta:
        abstract = True
    def delete(self, using=None, keep_parents=False):
        self.deleted_at = timezone.now(); self.save(update_fields=["deleted_at"])

class Category(Base):
    name = models.CharField(max_length=40)
    slug = models.SlugField(unique=True, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, related_name="children", on_delete=models.CASCADE)
    class Meta(Base.Meta):
        abstract = False
        verbose_name_plural = "categories"
        ordering = ["name"]
    def save(self, *args, **kw):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kw)
    def __str__(self): return self.name
    @property
    def depth(self): return 0 if self.parent is None else self.parent.depth + 1

class Product(Base):
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(max_length=60)
    price = models.DecimalField(max_digits=7, decimal_places=2)
    stock = models.PositiveIntegerField(default=0)
    attrs = models.JSONField(default=dict, blank=True)
    related = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="related_from")
    class Meta:
        constraints = [models.UniqueConstraint("category", Lower("name"), name="uniq_name_in_category"), models.CheckConstraint(condition=Q(price__gt=0), name="price_positive")]
    def __str__(self): return f"{self.name} ({self.price})"

class Review(models.Model):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="reviews")
    stars = models.SmallIntegerField(choices=[(i, "★" * i) for i in range(1, 6)])
    text = models.TextField(blank=True)
    when = models.DateField(default=datetime.date(2024, 6, 1))

tools = Category.objects.create(name="Hand Tools"); saws = Category.objects.create(name="Saws", parent=tools); odd = Category.objects.create(name="Ödd & Ends!")
print(tools.slug, odd.slug, saws.depth, Category.objects.get(slug="saws").depth)
P = [Product.objects.create(category=c, name=n, price=p, stock=s, attrs=a) for c, n, p, s, a in [(tools, "Hammer", "12.50", 3, {"kg": 1.2}), (saws, "Bow saw", "30", 0, {"teeth": [3, 5], "kg": 0.8}), (saws, "Fret saw", "18.25", 7, {}), (odd, "Thing", "0.99", 100, {"kg": None})]]
for i, (p, st) in enumerate([(0, 5), (0, 4), (1, 2), (2, 5), (2, 3), (2, 4)]):
    Review.objects.create(product=P[p], stars=st, when=datetime.date(2024, 1 + i, 15))
P[0].related.add(P[1], P[2]); P[1].related.add(P[0])
print(P[0].related.all(), P[0].related_from.all(), Review.objects.first().get_stars_display())
best = Product.objects.annotate(avg=Avg("reviews__stars"), n=Count("reviews")).filter(n__gt=1).order_by("-avg")
print([(p.name, p.avg, p.n) for p in best], best.count())
print(Category.objects.annotate(value=Sum(F("products__price") * F("products__stock"))).values_list("name", "value"))
print(Product.objects.filter(attrs__kg__gt=1) | Product.objects.filter(attrs__teeth__0=3), Product.objects.filter(attrs__kg=None), Product.objects.filter(attrs__has_key="kg").count(), Product.objects.exclude(attrs__has_any_keys=["teeth", "x"]).count())
newest = Review.objects.filter(product=OuterRef("pk")).order_by("-when")
for p in Product.objects.annotate(last=Subquery(newest.values("when")[:1]), stars=Subquery(newest.values("stars")[:1]), loved=Exists(newest.filter(stars=5))).order_by(F("last").desc(nulls_last=True), "pk"):
    print(p, p.last, p.stars, p.loved)
P[3].delete()
print(Product.objects.count(), Product.all_objects.count(), Product.objects.filter(pk=P[3].pk).exists(), odd.products.count(), Category.objects.filter(products__name="Thing"))
print(Product.objects.filter(stock=0).delete(), Product.all_objects.exclude(deleted_at=None).values_list("name", flat=True))
try: Product(category=tools, name="HAMMER", price=-1).full_clean()
except ValidationError as e: print(e.message_dict)
try:
    with transaction.atomic(): saws.products.update(price=F("price") - 50)
except Exception as e: print(type(e).__name__, e)
label = Case(When(stock=0, then=Value("out")), When(stock__lt=5, then=Value("low")), default=Value("ok"))
print(Product.all_objects.annotate(state=label).values("state").annotate(n=Count("pk"), cheapest=Min("price")).order_by("state"))
print(Review.objects.annotate(m=TruncMonth("when"), rn=Window(RowNumber(), partition_by="product", order_by="-when")).filter(rn=1).values_list("product__name", "m", "stars"))
print(Product.all_objects.prefetch_related(Prefetch("reviews", Review.objects.filter(stars__gte=4).order_by("when"), to_attr="good"), "category__children").order_by("pk")[0].good)
print(Product.all_objects.values("category__name").annotate(avg=Avg("reviews__stars", filter=Q(reviews__stars__gte=3), default=0)).order_by("category__name"))
print(Product.all_objects.annotate(label=Concat("category__name", Value(": "), Lower("name")), l=Length("name")).filter(label__icontains="saw", l__gte=7).values_list("label", flat=True))
print(Category.objects.filter(children__products__reviews__stars=2).distinct(), Category.objects.exclude(products__reviews__isnull=False), Category.objects.filter(~Exists(Product.objects.filter(category=OuterRef("pk")))))
moved = Product.objects.select_for_update().filter(category=saws).order_by("pk")
with transaction.atomic():
    for p in moved: p.stock = F("stock") + 10; p.save(update_fields=["stock"]); p.refresh_from_db(fields=["stock"]); print(p.stock)
print(Product.objects.bulk_update([P[0]], ["name"]), Product.objects.filter(Q(name__startswith="H") & ~Q(price=1) | Q(pk__in=Product.all_objects.filter(stock__gt=50).values("pk"))).query)
print(saws.delete(), saws.deleted_at is not None, Category.objects.values_list("name", flat=True), Category.all_objects.get(name="Saws").products.first(), Category._meta.default_manager.name)
