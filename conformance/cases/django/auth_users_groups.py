# The models of contrib.auth: users, groups, permissions.
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group, User
from django.db import IntegrityError, models, transaction


class Post(models.Model):
    author = models.ForeignKey(User, models.CASCADE, related_name="posts")


u = User.objects.create(username="ann", email="a@x.org", first_name="Ann", last_name="Lee", date_joined="2024-01-01T00:00:00Z")
print(u, u.get_full_name(), u.get_username(), u.is_staff, u.is_active, u.is_authenticated, u.last_login)
g = Group.objects.create(name="editors")
u.groups.add(g)
print(list(g.user_set.all()), User.objects.filter(groups__name="editors").count(), g)
Post.objects.create(author=u)
print(u.posts.count(), Post.objects.get(author__username="ann").author.email, get_user_model() is User)
try:
    with transaction.atomic():
        User.objects.create(username="ann")
except IntegrityError as e:
    print(e)
print(AnonymousUser().is_authenticated, User._meta.label, User.USERNAME_FIELD, User.objects.normalize_email("A@EXAMPLE.Org"))
