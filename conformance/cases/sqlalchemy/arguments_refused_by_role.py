"""What prefix_with(), desc(), bindparams() and options() say of arguments that do not fit; TABLESAMPLE alone."""

from sqlalchemy import Column, Integer, MetaData, String, Table, asc, desc, func, null, nulls_first, nulls_last, select, text, true

items = Table("items", MetaData(), Column("id", Integer), Column("name", String))
query = select(items.c.id)

FORMS = {
    "prefix_with": query.prefix_with,
    "suffix_with": query.suffix_with,
    "asc": asc,
    "desc": desc,
    "nulls_first": nulls_first,
    "nulls_last": nulls_last,
    "bindparams": text("a = :b").bindparams,
    "options": query.options,
}
VALUES = [5, None, True, (1, 2), [1], {}, "name", text("name"), null(), true(), items, items.c.name]

for form, make in FORMS.items():
    for value in VALUES:
        try:
            print(form, "|", " ".join(str(make(value)).split()))
        except Exception as e:
            print(form, "|", type(e).__name__, str(e))

print(items.tablesample(10))
print(items.tablesample(func.bernoulli(5), name="few", seed=func.random()))
print(select(items.tablesample(10)))
