"""A school: enrolments with grades, self-referential courses, reports."""
from typing import Optional
from sqlalchemy import create_engine, select, func, ForeignKey, String, UniqueConstraint, Integer, case, literal_column, text, distinct, union_all
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, aliased, backref, joinedload, selectinload, subqueryload, contains_eager, raiseload, load_only, defer, attribute_keyed_dict
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property

class Base(DeclarativeBase): ...

class Student(Base):
    __tablename__ = "student"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(String(20))
    last: Mapped[str] = mapped_column(String(20))
    enrolments: Mapped[dict[str, "Enrolment"]] = relationship(back_populates="student", cascade="all, delete-orphan", collection_class=attribute_keyed_dict("code"))
    grades = association_proxy("enrolments", "grade", creator=lambda code, grade: Enrolment(code=code, grade=grade))
    @hybrid_property
    def name(self):
        return self.first + " " + self.last
    @hybrid_property
    def average(self):
        got = [e.grade for e in self.enrolments.values() if e.grade is not None]
        return sum(got) / len(got) if got else None
    @average.expression
    def average(cls):
        return select(func.avg(Enrolment.grade)).where(Enrolment.student_id == cls.id).label("average")

class Course(Base):
    __tablename__ = "course"
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    title: Mapped[str]
    requires_code: Mapped[Optional[str]] = mapped_column(ForeignKey("course.code"))
    requires: Mapped[Optional["Course"]] = relationship(remote_side=[code], backref=backref("leads_to", order_by="Course.code"))
    def __repr__(self): return self.code

class Enrolment(Base):
    __tablename__ = "enrolment"
    __table_args__ = (UniqueConstraint("student_id", "code"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey(Student.id))
    code: Mapped[str] = mapped_column(ForeignKey(Course.code))
    grade: Mapped[Optional[int]]
    student: Mapped[Student] = relationship(back_populates="enrolments")
    course: Mapped[Course] = relationship()

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = Course(code="A1", title="Algebra")
    b = Course(code="A2", title="Analysis", requires=a)
    c = Course(code="A3", title="Topology", requires=b)
    d = Course(code="P1", title="Poetry")
    s.add_all([a, b, c, d])
    s.flush()
    kim = Student(first="Kim", last="Lee")
    kim.grades["A1"] = 5
    kim.grades["A2"] = 3
    max_ = Student(first="Max", last="Roe", grades={"A1": 2, "P1": None})
    s.add_all([kim, max_, Student(first="Zoe", last="Poe")])
    s.commit()
    print(kim.name, kim.average, dict(kim.grades), sorted(max_.grades))
    print(s.execute(select(Student.name, Student.average).order_by(Student.average.desc().nulls_last())).all())
    print(s.scalars(select(Student.last).where(Student.name.startswith("Kim"))).all())
    tree = select(Course.code, literal_column("0").label("depth")).where(Course.requires_code.is_(None)).cte("tree", recursive=True)
    tree = tree.union_all(select(Course.code, tree.c.depth + 1).join(tree, Course.requires_code == tree.c.code))
    print(s.execute(select(tree).order_by(tree.c.depth, tree.c.code)).all())
    Pre = aliased(Course, name="pre")
    print(s.execute(select(Course.title, Pre.title).outerjoin(Course.requires.of_type(Pre)).order_by(Course.code)).all())
    print(a.leads_to, c.requires.requires, d.leads_to)
    q = select(Student).join(Student.enrolments).join(Enrolment.course).where(Course.title == "Algebra").options(contains_eager(Student.enrolments).contains_eager(Enrolment.course)).order_by(Student.id)
    for st in s.scalars(q, execution_options={"populate_existing": True}).unique():
        print(st.last, list(st.enrolments))
    s.expire_all()
    for st in s.scalars(select(Student).options(joinedload(Student.enrolments).joinedload(Enrolment.course).load_only(Course.title), raiseload("*")).order_by(Student.id)).unique():
        print(st.first, sorted((e.course.title, e.grade) for e in st.enrolments.values() if e.grade))
    letter = case((Enrolment.grade >= 5, "A"), (Enrolment.grade >= 3, "B"), else_="-").label("letter")
    print(s.execute(select(letter, func.count(distinct(Enrolment.student_id))).group_by(letter).order_by(letter)).all())
    u = union_all(select(Student.first.label("n")).where(Student.id < 2), select(Course.title).where(Course.code > "A2")).subquery()
    print(s.execute(select(u.c.n).order_by(u.c.n)).all())
    best = select(Enrolment.code, func.max(Enrolment.grade).label("top")).group_by(Enrolment.code).subquery("best")
    print(s.execute(select(Course.title, best.c.top).join(best, best.c.code == Course.code).order_by(Course.code)).all())
    print(s.query(Student).filter(Student.enrolments.any(Enrolment.grade < 3)).one().name)
    print(s.query(Student.last, func.count(Enrolment.id)).outerjoin(Student.enrolments).group_by(Student.id).having(func.count(Enrolment.id) < 2).all())
    del kim.grades["A2"]
    max_.grades["P1"] = 4
    s.commit()
    print(kim.grades, s.scalar(select(func.count()).select_from(Enrolment)))
    s.delete(max_)
    s.commit()
    print(s.execute(text("select code, grade from enrolment")).all())
