package orm

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// load is a loader option: a path and what was said about it so far.
type load struct {
	root  *loading.Entity
	steps []*loading.RelAttr
	opts  []any
}

// LoaderOptions are the options behind the Python object; what statements keep.
func (l *load) LoaderOptions() []any { return l.opts }

func (l *load) with(o *loading.Option) *load {
	return &load{root: l.root, steps: l.steps, opts: append(l.opts[:len(l.opts):len(l.opts)], o)}
}

// step goes along a relationship.
func (s *state) step(l *load, how string, v object.Value) (*load, error) {
	a, ok := unsynonymed(v).(*attribute)
	if !ok {
		if err := s.noLoader(v); err != nil {
			return nil, err
		}
		if _, text := object.AsStr(v); text {
			return nil, s.fail("ArgumentError", "Strings are not accepted for attribute names in loader options; please use class-bound attributes directly.")
		}
		return nil, s.fail("ArgumentError", "expected ORM mapped attribute for loader strategy argument")
	}
	if err := s.err(a.mapper.Registry.Configure()); err != nil {
		return nil, err
	}
	r := a.relation()
	if _, column := a.mapper.Prop(a.name).(*mapper.ColumnProperty); r == nil && column && loaderNames[how] != "" {
		return nil, s.raise(s.classes["LoaderStrategyException"], &core.Error{Msg: "Can't apply \"" + loaderNames[how] + "\" strategy to property \"" + a.property().String() + "\", which is a \"" + columnKind(a) + "\"; this loader strategy is intended to be used with a \"relationship property\"."})
	}
	if r == nil {
		return nil, s.fail("ArgumentError", "expected ORM mapped attribute for loader strategy argument, got "+attrText(a))
	}
	if err := s.links(l, a); err != nil {
		return nil, err
	}
	n := &load{root: l.root, steps: append(l.steps[:len(l.steps):len(l.steps)], r), opts: l.opts}
	if n.root == nil {
		n.root = r.Entity
	}
	return n, nil
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
		sub := owner.Mapper.Class.Name
		if owner.IsAlias() {
			sub = owner.String()
		}
		hint = "  Did you mean to use \"" + last.Rel.String() + ".of_type(" + sub + ")\" or \"loadopt.options(selectin_polymorphic(" + at.Mapper.Class.Name + ", [" + sub + "]), ...)\" ?"
	}
	return s.fail("ArgumentError", "ORM mapped entity or attribute \""+name+"\" does not link from relationship \""+last.Rel.String()+of+"\"."+hint)
}

// loaderNames are what messages call the strategies.
var loaderNames = map[string]string{"joined": "joined loader", "selectin": "select in loader", "subquery": "subquery loader", "select": "lazy loader",
	"immediate": "immediate loader", "raise": "lazy loader", "noload": "no loader"}

var strategies = map[string]string{
	"joinedload": "joined", "selectinload": "selectin", "subqueryload": "subquery", "lazyload": "select", "raiseload": "raise",
	"noload": "noload", "immediateload": "immediate", "contains_eager": "contains_eager", "defaultload": "default",
}

func (s *state) strategy(l *load, name string, args object.Args) (object.Value, error) {
	how := strategies[name]
	if len(args.Pos) == 0 {
		return nil, object.MissingArguments(name, "positional", []string{"'*keys'"})
	}
	if how == "raise" {
		if v, ok := args.Get("sql_only"); ok {
			if yes, _ := object.Truth(s.th, v); yes {
				how = "raise_on_sql"
			}
		}
	}
	for i, key := range args.Pos {
		if text, ok := object.AsStr(key); ok && text == "*" {
			o := &loading.Option{Root: l.root, Steps: l.steps, Strategy: how, Wildcard: true}
			l = l.with(o)
			continue
		}
		n, err := s.step(l, how, key)
		if err != nil {
			return nil, err
		}
		o := &loading.Option{Root: n.root, Steps: n.steps, Strategy: how}
		if i < len(args.Pos)-1 && how != "contains_eager" {
			o.Strategy = "default"
		}
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

// columnNames reads the attributes of an option about columns, and whose they are.
func (s *state) columnNames(l *load, name string, args []object.Value) ([]string, *loading.Entity, error) {
	var names []string
	var ent *loading.Entity
	for _, v := range s.columnsOf(args) {
		x, ok := unsynonymed(v).(*attribute)
		if !ok {
			if err := s.noLoader(v); err != nil {
				return nil, nil, err
			}
			t, text := object.AsStr(v)
			switch {
			case text && (t == "*" && name != "load_only" || name == "undefer_group"):
				names = append(names, t)
				continue
			case text && name != "load_only":
				return nil, nil, s.fail("ArgumentError", "Strings are not accepted for attribute names in loader options; please use class-bound attributes directly.")
			}
			return nil, nil, s.fail("ArgumentError", "expected ORM mapped attribute for loader strategy argument")
		}
		if err := s.err(x.mapper.Registry.Configure()); err != nil {
			return nil, nil, err
		}
		if ent != nil && l.root == nil && !ent.Reaches(x.entity()) {
			return nil, nil, s.fail("ArgumentError", "Can't apply wildcard ('*') or load_only() loader option to multiple entities in the same option. Use separate options per entity.")
		}
		if err := s.links(l, x); err != nil {
			return nil, nil, err
		}
		if x.relation() != nil {
			kind := "column loader"
			if name == "defer" {
				kind = "deferred column loader"
			}
			return nil, nil, s.raise(s.classes["LoaderStrategyException"], &core.Error{Msg: "Can't apply \"" + kind + "\" strategy to property \"" + x.property().String() + "\", which is a \"relationship\"; this loader strategy is intended to be used with a \"column property\"."})
		}
		names = append(names, x.name)
		if ent == nil {
			ent = x.entity()
		}
	}
	return names, ent, nil
}

func (s *state) columns(l *load, name string, args object.Args) (object.Value, error) {
	names, ent, err := s.columnNames(l, name, args.Pos)
	if err != nil {
		return nil, err
	}
	if l.root == nil {
		l = &load{root: ent, steps: l.steps, opts: l.opts}
	}
	o := &loading.Option{Root: l.root, Steps: l.steps}
	if v, ok := args.Get("raiseload"); ok {
		o.RaiseLoad, _ = object.Truth(s.th, v)
	}
	switch name {
	case "load_only":
		o.LoadOnly = names
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

var columnOptions = []string{"load_only", "defer", "undefer", "undefer_group"}

func (s *state) loadMethods() []object.Method {
	var out []object.Method
	self := func(v object.Value) *load {
		l, _ := object.State[*load](v)
		return l
	}
	for name := range strategies {
		n := name
		out = append(out, object.Method{Name: n, Fn: func(th *object.Thread, v object.Value, args object.Args) (object.Value, error) {
			return of(th).strategy(self(v), n, args)
		}})
	}
	for _, name := range columnOptions {
		n := name
		out = append(out, object.Method{Name: n, Fn: func(th *object.Thread, v object.Value, args object.Args) (object.Value, error) {
			return of(th).columns(self(v), n, args)
		}})
	}
	out = append(out, object.NewMethod("selectin_polymorphic(classes)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
		return of(th).selectinPolymorphic(self(v), a[0])
	}))
	out = append(out, object.NewMethod("with_expression(key, expression)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
		return of(th).withExpression(self(v), a[0], a[1])
	}))
	return append(out, object.NewMethod("options(*opts)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
		l := self(v)
		for _, o := range elems(a[0]) {
			sub, ok := object.State[*load](o)
			if !ok {
				return nil, of(th).fail("ArgumentError", "expected a loader option")
			}
			if err := of(th).linksOption(l, sub); err != nil {
				return nil, err
			}
			for _, x := range sub.opts {
				c := *x.(*loading.Option)
				c.Root = l.root
				c.Steps = append(l.steps[:len(l.steps):len(l.steps)], c.Steps...)
				l = l.with(&c)
			}
		}
		return object.NewInstance(of(th).classes["Load"], l), nil
	}))
}

func (s *state) fillOptions(m *object.Module) {
	for name := range strategies {
		n := name
		m.Set(n, object.NewBuiltin(n, func(th *object.Thread, args object.Args) (object.Value, error) {
			return of(th).strategy(&load{}, n, args)
		}))
	}
	for _, name := range columnOptions {
		n := name
		m.Set(n, object.NewBuiltin(n, func(th *object.Thread, args object.Args) (object.Value, error) {
			return of(th).columns(&load{}, n, args)
		}))
	}
	m.Set("Load", object.NewFunction("Load(entity)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		e, _, err := s.core.Element(th, a[0])
		if err != nil {
			return nil, err
		}
		ent, ok := e.(*loading.Entity)
		if !ok {
			return nil, s.fail("ArgumentError", "Load() expects a mapped class")
		}
		return object.NewInstance(s.classes["Load"], &load{root: ent}), nil
	}))
	m.Set("selectin_polymorphic", object.NewFunction("selectin_polymorphic(base_cls, classes)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		ent, err := s.mappedEntity(a[0])
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
	a, ok := unsynonymed(key).(*attribute)
	if !ok {
		if err := s.noLoader(key); err != nil {
			return nil, err
		}
		return nil, s.fail("ArgumentError", "expected ORM mapped attribute for loader strategy argument")
	}
	if a.relation() != nil {
		return nil, s.raise(s.classes["LoaderStrategyException"], &core.Error{Msg: "Can't apply \"expression column loader\" strategy to property \"" + a.property().String() + "\", which is a \"relationship\"; this loader strategy is intended to be used with a \"column property\"."})
	}
	x, err := s.core.Column(s.th, expr, false)
	if err != nil {
		return nil, err
	}
	if l.root == nil {
		l = &load{root: a.entity()}
	}
	o := &loading.Option{Root: l.root, Steps: l.steps, Exprs: map[string]core.ColumnElement{a.name: labelled(x)}}
	return object.NewInstance(s.classes["Load"], l.with(o)), nil
}

// labelled gives an expression without a name one that is made up.
func labelled(x core.ColumnElement) core.ColumnElement {
	if _, ok := x.(*core.Label); ok {
		return x
	}
	return core.NewLabel("", x, nil)
}
