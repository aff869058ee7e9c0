from django.db import models
class PersonManager(models.Manager):
    use_in_migrations = True
class Person(models.Model):
    name = models.CharField(max_length=10)
    best = models.OneToOneField("Post", models.CASCADE, null=True, related_name="+")
    favourite = models.ForeignKey("shop.Product", models.SET_DEFAULT, default=None, null=True)
    people = PersonManager()
class Post(models.Model):
    author = models.ForeignKey(Person, models.CASCADE, related_name="posts", to_field="id", limit_choices_to={"name": "x"})
    slug = models.SlugField(unique_for_date="day", allow_unicode=True)
    day = models.DateField()
