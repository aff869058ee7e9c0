"""django.contrib.auth.models: users, groups and permissions as models."""
from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PermissionManager(models.Manager):
    use_in_migrations = True

    def get_by_natural_key(self, codename, app_label, model):
        return self.get(codename=codename, content_type=ContentType.objects.db_manager(self.db).get_by_natural_key(app_label, model))


class Permission(models.Model):
    name = models.CharField(_("name"), max_length=255)
    content_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name=_("content type"))
    codename = models.CharField(_("codename"), max_length=100)
    objects = PermissionManager()

    class Meta:
        app_label = "auth"
        verbose_name = _("permission")
        verbose_name_plural = _("permissions")
        unique_together = [["content_type", "codename"]]
        ordering = ["content_type__app_label", "content_type__model", "codename"]

    def __str__(self):
        return "%s | %s" % (self.content_type, self.name)

    def natural_key(self):
        return (self.codename, *self.content_type.natural_key())


class GroupManager(models.Manager):
    use_in_migrations = True

    def get_by_natural_key(self, name):
        return self.get(name=name)


class Group(models.Model):
    name = models.CharField(_("name"), max_length=150, unique=True)
    permissions = models.ManyToManyField(Permission, verbose_name=_("permissions"), blank=True)
    objects = GroupManager()

    class Meta:
        app_label = "auth"
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.name,)


class UserManager(BaseUserManager):
    use_in_migrations = True

    def _create_user(self, username, email, password, **extra_fields):
        if not username:
            raise ValueError("The given username must be set")
        user = self.model(username=self.model.normalize_username(username), email=self.normalize_email(email), **extra_fields)
        user.password = make_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, username, email=None, password=None, **extra_fields):
        extra_fields.setdefault("is_staff", False)
        extra_fields.setdefault("is_superuser", False)
        return self._create_user(username, email, password, **extra_fields)

    def create_superuser(self, username, email=None, password=None, **extra_fields):
        extra_fields.setdefault("is_staff", True)
        extra_fields.setdefault("is_superuser", True)
        if extra_fields.get("is_staff") is not True:
            raise ValueError("Superuser must have is_staff=True.")
        if extra_fields.get("is_superuser") is not True:
            raise ValueError("Superuser must have is_superuser=True.")
        return self._create_user(username, email, password, **extra_fields)

    def with_perm(self, perm, is_active=True, include_superusers=True, backend=None, obj=None):
        if isinstance(perm, Permission):
            wanted = Q(pk=perm.pk)
        elif not isinstance(perm, str):
            raise TypeError("The `perm` argument must be a string or a permission instance.")
        else:
            try:
                app_label, codename = perm.split(".")
            except ValueError:
                raise ValueError("Permission name should be in the form app_label.permission_codename.")
            wanted = Q(codename=codename, content_type__app_label=app_label)
        if obj is not None:
            return self.none()
        users = Exists(Permission.objects.filter((Q(group__user=OuterRef("pk")) | Q(user=OuterRef("pk"))) & wanted))
        if include_superusers:
            users |= Q(is_superuser=True)
        if is_active is not None:
            users &= Q(is_active=is_active)
        return self.filter(users)


class PermissionsMixin(models.Model):
    is_superuser = models.BooleanField(
        _("superuser status"), default=False,
        help_text=_("Designates that this user has all permissions without explicitly assigning them."))
    groups = models.ManyToManyField(
        Group, verbose_name=_("groups"), blank=True, related_name="user_set", related_query_name="user",
        help_text=_("The groups this user belongs to. A user will get all permissions granted to each of their groups."))
    user_permissions = models.ManyToManyField(
        Permission, verbose_name=_("user permissions"), blank=True, related_name="user_set", related_query_name="user",
        help_text=_("Specific permissions for this user."))

    class Meta:
        abstract = True

    def _permissions(self, source, obj):
        """The names of permissions from one source, asked for once."""
        if not self.is_active or obj is not None:
            return set()
        cache = "_%s_perm_cache" % source
        if cache not in self.__dict__:
            if self.is_superuser:
                found = Permission.objects.all()
            elif source == "user":
                found = self.user_permissions.all()
            else:
                found = Permission.objects.filter(group__in=self.groups.all())
            self.__dict__[cache] = {"%s.%s" % pair for pair in found.values_list("content_type__app_label", "codename").order_by()}
        return self.__dict__[cache]

    def get_user_permissions(self, obj=None):
        return self._permissions("user", obj)

    def get_group_permissions(self, obj=None):
        return self._permissions("group", obj)

    def get_all_permissions(self, obj=None):
        return {*self.get_user_permissions(obj), *self.get_group_permissions(obj)}

    def has_perm(self, perm, obj=None):
        return self.is_active and (self.is_superuser or perm in self.get_all_permissions(obj))

    def has_perms(self, perm_list, obj=None):
        if isinstance(perm_list, str):
            raise ValueError("perm_list must be an iterable of permissions.")
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label):
        return self.is_active and (self.is_superuser or any(p.split(".")[0] == app_label for p in self.get_all_permissions()))


class AbstractUser(AbstractBaseUser, PermissionsMixin):
    username_validator = UnicodeUsernameValidator()
    username = models.CharField(
        _("username"), max_length=150, unique=True,
        help_text=_("Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only."),
        validators=[username_validator], error_messages={"unique": _("A user with that username already exists.")})
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    email = models.EmailField(_("email address"), blank=True)
    is_staff = models.BooleanField(
        _("staff status"), default=False, help_text=_("Designates whether the user can log into this admin site."))
    is_active = models.BooleanField(
        _("active"), default=True,
        help_text=_("Designates whether this user should be treated as active. Unselect this instead of deleting accounts."))
    date_joined = models.DateTimeField(_("date joined"), default=timezone.now)
    objects = UserManager()
    EMAIL_FIELD = "email"
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["email"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        abstract = True

    def clean(self):
        super().clean()
        self.email = self.__class__.objects.normalize_email(self.email)

    def get_full_name(self):
        return ("%s %s" % (self.first_name, self.last_name)).strip()

    def get_short_name(self):
        return self.first_name


class User(AbstractUser):
    class Meta(AbstractUser.Meta):
        app_label = "auth"
        swappable = "AUTH_USER_MODEL"


class AnonymousUser:
    id = None
    pk = None
    username = ""
    is_staff = False
    is_active = False
    is_superuser = False
    is_anonymous = True
    is_authenticated = False

    def __str__(self):
        return "AnonymousUser"

    def __eq__(self, other):
        return isinstance(other, self.__class__)

    def __hash__(self):
        return 1

    def get_username(self):
        return self.username
