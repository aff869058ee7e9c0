"""Users, groups and permissions as models."""
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count


class Post(models.Model):
    author = models.ForeignKey(User, models.CASCADE, related_name="posts")
    title = models.CharField(max_length=20)


ann = User.objects.create(username="ann", email="a@x.org", first_name="Ann", last_name="Lee")
root = User.objects.create(username="root", is_superuser=True, is_staff=True)
bob = User.objects.create(username="bob", is_active=False)
print(ann, ann.get_full_name(), ann.get_short_name(), ann.is_staff, root.is_superuser, repr(User.objects.normalize_email("A@B.ORG")))
print(ann.is_authenticated, ann.is_anonymous, AnonymousUser().is_authenticated, ann.check_password("x"), ann.natural_key())
editors = Group.objects.create(name="editors")
ann.groups.add(editors)
print(User.objects.filter(groups__name="editors"), editors.user_set.all(), str(editors))
ct = ContentType.objects.get_for_model(Post)
p = Permission.objects.create(codename="publish", name="Can publish", content_type=ct)
q = Permission.objects.create(codename="hide", name="Can hide", content_type=ct)
editors.permissions.add(p)
ann.user_permissions.add(q)
print(p, ann.has_perm("app.publish"), bob.has_perm("app.publish"), root.has_perm("anything"))
ann = User.objects.get(pk=ann.pk)
print(sorted(ann.get_all_permissions()), ann.get_user_permissions(), ann.get_group_permissions(), ann.has_perms(["app.publish", "app.hide"]), ann.has_perms(["app.publish", "app.nope"]), ann.has_module_perms("app"), ann.has_module_perms("x"))
print(sorted(root.get_all_permissions()), bob.get_all_permissions())
print(User.objects.with_perm("app.publish").order_by("pk"), User.objects.with_perm(q, include_superusers=False), User.objects.with_perm("app.hide", is_active=None, include_superusers=False))
ann.posts.create(title="one")
ann.posts.create(title="two")
print(User.objects.annotate(n=Count("posts")).values_list("username", "n").order_by("username"))
print(Post.objects.filter(author__username="ann", author__is_active=True).count(), Permission.objects.filter(group__user=ann), Permission.objects.filter(user=ann))
for f in [lambda: User.objects.create_user(""), lambda: User.objects.create_superuser("x", is_staff=False), lambda: User.objects.get(username="zed"), lambda: User(username="a b", password="x").full_clean(), lambda: User(username="ann", password="x").full_clean(), lambda: User.objects.get_by_natural_key("bob"), lambda: User.objects.with_perm("nodot"), lambda: User.objects.create(username="ann")]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(User._meta.ordering, [f.name for f in User._meta.fields], User._meta.verbose_name_plural, Permission._meta.ordering)
print(ann.delete()[0], User.objects.count(), Post.objects.count())
