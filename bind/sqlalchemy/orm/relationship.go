package orm

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// relArgs are the arguments of relationship().
type relArgs struct {
	argument object.Value
	kw       *object.Dict
}

// backrefArgs are the arguments of backref().
type backrefArgs struct {
	name string
	kw   *object.Dict
}

// relationship reads relationship() with its annotation.
func (sc *scan) relationship(name string, r *relArgs, a *annotation) (*mapper.Args, error) {
	s := sc.s
	args := &mapper.Args{Lazy: "select", Host: r}
	arg := r.argument
	if a != nil && a.mapped {
		yes, no := true, false
		switch a.kind {
		case "WriteOnlyMapped":
			args.Lazy, args.UseList = "write_only", &yes
		case "DynamicMapped":
			args.Lazy, args.UseList = "dynamic", &yes
		}
		if a.list != nil {
			args.UseList = &yes
			if t, ok := a.list.(*object.Type); ok && (t.IsSubclass(object.SetType) || t.IsSubclass(object.DictType)) {
				args.Collection = t
			}
		} else if _, given := r.kw.GetStr("collection_class"); !given && args.UseList == nil {
			args.UseList = &no
		}
		if none(arg) {
			arg = a.typ
			if a.name != "" {
				arg = object.Str(a.name)
			}
		}
	}
	if none(arg) {
		return nil, s.fail("ArgumentError", "Python typing annotation is required for attribute \""+sc.cls.Name+"."+name+"\" when primary argument(s) for \"Relationship\" construct are None or not present")
	}
	args.Target, args.Text = s.target(sc, name, arg, args)
	if err := sc.options(name, args, r.kw); err != nil {
		return nil, err
	}
	if args.ViewOnly && args.SyncBackref != nil && *args.SyncBackref {
		return nil, s.fail("ArgumentError", "sync_backref and viewonly cannot both be True")
	}
	return args, nil
}

func (sc *scan) options(name string, args *mapper.Args, kw *object.Dict) error {
	s := sc.s
	for _, it := range kw.Items() {
		v := it.Value
		yes, _ := object.Truth(s.th, v)
		switch k := str(it.Key); k {
		case "secondary":
			args.Secondary = func() (*core.Table, error) {
				x, err := s.resolve(sc, name, v)
				if err != nil {
					return nil, err
				}
				t, ok := object.State[*core.Table](x)
				if !ok {
					return nil, s.fail("ArgumentError", "secondary argument "+s.Repr(x)+" passed to to relationship() "+sc.cls.Name+"."+name+" must be a Table object or other FROM clause; can't send a mapped class directly as rows in 'secondary' are persisted independently of a class that is mapped to that same table.")
				}
				return t, nil
			}
			if none(v) {
				args.Secondary = nil
			}
		case "primaryjoin", "secondaryjoin":
			if none(v) {
				continue
			}
			f := func() (core.ColumnElement, error) {
				x, err := s.resolve(sc, name, v)
				if err != nil {
					return nil, err
				}
				c, err := s.core.Column(s.th, x, false)
				if err != nil {
					return nil, err
				}
				return plainColumns(c), nil
			}
			if k == "primaryjoin" {
				args.PrimaryJoin = f
			} else {
				args.SecondaryJoin = f
			}
		case "foreign_keys", "remote_side":
			if none(v) {
				continue
			}
			f := func() ([]core.ColumnElement, error) { return s.columnList(sc, name, v) }
			if k == "foreign_keys" {
				args.ForeignKeys = f
			} else {
				args.RemoteSide = f
			}
		case "order_by":
			if none(v) || v == object.False {
				continue
			}
			args.OrderBy = func() ([]core.Element, error) {
				list, err := s.columnList(sc, name, v)
				var out []core.Element
				for _, c := range list {
					out = append(out, c)
				}
				return out, err
			}
		case "back_populates":
			args.BackPopulates = str(v)
		case "backref":
			if none(v) {
				continue
			}
			if o, ok := v.(*object.Instance); ok {
				if b, ok := o.Native.(*backrefArgs); ok {
					args.Backref = b.name
					ba := &mapper.Args{Lazy: "select"}
					if err := sc.options(b.name, ba, b.kw); err != nil {
						return err
					}
					args.BackrefArgs = ba
					continue
				}
			}
			args.Backref = str(v)
			if args.BackPopulates == "" {
				b, _ := kw.GetStr("back_populates")
				args.BackPopulates = str(b)
			}
			if args.BackPopulates != "" {
				return s.fail("ArgumentError", "backref and back_populates keyword arguments are mutually exclusive")
			}
		case "cascade":
			c, _, err := mapper.ParseCascade(str(v)) // relationship() has warned
			if err != nil {
				return s.err(err)
			}
			args.Cascade, args.HasCascade = c, true
		case "uselist":
			if !none(v) {
				b := yes
				args.UseList = &b
			}
		case "comparator_factory": // read where it is needed
		case "lazy":
			switch t, ok := object.AsStr(v); {
			case args.Lazy == "write_only" || args.Lazy == "dynamic": // its annotation says so
			case ok:
				args.Lazy = t
			case v == object.True:
				args.Lazy = "select"
			case v == object.False:
				args.Lazy = "joined"
			case none(v):
				args.Lazy = "noload"
			}
		case "innerjoin":
			args.InnerJoin = yes
			args.InnerNest = str(v)
		case "viewonly":
			args.ViewOnly = yes
		case "post_update":
			args.PostUpdate = yes
		case "passive_deletes":
			if str(v) == "all" {
				args.PassiveDeletes = "all"
			} else if yes {
				args.PassiveDeletes = "true"
			}
		case "passive_updates":
			args.NoPassiveUpdates = !yes
		case "single_parent":
			args.SingleParent = yes
		case "active_history":
			args.ActiveHistory = yes
		case "enable_typechecks":
			args.NoTypechecks = !yes
		case "load_on_pending":
			args.LoadOnPending = yes
		case "join_depth":
			n, _ := object.AsInt(v)
			args.JoinDepth = int(n)
		case "sync_backref":
			if !none(v) {
				b := yes
				args.SyncBackref = &b
			}
		case "overlaps":
			for _, p := range strings.Split(str(v), ",") {
				args.Overlaps = append(args.Overlaps, strings.TrimSpace(p))
			}
		case "collection_class":
			if none(v) {
				continue
			}
			c, err := s.collectionClass(v)
			if err != nil {
				return err
			}
			args.Collection = c
			b := true
			args.UseList = &b
		case "doc", "info", "init", "repr", "default", "default_factory", "kw_only", "compare", "hash", "dataclass_metadata", "bake_queries", "distinct_target_key", "query_class":
		case "omit_join":
			if v == object.True {
				if err := s.Warn("SAWarning", "setting omit_join to True is not supported; selectin loading of this relationship may not work correctly if this flag is set explicitly.  omit_join optimization is automatically detected for conditions under which it is supported."); err != nil {
					return err
				}
			}
		default:
			return object.Raise(object.TypeError, "RelationshipProperty.__init__() got an unexpected keyword argument '%s'", k)
		}
	}
	return nil
}

// plainColumns takes the ORM's notes off the columns of an expression, but not
// the marks of foreign() and remote().
func plainColumns(c core.ColumnElement) core.ColumnElement {
	return core.ReplaceColumn(c, func(e core.Element) core.Element {
		if a, ok := e.(*core.Annotated); ok {
			if _, note := a.Note.(*loading.Note); note {
				return plainColumns(a.ColumnElement)
			}
			if r, role := a.Note.(*mapper.Role); role {
				if col, ok := core.Deannotate(a).(*core.Column); ok {
					return &core.Annotated{ColumnElement: col, Note: r}
				}
			}
		}
		return nil
	})
}

func (s *state) columnList(sc *scan, name string, v object.Value) ([]core.ColumnElement, error) {
	x, err := s.resolve(sc, name, v)
	if err != nil {
		return nil, err
	}
	items := []object.Value{x}
	switch l := x.(type) {
	case *object.List:
		items = l.Elems
	case *object.Tuple:
		items = l.Elems
	case *object.Set:
		items = l.Elems()
	}
	var out []core.ColumnElement
	for _, it := range items {
		c, err := s.core.Column(s.th, it, false)
		if err != nil {
			return nil, err
		}
		out = append(out, plainColumns(c))
	}
	return out, nil
}

// target is the class that a relationship points to, resolved when it is needed.
func (s *state) target(sc *scan, name string, v object.Value, args *mapper.Args) (func() (*mapper.Mapper, error), string) {
	var alias core.Entity
	args.Alias = func() core.Entity { return alias }
	find := func() (*mapper.Mapper, error) {
		x := v
		if text, ok := object.AsStr(v); ok {
			var err error
			sc.naming = plainName(text)
			x, err = s.resolve(sc, name, v)
			sc.naming = false
			if err != nil {
				return nil, err
			}
		} else if _, isType := v.(*object.Type); !isType && object.IsCallable(v) {
			var err error
			if x, err = object.Call(s.th, v); err != nil {
				return nil, err
			}
		}
		if a, ok := x.(*aliased); ok {
			alias = a.ent
			return a.ent.Mapper, nil
		}
		if o, ok := x.(*object.Instance); ok {
			if m, ok := o.Native.(*mapper.Mapper); ok {
				return m, nil
			}
		}
		if t, ok := x.(*object.Type); ok {
			if i := s.byClass[t]; i != nil && i.mapper != nil {
				return i.mapper, nil
			}
			return nil, s.raise(s.classes["UnmappedClassError"], &core.Error{Msg: "Class '" + fullName(t) + "' is not mapped"})
		}
		return nil, s.fail("ArgumentError", "relationship '"+name+"' expects a class or a mapper argument (received: <class '"+x.Type().FullName()+"'>)")
	}
	return find, s.Repr(v)
}

// plainName tells whether a text is a class's name, perhaps with its module, rather
// than an expression.
func plainName(s string) bool {
	return !strings.ContainsAny(s, " ()[]=<>!,+-*/'\"")
}

// resolve evaluates what was given to relationship() as a text or a function.
func (s *state) resolve(sc *scan, name string, v object.Value) (object.Value, error) {
	text, ok := object.AsStr(v)
	if !ok {
		if _, isType := v.(*object.Type); !isType && v.Type() == object.FunctionType {
			return object.Call(s.th, v)
		}
		return v, nil
	}
	names := object.NewDict()
	if m, err := s.th.Import("sqlalchemy"); err == nil {
		for _, n := range []string{"and_", "or_", "not_", "func", "desc", "asc", "text", "select", "cast", "literal", "case", "exists", "Integer", "String"} {
			if x, ok := m.Dict.GetStr(n); ok {
				names.SetStr(n, x)
			}
		}
	}
	names.SetStr("foreign", s.markFn("foreign", mapper.Foreign))
	names.SetStr("remote", s.markFn("remote", mapper.Remote))
	for _, t := range sc.reg.reg.Meta.Tables() {
		names.SetStr(t.Name, s.core.Wrap(s.th, t))
	}
	for n, list := range sc.reg.names {
		if len(list) == 1 {
			names.SetStr(n, list[0])
		}
	}
	text = strings.TrimSpace(text)
	if i := strings.LastIndexByte(text, '.'); i >= 0 { // module.Class
		if list := sc.reg.names[text[i+1:]]; len(list) == 1 && list[0].Module == text[:i] {
			return list[0], nil
		}
	}
	if list := sc.reg.names[text]; len(list) > 1 {
		return nil, s.fail("InvalidRequestError", "Multiple classes found for path \""+text+"\" in the registry of this declarative base. Please use a fully module-qualified path.")
	}
	x, err := s.th.Eval(s.th, text, names, nil)
	if err == nil {
		return x, nil
	}
	if e, ok := object.AsException(err, object.NameError); ok {
		missing := text
		if len(e.Args.Elems) > 0 && !sc.naming {
			missing = str(e.Args.Elems[0])
		}
		return nil, s.fail("InvalidRequestError", "When initializing mapper "+s.mapperName(sc)+", expression "+object.StrRepr(text)+" failed to locate a name ("+object.StrRepr(missing)+"). If this is a class name, consider adding this relationship() to the <class '"+fullName(sc.cls)+"'> class after both dependent classes have been defined.")
	}
	if e, ok := object.AsException(err, object.AttributeError); ok && len(e.Args.Elems) > 0 {
		var class, attr string
		if n, _ := fmt.Sscanf(str(e.Args.Elems[0]), "type object %s has no attribute %s", &class, &attr); n == 2 {
			if list := sc.reg.names[strings.Trim(class, "'")]; len(list) == 1 {
				return nil, object.Raise(object.AttributeError, "Class <class '%s'> does not have a mapped column named %s", fullName(list[0]), attr)
			}
		}
	}
	return nil, err
}

func (s *state) mapperName(sc *scan) string {
	if i := s.byClass[sc.cls]; i != nil && i.mapper != nil {
		return i.mapper.String()
	}
	return "Mapper[" + sc.cls.Name + "]"
}

func (s *state) markFn(name string, f func(core.ColumnElement) core.ColumnElement) *object.Builtin {
	return object.NewFunction(name+"(expr)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		c, err := s.core.Column(th, a[0], false)
		if err != nil {
			return nil, err
		}
		return s.core.Wrap(th, f(plainColumns(c))), nil
	})
}
