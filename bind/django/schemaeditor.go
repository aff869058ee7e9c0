package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/schema"
	"github.com/diptych-orm/diptych/python/object"
)

// The modules of the schema editor and of introspection, which are written in Python.
const (
	schemaModule     = "django.db.backends.sqlite3.schema"
	introspectModule = "django.db.backends.sqlite3.introspection"
)

// introspectMethods are the methods of introspection that introspectModule has as
// functions.
var introspectMethods = []string{"get_table_list", "get_table_description", "get_constraints", "get_relations", "get_sequences",
	"get_primary_key_columns", "get_field_type", "sequence_list"}

// introspectMethod calls one of them, with the object first.
func (st *site) introspectMethod(name string) object.Method {
	return object.Method{Name: name, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
		if name == "get_table_list" {
			if err := st.lookAtTables(); err != nil {
				return nil, err
			}
		}
		f, err := st.importName(introspectModule, name)
		if err != nil {
			return nil, err
		}
		args.Pos = append([]object.Value{self}, args.Pos...)
		return object.CallArgs(th, f, args)
	}}
}

// schemaCore is the part of a schema editor that decides what to run; the editor
// itself, a Python object, runs it.
func (st *site) schemaCore(host object.Value) object.Value {
	ed := st.s.Editor(func(sql string, empty bool) error {
		params := object.Value(object.None)
		if empty {
			params = object.NewTuple()
		}
		_, err := object.CallMethod(st.th, host, "execute", object.Str(sql), params)
		return err
	})
	return object.NewInstance(st.schemaCoreClass(), ed)
}

func (st *site) schemaCoreClass() *object.Type {
	method := func(signature string, f func(e *django.Editor, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(signature, func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			e, _ := object.State[*django.Editor](self)
			v, err := f(e, a)
			if v == nil {
				v = object.None
			}
			return v, st.err(err)
		})
	}
	ofModel := func(signature string, f func(e *django.Editor, m *meta.Model, a []object.Value) error) object.Method {
		return method(signature, func(e *django.Editor, a []object.Value) (object.Value, error) {
			m, err := st.modelArgument(a[0])
			if err != nil {
				return nil, err
			}
			return nil, f(e, m, a[1:])
		})
	}
	return object.NewNativeType(object.ClassSpec{Name: "SchemaCore", Module: schemaModule, Methods: []object.Method{
		ofModel("create_model(model)", func(e *django.Editor, m *meta.Model, _ []object.Value) error { return e.CreateModel(m) }),
		ofModel("delete_model(model)", func(e *django.Editor, m *meta.Model, _ []object.Value) error { return e.DeleteModel(m) }),
		ofModel("add_field(model, field)", func(e *django.Editor, m *meta.Model, a []object.Value) error {
			return st.withFields(a, func(f []*meta.Field) error { return e.AddField(m, f[0]) })
		}),
		ofModel("remove_field(model, field)", func(e *django.Editor, m *meta.Model, a []object.Value) error {
			return st.withFields(a, func(f []*meta.Field) error { return e.RemoveField(m, f[0]) })
		}),
		ofModel("alter_field(model, old_field, new_field)", func(e *django.Editor, m *meta.Model, a []object.Value) error {
			return st.withFields(a, func(f []*meta.Field) error { return e.AlterField(m, f[0], f[1]) })
		}),
		ofModel("add_index(model, index)", func(e *django.Editor, m *meta.Model, a []object.Value) error {
			ix, err := st.index(m, a[0])
			if err != nil {
				return err
			}
			return e.AddIndex(m, ix)
		}),
		ofModel("add_constraint(model, constraint)", func(e *django.Editor, m *meta.Model, a []object.Value) error {
			c, err := st.constraint(a[0])
			if err != nil {
				return err
			}
			return e.AddConstraint(m, c)
		}),
		ofModel("remove_constraint(model, constraint)", func(e *django.Editor, m *meta.Model, a []object.Value) error {
			c, err := st.constraint(a[0])
			if err != nil {
				return err
			}
			return e.RemoveConstraint(m, c)
		}),
		ofModel("create_unique(model, fields)", func(e *django.Editor, m *meta.Model, a []object.Value) error {
			names, err := st.names(a[0])
			if err != nil {
				return err
			}
			return e.CreateUnique(m, names)
		}),
		method("index_sql(model, index)", func(e *django.Editor, a []object.Value) (object.Value, error) {
			m, err := st.modelArgument(a[0])
			if err != nil {
				return nil, err
			}
			ix, err := st.index(m, a[1])
			if err != nil {
				return nil, err
			}
			sql, err := e.IndexSQL(m, ix)
			return object.Str(sql), err
		}),
		method("model_indexes(model)", func(e *django.Editor, a []object.Value) (object.Value, error) {
			m, err := st.modelArgument(a[0])
			if err != nil {
				return nil, err
			}
			list, err := e.ModelIndexes(m)
			return strs(list), err
		}),
		method("remove_index(name)", func(e *django.Editor, a []object.Value) (object.Value, error) { return nil, e.RemoveIndex(text(a[0])) }),
		method("rename_table(old, new)", func(e *django.Editor, a []object.Value) (object.Value, error) {
			return nil, e.RenameTable(text(a[0]), text(a[1]))
		}),
		method("finish()", func(e *django.Editor, _ []object.Value) (object.Value, error) { return nil, e.Finish() }),
		method("deferred()", func(e *django.Editor, _ []object.Value) (object.Value, error) {
			list, err := e.Deferred()
			return strs(list), err
		}),
		method("index_name(table, columns, suffix)", func(_ *django.Editor, a []object.Value) (object.Value, error) {
			columns, err := st.names(a[1])
			return object.Str(schema.IndexName(text(a[0]), columns, text(a[2]), 200)), err
		}),
		method("literal(value)", func(_ *django.Editor, a []object.Value) (object.Value, error) {
			s, err := django.Literal(st.toGo(a[0]))
			return object.Str(s), err
		}),
	}})
}

// modelArgument is the model that a class stands for.
func (st *site) modelArgument(v object.Value) (*meta.Model, error) {
	if t, ok := v.(*object.Type); ok {
		if m, ok := t.Native.(*meta.Model); ok {
			return m, nil
		}
	}
	return nil, object.Raise(object.TypeError, "a model class is needed")
}

// withFields calls f with the fields that objects stand for.
func (st *site) withFields(list []object.Value, f func([]*meta.Field) error) error {
	fields := make([]*meta.Field, len(list))
	for i, v := range list {
		b, ok := object.State[*fieldBox](v)
		if !ok {
			return object.Raise(object.TypeError, "a field is needed")
		}
		fields[i] = b.f
	}
	return f(fields)
}
