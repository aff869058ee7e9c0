from sqlalchemy import *
from sqlalchemy import exc
import re, warnings
def t(label, f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: r = f(); print(label, '->', re.sub(r'0x[0-9a-f]+','0x',repr(r))[:300])
        except Exception as e: print(label, '!!', type(e).__module__, type(e).__name__, re.sub(r'0x[0-9a-f]+','0x',str(e))[:400])
    for x in w: print('   W', x.category.__name__, str(x.message)[:300])
e=create_engine('sqlite://')
m=MetaData(); tt=Table('t',m,Column('id',Integer,primary_key=True),Column('x',Integer)); m.create_all(e)
c=e.connect()
OPTS=[dict(isolation_level=v) for v in ('AUTOCOMMIT','SERIALIZABLE','READ UNCOMMITTED','READ COMMITTED','bogus','autocommit','READ_UNCOMMITTED')]+[dict(stream_results=True),dict(max_row_buffer=2),dict(yield_per=2),dict(no_parameters=True),dict(compiled_cache=None),dict(logging_token='tok'),dict(insertmanyvalues_page_size=1),dict(preserve_rowcount=True),dict(sqlite_raw_colnames=True),dict(foo=1),dict(autocommit=True),dict(driver_column_names=True),dict(synchronize_session=False)]
for o in OPTS:
    t(('conn',o), lambda: c.execution_options(**o).get_execution_options()); t('lvl', lambda: (c.get_isolation_level(), c.in_transaction()))
    t(('exec',o), lambda: c.execute(select(literal(1),literal(2)), execution_options=o).all())
    t(('stmt',o), lambda: c.execute(select(literal(1)).execution_options(**o)).all())
    t(('eng',o), lambda: [(k.execute(text('select 1')).all(), k.close()) for k in [e.execution_options(**o).connect()]])
    t(('stmtget',o), lambda: select(1).execution_options(**o).get_execution_options())
    t('rb', lambda: c.rollback())
    c.close(); c=e.connect()
t('def', lambda: (c.default_isolation_level, c.get_isolation_level(), e.get_execution_options(), c.get_execution_options()))
c.begin(); t('begin2', lambda: c.begin()); t('iso in tx', lambda: c.execution_options(isolation_level='AUTOCOMMIT'))
t('nested', lambda: c.begin_nested()); t('tx', lambda: (c.get_transaction(), c.get_nested_transaction(), c.in_nested_transaction()))
t('2pc', lambda: c.begin_twophase()); c.rollback()

c=e.connect(); t('inv', lambda: c.invalidate()); t('inv', lambda: c.invalidated); t('after', lambda: c.execute(text('select 1')).all()); t('inv', lambda: c.invalidated)
c=e.connect(); c.execute(text('select 1')); c.invalidate(); t('after', lambda: c.execute(text('select 1')).all()); t('rb', lambda: c.rollback()); t('after', lambda: c.execute(text('select 1')).all())
for a in ('select 1', 5, None, 'insert into t', func.now(), tt.c.id,):
    t(('execute', str(a)[:20]), lambda: c.execute(a)); t('scalar', lambda: c.scalar(a)); t('scalars', lambda: c.scalars(a)); c.rollback()
for p in ((), [], [()], [[1]], (1,), [(1,)], 'x', 5, [5], [None], None):
    t(('ins',str(p)[:30]), lambda: c.execute(tt.insert(), p).rowcount); t(('sel',str(p)[:30]), lambda: c.execute(select(tt.c.x).where(tt.c.x==bindparam('x')), p).all()); t(('drv',str(p)[:30]), lambda: c.exec_driver_sql('select 1', p).all()); t(('txt',str(p)[:30]), lambda: c.execute(text('select :x'), p).all()); c.rollback()
t('kw', lambda: c.execute(select(1), x=1)); t('multi', lambda: c.execute(select(1), {}, {}))
