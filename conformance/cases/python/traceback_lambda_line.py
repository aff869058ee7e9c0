handlers = {
    "double": lambda x: x * 2,
    "invert": lambda x: 1 / x,
}
for name, handler in handlers.items():
    print(name, handler(4))
handlers["invert"](0)
