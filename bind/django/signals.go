package django

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// signal is a django.dispatch.Signal: receivers in the order of connection.
type signal struct {
	inst      *object.Instance
	receivers []receiver
}

type receiver struct {
	fn, sender, uid object.Value // sender and uid nil for none
	lazy            string       // "app.Model", until there is such a class
}

// modelSignals are the signals that models send.
var modelSignals = []string{"pre_init", "post_init", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed", "pre_migrate", "post_migrate", "class_prepared"}

// matches tells whether the receiver listens to a sender.
func (r receiver) matches(sender object.Value) bool {
	if r.lazy != "" {
		t, ok := sender.(*object.Type)
		if !ok {
			return false
		}
		m, ok := t.Native.(*meta.Model)
		return ok && strings.EqualFold(m.Label(), r.lazy)
	}
	return r.sender == nil || r.sender == sender
}

func (s *signal) disconnect(fn, sender, uid object.Value) bool {
	for i, r := range s.receivers {
		if uid != nil && r.uid == uid || uid == nil && r.fn == fn && (sender == nil || r.sender == sender) {
			s.receivers = append(s.receivers[:i:i], s.receivers[i+1:]...)
			return true
		}
	}
	return false
}

// given is an optional argument: nil for None.
func given(v object.Value) object.Value {
	if v == object.None {
		return nil
	}
	return v
}

func (st *site) signalClass() *object.Type {
	of := func(v object.Value) *signal { s, _ := object.State[*signal](v); return s }
	sending := func(robust bool) func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		return func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			out := object.NewList()
			for _, r := range append([]receiver(nil), of(self).receivers...) {
				if !r.matches(a[0]) {
					continue
				}
				v, err := st.notify(of(self), r, a[0], object.KwArgs(a[1].(*object.Dict)))
				if x, ok := object.AsException(err, object.ExceptionType); ok && robust {
					v, err = x, st.logError("django.dispatch", "Error calling %s in Signal.send_robust() (%s)", r.fn, x)
				}
				if err != nil {
					return nil, err
				}
				out.Elems = append(out.Elems, object.NewTuple(r.fn, v))
			}
			return out, nil
		}
	}
	return object.NewNativeType(object.ClassSpec{
		Name: "Signal", Module: "django.dispatch.dispatcher",
		New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			s := &signal{}
			s.inst = object.NewInstance(cls, s)
			return s.inst, nil
		},
		Attrs: []object.Attr{{Name: "receivers", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			out := object.NewList()
			for _, r := range of(self).receivers {
				key := object.NewTuple(orNone(r.uid), orNone(r.sender))
				out.Elems = append(out.Elems, object.NewTuple(key, r.fn, object.False))
			}
			return out, nil
		}}},
		Methods: []object.Method{
			object.NewMethod("__init__(use_caching=False)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			object.NewMethod("connect(receiver, sender=None, weak=True, dispatch_uid=None, apps=None)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if !object.IsCallable(a[0]) {
					return nil, object.Raise(object.AssertionError, "Signal receivers must be callable.")
				}
				s, r := of(self), receiver{fn: a[0], sender: given(a[1]), uid: given(a[3])}
				if label, ok := object.AsStr(orNone(r.sender)); ok {
					if strings.Count(label, ".") != 1 {
						return nil, object.Raise(object.ValueError, "Invalid model reference '%s'. String model references must be of the form 'app_label.ModelName'.", label)
					}
					r.lazy = label
				}
				for _, x := range s.receivers {
					if r.uid != nil && x.uid != nil && r.uid == x.uid && x.sender == r.sender || r.uid == nil && x.uid == nil && object.Is(x.fn, r.fn) && x.sender == r.sender && x.lazy == r.lazy {
						return object.None, nil
					}
				}
				s.receivers = append(s.receivers, r)
				return object.None, nil
			}),
			object.NewMethod("disconnect(receiver=None, sender=None, dispatch_uid=None, apps=None)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return object.MakeBool(of(self).disconnect(given(a[0]), given(a[1]), given(a[2]))), nil
			}),
			object.NewMethod("has_listeners(sender=None)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				for _, r := range of(self).receivers {
					if r.matches(orNone(a[0])) {
						return object.True, nil
					}
				}
				return object.False, nil
			}),
			object.NewMethod("send(sender, **named)", sending(false)),
			object.NewMethod("send_robust(sender, **named)", sending(true)),
		},
	})
}

func (st *site) notify(s *signal, r receiver, sender object.Value, kw []object.KwArg) (object.Value, error) {
	args := append([]object.KwArg{{Name: "signal", Value: s.inst}, {Name: "sender", Value: sender}}, kw...)
	return object.CallArgs(st.th, r.fn, object.Args{Kw: args})
}

// sendRaw calls the receivers of a signal that listen to sender.
func (st *site) sendRaw(s *signal, sender object.Value, kw []object.KwArg) error {
	for _, r := range append([]receiver(nil), s.receivers...) {
		if !r.matches(sender) {
			continue
		}
		if _, err := st.notify(s, r, sender, kw); err != nil {
			return err
		}
	}
	return nil
}

// senderOf is the class that a model's signals come from.
func (st *site) senderOf(m *meta.Model) object.Value {
	if m == nil {
		return object.None
	}
	return st.throughClass(m)
}

// listens tells whether a receiver waits for the signal of a model.
func (st *site) listens(name string, m *meta.Model) bool {
	s := st.signals[name]
	if s == nil || len(s.receivers) == 0 {
		return false
	}
	sender := st.senderOf(m)
	for _, r := range s.receivers {
		if r.matches(sender) {
			return true
		}
	}
	return false
}

// Listens implements meta.Host.
func (h host) Listens(name string, m *meta.Model) bool { return h.st.listens(name, m) }

// Send implements meta.Host.
func (h host) Send(sig meta.Signal) error {
	st := h.st
	s := st.signals[sig.Name]
	if s == nil || len(s.receivers) == 0 {
		return nil
	}
	var kw []object.KwArg
	add := func(name string, v object.Value) { kw = append(kw, object.KwArg{Name: name, Value: v}) }
	instance := func() {
		if o, ok := sig.Instance.(*obj); ok {
			add("instance", o.inst)
		} else {
			add("instance", object.None)
		}
	}
	using := object.Str(sig.Using)
	if using == "" {
		using = "default"
	}
	fields := func() object.Value {
		if sig.UpdateFields == nil {
			return object.None
		}
		set := object.NewFrozenSet()
		for _, f := range sig.UpdateFields {
			if set.Add(st.th, object.Str(f)) != nil {
				break
			}
		}
		return set
	}
	switch sig.Name {
	case "pre_init":
		add("args", object.NewTuple())
		add("kwargs", object.NewDict())
	case "post_init":
		instance()
	case "pre_save", "post_save":
		instance()
		if sig.Name == "post_save" {
			add("created", object.MakeBool(sig.Created))
		}
		add("update_fields", fields())
		add("raw", object.MakeBool(sig.Raw))
		add("using", using)
	case "pre_delete", "post_delete":
		instance()
		add("using", using)
		var origin object.Value = object.None
		switch o := sig.Origin.(type) {
		case *obj:
			origin = o.inst
		case object.Value:
			origin = o
		case *django.QuerySet:
			if i, ok := o.Host.(*object.Instance); ok {
				origin = i
			} else {
				origin = st.newQS(nil, o)
			}
		}
		add("origin", origin)
	case "m2m_changed":
		add("action", object.Str(sig.Action))
		instance()
		add("reverse", object.MakeBool(sig.Reverse))
		add("model", st.senderOf(sig.Model))
		var keys object.Value = object.None
		if sig.PKs != nil {
			set := object.NewSet()
			for _, k := range sig.PKs {
				v, err := st.toPy(k)
				if err != nil {
					return err
				}
				if err := set.Add(st.th, v); err != nil {
					return err
				}
			}
			keys = set
		}
		add("pk_set", keys)
		add("using", using)
	}
	return st.sendRaw(s, st.senderOf(sig.Sender), kw)
}

// receiverFunction is django.dispatch.receiver.
func receiverFunction() object.Value {
	return object.NewFunction("receiver(signal, **kwargs)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		signals := []object.Value{a[0]}
		switch l := a[0].(type) {
		case *object.List:
			signals = l.Elems
		case *object.Tuple:
			signals = l.Elems
		}
		kw := object.KwArgs(a[1].(*object.Dict))
		return object.NewFunction("_decorator(func)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			for _, s := range signals {
				if _, err := object.CallMethodArgs(th, s, "connect", object.Args{Pos: []object.Value{a[0]}, Kw: kw}); err != nil {
					return nil, err
				}
			}
			return a[0], nil
		}), nil
	})
}
