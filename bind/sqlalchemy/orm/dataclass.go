package orm

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// dcOptions are the arguments of dataclass() that a class asked for.
type dcOptions []object.KwArg

// dcNames are the arguments that MappedAsDataclass and mapped_as_dataclass() take.
var dcNames = []string{"init", "repr", "eq", "order", "unsafe_hash", "match_args", "kw_only", "dataclass_callable"}

// fieldNames are the arguments of mapped_column() and its like that dataclasses.field()
// takes.
var fieldNames = map[string]string{"default_factory": "default_factory", "default": "default", "init": "init", "repr": "repr",
	"compare": "compare", "kw_only": "kw_only", "hash": "hash", "dataclass_metadata": "metadata"}

// dcField is an attribute of a class that becomes a dataclass.
type dcField struct {
	name string
	ann  object.Value
	kw   []object.KwArg // of field(); nil for a plain default
	from *object.Type   // the class whose body has it
	has  bool           // plain has a value
	val  object.Value
	col  bool         // mapped_column() stands there
	back object.Value // what the class has under the name when it is a dataclass; nil for nothing of its own
}

// inOrder are the fields as they follow each other: columns that other classes bring
// come before the class's own.
func (sc *scan) inOrder() []dcField {
	var first, rest []dcField
	for _, f := range sc.fields {
		if f.col && f.from != sc.cls {
			first = append(first, f)
		} else {
			rest = append(rest, f)
		}
	}
	return append(first, rest...)
}

// dataclassOf are the options with which a class is made a dataclass; ok is false
// for one that is none.
func (s *state) dataclassOf(cls *object.Type) (dcOptions, bool) {
	for _, c := range cls.MRO {
		if o, ok := s.dataclasses[c]; ok {
			return o, true
		}
	}
	return nil, false
}

// setDataclass notes the options of a class; what it does not say its bases say.
func (s *state) setDataclass(cls *object.Type, kw []object.KwArg) error {
	var opts dcOptions
	for _, k := range kw {
		if slices.Contains(dcNames, k.Name) {
			opts = append(opts, k)
		}
	}
	if base, ok := s.dataclassOf(cls); ok {
		for _, k := range base {
			if _, own := opts.get(k.Name); !own {
				opts = append(opts, k)
			}
		}
	}
	if s.dataclasses == nil {
		s.dataclasses = map[*object.Type]dcOptions{}
	}
	s.dataclasses[cls] = opts
	return nil
}

func (o dcOptions) get(name string) (object.Value, bool) {
	for _, k := range o {
		if k.Name == name {
			return k.Value, true
		}
	}
	return nil, false
}

// dataclassSubclass is called for every new class under MappedAsDataclass.
func (s *state) dataclassSubclass(cls *object.Type, kw []object.KwArg) error {
	if err := s.setDataclass(cls, kw); err != nil {
		return err
	}
	declarative := cls.IsSubclass(s.classes["DeclarativeBase"]) || cls.IsSubclass(s.classes["DeclarativeBaseNoMeta"])
	if declarative {
		if err := s.subclass(cls); err != nil {
			return err
		}
	}
	for _, k := range kw { // what MappedAsDataclass does not know it hands on to object
		if !slices.Contains(dcNames, k.Name) {
			return object.Raise(object.TypeError, "%s.__init_subclass__() takes no keyword arguments", cls.QualName)
		}
	}
	if i := s.byClass[cls]; i != nil && i.mapper != nil {
		return nil
	}
	anns := object.NewDict()
	if d, ok := annotationsOf(cls); ok {
		for _, it := range d.Items() {
			anns.SetStr(str(it.Key), plainAnnotation(it.Value))
		}
	}
	return s.applyDataclass(cls, anns)
}

func annotationsOf(cls *object.Type) (*object.Dict, bool) {
	v, _ := cls.Dict.GetStr("__annotations__")
	d, ok := v.(*object.Dict)
	return d, ok
}

// plainAnnotation is an annotation as dataclasses see it: what is inside Mapped[].
func plainAnnotation(v object.Value) object.Value {
	if m, ok := v.(*mappedAlias); ok {
		return m.arg
	}
	return v
}

// applyDataclass makes a class a dataclass whose fields are the annotated names.
func (s *state) applyDataclass(cls *object.Type, anns *object.Dict) error {
	opts, _ := s.dataclassOf(cls)
	m, err := s.th.Import("dataclasses")
	if err != nil {
		return err
	}
	f, _ := m.Dict.GetStr("dataclass")
	args := object.Args{Pos: []object.Value{cls}}
	for _, k := range opts {
		if k.Name == "dataclass_callable" {
			f = k.Value
			continue
		}
		args.Kw = append(args.Kw, k)
	}
	old, had := cls.Dict.GetStr("__annotations__")
	cls.Dict.SetStr("__annotations__", anns)
	_, err = object.CallArgs(s.th, f, args)
	if had {
		cls.Dict.SetStr("__annotations__", old)
	} else {
		cls.Dict.DelStr("__annotations__")
	}
	for _, c := range []*object.Type{object.TypeError, object.ValueError} {
		if e, ok := object.AsException(err, c); ok {
			return s.raise(s.core.Exc("InvalidRequestError"), &core.Error{Class: "InvalidRequestError",
				Msg: "Python dataclasses error encountered when creating dataclass for " + object.StrRepr(cls.Name) + ": " + s.Repr(e) + ". Please refer to Python dataclasses documentation for additional information.", Code: "dcte"})
		}
	}
	return err
}

// dataclass makes the class that is being mapped a dataclass.
func (sc *scan) dataclass() error {
	s := sc.s
	anns := object.NewDict()
	m, err := s.th.Import("dataclasses")
	if err != nil {
		return err
	}
	field, _ := m.Dict.GetStr("field")
	if err := sc.warnPlainMixins(); err != nil {
		return err
	}
	for _, f := range sc.inOrder() {
		anns.SetStr(f.name, plainAnnotation(f.ann))
		if f.kw == nil {
			if f.has {
				sc.cls.Dict.SetStr(f.name, f.val)
			}
			continue
		}
		v, err := sc.dcField(field, f)
		if err != nil {
			return err
		}
		sc.cls.Dict.SetStr(f.name, v)
	}
	if err := s.applyDataclass(sc.cls, anns); err != nil {
		return err
	}
	for _, f := range sc.fields {
		if f.back != nil {
			sc.cls.Dict.SetStr(f.name, f.back)
		}
	}
	return nil
}

// warnPlainMixins tells of the fields that come from classes that are no dataclasses.
func (sc *scan) warnPlainMixins() error {
	var classes []*object.Type
	names := map[*object.Type][]string{}
	for _, f := range sc.inOrder() {
		if _, made := f.from.Dict.GetStr("__dataclass_fields__"); made || f.from == sc.cls {
			continue
		}
		if names[f.from] == nil {
			classes = append(classes, f.from)
		}
		names[f.from] = append(names[f.from], object.StrRepr(f.name))
	}
	for _, c := range classes {
		if err := sc.s.Warn("SADeprecationWarning", "When transforming <class '"+fullName(sc.cls)+"'> to a dataclass, attribute(s) "+strings.Join(names[c], ", ")+" originates from superclass <class '"+fullName(c)+"'>, which is not a dataclass.  This usage is deprecated and will raise an error in SQLAlchemy 2.1.  When declaring SQLAlchemy Declarative Dataclasses, ensure that all mixin classes and other superclasses which include attributes are also a subclass of MappedAsDataclass. (Background on this error at: https://sqlalche.me/e/20/dcmx)"); err != nil {
			return err
		}
	}
	return nil
}

// dcField calls field() for an attribute.
func (sc *scan) dcField(field object.Value, f dcField) (object.Value, error) {
	var kw []object.KwArg
	var def object.Value
	init, factory := true, false
	for _, k := range f.kw {
		name, ok := fieldNames[k.Name]
		if !ok {
			continue
		}
		switch name {
		case "init":
			init = k.Value != object.False
		case "default":
			def = k.Value
			continue
		case "default_factory":
			factory = true
		}
		kw = append(kw, object.KwArg{Name: name, Value: k.Value})
	}
	if def != nil {
		callable := object.IsCallable(def)
		if callable {
			if err := sc.s.Warn("SADeprecationWarning", "Callable object passed to the ``default`` parameter for attribute "+object.StrRepr(f.name)+" in a ORM-mapped Dataclasses context is ambiguous, and this use will raise an error in a future release.  If this callable is intended to produce Core level INSERT default values for an underlying ``Column``, use the ``mapped_column.insert_default`` parameter instead.  To establish this callable as providing a default value for instances of the dataclass itself, use the ``default_factory`` dataclasses parameter. (deprecated since: 2.0)"); err != nil {
				return nil, err
			}
		}
		if !init && !callable && !factory {
			v := def
			kw = append(kw, object.KwArg{Name: "default_factory", Value: object.NewBuiltin("<lambda>", func(*object.Thread, object.Args) (object.Value, error) { return v, nil })})
		} else {
			kw = append(kw, object.KwArg{Name: "default", Value: def})
		}
	}
	return object.CallArgs(sc.s.th, field, object.Args{Kw: kw})
}

// noteField remembers an annotated attribute for a class that becomes a dataclass.
func (sc *scan) noteField(from *object.Type, name string, v, ann object.Value) {
	if ann == nil {
		return
	}
	f := dcField{name: name, ann: ann, from: from}
	if o, ok := v.(*object.Instance); ok {
		switch n := o.Native.(type) {
		case *columnArgs:
			f.kw, f.col = append([]object.KwArg{}, n.kw...), true
		case *relArgs:
			f.kw = []object.KwArg{}
			for _, it := range n.kw.Items() {
				f.kw = append(f.kw, object.KwArg{Name: str(it.Key), Value: it.Value})
			}
		case *columnProp:
			f.kw = append([]object.KwArg{}, n.kw...)
		case *compositeArgs:
			f.kw = append([]object.KwArg{}, n.kw...)
		case *synonymOf:
			f.kw = append([]object.KwArg{}, n.kw...)
		default:
			f.val, f.has = v, true
			if kw, ok, _ := object.LookupAttr(sc.s.th, v, "_sa_field"); ok { // an association proxy
				f.kw, f.back = kwArgs(kw), v
			}
		}
	} else if v != nil {
		if _, mapped := v.(*attribute); mapped {
			return
		}
		f.val, f.has = v, true
	} else if _, mapped := ann.(*mappedAlias); mapped {
		f.kw = []object.KwArg{}
	} else if t, ok := object.AsStr(ann); ok && mappedText(t) {
		f.kw = []object.KwArg{}
	}
	for i, x := range sc.fields {
		if x.name == name {
			sc.fields[i] = f
			return
		}
	}
	sc.fields = append(sc.fields, f)
}
