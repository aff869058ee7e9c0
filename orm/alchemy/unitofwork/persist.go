package unitofwork

import (
	"fmt"
	"sort"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// record is one row to be written.
type record struct {
	st     *instance.State
	m      *mapper.Mapper
	conn   *core.Connection
	params core.Param
	// exprs are SQL expressions assigned in place of values, by column.
	exprs []core.SetItem
	// complete: all primary key values are known; defaults: so are all server defaults.
	complete, defaults bool
	version            any
}

func (r *record) set(c *core.Column) bool {
	if _, ok := r.params[c.Key]; ok {
		return true
	}
	for _, e := range r.exprs {
		if e.Column == core.Element(c) {
			return true
		}
	}
	return false
}

// sameShape tells whether two rows go into one statement.
func sameShape(a, b *record) bool {
	if a.conn != b.conn || len(a.params) != len(b.params) || len(a.exprs) > 0 != (len(b.exprs) > 0) || a.complete != b.complete || a.defaults != b.defaults {
		return false
	}
	for k := range a.params {
		if _, ok := b.params[k]; !ok {
			return false
		}
	}
	return true
}

// grouped divides rows into runs of one shape.
func grouped(rs []*record) [][]*record {
	var out [][]*record
	for i, r := range rs {
		if i > 0 && sameShape(rs[i-1], r) {
			out[len(out)-1] = append(out[len(out)-1], r)
		} else {
			out = append(out, []*record{r})
		}
	}
	return out
}

// connections finds the connection of each object of a hierarchy.
func (f *Flush) connections(base *mapper.Mapper) (func(st *instance.State) (*core.Connection, error), error) {
	if each := f.sess.ConnectionEach(); each != nil {
		return func(st *instance.State) (*core.Connection, error) { return each(base, st) }, nil
	}
	conn, err := f.sess.Connection(base)
	return func(*instance.State) (*core.Connection, error) { return conn, nil }, err
}

// sorted puts pending objects in the order in which they were added, then
// persistent ones by primary key.
func (f *Flush) sorted(states []*instance.State) ([]*instance.State, error) {
	var pending, persistent []*instance.State
	for _, st := range states {
		if st.Key == nil {
			pending = append(pending, st)
		} else {
			persistent = append(persistent, st)
		}
	}
	sort.SliceStable(pending, func(i, j int) bool { return pending[i].InsertOrder < pending[j].InsertOrder })
	var failed error
	sort.SliceStable(persistent, func(i, j int) bool {
		a, b := persistent[i].Key.Values, persistent[j].Key.Values
		for k := range a {
			if k >= len(b) {
				return false
			}
			less, err := f.host.Less(a[k], b[k])
			if err == nil && !less {
				var more bool
				if more, err = f.host.Less(b[k], a[k]); err == nil && !more {
					continue
				}
			}
			if err != nil {
				failed = err
			}
			return less
		}
		return false
	})
	if failed != nil {
		return nil, instance.Errorf(instance.InvalidRequestError, "Could not sort objects by primary key; primary key values must be sortable in Python (was: %s)", failed)
	}
	return append(pending, persistent...), nil
}

func hooks(list []func(*mapper.Mapper, *instance.State) error, m *mapper.Mapper, st *instance.State) error {
	for _, h := range list {
		if err := h(m, st); err != nil {
			return err
		}
	}
	return nil
}

// save inserts and updates the rows of objects of one hierarchy.
func (f *Flush) save(base *mapper.Mapper, states []*instance.State) error {
	states, err := f.sorted(states)
	if err != nil {
		return err
	}
	if base.NoBatch && len(states) > 1 {
		for _, st := range states {
			if err := f.save(base, []*instance.State{st}); err != nil {
				return err
			}
		}
		return nil
	}
	connection, err := f.connections(base)
	if err != nil {
		return err
	}
	var inserts, updates []*record
	for _, st := range states {
		m := mapper.Of(st)
		conn, err := connection(st)
		if err != nil {
			return err
		}
		r := &record{st: st, m: m, conn: conn}
		from := st
		isNew := st.Key == nil
		if err := f.checkIdentity(m, st); err != nil {
			return err
		}
		if isNew {
			err = hooks(m.Events.BeforeInsert, m, st)
		} else {
			err = hooks(m.Events.BeforeUpdate, m, st)
		}
		if err != nil {
			return err
		}
		replaced, err := f.rowSwitch(m, st)
		if err != nil {
			return err
		}
		if replaced != nil {
			from = replaced
		}
		if (!isNew || replaced != nil) && m.VersionCol != nil {
			if r.version, err = mapper.Of(from).GetCommitted(from, m.VersionCol, instance.Off); err != nil {
				return err
			}
		}
		if isNew && replaced == nil {
			inserts = append(inserts, r)
		} else {
			updates = append(updates, r)
		}
	}
	for _, to := range base.HierarchyTables() {
		ins, err := f.collectInserts(to.Table, inserts)
		if err != nil {
			return err
		}
		upd, err := f.collectUpdates(to.Table, updates)
		if err != nil {
			return err
		}
		if err := f.emitUpdates(to, upd); err != nil {
			return err
		}
		if err := f.emitInserts(base, to, ins); err != nil {
			return err
		}
	}
	for i, r := range append(inserts, updates...) {
		if err := f.finish(r, i < len(inserts)); err != nil {
			return err
		}
	}
	return nil
}

// checkIdentity warns of an object whose discriminator is that of another class.
func (f *Flush) checkIdentity(m *mapper.Mapper, st *instance.State) error {
	if m.PolymorphicOn == nil {
		return nil
	}
	p := m.ColumnProp(m.PolymorphicOn)
	if p == nil {
		return nil
	}
	v, ok := st.Object.Load(p.Name)
	if !ok || f.host.Expr(v) != nil {
		return nil
	}
	for _, d := range m.SelfAndDescendants() {
		if d.Table == m.Table && d.HasIdentity {
			if same, err := f.host.Equal(v, d.PolymorphicIdentity); err != nil || same {
				return err
			}
		}
	}
	if !m.HasIdentity && v == nil {
		return nil
	}
	return f.host.Warn("SAWarning", fmt.Sprintf("Flushing object %s with incompatible polymorphic identity %s; the object may not refresh and/or load correctly (this warning may be suppressed after 10 occurrences)", st, f.host.Repr(v)))
}

// rowSwitch finds the persistent object whose row a new object with the same
// identity takes over.
func (f *Flush) rowSwitch(m *mapper.Mapper, st *instance.State) (*instance.State, error) {
	if st.Key != nil {
		return nil, nil
	}
	key, err := m.KeyOf(st)
	if err != nil {
		return nil, err
	}
	old := f.sess.Lookup(key)
	if old == nil {
		return nil, nil
	}
	if old.Expired {
		err := old.LoadExpired(instance.Off)
		if isClass(err, instance.ObjectDeletedError) {
			f.sess.NoteDeleted([]*instance.State{old})
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
	}
	if !f.isDeleted(old) {
		return nil, f.host.Warn("SAWarning", fmt.Sprintf("New instance %s with identity key %s conflicts with persistent instance %s", st, key, old))
	}
	f.states[old].listOnly = true
	return old, nil
}

func isClass(err error, class string) bool {
	e, ok := err.(*core.Error)
	return ok && e.Class == class
}

// finish settles an object once its rows are written.
func (f *Flush) finish(r *record, inserted bool) error {
	var stale []string
	for _, p := range r.m.ColumnProps() {
		if !p.ReadOnly() || p.Deferred {
			continue
		}
		if _, changed := r.st.Committed(p.Name); changed {
			continue
		}
		stale = append(stale, p.Name)
	}
	if len(stale) > 0 {
		if err := r.m.ExpireKeys(r.st, stale, false); err != nil {
			return err
		}
	}
	if r.m.Base.EagerDefaults == "true" {
		var now []string
		for _, k := range r.st.Unloaded() {
			if a := r.st.Class.Attr(k); a.Kind == instance.Scalar {
				if p, ok := r.m.Prop(k).(*mapper.ColumnProperty); ok && !p.ReadOnly() && (serverMade(p.Columns[0]) || serverUpdated(p.Columns[0])) {
					now = append(now, k)
				}
			}
		}
		if len(now) > 0 {
			key, err := r.m.KeyOf(r.st)
			if err != nil {
				return err
			}
			r.st.Key = key
			if err := f.sess.LoadNow(r.st, now); err != nil {
				return err
			}
		}
	}
	if inserted {
		return hooks(r.m.Events.AfterInsert, r.m, r.st)
	}
	return hooks(r.m.Events.AfterUpdate, r.m, r.st)
}

// serverMade tells whether the database makes the column's value when none is given.
func serverMade(c *core.Column) bool {
	s := c.Schema
	return s.ServerDefault != nil || s.FetchedDefault || s.Computed != nil || s.Default != nil && s.Default.Clause != nil
}

func serverUpdated(c *core.Column) bool {
	s := c.Schema
	return s.ServerOnUpdate != nil || s.Computed != nil || s.OnUpdate != nil && s.OnUpdate.Clause != nil
}

// collectInserts finds the values of new rows of one table.
func (f *Flush) collectInserts(t *core.Table, todo []*record) ([]*record, error) {
	var out []*record
	for _, r := range todo {
		if !r.m.HasTable(t) {
			continue
		}
		n := &record{st: r.st, m: r.m, conn: r.conn, params: core.Param{}, complete: true, defaults: true}
		for _, c := range r.m.ColumnsOf(t) {
			v, ok := r.st.Object.Load(r.m.ColumnProp(c).Name)
			if !ok || v == nil && !evaluatesNone(c) {
				continue
			}
			if x := f.host.Expr(v); x != nil {
				n.exprs = append(n.exprs, core.SetItem{Column: c, Value: x})
			} else {
				n.params[c.Key] = v
			}
		}
		for _, c := range r.m.ColumnsOf(t) {
			s := c.Schema
			if !s.PrimaryKey && s.ServerDefault == nil && s.Default == nil && !s.FetchedDefault && s.Computed == nil && s.Identity == nil && !evaluatesNone(c) && !n.set(c) {
				n.params[c.Key] = nil
			}
		}
		for _, c := range r.m.PKOf(t) {
			if _, ok := n.params[c.Key]; !ok {
				n.complete = false
			}
		}
		if e := r.m.Base.EagerDefaults; e == "true" || e != "false" && r.m.Base.HasTable(t) {
			for _, c := range r.m.ColumnsOf(t) {
				if serverMade(c) {
					if _, ok := n.params[c.Key]; !ok {
						n.defaults = false
					}
				}
			}
		}
		if v := r.m.VersionCol; v != nil && v.Table == core.FromClause(t) {
			n.params[v.Key] = f.host.Int(1)
		}
		out = append(out, n)
	}
	return out, nil
}

// evaluatesNone: the type gives None a meaning of its own (JSON null).
func evaluatesNone(c *core.Column) bool {
	t := c.SQLType()
	return t.Affinity == core.JSONAffinity && !t.NoneAsNull
}

func (f *Flush) emitInserts(base *mapper.Mapper, to mapper.TableOwner, rs []*record) error {
	if len(rs) == 0 {
		return nil
	}
	t := to.Table
	version := base.VersionCol != nil
	for _, g := range grouped(rs) {
		first := g[0]
		conn := first.conn
		st := core.NewInsert(t)
		var lists []core.Param
		for _, r := range g {
			lists = append(lists, r.params)
		}
		if first.complete && first.defaults && len(first.exprs) == 0 {
			res, err := conn.Execute(st, lists, nil)
			if err != nil {
				return err
			}
			for i, r := range g {
				if err := f.afterInsert(r, t, res, i, false); err != nil {
					return err
				}
			}
			continue
		}
		many := len(first.exprs) == 0 && len(g) > 1
		var fetch []core.Element
		if !first.defaults {
			for _, c := range first.m.ColumnsOf(t) {
				if serverMade(c) {
					fetch = append(fetch, c)
				}
			}
		}
		if many && !version {
			for _, c := range t.PrimaryKey.Cols {
				fetch = append(fetch, c)
			}
		}
		if version {
			fetch = append(fetch, base.VersionCol)
		}
		if len(fetch) > 0 {
			st = st.With(func(i *core.Insert) {
				i.ReturnDefaults, i.ReturnDefaultsCols, i.SortByParameterOrder = true, fetch, true
			})
		}
		if many {
			res, err := conn.Execute(st, lists, nil)
			if err != nil {
				return err
			}
			for i, r := range g {
				if res.Exec == nil || i >= len(res.Exec.PrimaryKeys) {
					return instance.Errorf(instance.FlushError, "Multi-row INSERT statement for %s did not produce the correct number of INSERTed rows for RETURNING.  Ensure there are no triggers or special driver issues preventing INSERT from functioning properly.", r.m)
				}
				if err := f.afterInsert(r, t, res, i, len(fetch) > 0); err != nil {
					return err
				}
			}
			continue
		}
		for _, r := range g {
			one := st
			if len(r.exprs) > 0 {
				one = st.With(func(i *core.Insert) { i.Values = append(i.Values, r.exprs...) })
			}
			res, err := conn.Execute(one, []core.Param{r.params}, nil)
			if err != nil {
				return err
			}
			if err := f.afterInsert(r, t, res, 0, len(fetch) > 0); err != nil {
				return err
			}
		}
	}
	return nil
}

// afterInsert takes back what the database or the defaults gave a new row.
func (f *Flush) afterInsert(r *record, t *core.Table, res *core.Result, i int, fetched bool) error {
	obj := r.st.Object
	ctx := res.Exec
	if ctx != nil && i < len(ctx.PrimaryKeys) {
		for k, c := range t.PrimaryKey.Cols {
			p := r.m.ColumnProp(c)
			if p == nil || k >= len(ctx.PrimaryKeys[i]) {
				continue
			}
			if v, ok := obj.Load(p.Name); !ok || v == nil || f.host.Expr(v) != nil {
				obj.Store(p.Name, f.host.Value(ctx.PrimaryKeys[i][k]))
			}
		}
	}
	got := map[*core.Column]bool{}
	var returned []string
	if fetched && ctx != nil && i < len(ctx.ReturnedDefaults) && ctx.ReturnedDefaults[i] != nil {
		row := ctx.ReturnedDefaults[i]
		for _, c := range t.ColumnList() {
			p := r.m.ColumnProp(c)
			n, ok := row.Meta.Find(c)
			if p == nil || !ok || n < 0 || n >= len(row.Values) {
				continue
			}
			got[c] = true
			if !c.Schema.PrimaryKey {
				obj.Store(p.Name, f.host.Value(row.Values[n]))
				returned = append(returned, p.Name)
			}
		}
	}
	if err := f.prefetched(r, t, ctx, i, r.m.VersionCol, returned); err != nil {
		return err
	}
	var stale []string
	for _, c := range r.m.ColumnsOf(t) {
		if got[c] || c.Schema.PrimaryKey {
			continue
		}
		_, given := r.params[c.Key]
		if d := c.Schema.Default; d != nil && d.Clause == nil && !r.set(c) {
			continue // computed before the statement ran
		}
		if serverMade(c) && !given {
			stale = append(stale, r.m.ColumnProp(c).Name)
			continue
		}
		if !given && r.set(c) { // an SQL expression: the database knows the value
			stale = append(stale, r.m.ColumnProp(c).Name)
		}
	}
	if len(stale) > 0 {
		if err := r.m.ExpireKeys(r.st, stale, false); err != nil {
			return err
		}
	}
	return f.equate(r, t)
}

// prefetched stores the defaults that were computed before the statement ran.
// The attributes of what the database returned are told of with them.
func (f *Flush) prefetched(r *record, t *core.Table, ctx *core.ExecContext, i int, version *core.Column, filled []string) error {
	if ctx == nil || i >= len(ctx.Params) {
		return nil
	}
	for _, c := range r.m.ColumnsOf(t) {
		if _, given := r.params[c.Key]; given && c != version {
			continue
		}
		v, ok := ctx.Params[i][c.Key]
		if !ok || r.set(c) && c != version {
			continue
		}
		key := r.m.ColumnProp(c).Name
		r.st.Object.Store(key, f.host.Value(v))
		r.st.ForgetChange(key)
		filled = append(filled, key)
	}
	if e := &r.m.Events; len(filled) > 0 {
		return e.Tell(e.RefreshFlush, r.st, filled)
	}
	return nil
}

// equate passes a written key on to the tables of a joined subclass.
func (f *Flush) equate(r *record, t *core.Table) error {
	pairs := r.m.Equated(t)
	if len(pairs) == 0 {
		return nil
	}
	return f.populate(r.st, r.st, pairs, false)
}

// collectUpdates finds the changed values of existing rows of one table.
func (f *Flush) collectUpdates(t *core.Table, todo []*record) ([]*record, error) {
	var out []*record
	for _, r := range todo {
		if !r.m.HasTable(t) {
			continue
		}
		n := &record{st: r.st, m: r.m, conn: r.conn, params: core.Param{}, complete: true, defaults: true}
		for _, c := range r.m.ColumnsOf(t) {
			p := r.m.ColumnProp(c)
			old, changed := r.st.Committed(p.Name)
			if !changed {
				continue
			}
			v, there := r.st.Object.Load(p.Name)
			if !there { // it was deleted from the object
				return nil, instance.Errorf(instance.KeyError, "%s", p.Name)
			}
			if x := f.host.Expr(v); x != nil {
				n.exprs = append(n.exprs, core.SetItem{Column: c, Value: x})
				continue
			}
			if !instance.IsMarker(old) {
				same, err := r.st.Class.Attr(p.Name).Same(v, old)
				if err != nil {
					return nil, err
				}
				if same {
					continue
				}
			}
			n.params[c.Key] = v
		}
		version := r.m.VersionCol
		if version != nil && version.Table != core.FromClause(t) {
			version = nil
		}
		if len(n.params)+len(n.exprs) == 0 {
			if version == nil {
				continue
			}
			changed, err := f.changedElsewhere(r)
			if err != nil {
				return nil, err
			}
			if !changed {
				continue
			}
		}
		if version != nil {
			n.params[paramLabel(version)] = r.version
			if _, ok := n.params[version.Key]; !ok {
				next, err := f.host.Next(r.version)
				if err != nil {
					return nil, err
				}
				n.params[version.Key] = next
			}
		}
		pks := core.Param{}
		for _, c := range r.m.PKOf(t) {
			h, err := r.st.Class.Attr(r.m.ColumnProp(c).Name).History(r.st, instance.Off)
			if err != nil {
				return nil, err
			}
			label := paramLabel(c)
			switch {
			case len(h.Added) > 0 && (len(h.Deleted) == 0 || f.cascaded[cascadedKey{r.st, c}]):
				pks[label] = h.Added[0]
				delete(n.params, c.Key)
			case len(h.Added) > 0:
				pks[label] = h.Deleted[0]
			case len(h.Unchanged) > 0:
				pks[label] = h.Unchanged[0]
			}
			if pks[label] == nil {
				return nil, instance.Errorf(instance.FlushError, "Can't update table %s using NULL for primary key value on column %s", t.Key(), mapper.ColumnString(c))
			}
		}
		if len(n.params)+len(n.exprs) == 0 {
			if err := f.equate(r, t); err != nil {
				return nil, err
			}
			continue
		}
		for k, v := range pks {
			n.params[k] = v
		}
		out = append(out, n)
	}
	return out, nil
}

func (f *Flush) changedElsewhere(r *record) (bool, error) {
	for _, p := range r.m.ColumnProps() {
		h, err := r.st.Class.Attr(p.Name).History(r.st, instance.NoInitialize)
		if err != nil {
			return false, err
		}
		if len(h.Added) > 0 {
			return true, nil
		}
	}
	return false, nil
}

// paramLabel is the name of the parameter that finds a row by a column.
func paramLabel(c *core.Column) string {
	if t, ok := c.Table.(*core.Table); ok {
		name := t.Name + "_" + c.Name
		if t.Schema != "" {
			name = t.Schema + "_" + name
		}
		return name
	}
	return c.Name
}

func (f *Flush) rowCondition(m *mapper.Mapper, t *core.Table, name func(*core.Column) string) ([]core.ColumnElement, bool, error) {
	var where []core.ColumnElement
	cols := m.PKOf(t)
	version := m.VersionCol != nil && m.VersionCol.Table == core.FromClause(t)
	if version {
		cols = append(cols[:len(cols):len(cols)], m.VersionCol)
	}
	for _, c := range cols {
		w, err := equalsParam(c, name(c))
		if err != nil {
			return nil, false, err
		}
		where = append(where, w)
	}
	return where, version, nil
}

func (f *Flush) emitUpdates(to mapper.TableOwner, rs []*record) error {
	if len(rs) == 0 {
		return nil
	}
	t := to.Table
	where, version, err := f.rowCondition(to.Mapper, t, paramLabel)
	if err != nil {
		return err
	}
	for _, g := range grouped(rs) {
		st := core.NewUpdate(t).With(func(u *core.Update) { u.Where = where })
		var matched int64
		run := func(st *core.Update, rs []*record) error {
			var lists []core.Param
			for _, r := range rs {
				lists = append(lists, r.params)
			}
			res, err := rs[0].conn.Execute(st, lists, nil)
			if err != nil {
				return err
			}
			matched += rowcount(res)
			for i, r := range rs {
				if err := f.afterUpdate(r, t, res, i); err != nil {
					return err
				}
			}
			return nil
		}
		switch {
		case len(g[0].exprs) > 0:
			for _, r := range g {
				if err := run(st.With(func(u *core.Update) { u.Values = append(u.Values, r.exprs...) }), []*record{r}); err != nil {
					return err
				}
			}
		case version:
			for _, r := range g {
				if err := run(st, []*record{r}); err != nil {
					return err
				}
			}
		default:
			if err := run(st, g); err != nil {
				return err
			}
		}
		if matched != int64(len(g)) {
			return instance.Errorf(instance.StaleDataError, "UPDATE statement on table '%s' expected to update %d row(s); %d were matched.", t.Key(), len(g), matched)
		}
	}
	return nil
}

func (f *Flush) afterUpdate(r *record, t *core.Table, res *core.Result, i int) error {
	if err := f.prefetched(r, t, res.Exec, i, r.m.VersionCol, nil); err != nil {
		return err
	}
	var stale []string
	for _, c := range r.m.ColumnsOf(t) {
		_, given := r.params[c.Key]
		if serverUpdated(c) && !given || !given && r.set(c) {
			stale = append(stale, r.m.ColumnProp(c).Name)
		}
	}
	if len(stale) > 0 {
		if err := r.m.ExpireKeys(r.st, stale, false); err != nil {
			return err
		}
	}
	return f.equate(r, t)
}
