from sqlalchemy import *
import warnings
e=create_engine('sqlite://')
with e.begin() as c:
    c.exec_driver_sql('create table t(a text, b text)'); c.exec_driver_sql('create index i on t(lower(a))')
    c.exec_driver_sql('create table u(a text unique, b text)'); c.exec_driver_sql('create unique index iu on u(lower(a), b)')
    for t in 'tux':
        for f in ('get_indexes','get_unique_constraints','get_multi_indexes','get_multi_unique_constraints'):
            i=inspect(c)
            with warnings.catch_warnings(record=True) as w:
                warnings.simplefilter('always')
                try: print(t, f, getattr(i,f)(t) if 'multi' not in f else getattr(i,f)(filter_names=[t]))
                except Exception as ex: print(type(ex).__name__, ex)
            for x in w: print(x.message)
