package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// NewFunction is func.name(*args): its type is known for the functions that
// SQLAlchemy knows by name, else NullType.
func NewFunction(path []string, args []Element, t *Type) *Function {
	if len(args) == 1 && path[0] == "next_value" {
		if q, ok := args[0].(*Sequence); ok {
			return NextValue(q)
		}
	}
	f := NewPlainFunction(path, args, t)
	if len(f.Package) == 0 {
		f.known(t)
	}
	return f
}

// NewPlainFunction is a function whose name means nothing.
func NewPlainFunction(path []string, args []Element, t *Type) *Function {
	name := path[len(path)-1]
	f := &Function{Name: name, Package: path[:len(path)-1]}
	f.Args = make([]Element, len(args))
	for i, a := range args {
		switch x := a.(type) {
		case Value:
			if x.Null {
				f.Args[i] = NullElement
				continue
			}
			f.Args[i] = NewBind(name, true, x, nil)
		case Query:
			f.Args[i] = NewScalarSelect(x)
		default:
			f.Args[i] = selfGroup(a, OpComma)
		}
	}
	f.typ = t
	return f
}

// Become makes f what g is and keeps its identity.
func (f *Function) Become(g *Function) { *f = *g }

// SetType gives the function another type.
func (f *Function) SetType(t *Type) { f.typ = t }

// ArgsType is the type of the first argument that has one.
func (f *Function) ArgsType() *Type { return f.firstType() }

func (f *Function) firstType() *Type {
	for _, a := range f.Args {
		if c, ok := a.(ColumnElement); ok && !c.SQLType().IsNull() {
			return c.SQLType()
		}
	}
	return NullType
}

// known gives the function the type and the shape of the one of its name.
func (f *Function) known(t *Type) {
	switch strings.ToLower(f.Name) {
	case "count":
		f.Generic, f.typ = true, IntegerType
		if len(f.Args) == 0 {
			f.Args = []Element{LiteralColumn("*", NullType)}
		}
	case "sum", "max", "min", "coalesce":
		f.Generic, f.typ = true, f.firstType()
	case "now":
		f.Generic, f.typ = true, DateTimeType
	case "current_timestamp", "localtimestamp", "sysdate":
		f.Generic, f.typ, f.NoParens = true, DateTimeType, true
	case "current_date":
		f.Generic, f.typ, f.NoParens = true, DateType, true
	case "current_time", "localtime":
		f.Generic, f.typ, f.NoParens = true, TimeType, true
		if strings.EqualFold(f.Name, "localtime") {
			f.typ = DateTimeType
		}
	case "current_user", "session_user", "user":
		f.Generic, f.typ, f.NoParens = true, StringType, true
	case "char_length":
		f.Generic, f.typ = true, IntegerType
	case "concat":
		f.Generic, f.typ = true, StringType
	case "random":
		f.Generic = true
	case "rank", "dense_rank", "row_number":
		if !strings.EqualFold(f.Name, "row_number") {
			f.Generic, f.typ = true, IntegerType
		}
	case "percent_rank", "cume_dist":
		f.Generic, f.typ = true, NumericType
	case "array_agg":
		f.Generic = true
		f.typ = &Type{Name: "ARRAY", Affinity: ArrayAffinity, Item: f.firstType(), Dimensions: 1}
	case "aggregate_strings":
		f.Generic, f.typ = true, StringType
	case "cube", "rollup", "grouping_sets", "mode", "percentile_cont", "percentile_disc":
		f.Generic = true
	}
	if t != nil {
		f.typ = t
	}
	if f.Generic {
		if n := strings.ToLower(f.Name); n != "sysdate" {
			f.Name = n
		}
	}
}

func (l *lowering) function(f *Function) (sqltree.Expr, error) {
	if f.Sequence != nil {
		return l.sequence(f.Sequence)
	}
	if d := l.dialect.Name; len(f.Package) == 0 && (f.Name == "aggregate_strings" && (d == "sqlite" || d == "postgresql") || f.Name == "char_length" && d == "sqlite") {
		defer l.anew()()
	}
	args, err := l.exprs(f.Args)
	if err != nil {
		return nil, err
	}
	name := f.Name
	if name == "rollup" && l.dialect.Name == "mysql" && len(f.Package) == 0 {
		return &sqltree.Concat{Parts: []sqltree.Expr{&sqltree.Commas{Items: args}, sqltree.Text(" WITH ROLLUP")}}, nil
	}
	if name == "aggregate_strings" && l.dialect.Name == "mssql" && len(f.Args) == 2 {
		if b, ok := f.Args[1].(*BindParam); ok { // no parameter may stand there
			own := *b
			own.LiteralExecute = true
			if args[1], err = l.param(&own); err != nil {
				return nil, err
			}
		}
	}
	path := make([]string, len(f.Package))
	for i, p := range f.Package {
		path[i] = quoteFunction(p)
	}
	schema := strings.Join(path, ".")
	if len(f.Package) == 0 {
		switch {
		case name == "aggregate_strings":
			switch l.dialect.Name {
			case "sqlite", "mysql":
				name = "group_concat"
			case "postgresql", "mssql":
				name = "string_agg"
			case "oracle":
				name = "LISTAGG"
			}
			if l.dialect.Name == "mysql" && len(args) == 2 {
				return &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("group_concat("), args[0], sqltree.Text(" SEPARATOR "), args[1], sqltree.Text(")")}}, nil
			}
		case name == "now" && f.Generic && (l.dialect.Name == "sqlite" || l.dialect.Name == "oracle" || l.dialect.Name == "mssql"):
			return sqltree.Text("CURRENT_TIMESTAMP"), nil
		case name == "char_length" && l.dialect.Name == "sqlite":
			name = "length"
		case name == "char_length" && l.dialect.Name == "oracle":
			name = "LENGTH"
		case (name == "char_length" || name == "length") && l.dialect.Name == "mssql":
			name = "LEN"
		case name == "current_date" && f.Generic && l.dialect.Name == "mssql":
			return sqltree.Text("GETDATE()"), nil
		case name == "sysdate" && f.Generic && l.dialect.Name == "mysql":
			return sqltree.Text("SYSDATE()"), nil
		case name == "random" && l.dialect.Name == "mysql":
			return sqltree.Text("rand" + "()"), nil
		case f.NoParens && f.Generic && len(args) > 0:
			name = strings.ToUpper(name)
		case f.NoParens && f.Generic:
			return sqltree.Text(l.bareFunction(name)), nil
		case f.Generic && (name == "cube" || name == "rollup"):
			name = strings.ToUpper(name)
		case f.Generic && name == "grouping_sets":
			name = "GROUPING SETS"
		}
	}
	switch {
	case f.Quoted:
		name = QuoteIdentifier(l.dialect, name, true)
	case !f.Generic:
		name = quoteFunction(name)
	}
	return &sqltree.Func{Schema: schema, Name: name, Args: args}, nil
}

// NextValue is the function that counts a sequence up.
func NextValue(q *Sequence) *Function {
	f := &Function{Name: "next_value", Generic: true, Sequence: q}
	f.typ = q.Type
	if f.typ == nil {
		f.typ = IntegerType
	}
	return f
}

// sequence is the one that gives a column its values.
func (s *ColumnSpec) sequence() *Sequence {
	if s.Default != nil && s.Default.Sequence != nil {
		return s.Default.Sequence
	}
	return s.Sequence
}

// sequences tells whether a dialect counts the sequence up; an optional one stands for
// databases that know no other way.
func (d *Dialect) sequences(q *Sequence) bool {
	return d.Name == "oracle" || (d.Name == "postgresql" || d.Name == "mssql") && !q.Optional
}

func (l *lowering) sequence(q *Sequence) (sqltree.Expr, error) {
	name := QuoteIdentifier(l.dialect, q.Name, false)
	if q.Schema != "" {
		name = QuoteIdentifier(l.dialect, q.Schema, false) + "." + name
	}
	switch l.dialect.Name {
	case "postgresql":
		name = "nextval('" + name + "')"
	case "mysql":
		name = "nextval(" + name + ")"
	case "oracle":
		name += ".nextval"
	case "mssql":
		name = "NEXT VALUE FOR " + name
	default:
		if !l.dialect.Stringify {
			return nil, Errorf("NotImplementedError", "Dialect '%s' does not support sequence increments.", l.dialect.Name)
		}
		name = "<next sequence value: " + name + ">"
	}
	return sqltree.Text(name), nil
}

// bareFunction spells the functions that take no parentheses.
func (l *lowering) bareFunction(name string) string {
	switch {
	case name == "localtimestamp" && l.dialect.Name == "sqlite":
		return `DATETIME(CURRENT_TIMESTAMP, 'localtime')`
	case name == "sysdate":
		return "sysdate"
	case name == "current_timestamp", name == "current_date", name == "current_time", name == "current_user",
		name == "session_user", name == "localtime", name == "localtimestamp", name == "user":
		return strings.ToUpper(name)
	}
	return name
}

// quoteFunction quotes a function's name only where it could not be read otherwise.
func quoteFunction(name string) string {
	for _, r := range name {
		if !(r == '_' || r == '$' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		}
	}
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		return `"` + name + `"`
	}
	return name
}
