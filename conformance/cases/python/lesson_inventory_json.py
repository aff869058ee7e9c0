# JSON in and out, validation, errors.
import json
raw = '{"items": [{"name": "Pen", "qty": 5, "price": 1.2}, {"name": "Ink", "qty": 0, "price": null}], "open": true, "note": "caf\\u00e9"}'
data = json.loads(raw)
print(data, type(data["items"]), data["items"][0]["qty"], data["note"])
total = sum(i["qty"] * (i["price"] or 0) for i in data["items"])
print(total, json.dumps(data), json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False))
for bad in ("{", '{"a": }', "[1,]", "nope", '{"a": 1 "b": 2}', "", '"unterminated', "{'a': 1}", "[1, 2", "01"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error, error.pos, error.lineno)
class Item:
    def __init__(self, name): self.name = name
try:
    json.dumps(Item("x"))
except TypeError as error:
    print(error)
print(json.dumps({"i": Item("x")}, default=lambda o: vars(o)), json.dumps([1.0, 1e100, True, None, "é\n\"", (1, 2), {1: 2}]), json.loads("[1e2, -0.5, 12345678901234567890]"))
print(json.dumps({"a": [1, {"b": []}], "c": {}}, indent=1), json.dumps("</tag>"), json.dumps({"b": 1, "a": 2}, separators=(",", ":")))
