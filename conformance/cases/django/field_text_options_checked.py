"""CharField, TextField, SlugField options and how they are checked."""
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinLengthValidator, RegexValidator, validate_slug
from django.db import models


class Page(models.Model):
    title = models.CharField("page title", max_length=12, validators=[MinLengthValidator(3)], help_text="Short.")
    slug = models.SlugField(unique=True)
    body = models.TextField(blank=True, max_length=5, default="")
    code = models.CharField(max_length=4, null=True, blank=True, validators=[RegexValidator(r"^[A-Z]+$", "Capitals only.", code="caps")])
    mail = models.EmailField(blank=True)
    link = models.URLField(blank=True)
    kind = models.CharField(max_length=1, choices=[("a", "Alpha"), ("b", "Beta")], default="a", error_messages={"invalid_choice": "No %(value)r here."})

    def __str__(self):
        return self.title


def check(**kw):
    base = dict(title="Hello", slug="hello")
    base.update(kw)
    try:
        Page(**base).full_clean()
        print("ok", kw)
    except ValidationError as e:
        for name, errors in sorted(e.error_dict.items()):
            print(name, [(x.code, x.messages, x.params and sorted(x.params)) for x in errors])


check()
check(title="Hi")
check(title="A very long title indeed")
check(slug="not a slug", code="abc")
check(slug="", title=None)
check(body="longer than five")
check(mail="nobody", link="nowhere")
check(mail="a@b.co", link="https://example.com/x?y=1")
check(kind="z")
check(code="ABCDE")
Page.objects.create(title="One", slug="one")
check(slug="one")
f = Page._meta.get_field("title")
print(f.verbose_name, f.help_text, f.max_length, f.validators)
print(Page._meta.get_field("slug").db_index, Page._meta.get_field("slug").unique, Page._meta.get_field("mail").max_length, Page._meta.get_field("link").max_length)
print(validate_slug("ok-slug"), MaxLengthValidator(3) == MaxLengthValidator(3), MaxLengthValidator(3) == MaxLengthValidator(4))
try:
    MaxLengthValidator(3)("abcd")
except ValidationError as e:
    print(e, e.code, e.params)
try:
    Page.objects.create(title="x" * 50, slug="x" * 80)
    print(Page.objects.filter(title__length__gt=10).count())
except Exception as e:
    print(type(e).__name__, e)
