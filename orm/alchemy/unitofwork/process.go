package unitofwork

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// verify refuses members that the related class cannot load back.
func (p *processor) verify(c *instance.State) error {
	r := p.rel
	if c == nil {
		if r.List {
			return instance.Errorf(instance.FlushError, "Can't flush None value found in collection %s", r)
		}
		return nil
	}
	m := mapper.Of(c)
	if m.Isa(r.Mapper) && (m == r.Mapper || r.NoTypechecks || m.Discriminator != nil || r.Mapper.Discriminator != nil) {
		return nil
	}
	if m.Isa(r.Mapper) {
		return instance.Errorf(instance.FlushError, "Attempting to flush an item of type <class '%s'> as a member of collection \"%s\". Expected an object of type <class '%s'> or a polymorphic subclass of this type. If <class '%s'> is a subclass of <class '%s'>, configure mapper \"%s\" to load this subtype polymorphically, or set enable_typechecks=False to allow any subtype to be accepted for flush. ",
			c.Class.FullName(), r, r.Mapper.Class.FullName(), c.Class.FullName(), r.Mapper.Class.FullName(), r.Mapper)
	}
	return instance.Errorf(instance.FlushError, "Attempting to flush an item of type <class '%s'> as a member of collection \"%s\". Expected an object of type <class '%s'> or a polymorphic subclass of this type.",
		c.Class.FullName(), r, r.Mapper.Class.FullName())
}

func (p *processor) processSaves(states []*instance.State) error {
	if p.keySwitch {
		return p.switchKeys(states)
	}
	switch p.rel.Direction {
	case mapper.OneToMany:
		return p.saveMany(states)
	case mapper.ManyToOne:
		return p.saveOne(states)
	}
	return p.saveSecondary(states)
}

func (p *processor) processDeletes(states []*instance.State) error {
	if p.keySwitch {
		return nil
	}
	switch p.rel.Direction {
	case mapper.OneToMany:
		return p.deleteMany(states)
	case mapper.ManyToOne:
		return p.deleteOne(states)
	}
	return p.deleteSecondary(states)
}

// link copies the parent's key to a child, or takes it away.
func (p *processor) link(parent, child *instance.State, clear, keyChanged bool) error {
	if err := p.verify(child); err != nil {
		return err
	}
	if child == nil || !p.rel.PostUpdate && p.f.isDeleted(child) {
		return nil
	}
	if clear {
		return p.f.clear(child, p.rel.Join.Sync)
	}
	return p.f.populate(parent, child, p.rel.Join.Sync, !p.rel.NoPassiveUpdates && keyChanged)
}

func (p *processor) saveMany(states []*instance.State) error {
	f, r := p.f, p.rel
	for _, st := range states {
		h, err := f.history(st, r, instance.NoInitialize)
		if err != nil {
			return err
		}
		for _, c := range h.Added {
			if err := p.link(st, c, false, false); err != nil {
				return err
			}
			if c != nil && r.PostUpdate {
				f.needPostUpdate(c, r.Join.Sync)
			}
		}
		for _, c := range h.Deleted {
			if c != nil && !r.Cascades.DeleteOrphan && r.PassiveDeletes != "all" && !p.hasParent(c) {
				if err := p.link(st, c, true, false); err != nil {
					return err
				}
			}
		}
		changed, err := p.keyChanged(st)
		if err != nil {
			return err
		}
		if changed {
			for _, c := range h.Unchanged {
				if err := p.link(st, c, false, true); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (p *processor) deleteMany(states []*instance.State) error {
	f, r := p.f, p.rel
	if !r.PostUpdate && r.PassiveDeletes == "all" {
		return nil
	}
	for _, st := range states {
		h, err := f.history(st, r, p.deletePassive())
		if err != nil {
			return err
		}
		unlink := func(c *instance.State) error {
			if err := p.link(st, c, true, false); err != nil {
				return err
			}
			if r.PostUpdate {
				f.needPostUpdate(c, r.Join.Sync)
			}
			return nil
		}
		for _, c := range h.Deleted {
			if c != nil && !p.hasParent(c) {
				if err := unlink(c); err != nil {
					return err
				}
			}
		}
		if r.PostUpdate || !r.Cascades.Delete {
			for _, c := range h.Unchanged {
				if c != nil && !f.added[r][c] {
					if err := unlink(c); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

func (p *processor) saveOne(states []*instance.State) error {
	f, r := p.f, p.rel
	for _, st := range states {
		h, err := f.history(st, r, instance.NoInitialize)
		if err != nil {
			return err
		}
		if !h.known {
			continue
		}
		if len(h.Added) > 0 {
			for _, c := range h.Added {
				if err := p.refer(st, c, "add"); err != nil {
					return err
				}
			}
		} else if len(h.Deleted) > 0 {
			if err := p.refer(st, nil, "delete"); err != nil {
				return err
			}
		}
		if r.PostUpdate && !h.empty() {
			f.needPostUpdate(st, r.Join.Sync)
		}
	}
	return nil
}

// refer copies the key of what st refers to into st.
func (p *processor) refer(st, target *instance.State, operation string) error {
	f, r := p.f, p.rel
	if !r.PostUpdate && f.isDeleted(st) {
		return nil
	}
	if target == nil {
		return f.clear(st, r.Join.Sync)
	}
	if operation != "" && !f.sess.Contains(target) {
		return f.host.Warn("SAWarning", "Object of type <"+target.Class.Name+"> not in session, "+operation+" operation along '"+r.String()+"' won't proceed")
	}
	if err := p.verify(target); err != nil {
		return err
	}
	return f.populate(target, st, r.Join.Sync, false)
}

func (p *processor) deleteOne(states []*instance.State) error {
	f, r := p.f, p.rel
	if !r.PostUpdate || r.Cascades.DeleteOrphan || r.PassiveDeletes == "all" {
		return nil
	}
	for _, st := range states {
		if err := p.refer(st, nil, ""); err != nil {
			return err
		}
		h, err := f.history(st, r, p.deletePassive())
		if err != nil {
			return err
		}
		for _, c := range sum(h.Added, h.Unchanged, h.Deleted) {
			if c != nil {
				f.needPostUpdate(st, r.Join.Sync)
				break
			}
		}
	}
	return nil
}

func (f *Flush) needPostUpdate(st *instance.State, sync []mapper.Pair) {
	base := mapper.Of(st).Base
	pu := f.post[base]
	if pu == nil {
		pu = &postUpdate{has: map[*instance.State]bool{}, cols: map[*core.Column]bool{}}
		f.post[base] = pu
	}
	if !pu.has[st] {
		pu.has[st] = true
		pu.states = append(pu.states, st)
	}
	for _, s := range sync {
		pu.cols[s.R] = true
	}
}

// secondaryRow is the row that ties two objects together; nil where there is none.
func (p *processor) secondaryRow(st, child *instance.State, operation string) (core.Param, error) {
	r := p.rel
	if err := p.verify(child); err != nil || child == nil {
		return nil, err
	}
	if !p.f.sess.Contains(child) {
		if child.Deleted {
			return nil, nil
		}
		return nil, p.f.host.Warn("SAWarning", "Object of type <"+child.Class.Name+"> not in session, "+operation+" operation along '"+r.String()+"' won't proceed")
	}
	row := core.Param{}
	for _, x := range []struct {
		from  *instance.State
		pairs []mapper.Pair
	}{{st, r.Join.Sync}, {child, r.Join.SecondarySync}} {
		for _, pr := range x.pairs {
			v, err := mapper.Of(x.from).Get(x.from, pr.L, instance.Off)
			if err != nil {
				return nil, err
			}
			row[pr.R.Key] = v
		}
	}
	return row, nil
}

func (p *processor) done() map[pair]bool {
	k := p.reverseKey()
	if k == "" {
		return nil
	}
	if p.f.processed[k] == nil {
		p.f.processed[k] = map[pair]bool{}
	}
	return p.f.processed[k]
}

func (p *processor) saveSecondary(states []*instance.State) error {
	var insert, remove []core.Param
	done := p.done()
	var seen []pair
	for _, st := range states {
		h, err := p.f.history(st, p.rel, instance.NoInitialize|instance.PendingMutations)
		if err != nil {
			return err
		}
		collect := func(children []*instance.State, op string, to *[]core.Param) error {
			for _, c := range children {
				seen = append(seen, pair{c, st})
				if done[pair{st, c}] {
					continue
				}
				row, err := p.secondaryRow(st, c, op)
				if err != nil {
					return err
				}
				if row != nil {
					*to = append(*to, row)
				}
			}
			return nil
		}
		if err := collect(h.Added, "add", &insert); err != nil {
			return err
		}
		if err := collect(h.Deleted, "delete", &remove); err != nil {
			return err
		}
	}
	if done != nil {
		for _, k := range seen {
			done[k] = true
		}
	}
	return p.writeSecondary(insert, remove)
}

func (p *processor) deleteSecondary(states []*instance.State) error {
	var remove []core.Param
	done := p.done()
	var seen []pair
	for _, st := range states {
		h, err := p.f.history(st, p.rel, p.deletePassive())
		if err != nil {
			return err
		}
		for _, c := range sum(h.Unchanged, h.Deleted) {
			seen = append(seen, pair{c, st})
			if c == nil || done[pair{st, c}] {
				continue
			}
			row, err := p.secondaryRow(st, c, "delete")
			if err != nil {
				return err
			}
			if row != nil {
				remove = append(remove, row)
			}
		}
	}
	if done != nil {
		for _, k := range seen {
			done[k] = true
		}
	}
	return p.writeSecondary(nil, remove)
}

func (p *processor) writeSecondary(insert, remove []core.Param) error {
	conn, err := p.f.sess.Connection(p.rel.Mapper)
	if err != nil {
		return err
	}
	t := p.rel.Join.Secondary
	if len(remove) > 0 {
		var where []core.ColumnElement
		for _, c := range t.ColumnList() {
			if _, ok := remove[0][c.Key]; ok {
				w, err := equalsParam(c, c.Key)
				if err != nil {
					return err
				}
				where = append(where, w)
			}
		}
		st := core.NewDelete(t).With(func(d *core.Delete) { d.Where = []core.ColumnElement{core.And(where...)} })
		res, err := conn.Execute(st, remove, nil)
		if err != nil {
			return err
		}
		if n := rowcount(res); n >= 0 && n != int64(len(remove)) {
			return instance.Errorf(instance.StaleDataError, "DELETE statement on table '%s' expected to delete %d row(s); Only %d were matched.", t.Key(), len(remove), n)
		}
	}
	if len(insert) > 0 {
		if _, err := conn.Execute(core.NewInsert(t), insert, nil); err != nil {
			return err
		}
	}
	return nil
}

// equalsParam is column = :name.
func equalsParam(c *core.Column, name string) (core.ColumnElement, error) {
	return core.Operate(core.OpEq, c, core.NewBindParam(core.BindParam{Key: name, Required: true}, c.SQLType()), false)
}

func rowcount(r *core.Result) int64 {
	if r == nil || r.Exec == nil {
		return -1
	}
	return r.Exec.Rowcount
}

// populate copies values along column pairs from one object to another.
func (f *Flush) populate(from, to *instance.State, pairs []mapper.Pair, flagCascaded bool) error {
	fm, tm := mapper.Of(from), mapper.Of(to)
	for _, p := range pairs {
		if fm.ColumnProp(p.L) == nil {
			return instance.Errorf(instance.UnmappedColumnError, "Can't execute sync rule for source column '%s'; mapper '%s' does not map this column.  Try using an explicit `foreign_keys` collection which does not include destination column '%s' (or use a viewonly=True relation).", mapper.ColumnString(p.L), fm, mapper.ColumnString(p.R))
		}
		if tm.ColumnProp(p.R) == nil {
			return instance.Errorf(instance.UnmappedColumnError, "Can't execute sync rule for destination column '%s'; mapper '%s' does not map this column.  Try using an explicit `foreign_keys` collection which does not include this column (or use a viewonly=True relation).", mapper.ColumnString(p.R), tm)
		}
		v, err := fm.Get(from, p.L, instance.Off)
		if err != nil {
			return err
		}
		if err := tm.Set(to, p.R, v); err != nil {
			return err
		}
		if flagCascaded && p.L.Schema.PrimaryKey && p.R.Schema.PrimaryKey && mapper.References(p.R, p.L) {
			f.cascaded[cascadedKey{to, p.R}] = true
		}
	}
	return nil
}

// clear takes a foreign key away.
func (f *Flush) clear(to *instance.State, pairs []mapper.Pair) error {
	m := mapper.Of(to)
	for _, p := range pairs {
		if p.R.Schema.PrimaryKey {
			v, err := m.Get(to, p.R, instance.Off)
			if err != nil {
				return err
			}
			if v != nil && !instance.IsMarker(v) {
				return instance.Errorf(instance.AssertionError, "Dependency rule on column '%s' tried to blank-out primary key column '%s' on instance '%s'", mapper.ColumnString(p.L), mapper.ColumnString(p.R), to)
			}
		}
		if err := m.Set(to, p.R, nil); err != nil {
			return err
		}
	}
	return nil
}
