package session

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// TrackCascades makes an attribute bring related objects into the session of
// their parent, and take pending orphans out: the hook of a mapper.Registry.
func TrackCascades(m *mapper.Mapper, p mapper.Property, a *instance.Attr) {
	r, ok := p.(*mapper.Relationship)
	if !ok {
		return
	}
	host := m.Class.Host
	if r.SingleParent {
		a.ActiveHistory = true // who leaves is looked at too
		check := func(st *instance.State, v, old any, tok *instance.Token) error {
			if v == nil || tok.Attr.Key != r.Name || old == v {
				return nil
			}
			if c := host.StateOf(v); c != nil && c.HasParent(a, false) {
				return instance.WithCode(invalid("Instance %s is already associated with an instance of <class '%s'> via its %s attribute, and is only allowed a single parent.", c, st.Class.FullName(), r), "bbf1")
			}
			return nil
		}
		a.OnAppend = append(a.OnAppend, func(st *instance.State, v any, tok *instance.Token) (any, error) {
			return v, check(st, v, nil, tok)
		})
		a.OnSet = append(a.OnSet, func(st *instance.State, v, old any, tok *instance.Token) (any, error) {
			return v, check(st, v, old, tok)
		})
	}
	enter := func(st *instance.State, v any, tok *instance.Token, what string) error {
		s, ok := st.Session.(*Session)
		if !ok || v == nil {
			return nil
		}
		if s.warn {
			if err := s.flushWarning(what); err != nil {
				return err
			}
		}
		c := host.StateOf(v)
		if c == nil || !r.Cascades.SaveUpdate || tok.Attr.Key != r.Name || s.Contains(c) {
			return nil
		}
		return s.saveOrUpdate(c, "cascade save-update along "+r.String())
	}
	leave := func(st *instance.State, v any, pendingOnly bool) error {
		if v == nil || instance.IsMarker(v) || !r.Cascades.DeleteOrphan {
			return nil
		}
		c := host.StateOf(v)
		if c == nil || !mapper.Of(c).IsOrphan(c) {
			return nil
		}
		if s, ok := st.Session.(*Session); ok && s.newObjs.has(c) {
			return s.Expunge(c)
		}
		if !pendingOnly {
			c.Orphaned = true
		}
		return nil
	}
	a.OnAppend = append(a.OnAppend, func(st *instance.State, v any, tok *instance.Token) (any, error) {
		return v, enter(st, v, tok, "collection append")
	})
	a.OnAppendKept = append(a.OnAppendKept, func(st *instance.State, v any, tok *instance.Token) error {
		return enter(st, v, tok, "collection append")
	})
	a.OnRemove = append(a.OnRemove, func(st *instance.State, v any, _ *instance.Token) error {
		if s, ok := st.Session.(*Session); ok && s.warn && v != nil {
			what := "related attribute delete"
			if r.List {
				what = "collection remove"
			}
			if err := s.flushWarning(what); err != nil {
				return err
			}
		}
		return leave(st, v, false)
	})
	a.OnSet = append(a.OnSet, func(st *instance.State, v, old any, tok *instance.Token) (any, error) {
		if old == v {
			return v, nil
		}
		if err := enter(st, v, tok, "related attribute set"); err != nil {
			return nil, err
		}
		if st.Session != nil {
			return v, leave(st, old, true)
		}
		return v, nil
	})
}
