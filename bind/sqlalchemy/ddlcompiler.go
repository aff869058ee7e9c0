package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// ddlCompiler is the native part of the compiler that @compiles(CreateColumn) is given.
type ddlCompiler struct{ opt core.CompileOptions }

// ColumnText implements core.ColumnHost: a column of CREATE TABLE is written by the
// function registered for CreateColumn, and left out where that returns None.
func (h host) ColumnText(c *core.Column, o core.CompileOptions) (string, bool, error) {
	s := h.s
	if len(s.compilers) == 0 {
		return "", false, nil
	}
	cls := s.classes["CreateColumn"]
	hook, _ := s.hookFor(cls, o.Dialect.Name)
	if hook == nil {
		return "", false, nil
	}
	create := object.NewInstance(cls, &core.DDL{Kind: "create_column", Column: c})
	comp := object.NewInstance(s.classes["DDLCompiler"], &ddlCompiler{o})
	v, err := object.CallArgs(s.th, hook, object.Args{Pos: []object.Value{create, comp}})
	if err != nil || none(v) {
		return "", true, err
	}
	text, ok := object.AsStr(v)
	if !ok {
		return "", true, object.Raise(object.TypeError, "a compilation function must return a string")
	}
	return text, true, nil
}

// makeDDLCompiler makes the class DDLCompiler.
func (s *State) makeDDLCompiler() {
	opt := func(self object.Value) core.CompileOptions {
		c, _ := object.State[*ddlCompiler](self)
		return c.opt
	}
	write := func(th *object.Thread, o core.CompileOptions, v object.Value) (object.Value, error) {
		s := Of(th)
		if t, ok := object.State[*core.Type](v); ok {
			text, err := core.TypeText(t, o.Dialect.Name)
			return object.Str(text), s.Err(th, err)
		}
		switch x := constraintOf(v).(type) {
		case *core.DDL:
			text, err := x.SQL(o)
			return object.Str(text), s.Err(th, err)
		case core.Constraint:
			text, err := core.ConstraintText(x, o)
			return object.Str(text), s.Err(th, err)
		}
		return nil, object.Unsupported("a DDL compiler's process() of this element")
	}
	ofColumn := func(sig string, spell func(*core.Column, core.CompileOptions) (string, error)) object.Method {
		return object.NewMethod(sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			c, ok := constraintOf(a[0]).(*core.Column)
			if !ok {
				return nil, object.Raise(object.TypeError, "a Column is expected")
			}
			text, err := spell(c, opt(self))
			if err == nil && text == "" {
				return object.None, nil
			}
			return object.Str(text), Of(th).Err(th, err)
		})
	}
	process := func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		return write(th, opt(self), a[0])
	}
	s.class(object.ClassSpec{Name: "DDLCompiler", Module: "sqlalchemy.sql.compiler", Bases: []*object.Type{s.classes["Compiled"]}, Methods: []object.Method{
		object.NewMethod("process(obj, **kw)", process),
		object.NewMethod("visit_create_column(create, first_pk=False, **kw)", process),
		ofColumn("get_column_specification(column, **kwargs)", func(c *core.Column, o core.CompileOptions) (string, error) {
			return core.ColumnText(c, o, false)
		}),
		ofColumn("get_column_default_string(column)", core.ColumnDefaultText),
	}, Attrs: []object.Attr{
		{Name: "dialect", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).dialectObject(opt(self).Dialect), nil
		}},
		{Name: "preparer", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(Of(th).classes["IdentifierPreparer"], opt(self).Dialect), nil
		}},
		{Name: "type_compiler", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return object.NewInstance(Of(th).classes["TypeCompiler"], opt(self).Dialect), nil
		}},
	}})
}
