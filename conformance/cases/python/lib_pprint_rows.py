from pprint import pprint, pformat

rows = [{"id": 1, "title": "Dune", "author": {"name": "Frank Herbert", "born": 1920}, "tags": ["sf", "classic"]}, {"id": 2, "title": "Emma", "author": None, "tags": []}]
pprint(rows)
pprint(rows, width=50)
pprint(rows[0], sort_dicts=False, width=40)
pprint({"matrix": [[i * j for j in range(8)] for i in range(4)]}, width=30, compact=True)
print(pformat(("tuple", 1), width=5), pformat([]), pformat({}), pformat("a" * 20 + " " + "b" * 20, width=25), pformat({"k": "word " * 8}, width=30))
pprint({(1, "a"): {2: {3: {4: 5}}}}, depth=2)
pprint([None, True, 1.5, range(3), {"s"}], width=20)
