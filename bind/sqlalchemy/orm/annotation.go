package orm

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// mappedAlias is Mapped[…].
type mappedAlias struct {
	s    *state
	kind string // "Mapped", "WriteOnlyMapped", "DynamicMapped"
	arg  object.Value
}

// Type implements object.Value.
func (m *mappedAlias) Type() *object.Type { return object.GenericAliasType }

// annotation is what a Mapped[…] annotation says.
type annotation struct {
	untyped  bool // there is none: the column may have no type
	mapped   bool
	kind     string
	nullable bool
	// typ is the Python class; nil for a name that is not defined yet.
	typ  object.Value
	name string // of a class that is not defined yet, or of a mapped one that was named by a text
	// list is the collection class around it; nil for none.
	list object.Value
	// extra is the mapped_column() inside Annotated[…].
	extra *columnArgs
	full  object.Value // the annotation inside Mapped, for type_annotation_map
	plain object.Value // the same without what makes it optional, for messages
}

func (sc *scan) annotation(base *object.Type, name string, v object.Value) (*annotation, error) {
	a := &annotation{}
	switch x := v.(type) {
	case *mappedAlias:
		a.mapped, a.kind, a.full, a.plain = true, x.kind, x.arg, x.arg
		return a, sc.read(base, a, x.arg)
	}
	if text, ok := object.AsStr(v); ok {
		if kind, in, ok := mappedIn(text); ok {
			a.mapped, a.kind = true, kind
			return a, sc.readText(base, a, in)
		}
	}
	return a, nil
}

// mappedIn takes the text of an annotation apart that is some Mapped[…].
func mappedIn(text string) (kind, in string, ok bool) {
	text = strings.TrimSpace(text)
	for _, kind := range []string{"Mapped", "WriteOnlyMapped", "DynamicMapped"} {
		for _, p := range []string{kind + "[", "orm." + kind + "["} {
			if strings.HasPrefix(text, p) && strings.HasSuffix(text, "]") {
				return kind, text[len(p) : len(text)-1], true
			}
		}
	}
	return "", "", false
}

func mappedText(text string) bool {
	_, _, ok := mappedIn(text)
	return ok
}

func (sc *scan) read(base *object.Type, a *annotation, v object.Value) error {
	s := sc.s
	if text, ok := object.AsStr(v); ok {
		return sc.readText(base, a, text)
	}
	if v.Type().Name == "ForwardRef" {
		t, err := object.GetAttr(s.th, v, "__forward_arg__")
		if err != nil {
			return err
		}
		return sc.readText(base, a, str(t))
	}
	if none(v) {
		a.nullable = true
		return nil
	}
	if t, ok := v.(*object.Type); ok {
		a.typ = t
		return nil
	}
	args := func() []object.Value {
		x, err := object.GetAttr(s.th, v, "__args__")
		if err != nil {
			return nil
		}
		return elems(x)
	}
	if _, ok := v.(*object.Union); ok {
		return sc.union(base, a, v, args())
	}
	origin, err := object.GetAttr(s.th, v, "__origin__")
	if err != nil {
		a.typ = v
		return nil
	}
	if meta, ok, _ := object.LookupAttr(s.th, v, "__metadata__"); ok {
		for _, m := range elems(meta) {
			if o, ok := m.(*object.Instance); ok {
				if c, ok := o.Native.(*columnArgs); ok {
					a.extra = c
				}
			}
		}
		a.full = v
		return sc.read(base, a, origin)
	}
	if t, ok := origin.(*object.Type); ok {
		if t.Name == "Literal" {
			a.typ = v
			return nil
		}
		if t.IsSubclass(object.ListType) || t.IsSubclass(object.SetType) || t.IsSubclass(object.DictType) || strings.HasSuffix(t.Name, "Sequence") || t.Name == "Collection" || t.Name == "Iterable" {
			xs := args()
			if len(xs) == 0 {
				return s.fail("ArgumentError", "Generic alias requires an argument")
			}
			a.list = origin
			return sc.read(base, a, xs[len(xs)-1])
		}
		a.typ = t
		return nil
	}
	return sc.union(base, a, v, args())
}

func (sc *scan) union(base *object.Type, a *annotation, v object.Value, args []object.Value) error {
	var rest []object.Value
	for _, x := range args {
		if none(x) || x == object.Value(object.NoneType) {
			a.nullable = true
			continue
		}
		rest = append(rest, x)
	}
	if len(rest) != 1 {
		a.typ = v
		return nil
	}
	if a.list == nil {
		a.plain = rest[0]
	}
	return sc.read(base, a, rest[0])
}

// readText reads an annotation that is a text: names that are not defined yet
// are kept.
func (sc *scan) readText(base *object.Type, a *annotation, text string) error {
	s := sc.s
	text = strings.TrimSpace(text)
	if n := len(text); n > 1 && (text[0] == '"' || text[0] == '\'') && text[n-1] == text[0] {
		return sc.readText(base, a, text[1:n-1])
	}
	if v, err := s.eval(text, nil); err == nil {
		if _, again := object.AsStr(v); !again {
			a.full = v
			if a.list == nil {
				a.plain = v
			}
			if t, ok := v.(*object.Type); ok && s.byClass[t] != nil && t.Name == text {
				a.name = text // the registry tells which class of that name is meant
			}
			return sc.read(base, a, v)
		}
	} else if _, isName := object.AsException(err, object.NameError); !isName {
		if _, isType := object.AsException(err, object.TypeError); !isType {
			return err
		}
	}
	inner := func(prefixes ...string) (string, string, bool) {
		for _, p := range prefixes {
			for _, q := range []string{p, "typing." + p} {
				if strings.HasPrefix(text, q+"[") && strings.HasSuffix(text, "]") {
					return p, text[len(q)+1 : len(text)-1], true
				}
			}
		}
		return "", "", false
	}
	if _, in, ok := inner("Optional"); ok {
		a.nullable = true
		return sc.readText(base, a, in)
	}
	if strings.HasSuffix(text, "| None") {
		a.nullable = true
		return sc.readText(base, a, strings.TrimSuffix(text, "| None"))
	}
	if strings.HasPrefix(text, "None |") {
		a.nullable = true
		return sc.readText(base, a, strings.TrimPrefix(text, "None |"))
	}
	if p, in, ok := inner("List", "list", "Set", "set", "Sequence", "Collection", "Dict", "dict"); ok {
		switch strings.ToLower(p) {
		case "set":
			a.list = object.SetType
		case "dict":
			a.list = object.DictType
			if i := strings.LastIndexByte(in, ','); i >= 0 {
				in = in[i+1:]
			}
		default:
			a.list = object.ListType
		}
		return sc.readText(base, a, in)
	}
	a.name = text
	return nil
}

// eval evaluates a text among the names of the snippet.
func (s *state) eval(text string, extra *object.Dict) (object.Value, error) {
	var globals *object.Dict
	for f := s.th.Frame; f != nil; f = f.Parent {
		if f.Globals != nil {
			globals = f.Globals
			if f.Code != nil && f.Code.File == s.th.MainFile {
				break
			}
		}
	}
	if globals == nil {
		globals = object.NewDict()
	}
	return s.th.Eval(s.th, text, globals, extra)
}

// columnArgs are the arguments of mapped_column().
type columnArgs struct {
	pos []object.Value
	kw  []object.KwArg
	// col is the column that was made, or (early) one that stands in an expression
	// of the class body before its annotation was read.
	col   *core.Column
	early bool
}

// ClauseElement implements sqlalchemy.Clauser: a mapped_column() may be used in
// the class body, in a condition or a column_property().
func (c *columnArgs) ClauseElement() core.Element {
	if c.col == nil {
		c.early = true
		name := ""
		if v, ok := c.get("name"); ok {
			name = str(v)
		} else if len(c.pos) > 0 {
			name, _ = object.AsStr(c.pos[0])
		}
		c.col = core.NewTableColumn(name, name, core.NullType, nil)
	}
	return c.col
}

// settle makes col the column of the arguments: one that is in use already
// becomes what col is.
func (c *columnArgs) settle(s *state, o *object.Instance) *object.Instance {
	col := o.Native.(*core.Column)
	if c.col == nil || !c.early {
		c.col, c.early = col, false
		return o
	}
	*c.col = *col
	n := object.NewInstance(o.Type(), c.col)
	s.core.Bind(c.col, n)
	c.early = false
	return n
}

// copy are the arguments for another class, with foreign keys of its own.
func (c *columnArgs) copy() *columnArgs {
	n := &columnArgs{pos: slices.Clone(c.pos), kw: c.kw}
	for i, p := range n.pos {
		if o, ok := p.(*object.Instance); ok {
			if k, is := o.Native.(*core.ForeignKey); is {
				n.pos[i] = object.NewInstance(o.Type(), k.Copy())
			}
		}
	}
	return n
}

func (c *columnArgs) get(name string) (object.Value, bool) {
	for _, k := range c.kw {
		if k.Name == name {
			return k.Value, true
		}
	}
	return nil, false
}

// notColumn are the arguments of mapped_column() that Column does not take.
var notColumn = map[string]bool{"init": true, "repr": true, "default_factory": true, "compare": true, "kw_only": true, "hash": true, "deferred": true,
	"deferred_group": true, "deferred_raiseload": true, "use_existing_column": true, "sort_order": true, "active_history": true, "insert_default": true, "name": true, "type_": true, "dataclass_metadata": true}

// unsaid are the arguments of mapped_column() for which None says nothing.
var unsaid = map[string]bool{"default": true, "onupdate": true, "server_default": true, "server_onupdate": true, "doc": true, "comment": true, "index": true, "unique": true, "deferred_group": true, "deferred_raiseload": true, "info": true}

// mergeExtra is a column with what the mapped_column() inside Annotated[…] says besides.
func (sc *scan) mergeExtra(extra, c *columnArgs) (*columnArgs, error) {
	s := sc.s
	m := &columnArgs{}
	m.pos = append(m.pos, c.pos...)
	for _, v := range extra.pos {
		if _, named := object.AsStr(v); !named {
			m.pos = append(m.pos, v)
		}
	}
	_, named := object.AsStr(s.first(extra.pos))
	if _, said := extra.get("name"); said || named {
		if err := s.Warn("SADeprecationWarning", "Can't use the 'key' or 'name' arguments in Annotated with mapped_column(); this will be ignored"); err != nil {
			return nil, err
		}
	}
	_, insertDefault := c.get("insert_default")
	bring := map[string]bool{}
	for _, k := range extra.kw {
		own, over := c.get(k.Name)
		switch {
		case k.Name == "name" || k.Name == "key":
			continue
		case k.Name == "default" || k.Name == "insert_default":
			// The default of Annotated counts before one that may be for dataclasses alone.
			bring["default"] = !none(k.Value) && !insertDefault
			over = !bring["default"]
			k.Name = "insert_default"
		case k.Name == "primary_key" && k.Value == object.True, k.Name == "active_history" && k.Value == object.True:
			over = false
		case k.Name == "info" && over:
			v, err := object.CallMethod(s.th, own, "copy")
			if err == nil {
				_, err = object.CallMethod(s.th, v, "update", k.Value)
			}
			if err != nil {
				return nil, err
			}
			k.Value, over = v, false
		case unsaid[k.Name]:
			over = over && !none(own)
		case dcOnly[k.Name]:
			if err := s.Warn("SADeprecationWarning", "Argument '"+k.Name+"' is a dataclass argument and cannot be specified within a mapped_column() bundled inside of an Annotated object"); err != nil {
				return nil, err
			}
			continue
		}
		if !over {
			bring[k.Name] = true
			m.kw = append(m.kw, k)
		}
	}
	for _, k := range c.kw {
		if !bring[k.Name] {
			m.kw = append(m.kw, k)
		}
	}
	return m, nil
}

// dcOnly are the arguments of mapped_column() that dataclasses alone know.
var dcOnly = map[string]bool{"init": true, "repr": true, "default_factory": true, "compare": true, "kw_only": true, "hash": true, "dataclass_metadata": true}

// first is the first of some values; nil for none.
func (s *state) first(vals []object.Value) object.Value {
	if len(vals) == 0 {
		return object.None
	}
	return vals[0]
}

// column makes a Column of mapped_column() and its annotation.
func (sc *scan) column(name string, c *columnArgs, a *annotation, mixin bool) error {
	s, own := sc.s, c
	if a != nil && a.extra != nil {
		var err error
		if c, err = sc.mergeExtra(a.extra, c); err != nil {
			return err
		}
	}
	colName := object.Value(object.Str(name))
	pos := c.pos
	if len(pos) > 0 {
		if _, ok := object.AsStr(pos[0]); ok {
			colName, pos = pos[0], pos[1:]
		}
	}
	if v, ok := c.get("name"); ok && !none(v) {
		colName = v
	}
	var typ object.Value
	var rest []object.Value
	fk := false
	for _, p := range own.pos { // its own type counts before that of its annotation
		if typ == nil && s.isType(p) {
			typ = p
		}
	}
	for _, p := range pos {
		if none(p) {
			continue
		}
		if s.isType(p) {
			if typ == nil {
				typ = p
			}
			if typ == p || !slices.Contains(own.pos, p) {
				continue
			}
		}
		if o, ok := p.(*object.Instance); ok && o.Type() == s.core.Class("ForeignKey") {
			fk = true
			if mixin || !slices.Contains(own.pos, p) { // each column has one of its own
				p = object.NewInstance(o.Type(), o.Native.(*core.ForeignKey).Copy())
			}
		}
		rest = append(rest, p)
	}
	if v, ok := c.get("type_"); ok && !none(v) {
		typ = v
	}
	if err := sc.checkColumn(name, c, typ == nil && !fk && (a == nil || !a.mapped && !a.untyped)); err != nil {
		return err
	}
	if typ == nil && a != nil && a.mapped && !fk { // a foreign key takes its target's type
		t, err := sc.sqlType(name, a)
		if err != nil {
			return err
		}
		typ = t
	}
	args := object.Args{Pos: []object.Value{colName}}
	if typ != nil {
		args.Pos = append(args.Pos, typ)
	}
	args.Pos = append(args.Pos, rest...)
	nullable, pk := false, false
	order := int64(0)
	d := &declared{name: name, column: true, spec: mapper.PropSpec{Key: name}}
	_, insertDefault := c.get("insert_default")
	for _, k := range c.kw {
		switch k.Name {
		case "default":
			if insertDefault {
				continue
			}
		case "nullable":
			nullable = true
		case "primary_key":
			pk, _ = object.Truth(s.th, k.Value)
		case "sort_order":
			order, _ = object.AsInt(k.Value)
		case "insert_default":
			args.Kw = append(args.Kw, object.KwArg{Name: "default", Value: k.Value})
		case "deferred":
			d.spec.Deferred, _ = object.Truth(s.th, k.Value)
		case "deferred_group":
			d.spec.Group = str(k.Value)
			d.spec.Deferred = d.spec.Group != ""
		case "deferred_raiseload":
			d.spec.RaiseLoad, _ = object.Truth(s.th, k.Value)
		case "active_history":
			d.spec.ActiveHistory, _ = object.Truth(s.th, k.Value)
		}
		if !notColumn[k.Name] {
			args.Kw = append(args.Kw, k)
		}
	}
	if a != nil && a.mapped && !nullable && !pk {
		args.Kw = append(args.Kw, object.KwArg{Name: "nullable", Value: object.MakeBool(a.nullable)})
	}
	if v, ok := c.get("use_existing_column"); ok && v == object.True && sc.inherits != nil {
		if old := sc.inherits.Table.Columns().Get(str(colName)); old != nil {
			d.col, d.order = s.core.Wrap(s.th, old).(*object.Instance), order
			sc.add(d)
			return nil
		}
	}
	col, err := object.CallArgs(s.th, s.core.Class("Column"), args)
	if err != nil {
		return err
	}
	d.col, d.order = col.(*object.Instance), order
	if !mixin && own != nil {
		d.col = own.settle(s, d.col)
	}
	sc.add(d)
	return nil
}

// checkColumn complains about a mapped_column() that nothing gives a type to, and about
// arguments that are for dataclasses alone.
func (sc *scan) checkColumn(name string, c *columnArgs, untyped bool) error {
	if untyped {
		return sc.s.fail("ArgumentError", "Python typing annotation is required for attribute \""+sc.cls.Name+"."+name+"\" when primary argument(s) for \"MappedColumn\" construct are None or not present")
	}
	var given []string
	for _, n := range []string{"init", "default_factory", "repr", "compare", "kw_only", "hash", "dataclass_metadata"} {
		if _, ok := c.get(n); ok && !sc.isDC {
			given = append(given, "'"+n+"'")
		}
	}
	if given == nil {
		return nil
	}
	shown := slices.DeleteFunc(slices.Clone(given), func(n string) bool { return n == "'compare'" || n == "'kw_only'" || n == "'hash'" })
	slices.Sort(shown)
	return sc.s.fail("ArgumentError", "Attribute '"+name+"' on class <class '"+fullName(sc.cls)+"'> includes dataclasses argument(s): "+strings.Join(shown, ", ")+" but class does not specify SQLAlchemy native dataclass configuration.")
}

func (s *state) isType(v object.Value) bool {
	base := s.core.Class("TypeEngine")
	if t, ok := v.(*object.Type); ok {
		return t.IsSubclass(base)
	}
	return v.Type().IsSubclass(base)
}

// columnProp is column_property() or deferred().
type columnProp struct {
	expr     core.ColumnElement
	more     []*core.Column // that hold the same value
	deferred bool
	group    string
	query    bool // query_expression()
	kw       []object.KwArg
	factory  *object.Type // comparator_factory
	args     *columnArgs  // of a mapped_column() that stands in it
}

// synonymOf are the arguments of synonym().
type synonymOf struct {
	kw         []object.KwArg
	name       string
	descriptor object.Value // what instances have; nil for the attribute itself
	factory    *object.Type
	mapColumn  bool // the column of the synonym's name goes to the attribute it means
}
