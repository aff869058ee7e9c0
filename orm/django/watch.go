package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/trace"
)

// What an object or a cache goes through is reported here, so that a reader of
// the log can tell when Django reads from memory and when from the database.

// States of an object in the log, after _state.adding.
const (
	stateAdding  = "adding"
	stateSaved   = "saved"
	stateDeleted = "deleted"
)

// number tells objects apart within a run.
func (s *Session) number(o meta.Instance) int64 {
	st := o.State()
	if st.ID == 0 {
		s.numbers++
		st.ID = s.numbers
	}
	return st.ID
}

func keyText(o meta.Instance) string {
	pk := PK(o)
	if pk == nil {
		return ""
	}
	return values.Str(pk)
}

// moved reports what became of an object.
func (s *Session) moved(o meta.Instance, from, to, cause string) {
	if s.Log == nil || o.Model().AutoCreated {
		return
	}
	s.Log.Emit(trace.ObjectState{Class: o.Model().Name, Key: keyText(o), ID: s.number(o), From: from, To: to, Cause: cause, DB: o.State().DB})
}

// Made reports an object that was made by calling its class.
func (s *Session) Made(o meta.Instance) { s.moved(o, "", stateAdding, "init") }

func stateOf(o meta.Instance) string {
	if o.State().Adding {
		return stateAdding
	}
	return stateSaved
}

// kept reports that an object keeps what was found at the end of a relation, or
// gave what it keeps.
func (s *Session) kept(o meta.Instance, store, op, name string, n int) {
	if s.Log == nil || o.Model().AutoCreated {
		return
	}
	s.Log.Emit(trace.Cache{Store: store, Op: op, Class: o.Model().Name, Key: keyText(o), ID: s.number(o), Name: name, Fetched: n})
}

func count(o meta.Instance) int {
	if o == nil {
		return 0
	}
	return 1
}

// choice reports how the objects of a relation are fetched.
func (s *Session) choice(m *meta.Model, relation, strategy, reason string) {
	if s.Log != nil && !m.AutoCreated {
		s.Log.Emit(trace.LoaderChoice{Class: m.Name, Relation: relation, Strategy: strategy, Reason: reason})
	}
}

// relationName is the attribute that leads along a relation.
func relationName(r meta.Relation) string {
	if rel, ok := r.(*meta.Rel); ok {
		return rel.AccessorName()
	}
	return r.(*meta.Field).Name
}

// selected reports the relations that a query brings along.
func (s *Session) selected(objs *query.Objects) {
	if s.Log == nil || objs == nil {
		return
	}
	for _, r := range objs.Related {
		s.choice(objs.Model, relationName(r.Field), "select_related", "joined into the same query")
		s.selected(r)
	}
}

// Given reports a QuerySet that the person's code gets: new, with nothing sent.
func (qs *QuerySet) Given() {
	s := qs.S
	if s.Log == nil {
		return
	}
	base := qs.id
	s.querysets++
	qs.id = s.querysets
	op, n := "make", 0
	if qs.fetched {
		op, n = "fill", len(qs.cache)
	}
	s.Log.Emit(trace.Cache{Store: "queryset", Op: op, Class: qs.Model.Name, ID: qs.id, Base: base, Fetched: n})
}

// Cached reports that the items were there already.
func (qs *QuerySet) Cached() { qs.note("hit") }

func (qs *QuerySet) note(op string) {
	if s := qs.S; s.Log != nil && qs.id != 0 {
		s.Log.Emit(trace.Cache{Store: "queryset", Op: op, Class: qs.Model.Name, ID: qs.id, Fetched: len(qs.cache)})
	}
}

// followed reports that a related manager's objects are about to be fetched.
func (qs *QuerySet) followed() {
	m := qs.from
	if m == nil || qs.S.Log == nil {
		return
	}
	reason := "all objects of the relation"
	if qs.Q != qs.fromQ {
		reason = "the relation's objects, restricted further"
	}
	qs.S.choice(m.Owner.Model(), m.CacheName(), "related manager", reason)
}

// describe reports a model: its table, columns and relations.
func (s *Session) describe(m *meta.Model) {
	if s.Log == nil {
		return
	}
	body := trace.Model{Class: m.Name, Table: m.DBTable}
	for _, f := range m.LocalFields {
		field := trace.ModelField{Name: f.Name, Column: f.Column}
		if f.Rel != nil {
			field.Kind = "many to one"
			if f.Unique {
				field.Kind = "one to one"
			}
			if f.Rel.To != nil {
				field.Target = f.Rel.To.Name
			}
		}
		body.Fields = append(body.Fields, field)
	}
	for _, f := range m.LocalM2M {
		field := trace.ModelField{Name: f.Name, Kind: "many to many"}
		if f.Rel.To != nil {
			field.Target = f.Rel.To.Name
		}
		body.Fields = append(body.Fields, field)
	}
	for _, r := range m.Related(false) {
		kind := "one to many"
		switch {
		case r.Kind == meta.ManyToMany:
			kind = "many to many"
		case r.Single():
			kind = "one to one"
		}
		body.Fields = append(body.Fields, trace.ModelField{Name: r.AccessorName(), Kind: kind, Target: r.RelatedModel().Name})
	}
	s.Log.Emit(body)
}
