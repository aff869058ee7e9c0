from sqlalchemy import cast, literal_column, null, select, type_coerce, union_all
from sqlalchemy.exc import InvalidRequestError


def _quoted(word):
    return "'" + word.replace("'", "''") + "'"


def polymorphic_union(table_map, typecolname, aliasname="p_union", cast_nulls=True):
    kinds = {}
    for table in table_map.values():
        for column in table.c:
            if column.key == typecolname:
                raise InvalidRequestError(
                    f"Polymorphic union can't use '{typecolname}' as the discriminator column due to mapped column {column!r}; "
                    "please apply the 'typecolname' argument; this is available on ConcreteBase as '_concrete_discriminator_name'"
                )
            kinds[column.key] = column.type
    parts = []
    for identity, table in table_map.items():
        # A table without a column that another has yields NULL of that one's type.
        empty = cast if cast_nulls else type_coerce
        own = {column.key: column for column in table.c}
        columns = [own[key] if key in own else empty(null(), kind).label(key) for key, kind in kinds.items()]
        if typecolname is not None:
            columns.append(literal_column(_quoted(identity)).label(typecolname))
        parts.append(select(*columns).select_from(table))
    return union_all(*parts).alias(aliasname)
