import warnings, re
from sqlalchemy import *
from sqlalchemy import types
from sqlalchemy.schema import CreateIndex
from alembic.migration import MigrationContext
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
from alembic.operations import ops
warnings.simplefilter('ignore')
def log(*a): print('   ', *a)
class MyT(types.TypeDecorator):
    impl = String
    cache_ok = True
    def __repr__(self): return "MyT('x')"
class MyU(types.UserDefinedType):
    cache_ok = True
    def get_col_spec(self, **kw): return 'MYU'
class Spec(types.TypeDecorator):
    impl = Integer
    cache_ok = True
    def compare_against_backend(self, dialect, conn_type):
        log('cab', dialect.name, repr(conn_type)); return False
def m1():
    m = MetaData()
    Table('o', m, Column('id', Integer, primary_key=True))
    Table('gone', m, Column('id', Integer, primary_key=True), Column('o_id', ForeignKey('o.id')), Index('ix_gone','o_id'))
    Table('t', m, Column('id', Integer, primary_key=True), Column('a', Integer, server_default='1'), Column('b', String(10), nullable=False), Column('c', Integer, index=True),Column('d', Integer, unique=True), Column('g', Integer), UniqueConstraint('a','b', name='uab'))
    return m
def m2():
    m = MetaData()
    Table('o', m, Column('id', Integer, primary_key=True))
    Table('new', m, Column('id', Integer, primary_key=True), Column('my', MyT), Column('u', MyU), Column('o_id', Integer, ForeignKey('o.id', name='fko')), Index('ix_new','o_id'), CheckConstraint('id > 0', name='cc'))
    Table('t', m, Column('id', Integer, primary_key=True), Column('a', BigInteger, server_default='2'), Column('b', String(20)), Column('c', Integer),Column('d', MyT), Column('e', MyU, comment='ee'), Column('s', Spec), ForeignKeyConstraint(['c'],['o.id'], name='fc'))
    return m
def inc_obj(object, name, type_, reflected, compare_to):
    log('inc', type_, name, reflected, compare_to is None)
    return name not in ('gone', 'a', 'uab')
def inc_name(name, type_, parent_names):
    log('name', type_, name, dict(sorted(parent_names.items(), key=str)))
    return name != 'ix_gone'
def cmp_type(context, ic, mc, it, mt):
    log('ct', ic.name, mc.name, repr(it), repr(mt))
    return None if ic.name != 'b' else False
def cmp_def(context, ic, mc, idef, mdef, rmd):
    log('cd', ic.name, mc.name, repr(idef), type(mdef).__name__, repr(rmd))
    return None if ic.name != 'a' else True
def render(type_, obj, ac):
    if type_ == 'type' and isinstance(obj, MyT):
        ac.imports.add('import my'); return 'my.T()'
    if type_ == 'server_default': return repr('SD')
    if type_ in ('column',) and obj.name == 'e': return None
    if type_ == 'check': return None
    return False
def process(context, revision, directives):
    log('process', revision, directives)
cases = {
 'plain': {},
 'inc_obj': dict(include_object=inc_obj),
 'inc_name': dict(include_name=inc_name),
 'inc_both': dict(include_name=inc_name, include_object=inc_obj, include_schemas=True),
 'ct': dict(compare_type=cmp_type),
 'ctF': dict(compare_type=False),
 'cd': dict(compare_server_default=cmp_def),
 'cdT': dict(compare_server_default=True),
 'ri': dict(render_item=render),
 'batch': dict(render_as_batch=True),
 'batchri': dict(render_as_batch=True, render_item=render),
 'ump': dict(user_module_prefix='uu.'),
 'umpN': dict(user_module_prefix=None, sqlalchemy_module_prefix='', alembic_module_prefix=''),
 'tok': dict(upgrade_token='up', downgrade_token='down'),
 'vt': dict(version_table='o'),
 'pr': dict(process_revision_directives=process),
 'tname': dict(include_schemas=True),
}
for n, opts in cases.items():
    e = create_engine('sqlite://')
    with e.connect() as conn:
        m1().create_all(conn)
        print('=====', n)
        try:
            ctx = MigrationContext.configure(conn, opts=dict(opts))
            s = produce_migrations(ctx, m2())
            for p in (s.upgrade_ops, s.downgrade_ops):
                imports = set()
                kw = {k:v for k,v in opts.items() if k in ('render_item','render_as_batch','user_module_prefix','sqlalchemy_module_prefix','alembic_module_prefix')}
                if kw.get('sqlalchemy_module_prefix','x') is None: kw.pop('sqlalchemy_module_prefix')
                print(render_python_code(p, imports=imports, migration_context=ctx, **kw)); print(sorted(imports))
                print(render_python_code(p))
            print(re.sub(r'0x[0-9a-f]+','0x',repr(s.upgrade_ops.as_diffs())))
            print(type(s).__name__, s.rev_id, s.message, s.imports, s.head, s.splice, s.branch_label, s.version_path, s.depends_on)
        except Exception as ex:
            print(type(ex).__name__, ex)
    with e.connect() as conn:
        try:
            ctx = MigrationContext.configure(conn, opts=dict(opts))
            print(re.sub(r'0x[0-9a-f]+','0x',repr(compare_metadata(ctx, m2()))))
        except Exception as ex:
            print(type(ex).__name__, ex)
    with e.connect() as conn:
        try:
            ctx = MigrationContext.configure(conn, opts=dict(opts))
            print(re.sub(r'0x[0-9a-f]+','0x',repr(compare_metadata(ctx, [m2(), MetaData()]))))
        except Exception as ex:
            print(type(ex).__name__, ex)
