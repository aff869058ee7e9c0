package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// dataField is one field of a dataclass.
type dataField struct {
	name            string
	typ             val
	def, factory    val // nil: not given
	init, repr, cmp bool
	hash            val // True, False, or None: as cmp
	metadata        val
	kwOnly          val // nil: as the class says
	kind            fieldKind
	self            val // the Field object
}

// fieldKind tells real fields from what only looks like one.
type fieldKind uint8

const (
	realField fieldKind = iota
	classVar
	initOnly
)

// sentinel is MISSING or KW_ONLY.
type sentinel struct{ t *object.Type }

func (s *sentinel) Type() *object.Type { return s.t }

func dataType(name string) *object.Type {
	return sharedType(object.ClassSpec{Name: name, Module: "dataclasses", NoDict: true, New: func(*thread, *object.Type, object.Args) (val, error) {
		return nil, object.Raise(object.TypeError, "cannot create '%s' instances: use field()", name)
	}})
}

var (
	fieldType      = dataType("Field")
	initVarType    = dataType("InitVar")
	missingMark    = &sentinel{dataType("_MISSING_TYPE")}
	kwOnlyMark     = &sentinel{dataType("_KW_ONLY_TYPE")}
	frozenErrorKey struct{ dataclasses byte }
)

// initVar is InitVar[type].
type initVar struct{ typ val }

// dataOptions are the arguments of @dataclass.
type dataOptions struct {
	init, repr, eq, order, unsafeHash, frozen, matchArgs, kwOnly, slots, weakref bool
}

var optionNames = []string{"init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot"}

func (o *dataOptions) all() []*bool {
	return []*bool{&o.init, &o.repr, &o.eq, &o.order, &o.unsafeHash, &o.frozen, &o.matchArgs, &o.kwOnly, &o.slots, &o.weakref}
}

func readOptions(th *thread, a []val) (dataOptions, error) {
	o := dataOptions{init: true, repr: true, eq: true, matchArgs: true}
	for i, to := range o.all() {
		if a[i] == nil {
			continue
		}
		b, err := object.Truth(th, a[i])
		if err != nil {
			return o, err
		}
		*to = b
	}
	return o, nil
}

// frozenError is dataclasses.FrozenInstanceError of the run.
func frozenError(th *thread) *object.Type {
	return th.Extra(&frozenErrorKey, func() any {
		return object.NewNativeType(object.ClassSpec{Name: "FrozenInstanceError", Module: "dataclasses", Bases: []*object.Type{object.AttributeError}})
	}).(*object.Type)
}

// fieldsOfClass returns the fields of a dataclass in order, nil for another class.
func fieldsOfClass(t *object.Type) ([]*dataField, bool) {
	v, ok := t.Lookup("__dataclass_fields__")
	if !ok {
		return nil, false
	}
	return fieldList(v), true
}

func fieldList(v val) []*dataField {
	d, ok := v.(*object.Dict)
	if !ok {
		return nil
	}
	var out []*dataField
	for _, e := range d.Items() {
		if f, ok := object.State[*dataField](e.Value); ok {
			out = append(out, f)
		}
	}
	return out
}

// annotationKind says what an annotation makes of a name; only marks KW_ONLY.
func annotationKind(v val) (k fieldKind, only bool) {
	if s, ok := object.AsStr(v); ok {
		head, _, _ := strings.Cut(s, "[")
		head = strings.TrimSpace(head)
		switch head[strings.LastIndexByte(head, '.')+1:] {
		case "ClassVar":
			return classVar, false
		case "InitVar":
			return initOnly, false
		case "KW_ONLY":
			return realField, true
		}
		return realField, false
	}
	if v == val(kwOnlyMark) {
		return realField, true
	}
	if _, ok := object.State[initVar](v); ok || v == val(initVarType) {
		return initOnly, false
	}
	if a, ok := v.(*alias); ok && a.origin == val(forms["ClassVar"]) || v == val(forms["ClassVar"]) {
		return classVar, false
	}
	return realField, false
}

// ownField makes the field of an annotated name of t.
func ownField(th *thread, t *object.Type, name string, annotation val, k fieldKind, kwOnly bool) (*dataField, error) {
	def, _ := t.Lookup(name)
	f, ok := object.State[*dataField](orNone(def))
	if !ok {
		f = &dataField{init: true, repr: true, cmp: true, hash: object.None, def: def}
		if _, slot := def.(*object.Member); slot {
			f.def = nil
		}
		f.self = object.NewInstance(fieldType, f)
	}
	f.name, f.typ, f.kind = name, annotation, k
	switch {
	case k != realField && f.factory != nil:
		return nil, object.Raise(object.TypeError, "field %s cannot have a default factory", name)
	case k == classVar && f.kwOnly != nil:
		return nil, object.Raise(object.TypeError, "field %s is a ClassVar but specifies kw_only", name)
	}
	if f.kwOnly == nil {
		f.kwOnly = object.MakeBool(kwOnly)
	}
	if k == realField && f.def != nil {
		if h, ok := f.def.Type().Lookup("__hash__"); ok && h == object.None {
			r, err := object.Repr(th, f.def.Type())
			if err == nil {
				err = object.Raise(object.ValueError, "mutable default %s for field %s is not allowed: use default_factory", r, name)
			}
			return nil, err
		}
	}
	return f, nil
}

// gather returns all fields of t: those of its bases, then its own.
func gather(th *thread, t *object.Type, o dataOptions) (*object.Dict, error) {
	all := object.NewDict()
	frozenBase, base := false, false
	for i := len(t.MRO) - 1; i > 0; i-- {
		v, ok := t.MRO[i].Dict.GetStr("__dataclass_fields__")
		if !ok {
			continue
		}
		base = true
		for _, f := range fieldList(v) {
			all.SetStr(f.name, f.self)
		}
		if p, ok := t.MRO[i].Dict.GetStr("__dataclass_params__"); ok {
			if opts, ok := object.State[dataOptions](p); ok && opts.frozen {
				frozenBase = true
			}
		}
	}
	kwOnly, marked := o.kwOnly, false
	var own []*dataField
	ann, _ := t.Dict.GetStr("__annotations__")
	if d := dictOf(ann); d != nil {
		for _, e := range d.Items() {
			name, _ := object.AsStr(e.Key)
			k, only := annotationKind(e.Value)
			if only {
				if marked {
					return nil, object.Raise(object.TypeError, "%s is KW_ONLY, but KW_ONLY has already been specified", object.StrRepr(name))
				}
				marked, kwOnly = true, true
				continue
			}
			f, err := ownField(th, t, name, e.Value, k, kwOnly)
			if err != nil {
				return nil, err
			}
			own = append(own, f)
		}
	}
	for _, f := range own {
		all.SetStr(f.name, f.self)
		if v, ok := t.Dict.GetStr(f.name); ok && v == f.self {
			if f.def == nil {
				t.DelAttr(f.name)
			} else {
				t.SetAttr(f.name, f.def)
			}
		}
	}
	for _, e := range t.Dict.Items() {
		if _, stray := object.State[*dataField](e.Value); stray {
			name, _ := object.AsStr(e.Key)
			return nil, object.Raise(object.TypeError, "%s is a field but has no type annotation", object.StrRepr(name))
		}
	}
	if base && frozenBase != o.frozen {
		if frozenBase {
			return nil, object.Raise(object.TypeError, "cannot inherit non-frozen dataclass from a frozen one")
		}
		return nil, object.Raise(object.TypeError, "cannot inherit frozen dataclass from a non-frozen one")
	}
	return all, nil
}

// makeDataclass turns the class t into a dataclass.
func makeDataclass(th *thread, t *object.Type, o dataOptions) (*object.Type, error) {
	t.SetAttr("__dataclass_params__", object.NewInstance(paramsType, o))
	all, err := gather(th, t, o)
	if err != nil {
		return nil, err
	}
	t.SetAttr("__dataclass_fields__", all)
	if o.order && !o.eq {
		return nil, object.Raise(object.ValueError, "eq must be true if order is true")
	}
	c := &dataclass{t: t, o: o, fields: fieldList(all)}
	hash, given := t.Dict.GetStr("__hash__")
	_, hasEq := t.Dict.GetStr("__eq__")
	ownHash := given && !(hash == object.None && hasEq)
	if o.init {
		m, err := c.initMethod(th)
		if err != nil {
			return nil, err
		}
		c.add(m)
	}
	if o.repr {
		c.add(c.reprMethod())
	}
	if o.eq {
		c.add(c.compareMethod("__eq__", object.Eq))
	}
	if o.order {
		for _, op := range []struct {
			name string
			op   object.CmpOp
		}{{"__lt__", object.Lt}, {"__le__", object.Le}, {"__gt__", object.Gt}, {"__ge__", object.Ge}} {
			if !c.add(c.compareMethod(op.name, op.op)) {
				return nil, object.Raise(object.TypeError, "Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering", op.name, t.Name)
			}
		}
	}
	if o.frozen {
		for _, m := range c.frozenMethods() {
			if !c.add(m) {
				return nil, object.Raise(object.TypeError, "Cannot overwrite attribute %s in class %s", m.Name, t.Name)
			}
		}
	}
	switch {
	case o.unsafeHash && ownHash:
		return nil, object.Raise(object.TypeError, "Cannot overwrite attribute __hash__ in class %s", t.Name)
	case o.unsafeHash, o.eq && o.frozen && !ownHash:
		m := c.hashMethod()
		t.SetAttr("__hash__", &object.MethodDescr{Name: m.Name, Owner: t, Fn: m.Fn})
	case o.eq && !ownHash:
		t.SetAttr("__hash__", object.None)
	}
	if doc, ok := t.Dict.GetStr("__doc__"); !ok || doc == object.None {
		s, err := c.doc(th)
		if err != nil {
			return nil, err
		}
		t.SetAttr("__doc__", object.Str(s))
	}
	if _, given := t.Dict.GetStr("__match_args__"); o.matchArgs && !given {
		var names []val
		for _, f := range c.positional() {
			names = append(names, object.Str(f.name))
		}
		t.SetAttr("__match_args__", object.NewTuple(names...))
	}
	if o.slots {
		if t, err = c.withSlots(th); err != nil {
			return nil, err
		}
	} else if o.weakref {
		return nil, object.Raise(object.TypeError, "weakref_slot is True but slots is False")
	}
	if t.Type().IsSubclass(abcMeta) {
		return t, setAbstract(th, t)
	}
	return t, nil
}

// dataclass is a class while its methods are made.
type dataclass struct {
	t      *object.Type
	o      dataOptions
	fields []*dataField
}

// add gives the class a method unless its body defines it.
func (c *dataclass) add(m object.Method) bool {
	if _, given := c.t.Dict.GetStr(m.Name); given {
		return false
	}
	c.t.SetAttr(m.Name, &object.MethodDescr{Name: m.Name, Owner: c.t, Fn: m.Fn})
	return true
}

func isTrue(v val) bool { return v == object.True }

// positional are the fields that __init__ takes by position, keywordOnly those
// that it takes only by name.
func (c *dataclass) positional() []*dataField {
	var out []*dataField
	for _, f := range c.fields {
		if f.kind != classVar && f.init && !isTrue(f.kwOnly) {
			out = append(out, f)
		}
	}
	return out
}

func (c *dataclass) keywordOnly() []*dataField {
	var out []*dataField
	for _, f := range c.fields {
		if f.kind != classVar && f.init && isTrue(f.kwOnly) {
			out = append(out, f)
		}
	}
	return out
}

// state are the real fields that pass.
func (c *dataclass) state(pass func(*dataField) bool) []*dataField {
	var out []*dataField
	for _, f := range c.fields {
		if f.kind == realField && pass(f) {
			out = append(out, f)
		}
	}
	return out
}

func (f *dataField) optional() bool { return f.def != nil || f.factory != nil }

func (c *dataclass) initMethod(th *thread) (object.Method, error) {
	var params []string
	pos, kw := c.positional(), c.keywordOnly()
	late := false
	for _, f := range pos {
		p := f.name
		if f.optional() {
			late = true
			p += "=default"
		} else if late {
			return object.Method{}, object.Raise(object.TypeError, "non-default argument %s follows default argument", object.StrRepr(f.name))
		}
		params = append(params, p)
	}
	if len(kw) > 0 {
		params = append(params, "*")
	}
	for _, f := range kw {
		p := f.name
		if f.optional() {
			p += "=default"
		}
		params = append(params, p)
	}
	sig := object.MustSignature("__init__(" + strings.Join(params, ", ") + ")")
	sig.Method, sig.Qual = true, c.t.QualName+".__init__"
	at := map[*dataField]int{}
	for i, f := range append(append([]*dataField(nil), pos...), kw...) {
		at[f] = i
	}
	_, post := c.t.Lookup("__post_init__")
	set := object.SetAttr
	if c.o.frozen {
		set = object.GenericSetAttr
	}
	return object.Method{Name: "__init__", Fn: func(th *thread, self val, args object.Args) (val, error) {
		a, err := sig.Bind(args)
		if err != nil {
			return nil, err
		}
		var extra []val
		for _, f := range c.fields {
			if f.kind == classVar {
				continue
			}
			var v val
			if f.init {
				v = a[at[f]]
			}
			switch {
			case v != nil:
			case f.factory != nil:
				if v, err = object.Call(th, f.factory); err != nil {
					return nil, err
				}
			case f.init || c.o.slots:
				v = f.def
			}
			if f.kind == initOnly {
				extra = append(extra, orNone(v))
				continue
			}
			if v == nil {
				continue
			}
			if err := set(th, self, f.name, v); err != nil {
				return nil, err
			}
		}
		if post {
			_, err = object.CallMethod(th, self, "__post_init__", extra...)
		}
		return object.None, err
	}}, nil
}

func (c *dataclass) reprMethod() object.Method {
	shown := c.state(func(f *dataField) bool { return f.repr })
	return mixed("__repr__()", func(th *thread, self val, _ []val) (val, error) {
		if !th.EnterRepr(self) {
			return object.Str("..."), nil
		}
		defer th.LeaveRepr(self)
		parts := make([]string, len(shown))
		for i, f := range shown {
			v, err := object.GetAttr(th, self, f.name)
			if err != nil {
				return nil, err
			}
			r, err := object.Repr(th, v)
			if err != nil {
				return nil, err
			}
			parts[i] = f.name + "=" + r
		}
		return object.Str(self.Type().QualName + "(" + strings.Join(parts, ", ") + ")"), nil
	})
}

// values returns a tuple of the fields' values.
func values(th *thread, self val, fields []*dataField) (*object.Tuple, error) {
	out := make([]val, len(fields))
	for i, f := range fields {
		v, err := object.GetAttr(th, self, f.name)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return object.NewTuple(out...), nil
}

func (c *dataclass) compareMethod(name string, op object.CmpOp) object.Method {
	compared := c.state(func(f *dataField) bool { return f.cmp })
	return mixed(name+"(other)", func(th *thread, self val, a []val) (val, error) {
		if a[0].Type() != self.Type() {
			return object.NotImplemented, nil
		}
		x, err := values(th, self, compared)
		if err != nil {
			return nil, err
		}
		y, err := values(th, a[0], compared)
		if err != nil {
			return nil, err
		}
		return object.Compare(th, op, x, y)
	})
}

func (c *dataclass) hashMethod() object.Method {
	hashed := c.state(func(f *dataField) bool {
		if f.hash == object.None {
			return f.cmp
		}
		return isTrue(f.hash)
	})
	return mixed("__hash__()", func(th *thread, self val, _ []val) (val, error) {
		v, err := values(th, self, hashed)
		if err != nil {
			return nil, err
		}
		h, err := object.Hash(th, v)
		return object.Int(h), err
	})
}

func (c *dataclass) frozenMethods() []object.Method {
	own := map[string]bool{}
	for _, f := range c.state(func(*dataField) bool { return true }) {
		own[f.name] = true
	}
	refuse := func(th *thread, self val, name val, verb string) error {
		s, _ := object.AsStr(name)
		if self.Type() == c.t || own[s] {
			return object.Raise(frozenError(th), "cannot %s field %s", verb, object.StrRepr(s))
		}
		return nil
	}
	next := func(th *thread, self val, name string, args ...val) (val, error) {
		s, err := object.NewSuper(c.t, self)
		if err != nil {
			return nil, err
		}
		f, err := object.GetAttr(th, s, name)
		if err != nil {
			return nil, err
		}
		return object.Call(th, f, args...)
	}
	return []object.Method{
		mixed("__setattr__(name, value)", func(th *thread, self val, a []val) (val, error) {
			if err := refuse(th, self, a[0], "assign to"); err != nil {
				return nil, err
			}
			return next(th, self, "__setattr__", a...)
		}),
		mixed("__delattr__(name)", func(th *thread, self val, a []val) (val, error) {
			if err := refuse(th, self, a[0], "delete"); err != nil {
				return nil, err
			}
			return next(th, self, "__delattr__", a...)
		}),
	}
}

// doc is the docstring of a dataclass without one: its signature.
func (c *dataclass) doc(th *thread) (string, error) {
	one := func(f *dataField) (string, error) {
		s, err := shown(th, f.typ)
		if err != nil {
			return "", err
		}
		s = f.name + ": " + strings.ReplaceAll(s, "typing.", "")
		switch {
		case f.def != nil:
			r, err := object.Repr(th, f.def)
			return s + " = " + r, err
		case f.factory != nil:
			s += " = <factory>"
		}
		return s, nil
	}
	var parts []string
	for i, list := range [][]*dataField{c.positional(), c.keywordOnly()} {
		if i == 1 && len(list) > 0 {
			parts = append(parts, "*")
		}
		for _, f := range list {
			s, err := one(f)
			if err != nil {
				return "", err
			}
			parts = append(parts, s)
		}
	}
	return c.t.Name + "(" + strings.Join(parts, ", ") + ")", nil
}

// withSlots makes the class again with __slots__ for its fields.
func (c *dataclass) withSlots(th *thread) (*object.Type, error) {
	t := c.t
	if _, given := t.Dict.GetStr("__slots__"); given {
		return nil, object.Raise(object.TypeError, "%s already specifies __slots__", t.Name)
	}
	inherited := map[string]bool{}
	for _, b := range t.MRO[1:] {
		for _, s := range b.SlotNames {
			inherited[s] = true
		}
	}
	ns := t.Dict.Copy()
	var slots []val
	for _, f := range c.state(func(*dataField) bool { return true }) {
		ns.DelStr(f.name)
		if !inherited[f.name] {
			slots = append(slots, object.Str(f.name))
		}
	}
	if c.o.weakref {
		slots = append(slots, object.Str("__weakref__"))
	}
	ns.SetStr("__slots__", object.NewTuple(slots...))
	ns.SetStr("__qualname__", object.Str(t.QualName))
	bases := make([]val, len(t.Bases))
	for i, b := range t.Bases {
		bases[i] = b
	}
	v, err := object.Call(th, t.Type(), object.Str(t.Name), object.NewTuple(bases...), ns)
	if err != nil {
		return nil, err
	}
	made, ok := v.(*object.Type)
	if !ok {
		return nil, object.Raise(object.TypeError, "the metaclass of %s gave no class", t.Name)
	}
	// Its methods are those of the new class.
	for _, e := range made.Dict.Items() {
		if m, ok := e.Value.(*object.MethodDescr); ok && m.Owner == t {
			m.Owner = made
		}
	}
	c.t = made
	return made, nil
}
