from django.db import models
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, MaxLengthValidator
class Slugged(models.Model):
    title = models.CharField(max_length=40, validators=[MaxLengthValidator(10)])
    slug = models.SlugField(blank=True)
    rank = models.IntegerField(validators=[MinValueValidator(1)], help_text="from one")
    class Meta: abstract = True
    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = self.title.lower().replace(" ", "-")
        super().save(*args, **kwargs)
class Page(Slugged):
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    def path(self):
        return (self.parent.path() + "/" if self.parent else "") + self.slug
    def delete(self, *a, **k):
        print("bye", self.slug)
        return super().delete(*a, **k)
root = Page.objects.create(title="Root Page", rank=1)
kid = Page(title="Kid", rank=2, parent=root); kid.save()
grand = Page.objects.create(title="Grand", rank=3, parent=kid)
print(Page.objects.get(slug="grand").path())
try:
    Page(title="x" * 50, rank=0).full_clean()
except ValidationError as e:
    for k, v in e.message_dict.items():
        print(k, v)
try:
    Page(title="", rank="abc").full_clean(exclude=["slug"])
except ValidationError as e:
    print(e.messages)
print(kid.delete())
print(Page.objects.values_list("slug", flat=True), root.children.count())
x = Page.objects.create(title="Copy", rank=4)
x.pk = None
x._state.adding = True
x.save()
print(Page.objects.filter(title="Copy").count(), x.pk)
p = Page.objects.defer("title").get(slug="root-page")
print(p.get_deferred_fields(), p.title, p.rank)
p2 = Page.objects.only("slug").get(pk=p.pk)
p2.rank = 7; p2.save()
print(Page.objects.get(pk=p.pk).rank, p == p2, p != x, len({p, p2}))
