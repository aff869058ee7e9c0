package engine

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/scan"
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/regex"
)

// pose is what a snippet is run as: its ORM, the name of its module, and
// Django's settings. The rules are the oracle's.
type pose struct {
	dialect  string // "django", "sqlalchemy", "python"
	module   string
	label    string
	useTZ    bool
	timeZone string
	aliases  string // of Django's databases, with commas; empty for the default one alone
}

// asMain is what a file that is meant to be run asks.
var asMain = regex.Must(`(?s).*__name__\s*==\s*['"]__main__['"].*`, 0)

// imported lists the packages that a text's lines import: the first names after
// "from" and "import".
func imported(text string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(text) {
		t := scan.Of(line)
		t.While(scan.IsSpace)
		if word := t.While(scan.IsWord); (word == "from" || word == "import") && t.While(scan.IsSpace) != "" {
			out[t.While(scan.IsWord)] = true
		}
	}
	return out
}

// directive is a setting of the first line.
func directive(first, name string) string {
	settings, ok := strings.CutPrefix(first, "# oracle: ")
	for _, s := range strings.Fields(settings) {
		if value, found := strings.CutPrefix(s, name+"="); ok && found {
			return value
		}
	}
	return ""
}

// detect reads the snippet's imports and the first line's directive of its main
// file, which comes first
// ("# oracle: module=lookup.models use_tz=0").
func detect(files []File) pose {
	src := files[0].Text
	p := pose{dialect: "python", module: "__main__", label: "app", useTZ: true, timeZone: "UTC"}
	for _, f := range files {
		switch names := imported(f.Text); {
		case names["django"]:
			p.dialect = "django"
		case (names["sqlalchemy"] || names["alembic"]) && p.dialect == "python":
			p.dialect = "sqlalchemy"
		}
	}
	first, _, _ := strings.Cut(src, "\n")
	named := directive(first, "module")
	if named != "" {
		p.module = named
	}
	if p.dialect != "django" {
		return p
	}
	if named == "" && len(files) == 1 && !asMain.Match(src) {
		p.module = "app.models"
	}
	if pkg, _, dotted := cutLast(named); dotted {
		p.label = pkg
	}
	p.aliases = directive(first, "databases")
	if directive(first, "use_tz") == "0" {
		p.useTZ, p.timeZone = false, "America/Chicago"
	}
	return p
}

// databases lists the aliases of Django's databases; nil for the default one alone.
func (p pose) databases() []string {
	if p.aliases == "" {
		return nil
	}
	return strings.Split(p.aliases, ",")
}

func cutLast(name string) (pkg, last string, dotted bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name, false
	}
	return name[:i], name[i+1:], true
}

// enter makes the module that the snippet runs as, with its package where the
// name has one, so that the snippet can be imported under its own name.
func (p pose) enter(rt *object.Runtime) *object.Module {
	m := object.NewModule(p.module)
	if pkg, last, dotted := cutLast(p.module); dotted {
		parent := object.NewModule(pkg)
		parent.Dict.SetStr(last, m)
		rt.AddModule(pkg, parent)
	}
	rt.AddModule(p.module, m)
	if p.module != "__main__" {
		rt.AddModule("__main__", m) // what runs, for who asks for it: unittest.main()
	}
	return m
}
