package sqlalchemy

import (
	"maps"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/sqltree"
	"github.com/diptych-orm/diptych/python/object"
)

// extendSchemaClasses gives tables, columns and constraints what tools that read a
// schema look at: the dialects' own arguments, when a constraint is checked, copies.
func (s *State) extendSchemaClasses() {
	s.classes["Table"].Extend(object.ClassSpec{Attrs: append(dialectArguments(func(self object.Value) map[string]any {
		t, _ := object.State[*core.Table](self)
		return t.Options
	}), object.Attr{Name: "_prefixes", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		t, _ := object.State[*core.Table](self)
		return texts(t.Prefixes), nil
	}}, object.Attr{Name: "autoincrement_column", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		t, _ := object.State[*core.Table](self)
		if c := t.AutoincrementColumn(); c != nil {
			return Of(th).Wrap(th, c), nil
		}
		return object.None, nil
	}})})
	s.classes["Constraint"].Extend(object.ClassSpec{Attrs: append(dialectArguments(func(self object.Value) map[string]any {
		switch x := constraintOf(self).(type) {
		case *core.PrimaryKey:
			return x.Options
		case *core.Unique:
			return x.Options
		case *core.Check:
			return x.Options
		case *core.ForeignKeyConstraint:
			return x.Options
		}
		return nil
	}), object.Attr{Name: "deferrable", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		if d, _ := checkedWhen(self); d != nil {
			return object.MakeBool(*d), nil
		}
		return object.None, nil
	}}, object.Attr{Name: "initially", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		_, initially := checkedWhen(self)
		return strOrNone(initially), nil
	}})})
	s.classes["Index"].Extend(object.ClassSpec{Attrs: dialectArguments(func(self object.Value) map[string]any {
		ix, _ := constraintOf(self).(*core.Index)
		if ix == nil {
			return nil
		}
		return ix.Options
	})})
	s.classes["CheckConstraint"].Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "sqltext", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		switch x := constraintOf(self).(type) {
		case *core.Check:
			if x.X != nil {
				return Of(th).Wrap(th, x.X), nil
			}
		case *constraintArgs:
			return Of(th).Wrap(th, x.x), nil
		}
		return object.None, nil
	}}, {Name: "_type_bound", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		ck, ok := constraintOf(self).(*core.Check)
		return object.MakeBool(ok && ck.TypeOf != nil), nil
	}}}})
	s.extendColumn()
	s.extendForeignKey()
}

// checkedWhen says whether a constraint may be checked late, and how it begins.
func checkedWhen(self object.Value) (deferrable *bool, initially string) {
	switch x := constraintOf(self).(type) {
	case *core.PrimaryKey:
		return x.Deferrable, x.Initially
	case *core.Unique:
		return x.Deferrable, x.Initially
	case *core.Check:
		return x.Deferrable, x.Initially
	case *core.ForeignKeyConstraint:
		return x.Deferrable, x.Initially
	}
	return nil, ""
}

// dialectArguments are kwargs and dialect_kwargs: the arguments that name a dialect.
func dialectArguments(of func(self object.Value) map[string]any) []object.Attr {
	get := func(th *object.Thread, self object.Value) (object.Value, error) {
		options := of(self)
		var names []string // as they were written, where that is known
		if args, ok := nativeAny(self).(*constraintArgs); ok {
			for _, it := range args.opts.Items() {
				if n := str(it.Key); options[n] != nil {
					names = append(names, n)
				}
			}
		} else {
			names = slices.Sorted(maps.Keys(options))
		}
		d := object.NewDict()
		for _, n := range names {
			if e, ok := options[n].(core.Element); ok {
				d.SetStr(n, Of(th).Wrap(th, e))
				continue
			}
			d.SetStr(n, optionObject(options[n]))
		}
		return d, nil
	}
	return []object.Attr{{Name: "kwargs", Get: get}, {Name: "dialect_kwargs", Get: get}}
}

func (s *State) extendColumn() {
	column := func(self object.Value) *core.Column {
		c, _ := nativeElement(self).(*core.Column)
		return c
	}
	s.classes["Column"].Extend(object.ClassSpec{
		Methods: []object.Method{object.NewMethod("_copy(**kw)", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := Of(th)
			old := column(self)
			c := old.Copy()
			for _, ck := range s.pendingChecks[old] {
				s.columnChecks(c, ck)
			}
			if t, ok := old.Table.(*core.Table); ok {
				for _, k := range t.Constraints {
					if ck, ok := k.(*core.Check); ok && ck.Column == old {
						n := &constraintArgs{kind: "check", x: ck.X, opts: object.NewDict(), order: core.NewOrder()}
						n.opts.SetStr("name", strOrNone(ck.Name))
						n.self = object.NewInstance(s.classes["CheckConstraint"], n)
						s.columnChecks(c, n)
					}
				}
			}
			return s.Wrap(th, c), nil
		})},
		Attrs: append(dialectArguments(func(self object.Value) map[string]any { return column(self).Schema.Options }),
			object.Attr{Name: "name", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return strOrNone(column(self).Name), nil
			}, Set: func(_ *object.Thread, self, v object.Value) error {
				c := column(self)
				if c.Key == c.Name {
					c.Key = str(v)
				}
				c.Name, c.Ident = str(v), sqltree.N(str(v))
				return nil
			}},
			object.Attr{Name: "type", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).TypeObject(column(self).SQLType()), nil
			}, Set: func(th *object.Thread, self, v object.Value) error {
				t, err := Of(th).Type(th, v)
				if err == nil {
					column(self).SetType(t)
				}
				return err
			}},
			object.Attr{Name: "constraints", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				s, set := Of(th), object.NewSet()
				c := column(self)
				for _, args := range s.pendingChecks[c] {
					if err := set.Add(th, args.self); err != nil {
						return nil, err
					}
				}
				if t, ok := c.Table.(*core.Table); ok {
					for _, k := range t.Constraints {
						if ck, ok := k.(*core.Check); ok && ck.Column == c {
							if err := set.Add(th, s.Wrap(th, ck)); err != nil {
								return nil, err
							}
						}
					}
				}
				return set, nil
			}},
			object.Attr{Name: "server_onupdate", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				if specOf(self).ServerOnUpdate == nil {
					return object.None, nil
				}
				return object.NewInstance(Of(th).classes["FetchedValue"], fetchedValue{true}), nil
			}},
			object.Attr{Name: "system", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(specOf(self).System), nil
			}},
			object.Attr{Name: "computed", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).computedObject(specOf(self)), nil
			}},
			object.Attr{Name: "identity", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return Of(th).identityObject(specOf(self)), nil
			}},
		),
	})
}

// referredSchema is to_metadata()'s referred_schema_fn, which says where a copied key's target is.
func (s *State) referredSchema(th *object.Thread, table, fn object.Value, schema string) func(*core.ForeignKeyConstraint, string) (string, bool, error) {
	if none(orNone(fn)) {
		return nil
	}
	return func(k *core.ForeignKeyConstraint, referred string) (string, bool, error) {
		v, err := object.Call(th, fn, table, strOrNone(schema), s.Wrap(th, k), strOrNone(referred))
		return str(v), err == nil && !none(v), err
	}
}

// computedObject and identityObject are the Computed and the Identity of a column.
func (s *State) computedObject(c *core.ColumnSpec) object.Value {
	if c.Computed == nil {
		return object.None
	}
	return object.NewInstance(s.classes["Computed"], c.Computed)
}

func (s *State) identityObject(c *core.ColumnSpec) object.Value {
	if c.Identity == nil {
		return object.None
	}
	return object.NewInstance(s.classes["Identity"], c.Identity)
}

func (s *State) extendForeignKey() {
	key := func(name string, get func(k *core.ForeignKeyConstraint) object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			k, ok := constraintOf(self).(*core.ForeignKeyConstraint)
			if !ok {
				return object.None, nil
			}
			return get(k), nil
		}}
	}
	s.classes["ForeignKeyConstraint"].Extend(object.ClassSpec{Attrs: []object.Attr{
		key("match", func(k *core.ForeignKeyConstraint) object.Value { return strOrNone(k.Match) }),
		key("use_alter", func(k *core.ForeignKeyConstraint) object.Value { return object.MakeBool(k.UseAlter) }),
	}})
	for _, name := range []string{"Identity", "Sequence"} {
		s.classes[name].Extend(object.ClassSpec{Methods: []object.Method{object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			given, err := object.GetAttr(th, self, "_given")
			return object.Str(name + "(" + str(given) + ")"), err
		})}})
	}
	s.classes["Identity"].Extend(object.ClassSpec{Attrs: append(sequenceAttrs(func(self object.Value) core.SequenceOptions {
		id, _ := object.State[*core.Identity](self)
		return id.Options
	}), object.Attr{Name: "always", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		id, _ := object.State[*core.Identity](self)
		return object.MakeBool(id.Always), nil
	}}, object.Attr{Name: "on_null", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		id, _ := object.State[*core.Identity](self)
		if id.OnNull {
			return object.True, nil
		}
		return object.None, nil
	}})})
	s.classes["Sequence"].Extend(object.ClassSpec{Attrs: append(sequenceAttrs(func(self object.Value) core.SequenceOptions {
		q, _ := object.State[*core.Sequence](self)
		return q.Options
	}), attrOf("data_type", func(s *State, q *core.Sequence) object.Value {
		if q.Type == nil {
			return object.None
		}
		return s.TypeObject(q.Type)
	}), attrOf("optional", func(_ *State, q *core.Sequence) object.Value { return object.MakeBool(q.Optional) }), object.Attr{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		q, _ := object.State[*core.Sequence](self)
		return strOrNone(q.Name), nil
	}}), Methods: []object.Method{object.NewMethod("next_value()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		q, _ := object.State[*core.Sequence](self)
		return Of(th).Wrap(th, core.NextValue(q)), nil
	})}})
	s.classes["DefaultClause"].Extend(object.ClassSpec{Methods: []object.Method{object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		e, _ := object.State[core.Element](self)
		return object.Str("DefaultClause(" + serverRepr(th, Of(th), e) + ", for_update=False)"), nil
	})}})
	s.classes["TextClause"].Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "text", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
		t, ok := nativeElement(self).(*core.Text)
		if !ok {
			return nil, object.AttributeErr(self, "text")
		}
		return object.Str(t.SQL), nil
	}}}})
	s.classes["FetchedValue"].Extend(object.ClassSpec{Methods: []object.Method{object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		f, _ := nativeAny(self).(fetchedValue)
		if f.update {
			return object.Str("FetchedValue(for_update=True)"), nil
		}
		return object.Str("FetchedValue()"), nil
	})}})
	s.classes["Computed"].Extend(object.ClassSpec{Methods: []object.Method{object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		c, _ := object.State[*core.Computed](self)
		var kw []object.KwArg
		if c.Persisted != nil {
			kw = append(kw, object.KwArg{Name: "persisted", Value: boolOrNone(c.Persisted)})
		}
		return shown(th, "Computed", []object.Value{Of(th).Wrap(th, c.X)}, kw)
	})}, Attrs: []object.Attr{
		{Name: "sqltext", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			c, _ := object.State[*core.Computed](self)
			return Of(th).Wrap(th, c.X), nil
		}},
		{Name: "persisted", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			c, _ := object.State[*core.Computed](self)
			if c.Persisted == nil {
				return object.None, nil
			}
			return object.MakeBool(*c.Persisted), nil
		}},
	}})
}

// warnOtherKey warns of a primary key whose columns are not those that say primary_key=True.
func (s *State) warnOtherKey(t *core.Table, cols []*core.Column) error {
	var flagged []*core.Column
	for _, c := range t.ColumnList() {
		if c.Schema.PrimaryKey {
			flagged = append(flagged, c)
		}
	}
	same := len(flagged) == len(cols)
	for _, c := range flagged {
		same = same && slices.Contains(cols, c)
	}
	if same || len(flagged) == 0 || len(cols) == 0 {
		return nil
	}
	names := func(list []*core.Column) string {
		out := make([]string, len(list))
		for i, c := range list {
			out[i] = "'" + c.Name + "'"
		}
		return strings.Join(out, ", ")
	}
	return host{s}.Warn("SAWarning", "Table '"+t.Name+"' specifies columns "+names(flagged)+" as primary_key=True, not matching locally specified columns "+names(cols)+
		"; setting the current primary key columns to "+names(cols)+". This warning may become an exception in a future release")
}

// sequenceAttrs are the options of an Identity or a Sequence, as they were given.
func sequenceAttrs(of func(self object.Value) core.SequenceOptions) []object.Attr {
	number := func(name string, get func(o core.SequenceOptions) *int64) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			if n := get(of(self)); n != nil {
				return object.MakeInt(*n), nil
			}
			return object.None, nil
		}}
	}
	flag := func(name string, get func(o core.SequenceOptions) bool) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			if get(of(self)) {
				return object.True, nil
			}
			return object.None, nil
		}}
	}
	return []object.Attr{
		{Name: "_given", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.Str(of(self).Given), nil
		}},
		number("start", func(o core.SequenceOptions) *int64 { return o.Start }),
		number("increment", func(o core.SequenceOptions) *int64 { return o.Increment }),
		number("minvalue", func(o core.SequenceOptions) *int64 { return o.Min }),
		number("maxvalue", func(o core.SequenceOptions) *int64 { return o.Max }),
		number("cache", func(o core.SequenceOptions) *int64 { return o.Cache }),
		flag("order", func(o core.SequenceOptions) bool { return strings.Contains(o.Given, "order=True") }),
		flag("nominvalue", func(o core.SequenceOptions) bool { return o.NoMin }),
		flag("nomaxvalue", func(o core.SequenceOptions) bool { return o.NoMax }),
		flag("cycle", func(o core.SequenceOptions) bool { return o.Cycle != nil && *o.Cycle }),
	}
}

// ddlOption is an argument that names a dialect as the core reads it.
func ddlOption(v object.Value) any {
	switch x := v.(type) {
	case *object.Dict:
		var m core.OptionMap
		for _, it := range x.Items() {
			m = append(m, struct {
				Key   string
				Value any
			}{str(it.Key), optionOf(it.Value)})
		}
		return m
	case *object.List:
		return ddlOption(object.NewTuple(x.Elems...))
	case *object.Tuple:
		var out []string
		for _, e := range x.Elems {
			if c, ok := nativeElement(e).(*core.Column); ok {
				out = append(out, c.Name)
			} else {
				out = append(out, str(e))
			}
		}
		return out
	}
	return optionOf(v)
}

// optionObject is such an argument as it is shown again.
func optionObject(v any) object.Value {
	switch x := v.(type) {
	case core.OptionMap:
		d := object.NewDict()
		for _, e := range x {
			d.SetStr(e.Key, toPy(e.Value))
		}
		return d
	case []string:
		return texts(x)
	}
	return toPy(v)
}

// keyAttr is an attribute of a ForeignKey, which goes by its constraint as soon as it has one.
func keyAttr(name string, get func(*core.ForeignKeyConstraint) object.Value) object.Attr {
	return attrOf(name, func(_ *State, fk *core.ForeignKey) object.Value {
		k := fk.Constraint
		if k == nil {
			k = &core.ForeignKeyConstraint{Name: fk.Name, OnDelete: fk.OnDelete, OnUpdate: fk.OnUpdate, Deferrable: fk.Deferrable, Initially: fk.Initially, Match: fk.Match, UseAlter: fk.UseAlter}
		}
		return get(k)
	})
}

func boolOrNone(b *bool) object.Value {
	if b == nil {
		return object.None
	}
	return object.MakeBool(*b)
}

// shown is a repr() that calls a constructor.
func shown(th *object.Thread, name string, args []object.Value, kw []object.KwArg) (object.Value, error) {
	var out []string
	for _, a := range args {
		r, err := object.Repr(th, a)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	for _, k := range kw {
		r, err := object.Repr(th, k.Value)
		if err != nil {
			return nil, err
		}
		out = append(out, k.Name+"="+r)
	}
	return object.Str(name + "(" + strings.Join(out, ", ") + ")"), nil
}

// constraintRepr is repr() of a constraint: those of columns show the columns alone.
func (s *State) constraintRepr(th *object.Thread, self object.Value) (object.Value, error) {
	var args []object.Value
	var kw []object.KwArg
	add := func(name string, v object.Value) {
		if v = orNone(v); !none(v) && v != object.False {
			kw = append(kw, object.KwArg{Name: name, Value: v})
		}
	}
	pending, _ := nativeAny(self).(*constraintArgs)
	opt := func(name string) object.Value {
		if pending == nil {
			return object.None
		}
		v, _ := pending.opts.GetStr(name)
		return orNone(v)
	}
	of := constraintOf(self)
	table := func() {
		if t := constraintTable(of); t != nil {
			add("table", s.Wrap(th, t))
		}
	}
	columns := func(list []*core.Column) {
		for _, c := range list {
			args = append(args, s.Wrap(th, c))
		}
	}
	name := opt("name")
	if c, is := of.(core.Constraint); is && c.ConstraintName() != "" {
		name = object.Str(c.ConstraintName())
		if t := constraintTable(c); t != nil {
			name = object.Str(core.ConstraintFullName(t, c))
		}
	}
	switch x := of.(type) {
	case *core.Unique:
		columns(x.Cols)
	case *core.PrimaryKey:
		columns(x.Cols)
	case *core.Check:
		args = append(args, s.Wrap(th, x.X))
		add("name", name)
		add("deferrable", boolOrNone(x.Deferrable))
		add("initially", strOrNone(x.Initially))
		if x.Column == nil {
			table()
		}
	case *constraintArgs, *core.ForeignKeyConstraint:
		if pending != nil && pending.kind == "check" {
			args = append(args, s.Wrap(th, pending.x))
		}
		k, _ := x.(*core.ForeignKeyConstraint)
		if pending != nil && pending.kind == "fk" || k != nil {
			cols, err := constraintColumns(th, self)
			if err != nil {
				return nil, err
			}
			args = append(args, cols, object.None)
		}
		if k == nil && len(args) == 0 {
			break
		}
		add("name", name)
		if k == nil {
			for _, n := range []string{"onupdate", "ondelete", "deferrable", "initially", "use_alter", "link_to_name", "match"} {
				add(n, opt(n))
			}
			break
		}
		add("onupdate", strOrNone(k.OnUpdate))
		add("ondelete", strOrNone(k.OnDelete))
		add("deferrable", boolOrNone(k.Deferrable))
		add("initially", strOrNone(k.Initially))
		add("use_alter", object.MakeBool(k.UseAlter))
		add("link_to_name", object.MakeBool(k.LinkToName))
		add("match", strOrNone(k.Match))
		table()
	}
	return shown(th, self.Type().Name, args, kw)
}
