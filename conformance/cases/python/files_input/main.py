# input() takes one line after the other; at their end it raises EOFError.
name = input("Your name? ")
age = int(input("Your age? "))
print(f"Hello {name}, next year you are {age + 1}")
print(repr(input()), repr(input("> ")))
try:
    input("more? ")
except EOFError as error:
    print("no more:", type(error).__name__)
try:
    int("forty")
except ValueError as error:
    print(error)
