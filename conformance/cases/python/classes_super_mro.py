class Base:
    def __init__(self, **kwargs):
        self.log = ["Base"]
        assert not kwargs, kwargs

    def work(self):
        return ["Base.work"]

    @classmethod
    def create(cls):
        return f"Base.create for {cls.__name__}"


class Left(Base):
    def __init__(self, left=1, **kwargs):
        super().__init__(**kwargs)
        self.left = left
        self.log.append("Left")

    def work(self):
        return ["Left.work"] + super().work()

    @classmethod
    def create(cls):
        return "Left then " + super().create()


class Right(Base):
    def __init__(self, right=2, **kwargs):
        super().__init__(**kwargs)
        self.right = right
        self.log.append("Right")

    def work(self):
        return ["Right.work"] + super().work()


class Both(Left, Right):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.log.append("Both")

    def work(self):
        return ["Both.work"] + super(Both, self).work()


b = Both(left=10, right=20)
print(b.log, b.left, b.right)
print(b.work())
print(Both.create())
print([c.__name__ for c in Both.__mro__])
print(super(Left, b).work())

try:
    class Bad(Base, Left):
        pass
except TypeError as e:
    print(e)


class Late(Base):
    def indirect(self):
        def inner():
            return super(Late, self).work()

        return inner()

    def comprehension(self):
        return [__class__.__name__ for _ in range(2)]


print(Late().indirect(), Late().comprehension())


def outside(self):
    return super().work()


Late.outside = outside
try:
    Late().outside()
except RuntimeError as e:
    print(e)


class Meta(type):
    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        made.tagged = cls.__name__
        return made


class Tagged(metaclass=Meta):
    def __init__(self, x):
        self.x = x


print(Tagged(4).tagged, Tagged(4).x)


class Number(int):
    def __new__(cls, value):
        return super().__new__(cls, value * 2)

    def __add__(self, other):
        return Number.wrap(super().__add__(other))

    @staticmethod
    def wrap(v):
        return f"<{v}>"


n = Number(21)
print(n, n + 1, isinstance(n, int), n * 2, n.__class__.__name__)
try:
    super().x
except RuntimeError as e:
    print(e)
try:
    b.nothing
except AttributeError as e:
    print(e)
try:
    super(Left, b).nothing
except AttributeError as e:
    print(e)
