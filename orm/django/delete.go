package django

import (
	"slices"
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Deleted counts deleted rows by model label, in the order of deletion.
type Deleted struct {
	Total  int64
	Labels []string
	Counts map[string]int64
}

func (d *Deleted) add(label string, n int64) {
	if n == 0 {
		return
	}
	if d.Counts == nil {
		d.Counts = map[string]int64{}
	}
	if _, ok := d.Counts[label]; !ok {
		d.Labels = append(d.Labels, label)
	}
	d.Counts[label] += n
	d.Total += n
}

// Delete deletes an object with what depends on it.
func (s *Session) Delete(o meta.Instance, using string, keepParents bool) (*Deleted, error) {
	if PK(o) == nil {
		return nil, meta.Errorf(meta.ValueError, "%s object can't be deleted because its %s attribute is set to None.", o.Model().Name, o.Model().PK.Attname)
	}
	if using = s.writes(o.Model(), using, o); using == "" {
		using = o.State().DB
	}
	c := newCollector(s, using, o)
	if err := c.collect([]meta.Instance{o}, collectTerms{related: true, keepParents: keepParents, restrict: true}); err != nil {
		return nil, err
	}
	return c.delete()
}

// Delete deletes the objects of the QuerySet with what depends on them.
func (qs *QuerySet) Delete() (*Deleted, error) {
	if err := qs.combined("delete"); err != nil {
		return nil, err
	}
	if qs.Q.IsSliced() {
		return nil, meta.Errorf(meta.TypeError, "Cannot use 'limit' or 'offset' with delete().")
	}
	if distinct, on := qs.Q.IsDistinct(); on || distinct && qs.hasField {
		return nil, meta.Errorf(meta.TypeError, "Cannot call delete() after .distinct(*fields).")
	}
	if qs.hasField {
		return nil, meta.Errorf(meta.TypeError, "Cannot call delete() after .values() or .values_list()")
	}
	del := qs.must(qs.Q.Unordered(true).SelectRelated(nil, true))
	c := newCollector(qs.S, qs.S.writes(qs.Model, qs.DB, nil), qs)
	if err := c.collectQS(del, collectTerms{related: true, restrict: true}); err != nil {
		return nil, err
	}
	d, err := c.delete()
	qs.cache, qs.fetched = nil, false
	return d, err
}

// RawDelete deletes the rows in one statement, without looking at relations.
func (qs *QuerySet) RawDelete() (int64, error) {
	res, err := change(qs.writeConn(), qs.Q.DeleteStatement)
	if err == query.ErrEmpty {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return max(res.Affected, 0), nil
}

// collector gathers what a deletion takes along.
type collector struct {
	s      *Session
	using  string
	conn   *db.Conn
	origin any

	models   []*meta.Model
	data     map[*meta.Model][]meta.Instance
	updates  []fieldUpdate
	fast     []*QuerySet
	restrict []restricted
	depends  map[*meta.Model]map[*meta.Model]bool
}

type fieldUpdate struct {
	field *meta.Field
	value any
	lazy  []*QuerySet
	objs  []meta.Instance
}

type restricted struct {
	field *meta.Field
	objs  []meta.Instance
}

type collectTerms struct {
	source      *meta.Model
	nullable    bool
	related     bool
	reverse     bool
	keepParents bool
	restrict    bool
}

func newCollector(s *Session, using string, origin any) *collector {
	return &collector{s: s, using: using, conn: s.Conn(using), origin: origin, data: map[*meta.Model][]meta.Instance{}, depends: map[*meta.Model]map[*meta.Model]bool{}}
}

// candidates are the single relations that point to a model.
func candidates(m *meta.Model) []*meta.Rel {
	var out []*meta.Rel
	for _, r := range m.Related(true) {
		if r.Kind != meta.ManyToMany && r.Generic == nil {
			out = append(out, r)
		}
	}
	return out
}

func (c *collector) listens(m *meta.Model) bool {
	return m.Host != nil && (m.Host.Listens("pre_delete", m) || m.Host.Listens("post_delete", m))
}

func (c *collector) canFast(m *meta.Model, from *meta.Field) bool {
	if from != nil && from.Rel.OnDelete != meta.Cascade {
		return false
	}
	if c.listens(m) {
		return false
	}
	for _, p := range m.Concrete().Parents {
		if p.Link != from {
			return false
		}
	}
	for _, r := range candidates(m) {
		if r.OnDelete != meta.DoNothing {
			return false
		}
	}
	return len(m.Generics()) == 0
}

func (c *collector) add(objs []meta.Instance, t collectTerms) []meta.Instance {
	if len(objs) == 0 {
		return nil
	}
	m := objs[0].Model()
	c.touch(m)
	var fresh []meta.Instance
	for _, o := range objs {
		if !slices.ContainsFunc(c.data[m], func(x meta.Instance) bool { return SameObject(x, o) }) {
			c.data[m] = append(c.data[m], o)
			fresh = append(fresh, o)
		}
	}
	if t.source != nil && !t.nullable {
		c.depend(t.source, m, t.reverse)
	}
	return fresh
}

func (c *collector) touch(m *meta.Model) {
	if _, ok := c.data[m]; !ok {
		c.data[m] = nil
		c.models = append(c.models, m)
	}
}

func (c *collector) depend(m, on *meta.Model, reverse bool) {
	if reverse {
		m, on = on, m
	}
	k := m.Concrete()
	if c.depends[k] == nil {
		c.depends[k] = map[*meta.Model]bool{}
	}
	c.depends[k][on.Concrete()] = true
	c.touch(on)
}

// SameObject tells whether two objects are equal as Django's models compare.
func SameObject(a, b meta.Instance) bool {
	if a == b {
		return true
	}
	if a.Model().Concrete() != b.Model().Concrete() {
		return false
	}
	k := PK(a)
	return k != nil && Equal(k, PK(b))
}

func (c *collector) collectQS(qs *QuerySet, t collectTerms) error {
	if c.canFast(qs.Model, nil) {
		c.fast = append(c.fast, qs)
		return nil
	}
	items, err := qs.Items()
	if err != nil {
		return err
	}
	return c.collectNew(instances(items), t)
}

func (c *collector) collect(objs []meta.Instance, t collectTerms) error {
	return c.collectNew(objs, t)
}

func (c *collector) collectNew(objs []meta.Instance, t collectTerms) error {
	fresh := c.add(objs, t)
	if len(fresh) == 0 {
		return nil
	}
	m := fresh[0].Model()
	if !t.keepParents {
		for _, p := range m.Concrete().Parents {
			if p.Link == nil {
				continue
			}
			var parents []meta.Instance
			for _, o := range fresh {
				po, err := c.s.Forward(o, p.Link)
				if err != nil {
					return err
				}
				if po != nil {
					parents = append(parents, po)
				}
			}
			if err := c.collectNew(parents, collectTerms{source: m, reverse: true}); err != nil {
				return err
			}
		}
	}
	if !t.related {
		return nil
	}
	var fastModels []*meta.Model
	fastFields := map[*meta.Model][]*meta.Field{}
	var protectedKeys []string
	var protected []meta.Instance
	for _, r := range candidates(m) {
		if t.keepParents && slices.Contains(m.AllParents(), r.To) || r.OnDelete == meta.DoNothing {
			continue
		}
		f, rm := r.Field, r.Field.Model
		if c.canFast(rm, f) {
			if fastFields[rm] == nil {
				fastModels = append(fastModels, rm)
			}
			fastFields[rm] = append(fastFields[rm], f)
			continue
		}
		for batch := range slices.Chunk(fresh, 500) {
			sub, err := c.relatedObjects(rm, []*meta.Field{f}, batch)
			if err != nil {
				return err
			}
			if names := referenced(rm); len(names) > 0 && !c.listens(rm) {
				if sub, err = sub.Only(names); err != nil {
					return err
				}
			}
			if r.OnDelete == meta.SetNull {
				if !f.Null {
					return meta.Errorf(meta.IntegrityError, "NOT NULL constraint failed: %s.%s", rm.DBTable, f.Column)
				}
				c.update(f, nil, sub, nil)
				continue
			}
			if r.OnDelete == meta.SetValue && r.DeletePlain {
				v, err := deleteValue(r)
				if err != nil {
					return err
				}
				c.update(f, v, sub, nil)
				continue
			}
			items, err := sub.Items()
			if err != nil {
				return err
			}
			list := instances(items)
			if len(list) == 0 {
				continue
			}
			switch r.OnDelete {
			case meta.Cascade:
				err := c.collectNew(list, collectTerms{source: r.To, nullable: f.Null, related: true})
				if e, ok := err.(*meta.Error); ok && e.Class == meta.ProtectedError {
					key := "'" + rm.Name + "." + f.Name + "'"
					if !slices.Contains(protectedKeys, key) {
						protectedKeys = append(protectedKeys, key)
					}
					protected = append(protected, e.Objects...)
				} else if err != nil {
					return err
				}
			case meta.Protect:
				key := "'" + rm.Name + "." + f.Name + "'"
				if !slices.Contains(protectedKeys, key) {
					protectedKeys = append(protectedKeys, key)
				}
				protected = append(protected, list...)
			case meta.Restrict:
				c.restrict = append(c.restrict, restricted{f, list})
				c.depend(r.To, rm, false)
			case meta.SetDefault:
				v, err := f.GetDefault()
				if err != nil {
					return err
				}
				c.update(f, v, nil, list)
			case meta.SetValue:
				v, err := deleteValue(r)
				if err != nil {
					return err
				}
				c.update(f, v, nil, list)
			}
		}
	}
	if protectedKeys != nil {
		return &meta.Error{Class: meta.ProtectedError, Objects: protected, Message: "Cannot delete some instances of model '" + m.Name +
			"' because they are referenced through protected foreign keys: " + strings.Join(protectedKeys, ", ") + "."}
	}
	for _, rm := range fastModels {
		for batch := range slices.Chunk(fresh, 500) {
			sub, err := c.relatedObjects(rm, fastFields[rm], batch)
			if err != nil {
				return err
			}
			c.fast = append(c.fast, sub)
		}
	}
	for _, r := range m.Generics() {
		if t.keepParents && r.To != m {
			continue
		}
		sub, err := c.s.genericObjects(r, fresh, c.using)
		if err != nil {
			return err
		}
		if err := c.collectQS(sub, collectTerms{source: m, nullable: true, related: true}); err != nil {
			return err
		}
	}
	if t.restrict {
		return c.checkRestricted(m)
	}
	return nil
}

// deleteValue is the value of SET().
func deleteValue(r *meta.Rel) (any, error) {
	v, err := r.DeleteValue()
	if o, ok := v.(meta.Instance); ok && err == nil {
		return PreparedKey(o, r.Field)
	}
	return v, err
}

func referenced(m *meta.Model) []string {
	names := []string{}
	for _, r := range candidates(m) {
		if t := r.Target(); t != nil && !slices.Contains(names, t.Attname) {
			names = append(names, t.Attname)
		}
	}
	return names
}

func (c *collector) update(f *meta.Field, v any, lazy *QuerySet, objs []meta.Instance) {
	for i := range c.updates {
		if u := &c.updates[i]; u.field == f && Equal(u.value, v) {
			if lazy != nil {
				u.lazy = append(u.lazy, lazy)
			}
			u.objs = append(u.objs, objs...)
			return
		}
	}
	u := fieldUpdate{field: f, value: v, objs: objs}
	if lazy != nil {
		u.lazy = []*QuerySet{lazy}
	}
	c.updates = append(c.updates, u)
}

func (c *collector) checkRestricted(m *meta.Model) error {
	var keys []string
	var objs []meta.Instance
	for _, r := range c.restrict {
		left := slices.Clone(r.objs)
		left = slices.DeleteFunc(left, func(o meta.Instance) bool {
			return slices.ContainsFunc(c.data[o.Model()], func(x meta.Instance) bool { return SameObject(x, o) })
		})
		for _, qs := range c.fast {
			if qs.Model != r.field.Model || len(left) == 0 {
				continue
			}
			var pks []any
			for _, o := range left {
				pks = append(pks, PK(o))
			}
			sub, err := qs.Filter(query.NewQ(query.Cond{Name: "pk__in", Value: pks}), false)
			if err != nil {
				return err
			}
			items, err := sub.Items()
			if err != nil {
				return err
			}
			gone := instances(items)
			left = slices.DeleteFunc(left, func(o meta.Instance) bool {
				return slices.ContainsFunc(gone, func(x meta.Instance) bool { return SameObject(x, o) })
			})
		}
		if len(left) > 0 {
			if key := "'" + r.field.Model.Name + "." + r.field.Name + "'"; !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
			objs = append(objs, left...)
		}
	}
	if keys == nil {
		return nil
	}
	return &meta.Error{Class: meta.RestrictedError, Objects: objs, Message: "Cannot delete some instances of model '" + m.Name +
		"' because they are referenced through restricted foreign keys: " + strings.Join(keys, ", ") + "."}
}

func (c *collector) relatedObjects(m *meta.Model, fields []*meta.Field, objs []meta.Instance) (*QuerySet, error) {
	list := make([]any, len(objs))
	for i, o := range objs {
		list[i] = o
	}
	cond := &query.Q{Connector: query.Or}
	for _, f := range fields {
		cond.Items = append(cond.Items, query.Cond{Name: f.Name + "__in", Value: list})
	}
	return c.s.All(m).Using(c.using).Filter(cond, false)
}

// sort puts models before those that they depend on.
func (c *collector) sort() {
	var sorted []*meta.Model
	done := map[*meta.Model]bool{}
	for len(sorted) < len(c.models) {
		found := false
		for _, m := range c.models {
			if slices.Contains(sorted, m) {
				continue
			}
			waits := false
			for d := range c.depends[m.Concrete()] {
				waits = waits || !done[d]
			}
			if !waits {
				sorted = append(sorted, m)
				done[m.Concrete()] = true
				found = true
			}
		}
		if !found {
			return
		}
	}
	c.models = sorted
}

func (c *collector) delete() (*Deleted, error) {
	for _, list := range c.data {
		sort.SliceStable(list, func(i, j int) bool { return less(PK(list[i]), PK(list[j])) })
	}
	var last []meta.Instance
	if n := len(c.models); n > 0 {
		last = c.data[c.models[n-1]]
	}
	c.sort()
	out := &Deleted{}
	if len(c.models) == 1 && len(last) == 1 && c.canFast(last[0].Model(), nil) {
		o := last[0]
		m := c.models[0]
		err := c.conn.MarkOnError(func() error {
			n, err := c.byKeys(m, []any{PK(o)})
			out.add(m.Label(), n)
			return err
		})
		if err != nil {
			return nil, err
		}
		if out.Counts == nil {
			out.Labels, out.Counts = []string{m.Label()}, map[string]int64{m.Label(): 0}
		}
		c.s.moved(o, stateSaved, stateDeleted, "delete")
		clearKey(o, m)
		return out, nil
	}
	err := c.conn.Atomic(false, func() error { return c.deleteAll(out) })
	if err != nil {
		return nil, err
	}
	for _, m := range c.models {
		for _, o := range c.data[m] {
			c.s.moved(o, stateSaved, stateDeleted, "delete")
			clearKey(o, m)
		}
	}
	return out, nil
}

func less(a, b any) bool {
	switch x := a.(type) {
	case int64:
		y, ok := b.(int64)
		return ok && x < y
	}
	return values.Str(a) < values.Str(b)
}

// clearKey takes the key from a deleted object.
func clearKey(o meta.Instance, m *meta.Model) {
	for _, f := range m.Key() {
		o.Set(f.Attname, nil)
	}
}

func (c *collector) byKeys(m *meta.Model, keys []any) (int64, error) {
	var total int64
	for batch := range slices.Chunk(keys, 100) {
		res, err := change(c.conn, func(style render.Style) (sqltree.Statement, error) {
			return query.DeleteByKeys(c.s.Env, m, m.PK, batch, style)
		})
		if err != nil {
			return total, err
		}
		total += max(res.Affected, 0)
	}
	return total, nil
}

func (c *collector) signal(name string, m *meta.Model, o meta.Instance) error {
	if m.AutoCreated {
		return nil
	}
	return send(m, meta.Signal{Name: name, Sender: m, Instance: o, Using: c.using, Origin: c.origin})
}

func (c *collector) deleteAll(out *Deleted) error {
	for _, m := range c.models {
		for _, o := range c.data[m] {
			if err := c.signal("pre_delete", m, o); err != nil {
				return err
			}
		}
	}
	for _, qs := range c.fast {
		n, err := qs.RawDelete()
		if err != nil {
			return err
		}
		out.add(qs.Model.Label(), n)
	}
	for _, u := range c.updates {
		if len(u.lazy) > 0 {
			all := u.lazy[0]
			var err error
			for _, more := range u.lazy[1:] {
				if all, err = all.Merge(more, query.Or); err != nil {
					return err
				}
			}
			if _, err := all.Update([]string{u.field.Name}, []any{u.value}); err != nil {
				return err
			}
		}
		if len(u.objs) > 0 {
			var pks []any
			seen := map[string]bool{}
			for _, o := range u.objs {
				if k := values.Repr(PK(o)); !seen[k] {
					seen[k] = true
					pks = append(pks, PK(o))
				}
			}
			m := u.objs[0].Model()
			for batch := range slices.Chunk(SetOrder(pks), 100) {
				if _, err := c.s.update(c.conn, query.ByKeys(c.s.Env, m, m.PK, batch), []query.Setting{{Field: u.field, Value: u.value}}); err != nil {
					return err
				}
			}
		}
	}
	for _, m := range c.models {
		slices.Reverse(c.data[m])
	}
	for _, m := range c.models {
		var pks []any
		for _, o := range c.data[m] {
			pks = append(pks, PK(o))
		}
		if len(pks) > 0 {
			n, err := c.byKeys(m, pks)
			if err != nil {
				return err
			}
			out.add(m.Label(), n)
		}
		for _, o := range c.data[m] {
			if err := c.signal("post_delete", m, o); err != nil {
				return err
			}
		}
	}
	return nil
}

// SetOrder lists values in the order in which a Python set of them is iterated,
// as far as that is known: whole numbers by their hash.
func SetOrder(list []any) []any {
	size := 8
	var table []any
	insert := func(t []any, v int64) {
		mask := uint64(len(t) - 1)
		h := uint64(v)
		if v == -1 {
			h = uint64(0xfffffffffffffffe)
		}
		perturb := h
		i := h & mask
		for {
			limit := uint64(0)
			if i+9 <= mask {
				limit = 9
			}
			for j := uint64(0); j <= limit; j++ {
				if t[i+j] == nil {
					t[i+j] = v
					return
				}
			}
			perturb >>= 5
			i = (i*5 + 1 + perturb) & mask
		}
	}
	table = make([]any, size)
	seen := map[int64]bool{}
	for _, v := range list {
		n, ok := v.(int64)
		if !ok {
			return list
		}
		if seen[n] {
			continue
		}
		seen[n] = true
		insert(table, n)
		if len(seen)*5 >= (size-1)*3 {
			grow := len(seen) * 4
			if len(seen) > 50000 {
				grow = len(seen) * 2
			}
			for size = 8; size <= grow; size <<= 1 {
			}
			old := table
			table = make([]any, size)
			for _, x := range old {
				if x != nil {
					insert(table, x.(int64))
				}
			}
		}
	}
	var out []any
	for _, v := range table {
		if v != nil {
			out = append(out, v)
		}
	}
	return out
}
