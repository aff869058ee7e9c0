package django

import (
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
)

// RawSet is the objects that a statement of the user's yields: Manager.raw().
type RawSet struct {
	S     *Session
	Model *meta.Model
	SQL   string
	// Params are the parameters; HasParams false runs the text as it is.
	Params    []any
	HasParams bool
	// Translations rename columns of the result to fields.
	Translations map[string]string
	DB           string

	prefetch []*Prefetch
	cache    []meta.Instance
	fetched  bool
	columns  []string
}

// PrefetchRelated is QuerySet.PrefetchRelated for a RawSet.
func (r *RawSet) PrefetchRelated(list []*Prefetch) *RawSet {
	c := *r
	c.cache, c.fetched = nil, false
	if list == nil {
		c.prefetch = nil
	} else {
		c.prefetch = append(append([]*Prefetch{}, r.prefetch...), list...)
	}
	return &c
}

// Using runs the statement on another database.
func (r *RawSet) Using(alias string) *RawSet {
	c := *r
	c.cache, c.fetched, c.DB = nil, false, alias
	return &c
}

// Items fetches the objects once and keeps them.
func (r *RawSet) Items() ([]meta.Instance, error) {
	if r.fetched {
		return r.cache, nil
	}
	items, err := r.Iterate()
	if err != nil {
		return nil, err
	}
	r.cache, r.fetched = items, true
	if len(r.prefetch) > 0 {
		if err := r.S.PrefetchObjects(items, r.prefetch); err != nil {
			return nil, err
		}
	}
	return items, nil
}

// Columns are the names of the result's columns, translated to fields; asking
// runs the statement.
func (r *RawSet) Columns() ([]string, error) {
	if r.columns == nil {
		if _, err := r.run(); err != nil {
			return nil, err
		}
	}
	return r.columns, nil
}

func (r *RawSet) run() (*db.Result, error) {
	params, err := r.adapted(r.Params)
	if err != nil {
		return nil, err
	}
	res, err := r.S.Conn(r.DB).Execute(r.SQL, params, r.HasParams)
	if err != nil {
		return nil, err
	}
	r.columns = nil
	for _, c := range res.Columns {
		name := c.Name
		if to, ok := r.Translations[name]; ok {
			name = to
		}
		r.columns = append(r.columns, name)
	}
	return res, nil
}

// adapted are parameters as the database's adapters write them.
func (r *RawSet) adapted(list []any) ([]any, error) {
	params := make([]any, len(list))
	for i, p := range list {
		params[i] = p
		switch p := p.(type) {
		case db.Named:
			inner, err := r.adapted(p.Values)
			if err != nil {
				return nil, err
			}
			params[i] = db.Named{Dict: &values.Dict{Keys: p.Keys, Values: inner}}
		case values.DateTime:
			text, err := (&meta.Field{Kind: meta.DateTimeKind}).ForDB(r.S.Env, p)
			if err != nil {
				return nil, err
			}
			params[i] = text
		case values.Date, values.Time, values.Decimal:
			params[i] = values.Str(p)
		}
	}
	return params, nil
}

// Iterate runs the statement and makes the objects anew. Fields without a column
// are deferred, columns without a field become attributes.
func (r *RawSet) Iterate() ([]meta.Instance, error) {
	res, err := r.run()
	if err != nil {
		return nil, err
	}
	alias := r.DB
	if alias == "" {
		alias = DefaultDB
	}
	places := map[string]int{}
	for i := len(r.columns) - 1; i >= 0; i-- {
		places[r.columns[i]] = i
	}
	known := map[string]bool{}
	var fields []*meta.Field
	hasKey := false
	for _, f := range r.Model.Fields() {
		known[f.Column] = true
		if _, ok := places[f.Column]; ok {
			fields = append(fields, f)
			hasKey = hasKey || f == r.Model.PK
		}
	}
	if !hasKey {
		return nil, meta.Errorf(meta.FieldDoesNotExist, "Raw query must include the primary key")
	}
	items := make([]meta.Instance, 0, len(res.Rows))
	for _, row := range res.Rows {
		o, err := r.Model.Host.New(r.Model)
		if err != nil {
			return nil, err
		}
		for _, f := range fields {
			v, err := f.FromDB(r.S.Env, row[places[f.Column]], true)
			if err != nil {
				return nil, err
			}
			o.Set(f.Attname, v)
		}
		st := o.State()
		st.Adding, st.DB = false, alias
		if err := r.Model.Host.Loaded(o); err != nil {
			return nil, err
		}
		for i, c := range r.columns {
			if !known[c] {
				o.Set(c, row[i])
			}
		}
		items = append(items, o)
	}
	return items, nil
}

// Text is the statement with its parameters put in, as str(query) shows it.
func (r *RawSet) Text() string {
	if !r.HasParams {
		return r.SQL
	}
	return db.Filled(r.SQL, r.Params)
}
