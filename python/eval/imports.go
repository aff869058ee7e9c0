package eval

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

func (c *compiler) importStmt(s *syntax.Import) stmt {
	n := &importStmt{pos: c.pos(s)}
	for _, a := range s.Names {
		n.names = append(n.names, importName{
			name: a.Name, whole: a.AsName != "", target: c.variable(a.Bound(), a.Binding, n.pos),
		})
	}
	return n
}

type importName struct {
	name   string
	whole  bool // "as": the module itself, not its top package
	target target
}

type importStmt struct {
	names []importName
	pos   int32
}

func (n *importStmt) exec(f *frame) (signal, error) {
	for _, x := range n.names {
		f.At = n.pos
		m, err := f.th.Import(x.name)
		if err != nil {
			return sigNext, err
		}
		var v object.Value = m
		if top, _, dotted := strings.Cut(x.name, "."); dotted && !x.whole {
			m, err := f.th.Import(top)
			if err != nil {
				return sigNext, err
			}
			v = m
		}
		if err := x.target.store(f, v); err != nil {
			return sigNext, err
		}
	}
	return sigNext, nil
}

func (c *compiler) importFrom(s *syntax.ImportFrom) stmt {
	n := &importFrom{module: s.Module, level: s.Level, pos: c.pos(s)}
	for _, a := range s.Names {
		if a.Name == "*" {
			n.star = true
			continue
		}
		n.names = append(n.names, fromName{a.Name, c.variable(a.Bound(), a.Binding, n.pos)})
	}
	return n
}

type fromName struct {
	name   string
	target target
}

type importFrom struct {
	module string
	level  int
	star   bool
	names  []fromName
	pos    int32
}

func (n *importFrom) exec(f *frame) (signal, error) {
	f.At = n.pos
	name, err := n.absolute(f)
	if err != nil {
		return sigNext, err
	}
	m, err := f.th.Import(name)
	if err != nil {
		return sigNext, err
	}
	if n.star {
		return sigNext, f.importStar(m)
	}
	for _, x := range n.names {
		f.At = n.pos
		v, err := fromModule(f.th, m, x.name)
		if err != nil {
			return sigNext, err
		}
		if err := x.target.store(f, v); err != nil {
			return sigNext, err
		}
	}
	return sigNext, nil
}

// absolute is the full name of the module that the statement names.
func (n *importFrom) absolute(f *frame) (string, error) {
	if n.level == 0 {
		return n.module, nil
	}
	pkg := ""
	if v, ok := f.Globals.GetStr("__package__"); ok && v != object.None {
		pkg, _ = object.AsStr(v)
	} else if v, ok := f.Globals.GetStr("__name__"); ok {
		pkg, _ = object.AsStr(v)
		if _, isPackage := f.Globals.GetStr("__path__"); !isPackage {
			pkg = pkg[:max(0, strings.LastIndexByte(pkg, '.'))]
		}
	}
	if pkg == "" {
		return "", object.Raise(object.ImportError, "attempted relative import with no known parent package")
	}
	for range n.level - 1 {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			return "", object.Raise(object.ImportError, "attempted relative import beyond top-level package")
		}
		pkg = pkg[:i]
	}
	if n.module == "" {
		return pkg, nil
	}
	return pkg + "." + n.module, nil
}

// fromModule is the name that "from m import name" gives: an attribute, else a
// submodule.
func fromModule(th *object.Thread, m *object.Module, name string) (object.Value, error) {
	v, ok, err := object.LookupAttr(th, m, name)
	if ok {
		return v, nil
	}
	if err != nil {
		if _, missing := object.AsException(err, object.AttributeError); !missing {
			return nil, err
		}
	}
	modName := m.Name
	if v, ok := m.Dict.GetStr("__name__"); ok {
		modName, _ = object.AsStr(v)
	}
	sub, err := th.Import(modName + "." + name)
	if err == nil {
		return sub, nil
	}
	if e, missing := object.AsException(err, object.ModuleNotFoundError); !missing || !namesModule(e, modName+"."+name) {
		return nil, err
	}
	where := "Diptych does not support this name yet, or it does not exist"
	if v, ok := m.Dict.GetStr("__file__"); ok {
		if s, ok := object.AsStr(v); ok {
			where = s
		}
	} else if _, ok := m.Dict.GetStr("__path__"); ok {
		where = "unknown location"
	}
	msg := "cannot import name '%s' from '%s' (%s)"
	if m.Initializing {
		msg = "cannot import name '%s' from partially initialized module '%s' (most likely due to a circular import) (%s)"
	}
	e := object.Raise(object.ImportError, msg, name, modName, where).(*object.Exception)
	e.SetExtra("name", object.Str(modName))
	e.SetExtra("name_from", object.Str(name))
	if v, ok := m.Dict.GetStr("__file__"); ok {
		e.SetExtra("path", v)
	}
	return nil, e
}

// namesModule reports whether e says that just this module does not exist.
func namesModule(e *object.Exception, name string) bool {
	d := e.AttrDict(false)
	if d == nil {
		return false
	}
	v, ok := d.GetStr("name")
	return ok && v == object.Value(object.Str(name))
}

func (f *frame) importStar(m *object.Module) error {
	store := func(name string, v object.Value) {
		if f.ns != nil {
			f.ns.SetStr(name, v)
			return
		}
		f.Globals.SetStr(name, v)
	}
	all, ok := m.Dict.GetStr("__all__")
	if !ok {
		for _, e := range m.Dict.Items() {
			if s, ok := object.AsStr(e.Key); ok && !strings.HasPrefix(s, "_") {
				store(s, e.Value)
			}
		}
		return nil
	}
	return object.Iterate(f.th, all, func(k object.Value) error {
		s, ok := object.AsStr(k)
		if !ok {
			return object.Raise(object.TypeError, "Item in %s.__all__ must be str, not %s", m.Name, k.Type().TpName())
		}
		v, err := object.GetAttr(f.th, m, s)
		if err != nil {
			sub, err2 := f.th.Import(m.Name + "." + s)
			if err2 != nil {
				return err
			}
			v = sub
		}
		store(s, v)
		return nil
	})
}
