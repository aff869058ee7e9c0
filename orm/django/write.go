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

// Create makes an object and saves it.
func (qs *QuerySet) Create(names []string, vals []any) (meta.Instance, error) {
	o, err := qs.Model.Host.Construct(qs.Model, names, vals)
	if err != nil {
		return nil, err
	}
	return o, qs.Model.Host.Save(o, meta.SaveArgs{ForceInsert: true, Using: qs.writeConn().Alias})
}

// Update sets fields of all rows in one statement and counts them.
func (qs *QuerySet) Update(names []string, vals []any) (int64, error) {
	if err := qs.combined("update"); err != nil {
		return 0, err
	}
	if qs.Q.IsSliced() {
		return 0, meta.Errorf(meta.TypeError, "Cannot update a query once a slice has been taken.")
	}
	if _, on := qs.Q.IsDistinct(); on {
		return 0, meta.Errorf(meta.TypeError, "Cannot call update() after .distinct(*fields).")
	}
	own := map[*meta.Model][]query.Setting{}
	var order []*meta.Model
	for i, n := range names {
		if n == "pk" && qs.Model.IsComposite() {
			return 0, meta.Errorf(meta.FieldError, "Composite primary key fields must be updated individually.")
		}
		if n == "pk" {
			return 0, meta.Errorf(meta.FieldDoesNotExist, "%s has no field named 'pk'", qs.Model.Name)
		}
		r, err := qs.Model.GetField(fieldName(qs.Model, n))
		if err != nil {
			return 0, err
		}
		f, ok := r.(*meta.Field)
		if !ok || f.Rel != nil && f.Rel.Kind == meta.ManyToMany {
			shown := "<" + "ManyToOneRel" + ": " + qs.Model.Label() + ">"
			if ok {
				shown = "<django.db.models.fields.related.ManyToManyField: " + f.Name + ">"
			} else if rel, ok := r.(*meta.Rel); ok {
				shown = relRepr(rel)
			}
			return 0, meta.Errorf(meta.FieldError, "Cannot update model field %s (only non-relations and foreign keys permitted).", shown)
		}
		if f.Generated != nil {
			continue
		}
		if o, ok := vals[i].(meta.Instance); ok && f.Rel == nil {
			return 0, meta.Errorf(meta.TypeError, "Tried to update field %s with a model instance, %s. Use a value compatible with %s.", f, o.Repr(), f.Class())
		}
		v, err := saved(f, vals[i])
		if err != nil {
			return 0, err
		}
		if e, ok := v.(query.Expr); ok {
			if err := qs.Q.CheckAssigned(e); err != nil {
				return 0, err
			}
		}
		m := f.Model.Concrete()
		if own[m] == nil {
			order = append(order, m)
		}
		own[m] = append(own[m], query.Setting{Field: f, Value: v})
	}
	if len(order) == 0 {
		return 0, nil
	}
	conn := qs.writeConn()
	q := qs.Q.Unordered(true)
	var n int64
	work := func() error {
		base := qs.Model.Concrete()
		var ids [][]any // the keys of the rows in the tables of base and of order
		related := len(order) > 1 || len(order) == 1 && order[0] != base
		place := map[*meta.Model]int{}
		if related {
			var err error
			if ids, err = qs.relatedKeys(q, order, place); err != nil {
				return err
			}
		}
		if set := own[base]; set != nil || !related {
			uq := q
			if related {
				uq = query.ByKeys(qs.S.Env, qs.Model, base.PK, ids[0])
			}
			var err error
			if n, err = qs.S.update(conn, uq, set); err != nil {
				return err
			}
		}
		for _, m := range order {
			if m == base {
				continue
			}
			for i := range own[m] {
				own[m][i].Once = true
			}
			c, err := qs.S.update(conn, query.ByKeys(qs.S.Env, m, m.PK, ids[place[m]]), own[m])
			if err != nil {
				return err
			}
			if n == 0 {
				n = c
			}
		}
		return nil
	}
	return n, conn.MarkOnError(work)
}

// relatedKeys are the keys of a query's rows in several tables, column by column:
// first those of the model itself, which serve all parents that a chain of keys
// leads to. place says where a parent's are.
func (qs *QuerySet) relatedKeys(q *query.Query, parents []*meta.Model, place map[*meta.Model]int) ([][]any, error) {
	names := []string{qs.Model.PK.Name}
	for _, m := range parents {
		links := qs.Model.PathToParent(m)
		if slices.ContainsFunc(links, func(link *meta.Field) bool { return !link.PrimaryKey }) {
			place[m] = len(names)
			names = append(names, m.PK.Name)
		}
	}
	keys, err := q.KeysQuery(names...)
	if err != nil {
		return nil, err
	}
	rows := qs.must(keys)
	rows.shape = Tuples
	items, err := rows.Items()
	if err != nil {
		return nil, err
	}
	out := make([][]any, len(names))
	for _, it := range items {
		for i, v := range it.(values.Tuple) {
			out[i] = append(out[i], v)
		}
	}
	return out, nil
}

func relRepr(r *meta.Rel) string {
	name := map[meta.RelKind]string{meta.ManyToOne: "ManyToOneRel", meta.OneToOne: "OneToOneRel", meta.ManyToMany: "ManyToManyRel"}[r.Kind]
	return "<" + name + ": " + strings.ToLower(r.Field.Model.Label()) + ">"
}

func fieldName(m *meta.Model, n string) string {
	if n == "pk" {
		return m.PK.Name
	}
	return n
}

// BulkOptions are the arguments of bulk_create.
type BulkOptions struct {
	BatchSize       int
	IgnoreConflicts bool
	UpdateConflicts bool
	UpdateFields    []string
	UniqueFields    []string
}

const maxParams = 999

// BulkCreate inserts objects with as few statements as possible.
func (qs *QuerySet) BulkCreate(objs []meta.Instance, opt BulkOptions) error {
	m := qs.Model
	for _, p := range m.Concrete().Parents {
		if p.Link != nil {
			return meta.Errorf(meta.ValueError, "Can't bulk create a multi-table inherited model")
		}
	}
	if opt.IgnoreConflicts && opt.UpdateConflicts {
		return meta.Errorf(meta.ValueError, "ignore_conflicts and update_conflicts are mutually exclusive.")
	}
	conflict := query.Conflict{Ignore: opt.IgnoreConflicts}
	if opt.UpdateConflicts {
		if len(opt.UpdateFields) == 0 {
			return meta.Errorf(meta.ValueError, "Fields that will be updated when a row insertion fails on conflicts must be provided.")
		}
		if len(opt.UniqueFields) == 0 {
			return meta.Errorf(meta.ValueError, "Unique fields that can trigger the upsert must be provided.")
		}
		for _, n := range opt.UpdateFields {
			f, err := conflictField(m, n, "update_fields")
			if err != nil {
				return err
			}
			if m.InKey(f) {
				return meta.Errorf(meta.ValueError, "bulk_create() cannot be used with primary keys in update_fields.")
			}
			conflict.Update = append(conflict.Update, f)
		}
		for _, n := range opt.UniqueFields {
			f, err := conflictField(m, n, "unique_fields")
			if err != nil {
				return err
			}
			conflict.Unique = append(conflict.Unique, f)
		}
	}
	if len(objs) == 0 {
		return nil
	}
	conn := qs.writeConn()
	fields := slices.DeleteFunc(slices.Clone(m.Concrete().LocalFields), func(f *meta.Field) bool { return f.Generated != nil })
	var with, without []meta.Instance
	for _, o := range objs {
		if err := qs.S.prepareRelated(o, m, meta.SaveArgs{}); err != nil {
			return bulkRelated(err)
		}
		if PK(o) == nil && (m.PK.HasDefault || m.PK.DefaultFunc != nil) {
			v, err := m.PK.GetDefault()
			if err != nil {
				return err
			}
			o.Set(m.PK.Attname, v)
		}
		if PK(o) != nil {
			with = append(with, o)
		} else {
			without = append(without, o)
		}
	}
	return conn.Atomic(false, func() error {
		if err := qs.insertBatches(conn, with, fields, opt, conflict); err != nil {
			return err
		}
		rest := slices.DeleteFunc(slices.Clone(fields), func(f *meta.Field) bool { return f.IsAuto() })
		return qs.insertBatches(conn, without, rest, opt, conflict)
	})
}

// conflictField is a field that an option of bulk_create names.
func conflictField(m *meta.Model, name, option string) (*meta.Field, error) {
	if name == "pk" {
		return m.PK, nil
	}
	r, err := m.GetField(name)
	if err != nil {
		return nil, err
	}
	f, ok := r.(*meta.Field)
	if !ok || f.Rel != nil && f.Rel.Kind == meta.ManyToMany {
		return nil, meta.Errorf(meta.ValueError, "bulk_create() can only be used with concrete fields in %s.", option)
	}
	return f, nil
}

func bulkRelated(err error) error {
	if e, ok := err.(*meta.Error); ok && strings.HasPrefix(e.Message, "save()") {
		c := *e
		c.Message = "bulk_create()" + strings.TrimPrefix(e.Message, "save()")
		return &c
	}
	return err
}

func (qs *QuerySet) insertBatches(conn *db.Conn, objs []meta.Instance, fields []*meta.Field, opt BulkOptions, conflict query.Conflict) error {
	size := BatchSize(len(fields), len(objs))
	if opt.BatchSize > 0 {
		size = min(size, opt.BatchSize)
	}
	m := qs.Model.Concrete()
	for batch := range slices.Chunk(objs, max(size, 1)) {
		rows := make([][]any, len(batch))
		for i, o := range batch {
			for _, f := range fields {
				v, err := qs.S.PreSave(f, o, true)
				if err != nil {
					return err
				}
				if v, err = saved(f, v); err != nil {
					return err
				}
				rows[i] = append(rows[i], v)
			}
		}
		ret := returning(m)
		if conflict.Ignore {
			ret = nil
		}
		res, err := change(conn, func(style render.Style) (sqltree.Statement, error) {
			return query.Insert(qs.S.Env, m.DBTable, m, fields, rows, ret, conflict, style)
		})
		if err != nil {
			return err
		}
		for i, o := range batch {
			if i < len(res.Rows) {
				for j, f := range ret {
					if f.PrimaryKey && PK(o) != nil {
						continue
					}
					v, err := f.FromDB(qs.S.Env, res.Rows[i][j], true)
					if err != nil {
						return err
					}
					o.Set(f.Attname, v)
				}
			}
			before := stateOf(o)
			o.State().Adding, o.State().DB = false, conn.Alias
			qs.S.moved(o, before, stateSaved, "bulk_create")
		}
	}
	return nil
}

// BatchSize is how many rows of so many fields a statement may hold.
func BatchSize(fields, objs int) int {
	switch {
	case fields == 1:
		return 500
	case fields > 1:
		return maxParams / fields
	}
	return objs
}

// BulkUpdate saves the named fields of many objects with a CASE for each field.
func (qs *QuerySet) BulkUpdate(objs []meta.Instance, names []string, size int, hasSize bool) (int64, error) {
	if hasSize && size <= 0 {
		return 0, meta.Errorf(meta.ValueError, "Batch size must be a positive integer.")
	}
	if len(names) == 0 {
		return 0, meta.Errorf(meta.ValueError, "Field names must be given to bulk_update().")
	}
	var fields []*meta.Field
	for _, n := range names {
		r, err := qs.Model.GetField(n)
		if err != nil {
			return 0, err
		}
		f, ok := r.(*meta.Field)
		if !ok || f.Rel != nil && f.Rel.Kind == meta.ManyToMany {
			return 0, meta.Errorf(meta.ValueError, "bulk_update() can only be used with concrete fields.")
		}
		if qs.Model.InKey(f) {
			return 0, meta.Errorf(meta.ValueError, "bulk_update() cannot be used with primary key fields.")
		}
		fields = append(fields, f)
	}
	for _, o := range objs {
		if PK(o) == nil {
			return 0, meta.Errorf(meta.ValueError, "All bulk_update() objects must have a primary key set.")
		}
	}
	if len(objs) == 0 {
		return 0, nil
	}
	for _, o := range objs {
		if err := qs.S.prepareRelated(o, qs.Model, meta.SaveArgs{UpdateFields: names, HasUpdateFields: true}); err != nil {
			return 0, bulkRelated(err)
		}
	}
	// Every row takes a WHEN and THEN for each field, and a place in the WHERE.
	limit := BatchSize(2+2*len(fields)-1, len(objs))
	if len(fields) > 0 {
		limit = BatchSize(len(fields)*2+1, len(objs))
	}
	if hasSize {
		limit = min(limit, size)
	}
	conn := qs.writeConn()
	var total int64
	err := conn.Atomic(false, func() error {
		for batch := range slices.Chunk(objs, max(limit, 1)) {
			pks := make([]any, len(batch))
			for i, o := range batch {
				pks[i] = PK(o)
			}
			cases := make([]any, len(fields))
			for i, f := range fields {
				c := &query.Case{Field: f}
				for _, o := range batch {
					v, _ := o.Get(f.Attname)
					then, ok := v.(query.Expr)
					if !ok {
						then = &query.Value{V: v, Field: f}
					}
					c.Whens = append(c.Whens, query.When{Cond: query.NewQ(query.Cond{Name: "pk", Value: PK(o)}), Then: then})
				}
				cases[i] = c
			}
			rows, err := qs.Filter(query.NewQ(query.Cond{Name: "pk__in", Value: pks}), false)
			if err != nil {
				return err
			}
			n, err := rows.Update(names, cases)
			if err != nil {
				return err
			}
			total += n
		}
		return nil
	})
	return total, err
}
