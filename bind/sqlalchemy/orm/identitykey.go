package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// keyTuple is an object's key in the identity map, as inspect() shows it.
func (s *state) keyTuple(st *instance.State) object.Value {
	if st.Key == nil {
		return object.None
	}
	return identityTuple(st.Key)
}

func identityTuple(k *instance.Key) object.Value {
	cls := k.Class.Mapper.(*mapper.Mapper).Host.(*object.Type)
	return object.NewTuple(cls, object.NewTuple(pyValues(k.Values)...), toPy(k.Token))
}

// fillIdentityKey puts identity_key() in place.
func (s *state) fillIdentityKey(m *object.Module) {
	m.Set("identity_key", object.NewFunction("identity_key(class_=None, ident=None, *, instance=None, row=None, identity_token=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		var key *instance.Key
		switch {
		case none(a[0]) && none(a[2]):
			return nil, s.fail("ArgumentError", "class or instance is required")
		case none(a[0]):
			st, err := s.states(a[2])
			if err != nil {
				return nil, err
			}
			if key, err = mapper.Of(st).KeyOf(st); err != nil {
				return nil, s.err(err)
			}
		case !none(a[3]):
			m, err := s.mapperOf(a[0])
			if err != nil {
				return nil, err
			}
			return s.rowKey(m, a[3], a[4])
		case none(a[1]):
			return nil, s.fail("ArgumentError", "ident or row is required")
		default:
			e, err := s.mapperOf(a[0])
			if err != nil {
				return nil, err
			}
			values := []object.Value{a[1]}
			switch x := a[1].(type) {
			case *object.Tuple:
				values = x.Elems
			case *object.List:
				values = x.Elems
			}
			if key, err = e.Key(hostItems(values)); err != nil {
				return nil, s.err(err)
			}
			if key, err = key.WithToken(toHost(a[4])); err != nil {
				return nil, s.err(err)
			}
		}
		return identityTuple(key), nil
	}))
}
