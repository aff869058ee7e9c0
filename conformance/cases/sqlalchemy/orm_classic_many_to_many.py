from sqlalchemy import *
from sqlalchemy.orm import *
Base = declarative_base()
student_course = Table("student_course", Base.metadata,
    Column("student_id", Integer, ForeignKey("student.id"), primary_key=True),
    Column("course_id", Integer, ForeignKey("course.id"), primary_key=True))
class Student(Base):
    __tablename__ = "student"
    id = Column(Integer, primary_key=True)
    name = Column(String(50), nullable=False)
    courses = relationship("Course", secondary=student_course, back_populates="students")
    def __repr__(self): return self.name
class Course(Base):
    __tablename__ = "course"
    id = Column(Integer, primary_key=True)
    title = Column(String(50), unique=True)
    students = relationship("Student", secondary="student_course", back_populates="courses", lazy="selectin", order_by="Student.name.desc()")
engine = create_engine("sqlite:///:memory:")
Base.metadata.create_all(engine)
Session = sessionmaker(bind=engine)
s = Session()
m = Course(title="Math")
a = Student(name="Ann"); b = Student(name="Bob")
a.courses.append(m)
s.add(a); s.commit()
m.students.append(b)
s.commit()
print(m.students, b.courses[0].title)
for c in s.query(Course).all(): print(c.title, c.students)
print(s.query(Student).join(Student.courses).filter(Course.title == "Math").order_by(Student.name).all())
print(s.query(Student).filter(Student.courses.any(Course.title == "Math")).count())
print(s.query(Student).filter(Student.courses.contains(m)).all())
print(s.execute(select(Course.title, func.count(Student.id)).join(Course.students).group_by(Course.id)).all())
b.courses.clear()
s.commit()
print(m.students)
with Session() as t:
    x = t.scalars(select(Student).options(joinedload(Student.courses)).where(Student.name == "Ann")).unique().one()
    print(x.courses[0].title)
    x = t.scalars(select(Student).options(selectinload(Student.courses))).all()
    print(x)
s.delete(m)
s.commit()
print(s.execute(select(student_course)).all(), a.courses)
