def outer():
    value = 1

    def inner():
        return valeu + 1

    return inner() + value


class Config:
    debug = True


print(Config().debug)
outer()
