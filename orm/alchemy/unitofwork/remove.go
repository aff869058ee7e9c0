package unitofwork

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// postUpdates links rows by UPDATE where neither of two rows could come first.
func (f *Flush) postUpdates(base *mapper.Mapper, del bool) error {
	pu := f.post[base]
	if pu == nil {
		return nil
	}
	var states []*instance.State
	for _, st := range pu.states {
		if f.isDeleted(st) == del && f.states[st] != nil {
			states = append(states, st)
		}
	}
	connection, err := f.connections(base)
	if err != nil {
		return err
	}
	if states, err = f.sorted(states); err != nil || len(states) == 0 {
		return err
	}
	conns := make([]*core.Connection, len(states))
	for i, st := range states {
		if conns[i], err = connection(st); err != nil {
			return err
		}
	}
	for _, to := range base.HierarchyTables() {
		t := to.Table
		var rs []*record
		for i, st := range states {
			m := mapper.Of(st)
			if !m.HasTable(t) {
				continue
			}
			n := &record{st: st, m: m, conn: conns[i], params: core.Param{}}
			found := false
			for _, c := range m.ColumnsOf(t) {
				if c.Schema.PrimaryKey {
					v, err := m.Get(st, c, instance.Off)
					if err != nil {
						return err
					}
					n.params[paramLabel(c)] = v
				} else if pu.cols[c] || c.Schema.OnUpdate != nil {
					h, err := st.Class.Attr(m.ColumnProp(c).Name).History(st, instance.NoInitialize)
					if err != nil {
						return err
					}
					if len(h.Added) > 0 {
						n.params[c.Key] = h.Added[0]
						found = true
					}
				}
			}
			if found {
				rs = append(rs, n)
			}
		}
		where, _, err := f.rowCondition(to.Mapper, t, paramLabel)
		if err != nil {
			return err
		}
		st := core.NewUpdate(t).With(func(u *core.Update) { u.Where = where })
		for _, g := range grouped(rs) {
			var lists []core.Param
			for _, r := range g {
				lists = append(lists, r.params)
			}
			res, err := g[0].conn.Execute(st, lists, nil)
			if err != nil {
				return err
			}
			if n := rowcount(res); n >= 0 && n != int64(len(g)) {
				return instance.Errorf(instance.StaleDataError, "UPDATE statement on table '%s' expected to update %d row(s); %d were matched.", t.Key(), len(g), n)
			}
			for i, r := range g {
				if !f.isDeleted(r.st) {
					f.prefetched(r, t, res.Exec, i, nil, nil)
				}
			}
		}
	}
	return nil
}

// removal are rows of one table to be deleted over one connection.
type removal struct {
	conn  *core.Connection
	lists []core.Param
}

// delete deletes the rows of objects of one hierarchy.
func (f *Flush) delete(base *mapper.Mapper, states []*instance.State) error {
	connection, err := f.connections(base)
	if err != nil {
		return err
	}
	if states, err = f.sorted(states); err != nil || len(states) == 0 {
		return err
	}
	conns := make([]*core.Connection, len(states))
	for i, st := range states {
		if conns[i], err = connection(st); err != nil {
			return err
		}
		if err := hooks(mapper.Of(st).Events.BeforeDelete, mapper.Of(st), st); err != nil {
			return err
		}
	}
	tables := base.HierarchyTables()
	for i := len(tables) - 1; i >= 0; i-- {
		to := tables[i]
		t := to.Table
		where, version, err := f.rowCondition(to.Mapper, t, func(c *core.Column) string { return c.Key })
		if err != nil {
			return err
		}
		var runs []*removal
		for i, st := range states {
			m := mapper.Of(st)
			if !m.HasTable(t) {
				continue
			}
			p := core.Param{}
			cols := m.PKOf(t)
			if version {
				cols = append(cols[:len(cols):len(cols)], m.VersionCol)
			}
			for _, c := range cols {
				v, err := m.GetCommitted(st, c, instance.Off)
				if err != nil {
					return err
				}
				if v == nil && c.Schema.PrimaryKey {
					return instance.Errorf(instance.FlushError, "Can't delete from table %s using NULL for primary key value on column %s", t.Key(), mapper.ColumnString(c))
				}
				p[c.Key] = v
			}
			if n := len(runs); n == 0 || runs[n-1].conn != conns[i] {
				runs = append(runs, &removal{conn: conns[i]})
			}
			last := runs[len(runs)-1]
			last.lists = append(last.lists, p)
		}
		st := core.NewDelete(t).With(func(d *core.Delete) { d.Where = where })
		for _, run := range runs {
			lists := run.lists
			res, err := run.conn.Execute(st, lists, nil)
			if err != nil {
				return err
			}
			n := rowcount(res)
			if base.NoConfirm || n < 0 || n == int64(len(lists)) {
				continue
			}
			msg := fmt.Sprintf("DELETE statement on table '%s' expected to delete %d row(s); %d were matched.  Please set confirm_deleted_rows=False within the mapper configuration to prevent this warning.", t.Key(), len(lists), n)
			if version {
				return instance.Errorf(instance.StaleDataError, "%s", msg)
			}
			if err := f.host.Warn("SAWarning", msg); err != nil {
				return err
			}
		}
	}
	for _, st := range states {
		if err := hooks(mapper.Of(st).Events.AfterDelete, mapper.Of(st), st); err != nil {
			return err
		}
	}
	return nil
}
