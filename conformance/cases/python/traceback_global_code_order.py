print("one")
def later():
    print(undefined_thing)
print("two")
later()
print("three")
