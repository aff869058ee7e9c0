from sqlalchemy import *
from sqlalchemy import pool, exc, event
from sqlalchemy.pool import *
import warnings, re

# arguments and URLs that create_engine() takes and refuses
def t(label, f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: r = f(); print(label, '->', re.sub(r'0x[0-9a-f]+','0x',repr(r))[:300])
        except Exception as e: print(label, '!!', type(e).__module__, type(e).__name__, str(e)[:400])
    for x in w: print('   W', x.category.__name__, str(x.message)[:300])
for kw in (dict(), dict(pool_size=5), dict(max_overflow=1), dict(pool_timeout=3), dict(pool_recycle=10), dict(pool_pre_ping=True), dict(pool_use_lifo=True), dict(poolclass=NullPool), dict(poolclass=NullPool,pool_size=3), dict(poolclass=StaticPool), dict(poolclass=QueuePool), dict(poolclass=QueuePool,pool_size=2,max_overflow=0), dict(poolclass=AssertionPool), dict(poolclass=SingletonThreadPool), dict(poolclass=SingletonThreadPool,pool_size=2), dict(pool=1), dict(echo='debug'), dict(echo_pool=True), dict(logging_name='x'), dict(pool_logging_name='p'), dict(bogus=1), dict(bogus=1,other=2), dict(connect_args={'x':1}), dict(connect_args=1), dict(connect_args={'check_same_thread':False}), dict(connect_args={'timeout':3,'isolation_level':None}), dict(isolation_level='SERIALIZABLE'), dict(isolation_level='serializable'), dict(isolation_level='AUTOCOMMIT'), dict(isolation_level='bogus'), dict(isolation_level='READ UNCOMMITTED'), dict(isolation_level='READ COMMITTED'), dict(isolation_level=5), dict(execution_options={'isolation_level':'AUTOCOMMIT'}), dict(execution_options={'x':1}), dict(plugins=['nope']), dict(plugins=[]), dict(strategy='mock'), dict(strategy='threadlocal'), dict(convert_unicode=True), dict(future=True), dict(future=False), dict(encoding='utf8'), dict(query_cache_size=0), dict(label_length=100000), dict(max_identifier_length=30), dict(insertmanyvalues_page_size=3), dict(use_insertmanyvalues=False), dict(implicit_returning=True), dict(case_sensitive=True), dict(hide_parameters=True), dict(json_serializer=str), dict(json_deserializer=str), dict(creator=lambda: 1), dict(native_datetime=True), dict(native_datetime=True,bogus=3), dict(enable_from_linting=False), dict(skip_autocommit_rollback=True), dict(pool_reset_on_return='bogus'), dict(pool_reset_on_return=None), dict(pool_reset_on_return='commit'), dict(empty_in_strategy='x'), dict(listeners=[]), dict(reset_on_return='rollback'), dict(pool_events=[]), dict(compiled_cache={})):
    def go():
        e = create_engine('sqlite://', **kw)
        with e.connect() as c:
            x = c.execute(select(literal(1))).scalar()
            return e, type(e.pool).__name__, x, c.get_isolation_level(), dict(c.get_execution_options())
    t(kw if 'creator' not in kw else 'creator', go)
for u in ('sqlite:///f.db', 'sqlite:///:memory:', 'sqlite:////abs', 'sqlite', 'sqlite:', 'sqlite:/', 'sqlite://x', 'bogus://', 'sqlite+bogus://', 'sqlite://?x=1', 'sqlite:///f?mode=ro', 'sqlite:///file:x?mode=memory&uri=true', 'sqlite://u:p@h:1/d', '', None, 5, 'sqlite+pysqlite://', 'sqlite://:memory:', 'sqlite:///f.db?timeout=3&check_same_thread=false', 'sqlite:///f.db?plugin=x', 'postgres://x', 'sqlite:///f.db?timeout=abc', ):
    t(u, lambda: create_engine(u))
    t(u, lambda: (lambda e: (type(e.pool).__name__, e.dialect.name, e.driver, str(e.url)))(create_engine(u)))
