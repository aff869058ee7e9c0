package sqlalchemy

import (
	"errors"
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/topo"
	"github.com/diptych-orm/diptych/python/object"
)

// ReflectKinds holds ObjectKind and ObjectScope, which their packages take from there
// when they are first named.
const ReflectKinds = "sqlalchemy.engine._kinds"

// flagged is the number of a Flag, or the usual one.
func flagged(th *object.Thread, v object.Value, usual int) (int, error) {
	if none(v) {
		return usual, nil
	}
	n, err := object.GetAttr(th, v, "value")
	if err != nil {
		return 0, err
	}
	if i, ok := intArg(n); ok {
		return i, nil
	}
	return usual, nil
}

// multiNames are the names of the tables and views that are asked about: those of a
// kind (1 tables, 2 views) and of a scope (1 the usual, 2 the connection's own).
func multiNames(i *core.Inspector, schema string, kind, scope int) ([]string, error) {
	var out []string
	for bit, temporary := range []bool{false, true} {
		if scope&(1<<bit) == 0 {
			continue
		}
		for k, word := range []string{"table", "view"} {
			if kind&(1<<k) == 0 {
				continue
			}
			names, err := i.Names(word, schema, temporary)
			if err != nil {
				return nil, err
			}
			out = append(out, names...)
		}
	}
	return out, nil
}

// multiQuestions are the methods of an Inspector that ask about many tables at once:
// get_multi_columns() and its like, which SQLite answers table by table.
func multiQuestions(state func(object.Value) *inspector) []object.Method {
	single := tableQuestions()
	var methods []object.Method
	for multi, one := range map[string]string{
		"get_multi_columns": "get_columns", "get_multi_pk_constraint": "get_pk_constraint", "get_multi_foreign_keys": "get_foreign_keys",
		"get_multi_indexes": "get_indexes", "get_multi_unique_constraints": "get_unique_constraints", "get_multi_check_constraints": "get_check_constraints",
		"get_multi_table_comment": "get_table_comment", "get_multi_table_options": "get_table_options",
	} {
		ask := single[one]
		methods = append(methods, object.NewMethod(multi+"(schema=None, filter_names=None, kind=None, scope=None, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			wanted := map[string]bool{}
			if !none(a[1]) {
				if err := object.Iterate(th, a[1], func(v object.Value) error { wanted[str(v)] = true; return nil }); err != nil {
					return nil, err
				}
			}
			kind, err := flagged(th, orNone(a[2]), 1)
			if err != nil {
				return nil, err
			}
			scope, err := flagged(th, orNone(a[3]), 1)
			if err != nil {
				return nil, err
			}
			out := object.NewDict()
			err = state(self).ask(s, th, func(i *core.Inspector) error {
				names, err := multiNames(i, str(orNone(a[0])), kind, scope)
				if err != nil {
					return err
				}
				for _, n := range names {
					if len(wanted) > 0 && !wanted[n] {
						continue
					}
					v, err := ask(s, th, i, n, str(orNone(a[0])))
					if err != nil {
						return err
					}
					if err := out.Set(th, object.NewTuple(orNone(a[0]), object.Str(n)), v); err != nil {
						return err
					}
				}
				return nil
			})
			return out, err
		}))
	}
	return methods
}

// sortedTables are the tables in the order of their foreign keys, each with its constraints; those
// that make a circle come last, for no table.
func (s *State) sortedTables(th *object.Thread, in *inspector, schema string) (object.Value, error) {
	var names []string
	var edges []topo.Edge[string]
	keys := map[string][]object.Value{}
	err := in.ask(s, th, func(i *core.Inspector) (err error) {
		if names, err = i.Names("table", schema, false); err != nil {
			return err
		}
		for _, n := range names {
			list, err := i.ForeignKeys(n, schema, object.Str(n))
			if err != nil {
				return err
			}
			for _, fk := range list {
				pair := object.NewTuple(object.Str(n), strOrNone(fk.Name))
				if !slices.ContainsFunc(keys[n], func(v object.Value) bool { same, err := object.Equal(th, v, pair); return same && err == nil }) {
					keys[n] = append(keys[n], pair)
				}
				if e := (topo.Edge[string]{Before: fk.Table, After: n}); fk.Table != n && !slices.Contains(edges, e) {
					edges = append(edges, e)
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	rest := object.NewList()
	sorted, err := topo.Sort(edges, names)
	var cycle *topo.CycleError[string]
	if errors.As(err, &cycle) {
		for _, e := range cycle.Edges {
			edges = slices.DeleteFunc(edges, func(x topo.Edge[string]) bool { return x == e })
			rest.Elems = append(rest.Elems, keys[e.After]...)
			delete(keys, e.After)
		}
		sorted, err = topo.Sort(edges, names)
	}
	if err != nil {
		return nil, err
	}
	out := object.NewList()
	for _, n := range sorted {
		out.Elems = append(out.Elems, object.NewTuple(object.Str(n), object.NewList(keys[n]...)))
	}
	out.Elems = append(out.Elems, object.NewTuple(object.None, rest))
	return out, nil
}
