package loading

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/trace"
)

// Session is what loading asks of the session that objects are loaded into.
type Session interface {
	instance.Owner
	// Lookup finds an object in the identity map.
	Lookup(k *instance.Key) *instance.State
	// Adopt enters a loaded object into the identity map.
	Adopt(st *instance.State)
	// NoteDeleted moves objects to the deleted ones.
	NoteDeleted(sts []*instance.State)
	// Run executes a statement about mapped classes and returns its loaded rows.
	Run(st core.Statement, settings *Settings) (*core.Result, error)
	// Clean forgets that a state was modified.
	Clean(st *instance.State)
	// NextRun numbers a load.
	NextRun() int64
}

// context is one load: the rows of one statement.
type context struct {
	sess     Session
	st       *State
	run      int64
	partial  map[*instance.State]map[string]bool
	lists    map[listKey]*filling
	posts    []*postRun
	postByID map[*postLoad]*postRun
	populate bool
}

type listKey struct {
	st  *instance.State
	key string
}

// filling is a collection that rows are adding to.
type filling struct {
	c    instance.Collection
	seen map[any]bool
}

func (f *filling) add(v any) error {
	if f.seen[v] {
		return nil
	}
	f.seen[v] = true
	return f.c.Append(v)
}

// Rows wraps the raw result of a compiled SELECT: its items are objects and
// values. Rows are read, and objects loaded, when the first item is asked for.
func Rows(sess Session, raw *core.Result) (*core.Result, error) {
	st, ok := raw.Compiled.State.(*State)
	if !ok {
		return raw, nil
	}
	ctx := &context{
		sess: sess, st: st, partial: map[*instance.State]map[string]bool{},
		lists: map[listKey]*filling{}, postByID: map[*postLoad]*postRun{},
		populate: st.settings.PopulateExisting,
	}
	var keys []string
	var objects [][]any
	for _, it := range st.items {
		k, objs := it.describe(raw.Compiled)
		keys = append(keys, k)
		objects = append(objects, objs)
	}
	res := core.NewResult(core.NewRowMeta(keys, objects), &source{ctx: ctx, raw: raw})
	res.Compiled, res.Exec = raw.Compiled, raw.Exec
	res.UniqueRequired = st.unique
	res.UniqueDefault = func(column int) func(any) (any, error) { return ctx.uniqueBy(column) }
	return res, nil
}

func (it item) describe(c *core.Compiled) (string, []any) {
	switch {
	case it.loader != nil:
		objs := []any{it.entity}
		if it.entity.Host != nil {
			objs = append(objs, it.entity.Host)
		}
		if it.entity.Mapper.Host != nil && it.entity.Alias == nil {
			objs = append(objs, it.entity.Mapper.Host)
		}
		return it.key, objs
	case it.slot != nil && it.slot.at >= 0 && it.slot.at < len(c.Columns):
		col := c.Columns[it.slot.at]
		if it.name != "" {
			return it.name, col.Objects
		}
		return col.Key, col.Objects
	}
	return it.key, nil
}

func (ctx *context) uniqueBy(column int) func(any) (any, error) {
	one := func(it item, v any) (any, error) {
		if it.loader != nil {
			return v, nil
		}
		if v == nil {
			return nil, nil
		}
		return ctx.st.host.Hash(v)
	}
	if column >= 0 && column < len(ctx.st.items) {
		it := ctx.st.items[column]
		return func(v any) (any, error) { return one(it, v) }
	}
	return func(v any) (any, error) {
		row, ok := v.(*core.Row)
		if !ok {
			if m, is := v.(core.Mapping); is {
				row = m.Row
			} else {
				return v, nil
			}
		}
		key := ""
		for i, x := range row.Values {
			if i < len(ctx.st.items) {
				k, err := one(ctx.st.items[i], x)
				if err != nil {
					return nil, err
				}
				if st := ctx.st.host.StateOf(k); st != nil {
					k = st.ID
				}
				key += fmt.Sprintf("%T%v|", k, k)
			}
		}
		return key, nil
	}
}

// source loads all rows when the first is asked for.
type source struct {
	ctx  *context
	raw  *core.Result
	rows [][]any
	read bool
}

// NextRow implements core.RowSource.
func (s *source) NextRow() ([]any, error) {
	if !s.read {
		s.read = true
		if err := s.load(); err != nil {
			return nil, err
		}
	}
	if len(s.rows) == 0 {
		return nil, nil
	}
	r := s.rows[0]
	s.rows = s.rows[1:]
	return r, nil
}

// Close implements core.RowSource.
func (s *source) Close() { s.rows, s.read = nil, true }

func (s *source) load() error {
	raw, err := s.raw.As(core.ShapeRows, 0).All()
	if err != nil {
		return err
	}
	ctx := s.ctx
	ctx.run = ctx.sess.NextRun()
	for _, x := range raw {
		row := x.(*core.Row).Values
		out := make([]any, 0, len(ctx.st.items))
		for _, it := range ctx.st.items {
			v, err := ctx.value(it, row)
			if err != nil {
				return err
			}
			out = append(out, v)
		}
		s.rows = append(s.rows, out)
	}
	for i := 0; i < len(ctx.posts); i++ {
		if err := ctx.posts[i].load(ctx); err != nil {
			return err
		}
	}
	return nil
}

// BundleRow is the value of a Bundle in a row.
type BundleRow struct {
	Keys   []string
	Values []any
}

func (ctx *context) value(it item, row []any) (any, error) {
	switch {
	case it.loader != nil:
		st, err := ctx.object(it.loader, row)
		if err != nil || st == nil {
			return nil, err
		}
		return st.Handle(), nil
	case it.bundle != nil:
		b := &BundleRow{}
		for _, x := range it.bundle {
			v, err := ctx.value(x, row)
			if err != nil {
				return nil, err
			}
			b.Keys = append(b.Keys, x.key)
			b.Values = append(b.Values, v)
		}
		return b, nil
	}
	return row[it.slot.at], nil
}

func (ctx *context) cell(s *slot, row []any) any {
	if s == nil || s.at < 0 {
		return nil
	}
	return ctx.st.host.Value(row[s.at])
}

// object is the object of a row: the one in the identity map, or a new one.
func (ctx *context) object(l *loader, row []any) (*instance.State, error) {
	refresh := ctx.st.settings.Refresh
	isRefresh := refresh != nil && l == ctx.st.items[0].loader
	m := l.m
	if l.on != nil && l.on.at >= 0 && !isRefresh {
		sub, err := ctx.subclass(l, row)
		if err != nil {
			return nil, err
		}
		if sub != nil {
			l, m = sub, sub.m
		}
	}
	var st *instance.State
	var key *instance.Key
	if isRefresh {
		st = refresh
		if mapper.Of(st) != l.m {
			l = l.forMapper(mapper.Of(st))
		}
	} else {
		values := make([]any, len(l.pk))
		none := true
		for i, s := range l.pk {
			values[i] = ctx.cell(s, row)
			none = none && values[i] == nil
		}
		if none {
			return nil, nil
		}
		var err error
		if key, err = m.Key(values); err != nil {
			return nil, err
		}
		st = ctx.sess.Lookup(key)
		if log := ctx.st.host.Log(); log != nil {
			log.Emit(trace.IdentityMap{Class: m.Class.Name, Key: key.Short(), Hit: st != nil})
		}
	}
	fresh := false
	if st == nil {
		var err error
		if st, err = ctx.st.host.NewObject(m.Class); err != nil {
			return nil, err
		}
		fresh = true
		st.Key = key
		ctx.sess.Adopt(st)
		st.Moved("transient", "load")
	}
	isNew := st.Run != ctx.run
	populate := ctx.populate || isRefresh
	current := fresh || !isNew && ctx.partial[st] == nil || isNew && populate
	if current {
		return st, ctx.full(l, st, row, isNew, fresh, populate, isRefresh)
	}
	return st, ctx.part(l, st, row)
}

// full fills an object that is new, or is being refreshed.
func (ctx *context) full(l *loader, st *instance.State, row []any, isNew, fresh, populate, isRefresh bool) error {
	if !isNew {
		for _, r := range l.rels {
			if err := ctx.joinedRow(r, st, row, false); err != nil {
				return err
			}
		}
		return nil
	}
	st.Run = ctx.run
	if len(ctx.st.options) > 0 || fresh {
		st.LoadOptions, st.LoadPath = ctx.st.options, l.path
	}
	for _, c := range l.cols {
		if !populate {
			if _, ok := st.Object.Load(c.key); ok {
				continue
			}
		}
		st.Object.Store(c.key, ctx.cell(c.slot, row))
	}
	l.expireMissing(st)
	for _, o := range l.own {
		if populate {
			st.ResetCallable(o.key)
		}
		if o.load != nil {
			st.SetCallable(o.key, o.load)
		}
	}
	if populate && !isRefresh {
		for _, r := range l.m.Relationships() {
			if !l.eager(r) {
				st.ResetCallable(r.Name)
			}
		}
	}
	for _, r := range l.rels {
		if err := ctx.joinedRow(r, st, row, true); err != nil {
			return err
		}
	}
	if fresh {
		for _, f := range l.m.Events.Load {
			if err := f(st); err != nil {
				return err
			}
		}
	} else {
		for _, f := range l.m.Events.Refresh {
			if err := f(st); err != nil {
				return err
			}
		}
	}
	if populate || st.Modified {
		if isRefresh && l.only != nil {
			st.Commit(keysOf(l.only))
		} else {
			ctx.sess.Clean(st)
			st.CommitAll()
		}
	}
	ctx.addPost(l, st, true)
	return nil
}

func (l *loader) eager(r *mapper.Relationship) bool {
	for _, x := range l.rels {
		if x.rel == r {
			return true
		}
	}
	return false
}

func keysOf(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

// expireMissing lets the columns that the row does not have be loaded later: those
// of a subclass in a query for its base.
func (l *loader) expireMissing(st *instance.State) {
	if l.only != nil {
		return
	}
	have := map[string]bool{}
	for _, c := range l.cols {
		have[c.key] = true
	}
	for _, o := range l.own {
		have[o.key] = true
	}
	var missing []string
	for _, p := range l.m.ColumnProps() {
		if !have[p.Name] && !p.Deferred {
			if _, ok := st.Object.Load(p.Name); !ok {
				missing = append(missing, p.Name)
			}
		}
	}
	if len(missing) > 0 {
		st.ExpireKeys(missing, true)
	}
}

// part fills what an object that was loaded before lacks.
func (ctx *context) part(l *loader, st *instance.State, row []any) error {
	first := ctx.partial[st] == nil
	var todo map[string]bool
	if first {
		todo = map[string]bool{}
		for _, k := range st.Unloaded() {
			todo[k] = true
		}
		ctx.partial[st] = todo
	} else {
		todo = ctx.partial[st]
	}
	var filled []string
	if first {
		for _, c := range l.cols {
			if todo[c.key] {
				st.Object.Store(c.key, ctx.cell(c.slot, row))
				filled = append(filled, c.key)
			}
		}
		for _, o := range l.own {
			if todo[o.key] && o.load != nil {
				st.SetCallable(o.key, o.load)
			}
		}
	}
	for _, r := range l.rels {
		var err error
		if todo[r.rel.Name] {
			err = ctx.joinedRow(r, st, row, first)
			filled = append(filled, r.rel.Name)
		} else {
			_, err = ctx.object(r.inner, row)
		}
		if err != nil {
			return err
		}
	}
	if first {
		if len(todo) > 0 {
			st.Commit(keysOf(todo))
		}
		ctx.addPost(l, st, false)
	}
	return nil
}

// joinedRow adds a row's related object to its parent.
func (ctx *context) joinedRow(r *joinedRel, st *instance.State, row []any, first bool) error {
	child, err := ctx.object(r.inner, row)
	if err != nil {
		return err
	}
	if !r.rel.List {
		var v any
		if child != nil {
			v = child.Handle()
		}
		if !first {
			if old, ok := st.Object.Load(r.rel.Name); ok {
				if old != v {
					return ctx.st.host.Warn("SAWarning", "Multiple rows returned with uselist=False for eagerly-loaded attribute '"+r.rel.String()+"' ")
				}
				return nil
			}
		}
		st.Object.Store(r.rel.Name, v)
		return nil
	}
	k := listKey{st, r.rel.Name}
	f := ctx.lists[k]
	if f == nil || first {
		c, err := st.Class.Attr(r.rel.Name).NewLoadedCollection(st)
		if err != nil {
			return err
		}
		f = &filling{c: c, seen: map[any]bool{}}
		ctx.lists[k] = f
	}
	if child == nil {
		return nil
	}
	return f.add(child.Handle())
}

// subclass is the loader for the class that a row's discriminator names.
func (ctx *context) subclass(l *loader, row []any) (*loader, error) {
	v := ctx.cell(l.on, row)
	if v == nil {
		return nil, nil
	}
	m, err := l.m.IdentityFor(v)
	if err != nil {
		return nil, err
	}
	if m == nil {
		none := true
		for _, s := range l.pk {
			none = none && ctx.cell(s, row) == nil
		}
		if none {
			return nil, nil
		}
		return nil, instance.Errorf(instance.AssertionError, "No such polymorphic_identity %s is defined", ctx.st.host.Repr(v))
	}
	if m == l.m || !m.Isa(l.m) {
		return nil, nil
	}
	return l.forMapper(m), nil
}

// forMapper is the loader of a subclass from the columns that there are.
func (l *loader) forMapper(m *mapper.Mapper) *loader {
	if l.subs[m] == nil {
		sub := *l
		sub.m = m
		sub.subs = l.subs
		l.subs[m] = &sub
	}
	return l.subs[m]
}
