package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// annotationError is the real one's complaint about an annotation.
func (s *state) annotationError(code, text string) error {
	return s.raise(s.classes["MappedAnnotationError"], &core.Error{Msg: text, Code: code})
}

// unresolved says that no column type stands for what is inside a Mapped annotation.
func (s *state) unresolved(name string, a *annotation) error {
	v := a.plain
	if v == nil {
		v = a.typ
	}
	attr := "'" + name + "'"
	if v == nil {
		return s.annotationError("", "Could not locate SQLAlchemy Core type when resolving for Python type indicated by '"+a.name+"' inside the Mapped[] annotation for the "+attr+" attribute; the type object is not resolvable by the registry")
	}
	shown := s.text(v)
	if s.isType(v) {
		return s.annotationError("", "The type provided inside the "+attr+" attribute Mapped annotation is the SQLAlchemy type "+shown+". Expected a Python type instead")
	}
	_, class := v.(*object.Type)
	_, union := v.(*object.Union)
	_, generic, _ := object.LookupAttr(s.th, v, "__origin__")
	if text, ok := object.AsStr(v); ok {
		return s.annotationError("", "Could not resolve all types within mapped annotation: \"sqlalchemy.orm.base.Mapped[ForwardRef("+object.StrRepr(text)+")]\".  Ensure all types are written correctly and are imported within the module in use.")
	}
	if !class && !union && !generic && v.Type().Name != "NewType" {
		return s.annotationError("", "The object provided inside the "+attr+" attribute Mapped annotation is not a Python type, it's the object "+s.Repr(v)+". Expected a Python type.")
	}
	detail := "the type object is not resolvable by the registry"
	if _, ok, _ := object.LookupAttr(s.th, v, "__metadata__"); ok {
		if inner, err := object.GetAttr(s.th, v, "__origin__"); err == nil {
			detail = "neither '" + shown + "' nor '" + s.text(inner) + "' are resolvable by the registry"
		}
	}
	return s.annotationError("", "Could not locate SQLAlchemy Core type when resolving for Python type indicated by '"+shown+"' inside the Mapped[] annotation for the "+attr+" attribute; "+detail)
}

// unmapped refuses an annotation that is none of Mapped[…] where one has to be: of an
// attribute that is mapped, or of one without a value in the class body itself.
func (sc *scan) unmapped(base *object.Type, name string, v, ann object.Value) error {
	s := sc.s
	switch x := v.(type) {
	case nil:
		if base != sc.cls {
			return nil
		}
	case *object.Instance:
		switch x.Native.(type) {
		case *columnArgs, *relArgs, *columnProp, *compositeArgs, *synonymOf:
		default:
			return nil
		}
	default:
		return nil
	}
	if sc.isDC || s.classical == sc.cls || s.looseAnnotation(ann) {
		return nil
	}
	if _, dataclass := sc.cls.Dict.GetStr("__dataclass_fields__"); dataclass {
		return nil // its annotations are those of its fields
	}
	if allow, ok := sc.cls.Lookup("__allow_unmapped__"); ok {
		if yes, err := object.Truth(s.th, allow); err != nil || yes {
			return err
		}
	}
	return s.annotationError("zlpr", "Type annotation for \""+sc.cls.Name+"."+name+"\" can't be correctly interpreted for Annotated Declarative Table form.  ORM annotations should normally make use of the ``Mapped[]`` generic type, or other ORM-compatible generic type, as a container for the actual type, which indicates the intent that the attribute is mapped. Class variables that are not intended to be mapped by the ORM should use ClassVar[].  To allow Annotated Declarative to disregard legacy annotations which don't use Mapped[] to pass, set \"__allow_unmapped__ = True\" on the class or a superclass this class.")
}

// looseAnnotation tells whether an annotation says that the attribute is no mapped one:
// a class variable, or a descriptor of the ORM's own.
func (s *state) looseAnnotation(ann object.Value) bool {
	text, ok := object.AsStr(ann)
	if !ok {
		text = s.Repr(ann)
	}
	text = strings.TrimPrefix(text[strings.LastIndexByte(strings.SplitN(text, "[", 2)[0], '.')+1:], "typing.")
	for _, name := range []string{"ClassVar", "AssociationProxy", "InitVar", "hybrid_property", "Final"} {
		if text == name || strings.HasPrefix(text, name+"[") {
			return true
		}
	}
	return strings.Contains(text, "AssociationProxy")
}
