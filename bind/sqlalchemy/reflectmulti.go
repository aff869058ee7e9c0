package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

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
			out := object.NewDict()
			err := state(self).ask(s, th, func(i *core.Inspector) error {
				names, err := i.Names("table", str(orNone(a[0])), false)
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
