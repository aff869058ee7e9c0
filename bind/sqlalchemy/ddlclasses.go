package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// makeDDLClasses makes CreateTable and its relatives.
func (s *State) makeDDLClasses(clause *object.Type) {
	base := s.class(object.ClassSpec{Name: "ExecutableDDLElement", Module: "sqlalchemy.sql.ddl", Bases: []*object.Type{clause}, New: newCustom(true, true)})
	s.classes["DDLElement"] = base
	sig := object.MustSignature("__init__(element, if_not_exists=False, if_exists=False, cascade=False, **kw)")
	for name, kind := range map[string]string{
		"CreateColumn": "create_column", "AddConstraint": "add_constraint", "DropConstraint": "drop_constraint",
		"CreateTable": "create_table", "DropTable": "drop_table", "CreateIndex": "create_index", "DropIndex": "drop_index",
		"CreateSchema": "create_schema", "DropSchema": "drop_schema", "CreateSequence": "create_sequence", "DropSequence": "drop_sequence",
		"SetTableComment": "set_table_comment", "DropTableComment": "drop_table_comment",
		"SetColumnComment": "set_column_comment", "DropColumnComment": "drop_column_comment",
	} {
		s.class(object.ClassSpec{Name: name, Module: "sqlalchemy.sql.ddl", Bases: []*object.Type{base}, New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			d := &core.DDL{Kind: kind}
			for i, on := range []*bool{&d.IfNotExists, &d.IfExists, &d.Cascade} {
				if *on, err = truth(th, a[i+1], false); err != nil {
					return nil, err
				}
			}
			switch x := constraintOf(a[0]).(type) {
			case *core.Table:
				d.Table = x
			case *core.Index:
				d.Index = x
			case *core.Column:
				d.Column = x
			case core.Constraint:
				d.Constraint = x
				if t := constraintTable(x); kind == "add_constraint" && t != nil {
					if t.Apart == nil {
						t.Apart = map[core.Constraint]bool{}
					}
					t.Apart[x] = true
				}
				if d.Text, err = object.Repr(th, a[0]); err != nil {
					return nil, err
				}
				return object.NewInstance(cls, d), nil
			case *core.Sequence:
				d.Sequence = x
			case *constraintArgs: // it belongs to no table yet
				name, _ := x.opts.GetStr("name")
				d.Index = &core.Index{Name: str(orNone(name))}
			}
			switch {
			case d.Table == nil && (kind == "create_table" || kind == "drop_table" || strings.HasSuffix(kind, "_table_comment")):
				return nil, object.AttributeErr(a[0], "columns")
			case d.Index == nil && (kind == "create_index" || kind == "drop_index"), d.Column == nil && (kind == "create_column" || strings.HasSuffix(kind, "_column_comment")),
				kind == "add_constraint", kind == "drop_constraint":
				return nil, object.AttributeErr(a[0], "table")
			}
			d.Text = str(a[0])
			return object.NewInstance(cls, d), nil
		}, Attrs: []object.Attr{{Name: "element", Get: ddlTarget}}})
	}
	for _, name := range []string{"SchemaGenerator", "SchemaDropper"} {
		s.class(object.ClassSpec{Name: name, Module: "sqlalchemy.sql.ddl", Attrs: []object.Attr{
			{Name: "connection", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).WrapConnection(nativeAny(self).(*ddlRunner).c), nil
			}},
			{Name: "checkfirst", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(nativeAny(self).(*ddlRunner).check), nil
			}},
		}})
	}
	s.makeDDLText(base)
}

// A ddlRunner is what creates or drops, as its listeners see it.
type ddlRunner struct {
	c     *core.Connection
	check bool
}

func (s *State) ddlRunner(c *core.Connection, of core.DDLEvent) object.Value {
	name := "SchemaGenerator"
	if of.Drop {
		name = "SchemaDropper"
	}
	return object.NewInstance(s.classes[name], &ddlRunner{c, of.Check})
}

// ddlTarget is what a statement of a schema is about.
func ddlTarget(th *object.Thread, self object.Value) (object.Value, error) {
	s := Of(th)
	d, ok := object.State[*core.DDL](self)
	switch {
	case !ok:
		return nil, object.AttributeErr(self, "element")
	case d.Column != nil:
		return s.Wrap(th, d.Column), nil
	case d.Index != nil:
		return s.Wrap(th, d.Index), nil
	case d.Constraint != nil:
		return s.Wrap(th, d.Constraint), nil
	case d.Sequence != nil:
		return s.Wrap(th, d.Sequence), nil
	case d.Table != nil:
		return s.Wrap(th, d.Table), nil
	}
	return object.Str(d.Text), nil
}

// ddlText is the state of a DDL(): its text, and where it runs.
type ddlText struct {
	*core.DDL
	context  *object.Dict
	dialects []string
	callable object.Value
}

// makeDDLText makes the class DDL.
func (s *State) makeDDLText(base *object.Type) {
	sig := object.MustSignature("__init__(statement, context=None)")
	s.class(object.ClassSpec{Name: "DDL", Module: "sqlalchemy.sql.ddl", Bases: []*object.Type{base},
		New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			context := object.NewDict()
			if d, ok := a[1].(*object.Dict); ok {
				context = d
			}
			return object.NewInstance(cls, &ddlText{DDL: &core.DDL{Kind: "text", Text: str(a[0]), Format: true}, context: context}), nil
		},
		Methods: []object.Method{
			object.NewMethod("execute_if(dialect=None, callable_=None, state=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				old, _ := object.State[*ddlText](self)
				d := *old
				if one, ok := object.AsStr(orNone(a[0])); ok {
					d.dialects = []string{one}
				} else if !none(a[0]) {
					if err := object.Iterate(th, a[0], func(v object.Value) error { d.dialects = append(d.dialects, str(v)); return nil }); err != nil {
						return nil, err
					}
				}
				if !none(a[1]) {
					d.callable = a[1]
				}
				return object.NewInstance(self.Type(), &d), nil
			}),
		},
		Attrs: []object.Attr{{Name: "statement", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			d, _ := object.State[*ddlText](self)
			return object.Str(d.Text), nil
		}}},
	})
}

// ClauseElement implements Clauser: executed and compiled, it is its text with the
// context's values.
func (d *ddlText) ClauseElement() core.Element { return d.DDL }

// run is what a DDL() does as a listener: it executes its text about a target.
func (d *ddlText) run(s *State, c *core.Connection, target object.Value, kw []object.KwArg) error {
	if len(d.dialects) > 0 {
		here := false
		for _, n := range d.dialects {
			here = here || n == c.Engine.Dialect.Name
		}
		if !here {
			return nil
		}
	}
	if d.callable != nil {
		args := append([]object.KwArg{{Name: "dialect", Value: s.dialectObject(c.Engine.Dialect)}}, kw...)
		v, err := object.CallArgs(s.th, d.callable, object.Args{Pos: []object.Value{object.None, target, s.WrapConnection(c)}, Kw: args})
		if err != nil {
			return err
		}
		if yes, err := object.Truth(s.th, v); err != nil || !yes {
			return err
		}
	}
	context := object.NewDict()
	for _, it := range d.context.Items() {
		context.SetStr(str(it.Key), it.Value)
	}
	if t, ok := nativeElement(target).(*core.Table); ok {
		name := core.QuoteIdentifier(c.Engine.Dialect, t.Name, false)
		full := name
		if t.Schema != "" {
			full = core.QuoteIdentifier(c.Engine.Dialect, t.Schema, false) + "." + name
		}
		for k, v := range map[string]string{"table": name, "schema": t.Schema, "fullname": full} {
			if _, given := context.GetStr(k); !given {
				context.SetStr(k, object.Str(v))
			}
		}
	}
	v, err := object.Binary(s.th, object.Mod, object.Str(d.Text), context)
	if err != nil {
		return err
	}
	return c.ExecuteDDL(&core.DDL{Kind: "text", Text: str(v)})
}

// listenDDL registers a listener of a table's or a MetaData's creation and
// dropping; done is false for other targets.
func (s *State) listenDDL(target object.Value, name string, f object.Value) (done bool, err error) {
	var events *core.DDLEvents
	switch x := nativeAny(target).(type) {
	case *core.Table:
		events = &x.Events
	case *core.MetaData:
		events = &x.Events
	default:
		return false, nil
	}
	listener := func(c *core.Connection, of core.DDLEvent) error {
		check := object.KwArg{Name: "checkfirst", Value: object.MakeBool(of.Check)}
		kw := []object.KwArg{{Name: "_ddl_runner", Value: s.ddlRunner(c, of)}}
		if of.Tables != nil {
			list := object.NewList()
			for _, t := range of.Tables {
				list.Elems = append(list.Elems, s.Wrap(s.th, t))
			}
			kw = append(kw, object.KwArg{Name: "tables", Value: list}, check)
		} else {
			kw = append(kw, check, object.KwArg{Name: "_is_metadata_operation", Value: object.MakeBool(of.Whole)})
		}
		if d, ok := object.State[*ddlText](f); ok {
			return d.run(s, c, target, kw)
		}
		_, err := object.CallArgs(s.th, f, object.Args{Pos: []object.Value{target, s.WrapConnection(c)}, Kw: kw})
		return err
	}
	switch name {
	case "before_create":
		events.BeforeCreate = append(events.BeforeCreate, listener)
	case "after_create":
		events.AfterCreate = append(events.AfterCreate, listener)
	case "before_drop":
		events.BeforeDrop = append(events.BeforeDrop, listener)
	case "after_drop":
		events.AfterDrop = append(events.AfterDrop, listener)
	default:
		shown, err := object.ToStr(s.th, target)
		if err != nil {
			return true, err
		}
		return true, s.NewError("InvalidRequestError", "No such event '"+name+"' for target '"+shown+"'", "")
	}
	return true, nil
}
