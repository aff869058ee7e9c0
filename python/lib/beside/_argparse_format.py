"""The layouts of usage and help of argparse."""
import os
import textwrap

__name__ = "argparse"  # where the classes are
SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."


class HelpFormatter:
    """Lays out usage and help."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = int(os.environ.get("COLUMNS", 80)) - 2
        self._prog, self._width, self._step = prog, width, indent_increment
        self._help_at = min(max_help_position, max(width - 20, indent_increment * 2))

    def _fill(self, text, width, indent):
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _split(self, text, width):
        return textwrap.wrap(" ".join(text.split()), width)

    def _expand_help(self, action):
        values = {k: v.__name__ if hasattr(v, "__name__") else v for k, v in dict(vars(action), prog=self._prog).items() if v is not SUPPRESS}
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return self._get_help_string(action) % values

    def _get_help_string(self, action):
        return action.help

    def _default_metavar(self, action):
        return action.dest.upper() if action.option_strings else action.dest

    def _metavars(self, action, size):
        name = action.metavar
        if name is None:
            name = "{" + ",".join(map(str, action.choices)) + "}" if action.choices is not None else self._default_metavar(action)
        return name if isinstance(name, tuple) else (name,) * size

    def _args(self, action):
        n = action.nargs
        if n is None:
            return self._metavars(action, 1)[0]
        if n == OPTIONAL:
            return "[%s]" % self._metavars(action, 1)
        if n == ZERO_OR_MORE:
            names = self._metavars(action, 1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if n == ONE_OR_MORE:
            return "%s [%s ...]" % self._metavars(action, 2)
        if n == REMAINDER:
            return "..."
        if n == PARSER:
            return "%s ..." % self._metavars(action, 1)
        if n == SUPPRESS:
            return ""
        return " ".join(self._metavars(action, n)[:n])

    def usage(self, usage, actions, groups, prefix="usage: "):
        if usage is not None:
            return f"{prefix}{usage % dict(prog=self._prog)}\n\n"
        if not actions:
            return f"{prefix}{self._prog}\n\n"
        optionals = self._parts([a for a in actions if a.option_strings], groups)
        positionals = self._parts([a for a in actions if not a.option_strings], groups)
        line = " ".join([self._prog, *optionals, *positionals])
        if len(prefix) + len(line) > self._width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            lines = []
            if len(prefix) + len(self._prog) <= 0.75 * self._width:
                if optionals:
                    lines = self._wrapped([self._prog] + optionals, indent, prefix) + self._wrapped(positionals, indent)
                else:
                    lines = self._wrapped([self._prog] + positionals, indent, prefix)
            else:
                indent = " " * len(prefix)
                lines = self._wrapped(optionals + positionals, indent)
                if len(lines) > 1:
                    lines = self._wrapped(optionals, indent) + self._wrapped(positionals, indent)
                lines = [self._prog] + lines
            line = "\n".join(lines)
        return f"{prefix}{line}\n\n"

    def _wrapped(self, parts, indent, prefix=None):
        lines, line = [], []
        length = (len(prefix) if prefix is not None else len(indent)) - 1
        for part in parts:
            if length + 1 + len(part) > self._width and line:
                lines.append(indent + " ".join(line))
                line, length = [], len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None and lines:
            lines[0] = lines[0][len(indent):]
        return lines

    def _parts(self, actions, groups):
        grouped = {}
        for g in groups:
            members = g._group_actions
            if members and members[0] in actions and actions[actions.index(members[0]):][:len(members)] == members:
                for i, a in enumerate(members):
                    grouped[id(a)] = g, i, len(members)
        parts = []
        for a in actions:
            group, at, size = grouped.get(id(a), (None, 0, 1))
            if a.help is SUPPRESS:
                continue
            if not a.option_strings:
                part = self._args(a)
                if group and part[:1] == "[" and part[-1:] == "]":
                    part = part[1:-1]
            else:
                part = a.format_usage() if a.nargs == 0 else f"{a.option_strings[0]} {self._args(a)}"
                if not a.required and not group:
                    part = f"[{part}]"
            if group and size > 1:
                open_, close = "()" if group.required else "[]"
                part = (open_ if at == 0 else "") + part + (close if at == size - 1 else " |")
            elif group and not group.required:
                part = f"[{part}]"
            parts.append(part)
        return parts

    def invocation(self, action):
        if not action.option_strings:
            return " ".join(self._metavars(action, 1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        return ", ".join(f"{s} {self._args(action)}" for s in action.option_strings)

    def section(self, title, description, actions, at):
        body = self._fill(description % dict(prog=self._prog) if "%(prog)" in description else description, self._width - self._step, " " * self._step) + "\n\n" if description else ""
        lines = ""
        for a in actions:
            if a.help is not SUPPRESS:
                lines += self._entry(a, self._step, at)
                lines += "".join(self._entry(s, 2 * self._step, at) for s in a._subactions() if s.help is not SUPPRESS)
        if not body and not lines:
            return ""
        return (f"{title}:\n" if title else "") + body + lines + "\n"

    def _entry(self, action, indent, at):
        head = self.invocation(action)
        room = at - indent - 2
        if not action.help:
            return f"{'':{indent}}{head}\n"
        lines = self._split(self._expand_help(action), max(self._width - at, 11)) if action.help.strip() else []
        if len(head) <= room:
            out = f"{'':{indent}}{head:<{room}}  "
        else:
            out = f"{'':{indent}}{head}\n{'':{at}}"
        return out + f"\n{'':{at}}".join(lines or [""]) + "\n" if lines else f"{'':{indent}}{head}\n"

    def position(self, actions):
        """Where help begins: behind the longest head, within bounds."""
        widths = [len(self.invocation(a)) + self._step for a in actions if a.help is not SUPPRESS]
        widths += [len(self.invocation(s)) + self._step for a in actions if a.help is not SUPPRESS for s in a._subactions()]
        return min(max(widths, default=0) + self._step, self._help_at)


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _default_metavar(self, action):
        return action.type.__name__
