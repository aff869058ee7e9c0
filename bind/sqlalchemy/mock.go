package sqlalchemy

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// mock is what create_mock_engine() makes: it hands each statement to a function
// instead of a database.
type mock struct {
	dialect  *core.Dialect
	executor object.Value
}

// makeMock makes the class of mock connections.
func (s *State) makeMock() {
	state := func(self object.Value) *mock {
		m, _ := object.State[*mock](self)
		return m
	}
	same := func(name string) object.Method {
		return object.NewMethod(name+"(*args, **kw)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil })
	}
	s.enumMethods()
	s.class(object.ClassSpec{Name: "MockConnection", Module: "sqlalchemy.engine.mock", Methods: []object.Method{
		same("connect"), same("execution_options"),
		object.NewMethod("schema_for_object(obj)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			return object.GetAttr(th, a[0], "schema")
		}),
		object.NewMethod("execute(obj, parameters=None, execution_options=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.Call(th, state(self).executor, a[0], orNone(a[1]))
		}),
	}, Attrs: []object.Attr{
		{Name: "dialect", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			return Of(th).dialectObject(state(self).dialect), nil
		}},
		{Name: "engine", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }},
		{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.Str(state(self).dialect.Name), nil
		}},
	}})
}

// newMockEngine is create_mock_engine(url, executor).
func newMockEngine(th *object.Thread, a []object.Value) (object.Value, error) {
	s := Of(th)
	text, _, err := s.urlText(th, a[0])
	if err != nil {
		return nil, err
	}
	u, err := core.ParseURL(text)
	if err != nil {
		return nil, s.Err(th, err)
	}
	cls, err := s.dialectClass(u.Driver)
	if err != nil {
		return nil, err
	}
	made, err := object.Call(th, cls)
	if err != nil {
		return nil, err
	}
	d, _ := object.State[*core.Dialect](made)
	return object.NewInstance(s.classes["MockConnection"], &mock{dialect: d, executor: a[1]}), nil
}

func (m *mock) run(s *State, th *object.Thread, d *core.DDL) error {
	_, err := object.Call(th, m.executor, s.Wrap(th, d))
	return err
}

// create hands over what creates the tables: PostgreSQL's types and sequences before
// them, indexes and comments behind each.
func (m *mock) create(s *State, th *object.Thread, tables []*core.Table) error {
	sorted, _ := core.SortTables(core.ByKey(tables))
	for _, d := range m.types(sorted, "create_enum_type") {
		if err := m.run(s, th, d); err != nil {
			return err
		}
	}
	for _, t := range sorted {
		list := []*core.DDL{}
		for _, q := range m.sequences(t) {
			list = append(list, &core.DDL{Kind: "create_sequence", Sequence: q})
		}
		list = append(list, &core.DDL{Kind: "create_table", Table: t})
		for _, ix := range t.Indexes {
			list = append(list, &core.DDL{Kind: "create_index", Index: ix})
		}
		if m.dialect.Comments() && m.dialect.Name != "mysql" {
			if t.Comment != "" {
				list = append(list, &core.DDL{Kind: "set_table_comment", Table: t})
			}
			for _, c := range t.ColumnList() {
				if c.Schema.Comment != "" {
					list = append(list, &core.DDL{Kind: "set_column_comment", Column: c})
				}
			}
		}
		for _, d := range list {
			if err := m.run(s, th, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// drop hands over what drops them, the other way round.
func (m *mock) drop(s *State, th *object.Thread, tables []*core.Table) error {
	sorted, _ := core.SortTables(core.ByKey(tables))
	slices.Reverse(sorted)
	var list []*core.DDL
	for _, t := range sorted {
		list = append(list, &core.DDL{Kind: "drop_table", Table: t})
	}
	for _, t := range sorted {
		for _, q := range m.sequences(t) {
			list = append(list, &core.DDL{Kind: "drop_sequence", Sequence: q})
		}
	}
	for _, d := range append(list, m.types(sorted, "drop_enum_type")...) {
		if err := m.run(s, th, d); err != nil {
			return err
		}
	}
	return nil
}

func (m *mock) sequences(t *core.Table) []*core.Sequence {
	var out []*core.Sequence
	if m.dialect.Name != "postgresql" && m.dialect.Name != "oracle" && m.dialect.Name != "mssql" {
		return nil
	}
	for _, c := range t.ColumnList() {
		if c.Schema.Sequence != nil {
			out = append(out, c.Schema.Sequence)
		}
	}
	return out
}

// types are PostgreSQL's types behind the Enum columns, each once.
func (m *mock) types(tables []*core.Table, kind string) []*core.DDL {
	if m.dialect.Name != "postgresql" {
		return nil
	}
	seen := map[string]bool{}
	var out []*core.DDL
	for _, t := range tables {
		for _, c := range t.ColumnList() {
			typ := c.SQLType().For("postgresql")
			key := typ.EnumSchema() + "." + typ.EnumName
			if hasOwnType(typ) && typ.CreatesType() && !seen[key] {
				seen[key] = true
				out = append(out, &core.DDL{Kind: kind, Type: typ})
			}
		}
	}
	return out
}
