settings = {"host": "localhost"}
def get(name):
    return settings[name]

print(get("host"))
print(get("port"))
