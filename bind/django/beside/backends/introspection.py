"""connection.introspection of SQLite: what the catalogue and the text of CREATE TABLE tell."""
import re
from collections import namedtuple

from django.db import transaction
from django.db.utils import DatabaseError

TableInfo = namedtuple("TableInfo", "name type")
FieldInfo = namedtuple(
    "FieldInfo", "name type_code display_size internal_size precision scale null_ok default collation pk has_json_constraint")

_TABLES = """
            SELECT name, type FROM sqlite_master
            WHERE type in ('table', 'view') AND NOT name='sqlite_sequence'
            ORDER BY name"""
_TABLE_SQL = """
            SELECT sql
            FROM sqlite_master
            WHERE type = 'table' AND name = %s
        """
_JSON_CHECK = """
                    SELECT sql
                    FROM sqlite_master
                    WHERE
                        type = 'table' AND
                        name = %s AND
                        sql LIKE %s
                """
_TYPES = {
    "bool": "BooleanField", "boolean": "BooleanField", "smallint": "SmallIntegerField", "smallint unsigned": "PositiveSmallIntegerField",
    "smallinteger": "SmallIntegerField", "int": "IntegerField", "integer": "IntegerField", "bigint": "BigIntegerField",
    "integer unsigned": "PositiveIntegerField", "bigint unsigned": "PositiveBigIntegerField", "decimal": "DecimalField", "real": "FloatField",
    "text": "TextField", "char": "CharField", "varchar": "CharField", "blob": "BinaryField", "date": "DateField", "datetime": "DateTimeField",
    "time": "TimeField",
}
_TOKEN = re.compile(r"""\s*("(?:[^"]|"")*"|'(?:[^']|'')*'|`[^`]*`|\[[^\]]*\]|\w+|\S)""")


def field_size(name):
    found = re.search(r"^\s*(?:var)?char\s*\(\s*(\d+)\s*\)\s*$", name)
    return int(found[1]) if found else None


def get_field_type(self, data_type, description):
    name = data_type.lower().split("(", 1)[0].strip()
    field = _TYPES[name]
    if description.pk and field in ("BigIntegerField", "IntegerField", "SmallIntegerField"):
        return {"BigIntegerField": "BigAutoField", "SmallIntegerField": "SmallAutoField"}.get(field, "AutoField")
    return "JSONField" if description.has_json_constraint else field


def get_table_list(self, cursor):
    cursor.execute(_TABLES)
    return [TableInfo(name, kind[0]) for name, kind in cursor.fetchall()]


def _probe_json(connection):
    """Asks once whether the database knows JSON."""
    if not getattr(connection.features, "_json_probed", False):
        with connection.cursor() as cursor, transaction.atomic(connection.alias):
            cursor.execute("""SELECT JSON('{"a": "b"}')""")
        connection.features._json_probed = True


def get_table_description(self, cursor, table_name):
    connection = self.connection
    cursor.execute("PRAGMA table_xinfo(%s)" % connection.ops.quote_name(table_name))
    lines = cursor.fetchall()
    if not lines:
        raise DatabaseError("Table %s does not exist (empty pragma)." % table_name)
    collations = _collations(cursor, table_name)
    _probe_json(connection)
    json = set()
    for line in lines:
        if cursor.execute(_JSON_CHECK, [table_name, '%%json_valid("%s")%%' % line[1]]).fetchone():
            json.add(line[1])
    shown = [line for line in lines if line[6] in (0, 2, 3)]
    several = sum(bool(line[5]) for line in shown) > 1
    return [
        FieldInfo(name, kind, field_size(kind), None, None, None, not notnull, default, collations.get(name),
                  bool(pk) and not several, name in json)
        for _, name, kind, notnull, default, pk, _ in shown
    ]


def _collations(cursor, table_name):
    row = cursor.execute(_TABLE_SQL, [table_name]).fetchone()
    if not row:
        return {}
    found = {}
    for column in row[0][row[0].index("("):].strip("()").split(", "):
        words = column[1:].split()
        collation = words[words.index("COLLATE") + 1] if "COLLATE" in words[:-1] else None
        found[words[0].strip('"')] = collation
    return found


def get_sequences(self, cursor, table_name, table_fields=()):
    return [{"table": table_name, "column": self.get_primary_key_column(cursor, table_name)}]


def get_relations(self, cursor, table_name):
    cursor.execute("PRAGMA foreign_key_list(%s)" % self.connection.ops.quote_name(table_name))
    return {row[3]: (row[4], row[2]) for row in cursor.fetchall()}


def get_primary_key_columns(self, cursor, table_name):
    cursor.execute("PRAGMA table_info(%s)" % self.connection.ops.quote_name(table_name))
    return [row[1] for row in cursor.fetchall() if row[5]]


def _info(columns, **marks):
    info = {"columns": columns, "primary_key": False, "unique": False, "foreign_key": None, "check": False, "index": False}
    info.update(marks)
    return info


def _parts(sql):
    """The definitions between a CREATE TABLE's parentheses, each as its tokens."""
    parts, depth = [[]], 0
    for token in _TOKEN.findall(sql[sql.index("(") + 1:]):
        if token == ")" and depth == 0:
            break
        if token == "," and depth == 0:
            parts.append([])
            continue
        depth += (token == "(") - (token == ")")
        parts[-1].append(token)
    return parts


def _bare(token):
    if token[0] == '"':
        return token[1:-1]
    return token if token[0].isalpha() or token[0] in "_`" else None


def _mentioned(tokens, after, known):
    """The names in the parentheses that follow a keyword."""
    names, depth = [], 0
    for token in tokens[after + 1:]:
        depth += (token == "(") - (token == ")")
        if depth == 0 and token != ")":
            continue
        if depth == 0:
            break
        name = _bare(token)
        if name is not None and (known is None or name in known):
            names.append(name)
    return names


def _inline(sql, columns):
    """The unique and check constraints that a CREATE TABLE's text has."""
    found, unnamed = {}, 0
    for tokens in _parts(sql):
        words = [token.upper() for token in tokens]
        named = words[0] == "CONSTRAINT"
        name = _bare(tokens[1]) if named else None
        kinds = []
        if "UNIQUE" in words:
            at = words.index("UNIQUE")
            kinds.append(("unique", _mentioned(tokens, at, None) if named else [_bare(tokens[0])]))
        if "CHECK" in words:
            kinds.append(("check", _mentioned(tokens, words.index("CHECK"), columns)))
        for kind, over in kinds:
            if not over:
                continue
            if name is None:
                unnamed += 1
            found[name or "__unnamed_constraint_%s__" % unnamed] = {kind: True, **{k: v for k, v in _info(over).items() if k != kind}}
    return found


def _orders(sql):
    """How the columns of an index are ordered; None where its table's name has no quotes."""
    head, paren, rest = sql.partition("(")
    if not head.rstrip().endswith('"'):
        return None
    depth, text = 1, paren
    for letter in rest:
        text += letter
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            break
    return ["DESC" if column.endswith("DESC") else "ASC" for column in text.strip("()").split(", ")]


def get_constraints(self, cursor, table_name):
    from django.db.models import Index
    quote = self.connection.ops.quote_name
    found = {}
    row = cursor.execute("SELECT sql FROM sqlite_master WHERE type='table' and name=%s", [table_name]).fetchone()
    if row:
        columns = {info.name for info in self.get_table_description(cursor, table_name)}
        found.update(_inline(row[0], columns))
    cursor.execute("PRAGMA index_list(%s)" % quote(table_name))
    for _, index, unique, *_ in cursor.fetchall():
        cursor.execute("SELECT sql FROM sqlite_master WHERE type='index' AND name=%s", [index])
        (sql,) = cursor.fetchone() or (None,)
        if not sql:
            continue
        cursor.execute("PRAGMA index_info(%s)" % quote(index))
        for _, _, column in cursor.fetchall():
            found.setdefault(index, _info([], unique=bool(unique), index=True))["columns"].append(column)
        if found[index]["index"]:
            found[index]["type"] = Index.suffix
            orders = _orders(sql)
            if orders is not None:
                found[index]["orders"] = orders
    keys = self.get_primary_key_columns(cursor, table_name)
    if keys:
        found["__primary__"] = _info(keys, primary_key=True)
    for n, (column, (to_column, to_table)) in enumerate(self.get_relations(cursor, table_name).items()):
        found["fk_%d" % n] = _info([column], foreign_key=(to_table, to_column))
    return found


def sequence_list(self):
    from django.apps import apps
    found = []
    with self.connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                found.extend(self.get_sequences(cursor, model._meta.db_table))
    return found
