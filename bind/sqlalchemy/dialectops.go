package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// How tightly PostgreSQL's own operators bind: as a comparison does, or as an index.
const (
	asComparison = 5
	asIndex      = 15
)

// postgresOps are the methods of PostgreSQL's types that are an operator each.
var postgresOps = map[string]struct {
	text  string
	types string // of the types that have it: j JSON, b JSONB, h HSTORE, a ARRAY, r range
	prec  int
	eager bool
}{
	"has_key": {"?", "bh", asComparison, true}, "has_all": {"?&", "bh", asComparison, true}, "has_any": {"?|", "bh", asComparison, true},
	"contains": {"@>", "bhar", asComparison, true}, "contained_by": {"<@", "bhar", asComparison, true},
	"path_exists": {"@?", "b", asComparison, true}, "path_match": {"@@", "b", asComparison, true},
	"overlap": {"&&", "a", asComparison, false}, "overlaps": {"&&", "r", asComparison, false}, "adjacent_to": {"-|-", "r", asComparison, false},
	"strictly_left_of": {"<<", "r", asComparison, false}, "__lshift__": {"<<", "r", asComparison, false},
	"strictly_right_of": {">>", "r", asComparison, false}, "__rshift__": {">>", "r", asComparison, false},
	"not_extend_right_of": {"&<", "r", asComparison, false}, "not_extend_left_of": {"&>", "r", asComparison, false},
}

// hstoreFunctions are the methods of an HSTORE that call a function.
var hstoreFunctions = map[string]string{
	"keys": "akeys", "vals": "avals", "defined": "defined", "delete": "delete", "slice": "slice", "array": "hstore_to_array", "matrix": "hstore_to_matrix",
}

// postgresKind tells which of PostgreSQL's types an expression has; 0 is none of them.
func postgresKind(t *core.Type) byte {
	if p, ok := t.Custom.(*pyType); ok && p.impl != nil {
		t = p.impl
	}
	switch t.Affinity {
	case core.JSONAffinity:
		switch {
		case t.Dialect == "postgresql" && t.Name == "JSONB":
			return 'b'
		case t.Dialect == "postgresql":
			return 'j'
		}
	case core.HStoreAffinity:
		return 'h'
	case core.RangeAffinity:
		return 'r'
	case core.ArrayAffinity:
		return 'a'
	}
	return 0
}

// operateText applies an operator that PostgreSQL alone has.
func (s *State) operateText(th *object.Thread, c core.ColumnElement, text string, other object.Value, result *core.Type) (object.Value, error) {
	op := core.CustomOp(text, asIndex, false, result)
	op.EagerGrouping = true
	return s.operate(th, op, c, other, false)
}

// postgresMember is an attribute that an expression has because of its type: a method
// of PostgreSQL's JSON, JSONB, HSTORE, ARRAY or range types. It is nil for any other.
func (s *State) postgresMember(th *object.Thread, self object.Value, name string) (object.Value, error) {
	e, ok, err := s.Element(th, self)
	if err != nil || !ok {
		return nil, err
	}
	c, ok := e.(core.ColumnElement)
	if !ok {
		return nil, nil
	}
	kind := postgresKind(c.SQLType())
	if kind == 0 {
		return nil, nil
	}
	if o, ok := postgresOps[name]; ok {
		for i := 0; i < len(o.types); i++ {
			if o.types[i] == kind {
				return s.postgresOperator(c, name, o.text, o.prec, o.eager), nil
			}
		}
	}
	switch {
	case name == "astext" && (kind == 'b' || kind == 'j'):
		return s.astext(th, c)
	case name == "delete_path" && kind == 'b':
		return fn("delete_path(array)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			path, err := s.Operand(th, a[0])
			if err != nil {
				return nil, err
			}
			texts := &core.Type{Name: "ARRAY", Affinity: core.ArrayAffinity, Item: &core.Type{Name: "TEXT", Affinity: core.StringAffinity}}
			if _, isArray := path.(core.ColumnElement); !isArray {
				if path, err = s.newArray(th, a[0], nil); err != nil {
					return nil, err
				}
			}
			op := core.CustomOp("#-", asIndex, false, c.SQLType())
			op.EagerGrouping = true
			x, err := core.Operate(op, c, core.NewCast(path.(core.ColumnElement), texts, false), false)
			return s.wrapCol(th, x, err)
		}), nil
	case kind == 'a' && (name == "any" || name == "all"):
		return s.arrayAnyAll(c, name), nil
	case kind == 'h':
		if f, ok := hstoreFunctions[name]; ok {
			return fn(name+"(*args)", func(th *object.Thread, a []object.Value) (object.Value, error) {
				func_, err := object.GetAttr(th, &funcNamespace{cls: s.classes["_FunctionGenerator"]}, f)
				if err != nil {
					return nil, err
				}
				return object.CallArgs(th, func_, object.Args{Pos: append([]object.Value{self}, elems(a[0])...)})
			}), nil
		}
	}
	return nil, nil
}

func (s *State) postgresOperator(c core.ColumnElement, name, text string, prec int, eager bool) object.Value {
	return fn(name+"(other, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		op := core.CustomOp(text, prec, true, core.BooleanType)
		op.EagerGrouping = eager
		return s.operate(th, op, c, a[0], false)
	})
}

// astext is an item of a JSON value as text.
func (s *State) astext(th *object.Thread, c core.ColumnElement) (object.Value, error) {
	b, ok := c.(*core.Binary)
	if !ok || b.Op != core.OpJSONGet && b.Op != core.OpJSONPath {
		return nil, object.Raise(object.AttributeError, "Neither 'BinaryExpression' object nor 'Comparator' object has an attribute 'astext'")
	}
	text := "->>"
	if b.Op == core.OpJSONPath {
		text = "#>>"
	}
	op := core.CustomOp(text, asIndex, false, nil)
	op.EagerGrouping = true
	x, err := core.OperateTyped(op, b.L, b.R, &core.Type{Name: "Text", Affinity: core.StringAffinity})
	return s.wrapCol(th, x, err)
}

// arrayAnyAll is column.any(value) and column.all(value): value = ANY (column).
func (s *State) arrayAnyAll(c core.ColumnElement, name string) object.Value {
	return fn(name+"(other, operator=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		op := core.OpEq
		if !none(a[1]) {
			if o := s.operatorOf(th, a[1]); o != nil {
				op = o
			}
		}
		item := c.SQLType().Item
		right, err := s.Operand(th, a[0])
		if err != nil {
			return nil, err
		}
		left, ok := right.(core.ColumnElement)
		if v, plain := right.(core.Value); plain {
			left, ok = core.NewBind(core.BindKey(c), true, v, item), true
		}
		if b, is := right.(*core.BindParam); is && b.SQLType().IsNull() {
			left = b.WithType(item)
		}
		if !ok {
			return nil, object.Unsupported("%s() of this value", name)
		}
		which := core.OpAny
		if name == "all" {
			which = core.OpAll
		}
		x, err := core.Operate(op, left, core.AnyAll(which, c), false)
		return s.wrapCol(th, x, err)
	})
}

// arraySlice is column[a:b] of an array.
func (s *State) arraySlice(th *object.Thread, c core.ColumnElement, sl *object.Slice) (object.Value, error) {
	end := func(v object.Value) (core.Element, error) {
		x, err := s.Operand(th, v)
		if err != nil {
			return nil, err
		}
		if v, plain := x.(core.Value); plain {
			return core.NewBind(core.BindKey(c), true, v, core.IntegerType), nil
		}
		return x, nil
	}
	from, err := end(orNone(sl.Start))
	if err != nil {
		return nil, err
	}
	to, err := end(orNone(sl.Stop))
	if err != nil {
		return nil, err
	}
	x, err := core.OperateTyped(core.OpGetItem, c, core.NewSlice(from, to), c.SQLType())
	return s.wrapCol(th, x, err)
}

// containsOf is contains() of PostgreSQL's types; an ARRAY of no dialect has none.
func (s *State) containsOf(th *object.Thread, c core.ColumnElement, other object.Value) (object.Value, error) {
	if t := c.SQLType(); t.Affinity == core.ArrayAffinity && t.Dialect != "postgresql" && t.Custom == nil {
		if _, isFunc := c.(*core.Function); !isFunc {
			return nil, object.Raise(object.NotImplementedError, "ARRAY.contains() not implemented for the base ARRAY type; please use the dialect-specific ARRAY type")
		}
	}
	return object.Call(th, s.postgresOperator(c, "contains", "@>", asComparison, true), other)
}

// newArray is array(clauses, type_=…) of PostgreSQL.
func (s *State) newArray(th *object.Thread, clauses, itemType object.Value) (core.Element, error) {
	var given *core.Type
	if !none(itemType) {
		t, err := s.Type(th, itemType)
		if err != nil {
			return nil, err
		}
		given = t
	}
	var items []core.Element
	err := object.Iterate(th, clauses, func(v object.Value) error {
		x, err := s.Operand(th, v)
		if err != nil {
			return err
		}
		if value, plain := x.(core.Value); plain {
			t := given
			if t == nil {
				t = value.Type
			}
			x = core.Literal(value, t)
		}
		items = append(items, x)
		return nil
	})
	return core.NewArray(items, given), err
}

// fillDialect adds the functions of a dialect's module.
func (s *State) fillDialect(_ *object.Thread, m *object.Module, dialect string) error {
	switch dialect {
	case "postgresql":
		m.Set("ExcludeConstraint", s.classes["postgresql.ExcludeConstraint"])
		m.Set("array", fn("array(clauses, type_=None, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			x, err := s.newArray(th, a[0], a[1])
			if err != nil {
				return nil, err
			}
			return s.Wrap(th, x), nil
		}))
		m.Set("aggregate_order_by", fn("aggregate_order_by(target, *order_by)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			s := Of(th)
			x, err := s.Column(th, a[0], true)
			if err != nil {
				return nil, err
			}
			var by []core.Element
			for _, v := range elems(a[1]) {
				e, err := s.byItem(th, v, false)
				if err != nil {
					return nil, err
				}
				by = append(by, e)
			}
			return s.Wrap(th, core.NewOrdered(x, by)), nil
		}))
		for name, method := range map[string]string{"Any": "any", "All": "all"} {
			m.Set(name, fn(name+"(other, arrexpr, operator=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
				f, err := object.GetAttr(th, a[1], method)
				if err != nil {
					return nil, err
				}
				return object.Call(th, f, a[0], a[2])
			}))
		}
		for _, name := range []string{"array_agg", "hstore", "to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery", "ts_headline"} {
			m.Set(name, fn(name+"(*args, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
				f, err := object.GetAttr(th, &funcNamespace{cls: Of(th).classes["_FunctionGenerator"]}, name)
				if err != nil {
					return nil, err
				}
				return object.CallArgs(th, f, object.Args{Pos: elems(a[0])})
			}))
		}
		m.Set("__getattr__", fn("__getattr__(name)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			switch name := str(a[0]); name {
			case "Range", "MultiRange":
				return th.ImportFrom("sqlalchemy.dialects.postgresql.ranges", name)
			default:
				return nil, object.Raise(object.AttributeError, "module 'sqlalchemy.dialects.postgresql' has no attribute '%s'", name)
			}
		}))
	case "mssql":
		m.Set("try_cast", s.constructors()["try_cast"])
	}
	return nil
}

// makeDialectElements makes the classes of the expressions that one dialect has.
func (s *State) makeDialectElements() {
	for _, n := range []string{"array", "aggregate_order_by"} {
		s.classes["postgresql."+n] = object.NewNativeType(object.ClassSpec{
			Name: n, Module: "sqlalchemy.dialects.postgresql.array", Bases: []*object.Type{s.classes["ColumnElement"]},
		})
	}
}
