# Choices from groups, a mapping and a function.
from django.db import models


def years():
    return [(y, f"Year {y}") for y in (2023, 2024)]


class Song(models.Model):
    kind = models.CharField(max_length=5, choices=[("Audio", [("cd", "CD"), ("lp", "Vinyl")]), ("other", "Unknown")])
    mood = models.CharField(max_length=5, choices={"g": "Glad", "s": "Sad"})
    year = models.IntegerField(choices=years)


s = Song(kind="lp", mood="s", year=2024)
print(s.get_kind_display(), s.get_mood_display(), s.get_year_display())
for name in ("kind", "mood", "year"):
    field = Song._meta.get_field(name)
    print(name, list(field.choices), field.flatchoices)
print(Song(kind="tape").get_kind_display())
