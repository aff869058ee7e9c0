"""How the condition of a FilteredRelation stands in the join."""
from django.db import models
from django.db.models import FilteredRelation, Q, F


class A(models.Model):
    n = models.IntegerField()


class B(models.Model):
    a = models.ForeignKey(A, models.CASCADE, related_name="bs")
    x = models.IntegerField()
    y = models.IntegerField()


for c in [Q(bs__x=1, bs__y=2), Q(bs__x=1) | Q(bs__y=2), ~Q(bs__x=1), ~Q(bs__x=1, bs__y=3), Q(bs__x=1) & (Q(bs__y=1) | Q(bs__y=2)), Q(Q(bs__x=1), Q(bs__y=2)), ~(Q(bs__x=1) | Q(bs__y=1)), Q(bs__x__in=[1, 2]), Q(bs__x__in=[])]:
    print(A.objects.annotate(b=FilteredRelation("bs", condition=c)).filter(b__x=1).query)
    try:
        print(list(A.objects.annotate(b=FilteredRelation("bs", condition=c)).values("b__x")))
    except Exception as e:
        print(type(e), e)
