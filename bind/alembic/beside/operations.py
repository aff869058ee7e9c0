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
        raise NotImplementedError("Diptych does not support op.run_async() yet")

    def f(self, name):
        from sqlalchemy.sql.elements import conv

        return conv(name)

    def inline_literal(self, value, type_=None):
        from sqlalchemy import literal, literal_column

        value = literal(value, type_)
        words = value.compile(dialect=self.impl.dialect, compile_kwargs={"literal_binds": True})
        return literal_column(str(words), value.type)

    def alter_column(self, table_name, column_name, *, nullable=None, comment=False, server_default=False, new_column_name=None, type_=None, **kw):
        return self.invoke(
            ops.AlterColumnOp(
                table_name,
                column_name,
                modify_nullable=nullable,
                modify_comment=comment,
                modify_server_default=server_default,
                modify_name=new_column_name,
                modify_type=type_,
                **kw,
            )
        )


class Operations(AbstractOperations):
    def add_column(self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None, inline_primary_key=None):
        return self.invoke(
            ops.AddColumnOp(
                table_name,
                column,
                schema=schema,
                if_not_exists=if_not_exists,
                inline_references=inline_references,
                inline_primary_key=inline_primary_key,
            )
        )

    def drop_column(self, table_name, column_name, *, schema=None, **kw):
        return self.invoke(ops.DropColumnOp(table_name, column_name, schema=schema, **kw))

    def create_table(self, table_name, *columns, if_not_exists=None, **kw):
        return self.invoke(ops.CreateTableOp(table_name, columns, if_not_exists=if_not_exists, **kw))

    def drop_table(self, table_name, *, schema=None, if_exists=None, **kw):
        self.invoke(ops.DropTableOp(table_name, schema=schema, if_exists=if_exists, table_kw=kw))

    def rename_table(self, old_table_name, new_table_name, *, schema=None):
        return self.invoke(ops.RenameTableOp(old_table_name, new_table_name, schema=schema))

    def create_table_comment(self, table_name, comment, *, existing_comment=None, schema=None):
        return self.invoke(ops.CreateTableCommentOp(table_name, comment, existing_comment=existing_comment, schema=schema))

    def drop_table_comment(self, table_name, *, existing_comment=None, schema=None):
        return self.invoke(ops.DropTableCommentOp(table_name, existing_comment=existing_comment, schema=schema))

    def create_index(self, index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw):
        return self.invoke(
            ops.CreateIndexOp(index_name, table_name, columns, schema=schema, unique=unique, if_not_exists=if_not_exists, **kw)
        )

    def drop_index(self, index_name, table_name=None, *, schema=None, if_exists=None, **kw):
        return self.invoke(ops.DropIndexOp(index_name, table_name, schema=schema, if_exists=if_exists, **kw))

    def create_primary_key(self, constraint_name, table_name, columns, *, schema=None):
        return self.invoke(ops.CreatePrimaryKeyOp(constraint_name, table_name, columns, schema=schema))

    def create_unique_constraint(self, constraint_name, table_name, columns, *, schema=None, **kw):
        return self.invoke(ops.CreateUniqueConstraintOp(constraint_name, table_name, columns, schema=schema, **kw))

    def create_check_constraint(self, constraint_name, table_name, condition, *, schema=None, **kw):
        return self.invoke(ops.CreateCheckConstraintOp(constraint_name, table_name, condition, schema=schema, **kw))

    def create_foreign_key(self, constraint_name, source_table, referent_table, local_cols, remote_cols, **kw):
        return self.invoke(ops.CreateForeignKeyOp(constraint_name, source_table, referent_table, local_cols, remote_cols, **kw))

    def drop_constraint(self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None):
        return self.invoke(ops.DropConstraintOp(constraint_name, table_name, type_, schema=schema, if_exists=if_exists))

    def bulk_insert(self, table, rows, *, multiinsert=True):
        self.invoke(ops.BulkInsertOp(table, rows, multiinsert=multiinsert))

    def execute(self, sqltext, *, execution_options=None):
        return self.invoke(ops.ExecuteSQLOp(sqltext, execution_options=execution_options))


class BatchOperations(AbstractOperations):
    """The operations on one table; its name is known."""

    def _noop(self, operation):
        raise NotImplementedError(
            "The %s method does not apply to a batch table alter operation." % operation
        )

    @property
    def _on(self):
        return {"schema": self.impl.schema}

    def add_column(self, column, *, insert_before=None, insert_after=None, **kw):
        if insert_before:
            kw["insert_before"] = insert_before
        if insert_after:
            kw["insert_after"] = insert_after
        return self.invoke(ops.AddColumnOp(self.impl.table_name, column, **self._on, **kw))

    def alter_column(self, column_name, **kw):
        return super().alter_column(self.impl.table_name, column_name, **self._on, **kw)

    def drop_column(self, column_name, **kw):
        return self.invoke(ops.DropColumnOp(self.impl.table_name, column_name, **self._on, **kw))

    def create_index(self, index_name, columns, **kw):
        return self.invoke(ops.CreateIndexOp(index_name, self.impl.table_name, columns, **self._on, **kw))

    def drop_index(self, index_name, **kw):
        return self.invoke(ops.DropIndexOp(index_name, self.impl.table_name, **self._on, **kw))

    def create_primary_key(self, constraint_name, columns):
        return self.invoke(ops.CreatePrimaryKeyOp(constraint_name, self.impl.table_name, columns, **self._on))

    def create_unique_constraint(self, constraint_name, columns, **kw):
        return self.invoke(ops.CreateUniqueConstraintOp(constraint_name, self.impl.table_name, columns, **self._on, **kw))

    def create_check_constraint(self, constraint_name, condition, **kw):
        return self.invoke(ops.CreateCheckConstraintOp(constraint_name, self.impl.table_name, condition, **self._on, **kw))

    def create_foreign_key(self, constraint_name, referent_table, local_cols, remote_cols, **kw):
        return self.invoke(
            ops.CreateForeignKeyOp(
                constraint_name, self.impl.table_name, referent_table, local_cols, remote_cols, source_schema=self.impl.schema, **kw
            )
        )

    def drop_constraint(self, constraint_name, type_=None):
        return self.invoke(ops.DropConstraintOp(constraint_name, self.impl.table_name, type_, **self._on))

    def create_table_comment(self, comment, *, existing_comment=None):
        return self.invoke(ops.CreateTableCommentOp(self.impl.table_name, comment, existing_comment=existing_comment, **self._on))

    def drop_table_comment(self, *, existing_comment=None):
        return self.invoke(ops.DropTableCommentOp(self.impl.table_name, existing_comment=existing_comment, **self._on))

    def execute(self, sqltext, *, execution_options=None):
        return self.invoke(ops.ExecuteSQLOp(sqltext, execution_options=execution_options))


def _given(op, *names):
    return {n: getattr(op, n) for n in names if getattr(op, n) is not None}


run = Operations.implementation_for


@run(ops.AlterColumnOp)
def alter_column(operations, op):
    impl = operations.impl
    impl.alter_column(
        op.table_name,
        op.column_name,
        nullable=op.modify_nullable,
        server_default=op.modify_server_default,
        name=op.modify_name,
        type_=op.modify_type,
        schema=op.schema,
        existing_type=op.existing_type,
        existing_server_default=op.existing_server_default,
        existing_nullable=op.existing_nullable,
        comment=op.modify_comment,
        existing_comment=op.existing_comment,
        **op.kw,
    )
    if op.modify_type:
        table = operations.schema_obj.table(
            op.table_name, operations.schema_obj.column(op.column_name, op.modify_type), schema=op.schema
        )
        for constraint in table.constraints:
            if not isinstance(constraint, PrimaryKeyConstraint):
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
