package engine

import (
	"regexp"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// pose is what a snippet is run as: its ORM, the name of its module, and
// Django's settings. The rules are the oracle's.
type pose struct {
	dialect  string // "django", "sqlalchemy", "python"
	module   string
	label    string
	useTZ    bool
	timeZone string
	aliases  []string // of Django's databases; nil for the default one alone
}

var (
	djangoImport  = regexp.MustCompile(`(?m)^[ \t]*(?:from|import)[ \t]+django\b`)
	alchemyImport = regexp.MustCompile(`(?m)^[ \t]*(?:from|import)[ \t]+(?:sqlalchemy|alembic)\b`)
	directive     = regexp.MustCompile(`^# oracle: .*\bmodule=([\w.]+)`)
	databases     = regexp.MustCompile(`^# oracle: .*\bdatabases=([\w,]+)`)
	asMain        = regexp.MustCompile(`__name__\s*==\s*['"]__main__['"]`)
)

// detect reads the snippet's imports and the first line's directive of its main
// file, which comes first
// ("# oracle: module=lookup.models use_tz=0").
func detect(files []File) pose {
	src := files[0].Text
	p := pose{dialect: "python", module: "__main__", label: "app", useTZ: true, timeZone: "UTC"}
	for _, f := range files {
		switch {
		case djangoImport.MatchString(f.Text):
			p.dialect = "django"
		case alchemyImport.MatchString(f.Text) && p.dialect == "python":
			p.dialect = "sqlalchemy"
		}
	}
	var named string
	if m := directive.FindStringSubmatch(src); m != nil {
		named = m[1]
		p.module = named
	}
	if p.dialect != "django" {
		return p
	}
	if named == "" && len(files) == 1 && !asMain.MatchString(src) {
		p.module = "app.models"
	}
	if pkg, _, dotted := cutLast(named); dotted {
		p.label = pkg
	}
	if m := databases.FindStringSubmatch(src); m != nil {
		p.aliases = strings.Split(m[1], ",")
	}
	first, _, _ := strings.Cut(src, "\n")
	if strings.Contains(first, "use_tz=0") {
		p.useTZ, p.timeZone = false, "America/Chicago"
	}
	return p
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
	return m
}
