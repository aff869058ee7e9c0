"""Enrolments as association objects, with an average per student and window ranks."""
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, UniqueConstraint, select, func, desc, and_
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, contains_eager


class Base(DeclarativeBase):
    pass


class Enrolment(Base):
    __tablename__ = "enrolment"
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), primary_key=True)
    grade: Mapped[Optional[float]]
    student: Mapped["Student"] = relationship(back_populates="enrolments")
    course: Mapped["Course"] = relationship(back_populates="enrolments")


class Student(Base):
    __tablename__ = "student"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    enrolments: Mapped[list[Enrolment]] = relationship(back_populates="student", cascade="all, delete-orphan")
    courses = association_proxy("enrolments", "course", creator=lambda course: Enrolment(course=course))


class Course(Base):
    __tablename__ = "course"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    enrolments: Mapped[list[Enrolment]] = relationship(back_populates="course")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    maths, art = Course(code="MA"), Course(code="AR")
    eve, dan, kim = Student(name="Eve"), Student(name="Dan"), Student(name="Kim")
    session.add_all([eve, dan, kim])
    eve.enrolments = [Enrolment(course=maths, grade=4.5), Enrolment(course=art, grade=3)]
    dan.enrolments.append(Enrolment(course=maths, grade=5.0))
    kim.courses.append(art)
    session.commit()
    print([c.code for c in eve.courses])

    rank = func.rank().over(partition_by=Course.code, order_by=Enrolment.grade.desc()).label("place")
    stmt = select(Course.code, Student.name, Enrolment.grade, rank).join(Enrolment.student).join(Enrolment.course)
    for row in session.execute(stmt.order_by(Course.code, "place")):
        print(*row)

    averages = (
        select(Enrolment.student_id, func.avg(Enrolment.grade).label("mean")).group_by(Enrolment.student_id).subquery()
    )
    stmt = select(Student, averages.c.mean).outerjoin(averages, Student.id == averages.c.student_id)
    for student, mean in session.execute(stmt.order_by(desc(averages.c.mean))):
        print(student.name, mean)

with Session(engine) as session:
    stmt = (
        select(Student).join(Student.enrolments).join(Enrolment.course).where(Course.code == "MA")
        .options(contains_eager(Student.enrolments).contains_eager(Enrolment.course)).order_by(Student.name)
    )
    for student in session.scalars(stmt).unique():
        print(student.name, [(e.course.code, e.grade) for e in student.enrolments])
    print(session.get(Enrolment, (1, 2)).grade, session.get(Enrolment, {"student_id": 9, "course_id": 1}))
    print(session.scalars(select(Student.name).where(Student.enrolments.any(Enrolment.grade == None))).all())
    kim = session.scalars(select(Student).where(Student.name == "Kim")).one()
    kim.courses = [session.get(Course, 1)]
    session.commit()
    print(session.execute(select(Enrolment.student_id, Enrolment.course_id)).all())
    session.delete(kim)
    session.commit()
    print(session.scalar(select(func.count()).select_from(Enrolment)))
