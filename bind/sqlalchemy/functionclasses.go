package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

const functionsModule = "sqlalchemy.sql.functions"

// ansiFunctions are the functions that take no parentheses without arguments;
// typedByArgs have the type of their arguments.
var (
	ansiFunctions = strings.Fields("current_date current_time current_timestamp current_user localtime localtimestamp session_user sysdate user")
	typedByArgs   = strings.Fields("coalesce max min sum array_agg")
	otherGenerics = strings.Fields("now concat char_length random count mode percentile_cont percentile_disc rank dense_rank percent_rank cume_dist next_value cube rollup grouping_sets aggregate_strings")
)

func (s *State) makeFunctionClasses(named []object.Attr) {
	function := func(self object.Value) *core.Function {
		f, _ := object.State[*core.Function](self)
		return f
	}
	attrs := append([]object.Attr{
		{Name: "clauses", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).Wrap(th, &core.OpList{Op: core.OpComma, Items: function(self).Args, NoParens: true}), nil
		}},
		{Name: "clause_expr", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).Wrap(th, &core.OpList{Op: core.OpComma, Items: function(self).Args}), nil
		}},
		{Name: "packagenames", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			var out []object.Value
			for _, p := range function(self).Package {
				out = append(out, object.Str(p))
			}
			return object.NewTuple(out...), nil
		}},
		{Name: "type", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).TypeObject(function(self).SQLType()), nil
		}, Set: func(th *object.Thread, self, v object.Value) error {
			t, err := Of(th).Type(th, v)
			function(self).SetType(t)
			return err
		}},
	}, named...)
	element := s.class(object.ClassSpec{
		Name: "FunctionElement", Module: functionsModule, Bases: []*object.Type{s.classes["ColumnElement"]},
		New: func(th *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			s := Of(th)
			f := &core.Function{Name: cls.Name}
			o := object.NewInstance(cls, f)
			f.Object = o
			s.Bind(f, o)
			if s.userClass(cls) {
				if f.Element = !cls.IsSubclass(s.classes["Function"]); f.Element {
					f.Name = ""
				}
				if v, ok := cls.Lookup("name"); ok {
					if n, isStr := object.AsStr(v); isStr {
						f.Name, f.Quoted = n, s.quotedAlways(v)
					}
				}
				t, err := s.classType(th, cls)
				if err != nil {
					return nil, err
				}
				f.SetType(t)
			}
			return o, nil
		},
		Methods: append(append(append(functionTail(), functionFromMethods()...), functionMethods()...),
			object.NewMethod("__init__(*clauses)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.None, Of(th).fillFunction(th, function(self), []string{function(self).Name}, elems(a[0]), nil)
			}),
			object.NewMethod("as_comparison(left_index, right_index)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				l, _ := intArg(a[0])
				r, _ := intArg(a[1])
				f := function(self)
				return Of(th).Wrap(th, core.AsComparison(f, l-1, r-1)), nil
			})),
		Attrs: attrs,
	})
	fn := s.class(object.ClassSpec{Name: "Function", Module: functionsModule, Bases: []*object.Type{element}, Methods: []object.Method{
		object.NewMethod("__init__(name, *clauses, type_=None, packagenames=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			var t *core.Type
			var err error
			if !none(a[2]) {
				if t, err = s.Type(th, a[2]); err != nil {
					return nil, err
				}
			}
			var path []string
			if !none(a[3]) {
				if err := object.Iterate(th, a[3], func(v object.Value) error { path = append(path, str(v)); return nil }); err != nil {
					return nil, err
				}
			}
			return object.None, s.fillFunction(th, function(self), append(path, str(a[0])), elems(a[1]), t)
		}),
	}})
	generic := s.class(object.ClassSpec{Name: "GenericFunction", Module: functionsModule, Bases: []*object.Type{fn},
		Methods: []object.Method{
			object.NewMethod("__init__(*args, **kwargs)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				t := function(self).SQLType()
				if v, ok := kwargs(a[1]).GetStr("type_"); ok && !none(v) {
					var err error
					if t, err = s.Type(th, v); err != nil {
						return nil, err
					}
				}
				if t.IsNull() {
					t = nil
				}
				if self.Type().IsSubclass(s.classes["ReturnTypeFromArgs"]) && s.userClass(self.Type()) && t == nil {
					return object.None, s.fillTyped(th, function(self), elems(a[0]))
				}
				return object.None, s.fillFunction(th, function(self), []string{function(self).Name}, elems(a[0]), t)
			}),
		},
		ClassMethods: []object.Method{
			object.NewMethod("__init_subclass__(**kw)", func(th *object.Thread, cls object.Value, _ []object.Value) (object.Value, error) {
				return object.None, Of(th).registerFunction(th, cls.(*object.Type))
			}),
		},
	})
	ansi := s.class(object.ClassSpec{Name: "AnsiFunction", Module: functionsModule, Bases: []*object.Type{generic}})
	typed := s.class(object.ClassSpec{Name: "ReturnTypeFromArgs", Module: functionsModule, Bases: []*object.Type{generic}})
	for _, set := range []struct {
		names []string
		base  *object.Type
	}{{ansiFunctions, ansi}, {typedByArgs, typed}, {otherGenerics, generic}} {
		for _, name := range set.names {
			s.classes["func."+name] = object.NewNativeType(object.ClassSpec{Name: name, Module: functionsModule, Bases: []*object.Type{set.base}})
		}
	}
}

// fillFunction makes f the function of that path with the given arguments.
func (s *State) fillFunction(th *object.Thread, f *core.Function, path []string, args []object.Value, t *core.Type) error {
	in, err := s.functionArgs(th, args)
	if err != nil {
		return err
	}
	made := core.NewFunction(path, in, t)
	if o, ok := f.Object.(object.Value); ok && s.userClass(o.Type()) {
		made = core.NewPlainFunction(path, in, t)
		made.Object = o
		if t == nil {
			made.SetType(f.SQLType())
		}
	}
	made.Object, made.Element, made.Quoted = f.Object, f.Element, f.Quoted
	f.Become(made)
	return nil
}

// fillTyped gives f the type of the first argument that has one.
func (s *State) fillTyped(th *object.Thread, f *core.Function, args []object.Value) error {
	if err := s.fillFunction(th, f, []string{f.Name}, args, nil); err != nil {
		return err
	}
	f.SetType(f.ArgsType())
	return nil
}

func (s *State) functionArgs(th *object.Thread, args []object.Value) ([]core.Element, error) {
	var in []core.Element
	for _, a := range args {
		if l, ok := a.(*object.List); ok {
			in = append(in, s.Value(l))
			continue
		}

		e, err := s.operandIn(th, roleExpr, a)
		if err != nil {
			return nil, err
		}
		if ent, ok := e.(core.Entity); ok {
			if cols := ent.EntityColumns(); len(cols) > 0 {
				e = cols[0]
			}
		}
		in = append(in, e)
	}
	return in, nil
}

// registerFunction lets func find a class of functions that Python code defines.
func (s *State) registerFunction(th *object.Thread, cls *object.Type) error {
	own := func(name, def string) string {
		if v, ok := cls.Dict.GetStr(name); ok {
			return str(v)
		}
		return def
	}
	name := own("name", cls.Name)
	ident := own("identifier", name)
	pkg := own("package", "_default")
	if v, ok := cls.Dict.GetStr("name"); !ok || !s.quotedAlways(v) {
		cls.SetAttr("name", object.Str(name))
	}
	cls.SetAttr("identifier", object.Str(ident))
	if v, ok := cls.Dict.GetStr("__return_type__"); ok {
		cls.SetAttr("type", v)
	}
	if v, ok := cls.Lookup("_register"); ok {
		if on, err := object.Truth(th, v); err != nil || !on {
			cls.SetAttr("_register", object.True)
			return err
		}
	}
	reg, err := s.registry(th, pkg, true)
	if err != nil {
		return err
	}
	key := strings.ToLower(ident)
	if _, again := reg.GetStr(key); again {
		if err := (host{s}).Warn("SAWarning", "The GenericFunction '"+key+"' is already registered and is going to be overridden."); err != nil {
			return err
		}
	}
	reg.SetStr(key, cls)
	return nil
}

// registry is the dictionary of a package's functions: it lies in the module
// where Python code may find it.
func (s *State) registry(th *object.Thread, pkg string, make bool) (*object.Dict, error) {
	m, err := th.Import(functionsModule)
	if err != nil {
		return nil, err
	}
	v, _ := m.Dict.GetStr("_registry")
	all, ok := v.(*object.Dict)
	if !ok {
		return nil, nil
	}
	p, _ := all.GetStr(pkg)
	d, ok := p.(*object.Dict)
	if !ok && make {
		d = object.NewDict()
		all.SetStr(pkg, d)
	}
	return d, nil
}

// registered is the class that Python code registered for a function's name.
func (s *State) registered(th *object.Thread, path []string) (*object.Type, error) {
	if s.modules[functionsModule] == nil {
		return nil, nil
	}
	pkg := "_default"
	if len(path) == 2 {
		pkg = path[0]
	} else if len(path) > 2 {
		return nil, nil
	}
	reg, err := s.registry(th, pkg, false)
	if err != nil || reg == nil {
		return nil, err
	}
	v, _ := reg.GetStr(strings.ToLower(path[len(path)-1]))
	cls, _ := v.(*object.Type)
	return cls, nil
}

// fillFunctions fills the module sqlalchemy.sql.functions.
func (s *State) fillFunctions(th *object.Thread, m *object.Module) error {
	m.Set("func", &funcNamespace{cls: s.classes["_FunctionGenerator"]})
	s.names(m, "Function", "FunctionElement", "GenericFunction", "AnsiFunction", "ReturnTypeFromArgs", "_FunctionGenerator")
	known := object.NewDict()
	for _, set := range [][]string{ansiFunctions, typedByArgs, otherGenerics} {
		for _, name := range set {
			m.Set(name, s.classes["func."+name])
			known.SetStr(name, s.classes["func."+name])
		}
	}
	registry := object.NewDict()
	registry.SetStr("_default", known)
	m.Set("_registry", registry)
	m.Set("register_function", fn("register_function(identifier, fn, package='_default')", func(th *object.Thread, a []object.Value) (object.Value, error) {
		pkg := str(orNone(a[2]))
		if pkg == "" {
			pkg = "_default"
		}
		reg, err := Of(th).registry(th, pkg, true)
		if err != nil {
			return nil, err
		}
		reg.SetStr(strings.ToLower(str(a[0])), a[1])
		return object.None, nil
	}))
	return nil
}
