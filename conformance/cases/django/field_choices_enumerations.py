"""Enumerated choices with labels, grouped choices, callables and get_FOO_display."""
from django.db import models


class Suit(models.IntegerChoices):
    DIAMOND = 1, "Diamond!"
    SPADE = 2
    HEART = 3
    CLUB = 4

    __empty__ = "(pick one)"

    @property
    def red(self):
        return self in (Suit.DIAMOND, Suit.HEART)


class Level(models.TextChoices):
    LOW = "lo", "Low level"
    HIGH = "hi"


def years():
    return [(y, str(y)) for y in range(2020, 2023)]


class Card(models.Model):
    suit = models.IntegerField(choices=Suit)
    level = models.CharField(max_length=2, choices=Level.choices, default=Level.LOW)
    media = models.CharField(max_length=5, choices=[("Audio", [("vinyl", "Vinyl"), ("cd", "CD")]), ("Video", (("vhs", "VHS"),)), ("unk", "Unknown")], blank=True)
    year = models.IntegerField(choices=years, null=True)
    mapped = models.IntegerField(choices={1: "one", 2: "two", "More": {3: "three"}}, default=1)


print(Suit.choices, Suit.labels, Suit.values, Suit.names)
print(Level.choices, Level("hi"), repr(Level.HIGH), Level.HIGH.label, str(Level.LOW), Level.LOW == "lo", Suit.HEART.red)
print(Suit(2), repr(Suit(2)), Suit["CLUB"].label, 3 in Suit, "lo" in Level)
c = Card.objects.create(suit=Suit.SPADE, media="vhs", year=2021, mapped=3)
print(c.get_suit_display(), c.get_level_display(), c.get_media_display(), c.get_year_display(), c.get_mapped_display())
c.refresh_from_db()
print(repr(c.suit), type(c.level).__name__, c.suit == Suit.SPADE)
print(Card._meta.get_field("media").choices)
print(Card._meta.get_field("media").flatchoices, Card._meta.get_field("mapped").choices)
print(Card._meta.get_field("year").flatchoices)
print(Card.objects.filter(suit__in=[Suit.SPADE, Suit.CLUB], level=Level.LOW).count())
c.suit = 9
print(c.get_suit_display())
try:
    c.full_clean()
except Exception as e:
    print(e)
try:
    Suit(9)
except ValueError as e:
    print(e)
Weird = models.TextChoices("Weird", "ONE TWO")
print(Weird.choices, Weird.ONE.label)
