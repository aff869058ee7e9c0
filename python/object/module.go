package object

import "strings"

// Loader makes a module when it is imported first. It may import others through
// th.Import. The runtime registers the module before init runs in a source
// module, so that circular imports see it.
type Loader func(th *Thread) (*Module, error)

// RegisterModule makes name importable. Parents of a dotted name must be
// registered too.
func (rt *Runtime) RegisterModule(name string, load Loader) { rt.loaders[name] = load }

// ModuleKnown reports whether name can be imported or is imported already.
func (rt *Runtime) ModuleKnown(name string) bool {
	if _, ok := rt.Modules[name]; ok {
		return true
	}
	_, ok := rt.loaders[name]
	return ok
}

// InLibrary reports whether name is a module that is registered, not one of the snippet's.
func (rt *Runtime) InLibrary(name string) bool {
	_, ok := rt.loaders[name]
	return ok
}

// SetFiles sets what imports the snippet's own files. As the folder of a script
// comes first on its path, they go before the modules of the library that are
// not built into the interpreter. f returns nil for a name it does not know.
func (rt *Runtime) SetFiles(f func(th *Thread, name string) (*Module, error)) { rt.files = f }

// builtinModules are those that no file can stand before.
var builtinModules = map[string]bool{
	"builtins": true, "sys": true, "time": true, "math": true, "itertools": true, "gc": true, "errno": true, "__main__": true,
	"__future__": true, "atexit": true, "_thread": true, "array": true,
}

// Import returns the module name (dotted), importing its parents first and
// setting it as attribute of its parent, as importlib.import_module does.
func (th *Thread) Import(name string) (*Module, error) {
	if th.parking != nil {
		th.parking.ask(name)
	}
	if m, ok := th.Modules[name]; ok {
		return m, nil
	}
	parent, child, dotted := cutLast(name)
	var pm *Module
	if dotted {
		var err error
		if pm, err = th.Import(parent); err != nil {
			return nil, err
		}
		if m, ok := th.Modules[name]; ok { // imported by its parent
			return m, nil
		}
	}
	var m *Module
	var err error
	if th.files != nil && !builtinModules[name] {
		m, err = th.files(th, name)
	}
	if m == nil && err == nil {
		m, err = th.load(name)
	}
	if m == nil && err == nil {
		err = th.noModule(name, parent, dotted, pm)
	}
	if err != nil {
		delete(th.Modules, name)
		if th.parking != nil {
			th.parking.failed = err
		}
		return nil, err
	}
	th.AddModule(name, m)
	if pm != nil {
		if th.parking != nil {
			th.parking.hang(pm, child)
		}
		pm.Dict.SetStr(child, m)
	}
	return m, nil
}

// load makes a module of the library; nil for a name that is none.
func (th *Thread) load(name string) (*Module, error) {
	if p, ok := th.parked[name]; ok {
		return th.unpark(name, p)
	}
	load, ok := th.loaders[name]
	if !ok {
		return nil, nil
	}
	if th.parking != nil {
		th.parking.begin(name)
		defer th.parking.end()
	}
	return load(th)
}

// AddModule enters m into sys.modules.
func (rt *Runtime) AddModule(name string, m *Module) {
	if _, ok := rt.Modules[name]; !ok {
		rt.ModuleOrder = append(rt.ModuleOrder, name)
		if rt.parking != nil {
			rt.parking.enter(name, m)
		}
	}
	rt.Modules[name] = m
	if rt.SysModules != nil {
		rt.SysModules.SetStr(name, m)
	}
}

func (th *Thread) noModule(name, parent string, dotted bool, pm *Module) error {
	var err error
	root, _, _ := strings.Cut(name, ".")
	switch {
	case dotted && pm != nil && !th.isPackage(parent) && parent != "importlib":
		err = Raise(ModuleNotFoundError, "No module named '%s'; '%s' is not a package", name, parent)
	case KnownElsewhere[root]:
		err = Raise(ModuleNotFoundError, "Diptych does not support the module '%s' yet", name)
	default:
		err = Raise(ModuleNotFoundError, "No module named '%s'", name)
	}
	err.(*Exception).SetExtra("name", Str(name))
	return err
}

func (th *Thread) isPackage(name string) bool {
	if m := th.Modules[name]; m != nil {
		if _, ok := m.Dict.GetStr("__path__"); ok {
			return true
		}
	}
	for n := range th.loaders {
		if strings.HasPrefix(n, name+".") {
			return true
		}
	}
	return false
}

// KnownElsewhere names the top-level modules that exist in a Python installation
// with Django and SQLAlchemy: importing one that Diptych lacks says so, rather
// than that there is no such module. Package lib fills it.
var KnownElsewhere = map[string]bool{"django": true, "sqlalchemy": true, "alembic": true}

func cutLast(name string) (parent, child string, dotted bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name, false
	}
	return name[:i], name[i+1:], true
}

// ImportFrom is what a module has under a name.
func (th *Thread) ImportFrom(module, name string) (Value, error) {
	home, err := th.Import(module)
	if err != nil {
		return nil, err
	}
	return GetAttr(th, home, name)
}

// Borrowed is a function that its module, made when it is first called, has.
func Borrowed(module, name string) *Builtin {
	return NewBuiltin(name, func(th *Thread, args Args) (Value, error) {
		f, err := th.ImportFrom(module, name)
		if err != nil {
			return nil, err
		}
		return CallArgs(th, f, args)
	})
}
