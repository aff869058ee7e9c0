# Enumerations. The classes are native; here is what checks and shows them.
from _enum import *
from _enum import EnumType, property

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
           "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
           "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
           "pickle_by_global_name", "pickle_by_enum_name"]


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
                if aliases:
                    raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join("%s -> %s" % pair for pair in aliases)))
            elif check is CONTINUOUS:
                values = {m.value for m in enumeration}
                if len(values) < 2:
                    continue
                if issubclass(enumeration, Flag):
                    wanted = [1 << i for i in range(min(values).bit_length() - 1, max(values).bit_length())]
                else:
                    wanted = range(min(values), max(values) + 1)
                missing = [str(v) for v in wanted if v not in values]
                if missing:
                    raise ValueError("invalid %s %r: missing values %s" % (
                        "flag" if issubclass(enumeration, Flag) else "enum", enumeration.__name__, ", ".join(missing)))
            elif check is NAMED_FLAGS:
                known = 0
                for m in enumeration.__members__.values():
                    if m.value and m.value & m.value - 1 == 0:
                        known |= m.value
                bad = [(n, m.value & ~known) for n, m in enumeration.__members__.items() if m.value & ~known]
                if bad:
                    names = [n for n, _ in bad]
                    total = 0
                    for _, v in bad:
                        total |= v
                    which = ("alias %s is" % names[0]) if len(names) == 1 else "aliases %s and %s are" % (", ".join(names[:-1]), names[-1])
                    value = "value 0x%x" % total if total & total - 1 == 0 else "combined values of 0x%x" % total
                    raise ValueError("invalid Flag %r: %s missing %s [use enum.show_flag_values(value) for details]"
                                     % (enumeration.__name__, which, value))
        return enumeration


def show_flag_values(value):
    return [1 << i for i in range(value.bit_length()) if value >> i & 1]


def global_enum_repr(self):
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    return "|".join("%s.%s" % (module, name) for name in self._name_.split("|"))


def global_str(self):
    return "%s.%s" % (self.__class__.__name__, self._value_) if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)
