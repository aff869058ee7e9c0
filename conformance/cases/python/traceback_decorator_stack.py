import functools

def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("calling", function.__name__)
        return function(*args, **kwargs)
    return wrapper

def twice(function):
    def wrapper(x):
        return function(function(x))
    return wrapper

@twice
@logged
def half(x):
    return x / 2

print(half(8))
print(half("8"))
