package session

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// Run implements loading.Session: it executes a SELECT of the ORM's own making.
func (s *Session) Run(st core.Statement, set *loading.Settings) (*core.Result, error) {
	x := &Execution{Session: s, Statement: st, settings: set, own: true}
	return x.start()
}

func (s *Session) query(st core.Statement, params []core.Param, opts map[string]any) (*core.Result, error) {
	if d, ok := st.(*core.FromStatement); ok {
		return s.fromStatement(d, params, opts)
	}
	m := subject(st)
	if x, ok := opts["_sa_bind_mapper"].(*mapper.Mapper); ok {
		m = x
	}
	conn, err := s.connectionFor(m, st)
	if err != nil {
		return nil, err
	}
	raw, err := conn.Execute(st, params, opts)
	if err != nil {
		return nil, err
	}
	if raw.Compiled == nil || raw.Compiled.State == nil || raw.NoRows {
		return raw, nil
	}
	return loading.Rows(s, raw)
}

// subject is the mapped class that a statement is about, to find its bind.
func subject(st core.Statement) *mapper.Mapper {
	if e := loading.EntityOf(st); e != nil {
		return e.Mapper
	}
	if sel, ok := st.(*core.Select); ok {
		for _, c := range sel.Cols {
			switch x := c.(type) {
			case *loading.Entity:
				return x.Mapper
			case *core.Annotated:
				if n, ok := x.Note.(*loading.Note); ok {
					return n.Entity.Mapper
				}
			}
		}
	}
	return nil
}

// Execute executes a statement. One about mapped classes flushes first and yields
// objects; INSERT, UPDATE and DELETE of mapped classes keep the session's objects
// in step.
func (s *Session) Execute(st core.Statement, params []core.Param, opts map[string]any) (*core.Result, error) {
	x := &Execution{Session: s, Statement: st, Params: params, Options: opts}
	return x.start()
}

func (s *Session) executeNow(st core.Statement, params []core.Param, opts map[string]any) (*core.Result, error) {
	plugin := core.PluginOf(st)
	if plugin == nil {
		return s.query(st, params, opts)
	}
	switch d := st.(type) {
	case *core.Insert:
		return s.insert(d, params, opts)
	case *core.Update:
		return s.updateRows(d, params, opts)
	case *core.Delete:
		return s.deleteRows(d, params, opts)
	case *core.FromStatement:
		return s.fromStatement(d, params, opts)
	}
	if sel, ok := st.(*core.Select); ok {
		set := &loading.Settings{}
		auto := true
		for _, o := range []map[string]any{sel.ExecOptions, opts} {
			if v, ok := o["populate_existing"]; ok {
				set.PopulateExisting = isOn(v)
			}
			if v, ok := o["yield_per"].(int); ok {
				set.YieldPer = v
			}
			if v, ok := o["autoflush"]; ok {
				auto = isOn(v)
			}
		}
		st = sel.With(func(n *core.Select) { n.PluginData = set })
		if auto {
			if err := s.autoflush(); err != nil {
				return nil, err
			}
		}
		return s.query(st, params, opts)
	}
	if err := s.autoflush(); err != nil {
		return nil, err
	}
	return s.query(st, params, opts)
}

// fromStatement executes a statement and makes objects of its rows.
func (s *Session) fromStatement(d *core.FromStatement, params []core.Param, opts map[string]any) (*core.Result, error) {
	set, own := d.PluginData.(*loading.Settings)
	if !own {
		set = &loading.Settings{}
		for _, o := range []map[string]any{d.ExecOptions, opts} {
			if v, ok := o["populate_existing"]; ok {
				set.PopulateExisting = isOn(v)
			}
		}
		if err := s.autoflush(); err != nil {
			return nil, err
		}
	}
	p := d.Plugin.(*loading.Plugin)
	plain, err := p.PlainStatement(d.Stmt)
	if err != nil {
		return nil, err
	}
	var m *mapper.Mapper
	if e, ok := d.Entities[0].(*loading.Entity); ok {
		m = e.Mapper
	}
	conn, err := s.Connection(m)
	if err != nil {
		return nil, err
	}
	raw, err := conn.Execute(plain, params, opts)
	if err != nil {
		return nil, err
	}
	return p.RowsFrom(s, d, raw, set)
}

// insert is INSERT of a mapped class: with a list of parameters, in bulk.
func (s *Session) insert(d *core.Insert, params []core.Param, opts map[string]any) (*core.Result, error) {
	if err := s.autoflush(); err != nil {
		return nil, err
	}
	e := loading.EntityOf(d)
	if e == nil {
		return s.query(d, params, opts)
	}
	var rows []core.Param
	for _, p := range params {
		r, err := loading.ColumnParams(e.Mapper, p)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	if len(rows) > 0 && len(d.Values) == 0 && len(d.Multi) == 0 {
		return s.bulkInsert(e.Mapper, d, rows, opts)
	}
	return s.query(d, rows, opts)
}

// updateRows is UPDATE of a mapped class.
func (s *Session) updateRows(d *core.Update, params []core.Param, opts map[string]any) (*core.Result, error) {
	if err := s.autoflush(); err != nil {
		return nil, err
	}
	e := loading.EntityOf(d)
	if e == nil {
		return s.query(d, params, opts)
	}
	if len(params) > 0 && len(d.Values) == 0 && len(d.Where) == 0 {
		return s.bulkUpdate(e.Mapper, params)
	}
	how := mode(d.ExecOptions, opts)
	returning := len(d.Return) == 0 && len(params) == 0 && s.mustFetch(e.Mapper, d.Where, how)
	var matched []*instance.State
	var err error
	if !returning {
		if matched, err = s.matching(e.Mapper, d.Where, how); err != nil {
			return nil, err
		}
	}
	var rows []core.Param
	for _, p := range params {
		r, err := loading.ColumnParams(e.Mapper, p)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	if returning {
		d = d.With(func(n *core.Update) { n.Return = keyColumns(e.Mapper) })
	}
	res, err := s.query(d, rows, opts)
	if err != nil {
		return nil, err
	}
	if returning {
		if res, matched, err = s.returned(e.Mapper, res); err != nil {
			return nil, err
		}
	}
	for _, st := range matched {
		var stale []string
		var fresh []assignment
		for _, it := range d.Values {
			p := assigned(e.Mapper, it)
			if p == nil {
				continue
			}
			if v, ok := it.Value.(core.Value); ok {
				if _, changed := st.Committed(p.Name); !changed {
					if _, loaded := st.Object.Load(p.Name); loaded {
						fresh = append(fresh, assignment{p.Name, s.host.Value(v.V)})
						continue
					}
				}
			} else if x, ok := it.Value.(core.ColumnElement); ok {
				if _, changed := st.Committed(p.Name); !changed {
					if _, loaded := st.Object.Load(p.Name); loaded {
						if v, t, err := s.valueOf(st, x); err == nil && t == yes {
							fresh = append(fresh, assignment{p.Name, v})
							continue
						}
					}
				}
			}
			if _, loaded := st.Object.Load(p.Name); loaded {
				stale = append(stale, p.Name)
			}
		}
		for _, a := range fresh {
			st.Object.Store(a.key, a.value)
		}
		st.ExpireKeys(stale, false)
	}
	return res, nil
}

// assignment is a value that an UPDATE gave an attribute.
type assignment struct {
	key   string
	value any
}

// mustFetch tells whether the objects that a statement is about have to be asked for.
func (s *Session) mustFetch(m *mapper.Mapper, where []core.ColumnElement, how string) bool {
	return how == "fetch" || how == "auto" && s.canEvaluate(m, where) != nil
}

func keyColumns(m *mapper.Mapper) []core.Element {
	var out []core.Element
	for _, c := range m.PrimaryKey {
		out = append(out, c)
	}
	return out
}

// returned reads the keys that a statement returned for the session's own use: the
// session's objects among them, and the result without them.
func (s *Session) returned(m *mapper.Mapper, res *core.Result) (*core.Result, []*instance.State, error) {
	rows, err := res.As(core.ShapeRows, 0).All()
	if err != nil {
		return nil, nil, err
	}
	states, err := s.statesOf(m, rows)
	if err != nil {
		return nil, nil, err
	}
	out := core.NewResult(core.NewRowMeta(nil, nil), &core.SliceSource{})
	out.NoRows = true
	if res.Exec != nil {
		x := *res.Exec
		x.Rowcount = int64(len(rows))
		out.Exec = &x
	}
	out.Compiled = res.Compiled
	return out, states, nil
}

func assigned(m *mapper.Mapper, it core.SetItem) *mapper.ColumnProperty {
	key := it.Key
	switch c := it.Column.(type) {
	case *core.Annotated:
		if n, ok := c.Note.(*loading.Note); ok {
			return n.Prop
		}
	case *core.Column:
		return m.ColumnProp(c)
	case core.Value:
		if k, ok := c.V.(string); ok {
			key = k
		}
	}
	p, _ := m.Prop(key).(*mapper.ColumnProperty)
	return p
}

// bulkUpdate updates rows by primary key, one set of parameters a row.
func (s *Session) bulkUpdate(m *mapper.Mapper, params []core.Param) (*core.Result, error) {
	conn, err := s.Connection(m)
	if err != nil {
		return nil, err
	}
	var rows []core.Param
	for _, p := range params {
		r, err := loading.ColumnParams(m, p)
		if err != nil {
			return nil, err
		}
		for _, c := range m.PrimaryKey {
			if v, ok := r[c.Key]; !ok || v == nil {
				return nil, instance.WithCode(invalid("No primary key value supplied for column(s) %s; per-row ORM Bulk UPDATE by Primary Key requires that records contain primary key values", mapper.ColumnString(c)), "bupq")
			}
		}
		rows = append(rows, r)
	}
	var res *core.Result
	for _, t := range m.Tables() {
		var part []core.Param
		var where []core.ColumnElement
		for _, c := range m.PKOf(t) {
			x, err := core.Operate(core.OpEq, c, core.NewBindParam(core.BindParam{Key: t.Name + "_" + c.Name, Required: true}, c.SQLType()), false)
			if err != nil {
				return nil, err
			}
			where = append(where, x)
		}
		for _, r := range rows {
			n := core.Param{}
			for _, c := range m.ColumnsOf(t) {
				if v, ok := r[c.Key]; ok && !c.Schema.PrimaryKey {
					n[c.Key] = v
				}
			}
			if len(n) == 0 {
				continue
			}
			for _, c := range m.PKOf(t) {
				n[t.Name+"_"+c.Name] = r[c.Key]
			}
			part = append(part, n)
		}
		for _, g := range sameKeys(part) {
			if res, err = conn.Execute(core.NewUpdate(t).With(func(u *core.Update) { u.Where = where }), g, nil); err != nil {
				return nil, err
			}
		}
	}
	if res == nil {
		return nil, invalid("No values to update were given")
	}
	return res, nil
}

// deleteRows is DELETE of a mapped class.
func (s *Session) deleteRows(d *core.Delete, params []core.Param, opts map[string]any) (*core.Result, error) {
	if err := s.autoflush(); err != nil {
		return nil, err
	}
	e := loading.EntityOf(d)
	if e == nil {
		return s.query(d, params, opts)
	}
	how := mode(d.ExecOptions, opts)
	returning := len(d.Return) == 0 && len(params) == 0 && s.mustFetch(e.Mapper, d.Where, how)
	var matched []*instance.State
	var err error
	if returning {
		d = d.With(func(n *core.Delete) { n.Return = keyColumns(e.Mapper) })
	} else if matched, err = s.matching(e.Mapper, d.Where, how); err != nil {
		return nil, err
	}
	res, err := s.query(d, params, opts)
	if err != nil {
		return nil, err
	}
	if returning {
		if res, matched, err = s.returned(e.Mapper, res); err != nil {
			return nil, err
		}
	}
	var gone []*instance.State
	for _, st := range matched {
		if s.identity.contains(st) {
			gone = append(gone, st)
		}
	}
	s.NoteDeleted(gone)
	return res, nil
}

// mode is the synchronize_session of a statement.
func mode(sets ...map[string]any) string {
	how := "auto"
	for _, o := range sets {
		switch v := o["synchronize_session"].(type) {
		case string:
			how = v
		case bool, int:
			if !isOn(v) {
				how = "false"
			}
		}
	}
	return how
}

// matching finds the session's objects that a statement's condition holds for: by
// evaluating it, or, where it cannot be evaluated, by asking the database.
func (s *Session) matching(m *mapper.Mapper, where []core.ColumnElement, how string) ([]*instance.State, error) {
	if how == "false" {
		return nil, nil
	}
	if how != "fetch" {
		var out []*instance.State
		var failed error
		for _, st := range s.identity.all() {
			if !mapper.Of(st).Isa(m) {
				continue
			}
			ok, err := s.holds(st, where)
			if err != nil {
				failed = err
				break
			}
			if ok {
				out = append(out, st)
			}
		}
		if err := s.canEvaluate(m, where); err != nil {
			failed = err
		}
		if failed == nil {
			return out, nil
		}
		if how == "evaluate" {
			return nil, invalid("Could not evaluate current criteria in Python: %q. Specify 'fetch' or False for the synchronize_session execution option.", failed.Error())
		}
	}
	return s.fetchMatching(m, where)
}

func (s *Session) fetchMatching(m *mapper.Mapper, where []core.ColumnElement) ([]*instance.State, error) {
	var cols []core.Element
	for _, c := range m.PrimaryKey {
		cols = append(cols, c)
	}
	sel := core.NewSelect(cols...).With(func(n *core.Select) { n.Where = where })
	conn, err := s.Connection(m)
	if err != nil {
		return nil, err
	}
	res, err := conn.Execute(sel, nil, nil)
	if err != nil {
		return nil, err
	}
	rows, err := res.All()
	if err != nil {
		return nil, err
	}
	return s.statesOf(m, rows)
}

// statesOf are the session's objects with the keys in some rows.
func (s *Session) statesOf(m *mapper.Mapper, rows []any) ([]*instance.State, error) {
	var out []*instance.State
	for _, r := range rows {
		vals := append([]any{}, r.(*core.Row).Values...)
		for i := range vals {
			vals[i] = s.host.Value(vals[i])
		}
		key, err := m.Key(vals)
		if err != nil {
			return nil, err
		}
		if st := s.identity.get(key); st != nil {
			out = append(out, st)
		}
	}
	return out, nil
}

// isOn is the truth of an execution option.
func isOn(v any) bool {
	switch x := v.(type) {
	case bool:
		return x
	case int:
		return x != 0
	}
	return false
}
