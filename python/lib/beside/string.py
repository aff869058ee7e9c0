# Character classes, templates and the formatter behind str.format.
import re as _re
from collections import ChainMap as _ChainMap
from _string import formatter_parser as _parse, formatter_field_name_split as _split_name

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = digits[:8]
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Every word with a capital, joined by sep (a space where none is given)."""
    words = [word.capitalize() for word in s.split(sep)]
    return (sep if sep is not None else " ").join(words)


_nothing = {}


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        text = cls.__dict__.get("pattern")
        if text is None:
            mark, name = _re.escape(cls.delimiter), cls.idpattern
            text = (rf"{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|"
                    rf"{{(?P<braced>{cls.braceidpattern or name})}}|(?P<invalid>))")
        cls.pattern = _re.compile(text, cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        at = match.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            column, line = at - len("".join(lines[:-1])), len(lines)
        else:
            column = line = 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _filled(self, mapping, kws, missing):
        if mapping is _nothing:
            mapping = kws
        elif kws:
            mapping = _ChainMap(kws, mapping)

        def value(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                return missing(match, mapping, name)
            if match.group("escaped") is not None:
                return self.delimiter
            if match.group("invalid") is not None:
                return missing(match, None, None)
            raise ValueError("Unrecognized named group in pattern", self.pattern)
        return self.pattern.sub(value, self.template)

    def substitute(self, mapping=_nothing, /, **kws):
        def strict(match, mapping, name):
            return self._invalid(match) if name is None else str(mapping[name])
        return self._filled(mapping, kws, strict)

    def safe_substitute(self, mapping=_nothing, /, **kws):
        def kept(match, mapping, name):
            if name is None:
                return match.group()
            try:
                return str(mapping[name])
            except KeyError:
                return match.group()
        return self._filled(mapping, kws, kept)

    def is_valid(self):
        return all(m.group("invalid") is None for m in self.pattern.finditer(self.template))

    def get_identifiers(self):
        names = {}
        for match in self.pattern.finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None:
                names[name] = None
        return list(names)


Template.__init_subclass__()


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        match conversion:
            case None:
                return value
            case "s":
                return str(value)
            case "r":
                return repr(value)
            case "a":
                return ascii(value)
        raise ValueError("Unknown conversion specifier {!s}".format(conversion))

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, key in rest:
            obj = getattr(obj, key) if is_attr else obj[key]
        return obj, first
