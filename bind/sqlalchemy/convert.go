package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/lib/datetime"
	"github.com/diptych-orm/diptych/python/object"
)

// Clauser is implemented by the Native of an object, or of a class, that stands
// for an element: a mapped attribute, a mapped class, an alias.
type Clauser interface{ ClauseElement() core.Element }

// Expresser is a Clauser that may fail to tell its element.
type Expresser interface {
	Express(th *object.Thread) (core.Element, error)
}

// Element is the element that a Python value is; ok is false for a plain value.
func (s *State) Element(th *object.Thread, v object.Value) (e core.Element, ok bool, err error) {
	switch x := v.(type) {
	case Expresser:
		e, err := x.Express(th)
		return e, e != nil, err
	case Clauser:
		e := x.ClauseElement()
		return e, e != nil, nil
	case *object.Instance:
		switch n := x.Native.(type) {
		case Clauser:
			return n.ClauseElement(), true, nil
		case core.Element:
			return n, true, nil
		}
		if s.hooks.Element != nil {
			if e, ok, err := s.hooks.Element(th, v); ok || err != nil {
				return e, ok, err
			}
		}
		if _, has := x.Type().Lookup("__clause_element__"); has {
			r, err := object.CallMethod(th, x, "__clause_element__")
			if err != nil {
				return nil, false, err
			}
			return s.Element(th, r)
		}
	case *object.Type:
		if n, ok := x.Native.(Clauser); ok {
			return n.ClauseElement(), true, nil
		}
		if s.hooks.Element != nil {
			return s.hooks.Element(th, v)
		}
	}
	return nil, false, nil
}

// Value is a plain Python value with the type that its class suggests.
func (s *State) Value(v object.Value) core.Value {
	switch {
	case none(v):
		return core.Value{V: object.None, Null: true, Type: core.NullType}
	case v == object.True:
		return core.Value{V: v, True: true, Type: core.BooleanType}
	case v == object.False:
		return core.Value{V: v, False: true, Type: core.BooleanType}
	}
	return core.Value{V: v, Type: typeOfValue(v)}
}

// typeOfValue is the type that SQLAlchemy gives a literal of the class.
func typeOfValue(v object.Value) *core.Type {
	switch v.(type) { // of exactly these classes: members of an IntEnum have no type of their own
	case object.Bool:
		return core.BooleanType
	case object.Int, *object.BigInt:
		return core.IntegerType
	case object.Float:
		return core.FloatType
	case object.Str:
		return core.StringType
	case object.Bytes:
		return core.BinaryType
	case *object.Tuple:
		return core.NullType
	}
	if _, ok := datetime.AsDateTime(v); ok {
		return core.DateTimeType
	}
	if _, ok := object.State[datetime.Date](v); ok {
		return core.DateType
	}
	if _, ok := datetime.AsTime(v); ok {
		return core.TimeType
	}
	if _, ok := datetime.AsDelta(v); ok {
		return core.IntervalType
	}
	t := v.Type()
	switch {
	case isClass(t, "decimal", "Decimal"):
		return core.NumericType
	case isClass(t, "uuid", "UUID"):
		return core.UuidType
	}
	return core.NullType
}

func isClass(t *object.Type, module, name string) bool {
	for _, c := range t.MRO {
		if c.Name == name && (c.Module == module || c.Module == "_"+module || c.Module == "_py"+module) {
			return true
		}
	}
	return false
}

// Operand is a Python value as an operand: an element, or a plain Value.
func (s *State) Operand(th *object.Thread, v object.Value) (core.Element, error) {
	return s.operandIn(th, roleOperand, v)
}

// operandIn is Operand where errors say another role.
func (s *State) operandIn(th *object.Thread, r *role, v object.Value) (core.Element, error) {
	e, ok, err := s.Element(th, v)
	switch {
	case err != nil:
		return nil, err
	case !ok && s.hooks.Instance != nil && s.hooks.Instance(v):
		return nil, s.refuse(th, r, v, nil)
	case !ok:
		return s.Value(v), nil
	case kindOf(e) == isColumn && e.VisitName() != "relationship":
		return e, nil
	}
	return s.expect(th, r, v)
}

// Column is a Python value where a column expression is expected; plain values
// become parameters where literals are allowed.
func (s *State) Column(th *object.Thread, v object.Value, literals bool) (core.ColumnElement, error) {
	if literals {
		return s.columnIn(th, roleExpr, v)
	}
	return s.columnIn(th, roleColumn, v)
}

// columnIn is a Python value in a role as an expression of one value.
func (s *State) columnIn(th *object.Thread, r *role, v object.Value) (core.ColumnElement, error) {
	e, _, err := s.Element(th, v)
	if err != nil {
		return nil, err
	}
	c, is := e.(core.ColumnElement)
	if is {
		return c, nil
	}
	if ent, is := e.(core.Entity); is && kindOf(e) != isMapped {
		if cols := ent.EntityColumns(); len(cols) == 1 {
			return cols[0], nil
		}
	}
	if e, err = s.expect(th, r, v); err != nil {
		return nil, err
	}
	if c, is = e.(core.ColumnElement); !is {
		return nil, s.refuse(th, r, v, e)
	}
	return c, nil
}

// Condition is a Python value where WHERE, HAVING or ON wants a condition.
func (s *State) Condition(th *object.Thread, v object.Value) (core.ColumnElement, error) {
	e, err := s.expect(th, roleWhere, v)
	c, _ := e.(core.ColumnElement)
	return c, err
}

// expected is the ArgumentError for an object that fits no role.
func (s *State) expected(th *object.Thread, what string, v object.Value) error {
	r, err := object.Repr(th, v)
	if err != nil {
		return err
	}
	return s.NewError("ArgumentError", what+" expected, got "+r+".", "")
}

// From is a Python value where a source of rows is expected.
func (s *State) From(th *object.Thread, v object.Value) (core.Element, error) {
	e, err := s.expect(th, roleFrom, v)
	switch x := e.(type) {
	case *core.Text:
		e = &core.TextFrom{X: x}
	case *core.Function:
		e = core.FunctionFrom(x)
	}
	return e, err
}

// Wrap is the Python object of an element.
func (s *State) Wrap(th *object.Thread, e core.Element) object.Value {
	if e == nil {
		return object.None
	}
	if v, ok := e.(core.Value); ok {
		return toPy(v.V)
	}
	switch x := e.(type) {
	case *core.TextFrom:
		e = x.X
	case *core.TableValuedAlias:
		if x.Name.IsZero() {
			e = x.Func
		}
	}
	if o, ok := s.objects[e]; ok {
		return o
	}
	if s.hooks.Wrap != nil {
		if v, ok := s.hooks.Wrap(th, e); ok {
			return v
		}
	}
	o := object.NewInstance(s.classFor(e), e)
	s.objects[e] = o
	return o
}

// Bind ties an element to a Python object that was made for it.
func (s *State) Bind(e core.Element, o *object.Instance) { s.objects[e] = o }

func (s *State) classFor(e core.Element) *object.Type {
	name, made := "ClauseElement", ""
	switch x := e.(type) {
	case *core.Column:
		name = "ColumnClause"
		if core.TableColumn(x) != nil {
			name = "Column"
		}
	case *core.Annotated:
		return s.classFor(x.ColumnElement)
	case *core.BindParam:
		name = "BindParameter"
	case *core.Null:
		name = "Null"
	case *core.True:
		name = "True_"
	case *core.False:
		name = "False_"
	case *core.Text:
		name = "TextClause"
	case *core.Binary:
		name = "BinaryExpression"
	case *core.Custom:
		return x.Object.(*object.Instance).Type()
	case *core.CustomStatement:
		return x.Object.(*object.Instance).Type()
	case *core.OpList:
		name = "ExpressionClauseList"
		if x.Op == core.OpComma {
			name = "ClauseList"
		}
		if (x.Op == core.OpAnd || x.Op == core.OpOr) && !x.NoGroup {
			name = "BooleanClauseList"
		}
	case *core.Unary:
		name = "UnaryExpression"
		if x.Op == core.OpExists {
			name = "Exists"
		}
	case *core.AsBool:
		name = "AsBoolean"
	case *core.Grouping:
		name = "Grouping"
	case *core.Tuple:
		name = "Tuple"
	case *core.Slice:
		name = "Slice"
	case *core.Array:
		name = "postgresql.array"
	case *core.Ordered:
		name = "postgresql.aggregate_order_by"
	case *core.Label:
		name = "Label"
	case *core.Case:
		name = "Case"
	case *core.Cast:
		name = "Cast"
	case *core.TypeCoerce:
		name = "TypeCoerce"
	case *core.Extract:
		name = "Extract"
	case *core.Function:
		if o, ok := x.Object.(*object.Instance); ok {
			return o.Type()
		}
		if x.Generic {
			return s.functionClass(x.Name)
		}
		name = "Function"
	case *core.FunctionComparison:
		name = "FunctionAsBinary"
	case *core.Filter:
		name = "FunctionFilter"
	case *core.WithinGroup:
		name = "WithinGroup"
	case *core.Over:
		name = "Over"
	case *core.ScalarValues:
		name = "ScalarValues"
	case *core.ScalarSelect:
		name = "ScalarSelect"
	case *core.Aggregate:
		name = "CollectionAggregate"
	case *core.TableValuedColumn:
		name = "TableValuedColumn"
	case *core.Table:
		name = "Table"
	case *core.TableClause:
		name = "TableClause"
	case *core.Alias:
		name = "Alias"
	case *core.Subquery:
		name = "Subquery"
		if x.Lateral {
			name = "Lateral"
		}
	case *core.CTE:
		name = "CTE"
	case *core.Join:
		name = "Join"
	case *core.Values:
		name = "Values"
	case *core.TableValuedAlias:
		name = "TableValuedAlias"
	case *core.Select:
		name = "Select"
	case *core.Compound:
		name = "CompoundSelect"
	case *core.TextualSelect:
		name = "TextualSelect"
	case *core.Insert:
		name = "Insert"
		if x.Dialect != "" {
			name = x.Dialect + ".Insert"
		}
	case *core.Update:
		name = "Update"
	case *core.Delete:
		name = "Delete"
	case *core.ScalarColumn:
		name = "ScalarFunctionColumn"
	case *core.Collation:
		name = "CollationClause"
	case *core.DDL:
		for _, w := range strings.Split(x.Kind, "_") {
			made += strings.ToUpper(w[:1]) + w[1:]
		}
		if name = made; s.classes[name] == nil {
			name = "ExecutableDDLElement"
		}
	case *core.PrimaryKey:
		name = "PrimaryKeyConstraint"
	case *core.Unique:
		name = "UniqueConstraint"
	case *core.Check:
		name = "CheckConstraint"
	case *core.ForeignKeyConstraint:
		name = "ForeignKeyConstraint"
	case *core.ForeignKey:
		name = "ForeignKey"
	case *core.Index:
		name = "Index"
	case *core.MetaData:
		name = "MetaData"
	}
	if t := s.classes[name]; t != nil {
		return t
	}
	return s.classes["ClauseElement"]
}

// functionClass is the class of a function that SQLAlchemy knows by name.
func (s *State) functionClass(name string) *object.Type {
	key := "func." + name
	if s.classes[key] == nil {
		s.classes[key] = object.NewNativeType(object.ClassSpec{Name: name, Module: "sqlalchemy.sql.functions", Bases: []*object.Type{s.classes["Function"]}})
	}
	return s.classes[key]
}

// Statement is a Python value that can be executed.
func (s *State) Statement(th *object.Thread, v object.Value) (core.Statement, error) {
	e, ok, err := s.Element(th, v)
	if err != nil {
		return nil, err
	}
	if ok {
		switch x := e.(type) {
		case core.Statement:
			return x, nil
		case *core.ScalarSelect:
			return core.NewSelect(x), nil
		case *core.Subquery, *core.Alias, *core.Table:
			r, _ := object.Repr(th, v)
			return nil, s.NewError("ObjectNotExecutableError", "Not an executable object: "+r, "")
		case core.ColumnElement:
			if _, fn := x.(*core.Function); fn {
				return core.NewSelect(x), nil
			}
		}
	}
	r, err := object.Repr(th, v)
	if err != nil {
		return nil, err
	}
	return nil, s.NewError("ObjectNotExecutableError", "Not an executable object: "+r, "")
}

// toPy is a host value of the core as a Python value.
func toPy(v any) object.Value {
	switch x := v.(type) {
	case nil:
		return object.None
	case object.Value:
		return x
	case int64:
		return object.MakeInt(x)
	case int:
		return object.MakeInt(int64(x))
	case float64:
		return object.Float(x)
	case string:
		return object.Str(x)
	case bool:
		return object.MakeBool(x)
	case []byte:
		return object.Bytes(x)
	}
	return object.None
}
