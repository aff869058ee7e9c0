package loading

import (
	"sort"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/trace"
)

// Lazy is the loader of a relationship that is read: the hook of a mapper.Registry.
func Lazy(m *mapper.Mapper, r *mapper.Relationship) instance.Loader {
	how := "select"
	switch r.Lazy {
	case "raise", "raise_on_sql":
		how = r.Lazy
	case "noload":
		return func(*instance.State, instance.Passive) (any, error) {
			if r.List {
				return []any{}, nil
			}
			return nil, nil
		}
	case "dynamic", "write_only":
		return nil
	}
	return lazyLoader(m, r, how, nil)
}

func lazyLoader(_ *mapper.Mapper, r *mapper.Relationship, how string, o *Option) instance.Loader {
	return func(st *instance.State, p instance.Passive) (any, error) {
		return loadLazily(st, r, lazyCall{how: how, option: o}, p)
	}
}

// lazyCall is how a relationship is loaded for one object.
type lazyCall struct {
	how    string
	option *Option
	// path and posts are of the load that asks for it (immediate); more are options
	// that it adds.
	path  *Path
	posts *postLoads
	more  []any
	exec  map[string]any // execution options of that load
	// refresh: the objects that were there count as new, as a refresh has let go of them.
	refresh bool
}

func loadLazily(st *instance.State, r *mapper.Relationship, call lazyCall, p instance.Passive) (any, error) {
	how, o := call.how, call.option
	pending := st.Key == nil
	if pending && (!r.LoadOnPending || st.Session == nil) {
		return instance.AttrEmpty, nil
	}
	var extra []core.ColumnElement
	if o != nil {
		extra = o.extra(r)
	}
	useGet := r.UseGet && len(extra) == 0
	if p&instance.SQLOK == 0 && !useGet || p&instance.NonPersistentOK == 0 && pending {
		return instance.NoResult, nil
	}
	refuse := func() error { return invalid("'%s' is not available due to lazy='%s'", r, how) }
	if how == "raise" && p&instance.NoRaise == 0 && (!useGet || p&instance.RelatedObjectOK != 0) {
		return nil, refuse()
	}
	sess, ok := st.Session.(Session)
	if !ok {
		if p&instance.NoRaise != 0 {
			return instance.NoResult, nil
		}
		return nil, instance.WithCode(instance.Errorf(instance.DetachedInstanceError, "Parent instance %s is not bound to a Session; lazy load operation of attribute '%s' cannot proceed", st, r.Name), "bhk3")
	}
	var ident []any
	if useGet {
		values, marker, err := keyFor(st, r, p)
		if err != nil || marker != nil {
			return marker, err
		}
		none := true
		for _, v := range values {
			none = none && v == nil
		}
		if none {
			return nil, nil
		}
		if _, set := st.Object.Load(r.Name); set && p&instance.DeferredHistory == 0 {
			return instance.AttrWasSet, nil
		}
		found, err := sess.Identify(targetOf(r), values, Lookup{Passive: p, From: st})
		if err != nil {
			return nil, err
		}
		switch {
		case found == Mismatch:
			return nil, nil
		case found == NotAllowed:
			return instance.NoResult, nil
		case found != nil:
			return found.Handle(), nil
		case p&instance.SQLOK == 0 || p&instance.RelatedObjectOK == 0:
			return instance.NoResult, nil
		}
		ident = values
	}
	if how == "raise_on_sql" && p&instance.NoRaise == 0 {
		return nil, refuse()
	}
	if log := st.Class.Host.Log(); log != nil {
		log.Emit(trace.LoaderChoice{Class: st.Class.Name, Relation: r.Name, Strategy: "lazy select", Reason: "read before it was loaded"})
	}
	return emitLazy(sess, st, r, ident, extra, call, p)
}

// keyFor reads the primary key of the related object off an object's foreign key.
func keyFor(st *instance.State, r *mapper.Relationship, p instance.Passive) (values []any, marker any, err error) {
	m := mapper.Of(st)
	var never bool
	for _, pk := range r.Mapper.PrimaryKey {
		c := r.LocalFor(pk)
		var v any
		if p&instance.LoadAgainstCommitted != 0 {
			v, err = m.GetCommitted(st, c, p)
		} else {
			v, err = m.Get(st, c, p)
		}
		if err != nil {
			return nil, nil, err
		}
		if v == any(instance.NoResult) {
			return nil, instance.NoResult, nil
		}
		never = never || v == any(instance.NoValue)
		values = append(values, v)
	}
	if never {
		return nil, instance.NoValue, nil
	}
	return values, nil, nil
}

// RelatedKey is the key of the object that a many-to-one refers to; nil where another
// relationship, or a value that is not loaded, leaves it unknown.
func RelatedKey(st *instance.State, r *mapper.Relationship) *instance.Key {
	if !r.UseGet || st.Key == nil {
		return nil
	}
	values, marker, err := keyFor(st, r, instance.NoInitialize)
	if err != nil || marker != nil {
		return nil
	}
	key, err := r.Mapper.Key(values)
	if err != nil {
		return nil
	}
	return key
}

func pathOf(st *instance.State) Path {
	if p, ok := st.LoadPath.(Path); ok && len(optionsOf(st)) > 0 {
		return p
	}
	return Path{key: rootKey(Of(mapper.Of(st))), mappers: []*mapper.Mapper{mapper.Of(st)}}
}

func optionsOf(st *instance.State) []any {
	o, _ := st.LoadOptions.([]any)
	return Propagated(o)
}

func emitLazy(sess Session, st *instance.State, r *mapper.Relationship, ident []any, extra []core.ColumnElement, call lazyCall, p instance.Passive) (any, error) {
	path := pathOf(st)
	if call.path != nil {
		path = *call.path
	}
	next := path.then(r, r.Mapper)
	options := append(optionsOf(st), call.more...)
	set := &Settings{Base: &next, Posts: call.posts, Lazy: !call.refresh, NoAutoflush: st.Key == nil || p&instance.NoAutoflush != 0, LazyFrom: st, Exec: call.exec, Along: call.exec != nil}
	target := targetOf(r)
	if ident != nil {
		found, err := loadByKey(sess, target, ident, set, options, core.LabelTablePlusColumn, nil)
		if err != nil || found == nil {
			return nil, err
		}
		return found.Handle(), nil
	}
	set.Reverse = r
	values := make([]any, len(r.Lazily.Binds))
	m := mapper.Of(st)
	for i, b := range r.Lazily.Binds {
		var err error
		if p&instance.LoadAgainstCommitted != 0 {
			values[i], err = m.GetCommitted(st, b.Column, p&^instance.InitOK)
		} else {
			values[i], err = m.Get(st, b.Column, p&^instance.InitOK)
		}
		if err != nil {
			return nil, err
		}
	}
	if _, loaded := st.Object.Load(r.Name); loaded && p&instance.DeferredHistory == 0 {
		return instance.AttrWasSet, nil
	}
	for _, v := range values {
		if st.Key == nil && v == nil || v == any(instance.NoValue) || v == any(instance.NoResult) {
			return nil, nil
		}
	}
	where := r.Lazily.With(values)
	if len(extra) > 0 {
		where = core.And(append([]core.ColumnElement{where}, extra...)...)
	}
	s := core.NewSelect(target).With(func(s *core.Select) {
		s.LabelStyle = core.LabelTablePlusColumn
		s.Where = []core.ColumnElement{where}
		s.OrderBy = r.Order
		s.Options = options
		s.PluginData = set
		if r.Join.Secondary != nil {
			s.FromObj = []core.Element{target, r.Join.Secondary}
		}
	})
	res, err := sess.Run(s, set)
	if err != nil {
		return nil, err
	}
	found, err := uniqueObjects(res)
	if err != nil {
		return nil, err
	}
	if r.List {
		if found == nil {
			found = []any{}
		}
		return found, nil
	}
	if len(found) == 0 {
		return nil, nil
	}
	if len(found) > 1 {
		if err := st.Class.Host.Warn("SAWarning", "Multiple rows returned with uselist=False for lazily-loaded attribute '"+r.String()+"' "); err != nil {
			return nil, err
		}
	}
	return found[0], nil
}

func uniqueObjects(res *core.Result) ([]any, error) {
	res.UniqueRequired = false
	all, err := res.As(core.ShapeScalars, 0).All()
	if err != nil {
		return nil, err
	}
	seen := map[any]bool{}
	var out []any
	for _, v := range all {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out, nil
}

// Deferred is the loader of a deferred column: the hook of a mapper.Registry.
func Deferred(m *mapper.Mapper, p *mapper.ColumnProperty) instance.Loader {
	return deferredLoader(m, p, p.RaiseLoad)
}

func deferredLoader(m *mapper.Mapper, p *mapper.ColumnProperty, raise bool) instance.Loader {
	return func(st *instance.State, passive instance.Passive) (any, error) {
		if st.Key == nil {
			return instance.AttrEmpty, nil
		}
		if passive&instance.SQLOK == 0 {
			return instance.NoResult, nil
		}
		if _, ok := st.Session.(Session); !ok {
			return nil, instance.WithCode(instance.Errorf(instance.DetachedInstanceError, "Parent instance %s is not bound to a Session; deferred load operation of attribute '%s' cannot proceed", st, p.Name), "bhk3")
		}
		if raise {
			return nil, invalid("'%s' is not available due to raiseload=True", p)
		}
		if p.Query && p.Expr == nil {
			return nil, nil // nothing says what it selects
		}
		keys := []string{p.Name}
		if p.Group != "" {
			keys = nil
			for _, o := range mapper.Of(st).ColumnProps() {
				if o.Deferred && o.Group == p.Group {
					if _, changed := st.Committed(o.Name); !changed {
						keys = append(keys, o.Name)
					}
				}
			}
		}
		if err := Refresh(st, keys, passive); err != nil {
			return nil, err
		}
		return instance.AttrWasSet, nil
	}
}

func (r *postRun) keep(st *instance.State) bool {
	_, loaded := st.Object.Load(r.rel.Name)
	return loaded && !r.overwrite[st]
}

func (r *postRun) settings(ctx *context) *Settings {
	next := r.path.then(r.rel, r.rel.Mapper)
	return ctx.along(&Settings{Base: &next, Posts: r.posts})
}

// byChild finds the targets of a many-to-one by their primary keys.
func (r *postRun) byChild(ctx *context, states []*instance.State) (done bool, err error) {
	type group struct {
		key    *instance.Key
		states []*instance.State
	}
	groups := map[string]*group{}
	var order []*group
	var none []*instance.State
	for _, st := range states {
		values, marker, err := keyFor(st, r.rel, instance.NoFetch)
		if err != nil {
			return false, err
		}
		if marker == any(instance.NoResult) {
			return false, nil
		}
		missing := marker != nil
		for _, v := range values {
			missing = missing || v == nil
		}
		if missing {
			none = append(none, st)
			continue
		}
		k, err := r.rel.Mapper.Key(values)
		if err != nil {
			return false, err
		}
		id := k.Tuple()
		if groups[id] == nil {
			groups[id] = &group{key: k}
			order = append(order, groups[id])
		}
		groups[id].states = append(groups[id].states, st)
	}
	host := ctx.st.host
	var failed error
	sort.SliceStable(order, func(i, j int) bool {
		a, b := order[i].key.Values, order[j].key.Values
		for k := range a {
			less, err := host.Less(a[k], b[k])
			if err != nil {
				failed = err
			}
			if less {
				return true
			}
			more, err := host.Less(b[k], a[k])
			if err != nil {
				failed = err
			}
			if more {
				return false
			}
		}
		return false
	})
	if failed != nil {
		return false, failed
	}
	for len(order) > 0 {
		part := order[:min(chunk, len(order))]
		order = order[len(part):]
		var keys []any
		for _, g := range part {
			keys = append(keys, keyValue(host, g.key.Values))
		}
		cols := make([]core.ColumnElement, len(r.rel.Mapper.PrimaryKey))
		for i, c := range r.rel.Mapper.PrimaryKey {
			cols[i] = r.target.Adapt(c)
		}
		rows, err := r.fetch(ctx, cols, r.target, nil, keys)
		if err != nil {
			return false, err
		}
		found := map[string]any{}
		for _, row := range rows {
			k, err := r.rel.Mapper.Key(row[:len(cols)])
			if err != nil {
				return false, err
			}
			found[k.Tuple()] = row[len(cols)]
		}
		for _, g := range part {
			v := found[g.key.Tuple()]
			for _, st := range g.states {
				if r.keep(st) {
					continue
				}
				if _, err := st.Class.Attr(r.rel.Name).SetCommitted(st, v); err != nil {
					return false, err
				}
			}
		}
	}
	for _, st := range none {
		if !r.keep(st) {
			if _, err := st.Class.Attr(r.rel.Name).SetCommitted(st, nil); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// omitJoin: the children's foreign key is the parents' primary key, so that the
// parents' table is not needed.
func (r *postRun) omitJoin() []*core.Column {
	if r.rel.Direction != mapper.OneToMany || r.rel.Join.Secondary != nil {
		return nil
	}
	n := 0
	plain := true
	core.Walk(r.rel.Join.Primary, func(e core.Element) bool {
		switch x := e.(type) {
		case *core.Binary:
			n++
			plain = plain && x.Op == core.OpEq
		case *core.Annotated:
			return false
		case *core.OpList:
			plain = plain && x.Op == core.OpAnd
		case *core.Grouping:
		default:
			plain = false
		}
		return true
	})
	pks := r.rel.Parent.PrimaryKey
	if !plain || n != len(pks) {
		return nil
	}
	var out []*core.Column
	for _, pk := range pks {
		var fk *core.Column
		for _, p := range r.rel.Join.Pairs {
			if p.L == pk || r.rel.Parent.ColumnProp(p.L) != nil && r.rel.Parent.ColumnProp(p.L) == r.rel.Parent.ColumnProp(pk) {
				fk = p.R
			}
		}
		if fk == nil {
			return nil
		}
		out = append(out, fk)
	}
	return out
}

// byParent finds the related objects by the primary keys of their parents.
func (r *postRun) byParent(ctx *context, states []*instance.State) error {
	host := ctx.st.host
	var cols []core.ColumnElement
	var from core.Element
	var join *RelAttr
	if fks := r.omitJoin(); fks != nil {
		for _, c := range fks {
			cols = append(cols, r.target.Adapt(c))
		}
		from = r.target
	} else {
		alias := Of(r.rel.Parent).plugin.AliasedWhole(r.rel.Parent, "")
		for _, c := range r.rel.Parent.PrimaryKey {
			cols = append(cols, alias.Adapt(c))
		}
		from = alias
		join = &RelAttr{Entity: alias, Rel: r.rel, Of: r.target}
	}
	for len(states) > 0 {
		part := states[:min(chunk, len(states))]
		states = states[len(part):]
		var keys []any
		for _, st := range part {
			keys = append(keys, keyValue(host, st.Key.Values))
		}
		rows, err := r.fetch(ctx, cols, from, join, keys)
		if err != nil {
			return err
		}
		found := map[string][]any{}
		for _, row := range rows {
			k, err := r.rel.Parent.Key(row[:len(cols)])
			if err != nil {
				return err
			}
			found[k.Tuple()] = append(found[k.Tuple()], row[len(cols)])
		}
		for _, st := range part {
			if r.keep(st) {
				continue
			}
			list := found[st.Key.Tuple()]
			var v any = list
			if !r.rel.List {
				v = nil
				if len(list) > 1 {
					if err := host.Warn("SAWarning", "Multiple rows returned with uselist=False for eagerly-loaded attribute '"+r.rel.String()+"' "); err != nil {
						return err
					}
				}
				if len(list) > 0 {
					v = list[0]
				}
			}
			if _, err := st.Class.Attr(r.rel.Name).SetCommitted(st, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func keyValue(host instance.Host, values []any) any {
	if len(values) == 1 {
		return values[0]
	}
	return host.Tuple(values)
}

// fetch runs the second statement; rows are the key columns and the object.
func (r *postRun) fetch(ctx *context, cols []core.ColumnElement, from core.Element, join *RelAttr, keys []any) ([][]any, error) {
	host := ctx.st.host
	var in core.ColumnElement = cols[0]
	if len(cols) > 1 {
		items := make([]core.Element, len(cols))
		for i, c := range cols {
			items[i] = c
		}
		in = core.NewTuple(items, nil)
	}
	cond, err := core.InValues(in, host.List(keys), core.Value{V: keys[0]}, false)
	if err != nil {
		return nil, err
	}
	set := r.settings(ctx)
	order := r.rel.Order
	bundle := make([]core.Element, 0, len(cols)+1)
	for _, c := range cols {
		bundle = append(bundle, c)
	}
	s := core.NewSelect(append(bundle, r.target)...).With(func(s *core.Select) {
		s.LabelStyle = core.LabelTablePlusColumn
		s.FromObj = []core.Element{from}
		if join != nil {
			if r.option != nil {
				join.Extra = r.option.extra(r.rel)
			}
			s.Joins = []core.JoinStep{{Target: join}}
		}
		s.Where = []core.ColumnElement{cond}
		if join == nil && r.option != nil {
			s.Where = append(s.Where, r.option.extra(r.rel)...)
		}
		for _, o := range order {
			s.OrderBy = append(s.OrderBy, r.target.AdaptElement(o))
		}
		s.Options = ctx.st.options
		if o := r.option; o != nil && o.HasRecursion {
			s.Options = append(s.Options[:len(s.Options):len(s.Options)], o.deeper())
		}
		s.PluginData = set
		s.Plugin = r.target.plugin
	})
	res, err := ctx.sess.Run(s, set)
	if err != nil {
		return nil, err
	}
	res.UniqueRequired = false
	all, err := res.All()
	if err != nil {
		return nil, err
	}
	type pair struct {
		key string
		obj any
	}
	seen := map[pair]bool{}
	var out [][]any
	for _, x := range all {
		vals := x.(*core.Row).Values
		for i := range cols {
			vals[i] = host.Value(vals[i])
		}
		k, err := instance.NewKey(r.rel.Parent.Class, vals[:len(cols)])
		if err != nil {
			return nil, err
		}
		p := pair{k.Tuple(), vals[len(cols)]}
		if seen[p] || vals[len(cols)] == nil {
			continue
		}
		seen[p] = true
		out = append(out, vals)
	}
	return out, nil
}
