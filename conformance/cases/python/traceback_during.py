class Store:
    def __init__(self):
        self.items = {}

    def get(self, key):
        return self.items[key]

    def get_or_default(self, key):
        try:
            return self.get(key)
        except KeyError:
            return self.default.upper()


store = Store()
result = store.get_or_default(
    "missing",
)
