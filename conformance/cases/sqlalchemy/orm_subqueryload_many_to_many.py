from sqlalchemy import create_engine, select, ForeignKey, Table, Column
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, subqueryload, selectinload


class Base(DeclarativeBase):
    pass


enrolment = Table(
    "enrolment", Base.metadata,
    Column("student_id", ForeignKey("student.id"), primary_key=True),
    Column("course_id", ForeignKey("course.id"), primary_key=True),
)


class Student(Base):
    __tablename__ = "student"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"))
    mentor: Mapped["Student | None"] = relationship(remote_side=[id], back_populates="mentees")
    mentees: Mapped[list["Student"]] = relationship(back_populates="mentor")
    courses: Mapped[list["Course"]] = relationship(secondary=enrolment, back_populates="students", lazy="subquery")


class Course(Base):
    __tablename__ = "course"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    students: Mapped[list[Student]] = relationship(secondary=enrolment, back_populates="courses")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    math, art = Course(title="Math"), Course(title="Art")
    s.add(math)
    s.add(art)
    s.flush()
    ann = Student(name="Ann", courses=[math])
    s.add(ann)
    s.flush()
    ann.courses.append(art)
    s.flush()
    s.add(Student(name="Ben", courses=[art], mentor=ann))
    s.flush()
    s.add(Student(name="Cy", mentor=ann))
    s.commit()

with Session(engine) as s:
    for st in s.scalars(select(Student).order_by(Student.id)):
        print(st.name, [c.title for c in st.courses])

with Session(engine) as s:
    print("from the other side, then on")
    for c in s.scalars(select(Course).options(subqueryload(Course.students).selectinload(Student.mentor)).order_by(Course.title)):
        print(c.title, [(x.name, x.mentor and x.mentor.name) for x in c.students])

with Session(engine) as s:
    print("get")
    st = s.get(Student, 1)
    print(st.name, [c.title for c in st.courses])
