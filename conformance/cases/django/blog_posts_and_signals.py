from django.db import models
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

class TimeStamped(models.Model):
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    class Meta:
        abstract = True

class PublishedManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(published=True)

class PostQuerySet(models.QuerySet):
    def by(self, name):
        return self.filter(author__username=name)
    def popular(self):
        return self.filter(likes__gte=10)

class User(models.Model):
    username = models.CharField(max_length=20, unique=True, validators=[RegexValidator(r"^[a-z]+$", "lower case only")])
    age = models.PositiveSmallIntegerField(null=True, validators=[MinValueValidator(13)])
    def __str__(self): return self.username

class Post(TimeStamped):
    title = models.CharField(max_length=100)
    slug = models.SlugField(unique=True, blank=True)
    author = models.ForeignKey(User, on_delete=models.CASCADE)
    likes = models.IntegerField(default=0)
    published = models.BooleanField(default=False)
    objects = PostQuerySet.as_manager()
    live = PublishedManager()
    class Meta(TimeStamped.Meta):
        ordering = ["-likes"]
        verbose_name_plural = "posts!"
    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = self.title.lower().replace(" ", "-")
        super().save(*args, **kwargs)
    def __repr__(self): return f"<{self.title!r}>"

@receiver(post_save, sender=Post)
def saved(sender, instance, created, **kw):
    print("saved", instance.title, created, sorted(kw["update_fields"] or []))
@receiver(pre_delete, sender=Post)
def gone(sender, instance, **kw):
    print("deleting", instance)

u = User(username="Ann", age=10)
try:
    u.full_clean()
except ValidationError as e:
    print(e.message_dict)
    print(e)
u.username, u.age = "ann", 33
u.full_clean(); u.save()
p = Post.objects.create(title="Hello World", author=u, likes=12)
p2 = Post(title="Second", author=u); p2.save()
p2.published = True
p2.save(update_fields=["published", "updated_at"])
print(Post.objects.by("ann").popular(), Post.live.all())
print(u.post_set.count(), Post._meta.verbose_name, Post._meta.verbose_name_plural, [f.name for f in Post._meta.get_fields()])
obj, created = Post.objects.get_or_create(slug="third", defaults={"title": "Third", "author": u})
print(obj, created)
obj, created = Post.objects.update_or_create(slug="third", defaults={"likes": 99})
print(obj.likes, created)
print(p == Post.objects.get(pk=1), hash(p) == hash(p.pk), p.pk in {1, 2})
try:
    Post(title="x" * 101, author=u).full_clean()
except ValidationError as e:
    print(e.messages, dict(e))
p.refresh_from_db(fields=["likes"])
p.title = "Changed"
print(p.get_next_by_created_at() if False else p._state.adding, p._state.db)
print(Post.objects.defer("title").first().title)
print([f.attname for f in Post._meta.concrete_fields])
Post.objects.filter(likes__gt=50).delete()
print(Post.objects.values_list("title", flat=True))
try:
    Post.objects.get(author=u)
except Post.MultipleObjectsReturned as e:
    print(e)
try:
    Post.objects.create(title="No author")
except Exception as e:
    print(type(e).__mro__[1].__name__, e)
print(Post.objects.order_by("?").query)
Post.objects.filter(author="notanumber")
