from django.db import models


class Student(models.Model):
    name = models.CharField(max_length=20)
    courses = models.ManyToManyField("Course", through="Enrolment", related_name="students")


class Course(models.Model):
    code = models.CharField(max_length=10, unique=True)


class Enrolment(models.Model):
    student = models.ForeignKey(Student, models.CASCADE)
    course = models.ForeignKey(Course, models.CASCADE)
    grade = models.IntegerField(null=True)

    class Meta:
        unique_together = [("student", "course")]


s = Student.objects.create(name="Kim")
m, h = Course.objects.create(code="M1"), Course.objects.create(code="H1")
s.courses.add(m, through_defaults={"grade": 2})
Enrolment.objects.create(student=s, course=h, grade=5)
print(s.courses.order_by("code").values_list("code", "enrolment__grade"))
print(Student.objects.filter(enrolment__grade__gt=4).get().name, m.students.get().name)
print(s.enrolment_set.count(), Course.objects.filter(students=s).count())
s.courses.remove(m)
print(s.courses.all(), Enrolment.objects.count())
s.courses.set([m, h], through_defaults={"grade": 1})
print(sorted(e.grade for e in s.enrolment_set.all()))
s.courses.clear()
print(Enrolment.objects.exists())
try:
    Enrolment.objects.create(student=s, course=m)
    Enrolment.objects.create(student=s, course=m)
except Exception as e:
    print(type(e).__name__, e)
