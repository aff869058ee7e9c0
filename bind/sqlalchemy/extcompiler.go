package sqlalchemy

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// compileHooks are the functions that @compiles registered for a class, by
// dialect; "" is for all others.
type compileHooks map[string]object.Value

// HasCustom implements core.CustomHost.
func (h host) HasCustom() bool { return len(h.s.compilers) > 0 }

// hookFor is the function registered for a class, or for the nearest of its bases
// that has any.
func (s *State) hookFor(cls *object.Type, dialect string) (hook object.Value, registered bool) {
	for _, c := range cls.MRO {
		hooks, ok := s.compilers[c]
		if !ok {
			continue
		}
		if f, ok := hooks[dialect]; ok {
			return f, true
		}
		if f, ok := hooks[""]; ok {
			return f, true
		}
		if !c.IsSubclass(s.classes["ClauseElement"]) || s.userClass(c) {
			return nil, true
		}
	}
	return nil, false
}

// userClass tells whether a class is defined by Python code.
func (s *State) userClass(c *object.Type) bool {
	return s.classes[c.Name] != c && !strings.HasPrefix(c.Module, "sqlalchemy")
}

// compilerState is the native part of the compiler object that a hook is given.
type compilerState struct {
	c *core.Compiler
}

// Custom implements core.CustomHost.
func (h host) Custom(e core.Element, c *core.Compiler) (string, bool, error) {
	s := h.s
	if w := own(c.Dialect()); w != nil {
		if text, handled, err := w.visit(s, e, c); handled || err != nil {
			return text, handled, err
		}
	}
	o := s.Wrap(s.th, e)
	hook, registered := s.hookFor(o.Type(), c.Dialect().Name)
	if hook == nil {
		if registered {
			cls := "<class '" + o.Type().FullName() + "'>"
			return "", true, s.NewError("UnsupportedCompilationError", "Compiler "+s.compilerRepr(c.Dialect(), o)+" can't render element of type "+cls+": "+cls+" construct has no default compilation handler.", "l7de")
		}
		return "", false, nil
	}
	comp := object.NewInstance(s.classes["SQLCompiler"], &compilerState{c})
	v, err := object.CallArgs(s.th, hook, object.Args{Pos: []object.Value{o, comp}})
	if err != nil {
		return "", true, err
	}
	text, ok := object.AsStr(v)
	if !ok {
		return "", true, object.Raise(object.TypeError, "a compilation function must return a string")
	}
	return text, true, nil
}

// compilerRepr is repr() of the compiler that spells for a dialect.
func (s *State) compilerRepr(d *core.Dialect, o object.Value) string {
	name := map[string]string{
		"sqlite": "dialects.sqlite.base.SQLiteCompiler", "postgresql": "dialects.postgresql.base.PGCompiler",
		"mysql": "dialects.mysql.mysqldb.MySQLCompiler_mysqldb", "oracle": "dialects.oracle.cx_oracle.OracleCompiler_cx_oracle",
		"mssql": "dialects.mssql.base.MSSQLCompiler",
	}[d.Name]
	if ddl := s.classes["DDLElement"]; ddl != nil && o.Type().IsSubclass(ddl) {
		name = map[string]string{
			"sqlite": "dialects.sqlite.base.SQLiteDDLCompiler", "postgresql": "dialects.postgresql.base.PGDDLCompiler",
			"mysql": "dialects.mysql.base.MySQLDDLCompiler", "oracle": "dialects.oracle.base.OracleDDLCompiler",
			"mssql": "dialects.mssql.base.MSDDLCompiler",
		}[d.Name]
		if name == "" {
			name = "sql.compiler.DDLCompiler"
		}
	}
	switch {
	case name == "" && d.Stringify:
		name = "sql.compiler.StrSQLCompiler"
	case name == "":
		name = "sql.compiler.SQLCompiler"
	}
	return fmt.Sprintf("<sqlalchemy.%s object at %#x>", name, s.th.ID(o))
}

// typeHook writes a type by the function registered for its class.
func (s *State) typeHook(t *core.Type, d *core.Dialect) (string, bool, error) {
	o, ok := s.TypeObject(t).(*object.Instance)
	if !ok {
		return "", false, nil
	}
	hook, _ := s.hookFor(o.Type(), d.Name)
	if hook == nil {
		return "", false, nil
	}
	comp := object.NewInstance(s.classes["TypeCompiler"], d)
	v, err := object.CallArgs(s.th, hook, object.Args{Pos: []object.Value{o, comp}})
	if err != nil {
		return "", true, err
	}
	return str(v), true, nil
}

// TypeText implements core.TypeHook.
func (s *State) TypeText(t *core.Type, dialect string) (string, bool) {
	if text, ok, err := s.speaks.typeText(s, t); ok && err == nil {
		return text, true
	}
	if len(s.compilers) == 0 {
		return "", false
	}
	d := core.DialectNamed(dialect)
	text, ok, err := s.typeHook(t, d)
	return text, ok && err == nil
}

func (s *State) makeCompilerClasses() {
	state := func(self object.Value) *core.Compiler {
		c, _ := object.State[*compilerState](self)
		return c.c
	}
	process := func(th *object.Thread, c *core.Compiler, v object.Value, kw *object.Dict, plain bool) (object.Value, error) {
		s := Of(th)
		if t, ok := object.State[*core.Type](v); ok {
			text, err := core.TypeText(t, c.Dialect().Name)
			return object.Str(text), s.Err(th, err)
		}
		e, ok, err := s.Element(th, v)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, object.AttributeErr(v, "_compiler_dispatch")
		}
		if cols, ok := e.(core.Entity); ok && cols.EntityFrom() != nil {
			e = cols.EntityFrom()
		}
		literal := false
		if b, ok := kw.GetStr("literal_binds"); ok {
			if literal, err = object.Truth(th, b); err != nil {
				return nil, err
			}
		}
		var text string
		if plain {
			text, err = c.Plain(e)
		} else {
			text, err = c.Process(e, literal)
		}
		return object.Str(text), s.Err(th, err)
	}
	s.class(object.ClassSpec{Name: "SQLCompiler", Module: "sqlalchemy.sql.compiler", Bases: []*object.Type{s.classes["Compiled"]}, Methods: []object.Method{
		object.NewMethod("process(obj, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return process(th, state(self), a[0], kwargs(a[1]), false)
		}),
		object.NewMethod("_generate_generic_binary(binary, opstring, eager_grouping=False, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			b, ok := nativeElement(a[0]).(*core.Binary)
			if !ok {
				return nil, object.AttributeErr(a[0], "left")
			}
			eager, err := truth(th, a[2], false)
			if err != nil {
				return nil, err
			}
			text, err := state(self).Generic(b, str(a[1]), eager)
			return object.Str(text), Of(th).Err(th, err)
		}),
		object.NewMethod("render_literal_value(value, type_)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			t, err := s.Type(th, a[1])
			if err != nil {
				return nil, err
			}
			text, err := host{s}.Literal(t, state(self).Dialect(), a[0])
			return object.Str(text), s.Err(th, err)
		}),
		object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			name := str(a[0])
			if !strings.HasPrefix(name, "visit_") && name != "function_argspec" {
				return nil, object.AttributeErr(self, name)
			}
			c := state(self)
			return fn(name+"(element, *args, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
				if f, ok := nativeElement(a[0]).(*core.Function); ok && name == "function_argspec" {
					return process(th, c, Of(th).Wrap(th, &core.OpList{Op: core.OpComma, Items: f.Args}), kwargs(a[2]), false)
				}
				return process(th, c, a[0], kwargs(a[2]), true)
			}), nil
		}),
	}, Attrs: []object.Attr{
		{Name: "dialect", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).dialectObject(state(self).Dialect()), nil
		}},
		{Name: "preparer", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(Of(th).classes["IdentifierPreparer"], state(self).Dialect()), nil
		}},
		{Name: "sql_compiler", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }},
		{Name: "type_compiler", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(Of(th).classes["TypeCompiler"], state(self).Dialect()), nil
		}},
	}})
	var defaults []object.Method
	for _, n := range visitNames {
		defaults = append(defaults, object.NewMethod("visit_"+n+"(element, *args, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return process(th, state(self), a[0], kwargs(a[2]), true)
		}))
	}
	s.classes["SQLCompiler"].Extend(object.ClassSpec{Methods: defaults})
	s.makeDDLCompiler()
	dialect := func(self object.Value) *core.Dialect {
		d, _ := object.State[*core.Dialect](self)
		return d
	}
	plainType := func(th *object.Thread, self, v object.Value) (object.Value, error) {
		s := Of(th)
		t, err := s.Type(th, v)
		if err != nil {
			return nil, err
		}
		bare := *t
		bare.Hook = nil
		text, err := core.TypeText(&bare, dialect(self).Name)
		return object.Str(text), s.Err(th, err)
	}
	s.class(object.ClassSpec{Name: "TypeCompiler", Module: "sqlalchemy.sql.compiler", New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		if len(args.Pos) != 1 {
			return nil, object.Raise(object.TypeError, "TypeCompiler.__init__() missing 1 required positional argument: 'dialect'")
		}
		return object.NewInstance(cls, dialectOf(args.Pos[0])), nil
	}, Methods: []object.Method{
		object.NewMethod("process(type_, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			t, err := s.Type(th, a[0])
			if err != nil {
				return nil, err
			}
			defer s.speak(dialect(self))()
			text, err := core.TypeText(t, dialect(self).Name)
			return object.Str(text), s.Err(th, err)
		}),
		object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			if !strings.HasPrefix(str(a[0]), "visit_") {
				return nil, object.AttributeErr(self, str(a[0]))
			}
			return fn(str(a[0])+"(type_, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
				return plainType(th, self, a[0])
			}), nil
		}),
	}, Attrs: []object.Attr{{Name: "dialect", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		return Of(th).dialectObject(dialect(self)), nil
	}}}})
	s.class(object.ClassSpec{Name: "GenericTypeCompiler", Module: "sqlalchemy.sql.compiler", Bases: []*object.Type{s.classes["TypeCompiler"]}})
}

// fillExtCompiler fills the module sqlalchemy.ext.compiler.
func (s *State) fillExtCompiler(_ *object.Thread, m *object.Module) error {
	m.Set("compiles", fn("compiles(class_, *specs)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		cls, ok := a[0].(*object.Type)
		if !ok {
			return nil, object.Raise(object.TypeError, "a class is expected")
		}
		specs := elems(a[1])
		return object.NewBuiltin("decorate", func(th *object.Thread, args object.Args) (object.Value, error) {
			if s.compilers[cls] == nil {
				s.compilers[cls] = compileHooks{}
			}
			if len(specs) == 0 {
				s.compilers[cls][""] = args.Pos[0]
			}
			for _, d := range specs {
				s.compilers[cls][str(d)] = args.Pos[0]
			}
			return args.Pos[0], nil
		}), nil
	}))
	m.Set("deregister", fn("deregister(class_)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		if cls, ok := a[0].(*object.Type); ok {
			delete(Of(th).compilers, cls)
		}
		return object.None, nil
	}))
	return nil
}

// classFunctions are the functions that make what a class of the expression
// language's would make.
var classFunctions = map[string]string{
	"Select": "select", "Insert": "insert", "Update": "update", "Delete": "delete", "Values": "values", "BindParameter": "bindparam", "Label": "label",
	"Case": "case", "Cast": "cast", "TypeCoerce": "type_coerce", "Tuple": "tuple_", "Exists": "exists", "TextClause": "text", "ColumnClause": "column",
	"TableClause": "table", "Extract": "extract", "Null": "null", "True_": "true", "False_": "false",
}

// newCustom makes the instance of a class that Python code derives from one of
// the expression language's.
func newCustom(statement, ddl bool) object.NewFunc {
	return func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		s := Of(th)
		if !s.userClass(cls) {
			if f, ok := s.constructors()[classFunctions[cls.Name]]; ok {
				return object.CallArgs(th, f, args)
			}
			return nil, object.Unsupported("making a %s by its class", cls.Name)
		}
		o := object.NewInstance(cls, nil)
		visit := ""
		if v, ok := cls.Lookup("__visit_name__"); ok {
			visit = str(v)
		}
		if visit == "" {
			visit = cls.Name
		}
		if statement {
			x := &core.CustomStatement{Object: o, Visit: visit, DDL: ddl}
			o.Native = x
			s.Bind(x, o)
			return o, nil
		}
		t, err := s.classType(th, cls)
		if err != nil {
			return nil, err
		}
		x := core.NewCustom(o, visit, t)
		o.Native = x
		s.Bind(x, o)
		return o, nil
	}
}

// classType is the type that a class names in its attribute type.
func (s *State) classType(th *object.Thread, cls *object.Type) (*core.Type, error) {
	for _, name := range []string{"type", "__return_type__"} {
		if v, owner := cls.LookupOwner(name); owner != nil && s.userClass(owner) {
			if _, isProp := v.(*object.GetSet); !isProp {
				return s.Type(th, v)
			}
		}
	}
	return nil, nil
}
