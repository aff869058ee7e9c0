package django

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// PK is the object's primary key; nil where it has none yet.
func PK(o meta.Instance) any {
	return meta.KeyOf(o)
}

// KeyIn is the object's key in the table of its model or of one of the parents.
func KeyIn(o meta.Instance, m *meta.Model) any {
	if m.IsComposite() {
		return PK(o)
	}
	v, _ := o.Get(m.PK.Attname)
	return v
}

// Save is Model.save(): an UPDATE, or an INSERT where that finds no row.
func (s *Session) Save(o meta.Instance, args meta.SaveArgs) error {
	m := o.Model()
	if err := s.prepareRelated(o, m, args); err != nil {
		return err
	}
	using := s.writes(m, args.Using, o)
	if using == "" {
		using = o.State().DB
	}
	if using == "" {
		using = DefaultDB
	}
	if args.ForceInsert && (args.ForceUpdate || args.HasUpdateFields) {
		return meta.Errorf(meta.ValueError, "Cannot force both insert and updating in model saving.")
	}
	var update []string
	limited := args.HasUpdateFields
	if limited {
		if len(args.UpdateFields) == 0 {
			return nil
		}
		names := map[string]bool{}
		for _, f := range m.Fields() {
			if !m.InKey(f) {
				names[f.Name] = true
				names[f.Attname] = true
			}
		}
		var bad []string
		for _, n := range args.UpdateFields {
			if !names[n] {
				bad = append(bad, n)
			}
		}
		if bad != nil {
			slices.Sort(bad)
			return meta.Errorf(meta.ValueError, "The following fields do not exist in this model, are m2m fields, primary keys, or are non-concrete fields: %s", strings.Join(bad, ", "))
		}
		update = args.UpdateFields
	} else if !args.ForceInsert && using == o.State().DB {
		var loaded []string
		deferred := false
		for _, f := range m.Fields() {
			if _, ok := o.Get(f.Attname); !ok {
				deferred = true
			} else if !m.InKey(f) {
				loaded = append(loaded, f.Attname)
			}
		}
		if deferred && len(loaded) > 0 {
			update, limited = loaded, true
		}
	}
	return s.saveBase(o, using, args, update, limited)
}

// SaveRaw is save_base(raw=True), as fixtures are loaded: the object's own table
// alone, no parents, no values that fields set before saving.
func (s *Session) SaveRaw(o meta.Instance, args meta.SaveArgs) error {
	args.Raw = true
	using := args.Using
	if using == "" {
		using = DefaultDB
	}
	return s.saveBase(o, using, args, args.UpdateFields, args.HasUpdateFields)
}

// prepareRelated copies the keys of assigned related objects, which may have
// been saved since.
func (s *Session) prepareRelated(o meta.Instance, m *meta.Model, args meta.SaveArgs) error {
	for _, f := range m.Fields() {
		if f.Rel == nil {
			continue
		}
		if args.HasUpdateFields && !slices.Contains(args.UpdateFields, f.Name) && !slices.Contains(args.UpdateFields, f.Attname) {
			continue
		}
		rel, ok := o.State().Cached(f.Name)
		if !ok || rel == nil {
			continue
		}
		target := f.Rel.Target()
		v, _ := rel.Get(target.Attname)
		have, _ := o.Get(f.Attname)
		if PK(rel) == nil {
			delete(o.State().Cache, f.Name)
			if f.Kind == meta.OneToOneKind {
				delete(rel.State().Cache, f.Rel.CacheName())
			}
			return meta.Errorf(meta.ValueError, "save() prohibited to prevent data loss due to unsaved related object '%s'.", f.Name)
		}
		if have == nil || have == "" {
			o.Set(f.Attname, v)
			o.State().SetCached(f.Name, rel)
		} else if !Equal(v, have) {
			delete(o.State().Cache, f.Name)
		}
	}
	return prepareGeneric(o, m)
}

// prepareGeneric copies the keys of objects that GenericForeignKeys point to.
func prepareGeneric(o meta.Instance, m *meta.Model) error {
	for _, p := range m.Parents {
		if err := prepareGeneric(o, p.Model); err != nil {
			return err
		}
	}
	for _, p := range m.Private {
		if p.Generic == nil {
			continue
		}
		rel, _ := o.State().Cached(p.Name)
		key := m.Field(p.Generic.Key)
		if rel == nil || key == nil {
			continue
		}
		if PK(rel) == nil {
			return meta.Errorf(meta.ValueError, "save() prohibited to prevent data loss due to unsaved related object '%s'.", p.Name)
		}
		if v, _ := o.Get(key.Attname); v == nil {
			o.Set(key.Attname, PK(rel))
		}
	}
	return nil
}

// Equal compares two plain values as Python's == does.
func Equal(a, b any) bool {
	a, b = values.Plain(a), values.Plain(b)
	switch x := a.(type) {
	case int64:
		switch y := b.(type) {
		case int64:
			return x == y
		case float64:
			return float64(x) == y
		case bool:
			return (x == 1) == y && (x == 0 || x == 1)
		case values.Decimal:
			return values.Repr(x) == y.Fixed()
		}
		return false
	case bool:
		if y, ok := b.(bool); ok {
			return x == y
		}
		if _, ok := b.(int64); ok {
			return Equal(b, a)
		}
		return false
	case values.Decimal:
		if y, ok := b.(values.Decimal); ok && x.Special == "" && y.Special == "" {
			return x.Cmp(y) == 0
		}
		return false
	case values.DateTime:
		if y, ok := b.(values.DateTime); ok {
			return x.Aware == y.Aware && x.Go().Equal(y.Go())
		}
		return false
	}
	return values.TypeName(a) == values.TypeName(b) && values.Repr(a) == values.Repr(b)
}

func (s *Session) saveBase(o meta.Instance, using string, args meta.SaveArgs, update []string, limited bool) error {
	m := o.Model()
	for _, base := range args.InsertModels {
		if !m.IsSubclass(base) {
			return meta.Errorf(meta.TypeError, "Invalid force_insert member. %s must be a base of %s.", base.Name, m.Name)
		}
	}
	inserts := func(table *meta.Model) bool {
		return args.ForceInsert && table == m.Concrete() && args.InsertModels == nil || slices.ContainsFunc(args.InsertModels, table.IsSubclass)
	}
	origin := m
	m = m.Concrete()
	conn := s.Conn(using)
	sig := meta.Signal{Name: "pre_save", Sender: origin, Instance: o, Using: using, Raw: args.Raw}
	if limited {
		sig.UpdateFields = update
	}
	if !origin.AutoCreated {
		if err := send(origin, sig); err != nil {
			return err
		}
	}
	updated := false
	work := func() error {
		parentInserted := false
		for _, p := range m.Parents {
			if args.Raw {
				break
			}
			ins, err := s.saveParents(o, m, p, conn, inserts, update, limited)
			if err != nil {
				return err
			}
			parentInserted = parentInserted || ins
		}
		var err error
		updated, err = s.saveTable(o, m, conn, inserts(m) || parentInserted, args.ForceUpdate, update, limited)
		return err
	}
	var err error
	if len(m.Parents) > 0 {
		err = conn.Atomic(false, work)
	} else {
		err = conn.MarkOnError(work)
	}
	if err != nil {
		return err
	}
	before, cause := stateOf(o), "insert"
	if updated {
		cause = "update"
	}
	o.State().DB = using
	o.State().Adding = false
	s.moved(o, before, stateSaved, cause)
	if origin.AutoCreated {
		return nil
	}
	sig.Name, sig.Created = "post_save", !updated
	return send(origin, sig)
}

func send(m *meta.Model, sig meta.Signal) error {
	if m.Host == nil || !m.Host.Listens(sig.Name, sig.Sender) {
		return nil
	}
	return m.Host.Send(sig)
}

func (s *Session) saveParents(o meta.Instance, child *meta.Model, p meta.Parent, conn *db.Conn, inserts func(table *meta.Model) bool, update []string, limited bool) (bool, error) {
	if p.Link == nil {
		return false, nil
	}
	pm := p.Model.Concrete()
	if v, _ := o.Get(pm.PK.Attname); v == nil {
		if l, _ := o.Get(p.Link.Attname); l != nil {
			o.Set(pm.PK.Attname, l)
		}
	}
	inserted := false
	for _, g := range pm.Parents {
		ins, err := s.saveParents(o, pm, g, conn, inserts, update, limited)
		if err != nil {
			return false, err
		}
		inserted = inserted || ins
	}
	updated, err := s.saveTable(o, pm, conn, inserted || inserts(pm), false, update, limited)
	if err != nil {
		return false, err
	}
	v, _ := o.Get(pm.PK.Attname)
	o.Set(p.Link.Attname, v)
	delete(o.State().Cache, p.Link.Name)
	return inserted || !updated, nil
}

// PreSave is the value that a field saves: auto_now and its kind set it first.
func (s *Session) PreSave(f *meta.Field, o meta.Instance, add bool) (any, error) {
	if f.Hooks != nil && f.Hooks.PreSave != nil {
		return f.Hooks.PreSave(o, add)
	}
	if f.AutoNow || f.AutoNowAdd && add {
		var v any
		now := s.Env.Current()
		switch f.Kind {
		case meta.DateTimeKind:
			v = now
		case meta.DateKind:
			v = values.DateOf(s.Env.Now())
		case meta.TimeKind:
			v = values.DateTimeOf(s.Env.Now(), false).Time
		}
		o.Set(f.Attname, v)
		return v, nil
	}
	v, ok := o.Get(f.Attname)
	if !ok {
		if f.HasDBDefault {
			return dbDefault(f), nil
		}
		return f.GetDefault()
	}
	return v, nil
}

func dbDefault(f *meta.Field) any {
	if e, ok := f.DBDefault.(query.Expr); ok {
		return e
	}
	return f.DBDefault
}

func (s *Session) saveTable(o meta.Instance, m *meta.Model, conn *db.Conn, forceInsert, forceUpdate bool, update []string, limited bool) (bool, error) {
	var nonPK []*meta.Field
	for _, f := range m.LocalFields {
		if m.InKey(f) || f.Generated != nil || limited && !slices.Contains(update, f.Name) && !slices.Contains(update, f.Attname) {
			continue
		}
		nonPK = append(nonPK, f)
	}
	pk := KeyIn(o, m)
	if pk == nil && !m.IsComposite() {
		v, err := m.PK.GetDefault()
		if err != nil {
			return false, err
		}
		if pk = v; pk != nil {
			o.Set(m.PK.Attname, v)
		}
	}
	pkSet := pk != nil
	if !pkSet && (forceUpdate || limited) {
		return false, meta.Errorf(meta.ValueError, "Cannot force an update in save() with no primary key.")
	}
	if !forceInsert && !forceUpdate && o.State().Adding && (m.PK.HasDefault || m.PK.DefaultFunc != nil || m.PK.HasDBDefault) {
		forceInsert = true
	}
	if pkSet && !forceInsert {
		updated, err := s.doUpdate(o, m, conn, pk, nonPK, limited, forceUpdate)
		if err != nil || updated {
			return updated, err
		}
		if forceUpdate {
			return false, meta.Errorf(meta.DatabaseError, "Forced update did not affect any rows.")
		}
		if limited {
			return false, meta.Errorf(meta.DatabaseError, "Save with update_fields did not affect any rows.")
		}
	}
	if err := s.placeLast(o, m, conn); err != nil {
		return false, err
	}
	var fields []*meta.Field
	for _, f := range m.LocalFields {
		if f.Generated == nil && (pkSet || f != m.PK || !f.IsAuto()) {
			fields = append(fields, f)
		}
	}
	row := make([]any, len(fields))
	for i, f := range fields {
		v, err := s.PreSave(f, o, true)
		if err != nil {
			return false, err
		}
		if row[i], err = saved(f, v); err != nil {
			return false, err
		}
	}
	ret := returning(m)
	res, err := change(conn, func(style render.Style) (sqltree.Statement, error) {
		return query.Insert(s.Env, m.DBTable, m, fields, [][]any{row}, ret, query.Conflict{}, style)
	})
	if err != nil {
		return false, err
	}
	if len(ret) > 0 && len(res.Rows) > 0 {
		for i, f := range ret {
			v, err := f.FromDB(s.Env, res.Rows[0][i], true)
			if err != nil {
				return false, err
			}
			o.Set(f.Attname, v)
		}
	}
	return false, nil
}

// saved turns an object assigned to a plain column into what is stored of it.
func saved(f *meta.Field, v any) (any, error) {
	if o, ok := v.(meta.Instance); ok && f.Rel != nil {
		return PreparedKey(o, f)
	}
	return v, nil
}

// PreparedKey is the value by which a field refers to an object.
func PreparedKey(o meta.Instance, f *meta.Field) (any, error) {
	if PK(o) == nil {
		return nil, meta.Errorf(meta.ValueError, "Unsaved model instance %s cannot be used in an ORM query.", o.Repr())
	}
	if f.Rel == nil || f.Rel.Kind == meta.ManyToMany {
		return nil, meta.Errorf(meta.TypeError, "Field '%s' expected a number but got %s.", f.Name, o.Repr())
	}
	v, _ := o.Get(f.Rel.Target().Attname)
	return v, nil
}

// returning are the fields that the database fills in on INSERT.
func returning(m *meta.Model) []*meta.Field {
	var out []*meta.Field
	for _, f := range m.LocalFields {
		if f.IsAuto() || f.HasDBDefault || f.Generated != nil {
			out = append(out, f)
		}
	}
	return out
}

func (s *Session) doUpdate(o meta.Instance, m *meta.Model, conn *db.Conn, pk any, fields []*meta.Field, limited, forced bool) (bool, error) {
	q, err := query.New(m, s.Env).Filter(query.NewQ(query.Cond{Name: "pk", Value: pk}))
	if err != nil {
		return false, err
	}
	var set []query.Setting
	for _, f := range fields {
		v, err := s.PreSave(f, o, false)
		if err != nil {
			return false, err
		}
		if v, err = saved(f, v); err != nil {
			return false, err
		}
		set = append(set, query.Setting{Field: f, Value: v})
	}
	if len(set) == 0 {
		if limited {
			return true, nil
		}
		return s.exists(conn, q)
	}
	if m.SelectOnSave && !forced {
		found, err := s.exists(conn, q)
		if err != nil || !found {
			return false, err
		}
		n, err := s.update(conn, q, set)
		if err != nil || n > 0 {
			return n > 0, err
		}
		return s.exists(conn, q)
	}
	n, err := s.update(conn, q, set)
	return n > 0, err
}

func (s *Session) update(conn *db.Conn, q *query.Query, set []query.Setting) (int64, error) {
	if q.NeedsKeys() {
		keys, err := q.KeysQuery(q.Model.PK.Name)
		if err != nil {
			return 0, err
		}
		if q, err = query.OnlyKeys(q.Model, s.Env, keys); err != nil {
			return 0, err
		}
	}
	res, err := change(conn, func(style render.Style) (sqltree.Statement, error) { return q.Update(set, style) })
	if err == query.ErrEmpty {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return max(res.Affected, 0), nil
}

func (s *Session) exists(conn *db.Conn, q *query.Query) (bool, error) {
	c, err := q.ExistsQuery().Compile()
	if err == query.ErrEmpty {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	res, err := conn.Run(c.Tree)
	if err != nil {
		return false, err
	}
	return len(res.Rows) > 0, nil
}
