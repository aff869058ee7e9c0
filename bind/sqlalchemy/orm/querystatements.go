package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/python/object"
)

// queryStatements are the methods of Query that make an element of a statement.
func queryStatements() []object.Method {
	make := func(sig string, f func(s *state, q *query, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			q, err := s.queryIn(self)
			if err != nil {
				return nil, err
			}
			return f(s, q, a)
		})
	}
	given := func(v object.Value) []object.Value {
		if none(v) {
			return nil
		}
		return []object.Value{v}
	}
	return []object.Method{
		make("__str__()", func(s *state, q *query, _ []object.Value) (object.Value, error) {
			stmt, err := s.labelled(q)
			if err != nil {
				return nil, err
			}
			if x := ses(q.session); x != nil {
				if b, err := x.OwnBind(nil, nil); err == nil { // as its database would see it
					if stmt, err = object.CallMethodArgs(s.th, stmt, "compile", object.Args{Kw: []object.KwArg{{Name: "bind", Value: s.bindObject(b)}}}); err != nil {
						return nil, err
					}
				}
			}
			t, err := object.ToStr(s.th, stmt)
			return object.Str(t), err
		}),
		make("exists()", func(s *state, q *query, _ []object.Value) (object.Value, error) {
			m, err := s.sqlalchemy()
			if err != nil {
				return nil, err
			}
			one, err := object.CallMethod(s.th, m, "literal_column", object.Str("1"))
			if err != nil {
				return nil, err
			}
			stmt, err := object.CallMethod(s.th, q.stmt, "with_only_columns", one)
			if err != nil {
				return nil, err
			}
			if e, _, err := s.core.Element(s.th, q.entities[0]); err == nil {
				from := object.Value(nil)
				switch x := e.(type) {
				case *loading.Entity:
					from = q.entities[0]
				case *core.Annotated:
					if n, ok := x.Note.(*loading.Note); ok {
						from = s.core.Wrap(s.th, n.Entity)
					}
				}
				if from != nil {
					if stmt, err = object.CallMethod(s.th, stmt, "select_from", from); err != nil {
						return nil, err
					}
				}
			}
			return object.CallMethod(s.th, stmt, "exists")
		}),
		make("subquery(name=None, with_labels=False, reduce_columns=False)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			stmt := q.stmt
			if a[1] == object.True {
				var err error
				if stmt, err = s.labelled(q); err != nil {
					return nil, err
				}
			}
			return object.CallMethod(s.th, stmt, "subquery", given(a[0])...)
		}),
		make("cte(name=None, recursive=False, nesting=False)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			args := object.Args{Pos: given(a[0])}
			if a[1] == object.True {
				args.Kw = []object.KwArg{{Name: "recursive", Value: a[1]}}
			}
			return object.CallMethodArgs(s.th, q.stmt, "cte", args)
		}),
		make("scalar_subquery()", func(s *state, q *query, _ []object.Value) (object.Value, error) {
			return object.CallMethod(s.th, q.stmt, "scalar_subquery")
		}),
		make("as_scalar()", func(s *state, q *query, _ []object.Value) (object.Value, error) {
			if err := s.Warn("SADeprecationWarning", "The Query.as_scalar() method is deprecated and will be removed in a future release.  Please refer to Query.scalar_subquery(). (deprecated since: 1.4)"); err != nil {
				return nil, err
			}
			return object.CallMethod(s.th, q.stmt, "scalar_subquery")
		}),
		make("label(name)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			return object.CallMethod(s.th, q.stmt, "label", a[0])
		}),
		make("__clause_element__()", func(_ *state, q *query, _ []object.Value) (object.Value, error) { return q.stmt, nil }),
	}
}
