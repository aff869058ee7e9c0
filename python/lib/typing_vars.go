package lib

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// typeVar is a TypeVar, ParamSpec or TypeVarTuple.
type typeVar struct {
	kind                     *object.Type
	name, module             string
	bound                    object.Value
	constraints              []object.Value
	covariant, contravariant bool
}

func (v *typeVar) Type() *object.Type { return v.kind }

// forwardRef is a type given as text.
type forwardRef struct {
	text   string
	module object.Value
}

func (*forwardRef) Type() *object.Type { return forwardRefType }

// newForwardRef refuses a text that is no expression.
func newForwardRef(th *object.Thread, text string, module object.Value) (object.Value, error) {
	if !syntax.IsIdentifier(text) {
		compile, _ := th.Builtins.GetStr("compile")
		_, err := object.Call(th, compile, object.Str(text), object.Str("<string>"), object.Str("eval"))
		if _, wrong := object.AsException(err, object.SyntaxError); wrong {
			return nil, object.Raise(object.SyntaxError, "Forward reference must be an expression -- got %s", object.StrRepr(text))
		} else if err != nil {
			return nil, err
		}
	}
	return &forwardRef{text, module}, nil
}

// newType is what NewType returns.
type newType struct {
	name, module string
	super        object.Value
}

func (*newType) Type() *object.Type { return newTypeType }

var (
	typeVarType      = typingType("TypeVar")
	paramSpecType    = typingType("ParamSpec")
	typeVarTupleType = typingType("TypeVarTuple")
	forwardRefType   = typingType("ForwardRef")
	newTypeType      = typingType("NewType")
)

func isVariable(v object.Value) bool { _, ok := v.(*typeVar); return ok }

// caller returns the name of the module whose code runs.
func caller(th *object.Thread) string {
	if th.Frame != nil && th.Frame.Globals != nil {
		if n, ok := th.Frame.Globals.GetStr("__name__"); ok {
			if s, ok := object.AsStr(n); ok {
				return s
			}
		}
	}
	return "__main__"
}

func (v *typeVar) repr() string {
	switch {
	case v.kind == typeVarTupleType:
		return v.name
	case v.covariant:
		return "+" + v.name
	case v.contravariant:
		return "-" + v.name
	}
	return "~" + v.name
}

func init() {
	type V = object.Value
	variable := func(t *object.Type, signature string) {
		sig := object.MustSignature(signature)
		sig.Qual, sig.Method = sig.Name+".__init__", true
		attr := func(name string, get func(*typeVar) V) object.Attr {
			return object.Attr{Name: name, Get: func(_ *object.Thread, self V) (V, error) { return get(self.(*typeVar)), nil }}
		}
		t.Extend(object.ClassSpec{
			New: func(th *object.Thread, cls *object.Type, args object.Args) (V, error) {
				a, err := sig.Bind(args)
				if err != nil {
					return nil, err
				}
				v := &typeVar{kind: t, module: caller(th), bound: object.None}
				var ok bool
				if v.name, ok = object.AsStr(a[0]); !ok {
					return nil, object.Raise(object.TypeError, "%s(): name must be a str", t.Name)
				}
				if t == typeVarTupleType {
					return v, nil
				}
				for i, to := range []*bool{&v.covariant, &v.contravariant} {
					if x := a[len(a)-2+i]; x != nil {
						if *to, err = object.Truth(th, x); err != nil {
							return nil, err
						}
					}
				}
				if v.covariant && v.contravariant {
					return nil, object.Raise(object.ValueError, "Bivariant types are not supported.")
				}
				if b := a[len(a)-3]; b != nil && b != object.None {
					if v.bound, err = typeArg(th, b, "Bound must be a type."); err != nil {
						return nil, err
					}
				}
				if t == typeVarType {
					v.constraints, err = typeArgs(th, tupleElems(a[1]), "TypeVar(name, constraint, ...): constraints must be types.")
					switch {
					case err != nil:
						return nil, err
					case len(v.constraints) > 0 && v.bound != object.None:
						return nil, object.Raise(object.TypeError, "Constraints cannot be combined with bound=...")
					case len(v.constraints) == 1:
						return nil, object.Raise(object.TypeError, "A single constraint is not allowed")
					}
				}
				return v, nil
			},
			Attrs: []object.Attr{
				attr("__name__", func(v *typeVar) V { return object.Str(v.name) }),
				attr("__module__", func(v *typeVar) V { return object.Str(v.module) }),
				attr("__bound__", func(v *typeVar) V { return v.bound }),
				attr("__constraints__", func(v *typeVar) V { return object.NewTuple(v.constraints...) }),
				attr("__covariant__", func(v *typeVar) V { return object.MakeBool(v.covariant) }),
				attr("__contravariant__", func(v *typeVar) V { return object.MakeBool(v.contravariant) }),
				attr("args", func(v *typeVar) V { return &typeVar{kind: v.kind, name: v.name + ".args", bound: object.None} }),
				attr("kwargs", func(v *typeVar) V { return &typeVar{kind: v.kind, name: v.name + ".kwargs", bound: object.None} }),
			},
			Methods: append(unionMethods(),
				object.NewMethod("__repr__()", func(_ *object.Thread, self V, _ []V) (V, error) {
					return object.Str(self.(*typeVar).repr()), nil
				}),
				object.NewMethod("__typing_subst__(arg)", func(th *object.Thread, _ V, a []V) (V, error) {
					return typeArg(th, a[0], "Parameters to generic types must be types.")
				}),
				object.NewMethod("__iter__()", func(th *object.Thread, self V, _ []V) (V, error) {
					u := &alias{origin: forms["Unpack"], args: []V{self}}
					return object.NewIterator(nil, nextFunc(func(*object.Thread) (V, error) {
						if u == nil {
							return nil, nil
						}
						v := u
						u = nil
						return v, nil
					})), nil
				}),
			),
		})
	}
	variable(typeVarType, "TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False)")
	variable(paramSpecType, "ParamSpec(name, *, bound=None, covariant=False, contravariant=False)")
	variable(typeVarTupleType, "TypeVarTuple(name)")

	refSig := object.MustSignature("ForwardRef(arg, is_argument=True, module=None, *, is_class=False)")
	forwardRefType.Extend(object.ClassSpec{
		New: func(th *object.Thread, cls *object.Type, args object.Args) (V, error) {
			a, err := refSig.Bind(args)
			if err != nil {
				return nil, err
			}
			s, ok := object.AsStr(a[0])
			if !ok {
				r, err := object.Repr(th, a[0])
				if err != nil {
					return nil, err
				}
				return nil, object.Raise(object.TypeError, "Forward reference must be a string -- got %s", r)
			}
			return newForwardRef(th, s, a[2])
		},
		Attrs: []object.Attr{{Name: "__forward_arg__", Get: func(_ *object.Thread, self V) (V, error) {
			return object.Str(self.(*forwardRef).text), nil
		}}},
		Methods: append(unionMethods(),
			object.NewMethod("__repr__()", func(th *object.Thread, self V, _ []V) (V, error) {
				return object.Str("ForwardRef(" + object.StrRepr(self.(*forwardRef).text) + ")"), nil
			}),
			object.NewMethod("__eq__(other)", func(th *object.Thread, self V, a []V) (V, error) {
				o, ok := a[0].(*forwardRef)
				if !ok {
					return object.NotImplemented, nil
				}
				return object.MakeBool(o.text == self.(*forwardRef).text), nil
			}),
			object.NewMethod("__hash__()", func(th *object.Thread, self V, _ []V) (V, error) {
				return object.Int(object.HashString(self.(*forwardRef).text)), nil
			}),
		),
	})

	newSig := object.MustSignature("NewType(name, tp)")
	newSig.Qual, newSig.Method = "NewType.__init__", true
	text := func(name string, get func(*newType) V) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self V) (V, error) { return get(self.(*newType)), nil }}
	}
	newTypeType.Extend(object.ClassSpec{
		New: func(th *object.Thread, cls *object.Type, args object.Args) (V, error) {
			a, err := newSig.Bind(args)
			if err != nil {
				return nil, err
			}
			name, err := object.ToStr(th, a[0])
			return &newType{name, caller(th), a[1]}, err
		},
		Attrs: []object.Attr{
			text("__name__", func(n *newType) V { return object.Str(n.name) }), text("__qualname__", func(n *newType) V { return object.Str(n.name) }),
			text("__module__", func(n *newType) V { return object.Str(n.module) }), text("__supertype__", func(n *newType) V { return n.super }),
		},
		Methods: append(unionMethods(),
			object.NewMethod("__repr__()", func(th *object.Thread, self V, _ []V) (V, error) {
				n := self.(*newType)
				return object.Str(n.module + "." + n.name), nil
			}),
			object.NewMethod("__call__(x)", func(th *object.Thread, self V, a []V) (V, error) { return a[0], nil }),
			object.NewMethod("__mro_entries__(bases)", func(th *object.Thread, self V, _ []V) (V, error) {
				refuse := object.Method{Name: "__init_subclass__", Fn: func(_ *object.Thread, cls V, _ object.Args) (V, error) {
					name := cls.(*object.Type).Name
					return nil, object.Raise(object.TypeError, "Cannot subclass an instance of NewType. Perhaps you were looking for: `%s = NewType(%s, %s)`",
						name, object.StrRepr(name), self.(*newType).name)
				}}
				return object.NewTuple(object.NewNativeType(object.ClassSpec{Name: "Dummy", Module: "typing", ClassMethods: []object.Method{refuse}})), nil
			}),
		),
	})
}
