"""Adapting statements to other sources of rows, and finding what they name."""

from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ColumnElement


class ClauseAdapter:
    """Puts the columns of one source of rows in the place of those they stand for."""

    def __init__(self, selectable, equivalents=None, include_fn=None, exclude_fn=None, adapt_on_names=False, anonymize_labels=False, adapt_from_selectables=None):
        self.selectable = selectable
        self.include_fn = include_fn
        self.exclude_fn = exclude_fn
        self.adapt_on_names = adapt_on_names

    def replace(self, element, **kw):
        if not isinstance(element, ColumnElement):
            if getattr(element, "is_selectable", False) and hasattr(self.selectable, "is_derived_from"):
                if self.selectable is not element and self.selectable.is_derived_from(element):
                    return self.selectable
            return None
        if getattr(element, "table", None) is None:
            return None
        if self.include_fn and not self.include_fn(element) or self.exclude_fn and self.exclude_fn(element):
            return None
        found = self.selectable.corresponding_column(element, True)
        if found is None and self.adapt_on_names:
            found = self.selectable.exported_columns.get(element.name)
        return found if found is not element else None

    def traverse(self, element):
        return visitors.replacement_traverse(element, {}, self.replace)


class ColumnAdapter(ClauseAdapter):
    def __getitem__(self, column):
        return self.traverse(column)

    columns = property(lambda self: self)


def find_tables(clause, check_columns=False, include_aliases=False, include_joins=False, include_selects=False, include_crud=False):
    found = []
    wanted = {"table": found.append}
    if include_joins:
        wanted["join"] = found.append
    if include_aliases:
        wanted["alias"] = wanted["subquery"] = wanted["tablesample"] = wanted["lateral"] = found.append
    if include_selects:
        wanted["select"] = wanted["compound_select"] = found.append
    if include_crud:
        wanted["insert"] = wanted["update"] = wanted["delete"] = lambda statement: found.append(statement.table)
    if check_columns:
        wanted["column"] = lambda column: found.append(column.table)
    visitors.traverse(clause, {}, wanted)
    return found
