"""What inspect() tells of mappers, attributes, relationships, aliases and objects."""
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    kind: Mapped[str]
    x: Mapped[str]=mapped_column("xcol",nullable=True)
    bs: Mapped[list["R"]]=relationship(back_populates="a")
    xx=column_property(x+"!")
    sy=synonym("x")
    __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"a"}
class B(A):
    __tablename__="b"
    id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
    z: Mapped[str]=mapped_column(nullable=True,deferred=True)
    __mapper_args__={"polymorphic_identity":"b"}
class C(A):
    w: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"c"}
class R(Base):
    __tablename__="r"
    id: Mapped[int]=mapped_column(primary_key=True)
    a_id: Mapped[int]=mapped_column(ForeignKey("a.id"))
    a: Mapped[A]=relationship(back_populates="bs")
def show(o,names):
    for n in names:
        try:
            v=getattr(o,n)
            if callable(v) and not isinstance(v,type): continue
            t=str(v)
            if "0x" in t: t=type(v).__name__
            print("  ",n,t[:200])
        except Exception as e: print("  ",n,"ERR",type(e).__name__,str(e)[:100])
MN=['all_orm_descriptors','allow_partial_pks','always_refresh','attrs','auto','base_mapper','batch','c','class_','column_attrs','column_prefix','columns','composites','concrete','configured','confirm_deleted_rows','eager_defaults','entity_namespace','exclude_properties','include_properties','inherit_condition','inherit_foreign_keys','inherits','is_aliased_class','is_attribute','is_bundle','is_clause_element','is_instance','is_mapper','is_property','is_selectable','legacy_is_orphan','local_table','mapper','non_primary','passive_deletes','passive_updates','persist_selectable','polymorphic_identity','polymorphic_load','polymorphic_on','primary_key','relationships','selectable','single','synonyms','tables','version_id_col','with_polymorphic','registry','polymorphic_abstract','primary_base_mapper']
for k in (A,B,C,R):
    m=inspect(k); print(k.__name__); show(m,MN)
    print(m.c.keys(), [str(c) for c in m.c], "id" in m.c, len(m.c))
    print([str(x) for x in m.self_and_descendants],[str(x) for x in m.iterate_to_root()])
    print([type(p).__name__ for p in m.iterate_properties])
    print([x.key for x in m.iterate_properties])
    for f in (lambda: m.get_property("x"),lambda: m.get_property("nope"),lambda: m.has_property("id"),lambda: m.get_property_by_column(k.__table__.c.id),lambda: m.isa(inspect(A)),lambda: m.common_parent(inspect(B)),lambda: m.primary_key_from_instance(k(id=3)),lambda: m.identity_key_from_primary_key((3,))[1:],lambda: m.identity_key_from_instance(k(id=4))[1:],lambda: m.is_sibling(inspect(C)), lambda: m.cascade_iterator("save-update",inspect(k(id=1))).__class__.__name__):
        try: print(f())
        except Exception as e: print(type(e).__name__,e)
    for a in (m.attrs,m.column_attrs,m.relationships,m.synonyms,m.composites,m.all_orm_descriptors):
        print(type(a).__name__,a.keys(),len(a),[str(x) for x in a][:4],"id" in a)
PN=['key','parent','columns','expression','mapper','class_attribute','columns_to_assign','deferred','group','doc','info','instrument','is_attribute','is_property','is_mapper','active_history','_is_relationship','extension_type','cascade','direction','uselist','lazy','primaryjoin','secondaryjoin','secondary','remote_side','local_columns','local_remote_pairs','synchronize_pairs','secondary_synchronize_pairs','back_populates','backref','viewonly','passive_deletes','passive_updates','post_update','single_parent','innerjoin','join_depth','load_on_pending','distinct_target_key','target','argument','collection_class','name','strategy_key']
for p in (A.x.property,A.xx.property,B.id.property,A.bs.property,R.a.property,inspect(A).attrs.sy):
    print(type(p).__name__,str(p)); show(p,PN)
for a in (A.x,B.z,C.x,C.id):
    print(type(a).__name__,str(a)); show(a,['key','class_','parent','property','type','expression','comparator','info','is_attribute','is_instance','is_mapper','name','table','prop','is_aliased_class','doc','primary_key','nullable','foreign_keys','default'])
al=aliased(A,name="q")
show(inspect(al),['mapper','name','selectable','class_','is_aliased_class','is_mapper','is_selectable','represents_outer_join',])
print(al, repr(inspect(al))[:40])
s=Session(); o=A(id=1,x="u"); 
for t in ("transient","pending"):
    show(inspect(o),['transient','pending','persistent','detached','deleted','was_deleted','expired','modified','has_identity','identity','identity_key','identity_token','expired_attributes','dict','object','mapper','class_','is_instance','is_mapper','async_session','transience',])
    s.add(o)
