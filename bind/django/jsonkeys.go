package django

import (
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// keyTransforms makes KeyTransform and KeyTextTransform: a key of a JSON value, as
// JSON and as text.
func (st *site) keyTransforms(transform *object.Type) {
	class := func(name string, base *object.Type, asText bool) *object.Type {
		t := st.exprClass(name, base, "key_name, expression, output_field=None, **extra", func(_ *object.Type, a []object.Value) (query.Expr, error) {
			x, err := st.expr(a[1])
			if err != nil {
				return nil, err
			}
			key, err := object.ToStr(st.th, a[0])
			return query.NewKeyTransform(x, key, asText), err
		})
		return t
	}
	key := class("KeyTransform", transform, false)
	key.Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "key_name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		f, ok := st.box(self).(*query.Func)
		if !ok {
			return nil, object.AttributeErr(self, "key_name")
		}
		return object.Str(f.Key), nil
	}}}})
	class("KeyTextTransform", key, true).Extend(object.ClassSpec{
		ClassMethods: []object.Method{object.NewMethod("from_lookup(lookup)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			e, err := query.NewKT(text(a[0]))
			if err != nil {
				return nil, st.err(err)
			}
			return st.wrapExpr(e), nil
		})}})
}

// placeKeys puts KT, which is a method of KeyTextTransform, into its module.
func (st *site) placeKeys(m *object.Module) error {
	kt, err := object.GetAttr(st.th, st.exprs["KeyTextTransform"], "from_lookup")
	if err == nil {
		m.Set("KT", kt)
	}
	return err
}
