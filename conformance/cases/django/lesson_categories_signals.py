"""Categories and articles: validation, signals of saves, links and removals, and the errors of wrong queries."""
from django.db import models
from django.core.exceptions import ValidationError, FieldError, MultipleObjectsReturned
from django.core.validators import MinValueValidator, RegexValidator, MaxLengthValidator
from django.db.models.signals import pre_save, post_save, pre_delete, post_delete, m2m_changed, post_init
from django.dispatch import receiver, Signal
from django.utils import timezone
from django.utils.text import slugify

def no_shouting(value):
    if value.isupper():
        raise ValidationError("%(value)s is shouting", params={"value": value}, code="shout")

class Stamp(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    class Meta:
        abstract = True
        ordering = ["-created"]

class Category(Stamp):
    name = models.CharField(max_length=20, validators=[no_shouting])
    slug = models.SlugField(unique=True, blank=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = slugify(self.name)
        super().save(*args, **kwargs)

    def clean(self):
        if self.parent_id and self.parent_id == self.pk:
            raise ValidationError({"parent": "own parent"})

    def path(self):
        return (self.parent.path() + " / " if self.parent else "") + self.name
    class Meta(Stamp.Meta):
        verbose_name_plural = "categories"
        unique_together = [("name", "parent")]

class Article(Stamp):
    title = models.CharField("headline", max_length=30, help_text="short")
    code = models.CharField(max_length=8, validators=[RegexValidator(r"^[A-Z]{2}-\d+$", "two letters, a dash, digits", code="code")])
    rating = models.IntegerField(default=1, validators=[MinValueValidator(1)])
    cats = models.ManyToManyField(Category, related_name="articles", blank=True)
    price = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    when = models.DateField(null=True, blank=True, unique_for_month=None)

log = []
@receiver([pre_save, post_save], sender=Category)
def saving(sender, instance, signal, **kw):
    log.append(("pre" if signal is pre_save else "post", instance.name, kw.get("created"), kw["raw"], kw["using"], kw["update_fields"]))
@receiver(m2m_changed, sender=Article.cats.through)
def linked(sender, instance, action, reverse, model, pk_set, **kw):
    log.append((action, str(instance), reverse, model.__name__, pk_set and sorted(pk_set)))
@receiver(post_delete)
def gone(sender, instance, origin, **kw):
    log.append(("gone", sender.__name__, instance.pk, type(origin).__name__))
def flush():
    for l in log: print("  ", l)
    log.clear()

root = Category.objects.create(name="Root cat")
kid = root.children.create(name="Kid Élan")
print(root.slug, kid.slug, kid.path(), Category._meta.verbose_name, Category._meta.verbose_name_plural); flush()
kid.name = "Kid"; kid.save(update_fields=["name"]); flush()
a = Article(title="x" * 31, code="zz", rating=0, price="12345.678")
try:
    a.full_clean()
except ValidationError as e:
    for k, v in e.message_dict.items(): print(k, v)
    print({k: [(x.code, x.params) for x in v] for k, v in e.error_dict.items()})
try:
    Category(name="LOUD", parent=root).full_clean(exclude=["slug"])
except ValidationError as e: print(e)
try:
    Category(name="Kid", slug="kid-elan", parent=root).full_clean()
except ValidationError as e: print(e.message_dict, e.messages)
root.parent = root
try: root.full_clean()
except ValidationError as e: print(e.messages)
root.parent = None
a = Article.objects.create(title="T", code="AB-1")
a.cats.add(root, kid.pk); a.cats.add(kid); a.cats.set([kid]); kid.articles.clear(); flush()
a.cats.set([root, kid]); a.cats.remove(root); kid.articles.remove(a); flush()
print(a.price, a.created == a.changed, timezone.is_aware(a.created))
print([f.name for f in Article._meta.get_fields()], [f.attname for f in Category._meta.concrete_fields], Article._meta.get_field("title").verbose_name)
for bad in ["Article.objects.get(titel='T')", "Article.objects.filter(cats__nme='x')", "Article.objects.order_by('nope')", "Article.objects.values('cats__zz')",
            "Article.objects.get(pk=99)", "Article.objects.create(titel='x')", "Article.objects.filter(rating='abc')", "Article.objects.only('zz').first()",
            "Article.objects.select_related('cats').first()", "Article.objects.prefetch_related('zz').first()", "Article.objects.all()[-1]", "Article.objects.all()[1:].filter(pk=1)",
            "Article.objects.aggregate(models.Sum('title__x'))", "Article.objects.annotate(title=models.F('code'))", "Article.objects.update(cats=1)", "Article().cats.all()",
            "Article.objects.filter(when='2020-13-01')", "Article.objects.get(cats__lt=5) and Article.objects.filter(title__foo=1)", "Article.objects.filter(5)", "Article.objects.bulk_update([a], [])",
            "Article.objects.bulk_update([Article()], ['title'])", "Article.objects.in_bulk(['T'], field_name='title')", "Article.objects.latest()", "Article.objects.dates('title', 'year')", "Article.objects.dates('when', 'hour')",
            "a.save(update_fields=['nope'])", "a.refresh_from_db(fields=['nope'])", "a.get_next_by_when()", "Article.objects.union(Article.objects.all()).filter(pk=1)", "Article.objects.defer('pk').delete() and 1", "Article.objects.distinct('title').count()",
            "Category.objects.create(name='a', slug='root-cat')", "a.cats.add('x')", "a.cats.add(a)", "Article.objects.filter(cats=a)", "Category.objects.filter(parent=a)", "Category(parent=a)", "Article.objects.raw('select 1 as x')[0]", "Article.objects.filter(pk__in=Article.objects.values('pk','title'))"]:
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "!", type(e).__name__, str(e)[:200])
root.delete(); flush()
print(Article.objects.all().delete()); flush()
