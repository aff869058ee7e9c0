"""The order in which tables can be made: sort_tables() and sort_tables_and_constraints()."""

import warnings

from sqlalchemy.exc import SAWarning


def _in_order(tables, needs):
    """Tables behind those that they need, layer by layer; and those that wait for each other."""
    rest, out = list(tables), []
    while rest:
        ready = [t for t in rest if not any((other, t) in needs for other in rest)]
        if not ready:
            return out, rest
        out += ready
        rest = [t for t in rest if t not in ready]
    return out, []


def _circle(stuck, needs):
    """Which of the tables that wait can be reached from themselves."""
    found = []
    for start in stuck:
        seen, todo = set(), [start]
        while todo:
            at = todo.pop()
            for parent, child in needs:
                if parent is at and child in stuck and child not in seen:
                    seen.add(child)
                    todo.append(child)
        if start in seen:
            found.append(start)
    return found


def sort_tables_and_constraints(tables, filter_fn=None, extra_dependencies=None, _warn_for_cycles=False):
    tables = list(tables)
    firm, loose, apart = set(extra_dependencies or ()), set(), []
    for table in tables:
        for key in _keys(table):
            if key.use_alter is True or (filter_fn is not None and filter_fn(key) is True):
                apart.append(key)
            elif key.referred_table is not table:
                loose.add((key.referred_table, table))
        firm.update((other, table) for other in getattr(table, "_extra_dependencies", ()))
    order, stuck = _in_order(tables, firm | loose)
    if stuck:
        circle = _circle(stuck, firm | loose)
        if _warn_for_cycles:
            names = ", ".join(sorted(t.fullname for t in circle))
            warnings.warn(
                f'Cannot correctly sort tables; there are unresolvable cycles between tables "{names}", which is usually '
                "caused by mutually dependent foreign key constraints.  Foreign key constraints involving these tables "
                "will not be considered; this warning may raise an error in a future release.",
                SAWarning,
                stacklevel=3,
            )
        for table in circle:
            for key in _keys(table):
                if filter_fn is None or filter_fn(key) is not False:
                    if key not in apart:
                        apart.append(key)
                    loose.discard((key.referred_table, table))
        order, stuck = _in_order(tables, firm | loose)
        order += stuck
    return [(t, {k for k in _keys(t) if k not in apart}) for t in order] + [(None, apart)]


def _keys(table):
    return sorted(table.foreign_key_constraints, key=lambda key: key.column_keys)


def sort_tables(tables, skip_fn=None, extra_dependencies=None):
    def skipped(key):
        return True if any(skip_fn(fk) for fk in key.elements) else None

    pairs = sort_tables_and_constraints(
        tables, filter_fn=skipped if skip_fn is not None else None, extra_dependencies=extra_dependencies, _warn_for_cycles=True
    )
    return [table for table, keys in pairs if table is not None]
