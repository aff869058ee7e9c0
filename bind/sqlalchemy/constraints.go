package sqlalchemy

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// constraintArgs is a constraint or index before it belongs to a table: its
// columns may be names still.
type constraintArgs struct {
	kind  string
	cols  []object.Value
	refs  []object.Value
	x     core.Element
	opts  *object.Dict
	order int64
	made  core.Constraint
	index *core.Index
	self  *object.Instance
}

func (s *State) makeConstraintClasses(clause *object.Type) {
	base := s.class(object.ClassSpec{Name: "Constraint", Module: schemaModule, Attrs: []object.Attr{
		{Name: "name", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if args, ok := nativeAny(self).(*constraintArgs); ok {
				if name, _ := args.opts.GetStr("name"); Of(th).isConventional(name) {
					return name, nil
				}
			} else if d := self.(*object.Instance).AttrDict(false); d != nil {
				if name, ok := d.GetStr("_name"); ok {
					return name, nil
				}
			}
			switch x := constraintOf(self).(type) {
			case core.Constraint:
				if t := constraintTable(x); t != nil {
					full := core.ConstraintFullName(t, x)
					if full != x.ConstraintName() {
						return Of(th).conventional(full), nil
					}
					return strOrNone(full), nil
				}
				return strOrNone(x.ConstraintName()), nil
			case *core.Index:
				n, err := x.FullName()
				if err == nil && x.Name == "" {
					return Of(th).conventional(n), nil
				}
				return strOrNone(n), Of(th).Err(th, err)
			case *constraintArgs:
				name, _ := x.opts.GetStr("name")
				return orNone(name), nil
			}
			return object.None, nil
		}, Set: func(_ *object.Thread, self, v object.Value) error {
			if args, ok := nativeAny(self).(*constraintArgs); ok {
				args.opts.SetStr("name", v)
			} else {
				self.(*object.Instance).AttrDict(true).SetStr("_name", v)
			}
			switch x := constraintOf(self).(type) {
			case *core.PrimaryKey:
				x.Name = str(orNone(v))
			case *core.Unique:
				x.Name = str(orNone(v))
			case *core.Check:
				x.Name = str(orNone(v))
			case *core.ForeignKeyConstraint:
				x.Name = str(orNone(v))
			case *core.Index:
				x.Name = str(orNone(v))
			}
			return nil
		}},
		{Name: "table", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			if t := constraintTable(constraintOf(self)); t != nil {
				return Of(th).Wrap(th, t), nil
			}
			if _, column := constraintOf(self).(*constraintArgs); !column || self.Type().IsSubclass(Of(th).classes["Index"]) {
				return object.None, nil
			}
			return nil, Of(th).NewError("InvalidRequestError", "This constraint is not bound to a table.  Did you mean to call table.append_constraint(constraint) ?", "")
		}},
		{Name: "columns", Get: constraintColumns},
		{Name: "c", Get: constraintColumns},
	}, Methods: []object.Method{
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return Of(th).constraintRepr(th, self)
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			v, err := constraintColumns(th, self)
			if err != nil {
				return nil, err
			}
			return object.CallMethod(th, v, "__iter__")
		}),
	}})
	newOf := func(kind string) object.NewFunc {
		return func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			s := Of(th)
			c := &constraintArgs{kind: kind, opts: object.NewDict(), order: core.NewOrder()}
			for _, k := range args.Kw {
				c.opts.SetStr(k.Name, k.Value)
			}
			pos := args.Pos
			switch kind {
			case "check":
				if len(pos) == 0 {
					v, ok := c.opts.GetStr("sqltext")
					if !ok {
						return nil, object.Raise(object.TypeError, "CheckConstraint.__init__() missing 1 required positional argument: 'sqltext'")
					}
					pos = []object.Value{v}
				}
				x, err := s.expect(th, roleDDL, pos[0])
				if err != nil {
					return nil, err
				}
				c.x = x
				if len(pos) > 1 {
					c.opts.SetStr("name", pos[1])
				}
			case "fk":
				if len(pos) < 2 {
					cols, _ := c.opts.GetStr("columns")
					refs, _ := c.opts.GetStr("refcolumns")
					pos = []object.Value{cols, refs}
				}
				var err error
				if c.cols, err = object.ToSlice(th, pos[0]); err != nil {
					return nil, err
				}
				if c.refs, err = object.ToSlice(th, pos[1]); err != nil {
					return nil, err
				}
				if len(c.cols) != len(c.refs) {
					return nil, Of(th).NewError("ArgumentError", "ForeignKeyConstraint number of constrained columns must match the number of referenced columns.", "")
				}
				for i, v := range c.cols {
					for _, w := range c.cols[:i] {
						if a, ok := object.AsStr(v); ok && a == str(w) {
							return nil, Of(th).NewError("ArgumentError", "ForeignKeyConstraint with duplicate source column references are not supported.", "")
						}
					}
				}
				if len(pos) > 2 {
					c.opts.SetStr("name", pos[2])
				}
			case "index":
				if len(pos) == 0 {
					if _, named := c.opts.GetStr("name"); !named {
						return nil, object.Raise(object.TypeError, "Index.__init__() missing 1 required positional argument: 'name'")
					}
				} else {
					c.opts.SetStr("name", pos[0])
					c.cols = append(c.cols, pos[1:]...)
				}
			default:
				c.cols = append(c.cols, pos...)
			}
			for _, k := range args.Kw {
				if !constraintOption(k.Name) && kind != "exclude" {
					if err := s.dialectArgument(k.Name, constraintClasses[kind]); err != nil {
						return nil, err
					}
				}
			}
			if kind == "index" || kind == "uq" || kind == "pk" {
				for _, v := range c.cols {
					if _, text := object.AsStr(v); text {
						continue
					}
					if _, is, err := s.Element(th, v); err != nil || !is {
						if err == nil {
							err = s.expected(th, "String column name or column expression for DDL constraint", v)
						}
						return nil, err
					}
				}
			}
			o := object.NewInstance(cls, c)
			c.self = o
			return o, s.autoAttach(th, c)
		}
	}
	s.classes["postgresql.ExcludeConstraint"] = object.NewNativeType(object.ClassSpec{Name: "ExcludeConstraint", Module: "sqlalchemy.dialects.postgresql.ext", Bases: []*object.Type{base}, New: newOf("exclude"), Attrs: excludeAttrs()})
	for _, n := range [][2]string{{"PrimaryKeyConstraint", "pk"}, {"UniqueConstraint", "uq"}, {"CheckConstraint", "check"}, {"ForeignKeyConstraint", "fk"}} {
		s.class(object.ClassSpec{Name: n[0], Module: schemaModule, Bases: []*object.Type{base}, New: newOf(n[1])})
	}
	s.classes["ForeignKeyConstraint"].Extend(object.ClassSpec{Attrs: foreignKeyConstraintAttrs()})
	s.class(object.ClassSpec{Name: "Index", Module: schemaModule, Bases: []*object.Type{base}, New: newOf("index"),
		Methods: []object.Method{
			object.NewMethod("create(bind, checkfirst=False)", indexDDL(true)),
			object.NewMethod("drop(bind, checkfirst=False)", indexDDL(false)),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				ix, _ := constraintOf(self).(*core.Index)
				name, err := object.GetAttr(th, self, "name")
				if err != nil {
					return nil, err
				}
				parts := []object.Value{name}
				unique := ix != nil && ix.Unique
				if ix != nil {
					for _, c := range ix.Cols {
						parts = append(parts, Of(th).Wrap(th, c))
					}
				} else if c, is := nativeAny(self).(*constraintArgs); is {
					parts = append(parts, c.cols...)
					v, _ := c.opts.GetStr("unique")
					unique, _ = truth(th, orNone(v), false)
				}
				var kw []object.KwArg
				if unique {
					kw = append(kw, object.KwArg{Name: "unique", Value: object.True})
				}
				return shown(th, "Index", parts, kw)
			}),
		},
		Attrs: []object.Attr{{Name: "expressions", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			ix, _ := constraintOf(self).(*core.Index)
			out := object.NewList()
			if ix != nil {
				for _, e := range ix.Cols {
					out.Elems = append(out.Elems, Of(th).Wrap(th, e))
				}
			}
			return out, nil
		}}, {Name: "unique", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			ix, _ := constraintOf(self).(*core.Index)
			return object.MakeBool(ix != nil && ix.Unique), nil
		}}},
	})
	s.class(object.ClassSpec{
		Name: "ForeignKey", Module: schemaModule,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			s := Of(th)
			a, err := object.MustSignature("__init__(column, _constraint=None, use_alter=False, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None, link_to_name=False, match=None, info=None, comment=None, **kw)").Bind(args)
			if err != nil {
				return nil, err
			}
			fk := &core.ForeignKey{}
			if err := s.foreignTarget(th, fk, a[0]); err != nil {
				return nil, err
			}
			fk.UseAlter, _ = truth(th, a[2], false)
			fk.Name, fk.OnUpdate, fk.OnDelete = str(a[3]), str(a[4]), str(a[5])
			if !none(a[6]) {
				b, _ := truth(th, a[6], false)
				fk.Deferrable = &b
			}
			fk.Initially, fk.Match = str(a[7]), str(a[9])
			o := object.NewInstance(cls, fk)
			s.Bind(fk, o)
			return o, nil
		},
		Methods: []object.Method{
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				fk, _ := object.State[*core.ForeignKey](self)
				return object.Str("ForeignKey('" + fk.Colspec() + "')"), nil
			}),
			object.NewMethod("references(table)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				fk, _ := object.State[*core.ForeignKey](self)
				f, _ := nativeElement(a[0]).(core.FromClause)
				return object.MakeBool(fk.References(f)), nil
			}),
		},
		Attrs: []object.Attr{
			{Name: "column", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				fk, _ := object.State[*core.ForeignKey](self)
				c, err := fk.Column()
				if err != nil {
					return nil, Of(th).Err(th, err)
				}
				return Of(th).Wrap(th, c), nil
			}},
			{Name: "parent", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				fk, _ := object.State[*core.ForeignKey](self)
				return Of(th).Wrap(th, fk.Parent), nil
			}},
			keyAttr("name", func(k *core.ForeignKeyConstraint) object.Value { return strOrNone(k.Name) }),
			{Name: "target_fullname", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				fk, _ := object.State[*core.ForeignKey](self)
				return object.Str(fk.Colspec()), nil
			}},
			keyAttr("ondelete", func(k *core.ForeignKeyConstraint) object.Value { return strOrNone(k.OnDelete) }),
			keyAttr("onupdate", func(k *core.ForeignKeyConstraint) object.Value { return strOrNone(k.OnUpdate) }),
			keyAttr("initially", func(k *core.ForeignKeyConstraint) object.Value { return strOrNone(k.Initially) }),
			keyAttr("match", func(k *core.ForeignKeyConstraint) object.Value { return strOrNone(k.Match) }),
			keyAttr("use_alter", func(k *core.ForeignKeyConstraint) object.Value { return object.MakeBool(k.UseAlter) }),
			keyAttr("deferrable", func(k *core.ForeignKeyConstraint) object.Value { return boolOrNone(k.Deferrable) }),
			attrOf("link_to_name", func(_ *State, k *core.ForeignKey) object.Value { return object.MakeBool(k.LinkToName) }),
			{Name: "constraint", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				fk, _ := object.State[*core.ForeignKey](self)
				if fk.Constraint == nil {
					return object.None, nil
				}
				return Of(th).Wrap(th, fk.Constraint), nil
			}},
		},
	})
	_ = clause
}

func (s *State) foreignTarget(th *object.Thread, fk *core.ForeignKey, v object.Value) error {
	if t, ok := object.AsStr(v); ok {
		fk.Spec = t
		return nil
	}
	e, ok, err := s.Element(th, v)
	if err != nil {
		return err
	}
	if ok {
		if c, isCol := e.(core.ColumnElement); isCol {
			if col, is := core.Deannotate(c).(*core.Column); is {
				fk.Target = col
				return nil
			}
		}
	}
	return s.expected(th, "String column name or Column object for DDL foreign key constraint", v)
}

// constraintClasses are the classes of constraints by their kind.
var constraintClasses = map[string]string{"pk": "PrimaryKeyConstraint", "uq": "UniqueConstraint", "check": "CheckConstraint", "fk": "ForeignKeyConstraint", "index": "Index"}

// constraintOption tells the keywords of indexes and constraints that name no dialect.
func constraintOption(name string) bool {
	switch name {
	case "name", "deferrable", "initially", "info", "unique", "quote", "comment", "sqltext", "table", "columns", "refcolumns", "onupdate",
		"ondelete", "use_alter", "link_to_name", "match":
		return true
	}
	return strings.HasPrefix(name, "_")
}

func indexDDL(create bool) func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
	return func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		ix, _ := constraintOf(self).(*core.Index)
		check, err := truth(th, a[1], false)
		if err != nil {
			return nil, err
		}
		return object.None, Of(th).withConnection(th, a[0], func(c *core.Connection) error {
			if ix == nil || ix.Table == nil {
				return object.AttributeErr(object.None, "schema")
			}
			if create {
				return c.CreateIndex(ix, check)
			}
			return c.DropIndex(ix, check)
		})
	}
}

func constraintOf(self object.Value) any {
	switch x := nativeAny(self).(type) {
	case *constraintArgs:
		if x.index != nil {
			return x.index
		}
		if x.made != nil {
			return x.made
		}
		return x
	default:
		return x
	}
}

func constraintTable(c any) *core.Table {
	switch x := c.(type) {
	case *core.PrimaryKey:
		return x.Table
	case *core.Unique:
		return x.Table
	case *core.Check:
		return x.Table
	case *core.ForeignKeyConstraint:
		return x.Table
	case *core.Index:
		return x.Table
	case *core.Exclude:
		return x.Table
	}
	return nil
}

func constraintColumns(th *object.Thread, self object.Value) (object.Value, error) {
	cols := core.NewColumns()
	add := func(list []*core.Column) {
		for _, c := range list {
			cols.Add(c.Key, c)
		}
	}
	switch x := constraintOf(self).(type) {
	case *core.PrimaryKey:
		add(x.Cols)
	case *core.Unique:
		add(x.Cols)
	case *core.ForeignKeyConstraint:
		add(x.Cols)
	case *core.Index:
		for _, c := range x.Cols {
			add(firstOf(core.ColumnsIn(c)))
		}
	}
	return Of(th).collection(cols), nil
}

// autoAttach attaches an index or constraint to the one table of its columns, as soon as
// all of them have one. Names count for nothing here.
func (s *State) autoAttach(th *object.Thread, c *constraintArgs) error {
	if c.kind == "exclude" || c.made != nil || c.index != nil {
		return nil
	}
	var cols []*core.Column
	if c.kind == "check" && c.x != nil {
		cols = core.ColumnsIn(c.x)
	}
	for _, v := range c.cols {
		e, ok, err := s.Element(th, v)
		if err != nil {
			return err
		}
		if ok {
			cols = append(cols, firstOf(core.ColumnsIn(e))...)
		}
	}
	named := slices.ContainsFunc(c.cols, func(v object.Value) bool { _, name := object.AsStr(v); return name })
	var t *core.Table
	var others []string
	for _, k := range cols {
		switch x, _ := k.Table.(*core.Table); {
		case k.Schema == nil || k.Table != nil && x == nil: // of column() or a subquery
		case x == nil:
			if !named {
				s.awaiting[k] = append(s.awaiting[k], c)
			}
			return nil
		case t == nil:
			t = x
		case t != x:
			others = append(others, "'"+core.Describe(x)+"."+k.Name+"'")
		}
	}
	switch {
	case t == nil || len(others) > 0 && c.kind == "check":
		return nil
	case len(others) > 0:
		return s.NewError("ArgumentError", "Column(s) "+strings.Join(others, ", ")+" are not part of table '"+core.Describe(t)+"'.", "")
	}
	return s.attachConstraint(th, t, c)
}

func firstOf[T any](list []T) []T { return list[:min(1, len(list))] }

func (s *State) constraintCols(th *object.Thread, t *core.Table, class string, list []object.Value) ([]*core.Column, error) {
	var out []*core.Column
	for _, v := range list {
		if n, ok := object.AsStr(v); ok {
			c, _ := t.Columns().Get(n).(*core.Column)
			if c == nil {
				return nil, s.NewError("ConstraintColumnNotFoundError", "Can't create "+class+" on table '"+t.Name+"': no column named '"+n+"' is present.", "")
			}
			out = append(out, c)
			continue
		}
		e, _, err := s.Element(th, v)
		if err != nil {
			return nil, err
		}
		if x, ok := e.(core.ColumnElement); ok {
			if c, ok := core.Deannotate(x).(*core.Column); ok {
				out = append(out, c)
			}
		}
	}
	return out, nil
}

func (s *State) attachConstraint(th *object.Thread, t *core.Table, c *constraintArgs) error {
	if c.made != nil || c.index != nil {
		if pk, ok := c.made.(*core.PrimaryKey); ok && pk.Table == t {
			return s.warnOtherKey(t, pk.Cols) // it is set once more
		}
		return nil
	}
	opt := func(name string) string {
		v, _ := c.opts.GetStr(name)
		return str(orNone(v))
	}
	var deferrable *bool
	if v, ok := c.opts.GetStr("deferrable"); ok && !none(v) {
		b, _ := truth(th, v, false)
		deferrable = &b
	}
	if c.kind == "check" {
		name, _ := c.opts.GetStr("name")
		ck := &core.Check{Name: opt("name"), X: c.x, Order: c.order, Exact: s.isConventional(name), Deferrable: deferrable, Initially: opt("initially"), Options: c.dialectOptions()}
		c.made = ck
		s.Bind(ck, c.self)
		t.AddConstraint(ck)
		_, err := core.NameConstraint(t, ck)
		return s.Err(th, err)
	}
	if c.kind == "index" {
		ix := &core.Index{Name: opt("name"), Options: map[string]any{}}
		if v, ok := c.opts.GetStr("unique"); ok {
			ix.Unique, _ = truth(th, v, false)
		}
		for _, it := range c.opts.Items() {
			name := str(it.Key)
			dialect, rest, named := strings.Cut(name, "_")
			if !named || none(it.Value) || s.classes["dialect."+dialect] == nil {
				continue
			}
			if rest != "where" {
				ix.Options[name] = ddlOption(it.Value)
				continue
			}
			w, err := s.Condition(th, it.Value)
			if err != nil {
				return err
			}
			ix.Options[name] = w
		}
		for _, v := range c.cols {
			if n, ok := object.AsStr(v); ok {
				col, _ := t.Columns().Get(n).(*core.Column)
				if col == nil {
					return s.NewError("ConstraintColumnNotFoundError", "Can't create Index on table '"+t.Name+"': no column named '"+n+"' is present.", "")
				}
				ix.Cols = append(ix.Cols, col)
				continue
			}
			e, err := s.byItem(th, v, false)
			if err != nil {
				return err
			}
			if x, ok := e.(core.ColumnElement); ok {
				e = core.Deannotate(x)
			}
			ix.Cols = append(ix.Cols, e)
		}
		c.index = ix
		s.Bind(ix, c.self)
		t.AddIndex(ix)
		return nil
	}
	if c.kind == "exclude" {
		x, err := s.exclude(th, t, c)
		if err != nil {
			return err
		}
		x.Name, x.Order, x.Deferrable, x.Initially = opt("name"), c.order, deferrable, opt("initially")
		c.made = x
		s.Bind(x, c.self)
		t.AddConstraint(x)
		return nil
	}
	cols, err := s.constraintCols(th, t, c.self.Type().Name, c.cols)
	if err != nil {
		return err
	}
	switch c.kind {
	case "pk":
		if err := s.warnOtherKey(t, cols); err != nil {
			return err
		}
		c.made = &core.PrimaryKey{Name: opt("name"), Cols: cols, Given: true, Order: c.order, Deferrable: deferrable, Initially: opt("initially"), Options: c.dialectOptions()}
	case "uq":
		c.made = &core.Unique{Name: opt("name"), Cols: cols, Order: c.order, Deferrable: deferrable, Initially: opt("initially"), Options: c.dialectOptions()}
	case "fk":
		k := &core.ForeignKeyConstraint{Name: opt("name"), Cols: cols, OnDelete: opt("ondelete"), OnUpdate: opt("onupdate"), Order: c.order,
			Deferrable: deferrable, Initially: opt("initially"), Match: opt("match"), Options: c.dialectOptions()}
		if v, ok := c.opts.GetStr("use_alter"); ok {
			k.UseAlter, _ = truth(th, v, false)
		}
		if len(c.refs) != len(cols) {
			return s.NewError("ArgumentError", "ForeignKeyConstraint number of constrained columns must match the number of referenced columns.", "")
		}
		for i, r := range c.refs {
			fk := &core.ForeignKey{Parent: cols[i], Constraint: k, OnDelete: k.OnDelete, OnUpdate: k.OnUpdate}
			if err := s.foreignTarget(th, fk, r); err != nil {
				return err
			}
			k.Keys = append(k.Keys, fk)
			cols[i].Schema.FKs = append(cols[i].Schema.FKs, fk)
		}
		c.made = k
	}
	s.Bind(c.made, c.self)
	t.AddConstraint(c.made)
	_, err = core.NameConstraint(t, c.made)
	return s.Err(th, err)
}

// exclude makes PostgreSQL's EXCLUDE constraint: its positional arguments are pairs
// of a column or expression and an operator.
func (s *State) exclude(th *object.Thread, t *core.Table, c *constraintArgs) (*core.Exclude, error) {
	x := &core.Exclude{Using: "gist"}
	if v, ok := c.opts.GetStr("using"); ok && !none(v) {
		x.Using = strings.ToLower(str(v))
	}
	for _, pair := range c.cols {
		list, err := object.ToSlice(th, pair)
		if err != nil {
			return nil, err
		}
		if len(list) != 2 {
			return nil, object.Raise(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(list))
		}
		item := core.ExcludeItem{Op: str(list[1])}
		if name, ok := object.AsStr(list[0]); ok {
			col := t.Columns().Get(name)
			if col == nil {
				return nil, s.NewError("ConstraintColumnNotFoundError", "Can't create ExcludeConstraint on table '"+t.Name+"': no column named '"+name+"' is present.", "")
			}
			item.X = col
		} else if item.X, _, err = s.Element(th, list[0]); err != nil {
			return nil, err
		}
		x.Items = append(x.Items, item)
	}
	if v, ok := c.opts.GetStr("where"); ok && !none(v) {
		w, err := s.textOr(th, v)
		x.Where = w
		return x, err
	}
	return x, nil
}

// columnChecks remembers a CHECK given inside a Column until it has a table.
func (s *State) columnChecks(c *core.Column, args *constraintArgs) {
	s.pendingChecks[c] = append(s.pendingChecks[c], args)
}

func (s *State) columnConstraints(th *object.Thread, t *core.Table, c *core.Column) error {
	for _, args := range s.pendingChecks[c] {
		name, _ := args.opts.GetStr("name")
		ck := &core.Check{Name: str(orNone(name)), X: args.x, Column: c, Order: args.order, Options: args.dialectOptions()}
		args.made = ck
		s.Bind(ck, args.self)
		t.AddConstraint(ck)
		if _, err := core.NameConstraint(t, ck); err != nil {
			return s.Err(th, err)
		}
	}
	delete(s.pendingChecks, c)
	for _, args := range s.awaiting[c] {
		if err := s.autoAttach(th, args); err != nil {
			return err
		}
	}
	delete(s.awaiting, c)
	return nil
}

// foreignKeyConstraintAttrs are what only a ForeignKeyConstraint has.
func foreignKeyConstraintAttrs() []object.Attr {
	attr := func(name string, get func(s *State, th *object.Thread, k *core.ForeignKeyConstraint) (object.Value, error)) object.Attr {
		return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			k, ok := constraintOf(self).(*core.ForeignKeyConstraint)
			if !ok {
				return nil, object.AttributeErr(self, name)
			}
			return get(Of(th), th, k)
		}}
	}
	return []object.Attr{
		attr("column_keys", func(_ *State, _ *object.Thread, k *core.ForeignKeyConstraint) (object.Value, error) {
			out := object.NewList()
			for _, c := range k.Cols {
				out.Elems = append(out.Elems, object.Str(c.Key))
			}
			return out, nil
		}),
		attr("elements", func(s *State, th *object.Thread, k *core.ForeignKeyConstraint) (object.Value, error) {
			out := object.NewList()
			for _, fk := range k.Keys {
				out.Elems = append(out.Elems, s.Wrap(th, fk))
			}
			return out, nil
		}),
		attr("referred_table", func(s *State, th *object.Thread, k *core.ForeignKeyConstraint) (object.Value, error) {
			if len(k.Keys) == 0 {
				return object.None, nil
			}
			c, err := k.Keys[0].Column()
			if err != nil {
				return nil, s.Err(th, err)
			}
			return s.Wrap(th, c.Table), nil
		}),
		attr("deferrable", func(_ *State, _ *object.Thread, k *core.ForeignKeyConstraint) (object.Value, error) {
			return boolOrNone(k.Deferrable), nil
		}),
		attr("initially", func(_ *State, _ *object.Thread, k *core.ForeignKeyConstraint) (object.Value, error) {
			return strOrNone(k.Initially), nil
		}),
		attr("ondelete", func(_ *State, _ *object.Thread, k *core.ForeignKeyConstraint) (object.Value, error) {
			return strOrNone(k.OnDelete), nil
		}),
		attr("onupdate", func(_ *State, _ *object.Thread, k *core.ForeignKeyConstraint) (object.Value, error) {
			return strOrNone(k.OnUpdate), nil
		}),
	}
}
