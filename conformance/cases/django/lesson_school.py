"""A lesson: courses, grades and enrolment with abstract bases, managers and signals."""
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Avg, Count, F, Max, Q
from django.db.models.functions import Rank, Round
from django.db.models.signals import post_save
from django.dispatch import receiver


class Dated(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Student(Dated):
    name = models.CharField(max_length=20)
    year = models.IntegerField(validators=[MinValueValidator(1), MaxValueValidator(4)])

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class CourseManager(models.Manager):
    def popular(self, n):
        return self.annotate(size=Count("students")).filter(size__gte=n).order_by("-size", "title")


class Course(Dated):
    title = models.CharField(max_length=20, unique=True)
    seats = models.PositiveIntegerField(default=2)
    students = models.ManyToManyField(Student, through="Enrolment", related_name="courses")
    objects = CourseManager()

    def __str__(self):
        return self.title


class Enrolment(Dated):
    student = models.ForeignKey(Student, models.CASCADE)
    course = models.ForeignKey(Course, models.CASCADE)
    grade = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)

    class Meta:
        unique_together = [("student", "course")]

    def clean(self):
        if self.course.students.exclude(pk=self.student_id).count() >= self.course.seats:
            raise ValidationError("%(c)s is full", params={"c": self.course}, code="full")


mails = []


@receiver(post_save, sender=Enrolment)
def tell(sender, instance, created, **kwargs):
    mails.append("%s %s" % ("welcome to" if created else "changed", instance.course))


ann, bob, cy = [Student.objects.create(name=n, year=y) for n, y in [("Ann", 1), ("Bob", 2), ("Cy", 4)]]
art, bio, chem = [Course.objects.create(title=t, seats=s) for t, s in [("Art", 2), ("Bio", 1), ("Chem", 5)]]


def enrol(student, course, grade=None):
    e = Enrolment(student=student, course=course, grade=grade)
    try:
        e.full_clean()
    except ValidationError as x:
        return x.message_dict
    e.save()
    return "ok"


print([enrol(*a) for a in [(ann, art, "4.5"), (bob, art, "3.0"), (cy, art), (ann, bio, "5.0"), (bob, bio), (ann, art), (cy, chem, "99.9"), (cy, chem, "100")]])
print(mails)
print(Course.objects.popular(1), [c.size for c in Course.objects.popular(0)])
print(Student.objects.annotate(avg=Round(Avg("enrolment__grade"), 1), best=Max("enrolment__grade"), n=Count("courses")).values_list("name", "avg", "best", "n"))
print(Course.objects.filter(enrolment__grade__gte=4, enrolment__student__year=1).distinct().order_by("title"), Student.objects.filter(courses=None), Student.objects.exclude(courses__title="Art"))
e = Enrolment.objects.select_related("student", "course").get(student=ann, course=bio)
e.grade = 2
e.save()
print(mails[-1], e.student, Enrolment.objects.filter(grade__lt=F("student__year") * 2).count())
try:
    Student(name="", year=9).full_clean()
except ValidationError as x:
    print(x.message_dict)
print(Student.objects.filter(Q(year__gte=2) & ~Q(name__startswith="B")).update(year=F("year") - 1), list(Student.objects.values_list("name", "year")))
print(art.students.through.objects.filter(course=art).delete(), Course.objects.annotate(n=Count("students")).values_list("title", "n").order_by("title"))
