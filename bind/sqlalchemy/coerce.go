package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// kind is what an element can be in a statement; a function is several things at once.
type kind uint16

const (
	isColumn kind = 1 << iota
	isText
	isList
	isFrom
	isSubject // a table as INSERT, UPDATE and DELETE want one
	isQuery
	isChange // INSERT, UPDATE or DELETE
	isCTE
	isBundle
	isMapped // a class, or an alias of one
	isValues
)

func kindOf(e core.Element) kind {
	switch x := e.(type) {
	case *core.Annotated:
		return kindOf(x.ColumnElement)
	case *core.Text:
		return isText
	case *core.Function:
		return isColumn | isFrom
	case *core.OpList:
		if x.Op == core.OpComma {
			return isList
		}
		return isColumn
	case *core.Alias:
		if x.Sampling != nil {
			return isFrom
		}
		return isFrom | isSubject
	case *core.Table, *core.TableClause, *core.Join, *core.TableValuedAlias:
		return isFrom | isSubject
	case *core.CTE:
		return isFrom | isSubject | isCTE
	case *core.Values:
		return isFrom | isValues
	case core.FromClause:
		return isFrom
	case core.Query:
		return isQuery
	case *core.Insert, *core.Update, *core.Delete:
		return isChange
	case core.Entity:
		switch {
		case x.VisitName() == "relationship":
			return isColumn // it stands for its condition
		case x.EntityFrom() == nil:
			return isBundle
		}
		return isMapped
	case core.ColumnElement, *core.Sequence:
		return isColumn
	}
	return 0
}

// words is what a role makes of a text.
type words uint8

const (
	wordsFail  words = iota // no literal at all
	wordsText               // the error that asks for text()
	wordsName               // the error that asks for column(), text() or literal_column()
	wordsLabel              // the name of a selected column
	wordsSQL                // SQL as it stands
	wordsValue              // a value like all others
	wordsNone               // what is not even asked about
)

// role is a place in a statement: what it is called in errors, and what it takes.
// A SELECT becomes a scalar subquery where scalar says so, with a warning.
type role struct {
	name   string
	takes  kind
	words  words
	consts bool
	scalar bool
}

const fromExpected = "FROM expression, such as a Table or alias() object"

var (
	roleColumns    = &role{"Column expression, FROM clause, or other columns clause element", isColumn | isText | isList | isFrom | isMapped | isBundle, wordsName, true, false}
	roleExpr       = &role{"SQL expression element", isColumn | isText, wordsValue, false, true}
	roleOperand    = &role{"SQL expression element or literal value", isColumn | isText, wordsValue, false, true}
	roleColumn     = &role{"Column expression", isColumn, wordsFail, false, false}
	roleWhere      = &role{"SQL expression for WHERE/HAVING role", isColumn | isText, wordsText, true, true}
	roleOn         = &role{"ON clause, typically a SQL expression or ORM relationship attribute", isColumn | isText, wordsFail, false, true}
	roleBy         = &role{"GROUP BY / OF / etc. expression", isColumn | isText | isList | isBundle, wordsLabel, true, true}
	roleOrderBy    = &role{"ORDER BY expression", isColumn | isText | isList | isBundle, wordsLabel, true, true}
	roleGroupBy    = &role{"GROUP BY expression", ^kind(0), wordsLabel, true, false}
	roleLimit      = &role{"LIMIT / OFFSET expression", isColumn, wordsFail, false, false}
	roleFrom       = &role{fromExpected, isText | isFrom | isMapped, wordsText, false, false}
	roleLateral    = &role{fromExpected, isText | isFrom | isMapped | isQuery, wordsText, false, false}
	roleRows       = &role{"Row returning expression such as a SELECT, a FROM clause, or an INSERT/UPDATE/DELETE with RETURNING", isQuery | isChange | isValues, wordsNone, false, false}
	roleJoinTarget = &role{"Join target, typically a FROM expression, or ORM relationship attribute", isText | isFrom | isMapped, wordsFail, false, false}
	roleSubject    = &role{"subject table for an INSERT, UPDATE or DELETE", isSubject | isMapped, wordsFail, false, false}
	roleSource     = &role{"SELECT statement or equivalent textual object", isQuery, wordsFail, false, false}
	roleCompound   = &role{"SELECT construct for inclusion in a UNION or other set construct", isQuery, wordsFail, false, false}
	roleStatement  = &role{"SELECT construct or equivalent text() construct", isQuery | isText, wordsText, false, false}
	roleIn         = &role{name: "IN expression list, SELECT construct, or bound parameter object"}
	roleCTE        = &role{"CTE object", isCTE, wordsNone, false, false}
	roleDDL        = &role{"SQL expression element for DDL constraint", isColumn | isText, wordsSQL, true, false}
	rolePart       = &role{"statement sub-expression element", isColumn | isText, wordsSQL, true, false}
)

// mapped tells whether a mapped class may stand here: elsewhere it is a value.
func (r *role) mapped() bool { return r.takes&isMapped != 0 }

// expect is a Python value in a role: an element that fits, what the value stands for
// there, or the error that names the role.
func (s *State) expect(th *object.Thread, r *role, v object.Value) (core.Element, error) {
	e, ok, err := s.Element(th, v)
	if err != nil {
		return nil, err
	}
	k := kindOf(e)
	if ok && k&isMapped != 0 && !r.mapped() {
		return nil, s.refuse(th, r, v, nil)
	}
	if !ok {
		return s.literalIn(th, r, v)
	}
	if k&r.takes != 0 {
		if ent, is := e.(core.Entity); is && k == isColumn && r != roleColumns {
			if cols := ent.EntityColumns(); len(cols) == 1 {
				return cols[0], nil
			}
		}
		return e, nil
	}
	if r.scalar {
		q, _ := e.(core.Query)
		if sub, is := e.(*core.Subquery); is && !sub.Lateral {
			q = sub.Query
		}
		if q != nil {
			return core.NewScalarSelect(q), s.warnScalar()
		}
	}
	if q, is := e.(core.Query); is && r == roleFrom {
		return s.implicitSubquery(q)
	}
	if k&isFrom != 0 && r == roleSource {
		return core.NewSelect(e), nil
	}
	return nil, s.refuse(th, r, v, e)
}

// warnScalar warns that a SELECT stands where a value is meant.
func (s *State) warnScalar() error {
	return (host{s}).Warn("SAWarning", "implicitly coercing SELECT object to scalar subquery; please use the .scalar_subquery() method to produce a scalar subquery.")
}

// implicitSubquery is a SELECT as a source of rows: it is one subquery however often it stands there.
func (s *State) implicitSubquery(q core.Query) (core.Element, error) {
	if err := (host{s}).Warn("SADeprecationWarning", "Implicit coercion of SELECT and textual SELECT constructs into FROM clauses is deprecated; "+
		"please call .subquery() on any Core select or ORM Query object in order to produce a subquery object."); err != nil {
		return nil, err
	}
	return s.subqueryOf(q), nil
}

// subqueryOf is the subquery that nobody made of a query.
func (s *State) subqueryOf(q core.Query) *core.Subquery {
	if s.implicit == nil {
		s.implicit = map[core.Query]*core.Subquery{}
	}
	sub := s.implicit[q]
	if sub == nil {
		sub = core.NewSubquery(q, "")
		s.implicit[q] = sub
	}
	return sub
}

// Lambdas holds lambda_stmt() and what functions mean where SQL is expected.
const Lambdas = "sqlalchemy.sql.lambdas"

// literalIn is a value that is no element in a role.
func (s *State) literalIn(th *object.Thread, r *role, v object.Value) (core.Element, error) {
	if r.words == wordsValue {
		if none(v) {
			return core.NullElement, nil
		}
		return core.Literal(s.Value(v), nil), nil
	}
	if r.words == wordsNone {
		return nil, object.Raise(object.NotImplementedError, "")
	}
	if v.Type().Name == "function" { // a lambda, which is asked what it means
		f, err := th.ImportFrom(Lambdas, "criteria")
		if err != nil {
			return nil, err
		}
		x, err := object.Call(th, f, v)
		if err != nil {
			return nil, err
		}
		if x.Type() != v.Type() {
			return s.expect(th, r, x)
		}
	}
	if text, is := object.AsStr(v); is {
		switch r.words {
		case wordsText:
			return nil, s.asksForText(th, v)
		case wordsLabel:
			return &core.LabelRef{Text: text}, nil
		case wordsSQL:
			return core.NewText(text), nil
		case wordsName:
			if text == "*" {
				return core.LiteralColumn("*", nil), nil
			}
			q, err := object.Repr(th, shortened(v))
			if err != nil {
				return nil, err
			}
			column := "literal_column"
			if plainColumn(text) {
				column = "column"
			}
			return nil, s.NewError("ArgumentError", "Textual column expression "+q+" should be explicitly declared with text("+q+"), or use "+column+"("+q+") for more specificity", "")
		}
		return nil, s.refuse(th, r, v, nil)
	}
	if r.consts {
		switch {
		case none(v):
			return core.NullElement, nil
		case v == object.True:
			return core.TrueElement, nil
		case v == object.False:
			return core.FalseElement, nil
		}
	}
	if r == roleColumns {
		switch v.(type) {
		case object.Int, *object.BigInt, object.Float:
			t, err := object.ToStr(th, v)
			return core.LiteralColumn(t, nil), err
		}
	}
	return nil, s.refuse(th, r, v, nil)
}

// shortened is a text as the errors about texts show it.
func shortened(v object.Value) object.Value {
	if r := []rune(str(v)); len(r) > 25 {
		return object.Str(string(r[:25]) + "...")
	}
	return v
}

func (s *State) asksForText(th *object.Thread, v object.Value) error {
	q, err := object.Repr(th, shortened(v))
	if err != nil {
		return err
	}
	return s.NewError("ArgumentError", "Textual SQL expression "+q+" should be explicitly declared as text("+q+")", "")
}

// refuse is the ArgumentError for what fits no role: v, which e (nil for a plain value)
// was made of.
func (s *State) refuse(th *object.Thread, r *role, v object.Value, e core.Element) error {
	got, err := object.Repr(th, v)
	if err != nil {
		return err
	}
	if e != nil {
		if o := s.Wrap(th, e); o != v {
			q, err := object.Repr(th, o)
			if err != nil {
				return err
			}
			got = q + " object resolved from " + got + " object"
		}
	}
	msg, code := r.name+" expected, got "+got+".", ""
	k := kindOf(e)
	switch r {
	case roleColumns, roleFrom, roleSubject:
		if _, is := v.(*object.List); is && r == roleColumns && e == nil {
			msg += " Did you mean to say select(" + strings.TrimSuffix(strings.TrimPrefix(got, "["), "]") + ")?"
		}
		if k&(isQuery|isText) != 0 {
			msg += " To create a FROM clause from a <class '" + s.Wrap(th, e).Type().FullName() + "'> object, use the .subquery() method."
			code = "89ve"
		}
	case roleExpr, roleOperand:
		switch {
		case k&isValues != 0:
			msg += " To create a column expression from a VALUES clause, use the .scalar_values() method."
		case k&isFrom != 0:
			msg += " To create a column expression from a FROM clause row as a whole, use the .table_valued() method."
		}
	case roleCompound:
		if sub, is := e.(*core.Subquery); is && !sub.Lateral {
			msg += " Use the plain select() object without calling .subquery() or .alias()."
		} else if k&(isFrom|isText) != 0 {
			msg += " To SELECT from any FROM clause, use the .select() method."
		}
	}
	return s.NewError("ArgumentError", msg, code)
}
