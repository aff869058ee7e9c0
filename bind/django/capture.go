package django

import (
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/python/object"
)

// captureClass is django.test.utils.CaptureQueriesContext.
func (st *site) captureClass() *object.Type {
	type capture struct {
		conn       object.Value
		c          *db.Conn
		start, end int
	}
	of := func(v object.Value) *capture { c, _ := object.State[*capture](v); return c }
	taken := func(c *capture) *object.List {
		end := c.end
		if end < 0 {
			end = len(c.c.Queries)
		}
		out := object.NewList()
		for _, q := range c.c.Queries[c.start:end] {
			out.Elems = append(out.Elems, loggedQuery(q))
		}
		return out
	}
	return object.NewNativeType(object.ClassSpec{
		Name: "CaptureQueriesContext", Module: "django.test.utils",
		Attrs: []object.Attr{{Name: "connection", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return of(self).conn, nil }},
			{Name: "captured_queries", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return taken(of(self)), nil }}},
		Methods: []object.Method{
			object.NewMethod("__init__(connection)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				self.(*object.Instance).Native = &capture{conn: a[0], c: st.conn(a[0]), end: -1}
				return object.None, nil
			}),
			object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c := of(self)
				if err := c.c.SyncNow(); err != nil {
					return nil, st.err(err)
				}
				c.c.Logging++
				c.start = len(c.c.Queries)
				return self, nil
			}),
			object.NewMethod("__exit__(t, v, tb)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c := of(self)
				c.c.Logging--
				c.end = len(c.c.Queries)
				return object.None, nil
			}),
			object.NewMethod("__len__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Int(len(taken(of(self)).Elems)), nil
			}),
			object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.IterValue(th, taken(of(self)))
			}),
			object.NewMethod("__getitem__(index)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.GetItem(th, taken(of(self)), a[0])
			}),
		},
	})
}
