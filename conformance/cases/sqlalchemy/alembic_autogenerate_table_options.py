# what autogenerate makes of keys, uniques and indexes with options of dialects
import warnings
from sqlalchemy import *
from sqlalchemy.dialects import postgresql, mysql, sqlite
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from alembic.migration import MigrationContext
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
warnings.simplefilter('ignore')
NC = {'ix':'ix_%(column_0_label)s','uq':'uq_%(table_name)s_%(column_0_name)s','ck':'ck_%(table_name)s_%(constraint_name)s','fk':'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s','pk':'pk_%(table_name)s'}
items = {
 'none': lambda t: [],
 'ix': lambda t: [Index('ix1','a')],
 'ixab': lambda t: [Index('ix1','a','b')],
 'ixu': lambda t: [Index('ix1','a', unique=True)],
 'ixwhere': lambda t: [Index('ix1','a', sqlite_where=text('a > 5'))],
 'ixpgwhere': lambda t: [Index('ix1','a', postgresql_where=text('a > 5'), postgresql_using='gin', postgresql_ops={'a':'x'})],
 'ixexpr': lambda t: [Index('ix1', text('lower(b)'))],
 'ixdesc': lambda t: [Index('ix1', desc('a'))],
 'ixnoname': lambda t: [Index(None, 'a')],
 'uq': lambda t: [UniqueConstraint('a', name='u1')],
 'uqab': lambda t: [UniqueConstraint('a', 'b', name='u1')],
 'uqba': lambda t: [UniqueConstraint('b', 'a', name='u1')],
 'uqn': lambda t: [UniqueConstraint('a')],
 'uqd': lambda t: [UniqueConstraint('a', name='u2', deferrable=True, initially='DEFERRED')],
 'uqoc': lambda t: [UniqueConstraint('a', name='u2', sqlite_on_conflict='IGNORE')],
 'uqnulls': lambda t: [UniqueConstraint('a', name='u2', postgresql_nulls_not_distinct=True)],
 'fk': lambda t: [ForeignKeyConstraint(['a'],['o.id'])],
 'fkn': lambda t: [ForeignKeyConstraint(['a'],['o.id'], name='f1')],
 'fkcas': lambda t: [ForeignKeyConstraint(['a'],['o.id'], name='f1', ondelete='CASCADE')],
 'fkcas2': lambda t: [ForeignKeyConstraint(['a'],['o.id'], name='f1', ondelete='CASCADE', onupdate='CASCADE', deferrable=True, initially='IMMEDIATE')],
 'fkuse': lambda t: [ForeignKeyConstraint(['a'],['o.id'], name='f1', use_alter=True)],
 'fkmulti': lambda t: [ForeignKeyConstraint(['a','c'],['o.id','o.k'], name='f2')],
 'fkself': lambda t: [ForeignKeyConstraint(['a'],['t.id'], name='f3')],
 'ck': lambda t: [CheckConstraint('a > 5')],
 'ckn': lambda t: [CheckConstraint('a > 5', name='c1')],
 'cksql': lambda t: [CheckConstraint(column('a') > 5, name='c1')],
 'ckpct': lambda t: [CheckConstraint("b LIKE 'x%'", name='c1')],
 'pkn': lambda t: [PrimaryKeyConstraint('id', name='pk1')],
 'pk2': lambda t: [PrimaryKeyConstraint('id','a', name='pk1')],
 'comment': lambda t: dict(comment="it's"),
 'comment2': lambda t: dict(comment="other"),
 'schema': lambda t: dict(schema="aux"),
 'kw': lambda t: dict(sqlite_with_rowid=False, mysql_engine='InnoDB'),
 'autoinc': lambda t: dict(sqlite_autoincrement=True),
 'info': lambda t: dict(info={'x':1}),
 'implicit': lambda t: dict(implicit_returning=False),
 'quote': lambda t: dict(quote=True),
}
def build(name, nc):
    m = MetaData(naming_convention=NC) if nc else MetaData()
    Table('o', m, Column('id', Integer, primary_key=True), Column('k', Integer))
    if name is None: return m
    x = items[name](None)
    kw = x if isinstance(x, dict) else {}
    args = x if isinstance(x, list) else []
    pk = not name.startswith('pk')
    Table('t', m, Column('id', Integer, primary_key=pk), Column('a', Integer), Column('b', String(10)), Column('c', Integer), *args, **kw)
    return m
def run(a, b, nc, **opts):
    m1 = build(a, nc); m2 = build(b, nc)
    e = create_engine('sqlite://')
    with e.connect() as conn:
        conn.exec_driver_sql("attach ':memory:' as aux")
        m1.create_all(conn)
        ctx = MigrationContext.configure(conn, opts=dict(opts))
        s = produce_migrations(ctx, m2)
        out = [render_python_code(s.upgrade_ops, render_as_batch=opts.get('render_as_batch', False)), render_python_code(s.downgrade_ops)]
        return out + [s.upgrade_ops.as_diffs()]
def fmt(d):
    import re
    return re.sub(r'0x[0-9a-f]+', '0x', repr(d))
for nc in (True,):
  for n in items:
    for args in ((None,n),(n,None),('none',n)):
      try:
        u,d,x = run(*args, nc)
        print(nc, args); print(u); print('--'); print(d)
      except Exception as ex:
        print(nc, args, type(ex).__name__, str(ex)[:200])
