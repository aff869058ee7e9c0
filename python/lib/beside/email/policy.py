# How messages are written.

__all__ = ["Policy", "EmailPolicy", "Compat32", "compat32", "default", "strict", "SMTP", "HTTP", "SMTPUTF8"]


class Policy:
    linesep, utf8, cte_type, max_line_length, mangle_from_, raise_on_defect, refold_source = "\n", False, "8bit", 78, False, False, "long"

    def __init__(self, **kw):
        for name, value in kw.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{name!r} is an invalid keyword argument for {type(self).__name__}")
            self.__dict__[name] = value

    def clone(self, **kw):
        return type(self)(**{**self.__dict__, **kw})

    def __add__(self, other):
        return self.clone(**other.__dict__)

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__!r} object attribute {name!r} is read-only")

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


class EmailPolicy(Policy):
    pass


class Compat32(Policy):
    mangle_from_ = True


compat32, default = Compat32(), EmailPolicy()
strict = default.clone(raise_on_defect=True)
SMTP = default.clone(linesep="\r\n")
HTTP = default.clone(linesep="\r\n", max_line_length=None)
SMTPUTF8 = SMTP.clone(utf8=True)
