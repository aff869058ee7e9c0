package django

import (
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
)

// placeLast gives a new object of a model with order_with_respect_to the place
// after its siblings.
func (s *Session) placeLast(o meta.Instance, m *meta.Model, conn *db.Conn) error {
	f := m.Field(m.OrderWithRespectTo)
	if f == nil {
		return nil
	}
	v, _ := o.Get(f.Attname)
	qs, err := s.All(m).Using(conn.Alias).Filter(query.NewQ(query.Cond{Name: f.Name, Value: v}), false)
	if err != nil {
		return err
	}
	last := query.NewAggregate("Max", &query.F{Name: "_order"}, query.Agg{}, false)
	next, err := query.NewFunc("Coalesce", []query.Expr{
		&query.Wrapped{X: &query.Combined{Op: "+", L: last, R: &query.Value{V: int64(1)}}, Field: query.IntegerOut}, &query.Value{V: int64(0)}}, nil)
	if err != nil {
		return err
	}
	got, err := qs.Aggregate([]string{"_order__max"}, []query.Expr{next})
	if err != nil {
		return err
	}
	o.Set("_order", got[0])
	return nil
}
