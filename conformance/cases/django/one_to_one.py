from django.db import models


class User(models.Model):
    name = models.CharField(max_length=20)


class Profile(models.Model):
    user = models.OneToOneField(User, models.CASCADE, primary_key=True)
    bio = models.TextField(default="")


u, v = User.objects.create(name="u"), User.objects.create(name="v")
p = Profile.objects.create(user=u, bio="hello")
print(u.profile.bio, p.pk, Profile.objects.get(user=u) == p)
try:
    v.profile
except Profile.DoesNotExist as e:
    print(type(e).__name__, e)
except Exception as e:
    print("other", e)
print(hasattr(v, "profile"), User.objects.filter(profile__isnull=True).get().name)
print([x.profile.bio for x in User.objects.select_related("profile").filter(profile__bio="hello")])
print(User.objects.filter(profile=p).count(), Profile.objects.filter(user__name="u").values())
try:
    Profile.objects.create(user=u)
except Exception as e:
    print(type(e).__name__, e)
p.bio = "new"
p.save()
print(User.objects.get(pk=u.pk).profile.bio)
print(u.delete())
