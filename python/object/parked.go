package object

// Modules can be made before the program that imports them is known, so that it
// need not wait: they are parked, and importing one then finishes what making it
// left open. A program cannot tell: what it has not imported is not in
// sys.modules and no attribute of its package, and what a module imports enters
// sys.modules when, and in the order in which, it does without parking.

// parkedModule is a module that is made but not imported.
type parkedModule struct {
	module  *Module
	asked   []string // the modules that making it imported, in order
	entered int      // how many of them came before it was entered into sys.modules
}

// parking notes what modules import while they are made.
type parking struct {
	parked map[string]*parkedModule
	making []*parkedModule // those under way, the innermost last
	hung   []hungModule
	failed error // an import that did not succeed, which a module may have caught
}

// hungModule is an attribute that a package got when its child had been made.
type hungModule struct {
	parent *Dict
	child  string
}

func (p *parking) of(name string) *parkedModule {
	m := p.parked[name]
	if m == nil {
		m = &parkedModule{}
		p.parked[name] = m
	}
	return m
}

// ask notes that the module under way imports name.
func (p *parking) ask(name string) {
	if n := len(p.making); n > 0 {
		p.making[n-1].asked = append(p.making[n-1].asked, name)
	}
}

// begin notes that name is made now.
func (p *parking) begin(name string) { p.making = append(p.making, p.of(name)) }

func (p *parking) end() { p.making = p.making[:len(p.making)-1] }

// enter notes that name is in sys.modules.
func (p *parking) enter(name string, m *Module) {
	e := p.of(name)
	e.module, e.entered = m, len(e.asked)
}

// hang notes that a package gets a child as its attribute. What happens while the
// package itself is made is part of it.
func (p *parking) hang(parent *Module, child string) {
	for _, m := range p.making {
		if m.module == parent {
			return
		}
	}
	if _, there := parent.Dict.GetStr(child); !there {
		p.hung = append(p.hung, hungModule{parent.Dict, child})
	}
}

// Park makes modules that a program may import later. It is for a runtime in which
// nothing has run yet; after an error the runtime is of no use. Modules that need
// sys cannot be parked, since they may keep what it shows.
func (th *Thread) Park(names ...string) error {
	before := len(th.ModuleOrder)
	p := &parking{parked: map[string]*parkedModule{}}
	th.parking = p
	defer func() { th.parking = nil }()
	for _, name := range names {
		if _, err := th.Import(name); err != nil {
			return err
		}
	}
	if p.failed != nil {
		return p.failed
	}
	if th.SysModules != nil {
		return Raise(ImportError, "a module that needs sys cannot be parked")
	}
	for i := len(p.hung) - 1; i >= 0; i-- {
		p.hung[i].parent.DelStr(p.hung[i].child)
	}
	for _, name := range th.ModuleOrder[before:] {
		delete(th.Modules, name)
	}
	th.ModuleOrder = th.ModuleOrder[:before]
	th.parked = p.parked
	return nil
}

// Parked reports whether one of the names that f holds for is parked.
func (rt *Runtime) Parked(f func(name string) bool) bool {
	for name := range rt.parked {
		if f(name) {
			return true
		}
	}
	return false
}

// unpark imports a parked module.
func (th *Thread) unpark(name string, p *parkedModule) (*Module, error) {
	delete(th.parked, name)
	for i, asked := range p.asked {
		if i == p.entered {
			th.AddModule(name, p.module)
		}
		if _, err := th.Import(asked); err != nil {
			return nil, err
		}
	}
	return p.module, nil
}
