package suggest

import (
	_ "embed" // help.txt
	"strings"
	"sync"

	"github.com/diptych-orm/diptych/playground/protocol"
)

// A Note is what is known of a name.
type Note struct {
	Title string // its signature, or what it is
	Text  string
}

//go:embed help.txt
var helpText string

// help is help.txt by the ORM and the name: "django QuerySet.filter". A name
// without an owner is imported or a look-up, an option of a field.
var help = sync.OnceValue(func() map[string]Note {
	out := map[string]Note{}
	section := ""
	for line := range strings.Lines(helpText) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "= "); ok {
			section = name
			continue
		}
		title, text, _ := strings.Cut(line, ": ")
		name := title
		if i := strings.IndexAny(name, "(["); i >= 0 {
			name = name[:i]
		}
		title = strings.TrimPrefix(strings.TrimPrefix(title, "option."), "lookup.")
		out[section+" "+name] = Note{title, text}
	}
	return out
})

// Owners whose members are looked up in another's as well.
var also = map[string]string{"Manager": "QuerySet", "ScalarResult": "Result"}

// About tells what the name at the end of before is, as far as the text and the
// run's models tell; ok is false where nothing is known.
func About(names Names, models []Model, before string) (n Note, ok bool) {
	word := identifier.FindString(before)
	if word == "" || inComment(before) {
		return Note{}, false
	}
	c := code{names: names, models: models, text: before}
	rest := before[:len(before)-len(word)]
	if note, ok := c.aboutPath(rest, word); ok {
		return note, true
	}
	if inString(lastLine(rest)) {
		return Note{}, false
	}
	if text, ok := strings.CutSuffix(strings.TrimRight(rest, " \t\n"), "."); ok {
		return c.aboutMember(text, word)
	}
	if c.optionOf(rest) {
		if n, ok := c.entry("option." + word); ok {
			return n, true
		}
	}
	if m := c.model(word); m != nil {
		return m.note(), true
	}
	if n, ok := c.entry(word); ok {
		return n, true
	}
	return c.aboutVariable(word)
}

func (c code) dialect() string {
	if c.django() {
		return "django"
	}
	return "sqlalchemy"
}

func (c code) entry(name string) (Note, bool) {
	n, ok := help()[c.dialect()+" "+name]
	return n, ok
}

// aboutPath is about the last part of a path in a QuerySet's argument:
// author__name__icontains.
func (c code) aboutPath(rest, word string) (Note, bool) {
	model, parts, ok := c.path(rest, word)
	if !ok {
		return Note{}, false
	}
	for i, p := range parts {
		f := model.field(p)
		last := i == len(parts)-1
		switch {
		case f == nil && p == "pk":
			if last {
				return c.entry("Model.pk")
			}
			return c.entry("lookup." + parts[len(parts)-1])
		case f == nil:
			return c.entry("lookup." + parts[len(parts)-1])
		case last:
			return model.fieldNote(f), true
		}
		if next := c.model(f.Target); next != nil {
			model = next
			continue
		}
		return c.entry("lookup." + parts[len(parts)-1])
	}
	return Note{}, false
}

// aboutMember is about what stands behind the dot after text.
func (c code) aboutMember(text, word string) (Note, bool) {
	k := c.kindOf(expression(text))
	if m := c.model(k.model); m != nil && (k.of == "instance" || k.of == "class") {
		if f := m.field(word); f != nil {
			return m.fieldNote(f), true
		}
		if n, ok := c.entry("Model." + word); ok {
			return n, true
		}
	}
	if k.of == "module" {
		return c.entry(word)
	}
	for of := k.of; of != ""; of = also[of] {
		if n, ok := c.entry(of + "." + word); ok {
			return n, true
		}
	}
	if k.of != "" {
		return Note{}, false
	}
	// what stands before the dot is not known: a name that only one kind of
	// object has is told nevertheless
	var found []Note
	for key, n := range help() {
		section, name, _ := strings.Cut(key, " ")
		owner, member, ok := strings.Cut(name, ".")
		if section == c.dialect() && ok && member == word && owner != "option" && owner != "lookup" {
			found = append(found, n)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	if len(found) == 0 && strings.HasSuffix(text, "models") || strings.HasSuffix(text, "orm") {
		return c.entry(word)
	}
	return Note{}, false
}

// optionOf reports whether the end of rest is where a field, a column or a
// relationship takes its options.
func (c code) optionOf(rest string) bool {
	open := opened(rest)
	if open < 0 || !strings.ContainsAny(lastOf(strings.TrimRight(rest, " \n\t")), "(,") {
		return false
	}
	name := identifier.FindString(strings.TrimRight(rest[:open], " \n\t"))
	_, known := c.entry(name)
	return known
}

func lastOf(text string) string { return text[max(len(text)-1, 0):] }

// aboutVariable is about a name that the code gives a value.
func (c code) aboutVariable(word string) (Note, bool) {
	c.text = c.text[:len(c.text)-len(word)]
	k := c.variable(word)
	switch {
	case k.of == "instance" && k.model != "":
		return Note{word, "An object of the class " + k.model + "."}, true
	case k.of == "class":
		return Note{word, "The class " + k.model + "."}, true
	case k.of != "" && k.of != "module" && k.model != "":
		return Note{word, k.of + " of " + k.model + "."}, true
	case k.of != "" && k.of != "module":
		return Note{word, "A " + k.of + "."}, true
	}
	return Note{}, false
}

// note is about a model of the run.
func (m *Model) note() Note {
	var parts []string
	for _, f := range m.Fields {
		part := f.Name
		if f.Target != "" {
			part += " → " + f.Target
		}
		parts = append(parts, part)
	}
	return Note{"class " + m.Class, "Table " + m.Table + ": " + strings.Join(parts, ", ") + "."}
}

func (m *Model) fieldNote(f *protocol.ModelField) Note {
	title := m.Class + "." + f.Name
	switch {
	case f.Kind == "":
		return Note{title, "The column " + f.Column + " of " + m.Table + "."}
	case f.Column == "":
		return Note{title, capital(f.Kind) + ", to " + f.Target + "."}
	}
	return Note{title, capital(f.Kind) + ", to " + f.Target + ", by the column " + f.Column + " of " + m.Table + "."}
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
