def parse(text):
    return int(text)


def load(row):
    try:
        return parse(row["age"])
    except KeyError as e:
        raise LookupError("no age") from e


def process(rows):
    for row in rows:
        try:
            print(load(row))
        except ValueError:
            log = row["name"]
            print(log)


process([{"age": "3"}, {"age": "x", "name": "bad"}, {}])
