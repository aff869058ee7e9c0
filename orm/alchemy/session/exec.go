package session

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// Run implements loading.Session: it executes a SELECT of the ORM's own making.
func (s *Session) Run(st core.Statement, set *loading.Settings) (*core.Result, error) {
	x := &Execution{Session: s, Statement: st, settings: set, own: true}
	if set != nil {
		x.Options, x.Args, x.Params = set.Exec, set.Args, set.Params
	}
	return x.start()
}

func (s *Session) query(st core.Statement, params []core.Param, x *Execution) (*core.Result, error) {
	if d, ok := st.(*core.FromStatement); ok {
		return s.fromStatement(d, params, x)
	}
	conn, err := x.connection(subject(st), st)
	if err != nil {
		return nil, err
	}
	raw, err := conn.Execute(st, params, x.Options)
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
	switch d := st.(type) {
	case *core.FromStatement:
		return firstWithin(d.Entities, true)
	case *core.Select:
		if m := firstWithin(d.Cols, true); m != nil {
			return m
		}
		if m := firstWithin(d.FromObj, true); m != nil {
			return m
		}
		for _, c := range d.Where {
			if m := Within(c, true); m != nil {
				return m
			}
		}
	}
	return nil
}

// selected is a SELECT without its conditions: what those of a subquery name makes it no
// statement about that.
func selected(q any) any {
	if d, ok := q.(*core.Select); ok && len(d.Where) > 0 {
		return d.With(func(n *core.Select) { n.Where = nil })
	}
	return q
}

func firstWithin(list []core.Element, deep bool) *mapper.Mapper {
	for _, e := range list {
		if m := Within(e, deep); m != nil {
			return m
		}
	}
	return nil
}

// Within is the first mapped class that an expression names; deep: in a subquery of it,
// too.
func Within(e core.Element, deep bool) (m *mapper.Mapper) {
	inner := func(q any) {
		if c, ok := q.(*core.Compound); ok && len(c.Queries) > 0 {
			q = c.Queries[0]
		}
		if st, ok := q.(core.Statement); ok && deep {
			m = subject(st)
		}
	}
	var look func(x core.Element) bool
	look = func(x core.Element) bool {
		switch x := x.(type) {
		case *loading.Entity:
			m = x.Mapper
		case *core.Annotated:
			if n, ok := x.Note.(*loading.Note); ok {
				m = n.Entity.Mapper
			}
		case *core.Column:
			switch from := x.Table.(type) {
			case *core.Subquery, *core.CTE:
				look(from)
			}
		case *core.Subquery:
			inner(x.Query)
		case *core.CTE:
			inner(x.Query)
		case *core.ScalarSelect:
			inner(selected(x.Query))
		case core.Statement:
			inner(selected(x))
		}
		return m == nil
	}
	core.Walk(e, func(x core.Element) bool { return m == nil && look(x) })
	return m
}

// Subject is the mapped class whose bind a statement asks for; nil for none.
func Subject(st core.Statement) *mapper.Mapper { return subject(st) }

// IsORM tells whether a statement is about mapped classes.
func IsORM(st core.Statement) bool {
	_, from := st.(*core.FromStatement)
	return from || core.PluginOf(st) != nil || mentions(st)
}

// Execute executes a statement. One about mapped classes flushes first and yields
// objects; INSERT, UPDATE and DELETE of mapped classes keep the session's objects
// in step. args are the language's arguments about what the session is bound to.
func (s *Session) Execute(st core.Statement, params []core.Param, opts map[string]any, args any) (*core.Result, error) {
	x := &Execution{Session: s, Statement: st, Params: params, Many: len(params) > 1, Options: opts, Args: args}
	return x.start()
}

// ExecuteMany is Execute with a list of parameters, however long it is.
func (s *Session) ExecuteMany(st core.Statement, params []core.Param, opts map[string]any, args any) (*core.Result, error) {
	x := &Execution{Session: s, Statement: st, Params: params, Many: true, Options: opts, Args: args}
	return x.start()
}

func (s *Session) executeNow(x *Execution) (*core.Result, error) {
	st, params, opts := x.Statement, x.Params, x.Options
	plugin := core.PluginOf(st)
	if plugin == nil {
		if mentions(st) { // in a subquery
			if err := s.autoflushFor(st, opts); err != nil {
				return nil, err
			}
			res, err := s.query(st, params, x)
			if err == nil {
				res.Loaded = true
			}
			return res, err
		}
		return s.query(st, params, x)
	}
	switch d := st.(type) {
	case *core.Insert:
		if w := x.write(false); w != nil {
			d = d.With(func(n *core.Insert) { n.PluginData = w })
		}
		return s.insert(d, params, x)
	case *core.Update:
		if w := x.write(false); w != nil {
			d = d.With(func(n *core.Update) { n.PluginData = w })
		}
		return s.updateRows(d, params, x)
	case *core.Delete:
		if w := x.write(false); w != nil {
			d = d.With(func(n *core.Delete) { n.PluginData = w })
		}
		return s.deleteRows(d, params, x)
	case *core.FromStatement:
		return s.fromStatement(d, params, x)
	}
	if sel, ok := st.(*core.Select); ok {
		set := s.settings(sel.ExecOptions, opts)
		set.Exec = merged(sel.ExecOptions, opts)
		for _, o := range []map[string]any{sel.ExecOptions, opts} {
			if v, ok := o["yield_per"].(int); ok {
				set.YieldPer = v
			}
		}
		st = sel.With(func(n *core.Select) { n.PluginData = set })
		if err := s.autoflushFor(st, opts); err != nil {
			return nil, err
		}
		return s.query(st, params, x)
	}
	if err := s.autoflush(); err != nil {
		return nil, err
	}
	return s.query(st, params, x)
}

// autoflushFor flushes before a statement, unless its options forbid it.
func (s *Session) autoflushFor(st core.Statement, opts map[string]any) error {
	for _, o := range []map[string]any{opts, core.StatementOptions(st)} {
		if v, ok := o["autoflush"]; ok {
			if !isOn(v) {
				return nil
			}
			break
		}
	}
	return s.autoflush()
}

// mentions tells whether a SELECT is about mapped classes, be it in its subqueries alone.
func mentions(st core.Statement) bool {
	_, ok := st.(*core.Select)
	return ok && subject(st) != nil
}

// settings are what execution options, the later ones first, say about making objects.
func (s *Session) settings(options ...map[string]any) *loading.Settings {
	set := &loading.Settings{}
	for _, o := range options {
		if v, ok := o["populate_existing"]; ok {
			set.PopulateExisting = isOn(v)
		}
		if v, ok := o["identity_token"]; ok {
			set.Token = s.host.Value(v)
		}
	}
	return set
}

// fromStatement executes a statement and makes objects of its rows.
func (s *Session) fromStatement(d *core.FromStatement, params []core.Param, x *Execution) (*core.Result, error) {
	set, own := d.PluginData.(*loading.Settings)
	if !own {
		set = s.settings(d.ExecOptions, x.Options)
		set.Exec = merged(d.ExecOptions, x.Options)
		if err := s.autoflush(); err != nil {
			return nil, err
		}
	}
	p := d.Plugin.(*loading.Plugin)
	if err := p.CheckOptions(d, set); err != nil {
		return nil, err
	}
	plain, err := p.PlainStatement(d.Stmt)
	if err != nil {
		return nil, err
	}
	var m *mapper.Mapper
	if e, ok := d.Entities[0].(*loading.Entity); ok {
		m = e.Mapper
	}
	conn, err := x.connection(m, x.Statement)
	if err != nil {
		return nil, err
	}
	raw, err := conn.Variant("from_statement", func() (*core.Result, error) { return conn.Execute(plain, params, x.Options) })
	if err != nil {
		return nil, err
	}
	return p.RowsFrom(s, d, raw, set)
}

// insert is INSERT of a mapped class: with a list of parameters, in bulk.
func (s *Session) insert(d *core.Insert, params []core.Param, x *Execution) (*core.Result, error) {
	e := loading.EntityOf(d)
	strategy := ""
	if e != nil {
		var err error
		if strategy, err = dmlStrategy("insert", len(params) > 0, "auto", d.ExecOptions, x.Options); err != nil {
			return nil, err
		}
	}
	if err := s.autoflush(); err != nil {
		return nil, err
	}
	if e == nil {
		return s.query(d, params, x)
	}
	if !slices.Contains([]string{"raw", "orm", "bulk", "auto"}, strategy) {
		return nil, instance.Errorf(instance.ArgumentError, "Valid strategies for ORM insert strategy are 'raw', 'orm', 'bulk', 'auto")
	}
	if len(params) > 0 && len(d.Multi) == 0 { // in bulk, what is no attribute is passed over
		var err error
		if params, err = attributesOnly(e.Mapper, params); err != nil {
			return nil, err
		}
	}
	rows, err := columnParams(e.Mapper, params)
	if err != nil {
		return nil, err
	}
	if strategy == "bulk" && len(rows) > 0 && len(d.Multi) == 0 && (len(d.Values) == 0 || len(d.Return) == 0) {
		return s.bulkInsert(e.Mapper, d, rows, x, BulkWay{})
	}
	return s.query(d, rows, x)
}

// updateRows is UPDATE of a mapped class.
func (s *Session) updateRows(d *core.Update, params []core.Param, x *Execution) (*core.Result, error) {
	e := loading.EntityOf(d)
	how, strategy := s.mode(d.ExecOptions, x.Options), ""
	if e != nil {
		var err error
		if strategy, err = dmlStrategy("insert", x.Many, how, d.ExecOptions, x.Options); err != nil {
			return nil, err
		}
	}
	if err := s.autoflush(); err != nil {
		return nil, err
	}
	if e == nil || strategy == "core_only" {
		return s.query(d, params, x)
	}
	if err := knownStrategy("UPDATE", strategy, "orm", "auto", "bulk", "core_only"); err != nil {
		return nil, err
	}
	if strategy == "bulk" {
		return s.bulkUpdateInStep(e.Mapper, d, params, how, x)
	}
	matched, partial, fetch, err := s.matching(e.Mapper, d.Where, s.mode(d.ExecOptions, x.Options), x)
	if err != nil {
		return nil, err
	}
	bound := boundIn(d)
	for i, p := range params { // what names nothing is passed over
		params[i] = core.Param{}
		for k, v := range p {
			if _, err := loading.ColumnParams(e.Mapper, core.Param{k: v}); err == nil || slices.Contains(bound, k) || e.Mapper.Spread != nil {
				params[i][k] = v
			}
		}
	}
	rows, err := columnParams(e.Mapper, params, bound...)
	if err != nil {
		return nil, err
	}
	var res *core.Result
	// An alias's keys are not told apart, and those that change are not what they were:
	// nothing is synchronised.
	if fetch && (e.Alias != nil || changesKey(e.Mapper, d, rows)) {
		matched, fetch = nil, false
	}
	if fetch {
		res, matched, err = s.fetching(d.With(func(n *core.Update) { n.PluginData = x.write(true) }), e.Mapper, rows, x, len(d.Return) > 0)
	} else {
		res, err = s.query(d, rows, x)
	}
	if err != nil {
		return nil, err
	}
	sets := assignments(e.Mapper, d.Values)
	sets = append(sets, updatedBesides(e.Mapper, sets, res.Exec)...)
	if e.Alias != nil { // its columns are no attributes' of the objects
		sets = nil
	}
	for _, st := range append(matched, partial...) {
		if err := s.assign(st, sets); err != nil {
			return nil, err
		}
	}
	return res, nil
}

// attributesOnly are parameters without those that name no attribute or column.
func attributesOnly(m *mapper.Mapper, params []core.Param) ([]core.Param, error) {
	params, err := spread(m, params)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{} // asked once for each name, not for each row
	out := make([]core.Param, len(params))
	for i, p := range params {
		out[i] = core.Param{}
		for k, v := range p {
			names, asked := known[k]
			if !asked {
				_, err := loading.ColumnParams(m, core.Param{k: v})
				names = err == nil
				known[k] = names
			}
			if names {
				out[i][k] = v
			}
		}
	}
	return out, nil
}

// spread are parameters by attribute with the parts of composite values.
func spread(m *mapper.Mapper, params []core.Param) ([]core.Param, error) {
	if m.Spread == nil {
		return params, nil
	}
	out := make([]core.Param, len(params))
	for i, p := range params {
		var err error
		if out[i], err = m.Spread(p); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// columnParams are parameters given by attribute as parameters by column.
// Those that the statement itself names stay as they are.
func columnParams(m *mapper.Mapper, params []core.Param, bound ...string) ([]core.Param, error) {
	var rows []core.Param
	params, err := spread(m, params)
	if err != nil {
		return nil, err
	}
	for _, p := range params {
		own := core.Param{}
		for _, k := range bound {
			if v, ok := p[k]; ok {
				own[k] = v
			}
		}
		if len(own) > 0 {
			rest := core.Param{}
			for k, v := range p {
				if _, ok := own[k]; !ok {
					rest[k] = v
				}
			}
			p = rest
		}
		r, err := loading.ColumnParams(m, p)
		if err != nil {
			return nil, err
		}
		for k, v := range own {
			r[k] = v
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// assignment is what an UPDATE does to an attribute.
type assignment struct {
	name  string
	value core.Element
	known bool // Python can tell the value, given the object's others
}

// updatedBesides are the attributes that get a value because their row is updated.
func updatedBesides(m *mapper.Mapper, sets []assignment, ctx *core.ExecContext) []assignment {
	var out []assignment
	for _, c := range m.ColumnsOf(m.Table) {
		name := m.ColumnProp(c).Name
		if c.Schema.OnUpdate == nil && c.Schema.ServerOnUpdate == nil || slices.ContainsFunc(sets, func(a assignment) bool { return a.name == name }) {
			continue
		}
		a := assignment{name: name}
		if ctx != nil && len(ctx.Params) > 0 && c.Schema.OnUpdate != nil && c.Schema.OnUpdate.Clause == nil {
			if v, ok := ctx.Params[0][c.Key]; ok {
				a.value, a.known = core.Value{V: v}, true
			}
		}
		out = append(out, a)
	}
	return out
}

// assignments are those of mapped attributes.
func assignments(m *mapper.Mapper, items []core.SetItem) []assignment {
	var out []assignment
	for _, it := range items {
		if p := assigned(m, it); p != nil {
			_, given := it.Value.(core.Value)
			out = append(out, assignment{p.Name, it.Value, given || evaluable(m, it.Value) == nil})
		}
	}
	return out
}

// assign keeps an object in step with an UPDATE of its row: an attribute gets its new
// value, of the old values of all, or expires where only the database knows it.
func (s *Session) assign(st *instance.State, sets []assignment) error {
	var fresh, loaded, stale []string
	var values []any
	for _, set := range sets {
		v, ok := s.valueFor(st, set)
		if !ok {
			stale = append(stale, set.name)
			continue
		}
		if _, changed := st.Committed(set.name); changed {
			continue
		}
		fresh = append(fresh, set.name)
		if _, there := st.Object.Load(set.name); there {
			loaded, values = append(loaded, set.name), append(values, v)
		}
	}
	m := mapper.Of(st)
	if err := m.ExpireKeys(st, stale, false); err != nil {
		return err
	}
	for i, name := range loaded {
		st.Object.Store(name, values[i])
	}
	st.Expired = false // its other attributes are expired one by one
	slices.Sort(fresh)
	if fresh == nil {
		fresh = []string{}
	}
	return m.Events.TellDirect(m.Events.Refresh, st, fresh)
}

// valueFor evaluates the new value of an attribute; not ok: only the database can.
func (s *Session) valueFor(st *instance.State, set assignment) (any, bool) {
	if !set.known {
		return nil, false
	}
	if v, ok := set.value.(core.Value); ok {
		return s.host.Value(v.V), true
	}
	v, t, err := s.valueOf(st, set.value)
	return v, err == nil && t != expired
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

// deleteRows is DELETE of a mapped class.
func (s *Session) deleteRows(d *core.Delete, params []core.Param, x *Execution) (*core.Result, error) {
	e := loading.EntityOf(d)
	strategy := ""
	if e != nil {
		var err error
		if strategy, err = dmlStrategy("insert", x.Many, s.mode(d.ExecOptions, x.Options), d.ExecOptions, x.Options); err != nil {
			return nil, err
		}
	}
	if err := s.autoflush(); err != nil {
		return nil, err
	}
	if e != nil && strategy == "bulk" {
		if _, err := x.connection(e.Mapper, d); err != nil { // the transaction begins all the same
			return nil, err
		}
		return nil, invalid("Bulk ORM DELETE not supported right now. Statement may be invoked at the Core level using session.connection().execute(stmt, parameters)")
	}
	if e != nil {
		if err := knownStrategy("DELETE", strategy, "orm", "auto", "core_only"); err != nil {
			return nil, err
		}
	}
	if e == nil || strategy == "core_only" {
		return s.query(d, params, x)
	}
	matched, partial, fetch, err := s.matching(e.Mapper, d.Where, s.mode(d.ExecOptions, x.Options), x)
	if err != nil {
		return nil, err
	}
	var res *core.Result
	if fetch {
		res, matched, err = s.fetching(d.With(func(n *core.Delete) { n.PluginData = x.write(true) }), e.Mapper, params, x, len(d.Return) > 0)
	} else {
		res, err = s.query(d, params, x)
	}
	if e, ok := err.(*core.Error); ok && fetch && e.Class == "NotImplementedError" {
		return nil, core.CompileErrorf("Dialect \"sqlite\" does not support RETURNING with DELETE..USING; for synchronize_session='fetch', please add the additional execution option 'is_delete_using=True' to the statement to indicate that a separate SELECT should be used for this backend.")
	}
	if err != nil {
		return nil, err
	}
	if e.Alias != nil && fetch {
		matched = nil
	}
	var gone []*instance.State
	for _, st := range matched {
		if s.identity.contains(st) {
			gone = append(gone, st)
		}
	}
	s.NoteDeleted(gone)
	for _, st := range partial { // nobody knows whether it is gone
		st.Expire()
	}
	return res, nil
}

// mode is the synchronize_session of a statement.
func (s *Session) mode(sets ...map[string]any) string {
	how := "auto"
	for _, o := range sets {
		v, given := o["synchronize_session"]
		if given && s.host.Value(v) == nil {
			how = "false"
		}
		switch v := v.(type) {
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
// evaluating it, or, where it cannot be evaluated, by asking the database. With
// fetch the statement itself has to tell, by RETURNING. Of the partial ones an attribute
// that the condition takes is not loaded.
func (s *Session) matching(m *mapper.Mapper, where []core.ColumnElement, how string, x *Execution) (matched, partial []*instance.State, fetch bool, err error) {
	if how == "false" {
		return nil, nil, false, nil
	}
	token := x.token()
	if how != "fetch" {
		failed := s.canEvaluate(m, where)
		for _, st := range s.identity.all() {
			if failed != nil {
				break
			}
			var holds truth
			if !mapper.Of(st).Isa(m) || !s.isOf(st, token) {
				continue
			}
			switch holds, failed = s.holds(st, where); holds {
			case yes:
				matched = append(matched, st)
			case expired:
				partial = append(partial, st)
			}
		}
		if failed == nil {
			return matched, partial, false, nil
		}
		if how == "evaluate" {
			return nil, nil, false, invalid("Could not evaluate current criteria in Python: %q. Specify 'fetch' or False for the synchronize_session execution option.", failed.Error())
		}
	}
	matched, fetch, err = s.fetchMatching(m, where, x)
	return matched, nil, fetch, err
}

// fetching executes an UPDATE or DELETE that returns the keys of the rows it
// matches, and finds the session's objects by them.
func (s *Session) fetching(st core.Statement, m *mapper.Mapper, params []core.Param, x *Execution, returns bool) (*core.Result, []*instance.State, error) {
	conn, err := x.connection(m, x.Statement)
	if err != nil {
		return nil, nil, err
	}
	raw, err := conn.Execute(st, params, x.Options)
	if err != nil {
		return nil, nil, err
	}
	rows, err := raw.As(core.ShapeRows, 0).All()
	if err != nil {
		return nil, nil, err
	}
	var keys, values [][]any
	for _, r := range rows {
		row := r.(*core.Row).Values
		keys, values = append(keys, loading.KeyOf(raw, row)), append(values, row)
	}
	matched, err := s.statesOf(m, keys, x.token())
	if err != nil {
		return nil, nil, err
	}
	if !returns {
		values = nil
	}
	res := core.NewResult(raw.Meta, &core.SliceSource{Rows: values})
	res.Compiled, res.Exec = raw.Compiled, raw.Exec
	if raw.Exec != nil { // the driver counts a statement with RETURNING only when its rows are read
		exec := *raw.Exec
		exec.Rowcount = int64(len(rows))
		res.Exec = &exec
	}
	if returns {
		res, err = loading.Rows(s, res)
	}
	return res, matched, err
}

// fetchMatching asks for the keys of the rows that a condition holds for, and finds the
// session's objects by them. Listeners see that as an execution of its own; where the
// database can tell by RETURNING, nothing else comes of it.
func (s *Session) fetchMatching(m *mapper.Mapper, where []core.ColumnElement, x *Execution) (matched []*instance.State, fetch bool, err error) {
	cols := make([]core.Element, len(m.PrimaryKey))
	e := loading.Of(m)
	for i, c := range m.PrimaryKey {
		cols[i] = e.Column(m.ColumnProp(c))
	}
	sel := core.NewSelect(cols...).With(func(n *core.Select) { n.Where = where })
	ask := &Execution{Session: s, Statement: sel, Params: x.Params, Options: x.Options, Args: x.Args, own: true, probe: &fetch}
	res, err := ask.start()
	if err != nil || fetch {
		return nil, fetch, err
	}
	rows, err := res.All()
	if err != nil {
		return nil, false, err
	}
	var keys [][]any
	for _, r := range rows {
		keys = append(keys, r.(*core.Row).Values)
	}
	matched, err = s.statesOf(m, keys, x.token())
	return matched, false, err
}

// statesOf are the session's objects with some primary keys.
func (s *Session) statesOf(m *mapper.Mapper, keys [][]any, token any) ([]*instance.State, error) {
	var out []*instance.State
	for _, values := range keys {
		key := make([]any, len(values))
		for i, v := range values {
			key[i] = s.host.Value(v)
		}
		k, err := m.Key(key)
		if err != nil {
			return nil, err
		}
		if k, err = k.WithToken(token); err != nil {
			return nil, err
		}
		if st := s.identity.get(k); st != nil {
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
