from sqlalchemy import *
from sqlalchemy import exc, types as T
import datetime as dt, decimal, uuid, enum, warnings
warnings.simplefilter('ignore')
# values of the wrong kind, bound, compared and written out
class E(enum.Enum):
    a='A'; b='B'
class Dec(T.TypeDecorator):
    impl=String; cache_ok=True
    def process_bind_param(self,v,d): return v.upper()
    def process_result_value(self,v,d): return v.lower()
vals=[None,1,-5,2**70,1.5,'a','2020-01-02',b'x',True,dt.date(2020,1,2),dt.datetime(2020,1,2,3,4,5,6),dt.time(1,2,3,4),dt.timedelta(days=1,seconds=5),decimal.Decimal('1.230'),uuid.UUID(int=5),E.a,(1,2)]
types=[Integer,String(3),Numeric(10,2),Float,Boolean,Date,DateTime,Time,LargeBinary,JSON,Enum(E)]
e=create_engine('sqlite://')
for ty in types:
    try:
        m=MetaData(); t=Table('t',m,Column('id',Integer,primary_key=True),Column('v',ty))
        m.drop_all(e); m.create_all(e)
    except Exception as ex: print(ty, type(ex).__name__, str(ex)[:150]); continue
    for v in vals:
        with e.begin() as c:
            try: c.execute(t.insert(),{'v':v}); r=repr(c.execute(select(t.c.v)).scalar())
            except Exception as ex: r=type(ex).__name__+' '+str(ex).replace('\n',' ')[:260]
            try: w=repr(c.execute(select(t.c.id).where(t.c.v==v)).all())
            except Exception as ex: w=type(ex).__name__+' '+str(ex).replace('\n',' ')[:160]
            try: l=str(select(t.c.id).where(t.c.v==v).compile(e,compile_kwargs={'literal_binds':True})).replace('\n',' ')[-60:]
            except Exception as ex: l=type(ex).__name__+' '+str(ex).replace('\n',' ')[:160]
            try: li=str(t.insert().values(v=v).compile(e,compile_kwargs={'literal_binds':True}))[-40:]
            except Exception as ex: li=type(ex).__name__+' '+str(ex).replace('\n',' ')[:160]
        print(getattr(ty,"__name__",None) or repr(ty)[:30], repr(v)[:30],'|',r,'|',w,'|',l,'|',li)
