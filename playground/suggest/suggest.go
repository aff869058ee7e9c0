// Package suggest finds what may stand at the cursor: names of the code, members
// of the ORMs' objects, fields, relationships and look-ups of the models that the
// last run described. It reads text and never runs it, so it guesses what a name
// holds from the lines that give it a value; where it cannot guess it offers
// nothing.
package suggest

import (
	"regexp"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
)

// Names are what the engine knows, in the JSON that it answers with.
type Names struct {
	Members map[string][]string `json:"members"` // by kind of object: QuerySet, Session, Select …
	Modules map[string][]string `json:"modules"`
}

// A Model is a mapped class of the last run.
type Model struct {
	Class  string
	Table  string
	Fields []protocol.ModelField
}

// Models reads the mapped classes off a run's log.
func Models(events []protocol.Event) []Model {
	var out []Model
	for _, e := range events {
		if e.Kind != protocol.Model {
			continue
		}
		m := Model{e.Body.Class, e.Body.Table, e.Body.Fields}
		if i := slices.IndexFunc(out, func(o Model) bool { return o.Class == m.Class }); i >= 0 {
			out[i] = m
		} else {
			out = append(out, m)
		}
	}
	return out
}

// An Option is one thing that may stand at the cursor.
type Option struct {
	Label  string
	Kind   string // class, function, property, variable, keyword, namespace
	Detail string
}

// At returns what may stand at the end of before, and how many characters of it
// are the beginning of that already.
func At(names Names, models []Model, before string) (options []Option, typed int) {
	if inComment(before) {
		return nil, 0
	}
	c := code{names: names, models: models, text: before}
	word := identifier.FindString(before)
	rest := before[:len(before)-len(word)]
	if path, ok := c.lookup(rest, word); ok {
		options, word = path.options, path.word
	} else if line := lastLine(before); module.MatchString(line) {
		options, word = c.modules(line, word)
	} else if m := imported.FindStringSubmatch(line); m != nil {
		options = list(names.Modules[m[1]], "function", m[1])
	} else if strings.HasSuffix(rest, ".") {
		options = c.members(strings.TrimSuffix(rest, "."))
	} else if word != "" && !inString(lastLine(before)) {
		options = c.plain()
	}
	options = slices.DeleteFunc(options, func(o Option) bool { return !strings.HasPrefix(o.Label, word) || o.Label == word })
	return options, len([]rune(word))
}

var (
	identifier = regexp.MustCompile(`[\pL_][\pL\pN_]*$`)
	module     = regexp.MustCompile(`^\s*(?:from|import)\s+[\w.]*$`)
	imported   = regexp.MustCompile(`^\s*from\s+([\w.]+)\s+import\s+(?:\(?\s*[\w\s,]*)$`)
)

func lastLine(text string) string { return text[strings.LastIndexByte(text, '\n')+1:] }

func inComment(text string) bool {
	line := lastLine(text)
	at := strings.IndexByte(line, '#')
	return at >= 0 && !inString(line[:at])
}

// inString reports whether a line ends inside quotes.
func inString(line string) bool {
	quote := byte(0)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		}
	}
	return quote != 0
}

func list(names []string, kind, detail string) []Option {
	out := make([]Option, 0, len(names))
	for _, n := range names {
		out = append(out, Option{n, kind, detail})
	}
	return out
}

// code is the text before the cursor with what is known about it.
type code struct {
	names  Names
	models []Model
	text   string
}

func (c code) model(class string) *Model {
	for i := range c.models {
		if c.models[i].Class == class {
			return &c.models[i]
		}
	}
	return nil
}

func (m *Model) field(name string) *protocol.ModelField {
	for i := range m.Fields {
		if m.Fields[i].Name == name || m.Fields[i].Column == name && m.Fields[i].Kind != "" {
			return &m.Fields[i]
		}
	}
	return nil
}

func (m *Model) options() []Option {
	var out []Option
	for _, f := range m.Fields {
		detail := m.Class
		if f.Kind != "" {
			detail = f.Kind + " " + f.Target
		}
		out = append(out, Option{f.Name, "property", detail})
		if f.Kind != "" && f.Column != "" && f.Column != f.Name {
			out = append(out, Option{f.Column, "property", m.Class})
		}
	}
	return out
}

// modules are the parts of dotted names after from and import.
func (c code) modules(line, word string) ([]Option, string) {
	dotted := line[strings.LastIndexAny(line, " \t")+1:]
	above := dotted[:len(dotted)-len(word)]
	seen := map[string]bool{}
	var out []Option
	for name := range c.names.Modules {
		if rest, ok := strings.CutPrefix(name, above); ok {
			if part, _, _ := strings.Cut(rest, "."); part != "" && !seen[part] {
				seen[part] = true
				out = append(out, Option{part, "namespace", ""})
			}
		}
	}
	slices.SortFunc(out, func(a, b Option) int { return strings.Compare(a.Label, b.Label) })
	return out, word
}

// plain are the names of the code, its imports, and Python's own.
func (c code) plain() []Option {
	seen := map[string]bool{}
	var out []Option
	add := func(name, kind, detail string) {
		if name != "" && !seen[name] && name != "_" {
			seen[name] = true
			out = append(out, Option{name, kind, detail})
		}
	}
	body := c.text[:len(c.text)-len(identifier.FindString(c.text))]
	for _, m := range defined.FindAllStringSubmatch(body, -1) {
		if m[1] == "class" {
			add(m[2], "class", "")
		} else {
			add(m[2], "function", "")
		}
	}
	for _, m := range assigned.FindAllStringSubmatch(body, -1) {
		for _, name := range strings.Split(m[1]+","+m[2]+","+m[3], ",") {
			add(strings.TrimSpace(name), "variable", "")
		}
	}
	for _, m := range fromImport.FindAllStringSubmatch(body, -1) {
		for _, part := range strings.Split(strings.Trim(m[2], "() \t"), ",") {
			words := strings.Fields(part)
			if len(words) > 0 && words[0] != "*" {
				add(words[len(words)-1], "function", m[1])
			} else if len(words) > 0 {
				for _, n := range c.names.Modules[m[1]] {
					add(n, "function", m[1])
				}
			}
		}
	}
	for _, m := range c.models {
		add(m.Class, "class", "model")
	}
	for _, n := range builtins {
		add(n, "function", "")
	}
	for _, n := range keywords {
		add(n, "keyword", "")
	}
	return out
}

var (
	defined    = regexp.MustCompile(`(?m)^[ \t]*(?:async[ \t]+)?(class|def)[ \t]+(\w+)`)
	assigned   = regexp.MustCompile(`(?m)(?:^[ \t]*([A-Za-z_]\w*(?:[ \t]*,[ \t]*\w+)*)[ \t]*(?::[^=\n]+)?=[^=]|\bfor[ \t]+(\w+(?:[ \t]*,[ \t]*\w+)*)[ \t]+in\b|\bas[ \t]+(\w+)[ \t]*:)`)
	fromImport = regexp.MustCompile(`(?m)^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]+)`)
	builtins   = strings.Fields("abs all any bool bytes dict dir enumerate filter float format getattr hasattr int isinstance issubclass iter len list map max min next object open print property range repr reversed round set sorted staticmethod str sum super tuple type zip Exception KeyError TypeError ValueError")
	keywords   = strings.Fields("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")
)
