package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/sqltree"
	"github.com/diptych-orm/diptych/python/object"
)

const schemaModule = "sqlalchemy.sql.schema"

func (s *State) makeSchemaClasses() {
	clause := s.classes["ClauseElement"]
	s.makeFromClasses()
	s.class(object.ClassSpec{
		Name: "MetaData", Module: schemaModule,
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			m := core.NewMetaData()
			o := object.NewInstance(cls, m)
			Of(th).Bind(m, o)
			a, err := metaDataSignature.Bind(args)
			if err != nil {
				return nil, err
			}
			if v := orNone(a[0]); !none(v) {
				if _, text := object.AsStr(v); !text {
					return nil, Of(th).NewError("ArgumentError", "expected schema argument to be a string, got <class '"+v.Type().FullName()+"'>.", "")
				}
				m.Schema = str(v)
			}
			if v := orNone(a[3]); !none(v) {
				m.Info = v
			}
			if v := orNone(a[2]); !none(v) {
				Of(th).nameBy(m, v)
			}
			return o, nil
		},
		Methods: []object.Method{
			object.NewMethod("create_all(bind, tables=None, checkfirst=True)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return metadataDDL(th, self, a, true)
			}),
			object.NewMethod("drop_all(bind, tables=None, checkfirst=True)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return metadataDDL(th, self, a, false)
			}),
			object.NewMethod("__repr__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
				return object.Str("MetaData()"), nil
			}),
			object.NewMethod("__contains__(key)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				m, _ := object.State[*core.MetaData](self)
				key := str(a[0])
				if t, ok := object.State[*core.Table](a[0]); ok {
					key = t.Key()
				}
				return object.MakeBool(m.Table(key) != nil), nil
			}),
			object.NewMethod("remove(table)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				m, _ := object.State[*core.MetaData](self)
				if t, ok := object.State[*core.Table](a[0]); ok {
					m.Remove(t)
				}
				return object.None, nil
			}),
			object.NewMethod("clear()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				m, _ := object.State[*core.MetaData](self)
				for _, t := range append([]*core.Table{}, m.Tables()...) {
					m.Remove(t)
				}
				return object.None, nil
			}),
			object.NewMethod("reflect(bind, schema=None, views=False, only=None, extend_existing=False, autoload_replace=True, resolve_fks=True, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				m, _ := object.State[*core.MetaData](self)
				s := Of(th)
				return object.None, s.Err(th, s.reflectMetaData(th, m, a))
			}),
		},
		Attrs: []object.Attr{
			{Name: "tables", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				s := Of(th)
				m, _ := object.State[*core.MetaData](self)
				d := object.NewDict()
				for _, t := range m.Tables() {
					d.SetStr(t.Key(), s.Wrap(th, t))
				}
				return object.NewInstance(s.classes["FacadeDict"], d), nil
			}},
			{Name: "sorted_tables", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				s := Of(th)
				m, _ := object.State[*core.MetaData](self)
				sorted, circle := core.SortTables(core.ByKey(m.Tables()))
				if len(circle) > 0 {
					if err := (host{s}).Warn("SAWarning", "Cannot correctly sort tables; there are unresolvable cycles between tables \""+core.Names(circle)+"\", which is usually caused by mutually dependent foreign key constraints.  Foreign key constraints involving these tables will not be considered; this warning may raise an error in a future release."); err != nil {
						return nil, err
					}
				}
				var out []object.Value
				for _, t := range sorted {
					out = append(out, s.Wrap(th, t))
				}
				return object.NewList(out...), nil
			}},
			{Name: "schema", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				m, _ := object.State[*core.MetaData](self)
				return strOrNone(m.Schema), nil
			}},
			{Name: "info", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				m, _ := object.State[*core.MetaData](self)
				if m.Info == nil {
					m.Info = object.NewDict()
				}
				return m.Info.(object.Value), nil
			}},
			{Name: "naming_convention", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				m, _ := object.State[*core.MetaData](self)
				if given, ok := m.NamingGiven.(object.Value); ok {
					return given, nil
				}
				return Of(th).immutable(map[string]any{"ix": "ix_%(column_0_label)s"}), nil
			}},
		},
	})
	s.makeTableClass()
	s.makeColumnClass()
	s.makeConstraintClasses(clause)
	s.makeDDLClasses(clause)
}

// nameBy gives a MetaData a naming convention: a mapping of templates and of
// functions that compute a token.
func (s *State) nameBy(m *core.MetaData, given object.Value) {
	m.Naming, m.NamingGiven = map[string]any{}, given
	kinds := map[string]string{"Index": "ix", "UniqueConstraint": "uq", "CheckConstraint": "ck", "ForeignKeyConstraint": "fk", "PrimaryKeyConstraint": "pk"}
	for _, it := range mapping(given).Items() {
		key := str(it.Key)
		if cls, ok := it.Key.(*object.Type); ok {
			key = kinds[cls.Name]
		}
		if tmpl, ok := object.AsStr(it.Value); ok {
			m.Naming[key] = tmpl
			continue
		}
		m.Naming[key] = core.NameFunc(func(c core.Element, t *core.Table) (string, error) {
			v, err := object.Call(s.th, it.Value, s.Wrap(s.th, c), s.Wrap(s.th, t))
			return str(orNone(v)), err
		})
	}
}

func metadataDDL(th *object.Thread, self object.Value, a []object.Value, create bool) (object.Value, error) {
	s := Of(th)
	m, _ := object.State[*core.MetaData](self)
	tables := m.Tables()
	if !none(a[1]) {
		tables = nil
		if err := object.Iterate(th, a[1], func(v object.Value) error {
			if t, ok := object.State[*core.Table](v); ok {
				tables = append(tables, t)
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	if mk, ok := object.State[*mock](a[0]); ok {
		if create {
			return object.None, mk.create(s, th, tables)
		}
		return object.None, mk.drop(s, th, tables)
	}
	check, err := truth(th, a[2], true)
	if err != nil {
		return nil, err
	}
	return object.None, s.withConnection(th, a[0], func(c *core.Connection) error {
		if create {
			return c.CreateAll(m, tables, check)
		}
		return c.DropAll(m, tables, check)
	})
}

func (s *State) makeTableClass() {
	s.class(object.ClassSpec{
		Name: "Table", Module: schemaModule, Bases: []*object.Type{s.classes["FromClause"]},
		New: newTable,
		Methods: []object.Method{
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				parts := []string{"'" + t.Name + "'", "MetaData()"}
				for _, c := range t.ColumnList() {
					r, err := Of(th).columnRepr(th, c)
					if err != nil {
						return nil, err
					}
					parts = append(parts, r)
				}
				schema := "None"
				if t.Schema != "" {
					schema = "'" + t.Schema + "'"
				}
				parts = append(parts, "schema="+schema)
				return object.Str("Table(" + strings.Join(parts, ", ") + ")"), nil
			}),
			object.NewMethod("create(bind, checkfirst=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				check, _ := truth(th, a[1], false)
				if mk, ok := object.State[*mock](a[0]); ok {
					return object.None, mk.create(Of(th), th, []*core.Table{t})
				}
				return object.None, Of(th).withConnection(th, a[0], func(c *core.Connection) error { return c.CreateAll(nil, []*core.Table{t}, check) })
			}),
			object.NewMethod("drop(bind, checkfirst=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				check, _ := truth(th, a[1], false)
				return object.None, Of(th).withConnection(th, a[0], func(c *core.Connection) error { return c.DropAll(nil, []*core.Table{t}, check) })
			}),
			object.NewMethod("to_metadata(metadata, schema=None, referred_schema_fn=None, name=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := Of(th)
				t, _ := object.State[*core.Table](self)
				m, ok := object.State[*core.MetaData](a[0])
				if !ok {
					return nil, object.Raise(object.TypeError, "a MetaData is expected")
				}
				name := t.Name
				if n, ok := object.AsStr(orNone(a[3])); ok {
					name = n
				}
				schema := t.Schema
				if n, ok := object.AsStr(orNone(a[1])); ok {
					schema = n
				} else if a[1] != nil { // None is the MetaData's own
					schema = m.Schema
				}
				c, err := core.CopyTable(t, m, name, schema, s.referredSchema(th, self, a[2], schema))
				if err != nil {
					return nil, s.Err(th, err)
				}
				return s.Wrap(th, c), nil
			}),
			object.NewMethod("append_constraint(constraint)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return object.None, Of(th).addToTable(th, t, a[0])
			}),
			object.NewMethod("append_column(column, replace_existing=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				replace, err := truth(th, a[1], false)
				if err != nil {
					return nil, err
				}
				if c, is := nativeAny(a[0]).(*core.Column); is && !replace && t.Columns().Get(c.Key) != nil {
					return nil, Of(th).NewError("DuplicateColumnError", "A column with name '"+c.Key+"' is already present in table '"+t.Name+"'. Specify replace_existing=True to Table.append_column() to replace an existing column.", "")
				}
				return object.None, Of(th).addToTable(th, t, a[0])
			}),
			object.NewMethod("append_constraint(constraint)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return object.None, Of(th).addToTable(th, t, a[0])
			}),
			object.NewMethod("insert()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return Of(th).Wrap(th, core.NewInsert(t)), nil
			}),
			object.NewMethod("update()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return Of(th).Wrap(th, core.NewUpdate(t)), nil
			}),
			object.NewMethod("delete()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return Of(th).Wrap(th, core.NewDelete(t)), nil
			}),
		},
		Attrs: []object.Attr{
			{Name: "name", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return object.Str(t.Name), nil
			}},
			{Name: "fullname", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return object.Str(t.Key()), nil
			}},
			{Name: "key", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return object.Str(t.Key()), nil
			}},
			{Name: "schema", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return strOrNone(t.Schema), nil
			}},
			{Name: "metadata", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return Of(th).Wrap(th, t.Meta), nil
			}},
			{Name: "comment", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return strOrNone(t.Comment), nil
			}},
			{Name: "primary_key", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				return Of(th).Wrap(th, t.PrimaryKey), nil
			}},
			{Name: "constraints", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				s := Of(th)
				set := object.NewSet()
				for _, c := range t.Constraints {
					if ck, ok := c.(*core.Check); ok && ck.Column != nil {
						continue // that is its column's
					}
					if err := set.Add(th, s.Wrap(th, c)); err != nil {
						return nil, err
					}
				}
				return set, nil
			}},
			{Name: "foreign_key_constraints", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				set := object.NewSet()
				for _, c := range t.Constraints {
					if _, is := c.(*core.ForeignKeyConstraint); is {
						if err := set.Add(th, Of(th).Wrap(th, c)); err != nil {
							return nil, err
						}
					}
				}
				return set, nil
			}},
			{Name: "foreign_keys", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				s := Of(th)
				set := object.NewSet()
				for _, c := range t.ColumnList() {
					for _, fk := range c.Schema.FKs {
						if err := set.Add(th, s.Wrap(th, fk)); err != nil {
							return nil, err
						}
					}
				}
				return set, nil
			}},
			{Name: "info", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				if t.Info == nil {
					t.Info = object.NewDict()
				}
				return t.Info.(object.Value), nil
			}},
			{Name: "indexes", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				t, _ := object.State[*core.Table](self)
				s := Of(th)
				set := object.NewSet()
				for _, ix := range t.Indexes {
					if err := set.Add(th, s.Wrap(th, ix)); err != nil {
						return nil, err
					}
				}
				return set, nil
			}},
		},
	})
}

func newTable(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
	s := Of(th)
	if len(args.Pos) < 2 {
		return nil, object.Raise(object.TypeError, "Table() takes at least two positional-only arguments 'name' and 'metadata'")
	}
	name := str(args.Pos[0])
	m, ok := object.State[*core.MetaData](args.Pos[1])
	if !ok {
		return nil, object.AttributeErr(args.Pos[1], "schema")
	}
	var listeners object.Value
	schema := ""
	extend, keep, mustExist, returning := false, false, false, true
	quote := sqltree.QuoteAuto
	options := map[string]any{}
	comment := ""
	var given []string
	var prefixes, include []string
	var autoload, info object.Value
	for _, k := range args.Kw {
		switch k.Name {
		case "schema":
			schema = str(k.Value)
		case "extend_existing":
			extend, _ = truth(th, k.Value, false)
		case "keep_existing":
			keep, _ = truth(th, k.Value, false)
		case "comment":
			comment = str(k.Value)
		case "prefixes":
			if err := object.Iterate(th, k.Value, func(v object.Value) error { prefixes = append(prefixes, str(v)); return nil }); err != nil {
				return nil, err
			}
		case "autoload_with":
			if !none(k.Value) {
				autoload = k.Value
			}
		case "include_columns":
			if !none(k.Value) {
				if err := object.Iterate(th, k.Value, func(v object.Value) error { include = append(include, str(v)); return nil }); err != nil {
					return nil, err
				}
			}
		case "autoload_replace":
			replace, err := truth(th, k.Value, true)
			if err != nil {
				return nil, err
			}
			defer func(before bool) { s.keepColumns = before }(s.keepColumns)
			s.keepColumns = !replace
		case "info":
			info = k.Value
		case "listeners":
			listeners = k.Value
		case "resolve_fks":
			resolve, err := truth(th, k.Value, true)
			if err != nil {
				return nil, err
			}
			defer func(before bool) { s.keysAlone = before }(s.keysAlone)
			s.keysAlone = !resolve
		case "quote":
			if b := boolOf(k.Value); b != nil {
				if quote = sqltree.QuoteNever; *b {
					quote = sqltree.QuoteAlways
				}
			}
		case "must_exist":
			mustExist, _ = truth(th, k.Value, false)
		case "implicit_returning":
			returning, _ = truth(th, k.Value, true)
		case "quote_schema":
		default:
			if err := s.dialectArgument(k.Name, "Table"); err != nil {
				return nil, err
			}
			if !none(k.Value) {
				options[k.Name] = ddlOption(k.Value)
				given = append(given, k.Name)
			}
		}
	}
	key := name
	if schema == "" {
		schema = m.Schema
	}
	if schema != "" {
		key = schema + "." + name
	}
	if old := m.Table(key); old != nil {
		if keep || (!extend && len(args.Pos) == 2) {
			return s.Wrap(th, old), nil
		}
		if extend {
			if autoload != nil {
				if err := s.autoload(th, old, autoload, include); err != nil {
					return nil, err
				}
			}
			for _, a := range args.Pos[2:] {
				if err := s.addToTable(th, old, a); err != nil {
					return nil, err
				}
			}
			return s.Wrap(th, old), nil
		}
	}
	if keep && extend {
		return nil, s.NewError("ArgumentError", "keep_existing and extend_existing are mutually exclusive.", "")
	}
	if mustExist {
		return nil, s.NewError("InvalidRequestError", "Table '"+key+"' not defined", "")
	}
	t, err := core.NewTable(m, name, schema)
	if err != nil {
		return nil, s.Err(th, err)
	}
	t.OptionOrder = given
	t.ImplicitReturning = returning
	if quote != sqltree.QuoteAuto {
		t.Quote = quote
	}
	t.Options, t.Comment, t.Prefixes = options, comment, prefixes
	if info != nil {
		t.Info = info
	}
	o := object.NewInstance(cls, t)
	s.Bind(t, o)
	if len(s.schemaListeners) > 0 {
		if err := s.tellSchema(th, "before_parent_attach", o, o, s.Wrap(th, m)); err != nil {
			return nil, err
		}
	}
	if !none(listeners) {
		if err := listenAll(th, o, listeners); err != nil {
			m.Remove(t)
			return nil, err
		}
	}
	if autoload != nil {
		if err := s.autoload(th, t, autoload, include); err != nil {
			m.Remove(t)
			return nil, s.Err(th, err)
		}
	}
	for _, a := range args.Pos[2:] {
		if c, isCol := nativeAny(a).(*core.Column); isCol && autoload == nil && !extend && t.Columns().Get(c.Key) != nil {
			m.Remove(t)
			what := "name"
			if c.Key != c.Name {
				what = "key"
			}
			return nil, s.NewError("DuplicateColumnError", "A column with "+what+" '"+c.Key+"' is already present in table '"+t.Name+"'.", "")
		}
		if err := s.addToTable(th, t, a); err != nil {
			m.Remove(t)
			return nil, s.Err(th, err)
		}
	}
	return o, s.tellSchema(th, "after_parent_attach", o, o, s.Wrap(th, m))
}

// listenAll registers the listeners that a table is made with: pairs of an event's name
// and a function.
func listenAll(th *object.Thread, target, pairs object.Value) error {
	m, err := th.Import("sqlalchemy.event")
	if err != nil {
		return err
	}
	listen, _ := m.Dict.GetStr("listen")
	return object.Iterate(th, pairs, func(v object.Value) error {
		pair, err := object.ToSlice(th, v)
		if err != nil {
			return err
		}
		_, err = object.Call(th, listen, append([]object.Value{target}, pair...)...)
		return err
	})
}

// addToTable attaches a column, constraint or index to a table.
func (s *State) addToTable(th *object.Thread, t *core.Table, v object.Value) error {
	switch x := nativeAny(v).(type) {
	case *core.Column:
		if x.Schema == nil {
			x.Schema = &core.ColumnSpec{Nullable: true, Autoincrement: "auto"}
		}
		return s.attached(th, v, s.Wrap(th, t), func() error {
			if err := t.Append(x); err != nil {
				return s.Err(th, err)
			}
			return s.columnConstraints(th, t, x)
		})
	case *constraintArgs:
		return s.attached(th, v, s.Wrap(th, t), func() error { return s.attachConstraint(th, t, x) })
	case core.Constraint:
		t.AddConstraint(x)
		return nil
	}
	r, err := object.Repr(th, v)
	if err != nil {
		return err
	}
	return s.NewError("ArgumentError", "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got "+r, "")
}

func nativeAny(v object.Value) any {
	if o, ok := v.(*object.Instance); ok {
		return o.Native
	}
	return nil
}

func (s *State) columnRepr(th *object.Thread, c *core.Column) (string, error) {
	name := "None"
	if c.Name != "" {
		name = object.StrRepr(c.Name)
	}
	typ, err := object.Repr(th, s.TypeObject(c.SQLType())) // a type may have a __repr__ of its own
	if err != nil {
		return "", err
	}
	parts := []string{name, typ}
	if c.Schema != nil {
		for _, fk := range c.Schema.FKs {
			parts = append(parts, "ForeignKey('"+fk.Colspec()+"')")
		}
	}
	if t, ok := c.Table.(*core.Table); ok {
		for _, k := range t.Constraints {
			if ck, is := k.(*core.Check); is && ck.Column == c {
				r, err := object.Repr(th, s.Wrap(th, ck))
				if err != nil {
					return "", err
				}
				parts = append(parts, r)
			}
		}
	}
	if c.Table != nil {
		if t, ok := c.Table.(*core.Table); ok {
			parts = append(parts, "table=<"+t.Name+">")
		} else {
			parts = append(parts, "table=<"+core.Describe(c.Table)+">")
		}
	} else {
		parts = append(parts, "table=None")
	}
	if sp := c.Schema; sp != nil {
		if c.Key != c.Name {
			parts = append(parts, "key="+object.StrRepr(c.Key))
		}
		if sp.PrimaryKey {
			parts = append(parts, "primary_key=True")
		}
		if !sp.Nullable {
			parts = append(parts, "nullable=False")
		}
		if sp.OnUpdate != nil {
			parts = append(parts, "onupdate="+defaultRepr(th, sp.OnUpdate))
		}
		if sp.Default != nil {
			parts = append(parts, "default="+defaultRepr(th, sp.Default))
		}
		if sp.ServerDefault != nil {
			parts = append(parts, "server_default=DefaultClause("+serverRepr(th, s, sp.ServerDefault)+", for_update=False)")
		}
		for _, o := range []object.Value{s.computedObject(sp), s.identityObject(sp)} {
			if !none(o) {
				r, err := object.Repr(th, o)
				if err != nil {
					return "", err
				}
				parts = append(parts, "server_default="+r)
			}
		}
		if sp.FetchedDefault {
			parts = append(parts, "server_default=FetchedValue()")
		}
		if sp.HasComment {
			parts = append(parts, "comment="+object.StrRepr(sp.Comment))
		}
	}
	return "Column(" + strings.Join(parts, ", ") + ")", nil
}

func defaultRepr(th *object.Thread, d *core.Default) string {
	if d.Scalar != nil {
		r, _ := object.Repr(th, toPy(d.Scalar.V))
		return "ScalarElementColumnDefault(" + r + ")"
	}
	if h, ok := d.Host.(object.Value); ok {
		r, _ := object.Repr(th, h)
		return "CallableColumnDefault(" + r + ")"
	}
	return "ColumnElementColumnDefault()"
}

func serverRepr(th *object.Thread, s *State, e core.Element) string {
	if v, ok := e.(core.Value); ok {
		r, _ := object.Repr(th, toPy(v.V))
		return r
	}
	r, _ := object.Repr(th, s.Wrap(th, e))
	return r
}

var metaDataSignature = object.MustSignature("MetaData.__init__(schema=None, quote_schema=None, naming_convention=None, info=None)")
