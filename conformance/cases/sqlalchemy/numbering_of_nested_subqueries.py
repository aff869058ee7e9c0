from sqlalchemy import *
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, aliased
class Base(DeclarativeBase): pass
class U(Base):
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
t = table("t", column("a"), column("b"))
sub = select(t).subquery()
print(select(func.count()).select_from(select(sub).subquery()))
print(select(func.count()).select_from(select(sub).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).subquery()))
print(select(select(sub).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).subquery()))
ua = aliased(U, select(U).subquery())
print(select(func.count()).select_from(select(ua).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).subquery()))
