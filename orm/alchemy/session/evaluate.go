package session

import (
	"errors"
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

var errCannot = errors.New("Cannot evaluate expression")

// unknown is SQL's truth value between true and false; expired is that of an
// object whose attributes are not loaded, which SQLAlchemy counts as a match.
type truth uint8

const (
	no truth = iota
	yes
	unknown
	expired
)

// holds tells whether conditions hold for an object, by its loaded attributes: no, yes,
// or expired where one of those that it takes is not loaded.
func (s *Session) holds(st *instance.State, where []core.ColumnElement) (truth, error) {
	if st.Expired {
		return no, nil // nothing of it can get out of step
	}
	for _, w := range where {
		t, err := s.truthOf(st, w)
		if err != nil || t == expired {
			return t, err
		}
		if t != yes {
			return no, nil
		}
	}
	return yes, nil
}

// canEvaluate tells whether conditions are of the kinds that holds knows.
func (s *Session) canEvaluate(m *mapper.Mapper, where []core.ColumnElement) error {
	for _, w := range where {
		if err := evaluable(m, w); err != nil {
			return err
		}
	}
	return nil
}

// evaluable tells whether an expression can be evaluated for an object of a class;
// the error says why not, in SQLAlchemy's words.
func evaluable(m *mapper.Mapper, e core.Element) error {
	cannot := func(format string, args ...any) error { return fmt.Errorf("Cannot evaluate "+format, args...) }
	switch x := e.(type) {
	case *core.Annotated:
		if n, ok := x.Note.(*loading.Note); ok && !m.Isa(n.Entity.Mapper) {
			return fmt.Errorf("Can't evaluate criteria against alternate class <class '%s'>", n.Entity.Mapper.Class.FullName())
		}
		if n, ok := x.Note.(*loading.Note); ok && n.Entity.Alias != nil && n.Prop != nil && len(n.Prop.Columns) > 0 {
			return cannot("expression: No column %s.%s is configured on mapper %s...", core.Describe(n.Entity.Alias), n.Prop.Columns[0].Name, m)
		}
		return evaluable(m, x.ColumnElement)
	case *core.Grouping:
		return evaluable(m, x.X)
	case *core.BindParam, *core.Null, *core.True, *core.False:
		return nil
	case *core.Column:
		if m.ColumnProp(x) == nil {
			return cannot("column: %s", mapper.ColumnString(x))
		}
		return nil
	case *core.OpList:
		if x.Op != core.OpAnd && x.Op != core.OpOr {
			return cannot("clauselist with operator %s", x.Op.Name)
		}
		for _, it := range x.Items {
			if err := evaluable(m, it); err != nil {
				return err
			}
		}
		return nil
	case *core.AsBool:
		if err := evaluable(m, x.X); err != nil {
			return err
		}
		return cannot("AsBoolean with operator <function %s at 0x…>", x.Op.Name)
	case *core.Unary:
		if q, ok := x.X.(core.Query); ok {
			return cannot("%s", className(q))
		}
		if s, ok := x.X.(*core.ScalarSelect); ok {
			return cannot("%s", className(s.Query))
		}
		if x.Op != core.OpInv {
			return cannot("UnaryExpression with operator <function %s at 0x…>", x.Op.Name)
		}
		return evaluable(m, x.X)
	case *core.Binary:
		if err := evaluable(m, x.L); err != nil {
			return err
		}
		if q, ok := x.R.(*core.ScalarSelect); ok && (x.Op == core.OpIn || x.Op == core.OpNotIn) {
			return cannot("%s", className(q.Query))
		}
		if err := evaluable(m, x.R); err != nil {
			return err
		}
		l, r := affinity(x.L), affinity(x.R)
		switch x.Op {
		case core.OpEq, core.OpNe, core.OpLt, core.OpLe, core.OpGt, core.OpGe, core.OpIs, core.OpIsNot, core.OpIn, core.OpNotIn, core.OpStartsWith, core.OpEndsWith:
			return nil
		case core.OpAdd, core.OpSub, core.OpMul, core.OpMod, core.OpDiv:
			if numeric(l) && numeric(r) {
				return nil
			}
			return cannot("math operator %q for datatypes %s, %s", x.Op.Name, typeText(x.L), typeText(x.R))
		case core.OpConcat:
			if l == core.StringAffinity && r == core.StringAffinity {
				return nil
			}
			return cannot("concatenate operator %q for datatypes %s, %s", x.Op.Name, typeText(x.L), typeText(x.R))
		}
		return cannot("BinaryExpression with operator <function %s at 0x…>", x.Op.Name)
	}
	return cannot("%s", className(e))
}

// className is the name of an expression's class.
func className(e core.Element) string {
	if _, ok := e.(*core.Text); ok {
		return "TextClause"
	}
	name := ""
	for _, word := range strings.Split(e.VisitName(), "_") {
		name += strings.ToUpper(word[:1]) + word[1:]
	}
	return name
}

func numeric(a core.Affinity) bool { return a == core.IntegerAffinity || a == core.NumericAffinity }

func affinity(e core.Element) core.Affinity {
	if x, ok := e.(core.ColumnElement); ok && x.SQLType() != nil {
		return x.SQLType().Affinity
	}
	return core.Affinity(0)
}

func typeText(e core.Element) string {
	if x, ok := e.(core.ColumnElement); ok && x.SQLType() != nil {
		return x.SQLType().Name
	}
	return "NULL"
}

func (s *Session) truthOf(st *instance.State, e core.Element) (truth, error) {
	switch x := e.(type) {
	case *core.Grouping:
		return s.truthOf(st, x.X)
	case *core.True:
		return yes, nil
	case *core.False:
		return no, nil
	case *core.Unary:
		t, err := s.truthOf(st, x.X)
		switch t {
		case yes:
			t = no
		case no:
			t = yes
		}
		return t, err
	case *core.OpList:
		result := yes
		stop := no
		if x.Op == core.OpOr {
			result, stop = no, yes
		} else if x.Op != core.OpAnd {
			return no, errCannot
		}
		for _, it := range x.Items {
			t, err := s.truthOf(st, it)
			if err != nil {
				return no, err
			}
			if t == stop || t == expired {
				return t, nil
			}
			if t == unknown {
				result = unknown
			}
		}
		return result, nil
	case *core.Binary:
		if x.Op == core.OpStartsWith || x.Op == core.OpEndsWith {
			v, t, err := s.valueOf(st, x)
			if err != nil || t == expired {
				return t, err
			}
			if v == nil {
				return unknown, nil
			}
			same, err := s.host.Equal(v, s.host.Value(true))
			return asTruth(same), err
		}
		return s.compare(st, x)
	case *core.Annotated, *core.Column, *core.BindParam:
		v, t, err := s.valueOf(st, x)
		switch {
		case err != nil || t == expired:
			return t, err
		case v == nil:
			return unknown, nil
		}
		same, err := s.host.Equal(v, s.host.Value(true))
		return asTruth(same), err
	}
	return no, errCannot
}

func asTruth(b bool) truth {
	if b {
		return yes
	}
	return no
}

func (s *Session) compare(st *instance.State, b *core.Binary) (truth, error) {
	l, lt, err := s.valueOf(st, b.L)
	if err != nil || lt == expired {
		return lt, err
	}
	if b.Op == core.OpIn || b.Op == core.OpNotIn {
		p, ok := b.R.(*core.BindParam)
		if !ok {
			return no, errCannot
		}
		items, err := s.host.Each(p.Value)
		if err != nil {
			return no, err
		}
		if l == nil {
			return unknown, nil
		}
		for _, it := range items {
			same, err := s.host.Equal(l, s.host.Value(it))
			if err != nil {
				return no, err
			}
			if same {
				return asTruth(b.Op == core.OpIn), nil
			}
		}
		return asTruth(b.Op == core.OpNotIn), nil
	}
	r, rt, err := s.valueOf(st, b.R)
	if err != nil || rt == expired {
		return rt, err
	}
	switch b.Op {
	case core.OpIs, core.OpIsNot:
		same := l == nil && r == nil
		if !same && l != nil && r != nil {
			if same, err = s.host.Equal(l, r); err != nil {
				return no, err
			}
		}
		return asTruth(same == (b.Op == core.OpIs)), nil
	}
	if l == nil || r == nil {
		return unknown, nil
	}
	switch b.Op {
	case core.OpEq, core.OpNe:
		same, err := s.host.Equal(l, r)
		return asTruth(same == (b.Op == core.OpEq)), err
	case core.OpLt, core.OpGe:
		less, err := s.host.Less(l, r)
		return asTruth(less == (b.Op == core.OpLt)), err
	case core.OpGt, core.OpLe:
		more, err := s.host.Less(r, l)
		return asTruth(more == (b.Op == core.OpGt)), err
	}
	return no, errCannot
}

func (s *Session) valueOf(st *instance.State, e core.Element) (any, truth, error) {
	switch x := e.(type) {
	case *core.Annotated:
		return s.valueOf(st, x.ColumnElement)
	case *core.Grouping:
		return s.valueOf(st, x.X)
	case *core.Null:
		return nil, yes, nil
	case *core.True:
		return s.host.Value(true), yes, nil
	case *core.False:
		return s.host.Value(false), yes, nil
	case *core.BindParam:
		if x.Callable != nil {
			v, err := x.Callable()
			return v, yes, err
		}
		return s.host.Value(x.Value), yes, nil
	case *core.Column:
		p := mapper.Of(st).ColumnProp(x)
		if p == nil {
			return nil, no, errCannot
		}
		v, ok := st.Object.Load(p.Name)
		if !ok {
			return nil, expired, nil
		}
		return v, yes, nil
	case *core.Binary:
		switch x.Op {
		case core.OpAdd, core.OpSub, core.OpMul, core.OpMod, core.OpDiv, core.OpConcat, core.OpStartsWith, core.OpEndsWith:
		default:
			t, err := s.compare(st, x)
			switch t {
			case unknown:
				return nil, yes, err
			case expired:
				return nil, expired, err
			}
			return s.host.Value(t == yes), yes, err
		}
		l, lt, err := s.valueOf(st, x.L)
		if err != nil || lt == expired {
			return nil, lt, err
		}
		r, rt, err := s.valueOf(st, x.R)
		if err != nil || rt == expired || l == nil || r == nil {
			return nil, rt, err
		}
		v, err := s.host.Compute(x.Op.Name, l, r)
		return v, yes, err
	}
	return nil, no, errCannot
}
