package loading

import (
	"cmp"
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// EntityOf is the mapped class that an INSERT, UPDATE or DELETE is about; nil for
// one about a table.
func EntityOf(st core.Statement) *Entity {
	switch s := st.(type) {
	case *core.Insert:
		e, _ := s.Entity.(*Entity)
		return e
	case *core.Update:
		e, _ := s.Entity.(*Entity)
		return e
	case *core.Delete:
		e, _ := s.Entity.(*Entity)
		return e
	}
	return nil
}

// Write is the PluginData of an INSERT, UPDATE or DELETE: what is said about the rows
// that it returns.
type Write struct {
	// FetchKeys asks for the primary keys of the rows that are matched, beside what the
	// statement returns by itself.
	FetchKeys bool
	// PopulateExisting overwrites what the session's objects have.
	PopulateExisting bool
}

// KeyOf is the primary key in a raw row of a statement that fetches keys.
func KeyOf(raw *core.Result, row []any) []any {
	st, _ := raw.Compiled.State.(*State)
	if st == nil {
		return nil
	}
	key := make([]any, len(st.keys))
	for i, sl := range st.keys {
		key[i] = row[sl.at]
	}
	return key
}

// fetchKeys adds the primary key to what is returned: the table's own columns
// come first, in its order, as the real one's do.
func (c *compiler) fetchKeys(m *mapper.Mapper) {
	for _, k := range m.PrimaryKey {
		c.st.keys = append(c.st.keys, c.add(&c.primary, k))
	}
	own := m.Table.Columns().All()
	place := func(x core.ColumnElement) int {
		if i := slices.IndexFunc(own, func(c core.ColumnElement) bool { return core.Deannotate(x) == c }); i >= 0 {
			return i
		}
		return len(own)
	}
	old := c.primary
	sorted := slices.Clone(old)
	slices.SortStableFunc(sorted, func(a, b core.ColumnElement) int { return cmp.Compare(place(a), place(b)) })
	c.primary = slices.CompactFunc(sorted, func(a, b core.ColumnElement) bool { return place(a) == place(b) && place(a) < len(own) })
	for _, it := range c.st.items { // values that have their places already
		if it.slot != nil && it.slot.at >= 0 {
			was := core.Deannotate(old[it.slot.at])
			it.slot.at = slices.IndexFunc(c.primary, func(x core.ColumnElement) bool { return core.Deannotate(x) == was })
		}
	}
}

// CompileDML implements core.Plugin.
func (p *Plugin) CompileDML(st core.Statement) (core.Statement, any, error) {
	e := EntityOf(st)
	if e == nil {
		return st, nil, nil
	}
	m := e.Mapper
	c := &compiler{
		p: p, s: core.NewSelect(), top: true, dedupe: map[core.ColumnElement]bool{}, slots: map[core.ColumnElement]*slot{},
		eager: map[any]core.FromClause{}, settings: writeSettings(st), choices: readOptions(nil),
	}
	c.st = &State{settings: c.settings, choices: c.choices, host: p.Host}
	returning := func(items []core.Element, data any) ([]core.Element, error) {
		w, _ := data.(*Write)
		fetch := w != nil && w.FetchKeys
		if len(items) == 0 && !fetch {
			return nil, nil
		}
		for _, it := range items {
			if err := c.setup(it); err != nil {
				return nil, err
			}
		}
		if fetch {
			c.fetchKeys(m)
		}
		c.locate(c.primary, nil)
		list := elements(c.primary)
		for i, x := range c.primary {
			if a, ok := x.(*core.Annotated); ok && a.Key != "" { // RETURNING names no expression after its attribute
				plain := *a
				plain.Key = ""
				list[i] = &plain
			}
		}
		return list, nil
	}
	own := singleCriterion(m)
	table := core.FromClause(m.Table)
	if e.IsAlias() {
		table = e.From()
	}
	switch s := st.(type) {
	case *core.Insert:
		ret, err := returning(s.Return, nil)
		if err != nil {
			return nil, nil, err
		}
		values, err := assignments(e, s.Values)
		if err != nil {
			return nil, nil, err
		}
		var multi [][]core.SetItem
		for _, l := range s.Multi {
			v, err := assignments(e, l)
			if err != nil {
				return nil, nil, err
			}
			multi = append(multi, v)
		}
		return s.With(func(n *core.Insert) {
			n.Entity, n.Plugin, n.Table, n.Return, n.Values, n.Multi = nil, nil, m.Table, ret, values, multi
		}), c.st, nil
	case *core.Update:
		ret, err := returning(s.Return, s.PluginData)
		if err != nil {
			return nil, nil, err
		}
		values, err := assignments(e, s.Values)
		if err != nil {
			return nil, nil, err
		}
		return s.With(func(n *core.Update) {
			n.Entity, n.Plugin, n.Table, n.Return, n.Values = nil, nil, table, ret, values
			if own != nil {
				n.Where = append(n.Where, own)
			}
		}), c.st, nil
	case *core.Delete:
		ret, err := returning(s.Return, s.PluginData)
		if err != nil {
			return nil, nil, err
		}
		return s.With(func(n *core.Delete) {
			n.Entity, n.Plugin, n.Table, n.Return = nil, nil, table, ret
			if own != nil {
				n.Where = append(n.Where, own)
			}
		}), c.st, nil
	}
	return st, nil, nil
}

// Returning are the columns that returning() of mapped classes and attributes means.
func (p *Plugin) Returning(items []core.Element) ([]core.ColumnElement, error) {
	c := &compiler{
		p: p, s: core.NewSelect(), top: true, dedupe: map[core.ColumnElement]bool{}, slots: map[core.ColumnElement]*slot{},
		eager: map[any]core.FromClause{}, settings: &Settings{NoEager: true}, choices: readOptions(nil),
	}
	c.st = &State{settings: c.settings, choices: c.choices, host: p.Host}
	for _, it := range items {
		if err := c.setup(it); err != nil {
			return nil, err
		}
	}
	return c.primary, nil
}

// writeSettings are how objects are made of the rows that a statement returns.
func writeSettings(st core.Statement) *Settings {
	var data any
	switch d := st.(type) {
	case *core.Insert:
		data = d.PluginData
	case *core.Update:
		data = d.PluginData
	case *core.Delete:
		data = d.PluginData
	}
	set := &Settings{NoEager: true}
	if w, ok := data.(*Write); ok {
		set.PopulateExisting = w.PopulateExisting
	}
	if _, del := st.(*core.Delete); !del && core.StatementOptions(st)["populate_existing"] == true {
		set.PopulateExisting = true
	}
	return set
}

// assignments name the columns of attributes that values are given for.
func assignments(e *Entity, items []core.SetItem) ([]core.SetItem, error) {
	out := make([]core.SetItem, 0, len(items))
	for _, it := range items {
		key := it.Key
		if a, ok := it.Column.(*core.Annotated); ok {
			if n, ok := a.Note.(*Note); ok {
				if key = n.Prop.Name; len(n.Prop.Columns) == 0 {
					return nil, instance.Errorf("CompileError", "Unconsumed column names: %s", key)
				}
			}
		}
		if key != "" {
			if p, ok := e.Mapper.Prop(key).(*mapper.ColumnProperty); ok && len(p.Columns) > 0 {
				it.Column, it.Key = p.Columns[0], ""
			}
		}
		out = append(out, it)
	}
	return out, nil
}

// ColumnParams are parameters given by attribute as parameters by column.
func ColumnParams(m *mapper.Mapper, p core.Param) (core.Param, error) {
	out := core.Param{}
	for k, v := range p {
		prop, ok := m.Prop(k).(*mapper.ColumnProperty)
		if !ok || len(prop.Columns) == 0 {
			if m.Table.Columns().Get(k) != nil {
				out[k] = v
				continue
			}
			return nil, instance.Errorf("CompileError", "Unconsumed column names: %s", k)
		}
		out[prop.Columns[0].Key] = v
	}
	return out, nil
}
