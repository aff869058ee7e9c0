class Author:
    def __init__(self):
        self.first_name = "Ann"
        self.books = []

    def publish(self):
        return 1


def run(count):
    total = 0
    for number in range(count):
        total += numbr
    return total


try:
    run(2)
except NameError as e:
    print(e, e.name)

author = Author()
try:
    author.frist_name
except AttributeError as e:
    print(e, e.name, e.obj is author)

try:
    author.zzz
except AttributeError as e:
    print(e)

try:
    run(2)
finally:
    print("before the end")
    print(author.book)
