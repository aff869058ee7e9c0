package loading

import (
	"fmt"
	"slices"

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
	// Identify finds an object in the identity map as the session is set up to do it;
	// an expired one is refreshed first. Mismatch and NotAllowed are answers, too.
	Identify(e *Entity, ident []any, l Lookup) (*instance.State, error)
	// Entered finds those that are adrift, too.
	Entered(k *instance.Key) *instance.State
	// Forget takes an object that is no more out of the session.
	Forget(st *instance.State)
	// Adopt enters a loaded object into the identity map.
	Adopt(st *instance.State)
	// Loaded tells that an object was loaded.
	Loaded(st *instance.State) error
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
	posts    *postLoads
	at       map[*loader]*pathLoads
	populate bool
}

// along are the settings of a statement that loads more for what this one has loaded.
func (ctx *context) along(set *Settings) *Settings {
	set.PopulateExisting = ctx.populate
	set.Exec, set.Along = ctx.st.settings.Exec, true
	return set
}

// with are the settings of a statement that is this one's second half.
func (ctx *context) with(set *Settings) *Settings {
	set.PopulateExisting = ctx.populate
	set.Exec, set.Token = ctx.st.settings.Exec, ctx.st.settings.Token
	return set
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
	ctx := &context{sess: sess, st: st, populate: st.settings.PopulateExisting}
	per := st.settings.YieldPer
	if per > 0 && (st.unique || st.buffered) {
		return nil, invalid("Can't use yield_per with eager loaders that require uniquing or row buffering, e.g. joinedload() against collections or subqueryload().  Consider the selectinload() strategy for better flexibility in loading objects.")
	}
	var keys []string
	var objects [][]any
	for _, it := range st.items {
		k, objs := it.describe(raw.Compiled)
		keys = append(keys, k)
		objects = append(objects, objs)
	}
	for i, it := range st.items { // what is inside a bundle takes no name from others
		if it.proxy != "" && it.name == "" && st.bundled() && !slices.Contains(keys, it.proxy) {
			keys[i] = it.proxy
		}
	}
	st.nameItems(keys)
	src := &source{ctx: ctx, raw: raw}
	meta := core.NewRowMeta(keys, objects)
	meta.Plain = true
	res := core.NewResult(meta, src)
	src.res, res.YieldPer, res.Loaded = res, per, true
	res.Compiled, res.Exec = raw.Compiled, raw.Exec
	res.UniqueRequired = st.unique
	res.UniqueDefault = func(column int) func(any) (any, error) { return ctx.uniqueBy(column) }
	return res, nil
}

func (st *State) bundled() bool {
	return slices.ContainsFunc(st.items, func(it item) bool { return it.source != nil })
}

func (it item) describe(c *core.Compiled) (string, []any) {
	switch {
	case it.loader != nil:
		objs := []any{it.entity}
		if it.entity.Host != nil {
			objs = append(objs, it.entity.Host)
		}
		if it.entity.Mapper.Host != nil && (it.entity.Alias == nil || it.entity.rebased && it.entity.mapperPath) {
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
	rows [][]any // they stay until all are read, as the list that SQLAlchemy makes does
	next int
	// left are the raw rows that a load in parts has not come to.
	left []any
	res  *core.Result
	read bool
}

// NextRow implements core.RowSource.
func (s *source) NextRow() ([]any, error) {
	if !s.read {
		s.read = true
		raw, err := s.raw.As(core.ShapeRows, 0).All()
		if err != nil {
			return nil, err
		}
		s.left = raw
	}
	if s.next == len(s.rows) && len(s.left) > 0 {
		s.rows, s.next = nil, 0
		n := len(s.left)
		if per := s.res.YieldPer; per > 0 {
			n = min(per, n)
		}
		part := s.left[:n]
		s.left = s.left[n:]
		if err := s.load(part); err != nil {
			return nil, err
		}
	}
	if s.next == len(s.rows) {
		s.rows, s.left, s.next = nil, nil, 0
		return nil, nil
	}
	s.next++
	return s.rows[s.next-1], nil
}

// Held visits the objects of the rows that stay.
func (s *source) Held(visit func(any)) {
	for _, r := range s.rows {
		for _, v := range r {
			visit(v)
		}
	}
}

// Close implements core.RowSource.
func (s *source) Close() { s.rows, s.left, s.next, s.read = nil, nil, 0, true }

// load makes objects of some rows.
func (s *source) load(raw []any) error {
	ctx := s.ctx
	ctx.run = ctx.sess.NextRun()
	ctx.partial, ctx.lists = map[*instance.State]map[string]bool{}, map[listKey]*filling{}
	top := ctx.st.settings.Posts == nil
	ctx.at, ctx.posts = nil, ctx.st.settings.Posts
	if top {
		ctx.posts = &postLoads{}
	}
	ctx.st.eachLoader(ctx.register)
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
	posts := ctx.posts
	ctx.partial, ctx.lists, ctx.posts, ctx.at = nil, nil, nil, nil // a result may stay for long
	if top {
		return posts.run()
	}
	return nil
}

// eachLoader calls f with the loaders of the select list's objects.
func (st *State) eachLoader(f func(*loader)) {
	var each func([]item)
	each = func(items []item) {
		for _, it := range items {
			if it.loader != nil {
				f(it.loader)
			}
			each(it.bundle)
		}
	}
	each(st.items)
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
		var keys []string
		var values []any
		for _, x := range it.bundle {
			v, err := ctx.value(x, row)
			if err != nil {
				return nil, err
			}
			key := x.name
			if key == "" {
				key = x.key
			}
			keys = append(keys, key)
			values = append(values, v)
		}
		return it.source.Make(keys, values)
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
	if l.wide && !isRefresh {
		l = l.forMapper(m)
	}
	var st *instance.State
	var key *instance.Key
	if isRefresh {
		st = refresh
		if mapper.Of(st) != l.m || l.wide {
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
		if key, err = key.WithToken(ctx.st.settings.Token); err != nil {
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
		if st, err = ctx.newObject(m, key); err != nil {
			return nil, err
		}
		fresh = true
		st.Key, st.Token = key, key.Token
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

// newObject is an object for a row, in the place of one that is adrift if there is one.
func (ctx *context) newObject(m *mapper.Mapper, key *instance.Key) (*instance.State, error) {
	if adrift := ctx.sess.Entered(key); adrift != nil {
		ctx.sess.Forget(adrift)
		if adrift.Class == m.Class {
			return ctx.st.host.Renew(adrift)
		}
	}
	return ctx.st.host.NewObject(m.Class)
}

// full fills an object that is new, or is being refreshed.
func (ctx *context) full(l *loader, st *instance.State, row []any, isNew, fresh, populate, isRefresh bool) error {
	if !isNew {
		return ctx.again(l, st, row)
	}
	st.Run = ctx.run
	if len(ctx.st.options) > 0 || fresh {
		st.LoadOptions, st.LoadPath = ctx.st.options, l.path
	}
	for _, c := range l.cols {
		if c.slot.at < 0 { // a statement of somebody else's has not selected it
			continue
		}
		if !populate {
			if _, ok := st.Object.Load(c.key); ok {
				continue
			}
		}
		st.Object.Store(c.key, ctx.cell(c.slot, row))
	}
	l.expireMissing(st, populate)
	if populate && !isRefresh {
		for _, r := range l.m.Relationships() {
			if !l.sets(r) {
				st.ResetCallable(r.Name)
			}
		}
	}
	for _, o := range l.own {
		o.give(st)
	}
	if err := l.setEmpty(st, nil); err != nil {
		return err
	}
	for _, r := range l.rels {
		var err error
		if r.sub != nil {
			err = ctx.subqueryRow(r, st, row)
		} else {
			err = ctx.joinedRow(r, st, row, true)
		}
		if err != nil {
			return err
		}
	}
	m := mapper.Of(st)
	if fresh {
		st.LoadedAt = ctx.st.host.Written()
		if err := m.Events.Tell(m.Events.Load, st, nil); err != nil {
			return err
		}
		if err := ctx.sess.Loaded(st); err != nil {
			return err
		}
	} else {
		var keys []string
		if isRefresh && l.only != nil {
			keys = keysOf(l.only)
		}
		if err := m.Events.Tell(m.Events.Refresh, st, keys); err != nil {
			return err
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

// again is a further row of an object that was filled in this load. At another place
// of the row there may be more of it.
func (ctx *context) again(l *loader, st *instance.State, row []any) error {
	if path, _ := st.LoadPath.(Path); path.key != l.path.key {
		st.LoadPath = l.path
		for _, c := range l.cols {
			if _, ok := st.Object.Load(c.key); !ok {
				st.Object.Store(c.key, ctx.cell(c.slot, row))
			}
		}
	}
	for _, r := range l.rels {
		var err error
		if _, ok := st.Object.Load(r.rel.Name); r.sub == nil {
			err = ctx.joinedRow(r, st, row, false)
		} else if !ok {
			err = ctx.subqueryRow(r, st, row)
		}
		if err != nil {
			return err
		}
	}
	ctx.addPost(l, st, true)
	return nil
}

// give lets an object load the attribute in this way. A value that is there stays,
// unless it is a collection.
func (o ownLoader) give(st *instance.State) {
	if r, ok := o.prop.(*mapper.Relationship); ok && r.List {
		st.ResetCallable(o.key)
	}
	st.SetCallable(o.key, o.load)
}

// sets tells whether the load gives the relationship a value or a loader of its own.
func (l *loader) sets(r *mapper.Relationship) bool {
	return slices.ContainsFunc(l.order, func(x any) bool { return relOf(x) == r }) || slices.Contains(l.empty, r) ||
		slices.ContainsFunc(l.own, func(o ownLoader) bool { return o.prop == mapper.Property(r) })
}

// setEmpty gives the relationships that are not loaded (noload) their empty values.
// Of an object that was there, those of todo.
func (l *loader) setEmpty(st *instance.State, todo map[string]bool) error {
	for _, r := range l.empty {
		if todo != nil && !todo[r.Name] {
			continue
		}
		if !r.List {
			st.Object.Store(r.Name, nil)
		} else if _, err := st.Class.Attr(r.Name).NewLoadedCollection(st); err != nil {
			return err
		}
	}
	return nil
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
func (l *loader) expireMissing(st *instance.State, populate bool) {
	if l.only != nil || l.keep != nil {
		return
	}
	have := map[string]bool{}
	for _, c := range l.cols {
		have[c.key] = c.slot.at >= 0
	}
	for _, o := range l.own {
		have[o.key] = true
	}
	var missing []string
	for _, p := range l.m.ColumnProps() {
		switch {
		case have[p.Name] || p.Query:
		case !p.Deferred:
			missing = append(missing, p.Name)
		case populate:
			st.Object.Drop(p.Name)
		}
	}
	if len(missing) > 0 {
		st.ExpireKeys(missing, true)
	}
}

// part fills what an object that was loaded before lacks.
func (ctx *context) part(l *loader, st *instance.State, row []any) error {
	first, all := ctx.partial[st] == nil, !ctx.st.settings.Lazy
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
	has := func(key string) bool { _, ok := st.Object.Load(key); return ok }
	for _, c := range l.cols {
		if c.slot.at >= 0 && (first && todo[c.key] || !first && !has(c.key)) {
			st.Object.Store(c.key, ctx.cell(c.slot, row))
		}
	}
	if first {
		for _, o := range l.own {
			if todo[o.key] {
				o.give(st)
			}
		}
		if err := l.setEmpty(st, todo); err != nil {
			return err
		}
	}
	for _, r := range l.rels {
		var err error
		switch wanted := todo[r.rel.Name]; {
		case wanted && r.sub == nil:
			err = ctx.joinedRow(r, st, row, first)
		case wanted && (first || !has(r.rel.Name)):
			err = ctx.subqueryRow(r, st, row)
		case wanted || !all:
		case r.sub != nil:
			_, err = r.sub.items(ctx, row)
		default:
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
		if m := mapper.Of(st); len(todo) > 0 || all && len(l.rels) > 0 {
			st.Partial = true
			err := m.Events.Tell(m.Events.Refresh, st, keysOf(todo))
			st.Partial = false
			if err != nil {
				return err
			}
		}
	}
	if all {
		ctx.addPost(l, st, false)
	}
	return nil
}

// joinedRow adds a row's related object to its parent.
func (ctx *context) joinedRow(r *joinedRel, st *instance.State, row []any, first bool) error {
	if !slices.ContainsFunc(r.inner.pk, func(s *slot) bool { return s.at >= 0 }) {
		return nil // a statement of somebody else's has not selected it
	}
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
