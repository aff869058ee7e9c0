from datetime import date
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm.collections import attribute_keyed_dict

Base = declarative_base()
follows = Table("follows", Base.metadata, Column("a_id", ForeignKey("users.id"), primary_key=True), Column("b_id", ForeignKey("users.id"), primary_key=True))

class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String(20), nullable=False, unique=True)
    kind = Column(String(10))
    joined = Column(Date, default=date(2024, 1, 1))
    posts = relationship("Post", back_populates="author", lazy="dynamic", order_by="Post.id")
    following = relationship("User", secondary=follows, primaryjoin=id == follows.c.a_id, secondaryjoin=id == follows.c.b_id, backref=backref("followers", order_by="User.name"))
    settings = relationship("Setting", collection_class=attribute_keyed_dict("key"), cascade="all, delete-orphan")
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "user"}
    def __repr__(self): return f"<{type(self).__name__} {self.name}>"

class Admin(User):
    level = Column(Integer, default=1)
    __mapper_args__ = {"polymorphic_identity": "admin"}

class Setting(Base):
    __tablename__ = "settings"
    user_id = Column(ForeignKey("users.id"), primary_key=True)
    key = Column(String, primary_key=True)
    value = Column(String)
    def __init__(self, key, value): self.key, self.value = key, value

class Post(Base):
    __tablename__ = "posts"
    id = Column(Integer, primary_key=True)
    author_id = Column(ForeignKey("users.id", ondelete="SET NULL"))
    kind = Column(String)
    title = Column(String)
    author = relationship(User, back_populates="posts")
    parts = relationship("Part", order_by="Part.pos", collection_class=ordering_list("pos"), cascade="all, delete-orphan", backref="post")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "post"}
    def __repr__(self): return f"<{type(self).__name__} {self.title}>"

class Video(Post):
    __tablename__ = "videos"
    id = Column(ForeignKey("posts.id"), primary_key=True)
    seconds = Column(Integer)
    __mapper_args__ = {"polymorphic_identity": "video"}

class Part(Base):
    __tablename__ = "parts"
    id = Column(Integer, primary_key=True)
    post_id = Column(ForeignKey("posts.id"))
    pos = Column(Integer)
    text = Column(Text)

engine = create_engine("sqlite://", echo=False)
Base.metadata.create_all(engine)
Session = sessionmaker(bind=engine)
s = Session()
ann, bob, root = User(name="ann"), User(name="bob"), Admin(name="root", level=9)
ann.following += [bob, root]

ann.settings["theme"] = Setting("theme", "dark")
ann.settings["lang"] = Setting("lang", "en")
s.add_all([ann, bob, root, Post(title="Hi", author=ann, parts=[Part(text="a"), Part(text="b")]), Video(title="Clip", author=ann, seconds=30), Video(title="Film", author=bob, seconds=300)])
s.commit()
print(ann.followers, root.followers, sorted(ann.settings), ann.posts.count(), ann.posts.filter(Post.title.like("C%")).all())
print(s.query(User).filter(User.following.any(User.name == "root")).all(), s.query(User).filter(User.following.contains(ann)).one())
print(s.query(Post).order_by(Post.id).all(), s.query(Video.seconds).order_by(Video.seconds.desc()).all(), s.query(Admin).filter_by(level=9).one())
print(s.query(func.count(Post.id), User.name).join(User.posts).group_by(User.name).having(func.count(Post.id) > 1).all())
p = s.query(Post).filter(Post.title == "Hi").one()
p.parts.insert(0, Part(text="zero")); print([(x.pos, x.text) for x in p.parts])
del p.parts[1]; s.commit(); print([(x.pos, x.text) for x in p.parts])
ann.following.remove(bob)
del ann.settings["lang"]
s.flush()
print(s.query(follows).count(), s.query(Setting.key).all(), bob in s.query(User).filter(User.followers.any()).all())
q = s.query(User).outerjoin(User.posts.of_type(Video)).filter(or_(Video.seconds > 100, User.name.in_(["root"]))).order_by(User.name)
print(q, q.all(), sep="\n")
sub = s.query(Post.author_id, func.max(Post.id).label("last")).group_by(Post.author_id).subquery()
print(s.query(User.name, sub.c.last).outerjoin(sub, User.id == sub.c.author_id).order_by(User.id).all())
print(s.query(User).options(selectinload(User.settings), joinedload(User.following)).order_by(User.id).all(), s.query(User).get(2) is bob, s.query(User.name).filter(User.id.between(1, 2)).scalar_subquery())
print(s.query(Post).with_entities(Post.title).distinct().limit(2).offset(1).all(), s.query(literal(1)).filter(s.query(User).filter(User.name == "zed").exists()).scalar(), s.query(exists().where(User.name == "ann")).scalar())
wp = with_polymorphic(Post, [Video])
print(s.query(wp).filter(or_(wp.title == "Hi", wp.Video.seconds < 60)).order_by(wp.id).all())
print(s.query(User).filter(User.name == "bob").update({User.name: "rob"}), bob.name, s.query(Part).filter(Part.text == "zero").delete(), s.query(User).filter(User.name.ilike("R%")).count())
a1, a2 = aliased(User), aliased(User)
print(s.query(a1.name, a2.name).filter(a1.id < a2.id).order_by(a1.id, a2.id).all(), s.query(Post).filter(Post.author == ann).count(), s.query(User).filter(~User.posts.any()).all())
try:
    s.delete(ann); s.commit()
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0]); s.rollback()
print(s.query(User).count(), s.query(Post.author_id).all(), [u.name for u in s.query(User).order_by(desc(User.joined), nullslast(User.kind.asc()), User.name)], s.query(User).slice(0, 1).one_or_none())
for row in s.query(User.name.label("n"), Post).join(Post, User.id == Post.author_id).order_by(Post.id): print(row.n, row.Post, row._fields)
s.close()
