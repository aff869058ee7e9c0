# what each driver of PostgreSQL is told of a parameter's type
from sqlalchemy import *
from sqlalchemy import types as T
import enum
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.dialects.postgresql import asyncpg, psycopg, psycopg2, pg8000
class E(enum.Enum):
    a=1
class Dec(T.TypeDecorator):
    impl=String; cache_ok=True
class DecI(T.TypeDecorator):
    impl=Integer; cache_ok=True
class UD(T.UserDefinedType):
    cache_ok=True
    def get_col_spec(self,**kw): return 'UD'
types=[Integer,BigInteger,SmallInteger,INTEGER,BIGINT,SMALLINT,String,String(5),Text,Text(5),Unicode(3),UnicodeText,VARCHAR,VARCHAR(3),CHAR,CHAR(3),NCHAR(2),TEXT,NVARCHAR,Numeric,Numeric(10,2),DECIMAL(5),Float,Float(5),FLOAT,REAL,Double,DOUBLE_PRECISION,DOUBLE,Boolean,BOOLEAN,Date,DATE,DateTime,DateTime(timezone=True),DATETIME,TIMESTAMP,TIMESTAMP(timezone=True),Time,Time(timezone=True),TIME,Interval,pg.INTERVAL,pg.INTERVAL(fields='DAY'),pg.TIMESTAMP(precision=3),pg.TIME(precision=2),LargeBinary,BLOB,pg.BYTEA,JSON,pg.JSON,pg.JSONB,UUID,Uuid,Uuid(native_uuid=False),pg.UUID,pg.INET,pg.CIDR,pg.MACADDR,pg.MONEY,pg.OID,pg.REGCLASS,pg.REGCONFIG,pg.BIT(3),pg.BIT,pg.TSVECTOR,pg.TSQUERY,pg.HSTORE,pg.CITEXT,pg.INT4RANGE,pg.TSTZRANGE,pg.INT4MULTIRANGE,pg.DATEMULTIRANGE,ARRAY(Integer),pg.ARRAY(String(3)),pg.ARRAY(Text,dimensions=2),Enum('a',name='en'),Enum(E),Enum('a',name='q',native_enum=False),pg.ENUM('a',name='pe'),PickleType,Dec,Dec(5),DecI,UD,T.NullType,String(4).with_variant(Text,'sqlite'),pg.DOMAIN('dm',Integer),T.MatchType,ARRAY(Enum('a',name='en')), String(collation='x')]
for ty in types:
    c=column('c',ty); tt=table('t',c)
    for n,d in (('psycopg2',psycopg2),('psycopg',psycopg),('asyncpg',asyncpg),('pg8000',pg8000)):
        out=[]
        for s in (c==bindparam('b',type_=ty), c.in_(['a','b']), insert(tt).values(c=bindparam('z'))):
            try: out.append(' '.join(str(s.compile(dialect=d.dialect(),compile_kwargs=dict(render_postcompile=True))).split()))
            except Exception as e: out.append(type(e).__name__+str(e)[:80])
        print(getattr(ty,'__name__',None) or repr(ty), n, out)
