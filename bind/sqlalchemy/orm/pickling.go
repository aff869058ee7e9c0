package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/python/object"
)

// How mapped objects take part in pickle and deepcopy: their attributes hold their
// InstanceState, which leaves its session behind, and their collections the adapter
// that knows the relationship.

// pickleState is InstanceState.__getstate__.
func pickleState(th *object.Thread, self object.Value) (object.Value, error) {
	st, ok := object.State[*instance.State](self)
	if !ok {
		return object.None, nil
	}
	d := st.Detached()
	committed := object.NewDict()
	for _, k := range st.Changed() {
		v := d.Committed[k]
		if p, ok := v.(object.Value); ok || v == nil {
			committed.SetStr(k, toPy(p))
			continue
		}
		committed.SetStr(k, &object.Kept{Value: v})
	}
	key := object.None
	if d.Key != nil {
		key = object.NewTuple(pyValues(d.Key.Values)...)
	}
	expired := object.NewList()
	for _, k := range d.Expired {
		expired.Elems = append(expired.Elems, object.Str(k))
	}
	out := object.NewDict()
	out.SetStr("instance", st.Handle().(object.Value))
	out.SetStr("key", key)
	out.SetStr("committed_state", committed)
	out.SetStr("expired_attributes", expired)
	out.SetStr("modified", object.MakeBool(d.Changed))
	out.SetStr("expired", object.MakeBool(d.Whole))
	out.SetStr("load", &object.Kept{Value: [2]any{st.LoadOptions, st.LoadPath}})
	o := st.Handle().(*object.Instance)
	if i := of(th).infoOf(o.Type()); i != nil && len(i.hooks["pickle"]) > 0 {
		return out, i.tell("pickle", o, out)
	}
	return out, nil
}

// unpickleState is InstanceState.__setstate__: the object's state is a detached one.
func unpickleState(th *object.Thread, self, v object.Value) error {
	s := of(th)
	wrong := object.Raise(object.TypeError, "an InstanceState takes the state of a mapped object")
	given, ok := v.(*object.Dict)
	holder, isState := self.(*object.Instance)
	if !ok || !isState {
		return wrong
	}
	get := func(name string) object.Value {
		if v, ok := given.GetStr(name); ok {
			return v
		}
		return object.None
	}
	o, ok := get("instance").(*object.Instance)
	if !ok {
		return wrong
	}
	info := s.infoOf(o.Type())
	if info == nil {
		return s.unmapped(o)
	}
	if err := s.err(info.mapper.Registry.Configure()); err != nil {
		return err
	}
	d := instance.Detached{Committed: map[string]any{}, Changed: get("modified") == object.True, Whole: get("expired") == object.True}
	if key, ok := get("key").(*object.Tuple); ok {
		k, err := info.mapper.Key(hostItems(key.Elems))
		if err != nil {
			return s.err(err)
		}
		d.Key = k
	}
	if committed, ok := get("committed_state").(*object.Dict); ok {
		for _, k := range committed.Keys() {
			v, _ := committed.GetStr(str(k))
			if kept, ok := v.(*object.Kept); ok {
				d.Committed[str(k)] = kept.Value
			} else {
				d.Committed[str(k)] = toHost(v)
			}
		}
	}
	if expired, ok := get("expired_attributes").(*object.List); ok {
		for _, k := range expired.Elems {
			d.Expired = append(d.Expired, str(k))
		}
	}
	st := instance.NewDetached(info.mapper.Class, pyObject{o: o}, d)
	if kept, ok := get("load").(*object.Kept); ok {
		if load, ok := kept.Value.([2]any); ok {
			st.LoadOptions, st.LoadPath = load[0], load[1]
		}
	}
	o.Native, holder.Native = st, st
	return info.tell("unpickle", o, given)
}

// adapterType is the class of what a collection's container holds as _sa_adapter.
var adapterType = object.NewSharedType(object.ClassSpec{Name: "CollectionAdapter", Module: "sqlalchemy.orm.collections", Final: true,
	New: func(*object.Thread, *object.Type, object.Args) (object.Value, error) { return &adapterValue{}, nil },
	Methods: object.Pickled(
		func(th *object.Thread, self object.Value) (object.Value, error) {
			a := self.(*adapterValue).a
			if a == nil {
				return object.None, nil
			}
			owner, _ := a.Owner().Handle().(*object.Instance).AttrDict(true).GetStr("_sa_instance_state")
			return object.NewTuple(object.Str(a.Attr().Key), owner, a.Collection().Handle().(object.Value)), nil
		},
		func(th *object.Thread, self, state object.Value) error {
			parts, ok := state.(*object.Tuple)
			if !ok || len(parts.Elems) != 3 {
				return object.Raise(object.TypeError, "a CollectionAdapter takes an attribute, the state of its object and a collection")
			}
			st, ok := object.State[*instance.State](parts.Elems[1])
			if !ok {
				return nil
			}
			st.Adapt(str(parts.Elems[0]), of(th).CollectionOf(toHost(parts.Elems[2])))
			if h, ok := parts.Elems[2].(object.HasAttrs); ok {
				self.(*adapterValue).a = adapterOf(h)
			}
			return nil
		})})
