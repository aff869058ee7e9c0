"""The operations of migrations, as values: each can be run, reversed and told as a difference."""

from sqlalchemy import Column
from sqlalchemy.types import NULLTYPE

from .schemaobj import SchemaObjects, columns_of, foreign_key_parts

__name__ = "alembic.operations.ops"  # where Alembic has these classes


class MigrateOperation:
    _mutations = frozenset()  # the rewriters that have seen it

    @classmethod
    def _of_call(cls, *args, **kw):
        """The operation that a call of op's method says: it takes what the class takes."""
        return cls(*args, **kw)

    @property
    def info(self):
        if "_info" not in self.__dict__:
            self._info = {}
        return self._info

    def reverse(self):
        raise NotImplementedError

    def to_diff_tuple(self):
        raise NotImplementedError


class AddConstraintOp(MigrateOperation):
    kinds = {}

    def __init_subclass__(cls, visit=None, **kw):
        super().__init_subclass__(**kw)
        if visit:
            AddConstraintOp.kinds[visit] = cls

    @classmethod
    def from_constraint(cls, constraint):
        return AddConstraintOp.kinds[type(constraint).__name__].from_constraint(constraint)

    def to_constraint(self, migration_context=None):
        raise NotImplementedError

    def reverse(self):
        return DropConstraintOp.from_constraint(self.to_constraint())

    def to_diff_tuple(self):
        return ("add_constraint", self.to_constraint())


class DropConstraintOp(MigrateOperation):
    types = {
        "UniqueConstraint": "unique",
        "ForeignKeyConstraint": "foreignkey",
        "PrimaryKeyConstraint": "primary",
        "CheckConstraint": "check",
    }

    def __init__(self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None, _reverse=None):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.constraint_type = type_
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse

    def reverse(self):
        return AddConstraintOp.from_constraint(self.to_constraint())

    def to_diff_tuple(self):
        word = "remove_fk" if self.constraint_type == "foreignkey" else "remove_constraint"
        return (word, self.to_constraint())

    @classmethod
    def from_constraint(cls, constraint):
        table = constraint.table
        return cls(
            constraint.name,
            table.name,
            cls.types.get(type(constraint).__name__),
            schema=table.schema,
            _reverse=AddConstraintOp.from_constraint(constraint),
        )

    def to_constraint(self):
        if self._reverse is None:
            raise ValueError("constraint cannot be produced; original constraint is not present")
        self._reverse.constraint_name = self.constraint_name
        return self._reverse.to_constraint()


class CreatePrimaryKeyOp(AddConstraintOp, visit="PrimaryKeyConstraint"):
    constraint_type = "primarykey"

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw

    @classmethod
    def from_constraint(cls, constraint):
        return cls(constraint.name, constraint.table.name, columns_of(constraint), schema=constraint.table.schema)

    def to_constraint(self, migration_context=None):
        return SchemaObjects(migration_context).primary_key_constraint(
            self.constraint_name, self.table_name, self.columns, schema=self.schema, **self.kw
        )


class CreateUniqueConstraintOp(AddConstraintOp, visit="UniqueConstraint"):
    constraint_type = "unique"

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw

    @classmethod
    def from_constraint(cls, constraint):
        kw = dict(constraint.dialect_kwargs)
        if constraint.deferrable:
            kw["deferrable"] = constraint.deferrable
        if constraint.initially:
            kw["initially"] = constraint.initially
        return cls(constraint.name, constraint.table.name, columns_of(constraint), schema=constraint.table.schema, **kw)

    def to_constraint(self, migration_context=None):
        return SchemaObjects(migration_context).unique_constraint(
            self.constraint_name, self.table_name, self.columns, schema=self.schema, **self.kw
        )


class CreateForeignKeyOp(AddConstraintOp, visit="ForeignKeyConstraint"):
    constraint_type = "foreignkey"

    def __init__(self, constraint_name, source_table, referent_table, local_cols, remote_cols, **kw):
        self.constraint_name = constraint_name
        self.source_table = source_table
        self.referent_table = referent_table
        self.local_cols = local_cols
        self.remote_cols = remote_cols
        self.kw = kw

    def to_diff_tuple(self):
        return ("add_fk", self.to_constraint())

    @classmethod
    def from_constraint(cls, constraint):
        kw = {}
        for name in ("onupdate", "ondelete", "initially", "deferrable", "use_alter", "match"):
            value = getattr(constraint, name)
            if value:
                kw[name] = value
        schema, table, columns, target_schema, target, remote = foreign_key_parts(constraint)
        kw["source_schema"] = schema
        kw["referent_schema"] = target_schema
        return cls(constraint.name, table, target, columns, remote, **kw)

    def to_constraint(self, migration_context=None):
        return SchemaObjects(migration_context).foreign_key_constraint(
            self.constraint_name, self.source_table, self.referent_table, self.local_cols, self.remote_cols, **self.kw
        )


class CreateCheckConstraintOp(AddConstraintOp, visit="CheckConstraint"):
    constraint_type = "check"

    def __init__(self, constraint_name, table_name, condition, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.condition = condition
        self.schema = schema
        self.kw = kw

    @classmethod
    def from_constraint(cls, constraint):
        return cls(constraint.name, constraint.table.name, constraint.sqltext, schema=constraint.table.schema)

    def to_constraint(self, migration_context=None):
        return SchemaObjects(migration_context).check_constraint(
            self.constraint_name, self.table_name, self.condition, schema=self.schema, **self.kw
        )


class CreateExcludeConstraintOp(AddConstraintOp, visit="ExcludeConstraint"):
    """PostgreSQL's EXCLUDE: no two rows may answer all of its comparisons."""

    constraint_type = "exclude"

    def __init__(self, constraint_name, table_name, elements, where=None, schema=None, _orig_constraint=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.elements = elements
        self.where = where
        self.schema = schema
        self._orig_constraint = _orig_constraint
        self.kw = kw

    @classmethod
    def _of_call(cls, constraint_name, table_name, *elements, **kw):
        return cls(constraint_name, table_name, elements, **kw)

    @classmethod
    def from_constraint(cls, constraint):
        return cls(
            constraint.name,
            constraint.table.name,
            [(expression, op) for expression, _, op in constraint._render_exprs],
            where=constraint.where,
            schema=constraint.table.schema,
            _orig_constraint=constraint,
            deferrable=constraint.deferrable,
            initially=constraint.initially,
            using=constraint.using,
        )

    def to_constraint(self, migration_context=None):
        if self._orig_constraint is not None:
            return self._orig_constraint
        return SchemaObjects(migration_context).exclude_constraint(
            self.constraint_name, self.table_name, self.elements, where=self.where, schema=self.schema, **self.kw
        )


class CreateIndexOp(MigrateOperation):
    def __init__(self, index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw):
        self.index_name = index_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.unique = unique
        self.if_not_exists = if_not_exists
        self.kw = kw

    def reverse(self):
        return DropIndexOp.from_index(self.to_index())

    def to_diff_tuple(self):
        return ("add_index", self.to_index())

    @classmethod
    def from_index(cls, index):
        table = index.table
        return cls(index.name, table.name, index.expressions, schema=table.schema, unique=index.unique, **index.dialect_kwargs)

    def to_index(self, migration_context=None):
        return SchemaObjects(migration_context).index(
            self.index_name, self.table_name, self.columns, schema=self.schema, unique=self.unique, **self.kw
        )


class DropIndexOp(MigrateOperation):
    def __init__(self, index_name, table_name=None, *, schema=None, if_exists=None, _reverse=None, **kw):
        self.index_name = index_name
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse
        self.kw = kw

    def reverse(self):
        op = CreateIndexOp.from_index(self.to_index())
        op.unique = self.kw.get("unique", op.unique)
        return op

    def to_diff_tuple(self):
        return ("remove_index", self.to_index())

    @classmethod
    def from_index(cls, index):
        table = index.table
        return cls(
            index.name,
            table_name=table.name,
            schema=table.schema,
            _reverse=CreateIndexOp.from_index(index),
            unique=index.unique,
            **index.dialect_kwargs,
        )

    def to_index(self, migration_context=None):
        columns = self._reverse.columns if self._reverse else ["x"]
        return SchemaObjects(migration_context).index(self.index_name, self.table_name, columns, schema=self.schema, **self.kw)


class CreateTableOp(MigrateOperation):
    @classmethod
    def _of_call(cls, table_name, *columns, **kw):
        return cls(table_name, columns, **kw)

    def __init__(
        self, table_name, columns, *, schema=None, if_not_exists=None, _namespace_metadata=None, _constraints_included=False, **kw
    ):
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.if_not_exists = if_not_exists
        self.info = kw.pop("info", {})
        self.comment = kw.pop("comment", None)
        self.prefixes = kw.pop("prefixes", None)
        self.kw = kw
        self._namespace_metadata = _namespace_metadata
        self._constraints_included = _constraints_included

    # a table's own information, where other operations have the caller's
    info = None

    def reverse(self):
        return DropTableOp.from_table(self.to_table(), _namespace_metadata=self._namespace_metadata)

    def to_diff_tuple(self):
        return ("add_table", self.to_table())

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        return cls(
            table.name,
            list(table.c) + list(table.constraints),
            schema=table.schema,
            _namespace_metadata=table.metadata if _namespace_metadata is None else _namespace_metadata,
            _constraints_included=True,
            comment=table.comment,
            info=dict(table.info),
            prefixes=list(table._prefixes),
            **table.dialect_kwargs,
        )

    def to_table(self, migration_context=None):
        return SchemaObjects(migration_context).table(
            self.table_name,
            *self.columns,
            schema=self.schema,
            prefixes=list(self.prefixes or ()),
            comment=self.comment,
            info=dict(self.info or {}),
            _constraints_included=self._constraints_included,
            **self.kw,
        )


class DropTableOp(MigrateOperation):
    @classmethod
    def _of_call(cls, table_name, *, schema=None, if_exists=None, **table_kw):
        return cls(table_name, schema=schema, if_exists=if_exists, table_kw=table_kw)

    def __init__(self, table_name, *, schema=None, if_exists=None, table_kw=None, _reverse=None):
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self.table_kw = dict(table_kw or {})
        self.comment = self.table_kw.pop("comment", None)
        self.info = self.table_kw.pop("info", None)
        self.prefixes = self.table_kw.pop("prefixes", None)
        self._reverse = _reverse

    info = None

    def reverse(self):
        return CreateTableOp.from_table(self.to_table())

    def to_diff_tuple(self):
        return ("remove_table", self.to_table())

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        kw = {"comment": table.comment, "info": dict(table.info), "prefixes": list(table._prefixes)}
        kw.update(table.dialect_kwargs)
        return cls(
            table.name,
            schema=table.schema,
            table_kw=kw,
            _reverse=CreateTableOp.from_table(table, _namespace_metadata=_namespace_metadata),
        )

    def to_table(self, migration_context=None):
        reverse = self._reverse
        return SchemaObjects(migration_context).table(
            self.table_name,
            *(reverse.columns if reverse else ()),
            schema=self.schema,
            prefixes=list(self.prefixes or ()),
            comment=self.comment,
            info=dict(self.info or {}),
            _constraints_included=reverse._constraints_included if reverse else False,
            **self.table_kw,
        )


class AlterTableOp(MigrateOperation):
    def __init__(self, table_name, *, schema=None):
        self.table_name = table_name
        self.schema = schema


class RenameTableOp(AlterTableOp):
    def __init__(self, old_table_name, new_table_name, *, schema=None):
        super().__init__(old_table_name, schema=schema)
        self.new_table_name = new_table_name


class CreateTableCommentOp(AlterTableOp):
    def __init__(self, table_name, comment, *, schema=None, existing_comment=None):
        super().__init__(table_name, schema=schema)
        self.comment = comment
        self.existing_comment = existing_comment

    def reverse(self):
        if self.existing_comment is None:
            return DropTableCommentOp(self.table_name, existing_comment=self.comment, schema=self.schema)
        return CreateTableCommentOp(self.table_name, self.existing_comment, existing_comment=self.comment, schema=self.schema)

    def to_table(self, migration_context=None):
        return SchemaObjects(migration_context).table(self.table_name, schema=self.schema, comment=self.comment)

    def to_diff_tuple(self):
        return ("add_table_comment", self.to_table(), self.existing_comment)


class DropTableCommentOp(AlterTableOp):
    def __init__(self, table_name, *, schema=None, existing_comment=None):
        super().__init__(table_name, schema=schema)
        self.existing_comment = existing_comment

    def reverse(self):
        return CreateTableCommentOp(self.table_name, self.existing_comment, schema=self.schema)

    def to_table(self, migration_context=None):
        return SchemaObjects(migration_context).table(self.table_name, schema=self.schema)

    def to_diff_tuple(self):
        return ("remove_table_comment", self.to_table())


class AlterColumnOp(AlterTableOp):
    # what may change, as the difference names it, and what "unchanged" is for it
    changes = (("type", "type", None), ("nullable", "nullable", None), ("server_default", "default", False), ("comment", "comment", False))

    # what there is of a column: how it was, what becomes of it, and what a call names that by
    had = {"type": None, "server_default": False, "nullable": None, "comment": None}
    becomes = {"type": None, "server_default": False, "nullable": None, "comment": False, "name": None}
    called = {
        "type_": "modify_type",
        "server_default": "modify_server_default",
        "nullable": "modify_nullable",
        "comment": "modify_comment",
        "new_column_name": "modify_name",
    }

    def __init__(self, table_name, column_name, *, schema=None, **kw):
        super().__init__(table_name, schema=schema)
        self.column_name = column_name
        for prefix, things in (("existing_", self.had), ("modify_", self.becomes)):
            for name, default in things.items():
                setattr(self, prefix + name, kw.pop(prefix + name, default))
        self.kw = kw

    @classmethod
    def _of_call(cls, table_name, column_name, *, schema=None, **kw):
        return cls(table_name, column_name, schema=schema, **{cls.called.get(name, name): value for name, value in kw.items()})

    def told(self):
        """The change as what runs it wants to hear of it."""
        out = {word: getattr(self, name) for word, name in self.called.items()}
        out["name"] = out.pop("new_column_name")
        out.update({"existing_" + name: getattr(self, "existing_" + name) for name in self.had})
        return out

    def changed(self):
        return [(n, word) for n, word, same in self.changes if getattr(self, "modify_" + n) is not same]

    def has_changes(self):
        return bool(self.changed()) or any(k.startswith("modify_") for k in self.kw)

    def to_diff_tuple(self):
        out = []
        for name, word in self.changed():
            others = {
                "existing_" + n: getattr(self, "existing_" + n)
                for n in ("nullable", "type", "server_default", "comment")
                if n != name
            }
            out.append(
                (
                    "modify_" + word,
                    self.schema,
                    self.table_name,
                    self.column_name,
                    others,
                    getattr(self, "existing_" + name),
                    getattr(self, "modify_" + name),
                )
            )
        return out

    def reverse(self):
        kw = dict(self.kw)
        changed = [n for n, _ in self.changed()]
        for name, _, _ in self.changes:
            was = getattr(self, "existing_" + name)
            kw["existing_" + name] = was
            if name in changed:
                kw["existing_" + name] = getattr(self, "modify_" + name)
                kw["modify_" + name] = was
        return type(self)(self.table_name, self.column_name, schema=self.schema, **kw)


class AddColumnOp(AlterTableOp):
    def __init__(
        self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None, inline_primary_key=None, **kw
    ):
        super().__init__(table_name, schema=schema)
        self.column = column
        self.if_not_exists = if_not_exists
        self.inline_references = inline_references
        self.inline_primary_key = inline_primary_key
        self.kw = kw

    def reverse(self):
        op = DropColumnOp.from_column_and_tablename(self.schema, self.table_name, self.column)
        op.if_exists = self.if_not_exists
        return op

    def to_diff_tuple(self):
        return ("add_column", self.schema, self.table_name, self.column)

    def to_column(self):
        return self.column

    @classmethod
    def from_column(cls, column):
        return cls(column.table.name, column, schema=column.table.schema)

    @classmethod
    def from_column_and_tablename(cls, schema, tname, column):
        return cls(tname, column, schema=schema)


class DropColumnOp(AlterTableOp):
    def __init__(self, table_name, column_name, *, schema=None, if_exists=None, _reverse=None, **kw):
        super().__init__(table_name, schema=schema)
        self.column_name = column_name
        self.if_exists = if_exists
        self._reverse = _reverse
        self.kw = kw

    def reverse(self):
        if self._reverse is None:
            raise ValueError("operation is not reversible; original column is not present")
        op = AddColumnOp.from_column_and_tablename(self.schema, self.table_name, self._reverse.column)
        op.if_not_exists = self.if_exists
        return op

    def to_diff_tuple(self):
        return ("remove_column", self.schema, self.table_name, self.to_column())

    @classmethod
    def from_column_and_tablename(cls, schema, tname, column):
        return cls(tname, column.name, schema=schema, _reverse=AddColumnOp.from_column_and_tablename(schema, tname, column))

    def to_column(self, migration_context=None):
        if self._reverse is not None:
            return self._reverse.column
        return Column(self.column_name, NULLTYPE)


class BulkInsertOp(MigrateOperation):
    def __init__(self, table, rows, *, multiinsert=True):
        self.table = table
        self.rows = rows
        self.multiinsert = multiinsert


class ExecuteSQLOp(MigrateOperation):
    def __init__(self, sqltext, *, execution_options=None):
        self.sqltext = sqltext
        self.execution_options = execution_options

    def to_diff_tuple(self):
        return ("execute", self.sqltext)


class OpContainer(MigrateOperation):
    def __init__(self, ops=()):
        self.ops = list(ops)

    def is_empty(self):
        return not self.ops

    def as_diffs(self):
        out = []
        for op in self.ops:
            if isinstance(op, OpContainer):
                out.extend(op.as_diffs())
            else:
                out.append(op.to_diff_tuple())
        return out

    def reversed_ops(self):
        return [op.reverse() for op in self.ops][::-1]


class ModifyTableOps(OpContainer):
    def __init__(self, table_name, ops, *, schema=None):
        super().__init__(ops)
        self.table_name = table_name
        self.schema = schema

    def reverse(self):
        return ModifyTableOps(self.table_name, self.reversed_ops(), schema=self.schema)


class UpgradeOps(OpContainer):
    def __init__(self, ops=(), upgrade_token="upgrades"):
        super().__init__(ops)
        self.upgrade_token = upgrade_token

    def reverse_into(self, downgrade_ops):
        downgrade_ops.ops[:] = self.reversed_ops()
        return downgrade_ops

    def reverse(self):
        return self.reverse_into(DowngradeOps())


class DowngradeOps(OpContainer):
    def __init__(self, ops=(), downgrade_token="downgrades"):
        super().__init__(ops)
        self.downgrade_token = downgrade_token

    def reverse(self):
        return UpgradeOps(self.reversed_ops())


def _only(name):
    def get(self):
        ops = getattr(self, "_" + name)
        if len(ops) > 1:
            kind = "UpgradeOps" if name == "upgrade_ops" else "DowngradeOps"
            raise ValueError(
                "This MigrationScript instance has a multiple-entry list for %s; please use the %s_list attribute." % (kind, name)
            )
        return ops[0] if ops else None

    def set(self, value):
        setattr(self, "_" + name, value if isinstance(value, list) else [value] if value is not None else [])

    return property(get, set)


class MigrationScript(MigrateOperation):
    def __init__(
        self,
        rev_id,
        upgrade_ops,
        downgrade_ops,
        *,
        message=None,
        imports=(),
        head=None,
        splice=None,
        branch_label=None,
        version_path=None,
        depends_on=None,
    ):
        self.rev_id = rev_id
        self.message = message
        self.imports = set(imports)
        self.head = head
        self.splice = splice
        self.branch_label = branch_label
        self.version_path = version_path
        self.depends_on = depends_on
        self.upgrade_ops = upgrade_ops
        self.downgrade_ops = downgrade_ops

    upgrade_ops = _only("upgrade_ops")
    downgrade_ops = _only("downgrade_ops")

    @property
    def upgrade_ops_list(self):
        return self._upgrade_ops

    @property
    def downgrade_ops_list(self):
        return self._downgrade_ops
