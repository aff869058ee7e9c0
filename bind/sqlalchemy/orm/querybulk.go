package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// queryBulk is Query.update() and Query.delete(): the number of rows that matched.
func (s *state) queryBulk(q *query, kind string, values, how object.Value) (object.Value, error) {
	m, err := s.sqlalchemy()
	if err != nil {
		return nil, err
	}
	sel, ok := s.select_(q)
	if !ok {
		return nil, object.Unsupported("Query.%s() of this query", kind)
	}
	for _, bad := range []struct {
		has  bool
		name string
	}{{sel.LimitClause != nil, "limit()"}, {sel.OffsetClause != nil, "offset()"}, {len(sel.OrderBy) > 0, "order_by()"}, {len(sel.GroupBy) > 0, "group_by()"},
		{sel.HasDistinct, "distinct()"}, {len(sel.FromObj) > 0 || len(sel.Joins) > 0, "join(), outerjoin(), select_from(), or from_self()"}} {
		if bad.has {
			return nil, s.fail("InvalidRequestError", "Can't call Query.update() or Query.delete() when "+bad.name+" has been called")
		}
	}
	stmt, err := object.CallMethod(s.th, m, kind, q.entities[0])
	if err != nil {
		return nil, err
	}
	for _, w := range sel.Where {
		if stmt, err = object.CallMethod(s.th, stmt, "where", s.core.Wrap(s.th, w)); err != nil {
			return nil, err
		}
	}
	if values != nil {
		if stmt, err = object.CallMethod(s.th, stmt, "values", values); err != nil {
			return nil, err
		}
	}
	if how == nil {
		how = object.Str("auto")
	}
	opts := object.NewDict()
	for _, k := range core.OptionNames(sel.ExecOptions) {
		opts.SetStr(k, s.core.Item(sel.ExecOptions[k]))
	}
	opts.SetStr("synchronize_session", how)
	r, err := s.execute(q.session, stmt, object.None, opts)
	if err != nil {
		return nil, err
	}
	res := s.core.WrapResult(r)
	if err := s.bulkEvent(q, kind, res, values); err != nil {
		return nil, err
	}
	return object.GetAttr(s.th, res, "rowcount")
}

// bulkEvent tells the listeners of after_bulk_update and after_bulk_delete.
func (s *state) bulkEvent(q *query, kind string, result, values object.Value) error {
	x := ses(q.session)
	if x == nil {
		return nil
	}
	o := object.NewInstance(s.classes["Bulk"+strings.ToUpper(kind[:1])+kind[1:]], nil)
	d := o.AttrDict(true)
	d.SetStr("session", q.session)
	d.SetStr("query", s.queryObject(q))
	d.SetStr("result", result)
	d.SetStr("context", object.None)
	if values != nil {
		d.SetStr("values", values)
	}
	if e, err := s.mappedEntity(q.entities[0]); err == nil {
		d.SetStr("mapper", s.mapperObject(e.Mapper))
	}
	return x.Fire("after_bulk_"+kind, o)
}
