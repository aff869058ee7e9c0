"""What PostgreSQL says for an operation: comments, identities, types of their own."""

import re

from sqlalchemy import Column, Identity, schema, types

from .impl import DefaultImpl, instance
from .util import CommandError

__name__ = "alembic.ddl.postgresql"  # where Alembic has these classes


class PostgresqlImpl(DefaultImpl):
    __dialect__ = "postgresql"
    transactional_ddl = True
    type_synonyms = DefaultImpl.type_synonyms + ({"float", "double precision"},)

    def apply(self, change):
        using = change.more.pop("postgresql_using", None)
        if using is not None and change.type_ is None:
            raise CommandError("postgresql_using must be used with the type_ parameter")
        if change.type_ is not None:
            # first of all, where others say it after the rest
            self.change(change, self.type_words(change) + " " + ("USING %s" % using if using else ""))
            change.type_ = None
        super().apply(change)

    def identity_words(self, change):
        new, was = change.server_default, change.existing_server_default
        if new is None:
            return "DROP IDENTITY"
        if was is None:
            return "ADD " + self.identity_text(new)
        words = ""
        for name in sorted(self.identity_difference(new, was)):
            if name == "always":
                words += "SET GENERATED %s " % ("ALWAYS" if new.always else "BY DEFAULT")
            else:
                options = self.identity_text(Identity(**{name: getattr(new, name)}))
                words += "SET %s " % options.partition("(")[2].rstrip(")")
        return words

    def identity_text(self, identity):
        kept = {n: v for n, v in self.identity_options(identity).items() if v is not None}
        column = Column("x", types.Integer, Identity(**kept))
        return re.search(r"GENERATED .*IDENTITY(?: \(.*\))?", self.column_text(column)).group()

    def comment_text(self, change):
        name = "%s.%s" % (self.table_name(change.table_name, change.schema), self.quote(change.column_name))
        comment = "NULL" if change.comment is None else self.literal_text(change.comment)
        return "COMMENT ON COLUMN %s IS %s" % (name, comment)

    def rename_table(self, old_table_name, new_table_name, schema=None):
        self.ddl("%s RENAME TO %s" % (self.alter(old_table_name, schema), self.quote(new_table_name)))

    def create_index(self, index, **kw):
        for name in index.kwargs.get("postgresql_include", None) or ():
            if name not in index.table.c:
                index.table.append_column(Column(name, types.NullType))
        self._exec(schema.CreateIndex(index, **kw))

    def create_table(self, table, **kw):
        for column in table.c:
            self.create_type(column.type)
        super().create_table(table, **kw)

    def create_type(self, type_):
        """CREATE TYPE of an enumeration, once for all tables of these migrations."""
        type_ = instance(type_)
        type_ = instance(getattr(type_, "_variant_mapping", {}).get("postgresql", type_))
        if isinstance(type_, types.ARRAY):
            type_ = instance(type_.item_type)
        if not isinstance(type_, types.Enum) or not type_.name:
            return
        name = self.table_name(type_.name, type_.schema)
        if self.type_text(type_) != name:
            return  # a string with a CHECK
        known = self.memo.setdefault("_pg_enums", set())
        if not type_.create_type or name in known:
            return
        known.add(name)
        values = ", ".join(self.literal_text(value) for value in type_.enums)
        self.ddl("CREATE TYPE %s AS ENUM (%s)" % (name, values))

    def render_type(self, type_obj, autogen_context):
        from alembic.render import with_subtype

        within = {
            "HSTORE": ("text_type", r"(.+?\(.*text_type=)"),
            "ARRAY": ("item_type", r"(.+?\()"),
            "JSON": ("astext_type", r"(.+?\(.*astext_type=)"),
            "JSONB": ("astext_type", r"(.+?\(.*astext_type=)"),
        }
        for cls in type(type_obj).__mro__:
            if type(type_obj).__module__.startswith("sqlalchemy.dialects.postgresql") and cls.__name__ in within:
                return with_subtype(type_obj, autogen_context, *within[cls.__name__])
        return False

    def prep_table_for_batch(self, batch_impl, table):
        for constraint in table.constraints:
            if constraint.name is not None and constraint.name in batch_impl.named:
                self.drop_constraint(constraint)
