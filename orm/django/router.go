package django

import "github.com/diptych-orm/diptych/orm/django/meta"

// Router is what settings.DATABASE_ROUTERS decide together.
type Router interface {
	// Database is the alias for reading or writing objects of a model; empty where
	// no router has an opinion. hint is the object at hand, nil for none.
	Database(m *meta.Model, write bool, hint meta.Instance) string
	// AllowRelation tells whether two objects may be related; known is false where
	// no router has an opinion.
	AllowRelation(a, b meta.Instance) (allowed, known bool)
}

// reads is the alias that a query of a model reads from, given what was asked for.
func (s *Session) reads(m *meta.Model, using string, hint meta.Instance) string {
	return s.route(m, using, false, hint)
}

// writes is the alias that changes of a model go to, given what was asked for.
func (s *Session) writes(m *meta.Model, using string, hint meta.Instance) string {
	return s.route(m, using, true, hint)
}

func (s *Session) route(m *meta.Model, using string, write bool, hint meta.Instance) string {
	if using != "" || s.Route == nil {
		return using
	}
	if alias := s.Route.Database(m, write, hint); alias != "" {
		return alias
	}
	if hint != nil && hint.State().DB != "" {
		return hint.State().DB
	}
	return DefaultDB
}

// Related tells whether two objects may be related: a router's word, or that they
// come from the same database.
func (s *Session) Related(a, b meta.Instance) bool {
	if s.Route != nil {
		if allowed, known := s.Route.AllowRelation(a, b); known {
			return allowed
		}
	}
	return a.State().DB == b.State().DB
}
