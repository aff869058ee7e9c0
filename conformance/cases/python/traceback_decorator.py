def validate(kind):
    def decorate(fn):
        if not callable(kind):
            raise TypeError("kind must be callable")

        def wrapper(*args, **kwargs):
            return kind(fn(*args, **kwargs))

        return wrapper

    return decorate


@validate(int)
def number(text):
    return text.strip()


print(number(" 42 "))


@validate(int)
@validate(
    "text"
)
def broken(
    a,
    b,
):
    return a
