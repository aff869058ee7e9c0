"""Options and arguments of a command, from a list of texts."""
import os
import sys
from _argparse_format import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentDefaultsHelpFormatter,
                              HelpFormatter, MetavarTypeHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter)

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
           "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
           "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE"]


class ArgumentTypeError(Exception):
    pass


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _name(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


def _name(action):
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar if isinstance(action.metavar, str) else "/".join(action.metavar)
    if action.dest not in (None, SUPPRESS):
        return action.dest
    if action.choices:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return None


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        plain = [f"{k}={v!r}" for k, v in self.__dict__.items() if k.isidentifier()]
        odd = {k: v for k, v in self.__dict__.items() if not k.isidentifier()}
        return f"{type(self).__name__}({', '.join(plain + ([f'**{odd!r}'] if odd else []))})"


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        self.option_strings, self.dest, self.nargs, self.const, self.default = option_strings, dest, nargs, const, default
        self.type, self.choices, self.required, self.help, self.metavar = type, choices, required, help, metavar

    def _subactions(self):
        return ()

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")

    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar")
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"


def _check_count(action, nothing, nargs, const):
    if nargs == 0:
        raise ValueError(f"nargs for {action} actions must be != 0; {nothing} may be more appropriate")
    if const is not None and nargs != OPTIONAL:
        raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        _check_count("store", "if you have nothing to store, actions such as store true or store const", nargs, const)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


def _grown(namespace, dest, items):
    setattr(namespace, dest, list(getattr(namespace, dest, None) or []) + items)


class _AppendAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        _check_count("append", "if arg strings are not supplying the value to append, the append const action", nargs, const)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, [values])


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, list(values))


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, [self.const])


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        text = parser.version if self.version is None and hasattr(parser, "version") else self.version
        formatter = parser._formatter()
        parser._print_message(formatter._fill(text % dict(prog=parser.prog), formatter._width, "") + "\n", sys.stdout)
        parser.exit()


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        options = []
        for s in option_strings:
            options += [s, "--no-" + s[2:]] if s.startswith("--") else [s]
        super().__init__(options, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _SubParsersAction(Action):
    class _Choice(Action):
        def __init__(self, name, aliases, help):
            shown = name + (" (%s)" % ", ".join(aliases) if aliases else "")
            super().__init__([], name, help=help, metavar=shown)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prefix, self._parser_class, self._name_parser_map, self._choices_shown = prog, parser_class, {}, []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help, metavar=metavar)

    def add_parser(self, name, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        for n in (name, *aliases):
            if n in self._name_parser_map:
                raise ArgumentError(self, f"conflicting subparser{' alias' if n in aliases else ''}: {n}")
        if "help" in kwargs:
            self._choices_shown.append(self._Choice(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        for n in (name, *aliases):
            self._name_parser_map[n] = parser
        return parser

    def _subactions(self):
        return self._choices_shown

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})")
        sub, extra = self._name_parser_map[name].parse_known_args(rest, None)
        for key, value in vars(sub).items():
            setattr(namespace, key, value)
        if extra:
            _grown(namespace, "_unrecognized_args", extra)


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")

    def __repr__(self):
        return f"FileType({self._mode!r})"


_ACTIONS = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction, "store_false": _StoreFalseAction, "append": _AppendAction,
            "append_const": _AppendConstAction, "extend": _ExtendAction, "count": _CountAction, "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction}


class _ActionsContainer:
    """What arguments are added to: a parser or a group of one."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.prefix_chars, self.argument_default, self.conflict_handler = description, prefix_chars, argument_default, conflict_handler
        self._registries = {"action": dict(_ACTIONS), "type": {None: lambda s: s}}
        self._actions, self._option_string_actions, self._action_groups, self._mutually_exclusive_groups = [], {}, [], []
        self._defaults = {}

    def register(self, registry, value, object):
        self._registries[registry][value] = object

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        chars = self.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            dest = args[0] if args else kwargs.pop("dest")
            if "required" in kwargs:
                raise TypeError("'required' is an invalid argument for positionals")
            nargs = kwargs.get("nargs")
            if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS) or nargs == ZERO_OR_MORE and "default" not in kwargs:
                kwargs["required"] = True
            kwargs = dict(kwargs, dest=dest, option_strings=[])
        else:
            for s in args:
                if s[0] not in chars:
                    raise ValueError(f"invalid option string {s!r}: must start with a character {chars!r}")
            dest = kwargs.pop("dest", None)
            if dest is None:
                long = next((s for s in args if len(s) > 1 and s[1] in chars), args[0])
                dest = long.lstrip(chars)
                if not dest:
                    raise ValueError(f"dest= is required for options like {long!r}")
                dest = dest.replace("-", "_")
            kwargs = dict(kwargs, dest=dest, option_strings=list(args))
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        name = kwargs.pop("action", None)
        make = self._registries["action"].get(name, name) if isinstance(name, (str, type(None))) else name
        if not callable(make):
            raise ValueError(f"unknown action \"{make}\"")
        action = make(**kwargs)
        kind = self._registries["type"].get(action.type, action.type)
        if not callable(kind):
            raise ValueError(f"{kind!r} is not callable")
        if action.nargs is not None and not isinstance(action.nargs, int) and action.nargs not in (OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER, SUPPRESS):
            raise ValueError("invalid nargs value")
        if isinstance(action.metavar, tuple) and isinstance(action.nargs, int) and len(action.metavar) != action.nargs:
            raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def _add_action(self, action):
        clash = [(s, self._option_string_actions[s]) for s in action.option_strings if s in self._option_string_actions]
        if clash and self.conflict_handler == "error":
            raise ArgumentError(action, f"conflicting option string{'s' if len(clash) > 1 else ''}: {', '.join(s for s, _ in clash)}")
        for s, other in clash:
            other.option_strings.remove(s)
            del self._option_string_actions[s]
            if not other.option_strings:
                other.container._remove_action(other)
        self._actions.append(action)
        action.container = self
        for s in action.option_strings:
            self._option_string_actions[s] = action
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _MutuallyExclusiveGroup(self, required)
        self._mutually_exclusive_groups.append(group)
        return group


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, kwargs.get("prefix_chars", container.prefix_chars), kwargs.get("argument_default", container.argument_default),
                         kwargs.get("conflict_handler", container.conflict_handler))
        self.title, self._group_actions, self._container = title, [], container
        for name in ("_registries", "_actions", "_option_string_actions", "_defaults", "_mutually_exclusive_groups"):
            setattr(self, name, getattr(container, name))

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action


class ArgumentParser(_ActionsContainer):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True, exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.add_help, self.allow_abbrev, self.exit_on_error = add_help, allow_abbrev, exit_on_error
        self._positionals, self._optionals = self.add_argument_group("positional arguments"), self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            mark = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(mark + "h", mark * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            groups = {g.title: g for g in self._action_groups}
            for g in parent._action_groups:
                target = groups.get(g.title) or self.add_argument_group(g.title, g.description)
                for a in g._group_actions:
                    target._add_action(a)
            for g in parent._mutually_exclusive_groups:
                self.add_mutually_exclusive_group(required=g.required)._group_actions += g._group_actions
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            usage = self._formatter().usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, "")
            kwargs["prog"] = usage.strip()
        action = self._registries["action"][kwargs.pop("action", "parsers")](option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _get_optional_actions(self):
        return [a for a in self._actions if a.option_strings]

    def _get_positional_actions(self):
        return [a for a in self._actions if not a.option_strings]

    def parse_args(self, args=None, namespace=None):
        args, extra = self.parse_known_args(args, namespace)
        if extra:
            self.error("unrecognized arguments: %s" % " ".join(extra))
        return args

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        for a in self._actions:
            if a.dest is not SUPPRESS and a.default is not SUPPRESS and not hasattr(namespace, a.dest):
                setattr(namespace, a.dest, a.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if not self.exit_on_error:
            return self._parse(args, namespace)
        try:
            return self._parse(args, namespace)
        except ArgumentError as e:
            self.error(str(e))

    def parse_intermixed_args(self, args=None, namespace=None):
        return self.parse_args(args, namespace)

    # How the texts are taken: each is an option (O), an argument (A) or the mark "--".

    def _option(self, text):
        """None for an argument, else what an option text means: action, option string, value after "="."""
        if not text or text[0] not in self.prefix_chars:
            return None
        if text in self._option_string_actions:
            return self._option_string_actions[text], text, None
        if len(text) == 1:
            return None
        if "=" in text:
            name, _, value = text.partition("=")
            if name in self._option_string_actions:
                return self._option_string_actions[name], name, value
        found = self._abbreviated(text)
        if len(found) > 1:
            self.error(f"ambiguous option: {text} could match {', '.join(s for _, s, _ in found)}")
        if found:
            return found[0]
        if _is_negative(text) and not any(_is_negative(s) for s in self._option_string_actions):
            return None
        if " " in text:
            return None
        return None, text, None

    def _abbreviated(self, text):
        chars, known = self.prefix_chars, self._option_string_actions
        found = []
        if len(text) > 1 and text[1] in chars:
            if self.allow_abbrev:
                name, sep, value = text.partition("=")
                found = [(known[s], s, value if sep else None) for s in known if s.startswith(name)]
        else:
            for s in known:
                if s == text[:2]:
                    found.append((known[s], s, text[2:]))
                elif s.startswith(text):
                    found.append((known[s], s, None))
        return found

    def _parse(self, args, namespace):
        options, pattern, ended = {}, "", False
        for i, text in enumerate(args):
            if ended:
                pattern += "A"
            elif text == "--":
                pattern, ended = pattern + "-", True
            else:
                option = self._option(text)
                if option is not None:
                    options[i] = option
                pattern += "A" if option is None else "O"
        seen, taken, extra = set(), set(), []
        positionals = self._get_positional_actions()

        def take(action, texts, option=None):
            seen.add(action)
            values = self._get_values(action, texts)
            if values is not action.default:
                taken.add(action)
                for group in self._mutually_exclusive_groups:
                    if action in group._group_actions:
                        for other in group._group_actions:
                            if other is not action and other in taken:
                                raise ArgumentError(action, f"not allowed with argument {_name(other)}")
            if values is not SUPPRESS:
                action(self, namespace, values, option)

        def take_optional(start):
            action, option, value = options[start]
            tuples = []
            while True:
                if action is None:
                    extra.append(args[start])
                    return start + 1
                if value is not None:
                    size = _match(action, "A")
                    if size == 0 and option[1] not in self.prefix_chars and value != "":
                        tuples.append((action, [], option))
                        option = option[0] + value[0]
                        value = value[1:] or None
                        if option in self._option_string_actions:
                            action = self._option_string_actions[option]
                            if value is None:
                                stop = start + 1 + self._count(action, pattern[start + 1:])
                                tuples.append((action, args[start + 1:stop], option))
                                break
                        else:
                            raise ArgumentError(action, f"ignored explicit argument {option[1:] + (value or '')!r}")
                    elif size == 1:
                        stop = start + 1
                        tuples.append((action, [value], option))
                        break
                    else:
                        raise ArgumentError(action, f"ignored explicit argument {value!r}")
                else:
                    stop = start + 1 + self._count(action, pattern[start + 1:])
                    tuples.append((action, args[start + 1:stop], option))
                    break
            for action, texts, option in tuples:
                take(action, texts, option)
            return stop

        def take_positionals(start):
            sizes = _match_all(positionals, pattern[start:])
            for action, size in zip(positionals, sizes):
                take(action, args[start:start + size])
                start += size
            del positionals[:len(sizes)]
            return start

        last = max(options, default=-1)
        start = 0
        while start <= last:
            following = min(i for i in options if i >= start)
            if start != following:
                end = take_positionals(start)
                if end > start:
                    start = end
                    continue
                start = end
            if start not in options:
                extra += args[start:following]
                start = following
            start = take_optional(start)
        stop = take_positionals(start)
        extra += args[stop:]
        missing = []
        for action in self._actions:
            if action in seen:
                continue
            if action.required:
                missing.append(_name(action))
            elif isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default:
                setattr(namespace, action.dest, self._get_value(action, action.default))
        if missing:
            self.error("the following arguments are required: %s" % ", ".join(missing))
        for group in self._mutually_exclusive_groups:
            if group.required and not any(a in taken for a in group._group_actions):
                names = [_name(a) for a in group._group_actions if a.help is not SUPPRESS]
                self.error("one of the arguments %s is required" % " ".join(names))
        if hasattr(namespace, "_unrecognized_args"):
            extra += namespace._unrecognized_args
            del namespace._unrecognized_args
        return namespace, extra

    def _count(self, action, pattern):
        size = _match(action, pattern)
        if size is None:
            n = action.nargs
            messages = {None: "expected one argument", OPTIONAL: "expected at most one argument", ONE_OR_MORE: "expected at least one argument"}
            raise ArgumentError(action, messages.get(n) or f"expected {n} argument{'' if n == 1 else 's'}")
        return size

    def _get_values(self, action, texts):
        if action.nargs not in (PARSER, REMAINDER) and "--" in texts:
            texts = list(texts)
            texts.remove("--")
        n = action.nargs
        if not texts and n == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not texts and n == ZERO_OR_MORE and not action.option_strings:
            if action.default is not None:
                self._check_value(action, action.default)
                return action.default
            return texts
        if len(texts) == 1 and n in (None, OPTIONAL):
            value = self._get_value(action, texts[0])
            self._check_value(action, value)
            return value
        if n == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, t) for t in texts]
        for value in values[:1] if n == PARSER else () if n == REMAINDER else values:
            self._check_value(action, value)
        return values

    def _get_value(self, action, text):
        kind = self._registries["type"].get(action.type, action.type)
        try:
            return kind(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e))
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {getattr(action.type, '__name__', repr(action.type))} value: {text!r}")

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, action.choices))})")

    def _formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        return self._formatter().usage(self.usage, self._actions, self._mutually_exclusive_groups).rstrip("\n") + "\n"

    def format_help(self):
        f = self._formatter()
        at = f.position([a for g in self._action_groups for a in g._group_actions])
        out = f.usage(self.usage, self._actions, self._mutually_exclusive_groups)
        for text, sections in ((self.description, self._action_groups), (self.epilog, ())):
            if text:
                out += f._fill(text % dict(prog=self.prog) if "%(prog)" in text else text, f._width, "") + "\n\n"
            for g in sections:
                out += f.section(g.title, g.description, g._group_actions, at)
        return out.strip("\n") + "\n"

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file or sys.stdout)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file or sys.stdout)

    def _print_message(self, message, file=None):
        if message:
            (file or sys.stderr).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


def _is_negative(text):
    digits = text[1:].replace(".", "", 1)
    return text[:1] == "-" and digits.isdecimal() and not text.endswith(".")


def _bounds(action):
    n = action.nargs
    low, high = {None: (1, 1), OPTIONAL: (0, 1), ZERO_OR_MORE: (0, None), ONE_OR_MORE: (1, None), REMAINDER: (0, None), PARSER: (1, None), SUPPRESS: (0, 0)}.get(n, (n, n))
    return low, high, n in (REMAINDER, PARSER)


def _match(action, pattern):
    """How many texts of a pattern of A, O and - one action takes; None where it cannot."""
    sizes = _match_all([action], pattern.replace("-", "") if action.option_strings else pattern)
    return sizes[0] if sizes else None


def _match_all(actions, pattern):
    """How many texts each takes of as many actions as can be served: the earlier ones take what they can."""
    for count in range(len(actions), 0, -1):
        sizes = _fit(actions[:count], pattern)
        if sizes is not None:
            return sizes
    return []


def _fit(actions, pattern):
    if not actions:
        return []
    low, high, anything = _bounds(actions[0])
    size = args = 0
    possible = [0] if low == 0 else []
    while size < len(pattern) and (high is None or args < high or pattern[size] == "-"):
        if pattern[size] == "O" and not (anything and (args > 0 or actions[0].nargs == REMAINDER)):
            break
        if pattern[size] != "-" or anything and args > 0:
            args += 1
        size += 1
        if args >= low:
            possible.append(size)
    for size in reversed(possible):
        rest = _fit(actions[1:], pattern[size:])
        if rest is not None:
            return [size] + rest
    return None
