# statements written as functions: lambda_stmt(), criteria and options of them
import datetime
from typing import Optional
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.sql.lambdas import StatementLambdaElement
class Base(DeclarativeBase): pass
class User(Base):
    __tablename__='user'
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    born: Mapped[Optional[datetime.date]]
    posts: Mapped[list['Post']]=relationship(back_populates='user')
class Post(Base):
    __tablename__='post'
    id: Mapped[int]=mapped_column(primary_key=True)
    user_id: Mapped[int]=mapped_column(ForeignKey('user.id'))
    title: Mapped[str]
    user: Mapped[User]=relationship(back_populates='posts')
e=create_engine('sqlite://'); Base.metadata.create_all(e)
with Session(e) as s:
    s.add_all([User(name='ann',born=datetime.date(2000,1,2),posts=[Post(title='p1'),Post(title='p2')]),User(name='bob',posts=[Post(title='p3')])]); s.commit()
def by_name(session, name, newest=False):
    stmt = lambda_stmt(lambda: select(User))
    stmt += lambda s: s.where(User.name == name)
    if newest:
        stmt += lambda s: s.order_by(User.id.desc())
    return session.execute(stmt).scalars().all()
def by_ids(session, ids, born):
    stmt = lambda_stmt(lambda: select(User.name).where(User.id.in_(ids)))
    stmt = stmt.add_criteria(lambda s: s.where(or_(User.born == born, User.born == None)))
    return session.scalars(stmt).all()
class Req:
    def __init__(self): self.title='p3'; self.limit=1
with Session(e) as s:
    print([u.name for u in by_name(s,'ann')], [u.name for u in by_name(s,'bob',True)], by_name(s,'zed'))
    print(by_ids(s,[1,2,3],datetime.date(2000,1,2)), by_ids(s,[2],None))
    r=Req(); d={'k':'p1'}
    def req():
        return select(Post.title).where(lambda: Post.title==r.title)
    print(s.scalars(req()).all())
    def key():
        k='p1'
        return lambda_stmt(lambda: select(Post).options(joinedload(Post.user)).where(Post.title==k).limit(1))
    print([(p.title,p.user.name) for p in s.scalars(key())])
    n=2
    stmt=lambda_stmt(lambda: select(func.count()).select_from(Post).where(Post.id>n))
    print(s.scalar(stmt)); n=0; stmt=lambda_stmt(lambda: select(func.count()).select_from(Post).where(Post.id>n)); print(s.scalar(stmt))
    print(isinstance(stmt,StatementLambdaElement), type(stmt).__name__, stmt.is_select if hasattr(stmt,'is_select') else '')
    def two(a,b):
        return select(User.id).where(lambda: User.id>a).where(lambda: User.name!=b).order_by(lambda: User.name.desc())
    q=two(0,'q'); print(q); print(q.compile().params); print(s.scalars(q).all())
    up=lambda_stmt(lambda: update(User).values(name='x').where(User.id==n+0) if False else update(User).where(User.id==1).values(name='zoe'))
    print(s.execute(up).rowcount)
    print(s.scalars(lambda_stmt(lambda: select(User.name)).spoil()+(lambda st: st.where(User.id<5))).all())
    print(s.query(User).filter(lambda: User.name=='bob').all()[0].name)
    print(s.scalars(select(User.name).join(Post).where(lambda: Post.id==3)).all(), s.scalars(select(lambda: User.name).where(User.id==2)).all())
try: lambda_stmt(5)
except Exception as ex: print(type(ex).__name__)
