import asyncio
from django.db import models, connection, transaction, IntegrityError, DataError
from django.db.models import Q, F, Count, Max, Avg, StdDev, Variance, FilteredRelation, OuterRef, Subquery, Exists, Window
from django.db.models.functions import DenseRank, Ntile, FirstValue, LastValue, CumeDist, PercentRank, Lead
from django.core.exceptions import FieldError, ObjectDoesNotExist, ValidationError
from django.test import TestCase

class School(models.Model):
    name = models.CharField("school name", max_length=30, unique=True)
    def natural_key(self): return (self.name,)
    def __str__(self): return self.name

class Pupil(models.Model):
    school = models.ForeignKey(School, models.CASCADE, related_name="pupils", related_query_name="pupil")
    name = models.CharField(max_length=30)
    buddy = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="buddy_of")
    friends = models.ManyToManyField("self", blank=True)
    class Meta:
        unique_together = [("school", "name")]
        order_with_respect_to = "school"
    def __str__(self): return self.name

class Grade(models.Model):
    class Subject(models.IntegerChoices):
        MATHS = 1
        ART = 2, "Fine art"
    pupil = models.ForeignKey(Pupil, models.CASCADE)
    subject = models.IntegerField(choices=Subject)
    mark = models.FloatField()
    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(mark__range=(0, 10)), name="mark_range", violation_error_message="A mark is 0 to 10.")]

s1, s2 = School.objects.bulk_create([School(name="North"), School(name="South")])
names = ["Ida", "Jon", "Kay", "Lou", "Max"]
pupils = [Pupil.objects.create(school=(s1, s2)[i % 2], name=n) for i, n in enumerate(names)]
for i, p in enumerate(pupils):
    Grade.objects.create(pupil=p, subject=Grade.Subject.MATHS, mark=5 + i)
    if i % 2: p.grade_set.create(subject=2, mark=i)
pupils[0].friends.add(*pupils[1:3])
pupils[3].buddy = pupils[4]; pupils[3].save()
print(s1.get_pupil_order(), pupils[0].get_next_in_order(), pupils[1].friends.all())
s1.set_pupil_order([5, 3, 1])
print(s1.pupils.all(), pupils[4].buddy_of, hasattr(pupils[0], "buddy_of"))
print(School.objects.annotate(n=Count("pupil"), best=Max("pupil__grade__mark")).filter(n__gte=2).values("name", "n", "best"))
print(Grade.objects.aggregate(a=Avg("mark"), s=StdDev("mark"), v=Variance("mark", sample=True), top=Max("mark", filter=Q(subject=2))))
maths = FilteredRelation("grade", condition=Q(grade__subject=1))
print(Pupil.objects.annotate(maths=maths).filter(maths__mark__gt=6).values_list("name", "maths__mark"))
w = dict(partition_by=[F("pupil__school")], order_by=F("mark").desc())
for g in Grade.objects.annotate(r=Window(DenseRank(), **w), t=Window(Ntile(2), **w), f=Window(FirstValue("mark"), **w), n=Window(Lead("mark", default=-1), **w)).order_by("pupil__school", "r").filter(r__lte=2):
    print(g.pupil.name, g.get_subject_display(), g.r, g.t, g.f, g.n)
avg = Grade.objects.filter(pupil=OuterRef("pk")).order_by().values("pupil").annotate(a=Avg("mark")).values("a")
print(Pupil.objects.annotate(avg=Subquery(avg)).order_by("-avg", "name").values_list("name", "avg")[:3])
print(Pupil.objects.filter(~Exists(Grade.objects.filter(pupil=OuterRef("pk"), subject=2))).order_by("name"))
print(Pupil.objects.exclude(grade__subject=2).order_by("name").values_list("name", flat=True), Pupil.objects.filter(friends__name="Ida").count())
for bad in (lambda: Pupil.objects.filter(nme="x"), lambda: Pupil.objects.values("school__nope"), lambda: Pupil.objects.order_by("school__x"), lambda: Grade.objects.filter(mark__contians=1),
            lambda: Pupil.objects.get(name="Ida", school=s2), lambda: Pupil(nam="x"), lambda: Pupil.objects.create(school=s1, name="Ida"), lambda: Grade.objects.create(pupil_id=1, subject=1, mark=11),
            lambda: Pupil.objects.create(school_id=99, name="x"), lambda: Pupil.objects.filter(school="x").count(), lambda: Pupil.objects.filter(school=pupils[0]), lambda: Pupil.objects.all()[-1],
            lambda: Pupil.objects.all()[:2].filter(name="x"), lambda: pupils[0].friends.add("x"), lambda: Pupil.objects.select_related("name").get(pk=1), lambda: Pupil.objects.only("nope").first(),
            lambda: Grade(pupil=pupils[0], subject=3, mark=12).full_clean(), lambda: Pupil.objects.aggregate(Count("x")), lambda: s1.pupils.get_or_create(name="Kay", defaults={"foo": 1}), lambda: Pupil.objects.prefetch_related("nope").first()):
    try:
        with transaction.atomic():
            print("no error", bad())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)

async def main():
    print(await Pupil.objects.acount(), await School.objects.aget(name="South"))
    async for p in Pupil.objects.filter(school__name="North").order_by("name"):
        print("async", p)
    print(await Pupil.objects.filter(name="Lou").aupdate(name="Lu"), [s async for s in School.objects.values_list("name", flat=True)])
    s, made = await School.objects.aget_or_create(name="West")
    await s.adelete()
    print(made, s.pk, await School.objects.aexists())
asyncio.run(main())

class GradeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.school = School.objects.create(name="Test")
    def test_queries(self):
        with self.assertNumQueries(2):
            list(School.objects.prefetch_related("pupils"))
    def test_unique(self):
        with self.assertRaisesMessage(IntegrityError, "UNIQUE constraint failed"):
            School.objects.create(name="Test")
    def test_set(self):
        self.assertQuerySetEqual(School.objects.order_by("name"), ["North", "South", "Test"], transform=str)
import unittest
suite = unittest.defaultTestLoader.loadTestsFromTestCase(GradeTests)
res = unittest.TextTestRunner(stream=open("/dev/null", "w") if False else __import__("io").StringIO()).run(suite)
print(res.testsRun, res.wasSuccessful(), res.failures, [e[1].splitlines()[-1] for e in res.errors])
