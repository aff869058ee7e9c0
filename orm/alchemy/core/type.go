package core

import "github.com/diptych-orm/diptych/orm/sqltree"

// Affinity is the family a type belongs to: it decides which operators a value
// has and what their results are.
type Affinity uint8

// The affinities.
const (
	NullAffinity Affinity = iota
	IntegerAffinity
	NumericAffinity
	StringAffinity
	BooleanAffinity
	DateAffinity
	DateTimeAffinity
	TimeAffinity
	IntervalAffinity
	BinaryAffinity
	EnumAffinity
	JSONAffinity
	UuidAffinity
	ArrayAffinity
	TupleAffinity
	TableValueAffinity
	HStoreAffinity
	RangeAffinity
	OtherAffinity
)

// Type is a data type. Name is its class: a generic one ("Integer", "String")
// or an SQL one in capitals ("VARCHAR").
type Type struct {
	Name      string
	Dialect   string // whose own type it is; empty for the generic and the SQL ones
	Affinity  Affinity
	Length    int // 0: none
	HasLength bool
	Precision int // 0: none
	Scale     int
	HasScale  bool
	// Decimal says that numbers come back as decimals; Float types do not.
	Decimal   bool
	Timezone  bool
	Collation string
	Unsigned  bool
	// Enums are the values of an Enum as the database stores them; Enum is the
	// host's enumeration behind them, if any.
	Enums      []string
	Enum       any
	EnumName   string
	NativeEnum bool
	Constraint bool // CREATE TABLE adds a CHECK for an Enum or Boolean
	Validate   bool
	NoneAsNull bool
	Item       *Type // of an ARRAY
	// Foreign is repr() of what was given where a type should be, and its class.
	Foreign    *[2]string
	Items      []*Type // of a tuple, or the columns of a table value
	Dimensions int
	// Custom is a type the host defines (TypeDecorator, UserDefinedType).
	Custom CustomType
	// Variants replaces the type for a dialect by name.
	Variants map[string]*Type
	// Args are the arguments that the host made it with.
	Args map[string]any
	// Options holds what only one dialect or the host reads.
	Options map[string]any
	// Hook may spell the type instead of TypeText; nil for none.
	Hook TypeHook
}

// TypeHook spells types that the host language has compilation hooks for.
type TypeHook interface {
	TypeText(t *Type, dialect string) (text string, handled bool)
}

// ColumnTypeHook is told for which column a type is spelt; the function it returns ends that.
type ColumnTypeHook interface {
	ForColumn(c *Column) func()
}

// CustomType is a type defined in the host language.
type CustomType interface {
	// Impl is the type it is stored as for a dialect; nil for one that spells itself.
	Impl(dialect string) *Type
	// Spec is the DDL text where Impl is nil.
	Spec(dialect string) string
	// CoerceCompared is the type of a value compared with this one; nil for itself.
	CoerceCompared(op *Op, value Value) *Type
	// BindExpression wraps a parameter; ColumnExpression a selected column; nil
	// leaves them alone.
	// IsTypes tells whether a comparison with None, and with True or False, is one with the constant.
	IsTypes() (none, boolean bool)
	BindExpression(x ColumnElement) ColumnElement
	ColumnExpression(x ColumnElement) ColumnElement
}

// Plain types that need no options.
var (
	NullType     = &Type{Name: "NullType", Affinity: NullAffinity}
	IntegerType  = &Type{Name: "Integer", Affinity: IntegerAffinity}
	StringType   = &Type{Name: "String", Affinity: StringAffinity}
	BooleanType  = &Type{Name: "Boolean", Affinity: BooleanAffinity}
	FloatType    = &Type{Name: "Float", Affinity: NumericAffinity}
	NumericType  = &Type{Name: "Numeric", Affinity: NumericAffinity, Decimal: true}
	DateType     = &Type{Name: "Date", Affinity: DateAffinity}
	DateTimeType = &Type{Name: "DateTime", Affinity: DateTimeAffinity}
	TimeType     = &Type{Name: "Time", Affinity: TimeAffinity}
	IntervalType = &Type{Name: "Interval", Affinity: IntervalAffinity}
	BinaryType   = &Type{Name: "LargeBinary", Affinity: BinaryAffinity}
	UuidType     = &Type{Name: "Uuid", Affinity: UuidAffinity}
	// JSONIndexType and JSONPathType are what an item of a JSON value is found by: each
	// dialect has a spelling of its own for it.
	JSONIndexType = &Type{Name: "JSONIndexType", Affinity: OtherAffinity}
	JSONPathType  = &Type{Name: "JSONPathType", Affinity: OtherAffinity}
	matchType     = &Type{Name: "MatchType", Affinity: BooleanAffinity}
)

// TupleOf is the type of a tuple of values.
func TupleOf(items ...*Type) *Type {
	return &Type{Name: "TupleType", Affinity: TupleAffinity, Items: items}
}

// For is the type as a dialect uses it: its variant, or a custom type's storage.
func (t *Type) For(dialect string) *Type {
	if v := t.Variants[dialect]; v != nil {
		t = v
	}
	if t.Custom != nil {
		if impl := t.Custom.Impl(dialect); impl != nil {
			return impl.For(dialect)
		}
	}
	return t
}

// aff is the affinity, seen through a custom type.
func (t *Type) aff() Affinity {
	if t.Custom != nil {
		if impl := t.Custom.Impl("default"); impl != nil {
			return impl.aff()
		}
	}
	return t.Affinity
}

// IsNull tells whether the type is unknown.
func (t *Type) IsNull() bool { return t.Affinity == NullAffinity && t.Custom == nil }

// isConcatenable tells whether + means concatenation.
func (t *Type) isConcatenable() bool {
	switch t.aff() {
	case StringAffinity, EnumAffinity, ArrayAffinity, JSONAffinity, HStoreAffinity:
		return true
	}
	return false
}

func (t *Type) isIndexable() bool {
	switch t.aff() {
	case ArrayAffinity, JSONAffinity:
		return true
	}
	return false
}

// coerceCompared is the type of a value that is compared with an expression of
// this type.
func (t *Type) coerceCompared(op *Op, v Value) *Type {
	if t.Custom != nil {
		if c := t.Custom.CoerceCompared(op, v); c != nil {
			return c
		}
		return t
	}
	vt := v.Type
	switch t.Affinity {
	case NullAffinity, OtherAffinity:
		switch t.Name {
		case "INET", "CIDR", "MACADDR", "MACADDR8":
			return t
		}
		if vt == nil {
			return t
		}
		return vt
	case BinaryAffinity, UuidAffinity:
		if vt != nil && vt.Affinity == StringAffinity || t.Name == "PickleType" { // a str is encoded
			return t
		}
	case EnumAffinity:
		switch {
		case vt != nil && !vt.IsNull() && vt.aff() != StringAffinity && vt.aff() != EnumAffinity:
			return vt
		case op == OpConcat || op == OpAdd:
			return StringType
		}
		return t
	case TupleAffinity:
		return t
	}
	switch t.Name {
	case "CITEXT":
		return t
	case "MONEY", "REGCLASS", "REGCONFIG", "TSVECTOR", "TSQUERY": // written as text, but none
		if vt != nil && t.Dialect == "postgresql" {
			return vt
		}
	}
	return t.baseCoerce(vt)
}

func (t *Type) baseCoerce(vt *Type) *Type {
	if vt == nil || vt.IsNull() || vt.aff() == t.aff() {
		return t
	}
	return vt
}

// adapt finds the operator and the type of an arithmetic expression.
func adapt(op *Op, l, r *Type) (*Op, *Type) {
	if l.Custom != nil {
		if impl := l.Custom.Impl("default"); impl != nil {
			o, t := adapt(op, impl, r)
			if t == impl {
				t = l
			}
			return o, t
		}
	}
	if l.IsNull() {
		if r.IsNull() || !op.Commutative {
			return op, l
		}
		return adapt(op, r, l)
	}
	if l.isConcatenable() {
		if op == OpAdd && (r.isConcatenable() || r.IsNull()) {
			op = OpConcat
		}
		if op == OpConcat && l.aff() == EnumAffinity {
			return op, &Type{Name: "String", Affinity: StringAffinity, Length: l.Length, HasLength: l.HasLength}
		}
		return op, l
	}
	if row, ok := adaptations[l.aff()]; ok {
		if cell, ok := row[op]; ok {
			if res, ok := cell[r.aff()]; ok {
				if res == ownClass {
					// The class of the left type: where that is the plain one of the right
					// side's kind, the right type itself.
					plain := l.Name == affinityNames[l.aff()]
					switch {
					case plain && l.aff() == r.aff():
						return op, r
					case plain:
						return op, l
					}
					return op, l.bare()
				}
				switch res.aff() {
				case r.aff():
					return op, r
				case l.aff():
					return op, l
				}
				return op, res
			}
		}
	}
	return op, l
}

// bare is a type of the same class that was made without arguments.
func (t *Type) bare() *Type {
	if t.Args == nil && t.Precision == 0 && !t.HasScale && t.Options == nil && !t.Unsigned {
		return t
	}
	b := &Type{Name: t.Name, Dialect: t.Dialect, Affinity: t.Affinity, Decimal: t.Decimal}
	if t.Dialect == "" && isFloat(t.Name) {
		b.Decimal = false
	}
	return b
}

// isFloat tells the classes whose values are floats unless they are told otherwise.
func isFloat(name string) bool {
	switch name {
	case "Float", "FLOAT", "REAL", "Double", "DOUBLE", "DOUBLE_PRECISION":
		return true
	}
	return false
}

// ownClass stands for the left side's own class in adaptations.
var ownClass = &Type{Name: "self"}

// affinityNames are the classes that the kinds of types with adaptations are known by.
var affinityNames = map[Affinity]string{
	IntegerAffinity: "Integer", NumericAffinity: "Numeric", DateAffinity: "Date", DateTimeAffinity: "DateTime", TimeAffinity: "Time", IntervalAffinity: "Interval",
}

type adaptRow map[*Op]map[Affinity]*Type

var adaptations map[Affinity]adaptRow

func init() {
	type m = map[Affinity]*Type
	const (
		i, n, d, dt, tm, iv = IntegerAffinity, NumericAffinity, DateAffinity, DateTimeAffinity, TimeAffinity, IntervalAffinity
	)
	I, N, D, DT, TM, IV, own := IntegerType, NumericType, DateType, DateTimeType, TimeType, IntervalType, ownClass
	adaptations = map[Affinity]adaptRow{
		i: {
			OpAdd: m{d: D, i: own, n: N}, OpMul: m{iv: IV, i: own, n: N},
			OpDiv: m{i: N, n: N}, OpFloorDiv: m{i: own, n: N}, OpSub: m{i: own, n: N},
		},
		n: {
			OpMul: m{iv: IV, n: own, i: own}, OpDiv: m{n: own, i: own}, OpAdd: m{n: own, i: own}, OpSub: m{n: own, i: own},
		},
		dt: {OpAdd: m{iv: own}, OpSub: m{iv: own, dt: IV}},
		d: {
			OpAdd: m{i: own, iv: DT, tm: DT},
			OpSub: m{i: own, d: I, iv: DT, dt: IV},
		},
		tm: {OpAdd: m{d: DT, iv: own}, OpSub: m{tm: IV, iv: own}},
		iv: {
			OpAdd: m{d: DT, iv: own, dt: DT, tm: TM}, OpSub: m{iv: own},
			OpMul: m{n: own}, OpDiv: m{n: own},
		},
	}
}

// TypeSQL implements sqltree.Type.
func (t *Type) TypeSQL(dialect string) string {
	s, err := TypeText(t, dialect)
	if err != nil {
		return t.Name
	}
	return s
}

// Part implements sqltree.Parts.
func (t *Type) Part(i int) sqltree.Type {
	if i < len(t.Items) {
		return t.Items[i]
	}
	return NullType
}

var _ sqltree.Type = (*Type)(nil)

// collated is a type of texts with a collation; any other stays as it is.
func (t *Type) collated(name string) *Type {
	if t.Custom != nil {
		if w, ok := t.Custom.(interface{ Collated(name string) *Type }); ok && t.aff() == StringAffinity {
			return w.Collated(name)
		}
		return t
	}
	if t.Affinity != StringAffinity {
		return t
	}
	c := *t
	c.Collation = name
	c.Args = map[string]any{"collation": name}
	for k, v := range t.Args {
		if k != "collation" {
			c.Args[k] = v
		}
	}
	return &c
}

// NativeUuid tells whether a Uuid is the database's own type where it has one.
func NativeUuid(t *Type) bool { return !t.flag("native_uuid_off") }
