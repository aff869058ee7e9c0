package sqlalchemy

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// inspector is the state of an Inspector: what it has read, and where it reads.
type inspector struct {
	core   *core.Inspector
	engine *core.Engine
	conn   *core.Connection // nil: a connection of its own for each question
}

func newInspector(e *core.Engine, c *core.Connection) *inspector {
	return &inspector{core: core.NewInspector(nil), engine: e, conn: c}
}

// ask runs f on the inspector's connection.
func (i *inspector) ask(s *State, th *object.Thread, f func(*core.Inspector) error) error {
	if i.conn != nil {
		i.core.On(i.conn)
		return s.Err(th, f(i.core))
	}
	c, err := i.engine.Connect()
	if err != nil {
		return s.Err(th, err)
	}
	i.core.On(c)
	err = f(i.core)
	if cerr := c.Close(); err == nil {
		err = cerr
	}
	return s.Err(th, err)
}

func record(pairs ...any) *object.Dict {
	d := object.NewDict()
	for n := 0; n < len(pairs); n += 2 {
		v, _ := pairs[n+1].(object.Value)
		if v == nil {
			v = toPy(pairs[n+1])
		}
		d.SetStr(pairs[n].(string), v)
	}
	return d
}

func texts(list []string) object.Value {
	out := make([]object.Value, len(list))
	for n, t := range list {
		out[n] = object.Str(t)
		if t == "" {
			out[n] = object.None
		}
	}
	return object.NewList(out...)
}

func (s *State) reflectedColumns(list []core.ReflectedColumn) object.Value {
	out := make([]object.Value, len(list))
	for n, c := range list {
		def := object.Value(object.None)
		if c.HasDefault {
			def = object.Str(c.Default)
		}
		d := record("name", c.Name, "type", s.TypeObject(c.Type), "nullable", c.Nullable, "default", def, "primary_key", c.PrimaryKey)
		if c.Computed != "" {
			d.SetStr("computed", record("sqltext", c.Computed, "persisted", c.Persisted))
		}
		out[n] = d
	}
	return object.NewList(out...)
}

func reflectedForeignKeys(list []core.ReflectedForeignKey, schema string) object.Value {
	out := make([]object.Value, len(list))
	for n, fk := range list {
		opts := object.NewDict()
		for _, o := range fk.Options {
			opts.SetStr(o.Name, toPy(o.Value))
		}
		out[n] = record("name", strOrNone(fk.Name), "constrained_columns", texts(fk.Columns), "referred_schema", strOrNone(schema),
			"referred_table", fk.Table, "referred_columns", texts(fk.Referred), "options", opts)
	}
	return object.NewList(out...)
}

func (s *State) reflectedIndexes(th *object.Thread, list []core.ReflectedIndex) object.Value {
	out := make([]object.Value, len(list))
	for n, ix := range list {
		unique := 0
		if ix.Unique {
			unique = 1
		}
		opts := object.NewDict()
		if ix.Where != "" {
			opts.SetStr("sqlite_where", s.Wrap(th, core.NewText(ix.Where)))
		}
		out[n] = record("name", ix.Name, "column_names", texts(ix.Columns), "unique", unique, "dialect_options", opts)
	}
	return object.NewList(out...)
}

func reflectedUniques(list []core.ReflectedUnique) object.Value {
	out := make([]object.Value, len(list))
	for n, u := range list {
		out[n] = record("name", strOrNone(u.Name), "column_names", texts(u.Columns))
	}
	return object.NewList(out...)
}

func reflectedChecks(list []core.ReflectedCheck) object.Value {
	out := make([]object.Value, len(list))
	for n, c := range list {
		out[n] = record("sqltext", c.SQL, "name", strOrNone(c.Name))
	}
	return object.NewList(out...)
}

// tableQuestions are the methods of an Inspector that ask about one table.
func tableQuestions() map[string]func(s *State, th *object.Thread, i *core.Inspector, table, schema string) (object.Value, error) {
	return map[string]func(s *State, th *object.Thread, i *core.Inspector, table, schema string) (object.Value, error){
		"get_columns": func(s *State, _ *object.Thread, i *core.Inspector, table, schema string) (object.Value, error) {
			list, err := i.Columns(table, schema)
			return s.reflectedColumns(list), err
		},
		"get_pk_constraint": func(_ *State, _ *object.Thread, i *core.Inspector, table, schema string) (object.Value, error) {
			pk, err := i.PrimaryKey(table, schema, object.Str(table))
			if len(pk.Columns) == 0 {
				return record("name", strOrNone(pk.Name), "constrained_columns", texts(nil)), err
			}
			return record("constrained_columns", texts(pk.Columns), "name", strOrNone(pk.Name)), err
		},
		"get_foreign_keys": func(_ *State, _ *object.Thread, i *core.Inspector, table, schema string) (object.Value, error) {
			list, err := i.ForeignKeys(table, schema, object.Str(table))
			return reflectedForeignKeys(list, schema), err
		},
		"get_indexes": func(s *State, th *object.Thread, i *core.Inspector, table, schema string) (object.Value, error) {
			list, err := i.Indexes(table, schema)
			return s.reflectedIndexes(th, list), err
		},
		"get_unique_constraints": func(_ *State, _ *object.Thread, i *core.Inspector, table, schema string) (object.Value, error) {
			list, err := i.Uniques(table, schema, object.Str(table))
			return reflectedUniques(list), err
		},
		"get_check_constraints": func(_ *State, _ *object.Thread, i *core.Inspector, table, schema string) (object.Value, error) {
			list, err := i.Checks(table, schema, object.Str(table))
			return reflectedChecks(list), err
		},
		"get_table_options": func(*State, *object.Thread, *core.Inspector, string, string) (object.Value, error) {
			return nil, object.Raise(object.NotImplementedError, "")
		},
		"get_table_comment": func(*State, *object.Thread, *core.Inspector, string, string) (object.Value, error) {
			return nil, object.Raise(object.NotImplementedError, "")
		},
		"has_table": func(_ *State, _ *object.Thread, i *core.Inspector, table, schema string) (object.Value, error) {
			ok, err := i.HasTable(table, schema)
			return object.MakeBool(ok), err
		},
		"get_view_definition": func(_ *State, _ *object.Thread, i *core.Inspector, table, schema string) (object.Value, error) {
			sql, err := i.ViewDefinition(table, schema)
			return object.Str(sql), err
		},
	}
}

func (s *State) makeInspector() {
	state := func(self object.Value) *inspector {
		i, _ := object.State[*inspector](self)
		return i
	}
	var methods []object.Method
	for name, ask := range tableQuestions() {
		methods = append(methods, object.NewMethod(name+"(table_name, schema=None, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			var out object.Value
			err := state(self).ask(s, th, func(i *core.Inspector) (err error) {
				out, err = ask(s, th, i, str(a[0]), str(orNone(a[1])))
				return err
			})
			return out, err
		}))
	}
	names := func(name, kind string, temporary bool) object.Method {
		return object.NewMethod(name+"(schema=None, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			var list []string
			err := state(self).ask(Of(th), th, func(i *core.Inspector) (err error) {
				list, err = i.Names(kind, str(orNone(a[0])), temporary)
				return err
			})
			return texts(list), err
		})
	}
	methods = append(methods, multiQuestions(state)...)
	methods = append(methods,
		names("get_table_names", "table", false), names("get_view_names", "view", false),
		names("get_temp_table_names", "table", true), names("get_temp_view_names", "view", true),
		object.NewMethod("get_schema_names()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			var list []string
			err := state(self).ask(Of(th), th, func(i *core.Inspector) (err error) {
				list, err = i.Schemas()
				return err
			})
			return texts(list), err
		}),
		object.NewMethod("has_index(table_name, index_name, schema=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			found := false
			err := state(self).ask(Of(th), th, func(i *core.Inspector) error {
				list, err := i.Indexes(str(a[0]), str(orNone(a[2])))
				for _, ix := range list {
					found = found || ix.Name == str(a[1])
				}
				if e, is := err.(*core.Error); is && e.Class == "NoSuchTableError" {
					return nil
				}
				return err
			})
			return object.MakeBool(found), err
		}),
		object.NewMethod("has_sequence(sequence_name, schema=None)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return nil, object.Raise(object.NotImplementedError, "")
		}),
		object.NewMethod("reflect_table(table, include_columns, exclude_columns=(), resolve_fks=True)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			t, ok := object.State[*core.Table](a[0])
			if !ok {
				return nil, object.AttributeErr(a[0], "schema")
			}
			return object.None, state(self).ask(s, th, func(i *core.Inspector) error {
				all, err := read(i, []string{t.Name}, t.Schema, func(n string) any { return s.quotedName(th, n) })
				if err != nil {
					return err
				}
				var only []string
				if !none(orNone(a[1])) {
					if err := object.Iterate(th, a[1], func(v object.Value) error { only = append(only, str(v)); return nil }); err != nil {
						return err
					}
				}
				return s.buildTable(th, i, t, all[t.Name], only, nil)
			})
		}),
		object.NewMethod("has_schema(schema_name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			found := false
			err := state(self).ask(Of(th), th, func(i *core.Inspector) error {
				list, err := i.Schemas()
				found = slices.Contains(list, str(a[0]))
				return err
			})
			return object.MakeBool(found), err
		}),
		object.NewMethod("get_sorted_table_and_fkc_names(schema=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return Of(th).sortedTables(th, state(self), str(orNone(a[0])))
		}),
		object.NewMethod("clear_cache()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			state(self).core.Forget()
			return object.None, nil
		}),
		object.NewMethod("__getattr__(name)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			if n := str(a[0]); n == "get_materialized_view_names" || n == "get_sequence_names" { // SQLite has none of them
				return object.NewBuiltin(n, func(*object.Thread, object.Args) (object.Value, error) {
					return nil, object.Raise(object.NotImplementedError, "")
				}), nil
			} else if len(n) > 4 && n[:4] == "get_" {
				return nil, object.Unsupported("Inspector.%s()", n)
			}
			return nil, object.AttributeErr(self, str(a[0]))
		}),
	)
	s.class(object.ClassSpec{Name: "Inspector", Module: "sqlalchemy.engine.reflection", Methods: methods, Attrs: []object.Attr{
		{Name: "info_cache", Get: func(*object.Thread, object.Value) (object.Value, error) { return object.NewDict(), nil }},
		{Name: "engine", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).WrapEngine(state(self).engine), nil
		}},
		{Name: "bind", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if c := state(self).conn; c != nil {
				return Of(th).WrapConnection(c), nil
			}
			return Of(th).WrapEngine(state(self).engine), nil
		}},
		{Name: "default_schema_name", Get: func(*object.Thread, object.Value) (object.Value, error) { return object.Str("main"), nil }},
		{Name: "dialect", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).dialectObject(state(self).engine.Dialect), nil
		}},
	}})
}

// reflected is all that is read about one table before it is built.
type reflected struct {
	cols    []core.ReflectedColumn
	pk      core.ReflectedPrimaryKey
	fks     []core.ReflectedForeignKey
	indexes []core.ReflectedIndex
	uniques []core.ReflectedUnique
	checks  []core.ReflectedCheck
}

// read reads tables, all of them part by part, as SQLAlchemy does.
func read(i *core.Inspector, tables []string, schema string, name func(string) any) (map[string]*reflected, error) {
	out := map[string]*reflected{}
	for _, t := range tables {
		out[t] = &reflected{}
	}
	for _, part := range []func(t string, r *reflected) error{
		func(t string, r *reflected) (err error) { r.cols, err = i.Columns(t, schema); return err },
		func(t string, r *reflected) (err error) { r.pk, err = i.PrimaryKey(t, schema, name(t)); return err },
		func(t string, r *reflected) (err error) { r.fks, err = i.ForeignKeys(t, schema, name(t)); return err },
		func(t string, r *reflected) (err error) { r.indexes, err = i.Indexes(t, schema); return err },
		func(t string, r *reflected) (err error) { r.uniques, err = i.Uniques(t, schema, name(t)); return err },
		func(t string, r *reflected) (err error) { r.checks, err = i.Checks(t, schema, name(t)); return err },
	} {
		for _, t := range tables {
			if err := part(t, out[t]); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// autoload is Table(…, autoload_with=bind): what the database says about a table,
// and about the tables that its foreign keys name.
func (s *State) autoload(th *object.Thread, t *core.Table, bind object.Value, include []string) error {
	return s.onBind(th, bind, func(i *core.Inspector) error {
		quoted := func(n string) any { return s.quotedName(th, n) }
		in, err := i.SchemaFor(t.Schema)
		if err != nil {
			return err
		}
		all, err := read(i, []string{t.Name}, in, quoted)
		if err != nil {
			return err
		}
		return s.buildTable(th, i, t, all[t.Name], include, all)
	})
}

func (s *State) onBind(th *object.Thread, bind object.Value, f func(*core.Inspector) error) error {
	if i, ok := object.State[*inspector](bind); ok {
		return i.ask(s, th, f)
	}
	if e, ok := object.State[*engineState](bind); ok {
		return newInspector(e.engine, nil).ask(s, th, f)
	}
	return s.withConnection(th, bind, func(c *core.Connection) error { return f(core.NewInspector(c)) })
}

// keysOf are the keys of a table's columns, which column_reflect may have changed.
func keysOf(t *core.Table, names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n
		for _, c := range t.ColumnList() {
			if c.Name == n {
				out[i] = c.Key
			}
		}
	}
	return out
}

// buildTable gives a table what was read about it.
func (s *State) buildTable(th *object.Thread, i *core.Inspector, t *core.Table, r *reflected, include []string, known map[string]*reflected) error {
	there := map[string]bool{} // columns that stay as they are
	for _, c := range t.ColumnList() {
		there[c.Name] = s.keepColumns
	}
	wanted := func(name string) bool {
		if there[name] {
			return false
		}
		for _, n := range include {
			if n == name {
				return true
			}
		}
		return len(include) == 0
	}
	kw := func(pairs ...any) []object.KwArg {
		var out []object.KwArg
		for n := 0; n < len(pairs); n += 2 {
			v, ok := pairs[n+1].(object.Value)
			if !ok {
				v = toPy(pairs[n+1])
			}
			out = append(out, object.KwArg{Name: pairs[n].(string), Value: v})
		}
		return out
	}
	add := func(class string, args object.Args) error {
		o, err := object.CallArgs(th, s.classes[class], args)
		if err != nil {
			return err
		}
		return s.addToTable(th, t, o)
	}
	inKey := map[string]bool{}
	for _, n := range r.pk.Columns {
		inKey[n] = true
	}
	for _, c := range r.cols {
		if !wanted(c.Name) {
			continue
		}
		info, err := s.reflecting(th, object.NewInstance(s.classes["Inspector"], &inspector{engine: i.Engine(), core: i}), t, c)
		if err != nil {
			return err
		}
		args := object.Args{Pos: []object.Value{object.Str(c.Name), s.TypeObject(c.Type)}, Kw: kw("nullable", c.Nullable)}
		if info != nil {
			for at, name := range []string{"name", "type"} {
				args.Pos[at], _ = info.GetStr(name)
			}
			nullable, _ := info.GetStr("nullable")
			args.Kw = kw("nullable", nullable)
			for _, name := range []string{"key", "info", "comment", "quote"} {
				if v, ok := info.GetStr(name); ok {
					args.Kw = append(args.Kw, kw(name, v)...)
				}
			}
			if def, _ := info.GetStr("default"); none(orNone(def)) {
				c.HasDefault = false
			} else if text, ok := object.AsStr(def); ok {
				c.Default, c.HasDefault = text, true
			}
		}
		if c.HasDefault {
			args.Kw = append(args.Kw, kw("server_default", s.Wrap(th, core.NewText(c.Default)))...)
		}
		if inKey[c.Name] {
			args.Kw = append(args.Kw, kw("primary_key", true)...)
		}
		if c.Computed != "" {
			x, err := object.CallArgs(th, s.classes["Computed"], object.Args{Pos: []object.Value{object.Str(c.Computed)}, Kw: kw("persisted", c.Persisted)})
			if err != nil {
				return err
			}
			args.Pos = append(args.Pos, x)
		}
		if err := add("Column", args); err != nil {
			return err
		}
	}
	t.PrimaryKey.Name = r.pk.Name
	slices.SortStableFunc(t.PrimaryKey.Cols, func(x, y *core.Column) int {
		return slices.Index(r.pk.Columns, x.Name) - slices.Index(r.pk.Columns, y.Name)
	})
	for _, fk := range r.fks {
		if slices.ContainsFunc(fk.Columns, func(n string) bool { return !wanted(n) }) {
			continue
		}
		if err := s.referred(th, i, t, fk.Table, known); err != nil {
			return err
		}
		var target []object.Value
		for _, n := range fk.Referred {
			full := fk.Table + "." + n
			if t.Schema != "" {
				full = t.Schema + "." + full
			}
			target = append(target, object.Str(full))
		}
		args := object.Args{Pos: []object.Value{texts(keysOf(t, fk.Columns)), object.NewList(target...)}, Kw: kw("name", strOrNone(fk.Name))}
		for _, o := range fk.Options {
			args.Kw = append(args.Kw, kw(o.Name, o.Value)...)
		}
		if err := add("ForeignKeyConstraint", args); err != nil {
			return err
		}
	}
	column := func(n string) object.Value {
		if c := t.Columns().Get(keysOf(t, []string{n})[0]); c != nil {
			return s.Wrap(th, c)
		}
		return object.None
	}
	for _, ix := range r.indexes {
		args := object.Args{Pos: []object.Value{object.Str(ix.Name)}, Kw: kw("unique", ix.Unique)}
		complete := true
		for _, n := range ix.Columns {
			complete = complete && n != "" && column(n) != object.None
			args.Pos = append(args.Pos, column(n))
		}
		if !complete {
			continue
		}
		if ix.Where != "" {
			args.Kw = append(args.Kw, kw("sqlite_where", s.Wrap(th, core.NewText(ix.Where)))...)
		}
		if _, err := object.CallArgs(th, s.classes["Index"], args); err != nil {
			return err
		}
	}
	for _, u := range r.uniques {
		args := object.Args{Kw: kw("name", strOrNone(u.Name))}
		if slices.ContainsFunc(u.Columns, func(n string) bool { return !wanted(n) }) {
			continue
		}
		for _, n := range keysOf(t, u.Columns) {
			args.Pos = append(args.Pos, object.Str(n))
		}
		if err := add("UniqueConstraint", args); err != nil {
			return err
		}
	}
	for _, c := range r.checks {
		if err := add("CheckConstraint", object.Args{Pos: []object.Value{object.Str(c.SQL)}, Kw: kw("name", strOrNone(c.Name))}); err != nil {
			return err
		}
	}
	return nil
}

// referred makes the table that a foreign key names, if the MetaData has none.
func (s *State) referred(th *object.Thread, i *core.Inspector, t *core.Table, name string, known map[string]*reflected) error {
	key := name
	if t.Schema != "" {
		key = t.Schema + "." + name
	}
	if s.keysAlone || t.Meta.Table(key) != nil {
		return nil
	}
	other, err := core.NewTable(t.Meta, name, t.Schema)
	if err != nil {
		return err
	}
	s.Bind(other, object.NewInstance(s.classes["Table"], other))
	r := known[name]
	if r == nil {
		all, err := read(i, []string{name}, t.Schema, func(n string) any { return s.quotedName(th, n) })
		if err != nil {
			t.Meta.Remove(other)
			return err
		}
		r = all[name]
	}
	return s.buildTable(th, i, other, r, nil, known)
}

// reflectMetaData is MetaData.reflect().
func (s *State) reflectMetaData(th *object.Thread, m *core.MetaData, a []object.Value) error {
	views, err := truth(th, a[2], false)
	if err != nil {
		return err
	}
	resolve, err := truth(th, a[6], true)
	if err != nil {
		return err
	}
	extend, err := truth(th, a[4], false)
	if err != nil {
		return err
	}
	replace, err := truth(th, a[5], true)
	if err != nil {
		return err
	}
	defer func(keys, columns bool) { s.keysAlone, s.keepColumns = keys, columns }(s.keysAlone, s.keepColumns)
	s.keysAlone, s.keepColumns = !resolve, !replace
	schema := str(orNone(a[1]))
	if schema == "" {
		schema = m.Schema
	}
	known := func(name string) *core.Table {
		if schema != "" {
			name = schema + "." + name
		}
		return m.Table(name)
	}
	return s.onBind(th, a[0], func(i *core.Inspector) error {
		names, err := i.Names("table", schema, false)
		if err != nil {
			return err
		}
		if views {
			more, err := i.Names("view", schema, false)
			if err != nil {
				return err
			}
			names = append(names, more...)
		}
		available := names
		if names, err = s.chosen(th, m, names, schema, orNone(a[3])); err != nil {
			return err
		}
		var load []string
		for _, n := range names {
			if extend || known(n) == nil {
				load = append(load, n)
			}
		}
		if !views {
			// A reading of tables and views alike takes the names as they are.
			if _, err := i.Names("table", "", true); err != nil {
				return err
			}
		}
		// The database is read in its own order, and as a whole where nothing is chosen.
		reading := slices.DeleteFunc(slices.Clone(available), func(n string) bool { return len(load) > 0 && !slices.Contains(load, n) })
		all, err := read(i, reading, schema, func(n string) any { return object.Str(n) })
		if err != nil {
			return err
		}
		before := map[*core.Table]bool{}
		for _, t := range m.Tables() {
			before[t] = true
		}
		for _, n := range load {
			t := known(n)
			if t != nil && !before[t] {
				continue // a foreign key has brought it
			}
			if t == nil {
				if t, err = core.NewTable(m, n, schema); err != nil {
					return err
				}
				s.Bind(t, object.NewInstance(s.classes["Table"], t))
			}
			if err := s.buildTable(th, i, t, all[n], nil, all); err != nil {
				return err
			}
		}
		return nil
	})
}

// chosen are the names that only= leaves: a list of them, or a function that is
// asked about each.
func (s *State) chosen(th *object.Thread, m *core.MetaData, names []string, schema string, only object.Value) ([]string, error) {
	if none(only) {
		return names, nil
	}
	var out []string
	if !object.IsCallable(only) {
		var missing []string
		if err := object.Iterate(th, only, func(v object.Value) error {
			if n := str(v); slices.Contains(names, n) {
				out = append(out, n)
			} else {
				missing = append(missing, n)
			}
			return nil
		}); err != nil {
			return nil, err
		}
		if len(missing) > 0 {
			where := ""
			if schema != "" {
				where = " schema '" + schema + "'"
			}
			return nil, s.NewError("InvalidRequestError", "Could not reflect: requested table(s) not available in Engine(sqlite://)"+where+": ("+strings.Join(missing, ", ")+")", "")
		}
		return out, nil
	}
	for _, n := range names {
		v, err := object.Call(th, only, object.Str(n), s.Wrap(th, m))
		if err != nil {
			return nil, err
		}
		yes, err := object.Truth(th, v)
		if err != nil {
			return nil, err
		}
		if yes {
			out = append(out, n)
		}
	}
	return out, nil
}
