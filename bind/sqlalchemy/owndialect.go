package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// ownDialect is what a dialect defined in Python says beside its data: classes of compilers whose
// visit methods write elements and types.
type ownDialect struct {
	object   *object.Instance
	compiler *object.Type // statement_compiler; nil for the usual one
	types    object.Value // the type compiler; nil for the usual one
	casts    bool         // parameters are written with a cast
	colspecs *object.Dict
	running  *core.Compiler // what comp compiles
	comp     object.Value
}

// own are the hooks of a dialect, made when first asked for.
func own(d *core.Dialect) *ownDialect {
	o, _ := d.Own.(*ownDialect)
	return o
}

// readDialect reads what a class of dialects that Python defines says of itself.
func (s *State) readDialect(th *object.Thread, cls *object.Type, o *object.Instance, d *core.Dialect) error {
	said := func(name string) object.Value {
		if v, owner := cls.LookupOwner(name); owner != nil && s.userClass(owner) {
			return v
		}
		return nil
	}
	for name, p := range map[string]*bool{"supports_native_boolean": &d.NativeBoolean, "supports_default_values": &d.DefaultValues, "supports_default_metavalue": &d.DefaultMetavalue} {
		if v := said(name); v != nil {
			on, err := object.Truth(th, v)
			if err != nil {
				return err
			}
			*p = on
		}
	}
	if v := said("default_paramstyle"); v != nil {
		d.Paramstyle = str(v)
	}
	w := &ownDialect{object: o}
	d.Own = w
	s.objects[d] = o
	w.compiler, _ = said("statement_compiler").(*object.Type)
	w.colspecs, _ = said("colspecs").(*object.Dict)
	if v := said("bind_typing"); v != nil {
		if n, err := object.GetAttr(th, v, "name"); err == nil {
			w.casts = str(n) == "RENDER_CASTS"
		}
	}
	for _, name := range []string{"type_compiler", "type_compiler_cls"} {
		if c, ok := said(name).(*object.Type); ok {
			made, err := object.Call(th, c, o)
			if err != nil {
				return err
			}
			w.types = made
			o.AttrDict(true).SetStr("type_compiler", made)
		}
	}
	return nil
}

// speak makes a dialect the one whose classes write types; the function it returns ends that.
func (s *State) speak(d *core.Dialect) func() {
	before := s.speaks
	s.speaks = own(d)
	return func() { s.speaks = before }
}

// visitor is a method of an object that Python code defines; nil for any other.
func (s *State) visitor(cls *object.Type, names ...string) object.Value {
	for _, n := range names {
		if f, owner := cls.LookupOwner("visit_" + n); owner != nil && s.userClass(owner) {
			return f
		}
	}
	return nil
}

// visit writes an element by a visit method of the dialect's own compiler.
func (w *ownDialect) visit(s *State, e core.Element, c *core.Compiler) (string, bool, error) {
	if w.compiler == nil {
		return "", false, nil
	}
	args := []object.Value{nil, s.Wrap(s.th, e)}
	var f object.Value
	binary := func(op *core.Op, names ...string) error {
		if f = s.visitor(w.compiler, names...); f == nil {
			return nil
		}
		o, err := s.opObject(s.th, op)
		args = append(args, o)
		return err
	}
	var err error
	switch x := e.(type) {
	case *core.Binary:
		name := x.Op.Name
		if x.Op.Custom {
			name = "custom_op"
		}
		err = binary(x.Op, name+"_binary")
	case *core.Unary:
		if x.Op != nil {
			err = binary(x.Op, x.Op.Name+"_unary_operator")
		} else {
			err = binary(x.Modifier, x.Modifier.Name+"_unary_modifier")
		}
	case *core.Function:
		f = s.visitor(w.compiler, strings.ToLower(x.Name)+"_func")
	}
	if f == nil {
		f = s.visitor(w.compiler, e.VisitName())
		args = args[:2]
	}
	if f == nil || err != nil {
		return "", false, err
	}
	args[0] = w.instance(c)
	v, err := object.Call(s.th, f, args...)
	if err != nil {
		return "", true, err
	}
	return str(orNone(v)), true, nil
}

// instance is the compiler object of one compilation.
func (w *ownDialect) instance(c *core.Compiler) object.Value {
	if w.comp == nil || !w.running.Same(c) {
		w.running, w.comp = c, object.NewInstance(w.compiler, &compilerState{c})
	}
	return w.comp
}

// typeText writes a type by a visit method of the dialect's own type compiler.
func (w *ownDialect) typeText(s *State, t *core.Type) (string, bool, error) {
	if w == nil || w.types == nil {
		return "", false, nil
	}
	o := s.TypeObject(t)
	names := core.TypeVisitNames(t)
	if v, owner := o.Type().LookupOwner("__visit_name__"); owner != nil && s.userClass(owner) {
		names = []string{str(v)}
	}
	f := s.visitor(w.types.Type(), names...)
	if f == nil {
		return "", false, nil
	}
	v, err := object.CallArgs(s.th, f, object.Args{Pos: []object.Value{w.types, o}, Kw: s.typeKeywords(f)})
	return str(orNone(v)), true, err
}

// typeKeywords are the keywords with which a method that writes a type is called, as far as it
// takes any.
func (s *State) typeKeywords(f object.Value) []object.KwArg {
	if s.typed == nil {
		return nil
	}
	const takesKeywords = 8
	if code, err := object.GetAttr(s.th, f, "__code__"); err == nil {
		if flags, err := object.GetAttr(s.th, code, "co_flags"); err == nil {
			if n, _ := object.AsInt(flags); n&takesKeywords != 0 {
				return []object.KwArg{{Name: "type_expression", Value: s.Wrap(s.th, s.typed)}}
			}
		}
	}
	return nil
}

// ForColumn implements core.ColumnTypeHook.
func (s *State) ForColumn(c *core.Column) func() {
	before := s.typed
	s.typed = c
	return func() { s.typed = before }
}

// ForColumn implements core.ColumnTypeHook.
func (p *pyType) ForColumn(c *core.Column) func() { return p.s.ForColumn(c) }

// BindCast implements core.CustomHost.
func (h host) BindCast(t *core.Type, c *core.Compiler, text string) (string, bool, error) {
	s := h.s
	w := own(c.Dialect())
	if w == nil || !w.casts || w.compiler == nil {
		return "", false, nil
	}
	impl := t.For(c.Dialect().Name)
	cls := s.TypeObject(impl).Type()
	if w.colspecs != nil {
		for _, it := range w.colspecs.Items() {
			if from, ok := it.Key.(*object.Type); ok && cls.IsSubclass(from) {
				cls, _ = it.Value.(*object.Type)
				break
			}
		}
	}
	on, ok := cls.Lookup("render_bind_cast")
	if !ok || on != object.True {
		return "", false, nil
	}
	v, err := object.CallMethod(s.th, w.instance(c), "render_bind_cast", s.TypeObject(impl), s.TypeObject(impl), object.Str(text))
	return str(orNone(v)), true, err
}

// visitNames are the elements and operators whose default spelling a compiler of Python's may ask
// its base class for.
var visitNames = strings.Fields("select binary unary column function cast case bindparam label table alias cte subquery insert update delete clauselist grouping " +
	"null true false extract over tuple join exists textclause compound_select in_op_binary not_in_op_binary like_op_binary ilike_op_binary mod_binary truediv_binary concat_op_binary " +
	"getitem_binary json_getitem_op_binary json_path_getitem_op_binary regexp_match_op_binary match_op_binary now_func")
