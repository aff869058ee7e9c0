rows = [{"n": 1}, {"m": 2}]
total = sum(row["n"] for row in rows)
