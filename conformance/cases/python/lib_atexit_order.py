import atexit

@atexit.register
def last():
    print("registered first, runs last")


def hello(name, greeting="hi"):
    print(greeting, name)


atexit.register(hello, "ann", greeting="bye")
atexit.register(print, "never")
atexit.unregister(print)
print("end of the program", last.__name__)
atexit._run_exitfuncs()
