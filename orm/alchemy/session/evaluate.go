package session

import (
	"errors"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
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

// holds tells whether conditions hold for an object, by its loaded attributes.
func (s *Session) holds(st *instance.State, where []core.ColumnElement) (bool, error) {
	if st.Expired {
		return true, nil
	}
	for _, w := range where {
		t, err := s.truthOf(st, w)
		if err != nil {
			return false, err
		}
		if t == expired {
			return true, nil
		}
		if t != yes {
			return false, nil
		}
	}
	return true, nil
}

// canEvaluate tells whether conditions are of the kinds that holds knows.
func (s *Session) canEvaluate(m *mapper.Mapper, where []core.ColumnElement) error {
	for _, w := range where {
		var bad error
		core.Walk(w, func(e core.Element) bool {
			switch x := e.(type) {
			case *core.Annotated, *core.Grouping, *core.OpList, *core.BindParam, *core.Null, *core.True, *core.False:
			case *core.Column:
				if m.ColumnProp(x) == nil {
					bad = errCannot
				}
			case *core.Binary:
				switch x.Op {
				case core.OpEq, core.OpNe, core.OpLt, core.OpLe, core.OpGt, core.OpGe, core.OpIs, core.OpIsNot, core.OpIn, core.OpNotIn:
				default:
					bad = errCannot
				}
			case *core.Unary:
				if x.Op != core.OpInv {
					bad = errCannot
				}
			default:
				bad = cannot(e)
			}
			return bad == nil
		})
		if bad != nil {
			return bad
		}
	}
	return nil
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
		return s.compare(st, x)
	}
	return no, cannot(e)
}

// cannot is the error for an element that Python does not evaluate.
func cannot(e core.Element) error {
	switch e.(type) {
	case *core.Function:
		return errors.New("Cannot evaluate Function")
	case *core.Cast:
		return errors.New("Cannot evaluate Cast")
	case *core.Case:
		return errors.New("Cannot evaluate Case")
	case *core.ScalarSelect:
		return errors.New("Cannot evaluate ScalarSelect")
	}
	return errCannot
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
		return s.arithmetic(st, x)
	case *core.OpList:
		if len(x.Items) == 0 {
			return nil, no, errCannot
		}
		v, t, err := s.valueOf(st, x.Items[0])
		for _, it := range x.Items[1:] {
			if err != nil || t != yes {
				return nil, t, err
			}
			var r any
			if r, t, err = s.valueOf(st, it); err == nil && t == yes {
				v, err = s.calculate(x.Op, v, r)
			}
		}
		return v, t, err
	}
	return nil, no, errCannot
}

// arithmetic evaluates an operator that makes a value of two.
func (s *Session) arithmetic(st *instance.State, b *core.Binary) (any, truth, error) {
	l, t, err := s.valueOf(st, b.L)
	if err != nil || t != yes {
		return nil, t, err
	}
	r, t, err := s.valueOf(st, b.R)
	if err != nil || t != yes {
		return nil, t, err
	}
	v, err := s.calculate(b.Op, l, r)
	return v, yes, err
}

func (s *Session) calculate(op *core.Op, l, r any) (any, error) {
	h, ok := s.host.(interface {
		Arithmetic(op string, l, r any) (any, error)
	})
	if !ok || op != core.OpAdd && op != core.OpSub && op != core.OpMul && op != core.OpDiv && op != core.OpMod && op != core.OpConcat {
		return nil, errCannot
	}
	if l == nil || r == nil {
		return nil, nil
	}
	return h.Arithmetic(op.Name, l, r)
}
