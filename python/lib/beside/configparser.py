# Settings in sections, as .ini files have them.
import os
import re
from collections.abc import MutableMapping

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
           "ExtendedInterpolation", "SectionProxy", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH"]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__("No section: %r" % (section,))
        self.section = section
        self.args = (section,)


class _Duplicate(Error):
    def _say(self, what, source, lineno, args):
        words = what[:1].upper() + what[1:] + " already exists"
        if source is not None:
            words = "While reading from " + repr(source) + (" [line %2d]" % lineno if lineno is not None else "") + ": " + what + " already exists"
        Error.__init__(self, words)
        self.source, self.lineno, self.args = source, lineno, args


class DuplicateSectionError(_Duplicate):
    def __init__(self, section, source=None, lineno=None):
        self._say("section %r" % (section,) if source is not None else "Section %r" % (section,), source, lineno, (section, source, lineno))
        if source is None:
            self.message = "Section %r already exists" % (section,)
        self.section = section


class DuplicateOptionError(_Duplicate):
    def __init__(self, section, option, source=None, lineno=None):
        self._say("option %r in section %r" % (option, section), source, lineno, (section, option, source, lineno))
        self.section, self.option = section, option


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__("No option %r in section: %r" % (option, section))
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, "Bad value substitution: option {!r} in section {!r} contains an interpolation key {!r} "
                         "which is not a valid option name. Raw value: {!r}".format(option, section, reference, rawval))
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, "Recursion limit exceeded in value substitution: option {!r} in section {!r} contains an "
                         "interpolation key which cannot be substituted in {} steps. Raw value: {!r}".format(option, section, MAX_INTERPOLATION_DEPTH, rawval))
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source, filename=None):
        super().__init__("Source contains parsing errors: %r" % source)
        self.source, self.errors, self.args = source, [], (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line))
        self.source, self.lineno, self.line, self.args = filename, lineno, line, (filename, lineno, line)


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    before_read = before_write = before_set


class BasicInterpolation(Interpolation):
    _sign, _open, _close = "%", "(", ")"
    _form = re.compile(r"%\(([^)]+)\)s")

    def before_get(self, parser, section, option, value, defaults):
        return self._filled(parser, option, value, section, defaults, 1)

    def before_set(self, parser, section, option, value):
        left = self._form.sub("", value.replace(self._sign * 2, ""))
        if self._sign in left:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, left.find(self._sign)))
        return value

    def _look_up(self, parser, option, section, reference, names, raw):
        try:
            return names[parser.optionxform(reference)], section, names
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, parser.optionxform(reference)) from None

    def _filled(self, parser, option, rest, section, names, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        out = ""
        sign = self._sign
        while rest:
            before, found, rest = rest.partition(sign)
            out += before
            if not found:
                break
            if rest.startswith(sign):
                out += sign
                rest = rest[1:]
                continue
            if not rest.startswith(self._open):
                raise InterpolationSyntaxError(option, section, "'%s' must be followed by '%s' or '%s', found: %r" % (
                    sign, sign, self._open, sign + rest))
            match = self._form.match(sign + rest)
            if match is None:
                raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % (sign + rest))
            rest = (sign + rest)[match.end():]
            value, where, theirs = self._look_up(parser, option, section, match.group(1), names, raw)
            if sign in value:
                value = self._filled(parser, option, value, where, theirs, depth + 1)
            out += value
        return out


class ExtendedInterpolation(BasicInterpolation):
    _sign, _open, _close = "$", "{", "}"
    _form = re.compile(r"\$\{([^}]+)\}")

    def _look_up(self, parser, option, section, reference, names, raw):
        path = reference.split(":")
        try:
            if len(path) == 1:
                return names[parser.optionxform(path[0])], section, names
            if len(path) == 2:
                key = parser.optionxform(path[1])
                return parser.get(path[0], key, raw=True), path[0], dict(parser.items(path[0], raw=True))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
        raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % reference)


class RawConfigParser(MutableMapping):
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_UNSET, converters=None):
        self._dict = dict_type
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._allow_no_value, self._delimiters = allow_no_value, tuple(delimiters)
        self._comments, self._inline = tuple(comment_prefixes or ()), tuple(inline_comment_prefixes or ())
        self._strict, self._empty_lines, self.default_section = strict, empty_lines_in_values, default_section
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        self._interpolation = Interpolation() if interpolation is None else interpolation
        self._proxies[default_section] = SectionProxy(self, default_section)
        self.converters = {"int": int, "float": float, "boolean": self._convert_to_boolean, **(converters or {})}
        for name, function in (converters or {}).items():
            setattr(self, "get" + name, lambda section, option, *, _f=function, **kw: self._converted(section, option, _f, **kw))
        if defaults:
            self._read_defaults(defaults)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def optionxform(self, optionstr):
        return optionstr.lower()

    # --- reading

    def read(self, filenames, encoding=None):
        done = []
        for name in [filenames] if isinstance(filenames, (str, bytes, os.PathLike)) else filenames:
            try:
                with open(name, encoding=encoding) as f:
                    self._read(f, name)
            except OSError:
                continue
            done.append(name)
        return done

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            if self._strict and section in seen:
                raise DuplicateSectionError(section)
            if section not in self._sections and section != self.default_section:
                self.add_section(section)
            seen.add(section)
            options = set()
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if self._strict and key in options:
                    raise DuplicateOptionError(section, key, source)
                options.add(key)
                self.set(section, key, None if value is None else str(value))

    def _bare(self, line):
        """A line without its comment."""
        for prefix in self._comments:
            if line.strip().startswith(prefix):
                return ""
        ends = [m.start() for p in self._inline for m in re.finditer(re.escape(p), line) if m.start() == 0 or line[m.start() - 1].isspace()]
        return line[:min(ends)] if ends else line

    def _read(self, lines, source):
        marks = "|".join(re.escape(d) for d in self._delimiters)
        form = re.compile(r"(?P<option>.*?)\s*(?:(?P<vi>%s)\s*(?P<value>.*))%s$" % (marks, "?" if self._allow_no_value else ""))
        seen, options, trouble = set(), set(), None
        section = name = option = None
        indent = 0
        for number, line in enumerate(lines, 1):
            comment = any(line.strip().startswith(p) for p in self._comments)
            value = self._bare(line).strip()
            if not value:
                if self._empty_lines:
                    if not comment and section is not None and option and section[option] is not None:
                        section[option].append("")
                else:
                    indent = 1 << 30
                continue
            at = len(line) - len(line.lstrip())
            if section is not None and option and at > indent:
                if section[option] is None:
                    raise ParsingError(source)
                section[option].append(value)
                continue
            indent = at
            header = re.match(r"\[(?P<header>.+)\]", value)
            if header:
                name, option = header.group("header"), None
                if name in self._sections:
                    if self._strict and name in seen:
                        raise DuplicateSectionError(name, source, number)
                    section = self._sections[name]
                elif name == self.default_section:
                    section = self._defaults
                else:
                    self.add_section(name)
                    section = self._sections[name]
                seen.add(name)
                continue
            if section is None:
                raise MissingSectionHeaderError(source, number, line)
            match = form.match(value)
            if not match or not match.group("option"):
                trouble = trouble or ParsingError(source)
                trouble.append(number, repr(line))
                continue
            option = self.optionxform(match.group("option").rstrip())
            if self._strict and (name, option) in options:
                raise DuplicateOptionError(name, option, source, number)
            options.add((name, option))
            words = match.group("value")
            section[option] = None if words is None else [words.strip()]
        for name, section in [(self.default_section, self._defaults), *self._sections.items()]:
            for option, value in section.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                section[option] = value if value is None else self._interpolation.before_read(self, name, option, value)
        if trouble:
            raise trouble

    # --- asking

    def _names(self, section, vars=None):
        if section in self._sections:
            own = self._sections[section]
        elif section == self.default_section:
            own = {}
        else:
            raise NoSectionError(section)
        given = {self.optionxform(k): v if v is None else str(v) for k, v in (vars or {}).items()}
        return {**self._defaults, **own, **given}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            names = self._names(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        key = self.optionxform(option)
        if key not in names:
            if fallback is _UNSET:
                raise NoOptionError(key, section)
            return fallback
        value = names[key]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, key, value, names)

    def _converted(self, section, option, convert, *, fallback=_UNSET, **kw):
        try:
            return convert(self.get(section, option, **kw))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, **kw):
        return self._converted(section, option, int, **kw)

    def getfloat(self, section, option, **kw):
        return self._converted(section, option, float, **kw)

    def getboolean(self, section, option, **kw):
        return self._converted(section, option, self._convert_to_boolean, **kw)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        names = self._names(section, vars)
        keys = [k for k in names if k in self._defaults or k in self._sections.get(section, ()) or not vars]
        if raw:
            return [(k, names[k]) for k in keys]
        return [(k, v if v is None else self._interpolation.before_get(self, section, k, v, names)) for k, v in ((k, names[k]) for k in keys)]

    def has_option(self, section, option):
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        return section in self._sections and (option in self._sections[section] or option in self._defaults)

    # --- changing

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            own = self._defaults
        elif section in self._sections:
            own = self._sections[section]
        else:
            raise NoSectionError(section)
        own[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if section and section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        own = self._sections[section] if section in self._sections else self._defaults
        option = self.optionxform(option)
        there = option in own
        if there:
            del own[option]
        return there

    def remove_section(self, section):
        there = section in self._sections
        if there:
            del self._sections[section], self._proxies[section]
        return there

    def write(self, fp, space_around_delimiters=True):
        mark = (" %s " if space_around_delimiters else "%s") % self._delimiters[0]
        for name, section in [(self.default_section, self._defaults), *self._sections.items()]:
            if name == self.default_section and not section:
                continue
            fp.write("[%s]\n" % name)
            for key, value in section.items():
                value = self._interpolation.before_write(self, name, key, value)
                words = "" if value is None and self._allow_no_value else mark + str(value).replace("\n", "\n\t")
                fp.write(key + words + "\n")
            fp.write("\n")

    # --- as a mapping of sections

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _text(self, section="", option="", value=""):
        for what, given in (("section names", section), ("option keys", option)):
            if not isinstance(given, str):
                raise TypeError(what + " must be strings")
        if not isinstance(value, str) and (value is not None or not self._allow_no_value):
            raise TypeError("option values must be strings")

    def set(self, section, option, value=None):
        self._text(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._text(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        kept, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = kept


class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    def __getattr__(self, name):
        # get with a converter, as the parser has it for all sections
        convert = self._parser.converters.get(name[3:]) if name.startswith("get") else None
        if convert is None:
            raise AttributeError(name)
        return lambda option, fallback=None, **kw: self._parser._converted(self._name, option, convert, fallback=fallback, **kw)

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def __repr__(self):
        return "<Section: {}>".format(self._name)

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if isinstance(self._parser, ConfigParser):
            self._parser._text(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _keys(self):
        parser = self._parser
        return list(parser.defaults()) if self._name == parser.default_section else parser.options(self._name)

    def __len__(self):
        return len(self._keys())

    def __iter__(self):
        return iter(self._keys())

    def get(self, option, fallback=None, *, raw=False, vars=None, **kw):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)
