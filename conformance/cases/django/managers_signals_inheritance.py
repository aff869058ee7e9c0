from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver


class PublishedQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)

    def by(self, who):
        return self.filter(author=who)


class PublishedManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(published=True)


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Article(Stamped):
    class Status(models.TextChoices):
        DRAFT = "d", "Draft"
        LIVE = "l", "Live on air"

    title = models.CharField(max_length=30)
    author = models.CharField(max_length=30, default="anon")
    published = models.BooleanField(default=False)
    status = models.CharField(max_length=1, choices=Status.choices, default=Status.DRAFT)
    objects = PublishedQuerySet.as_manager()
    live = PublishedManager()

    class Meta:
        ordering = ["-title"]
        verbose_name_plural = "articles"

    def clean(self):
        if self.title == "bad":
            raise ValidationError({"title": "bad title"})

    def save(self, *args, **kwargs):
        self.title = self.title.strip()
        super().save(*args, **kwargs)


class Review(Article):
    stars = models.IntegerField()


class Loud(Article):
    class Meta:
        proxy = True
        ordering = ["title"]

    def shout(self):
        return self.title.upper()


@receiver(pre_save, sender=Article)
def before(sender, instance, **kwargs):
    print("pre_save", sender.__name__, instance.title, sorted(kwargs))


@receiver(post_save)
def after(sender, instance, created, **kwargs):
    print("post_save", sender.__name__, created)


pre_delete.connect(lambda sender, instance, **kw: print("pre_delete", instance.pk), weak=False)
a = Article.objects.create(title="  one ", published=True, status=Article.Status.LIVE)
b = Article.objects.create(title="two", author="bo")
r = Review.objects.create(title="three", stars=5, published=True)
print(a.title, a.get_status_display(), a.status == "l", Article.Status.labels, a.created)
print(Article.objects.published().by("anon").values_list("title"), Article.live.count(), Article.objects.by("bo").published().exists())
print(Review.objects.get().title, Review.objects.filter(stars__gt=3, published=True).values("title", "stars"), Article.objects.get(pk=r.pk).review.stars)
print([x.shout() for x in Loud.objects.all()], Loud._meta.db_table, Review._meta.parents, Article._meta.verbose_name_plural, Review._meta.pk.name)
try:
    Article(title="bad" * 20, status="x").full_clean()
except ValidationError as e:
    print(e.message_dict)
try:
    Article(title="bad").full_clean()
except ValidationError as e:
    print(e)
print(Article.objects.filter(review__isnull=False), [f.name for f in Article._meta.get_fields()])
r.delete()
print(Article.objects.count())
Article.objects.create(title=None)
