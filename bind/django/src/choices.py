import enum


class ChoicesType(enum.EnumMeta):
    """The class of Choices classes: lists of their names, values and labels."""

    @property
    def names(cls):
        own = [m.name for m in cls]
        return ["__empty__"] + own if hasattr(cls, "__empty__") else own

    @property
    def choices(cls):
        pairs = [(m.value, m.label) for m in cls]
        return [(None, cls.__empty__)] + pairs if hasattr(cls, "__empty__") else pairs

    @property
    def labels(cls):
        return [label for _, label in cls.choices]

    @property
    def values(cls):
        return [value for value, _ in cls.choices]

    def __contains__(cls, member):
        if isinstance(member, enum.Enum):
            return super().__contains__(member)
        return any(m.value == member for m in cls)


class Choices(enum.Enum, metaclass=ChoicesType):
    """An enumeration whose members carry a label for people."""

    @property
    def label(self):
        given = self.__dict__.get("_label_")
        return self.name.replace("_", " ").title() if given is None else given

    def __str__(self):
        return str(self.value)

    def __repr__(self):
        return f"{self.__class__.__qualname__}.{self.name}"


class IntegerChoices(int, Choices):
    def __new__(cls, value, label=None):
        member = int.__new__(cls, value)
        member._value_ = int(value)
        member._label_ = label
        return member


class TextChoices(str, Choices):
    def __new__(cls, value, label=None):
        member = str.__new__(cls, value)
        member._value_ = str(value)
        member._label_ = label
        return member

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name
