package meta

import (
	"fmt"
	"math"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// Kind is what a field holds: Django's internal type.
type Kind uint8

// The kinds of fields.
const (
	NoKind Kind = iota
	AutoKind
	BigAutoKind
	SmallAutoKind
	IntegerKind
	BigIntegerKind
	SmallIntegerKind
	PositiveIntegerKind
	PositiveBigIntegerKind
	PositiveSmallIntegerKind
	BooleanKind
	CharKind
	TextKind
	FloatKind
	DecimalKind
	DateKind
	DateTimeKind
	TimeKind
	DurationKind
	UUIDKind
	JSONKind
	BinaryKind
	IPKind
	FileKind
	CompositeKind // CompositePrimaryKey: several columns as one key
	ForeignKeyKind
	OneToOneKind
	ManyToManyKind
)

var kindNames = [...]string{"", "AutoField", "BigAutoField", "SmallAutoField", "IntegerField", "BigIntegerField",
	"SmallIntegerField", "PositiveIntegerField", "PositiveBigIntegerField", "PositiveSmallIntegerField",
	"BooleanField", "CharField", "TextField", "FloatField", "DecimalField", "DateField", "DateTimeField",
	"TimeField", "DurationField", "UUIDField", "JSONField", "BinaryField", "GenericIPAddressField", "FileField", "CompositePrimaryKey",
	"ForeignKey", "OneToOneField", "ManyToManyField"}

// String is the Django class of the kind.
func (k Kind) String() string { return kindNames[k] }

// Choice is one entry of a field's choices.
type Choice struct {
	Value any
	Label string
	Group string
}

// Validator checks a value that is not empty.
type Validator func(v any) error

// Generated is the expression of a GeneratedField; the field's kind is that of
// its output_field.
type Generated struct {
	Expr    any
	Persist bool
}

// Hooks are what a field class written by the user overrides; nil ones are not.
type Hooks struct {
	FromDB    func(v any) (any, error)
	ToPython  func(v any) (any, error)
	Prep      func(v any) (any, error)
	DBPrep    func(v any) (any, error)
	PreSave   func(o Instance, add bool) (any, error)
	DBType    func() (string, bool, error)
	Validates func(v any) error
}

// Field is a model's field.
type Field struct {
	Kind      Kind
	ClassName string // the field's class as messages name it; empty: the kind's own
	Name      string
	Attname   string // the attribute that holds the column's value
	Column    string
	DBColumn  string // as given; empty for the default
	Model     *Model
	Order     int
	Host      any

	Null, Blank, Unique, PrimaryKey, DBIndex     bool
	NotEditable                                  bool
	AutoNow, AutoNowAdd                          bool
	AutoCreated                                  bool
	HasDefault                                   bool
	Default                                      any
	DefaultFunc                                  func() (any, error)
	DBDefault                                    any
	Generated                                    *Generated // nil for plain columns
	HasDBDefault                                 bool
	Choices                                      []Choice
	Odd                                          map[string]string // options given a value of no use: a system check says so
	HasDecimals                                  bool              // decimal_places was given
	VerboseName                                  string
	HelpText                                     string
	MaxLength                                    int
	MaxDigits, DecimalPlaces                     int
	Validators                                   []Validator
	OwnLow, OwnHigh                              bool // a given validator limits the number as the column does
	ErrorMessages                                map[string]string
	UniqueForDate, UniqueForMonth, UniqueForYear string
	Rel                                          *Rel
	Parts                                        []string // the fields that a CompositePrimaryKey names
	Hooks                                        *Hooks
	// EncodeJSON and DecodeJSON are the host's, nil for the plain ones.
	Collation string
	// Protocol and UnpackIPv4 are options of a GenericIPAddressField.
	Protocol   string
	UnpackIPv4 bool
}

var created atomic.Int64

// NextOrder is the creation counter.
func NextOrder() int { return int(created.Add(1)) }

var createdByDjango atomic.Int64

// NextAutoOrder is the counter of the fields that Django adds: each comes before
// all that were made earlier.
func NextAutoOrder() int { return int(createdByDjango.Add(-1)) }

// Class is the field's class name.
func (f *Field) Class() string {
	if f.ClassName != "" {
		return f.ClassName
	}
	return f.Kind.String()
}

// Internal is get_internal_type(): the class of the kind, the field's own where it
// derives from Field alone.
func (f *Field) Internal() string {
	if f.Kind == NoKind {
		return f.Class()
	}
	return f.Kind.String()
}

// QueryName implements Relation.
func (f *Field) QueryName() string { return f.Name }

// IsRelation implements Relation.
func (f *Field) IsRelation() bool { return f.Rel != nil }

// RelatedModel implements Relation.
func (f *Field) RelatedModel() *Model {
	if f.Rel == nil {
		return nil
	}
	return f.Rel.To
}

// CacheName implements Relation.
func (f *Field) CacheName() string { return f.Name }

// String is app.Model.field, as str(field) gives it.
func (f *Field) String() string {
	if f.Model == nil {
		return f.Name
	}
	return f.Model.Label() + "." + f.Name
}

// ValueField is the field whose kind of values this one holds: a foreign key's
// target, the field itself otherwise.
func (f *Field) ValueField() *Field {
	for f != nil && f.Rel != nil && f.Rel.Kind != ManyToMany {
		t := f.Rel.Target()
		if t == nil || t == f {
			return f
		}
		f = t
	}
	return f
}

// ValueKind is the kind of the field's values.
func (f *Field) ValueKind() Kind { return f.ValueField().Kind }

// IsAuto tells whether the database numbers the field.
func (f *Field) IsAuto() bool {
	return f.Kind == AutoKind || f.Kind == BigAutoKind || f.Kind == SmallAutoKind
}

// IsInteger tells whether the kind holds whole numbers.
func (k Kind) IsInteger() bool { return k >= AutoKind && k <= PositiveSmallIntegerKind }

// Range are the numbers that a column of a kind of integers can hold.
func (k Kind) Range() (low, high int64) {
	if k >= PositiveIntegerKind && k <= PositiveSmallIntegerKind {
		return 0, math.MaxInt64
	}
	return math.MinInt64, math.MaxInt64
}

// HasPreSave tells whether the field's class has a pre_save() of its own, which
// update_or_create() always lets run.
func (f *Field) HasPreSave() bool {
	switch f.Kind {
	case DateKind, DateTimeKind, TimeKind, FileKind:
		return true
	}
	return f.Hooks != nil && f.Hooks.PreSave != nil
}

// LimitsLength tells whether max_length limits the values, not only the column.
func (f *Field) LimitsLength() bool {
	return f.Kind == CharKind || f.Kind == FileKind || f.Kind == BinaryKind
}

// IsText tells whether the kind holds text.
func (k Kind) IsText() bool { return k == CharKind || k == TextKind || k == FileKind }

// GetDefault is the value of an object that is given none.
func (f *Field) GetDefault() (any, error) {
	switch {
	case f.DefaultFunc != nil:
		return f.DefaultFunc()
	case f.HasDefault:
		v := f.Default
		if o, ok := v.(Instance); ok && f.Rel != nil {
			v, _ = o.Get(f.Rel.Target().Attname)
		}
		return v, nil
	case f.HasDBDefault:
		return nil, nil
	}
	if f.EmptyStrings() && !f.Null {
		return f.emptyString(), nil
	}
	return nil, nil
}

// EmptyStrings tells whether an empty string stands for "no value".
func (f *Field) EmptyStrings() bool {
	switch f.ValueKind() {
	case CharKind, TextKind, FileKind, BinaryKind:
		return f.Rel == nil
	}
	return f.Kind == NoKind
}

func (f *Field) emptyString() any {
	if f.Kind == BinaryKind {
		return []byte{}
	}
	if f.Kind == IPKind {
		return nil
	}
	return ""
}

// FlatChoice is the label of a value among the choices.
func (f *Field) FlatChoice(v any, equal func(a, b any) bool) (string, bool) {
	for _, c := range f.Choices {
		if equal(c.Value, v) {
			return c.Label, true
		}
	}
	return "", false
}

// Verbose is the verbose name, made from the name where none was given.
func (f *Field) Verbose() string {
	if f.VerboseName != "" {
		return f.VerboseName
	}
	return strings.ReplaceAll(f.Name, "_", " ")
}

// CapFirst is the text with its first letter in upper case.
func CapFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// SetName gives the field its names, as contribute_to_class does.
func (f *Field) SetName(name string) {
	f.Name = name
	f.Attname = name
	if f.Kind == ForeignKeyKind || f.Kind == OneToOneKind {
		f.Attname = name + "_id"
	}
	f.Column = f.DBColumn
	if f.Column == "" {
		f.Column = f.Attname
	}
}

// Clone is a copy for another model, with the same place in the order.
func (f *Field) Clone() *Field {
	c := *f
	if f.Rel != nil {
		r := *f.Rel
		r.Field = &c
		c.Rel = &r
	}
	return &c
}

// DBType is the column's type in SQLite; empty for a field without a column.
func (f *Field) DBType() (string, error) {
	if f.Hooks != nil && f.Hooks.DBType != nil {
		if t, ok, err := f.Hooks.DBType(); ok || err != nil {
			return t, err
		}
	}
	switch f.Kind {
	case AutoKind, BigAutoKind, SmallAutoKind, IntegerKind:
		return "integer", nil
	case BigIntegerKind:
		return "bigint", nil
	case SmallIntegerKind:
		return "smallint", nil
	case PositiveIntegerKind:
		return "integer unsigned", nil
	case PositiveBigIntegerKind:
		return "bigint unsigned", nil
	case PositiveSmallIntegerKind:
		return "smallint unsigned", nil
	case BooleanKind:
		return "bool", nil
	case CharKind, FileKind:
		if f.MaxLength == 0 {
			return "varchar", nil
		}
		return fmt.Sprintf("varchar(%d)", f.MaxLength), nil
	case TextKind, JSONKind:
		return "text", nil
	case FloatKind:
		return "real", nil
	case DecimalKind:
		return "decimal", nil
	case DateKind:
		return "date", nil
	case DateTimeKind:
		return "datetime", nil
	case TimeKind:
		return "time", nil
	case DurationKind:
		return "bigint", nil
	case UUIDKind:
		return "char(32)", nil
	case BinaryKind:
		return "BLOB", nil
	case IPKind:
		return "char(39)", nil
	case ForeignKeyKind, OneToOneKind:
		v := f.ValueField()
		if v.Rel != nil && v.Rel.Kind != ManyToMany {
			return "", Errorf(ValueError, "Related model '%s' cannot be resolved", v.Rel.ToName)
		}
		return v.RelType()
	}
	return "", nil
}

// RelType is the type of a column that points to the field.
func (f *Field) RelType() (string, error) {
	switch f.Kind {
	case AutoKind:
		return "integer", nil
	case BigAutoKind:
		return "bigint", nil
	case SmallAutoKind:
		return "smallint", nil
	case PositiveIntegerKind, PositiveBigIntegerKind, PositiveSmallIntegerKind:
		t, err := f.DBType()
		return strings.TrimSuffix(t, " unsigned"), err
	}
	return f.DBType()
}

// Check is the CHECK condition that comes with the column's type; empty for none.
// quoted is the column's quoted name.
func (f *Field) Check(quoted string) string {
	switch f.ValueKind() {
	case PositiveIntegerKind, PositiveBigIntegerKind, PositiveSmallIntegerKind:
		return quoted + " >= 0"
	case JSONKind:
		if f.Rel == nil {
			return fmt.Sprintf(`(JSON_VALID(%s) OR %s IS NULL)`, quoted, quoted)
		}
	}
	return ""
}
