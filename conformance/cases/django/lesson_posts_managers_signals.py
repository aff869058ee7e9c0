from django.db import models
from django.db.models.signals import pre_save, post_save, m2m_changed, pre_delete, post_delete
from django.dispatch import receiver
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator

class PublishedQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)
    def by(self, who):
        return self.filter(authors__name=who)

class PostManager(models.Manager.from_queryset(PublishedQuerySet)):
    def get_queryset(self):
        return super().get_queryset().exclude(title="")

class Tag(models.Model):
    slug = models.SlugField(unique=True, validators=[RegexValidator(r"^[a-z-]+$", "lower case only")])
    def __str__(self): return self.slug

class Author(models.Model):
    name = models.CharField(max_length=20)
    mentor = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="students")
    def __repr__(self): return f"A({self.name})"

class Post(models.Model):
    title = models.CharField(max_length=40, blank=True)
    published = models.BooleanField(default=False)
    rating = models.IntegerField(default=0, validators=[MinValueValidator(0)])
    tags = models.ManyToManyField(Tag, blank=True)
    authors = models.ManyToManyField(Author, through="Credit", related_name="posts")
    objects = PostManager()
    everything = models.Manager()
    class Meta:
        base_manager_name = "everything"
    def clean(self):
        if self.published and not self.title:
            raise ValidationError({"title": "A published post needs a title."})

class Credit(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    post = models.ForeignKey(Post, models.CASCADE)
    role = models.CharField(max_length=10, default="writer")

@receiver(post_save, sender=Post)
def saved(sender, instance, created, update_fields, **kw):
    print("saved", instance.title, created, update_fields)

@receiver(m2m_changed, sender=Post.tags.through)
def changed(sender, instance, action, pk_set, reverse, **kw):
    print(action, sorted(pk_set) if pk_set else pk_set, reverse)

@receiver(pre_delete)
def going(sender, instance, using, **kw):
    print("going", sender.__name__, instance.pk)

py, orm, db = [Tag.objects.create(slug=s) for s in ("python", "orm", "db")]
ann = Author.objects.create(name="Ann")
bob = Author.objects.create(name="Bob", mentor=ann)
p = Post.objects.create(title="Hello", published=True)
p.tags.add(py, orm)
p.tags.set([orm, db])
p.authors.add(ann, through_defaults={"role": "editor"})
bob.posts.add(p)
print(p.credit_set.values_list("author__name", "role"))
draft = Post.everything.create()
print(Post.objects.count(), Post.everything.count(), Post.objects.published().by("Ann"))
p.rating = -3
p.save(update_fields=["rating"])
try:
    p.full_clean()
except ValidationError as e:
    print(e.message_dict, e)
try:
    Post(published=True).full_clean(exclude=["tags"])
except ValidationError as e:
    print(e.message_dict)
try:
    Tag(slug="Bad Slug").full_clean()
except ValidationError as e:
    print(e.messages)
print(Author.objects.filter(students__name="Bob"), ann.students.all())
py.post_set.remove(p)
db.post_set.clear()
print(p.tags.all(), Tag.objects.filter(post=p).exists())
ann.delete()
bob.refresh_from_db()
print(bob.mentor, bob.mentor_id, Credit.objects.count())
print(Post.objects.prefetch_related("tags", models.Prefetch("credit_set", queryset=Credit.objects.select_related("author"), to_attr="credits")).get().credits[0].author)
try:
    Post.objects.get(title="none")
except Post.DoesNotExist as e:
    print(type(e).__qualname__, e)
Post.objects.create(title="Hello")
try:
    Post.objects.get(title="Hello")
except Post.MultipleObjectsReturned as e:
    print(e)
obj, created = Post.objects.update_or_create(title="Third", defaults={"rating": 5}, create_defaults={"rating": 1})
print(obj.rating, created)
Post.objects.all().delete()
