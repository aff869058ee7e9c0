# select_related() beside only() and defer(): what is read, and what is refused.
from django.db import models
from django.db.models import FilteredRelation, Q


class Country(models.Model):
    name = models.CharField(max_length=20)


class Place(models.Model):
    name = models.CharField(max_length=20)
    country = models.ForeignKey(Country, models.CASCADE, null=True, related_name="places")


class Restaurant(Place):
    stars = models.IntegerField(default=0)
    chef = models.ForeignKey("Person", models.SET_NULL, null=True, related_name="kitchens")


class Bistro(Restaurant):
    wine = models.BooleanField(default=False)


class Person(models.Model):
    name = models.CharField(max_length=20)
    age = models.IntegerField(default=1)
    home = models.ForeignKey(Place, models.CASCADE, related_name="people")


class Passport(models.Model):
    person = models.OneToOneField(Person, models.CASCADE)
    number = models.CharField(max_length=20)
    issued = models.ForeignKey(Country, models.CASCADE, null=True)


france = Country.objects.create(name="FR")
square = Place.objects.create(name="Square", country=france)
bistro = Bistro.objects.create(name="Chez", stars=2, wine=True, country=france)
ann = Person.objects.create(name="Ann", home=square)
bob = Person.objects.create(name="Bob", home=bistro)
bistro.chef = bob
bistro.save()
Passport.objects.create(person=bob, number="x1", issued=france)

RELATIONS = {
    Person: ["passport", "home__restaurant", "passport__issued", "home__restaurant__bistro"],
    Bistro: ["country", "chef", "chef__passport"],
    Place: ["restaurant", "restaurant__chef"],
}
FIELDS = {
    Person: ["name", "home", "home__name", "passport", "passport__number", "passport__person",
             "home__restaurant__stars", "kitchens__stars", "name__x"],
    Bistro: ["name", "stars", "chef", "chef__name", "country__name"],
    Place: ["name", "restaurant", "restaurant__stars", "people"],
}


def show(label, queryset):
    try:
        print(label, "|", queryset.query)
        for obj in queryset:
            print("   ", obj.pk, sorted(obj.get_deferred_fields()), sorted(obj._state.fields_cache))
    except Exception as error:
        print(label, "!", type(error).__name__, error)


for model, relations in RELATIONS.items():
    for relation in relations:
        for field in FIELDS[model]:
            related = model.objects.select_related(relation).order_by("pk")
            show(f"{model.__name__} {relation} only {field}", related.only(field))
            show(f"{model.__name__} {relation} defer {field}", related.defer(field))

filtered = Place.objects.annotate(
    grown=FilteredRelation("people", condition=Q(people__age__gt=0))
).select_related("grown").order_by("pk")
show("filtered", filtered.defer("grown__age"))
show("filtered", filtered.defer("name"))
