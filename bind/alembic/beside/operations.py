"""Operations and BatchOperations: what a migration script calls op and batch_op."""

from contextlib import contextmanager

from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint

from . import ops
from .ops import MigrateOperation
from .batch import BatchOperationsImpl
from .schemaobj import SchemaObjects

__name__ = "alembic.operations.base"  # where Alembic has these classes

_current = []
_installed = []  # not empty once a context was entered


class AbstractOperations:
    _to_impl = {}

    def __init__(self, migration_context, impl=None):
        self.migration_context = migration_context
        self.impl = migration_context.impl if impl is None else impl
        self.schema_obj = SchemaObjects(migration_context)

    @classmethod
    def register_operation(cls, name, sourcename=None):
        def register(op_cls):
            source = getattr(op_cls, sourcename or name)

            def call(self, *args, **kw):
                return source(self, *args, **kw)

            call.__name__ = name
            call.__doc__ = source.__doc__
            setattr(cls, name, call)
            return op_cls

        return register

    @classmethod
    def implementation_for(cls, op_cls, replace=False):
        def decorate(fn):
            if op_cls in AbstractOperations._to_impl and not replace:
                raise ValueError("Can not set dispatch function for object %r: key already exists. To replace existing function, use replace=True." % (op_cls,))
            AbstractOperations._to_impl[op_cls] = fn
            return fn

        return decorate

    @classmethod
    @contextmanager
    def context(cls, migration_context):
        op = Operations(migration_context)
        _current.append(op)
        _installed.append(True)
        try:
            yield op
        finally:
            _current.remove(op)

    @contextmanager
    def batch_alter_table(
        self,
        table_name,
        schema=None,
        recreate="auto",
        partial_reordering=None,
        copy_from=None,
        table_args=(),
        table_kwargs={},
        reflect_args=(),
        reflect_kwargs={},
        naming_convention=None,
    ):
        impl = BatchOperationsImpl(
            self,
            table_name,
            schema,
            recreate,
            copy_from,
            table_args,
            table_kwargs,
            reflect_args,
            reflect_kwargs,
            naming_convention,
            partial_reordering,
        )
        yield BatchOperations(self.migration_context, impl=impl)
        impl.flush()

    def get_context(self):
        return self.migration_context

    def get_bind(self):
        return self.migration_context.impl.bind

    def invoke(self, operation):
        for cls in type(operation).__mro__:
            fn = AbstractOperations._to_impl.get(cls)
            if fn is not None:
                return fn(self, operation)
        raise ValueError("no dispatch function for object: %s" % (operation,))

    def run_async(self, async_function, *args, **kw):
        bind = self.get_bind()
        if bind is None:
            raise NotImplementedError("Cannot call run_async in SQL mode")
        if not getattr(bind.dialect, "is_async", False):
            raise ValueError("Cannot call run_async with a sync engine")
        from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

        connection = AsyncConnection._of(bind, lambda c: AsyncConnection(AsyncEngine._of(c.engine, AsyncEngine), c))
        running = async_function(connection, *args, **kw)
        try:
            # the driver never waits: it lets others run, who come after the migration
            while running.send(None) is None:
                pass
        except StopIteration as end:
            return end.value
        raise NotImplementedError("Diptych does not support waiting for others within op.run_async() yet")

    def f(self, name):
        from sqlalchemy.sql.elements import conv

        return conv(name)

    def inline_literal(self, value, type_=None):
        from sqlalchemy import literal, literal_column

        value = literal(value, type_)
        words = value.compile(dialect=self.impl.dialect, compile_kwargs={"literal_binds": True})
        return literal_column(str(words), value.type)


class Operations(AbstractOperations):
    """The operations on any table."""


class BatchOperations(AbstractOperations):
    """The operations on one table; its name is known."""

    def _noop(self, operation):
        raise NotImplementedError("The %s method does not apply to a batch table alter operation." % operation)


# The operations of each kind by the name of the method. What a method takes is what its
# class takes; of one table, in batch mode, its name stands at that place, and its schema
# is called so.
METHODS = (
    ("add_column", ops.AddColumnOp, 0, "schema"),
    ("drop_column", ops.DropColumnOp, 0, "schema"),
    ("alter_column", ops.AlterColumnOp, 0, "schema"),
    ("create_index", ops.CreateIndexOp, 1, "schema"),
    ("drop_index", ops.DropIndexOp, 1, "schema"),
    ("create_primary_key", ops.CreatePrimaryKeyOp, 1, "schema"),
    ("create_unique_constraint", ops.CreateUniqueConstraintOp, 1, "schema"),
    ("create_check_constraint", ops.CreateCheckConstraintOp, 1, "schema"),
    ("create_foreign_key", ops.CreateForeignKeyOp, 1, "source_schema"),
    ("create_exclude_constraint", ops.CreateExcludeConstraintOp, 1, "schema"),
    ("drop_constraint", ops.DropConstraintOp, 1, "schema"),
    ("create_table_comment", ops.CreateTableCommentOp, 0, "schema"),
    ("drop_table_comment", ops.DropTableCommentOp, 0, "schema"),
    ("execute", ops.ExecuteSQLOp, None, None),
    ("create_table", ops.CreateTableOp, None, None),
    ("drop_table", ops.DropTableOp, None, None),
    ("rename_table", ops.RenameTableOp, None, None),
    ("bulk_insert", ops.BulkInsertOp, None, None),
)
IN_BATCH_TOO = ("execute",)


def _method(name, cls):
    def call(self, *args, **kw):
        return self.invoke(cls._of_call(*args, **kw))

    call.__name__ = name
    return call


def _batch_method(name, cls, at, schema):
    def call(self, *args, **kw):
        if at is not None:
            args = args[:at] + (self.impl.table_name,) + args[at:]
            kw[schema] = self.impl.schema
        return self.invoke(cls._of_call(*args, **kw))

    call.__name__ = name
    return call


for _name, _cls, _at, _schema in METHODS:
    setattr(Operations, _name, _method(_name, _cls))
    if _at is not None or _name in IN_BATCH_TOO:
        setattr(BatchOperations, _name, _batch_method(_name, _cls, _at, _schema))


def _given(op, *names):
    return {n: getattr(op, n) for n in names if getattr(op, n) is not None}


run = Operations.implementation_for


@run(ops.AlterColumnOp)
def alter_column(operations, op):
    impl = operations.impl

    def type_constraints(type_):
        column = operations.schema_obj.column(op.column_name, type_)
        table = operations.schema_obj.table(op.table_name, column, schema=op.schema)
        return [c for c in table.constraints if not isinstance(c, PrimaryKeyConstraint) and operations.migration_context.impl.wants(c)]

    if op.existing_type and op.modify_type:
        for constraint in type_constraints(op.existing_type):
            impl.drop_constraint(constraint)
    impl.alter_column(op.table_name, op.column_name, schema=op.schema, **op.told(), **op.kw)
    if op.modify_type:
        for constraint in type_constraints(op.modify_type):
            impl.add_constraint(constraint)


@run(ops.AddColumnOp)
def add_column(operations, op):
    impl = operations.impl
    column = op.column if op.column.table is None else op.column._copy()
    table = operations.schema_obj.table(op.table_name, column, schema=op.schema)
    impl.add_column(
        op.table_name,
        column,
        schema=op.schema,
        if_not_exists=op.if_not_exists,
        inline_references=op.inline_references,
        inline_primary_key=op.inline_primary_key,
        **op.kw,
    )
    for constraint in table.constraints:
        if isinstance(constraint, PrimaryKeyConstraint):
            continue
        if op.inline_references and isinstance(constraint, ForeignKeyConstraint) and len(constraint.elements) == 1:
            continue
        impl.add_constraint(constraint)
    for index in table.indexes:
        impl.create_index(index)
    dialect = impl.dialect
    if column.comment and dialect.supports_comments and not dialect.inline_comments:
        impl.create_column_comment(column)


@run(ops.DropColumnOp)
def drop_column(operations, op):
    operations.impl.drop_column(
        op.table_name, op.to_column(operations.migration_context), schema=op.schema, if_exists=op.if_exists, **op.kw
    )


@run(ops.CreateTableOp)
def create_table(operations, op):
    table = op.to_table(operations.migration_context)
    operations.impl.create_table(table, **_given(op, "if_not_exists"))
    return table


@run(ops.DropTableOp)
def drop_table(operations, op):
    operations.impl.drop_table(op.to_table(operations.migration_context), **_given(op, "if_exists"))


@run(ops.RenameTableOp)
def rename_table(operations, op):
    operations.impl.rename_table(op.table_name, op.new_table_name, schema=op.schema)


@run(ops.CreateIndexOp)
def create_index(operations, op):
    operations.impl.create_index(op.to_index(operations.migration_context), **_given(op, "if_not_exists"))


@run(ops.DropIndexOp)
def drop_index(operations, op):
    operations.impl.drop_index(op.to_index(operations.migration_context), **_given(op, "if_exists"))


@run(ops.CreateTableCommentOp)
def create_table_comment(operations, op):
    operations.impl.create_table_comment(op.to_table(operations.migration_context))


@run(ops.DropTableCommentOp)
def drop_table_comment(operations, op):
    operations.impl.drop_table_comment(op.to_table(operations.migration_context))


@run(ops.AddConstraintOp)
def create_constraint(operations, op):
    operations.impl.add_constraint(op.to_constraint(operations.migration_context))


@run(ops.DropConstraintOp)
def drop_constraint(operations, op):
    if op.constraint_type is None and operations.migration_context.impl.wants_constraint_type:
        raise NotImplementedError("No generic 'DROP CONSTRAINT' in MySQL - please specify constraint type")
    constraint = operations.schema_obj.generic_constraint(
        op.constraint_name, op.table_name, op.constraint_type, schema=op.schema
    )
    operations.impl.drop_constraint(constraint, **_given(op, "if_exists"))


@run(ops.BulkInsertOp)
def bulk_insert(operations, op):
    operations.impl.bulk_insert(op.table, op.rows, multiinsert=op.multiinsert)


@run(ops.ExecuteSQLOp)
def execute_sql(operations, op):
    operations.migration_context.impl.execute(op.sqltext, execution_options=op.execution_options)
