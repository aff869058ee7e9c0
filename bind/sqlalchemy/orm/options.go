package orm

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// load is a loader option: a path and what was said about it so far.
type load struct {
	root  *loading.Entity
	steps []*loading.RelAttr
	opts  []any
	// end is the column attribute that the path ends at; wild: it ends at "*".
	end  *attribute
	wild bool
}

// LoaderOptions are the options behind the Python object; what statements keep.
func (l *load) LoaderOptions() []any { return l.opts }

func (l *load) with(o *loading.Option) *load {
	n := *l
	n.opts = append(l.opts[:len(l.opts):len(l.opts)], o)
	return &n
}

const (
	noStrings   = "Strings are not accepted for attribute names in loader options; please use class-bound attributes directly."
	noAttribute = "expected ORM mapped attribute for loader strategy argument"
	afterWild   = "Wildcard token cannot be followed by another entity"
)

// attributeOf is the mapped attribute that an option is about.
func (s *state) attributeOf(v object.Value, texts string) (*attribute, error) {
	if a, ok := unsynonymed(v).(*attribute); ok {
		return a, s.err(a.mapper.Registry.Configure())
	}
	if err := s.noLoader(v); err != nil {
		return nil, err
	}
	if _, text := object.AsStr(v); text {
		return nil, s.fail("ArgumentError", texts)
	}
	if e, ok, _ := s.core.Element(s.th, v); ok {
		if _, entity := e.(*loading.Entity); !entity {
			if _, err := object.GetAttr(s.th, v, "is_property"); err != nil {
				return nil, err
			}
		}
	}
	return nil, s.fail("ArgumentError", noAttribute)
}

// follow refuses to go on with a path that has ended; key is what the option says as
// the strategy's first word.
func (s *state) follow(l *load, how, key string) error {
	switch {
	case l.wild:
		return s.fail("ArgumentError", afterWild)
	case l.end == nil:
		return nil
	case loaderNames[how] != "":
		return s.err(unfit(l.end, loaderNames[how]))
	case key == "":
		return s.fail("ArgumentError", "Mapped attribute '"+l.end.property().String()+"' does not refer to a mapped entity")
	}
	return s.err(instance.Errorf(loaderException, "Can't find strategy (%s,) for %s", key, l.end.property()))
}

const loaderException = "orm.LoaderStrategyException"

// unfit is the error of a strategy for attributes of the other kind.
func unfit(a *attribute, strategy string) error {
	kind, meant := "relationship", "column property"
	if a.relation() == nil {
		kind, meant = columnKind(a), "relationship property"
	}
	return instance.Errorf(loaderException, "Can't apply \"%s\" strategy to property \"%s\", which is a \"%s\"; this loader strategy is intended to be used with a \"%s\".", strategy, a.property(), kind, meant)
}

// step goes along a relationship, or to a column attribute: that only a statement
// refuses which loads it.
func (s *state) step(l *load, how string, v object.Value) (*load, error) {
	if err := s.follow(l, how, ""); err != nil {
		return nil, err
	}
	a, err := s.attributeOf(v, noStrings)
	if err != nil {
		return nil, err
	}
	if err := s.links(l, a); err != nil {
		return nil, err
	}
	n := *l
	if n.root == nil {
		n.root = a.entity()
	}
	r := a.relation()
	if r == nil {
		n.end = a
		if name := loaderNames[how]; name != "" {
			return n.with(&loading.Option{Root: n.root, Steps: n.steps, Wrong: map[string]error{a.name: unfit(a, name)}}), nil
		}
		return &n, nil
	}
	n.steps = append(l.steps[:len(l.steps):len(l.steps)], r)
	return &n, nil
}

// unsynonymed is the attribute that a synonym means; other values stay as they are.
func unsynonymed(v object.Value) object.Value {
	a, ok := v.(*attribute)
	if !ok {
		return v
	}
	if _, ok := a.mapper.Prop(a.name).(*mapper.Synonym); !ok || a.property() == nil {
		return v
	}
	b := *a
	b.name = a.property().Key()
	return &b
}

// columnsOf puts the attributes of a composite in its place.
func (s *state) columnsOf(args []object.Value) []object.Value {
	var out []object.Value
	for _, v := range args {
		c, ok := v.(*compositeAttr)
		if !ok {
			out = append(out, v)
			continue
		}
		for _, k := range c.spec.keys {
			if x, err := object.GetAttr(s.th, s.core.Wrap(s.th, c.entity()), k); err == nil {
				out = append(out, x)
			}
		}
	}
	return out
}

// noLoader complains about attributes that no loader option is for.
func (s *state) noLoader(v object.Value) error {
	if _, ok := v.(*compositeAttr); ok {
		return object.Raise(object.AttributeError, "_wildcard_token")
	}
	if v.Type().Name == "hybrid_propertyProxy" {
		_, err := object.GetAttr(s.th, v, "prop")
		return err
	}
	return nil
}

func columnKind(a *attribute) string {
	if p, ok := a.property().(*mapper.ColumnProperty); ok && len(p.Columns) == 0 {
		return "mapped sql expression"
	}
	return "column property"
}

// links tells whether an attribute belongs to what the path of an option has led to.
func (s *state) links(l *load, a *attribute) error { return s.linksTo(l, a.entity(), attrText(a)) }

// linksOption is links for an option that is to go on with the path of another.
func (s *state) linksOption(l, sub *load) error {
	if sub.root == nil {
		return nil
	}
	for _, x := range sub.opts {
		if o := x.(*loading.Option); len(o.Steps) > 0 {
			return s.linksTo(l, sub.root, o.Steps[0].Rel.String())
		}
	}
	return s.linksTo(l, sub.root, sub.root.String())
}

func (s *state) linksTo(l *load, owner *loading.Entity, name string) error {
	at := l.root
	if len(l.steps) > 0 {
		at = l.steps[len(l.steps)-1].Target()
	}
	if at == nil || at.Reaches(owner) {
		return nil
	}
	for _, x := range l.opts { // selectin_polymorphic() lets options about subclasses follow
		if o := x.(*loading.Option); len(o.Steps) == len(l.steps) && slices.Contains(o.Poly, owner.Mapper) {
			return nil
		}
	}
	if len(l.steps) == 0 {
		return s.fail("ArgumentError", "ORM mapped attribute \""+name+"\" does not link mapped class \""+at.String()+"\"")
	}
	last := l.steps[len(l.steps)-1]
	of, hint := "", ""
	if last.Of != nil {
		of = ".of_type(" + at.String() + ")"
	} else if at.Mapper.Base == owner.Mapper.Base {
		sub := owner.Text()
		hint = "  Did you mean to use \"" + last.Rel.String() + ".of_type(" + sub + ")\" or \"loadopt.options(selectin_polymorphic(" + at.Mapper.Class.Name + ", [" + sub + "]), ...)\" ?"
	}
	return s.fail("ArgumentError", "ORM mapped entity or attribute \""+name+"\" does not link from relationship \""+last.Rel.String()+of+"\"."+hint)
}

// loaderNames are what messages call the strategies.
var loaderNames = map[string]string{"joined": "joined loader", "selectin": "select in loader", "subquery": "subquery loader", "select": "lazy loader",
	"immediate": "immediate loader", "raise": "lazy loader", "raise_on_sql": "lazy loader", "noload": "no loader", "contains_eager": "joined loader"}

var strategies = map[string]string{
	"joinedload": "joined", "selectinload": "selectin", "subqueryload": "subquery", "lazyload": "select", "raiseload": "raise",
	"noload": "noload", "immediateload": "immediate", "contains_eager": "contains_eager", "defaultload": "default",
}

// strategyArgs are the arguments that the strategies take besides the attribute.
var strategyArgs = map[string]string{"joinedload": "innerjoin", "raiseload": "sql_only", "contains_eager": "alias", "selectinload": "recursion_depth", "immediateload": "recursion_depth"}

func (s *state) strategy(l *load, name string, args object.Args) (object.Value, error) {
	how := strategies[name]
	if how == "raise" {
		if v, ok := args.Get("sql_only"); ok {
			if yes, _ := object.Truth(s.th, v); yes {
				how = "raise_on_sql"
			}
		}
	}
	function := l.root == nil
	for i, key := range args.Pos {
		last := i == len(args.Pos)-1
		text, ok := object.AsStr(key)
		if ok && text != "*" && function {
			return nil, s.fail("ArgumentError", noStrings)
		}
		if ok && text == "*" {
			if !last {
				return nil, s.fail("ArgumentError", afterWild)
			}
			if err := s.follow(l, how, ""); err != nil {
				return nil, err
			}
			l = l.with(&loading.Option{Root: l.root, Steps: l.steps, Strategy: how, Wildcard: true})
			l.wild = true
			continue
		}
		as := how
		if !last && how != "contains_eager" {
			as = "default"
		}
		n, err := s.step(l, as, key)
		if err != nil {
			return nil, err
		}
		if n.end != nil {
			l = n
			continue
		}
		o := &loading.Option{Root: n.root, Steps: n.steps, Strategy: as}
		if v, ok := args.Get("recursion_depth"); ok && !none(v) {
			n, _ := object.AsInt(v)
			o.Recursion, o.HasRecursion = int(n), true
		}
		if v, ok := args.Get("innerjoin"); ok {
			o.Inner, _ = object.Truth(s.th, v)
			o.Unnested = str(v) == "unnested"
		}
		if v, ok := args.Get("alias"); ok && !none(v) {
			e, _, err := s.core.Element(s.th, v)
			if err != nil {
				return nil, err
			}
			o.Alias, _ = e.(*loading.Entity)
		} else if how == "contains_eager" {
			o.Alias = n.steps[len(n.steps)-1].Of
		}
		l = n.with(o)
	}
	return object.NewInstance(s.classes["Load"], l), nil
}

// columnLoaders are what messages call what an option does to columns, and the first
// word of its strategy.
var columnLoaders = map[string][2]string{"load_only": {"column loader", "('deferred', False)"}, "undefer": {"column loader", "('deferred', False)"},
	"defer": {"deferred column loader", "('deferred', True)"}}

// columnNames reads the attributes of an option about columns into it, and gives whose
// they are.
func (s *state) columnNames(l *load, name string, args []object.Value, o *loading.Option) ([]string, *loading.Entity, error) {
	var names []string
	var ent *loading.Entity
	texts := noStrings
	if name == "load_only" && l.root == nil {
		texts = noAttribute
	}
	if err := s.follow(l, "", columnLoaders[name][1]); err != nil {
		return nil, nil, err
	}
	for i, v := range s.columnsOf(args) {
		if t, text := object.AsStr(v); name == "undefer_group" || text && t == "*" && (name != "load_only" || l.root != nil || i > 0) {
			names = append(names, t)
			continue
		}
		x, err := s.attributeOf(v, texts)
		if err != nil {
			return nil, nil, err
		}
		at := l
		if l.root == nil {
			at = &load{root: ent}
		}
		if err := s.links(at, x); err != nil {
			if i > 0 {
				return nil, nil, s.fail("ArgumentError", "Can't apply wildcard ('*') or load_only() loader option to multiple entities in the same option. Use separate options per entity.")
			}
			return nil, nil, err
		}
		if ent == nil {
			ent = x.entity()
		}
		if x.relation() != nil {
			if o.Wrong == nil {
				o.Wrong = map[string]error{}
			}
			o.Wrong[x.name] = unfit(x, columnLoaders[name][0])
			continue
		}
		names = append(names, x.name)
	}
	return names, ent, nil
}

func (s *state) columns(l *load, name string, args object.Args) (object.Value, error) {
	o := &loading.Option{}
	names, ent, err := s.columnNames(l, name, args.Pos, o)
	if err != nil {
		return nil, err
	}
	if l.root == nil {
		l = &load{root: ent, steps: l.steps, opts: l.opts}
	}
	o.Root, o.Steps = l.root, l.steps
	if v, ok := args.Get("raiseload"); ok {
		o.RaiseLoad, _ = object.Truth(s.th, v)
	}
	switch name {
	case "load_only":
		o.LoadOnly = names
		if names == nil {
			o.LoadOnly = []string{}
		}
	case "defer":
		o.Defer = names
	case "undefer":
		o.Undefer = names
	case "undefer_group":
		o.Undefer = nil
		for _, n := range names {
			o.Undefer = append(o.Undefer, "group:"+n)
		}
	}
	return object.NewInstance(s.classes["Load"], l.with(o)), nil
}

// columnOptions are the signatures of the options about columns: functions and methods.
var columnOptions = [][2]string{{"load_only(*attrs, raiseload=False)", "load_only(*attrs, raiseload=False)"}, {"defer(key, *addl_attrs, raiseload=False)", "defer(key, raiseload=False)"},
	{"undefer(key, *addl_attrs)", "undefer(key)"}, {"undefer_group(name)", "undefer_group(name)"}}

// optionArgs are the arguments of an option about columns.
func optionArgs(a []object.Value) object.Args {
	var args object.Args
	for _, v := range a {
		switch x := v.(type) {
		case *object.Tuple:
			args.Pos = append(args.Pos, x.Elems...)
		case object.Bool:
			args.Kw = append(args.Kw, object.KwArg{Name: "raiseload", Value: v})
		case nil:
		default:
			args.Pos = append(args.Pos, v)
		}
	}
	return args
}

// makeLoad makes the class of loader options.
func (s *state) makeLoad() {
	const module = "sqlalchemy.orm.strategy_options"
	self := func(v object.Value) *load {
		if l, ok := object.State[*load](v); ok {
			return l
		}
		return &load{}
	}
	var methods []object.Method
	for name := range strategies {
		sig, opt := name+"(attr)", strategyArgs[name]
		if opt != "" {
			sig = name + "(attr, " + opt + "=None)"
		}
		methods = append(methods, object.NewMethod(sig, func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
			args := object.Args{Pos: a[:1]}
			if opt != "" && a[1] != nil {
				args.Kw = []object.KwArg{{Name: opt, Value: a[1]}}
			}
			return of(th).strategy(self(v), name, args)
		}))
	}
	for _, sig := range columnOptions {
		name, _, _ := strings.Cut(sig[1], "(")
		methods = append(methods, object.NewMethod(sig[1], func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
			return of(th).columns(self(v), name, optionArgs(a))
		}))
	}
	methods = append(methods, object.NewMethod("selectin_polymorphic(classes)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
		return of(th).selectinPolymorphic(self(v), a[0])
	}), object.NewMethod("with_expression(key, expression)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
		return of(th).withExpression(self(v), a[0], a[1])
	}))
	base := s.class(object.ClassSpec{Name: "_AbstractLoad", Module: module, Methods: methods})
	s.class(object.ClassSpec{Name: "Load", Module: module, Bases: []*object.Type{base},
		New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			return object.NewInstance(cls, &load{}), nil
		},
		Methods: []object.Method{
			object.NewMethod("__init__(entity)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				s := of(th)
				ent, err := s.inspected(a[0])
				if err == nil && ent == nil { // an attribute of one, say
					_, err = object.GetAttr(th, a[0], "_path_registry")
				}
				*self(v) = load{root: ent}
				return object.None, err
			}),
			object.NewMethod("options(*opts)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				return of(th).subOptions(self(v), elems(a[0]))
			}),
			object.NewMethod("__str__()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				return object.Str("Load(" + self(v).root.String() + ")"), nil
			}),
		}})
}

// inspected is the entity of what inspect() knows; nil for what is no entity.
func (s *state) inspected(v object.Value) (*loading.Entity, error) {
	e, ok, err := s.core.Element(s.th, v)
	if ent, entity := e.(*loading.Entity); entity || err != nil {
		return ent, err
	}
	if _, attr := v.(*attribute); ok || attr {
		return nil, nil
	}
	return nil, s.fail("NoInspectionAvailable", "No inspection system is available for object of type <class '"+v.Type().FullName()+"'>")
}

// subOptions is Load.options().
func (s *state) subOptions(l *load, opts []object.Value) (object.Value, error) {
	for _, o := range opts {
		sub, ok := object.State[*load](o)
		if !ok {
			text, err := object.ToStr(s.th, o)
			if err != nil {
				return nil, err
			}
			return nil, s.fail("ArgumentError", "Loader option "+text+" is not compatible with the Load.options() method.")
		}
		if l.root == nil && l.wild {
			return nil, object.Raise(object.NotImplementedError, "Star option does not support sub-options")
		}
		if err := s.linksOption(l, sub); err != nil {
			return nil, err
		}
		for _, x := range sub.opts {
			c := *x.(*loading.Option)
			c.Root = l.root
			c.Steps = append(l.steps[:len(l.steps):len(l.steps)], c.Steps...)
			l = l.with(&c)
		}
	}
	return object.NewInstance(s.classes["Load"], l), nil
}

func (s *state) fillOptions(m *object.Module) {
	for name := range strategies {
		sig, opt := name+"(*keys)", strategyArgs[name]
		passes := opt == "innerjoin" || opt == "sql_only" || opt == "alias" // on to the method, which names itself
		switch {
		case passes:
			sig = name + "(*keys, **kw)"
		case opt != "":
			sig = name + "(*keys, " + opt + "=None)"
		}
		m.Set(name, object.NewFunction(sig, func(th *object.Thread, a []object.Value) (object.Value, error) {
			args := object.Args{Pos: elems(a[0])}
			switch {
			case len(args.Pos) == 0:
				return nil, object.Raise(object.AssertionError, "")
			case passes:
				for _, k := range a[1].(*object.Dict).Keys() {
					if str(k) != opt {
						return nil, object.Raise(object.TypeError, "_AbstractLoad.%s() got an unexpected keyword argument '%s'", name, str(k))
					}
					v, _, _ := a[1].(*object.Dict).Get(th, k)
					args.Kw = append(args.Kw, object.KwArg{Name: opt, Value: v})
				}
			case opt != "" && a[1] != nil:
				args.Kw = append(args.Kw, object.KwArg{Name: opt, Value: a[1]})
			}
			return of(th).strategy(&load{}, name, args)
		}))
	}
	for _, sig := range columnOptions {
		name, _, _ := strings.Cut(sig[0], "(")
		m.Set(name, object.NewFunction(sig[0], func(th *object.Thread, a []object.Value) (object.Value, error) {
			args := optionArgs(a)
			if len(args.Pos) == 0 {
				return nil, object.Raise(object.IndexError, "tuple index out of range")
			}
			return of(th).columns(&load{}, name, args)
		}))
	}
	m.Set("Load", s.classes["Load"])
	m.Set("selectin_polymorphic", object.NewFunction("selectin_polymorphic(base_cls, classes)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		ent, err := s.inspected(a[0])
		if err != nil {
			return nil, err
		}
		return s.selectinPolymorphic(&load{root: ent}, a[1])
	}))
	m.Set("with_expression", object.NewFunction("with_expression(key, expression)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return of(th).withExpression(&load{}, a[0], a[1])
	}))
	s.fillPolymorphic(m)
	s.fillIdentityKey(m)
}

// withExpression is with_expression(): what a query_expression() selects.
func (s *state) withExpression(l *load, key, expr object.Value) (object.Value, error) {
	a, err := s.attributeOf(key, noStrings)
	if err != nil {
		return nil, err
	}
	x, err := s.core.Column(s.th, expr, false)
	if err != nil {
		return nil, err
	}
	if err := s.links(l, a); err != nil {
		return nil, err
	}
	if l.root == nil {
		l = &load{root: a.entity()}
	}
	o := &loading.Option{Root: l.root, Steps: l.steps}
	if a.relation() != nil {
		o.Wrong = map[string]error{a.name: unfit(a, "expression column loader")}
	} else {
		o.Exprs = map[string]core.ColumnElement{a.name: labelled(x)}
	}
	return object.NewInstance(s.classes["Load"], l.with(o)), nil
}

// labelled gives an expression without a name one that is made up.
func labelled(x core.ColumnElement) core.ColumnElement {
	if _, ok := x.(*core.Label); ok {
		return x
	}
	return core.NewLabel("", x, nil)
}
