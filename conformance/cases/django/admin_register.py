from django.contrib import admin
from django.db import models

shop = admin.AdminSite(name="shop")


class Author(models.Model):
    name = models.CharField(max_length=50)

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=100)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    published = models.BooleanField(default=False)

    def __str__(self):
        return self.title


class BookInline(admin.TabularInline):
    model = Book
    extra = 1


@admin.register(Author, site=shop)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ["name", "book_count"]
    search_fields = ["name"]
    inlines = [BookInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(books_n=models.Count("books"))

    @admin.display(description="Books", ordering="books_n")
    def book_count(self, obj):
        return obj.books_n


@admin.action(description="Publish the chosen books")
def publish(modeladmin, request, queryset):
    updated = queryset.update(published=True)
    print("published", updated)


class BookAdmin(admin.ModelAdmin):
    list_display = ("title", "author", "published")
    list_filter = ("published",)
    actions = [publish]
    list_select_related = ["author"]


shop.register(Book, BookAdmin)
print(shop.is_registered(Book), shop.is_registered(Author))
print(shop, AuthorAdmin.list_display, shop.name)
ma = shop.get_model_admin(Author) if hasattr(shop, "get_model_admin") else shop._registry[Author]
print(type(ma).__name__, ma, ma.model.__name__, ma.opts.label, ma.admin_site is shop)
a = Author.objects.create(name="Ann")
Book.objects.create(title="One", author=a)
Book.objects.create(title="Two", author=a)
for author in ma.get_queryset(None):
    print(author, ma.book_count(author))
bm = shop._registry[Book]
publish(bm, None, bm.get_queryset(None).filter(title="One"))
print(Book.objects.filter(published=True).count())
print(AuthorAdmin.book_count.short_description, AuthorAdmin.book_count.admin_order_field, publish.short_description)
print(bm.list_per_page, bm.ordering, bm.get_list_display(None), bm.get_ordering(None), bm.list_display_links)
try:
    shop.register(Book, BookAdmin)
except admin.exceptions.AlreadyRegistered as e:
    print(type(e).__name__, e)
except Exception as e:
    print(type(e), e)
shop.unregister(Book)
try:
    shop.unregister(Book)
except Exception as e:
    print(type(e).__module__, type(e).__name__, e)
print(shop.is_registered(Book))
site = admin.AdminSite(name="backoffice")
site.register([Author, Book])
print(site, len(site._registry), site.site_header, list(site._registry.values())[0])

class Draft(models.Model):
    class Meta:
        abstract = True
try:
    site.register(Draft)
except Exception as e:
    print(type(e).__name__, e)
try:
    @admin.register()
    class X(admin.ModelAdmin): pass
except Exception as e:
    print(type(e).__name__, e)
try:
    @admin.register(Book, site=shop)
    class Y: pass
except Exception as e:
    print(type(e).__name__, e)
from django.contrib.admin import ModelAdmin, StackedInline, SimpleListFilter, HORIZONTAL, VERTICAL
print(HORIZONTAL, VERTICAL)
def with_args(modeladmin, request, queryset): pass
@admin.action(permissions=["change"])
def mark(self, request, qs): pass
print(mark.allowed_permissions)
try:
    @admin.display(boolean=True, empty_value="-")
    def broken(obj): pass
except ValueError as e:
    print(e)
