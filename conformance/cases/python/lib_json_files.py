import json
import io

f = io.StringIO()
json.dump({"a": [1, 2]}, f, indent=1)
print(f.getvalue())
f.seek(0)
print(json.load(f), json.load(io.BytesIO(b"[1]")))
data = {"name": "Dune", "tags": ["sf"], "price": 9.5}
print(json.loads(json.dumps(data)) == data, json.dumps(json.loads("[1e400]")), json.dumps({"a": "</script>"}), json.dumps("\x7f\x00"))
