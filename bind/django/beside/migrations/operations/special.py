"""Operations with SQL and Python of one's own."""
from django.db import router
from django.db.migrations.operations.base import Operation, OperationCategory


class _Custom(Operation):
    def deconstruct(self):
        given = {name: getattr(self, name) for name in self.told}
        return self.__class__.__qualname__, [], {
            name: value for name, value in given.items() if name in self.always or value is not None and value != [] and value != {}}

    always = ()

    def _allowed(self, app_label, schema_editor):
        return router.allow_migrate(schema_editor.connection.alias, app_label, **self.hints)


class SeparateDatabaseAndState(_Custom):
    category = OperationCategory.MIXED
    serialization_expand_args = ["database_operations", "state_operations"]
    told = "database_operations", "state_operations"
    wording = "Custom state/database change combination"

    def __init__(self, database_operations=None, state_operations=None):
        self.database_operations, self.state_operations = database_operations or [], state_operations or []

    def state_forwards(self, app_label, state):
        for operation in self.state_operations:
            operation.state_forwards(app_label, state)

    def _steps(self, app_label, state):
        """Each operation on the database with the states before and after it."""
        steps = []
        for operation in self.database_operations:
            after = state.clone()
            operation.state_forwards(app_label, after)
            steps.append((operation, state, after))
            state = after
        return steps

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation, before, after in self._steps(app_label, from_state):
            operation.database_forwards(app_label, schema_editor, before, after)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation, before, after in reversed(self._steps(app_label, to_state)):
            operation.database_backwards(app_label, schema_editor, after, before)


class RunSQL(_Custom):
    category = OperationCategory.SQL
    noop = ""
    told = "sql", "reverse_sql", "state_operations", "hints"
    always = "sql",
    wording = "Raw SQL operation"

    def __init__(self, sql, reverse_sql=None, state_operations=None, hints=None, elidable=False):
        self.sql, self.reverse_sql, self.elidable = sql, reverse_sql, elidable
        self.state_operations, self.hints = state_operations or [], hints or {}

    @property
    def reversible(self):
        return self.reverse_sql is not None

    def state_forwards(self, app_label, state):
        for operation in self.state_operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if self._allowed(app_label, schema_editor):
            self._run_sql(schema_editor, self.sql)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if not self.reversible:
            raise NotImplementedError("You cannot reverse this operation")
        if self._allowed(app_label, schema_editor):
            self._run_sql(schema_editor, self.reverse_sql)

    def _run_sql(self, schema_editor, sqls):
        if not isinstance(sqls, (list, tuple)):
            sqls = [] if sqls == self.noop else schema_editor.connection.ops.prepare_sql_script(sqls)
        for sql in sqls:
            params = None
            if isinstance(sql, (list, tuple)):
                if len(sql) != 2:
                    raise ValueError("Expected a 2-tuple but got %d" % len(sql))
                sql, params = sql
            schema_editor.execute(sql, params=params)


class RunPython(_Custom):
    category = OperationCategory.PYTHON
    reduces_to_sql = False
    told = "code", "reverse_code", "atomic", "hints"
    always = "code",
    wording = "Raw Python operation"

    def __init__(self, code, reverse_code=None, atomic=None, hints=None, elidable=False):
        if not callable(code):
            raise ValueError("RunPython must be supplied with a callable")
        if reverse_code is not None and not callable(reverse_code):
            raise ValueError("RunPython must be supplied with callable arguments")
        self.code, self.reverse_code, self.atomic = code, reverse_code, atomic
        self.hints, self.elidable = hints or {}, elidable

    @property
    def reversible(self):
        return self.reverse_code is not None

    def state_forwards(self, app_label, state):
        """Python code says nothing of the schema."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if self._allowed(app_label, schema_editor):
            self.code(from_state.apps, schema_editor)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if not self.reversible:
            raise NotImplementedError("You cannot reverse this operation")
        if self._allowed(app_label, schema_editor):
            self.reverse_code(from_state.apps, schema_editor)

    @staticmethod
    def noop(apps, schema_editor):
        return None
