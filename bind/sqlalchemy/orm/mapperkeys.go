package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// rowKey is the key of an object that a row would become.
func (s *state) rowKey(m *mapper.Mapper, row, token object.Value) (object.Value, error) {
	mapping := row
	if v, err := object.GetAttr(s.th, row, "_mapping"); err == nil {
		mapping = v
	}
	var values []object.Value
	for _, c := range m.PrimaryKey {
		v, err := object.GetItem(s.th, mapping, s.core.Wrap(s.th, c))
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return s.keyOf(m, values, token)
}

// keyOf is a key with its token.
func (s *state) keyOf(m *mapper.Mapper, values []object.Value, token object.Value) (object.Value, error) {
	k, err := m.Key(hostItems(values))
	if err != nil {
		return nil, s.err(err)
	}
	if k, err = k.WithToken(toHost(token)); err != nil {
		return nil, s.err(err)
	}
	return identityTuple(k), nil
}

// keyMethods are the methods of Mapper about keys.
func keyMethods() []object.Method {
	at := func(v object.Value) *mapper.Mapper {
		m, _ := object.State[*mapper.Mapper](v)
		return m
	}
	instanceKey := func(th *object.Thread, v object.Value) (object.Value, error) {
		s := of(th)
		st, err := s.states(v)
		if err != nil {
			return nil, err
		}
		k, err := mapper.Of(st).KeyOf(st)
		if err != nil {
			return nil, s.err(err)
		}
		return identityTuple(k), nil
	}
	return []object.Method{
		object.NewMethod("identity_key_from_row(row, identity_token=None, adapter=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return of(th).rowKey(at(self), a[0], a[1])
		}),
		object.NewMethod("identity_key_from_primary_key(primary_key, identity_token=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			values, err := object.ToSlice(th, a[0])
			if err != nil {
				return nil, err
			}
			return of(th).keyOf(at(self), values, a[1])
		}),
		object.NewMethod("identity_key_from_instance(instance)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			return instanceKey(th, a[0])
		}),
		object.NewMethod("primary_key_from_instance(instance)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			k, err := instanceKey(th, a[0])
			if err != nil {
				return nil, err
			}
			return k.(*object.Tuple).Elems[1], nil
		}),
	}
}
