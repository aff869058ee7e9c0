from django.db import models
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

class TimeStamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    class Meta:
        abstract = True

class User(TimeStamped):
    email = models.EmailField(unique=True)
    class Meta:
        db_table = "users"
        verbose_name_plural = "people"

class Profile(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True)
    bio = models.TextField(default="")

class ActiveManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(active=True)

class ProductQuerySet(models.QuerySet):
    def cheap(self, limit=10):
        return self.filter(price__lt=limit)

class Product(models.Model):
    name = models.CharField(max_length=20)
    price = models.FloatField()
    active = models.BooleanField(default=True)
    objects = ProductQuerySet.as_manager()
    live = ActiveManager()

@receiver(post_save, sender=User)
def make_profile(sender, instance, created, **kwargs):
    if created:
        Profile.objects.create(user=instance)

@receiver(pre_delete, sender=User)
def bye(sender, instance, **kw):
    print("deleting", instance.email)

u = User.objects.create(email="a@b.c")
print(u.profile.bio == "", u.profile.pk == u.pk)
try:
    User(email="z@z.z").profile
except User.profile.RelatedObjectDoesNotExist as e:
    print(e)
u.profile.bio = "Hello"
u.profile.save()
print(Profile.objects.get(user__email__endswith="b.c").bio)
u.delete()
print(Profile.objects.exists(), User._meta.verbose_name_plural, User._meta.db_table, [f.name for f in User._meta.get_fields()])
Product.objects.create(name="pen", price=1.5)
Product.objects.create(name="desk", price=99, active=False)
Product.objects.create(name="cup", price=4)
print(Product.objects.cheap().order_by("name").values_list("name", flat=True), Product.live.count(), Product.objects.cheap(2).filter(active=True))
print(Product.objects.all()[1:].count(), Product.objects.order_by("-price")[0].name, Product.objects.last().name)
