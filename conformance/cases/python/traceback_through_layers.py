import json

class ConfigError(Exception):
    pass

def parse(text):
    try:
        return json.loads(text)
    except ValueError as e:
        e.add_note("while reading the settings")
        raise ConfigError("bad settings") from e

def load(sources):
    for name, text in sources.items():
        yield name, parse(text)

class App:
    def __init__(self, sources):
        self.settings = dict(load(sources))
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.closed = [exc[0].__name__ if exc[0] else None]
        print("closing", self.closed)

def total(app):
    return sum(
        app.settings[k]["n"]
        for k in app.settings
    )

with App({"a": '{"n": 1}', "b": '{"n": 2}'}) as app:
    print(total(app))
try:
    App({"x": "{"})
except ConfigError as e:
    print(repr(e), repr(e.__cause__), e.__cause__.__notes__, e.__suppress_context__)
with App({"a": '{"m": 1}'}) as app:
    print(total(app))
