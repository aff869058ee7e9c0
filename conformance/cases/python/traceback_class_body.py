def check(value):
    if value > 2:
        raise ValueError(f"{value} is too much")
    return value


class Settings:
    low = check(1)

    class Inner:
        values = [check(n) for n in range(2, 4)]

    never = True
