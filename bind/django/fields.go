package django

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// fieldBox is the Go state of a Python field object.
type fieldBox struct {
	st   *site
	f    *meta.Field
	inst *object.Instance
	// choices as given, for field.choices.
	choices object.Value
}

// fieldSpec is a field class of Django.
type fieldSpec struct {
	name, base string
	kind       meta.Kind
	max        int // default max_length
	index      bool
}

var fieldSpecs = []fieldSpec{
	{"Field", "", meta.NoKind, 0, false},
	{"IntegerField", "Field", meta.IntegerKind, 0, false},
	{"BigIntegerField", "IntegerField", meta.BigIntegerKind, 0, false},
	{"SmallIntegerField", "IntegerField", meta.SmallIntegerKind, 0, false},
	{"PositiveIntegerField", "IntegerField", meta.PositiveIntegerKind, 0, false},
	{"PositiveBigIntegerField", "BigIntegerField", meta.PositiveBigIntegerKind, 0, false},
	{"PositiveSmallIntegerField", "SmallIntegerField", meta.PositiveSmallIntegerKind, 0, false},
	{"AutoField", "IntegerField", meta.AutoKind, 0, false},
	{"BigAutoField", "BigIntegerField", meta.BigAutoKind, 0, false},
	{"SmallAutoField", "SmallIntegerField", meta.SmallAutoKind, 0, false},
	{"BooleanField", "Field", meta.BooleanKind, 0, false},
	{"CharField", "Field", meta.CharKind, 0, false},
	{"SlugField", "CharField", meta.CharKind, 50, true},
	{"EmailField", "CharField", meta.CharKind, 254, false},
	{"URLField", "CharField", meta.CharKind, 200, false},
	{"TextField", "Field", meta.TextKind, 0, false},
	{"FloatField", "Field", meta.FloatKind, 0, false},
	{"DecimalField", "Field", meta.DecimalKind, 0, false},
	{"DateField", "Field", meta.DateKind, 0, false},
	{"DateTimeField", "DateField", meta.DateTimeKind, 0, false},
	{"TimeField", "Field", meta.TimeKind, 0, false},
	{"DurationField", "Field", meta.DurationKind, 0, false},
	{"UUIDField", "Field", meta.UUIDKind, 0, false},
	{"JSONField", "Field", meta.JSONKind, 0, false},
	{"BinaryField", "Field", meta.BinaryKind, 0, false},
	{"GenericIPAddressField", "Field", meta.IPKind, 0, false},
	{"FilePathField", "Field", meta.FileKind, 100, false},
	{"FileField", "Field", meta.FileKind, 100, false},
	{"ImageField", "FileField", meta.FileKind, 100, false},
	{"CompositePrimaryKey", "Field", meta.CompositeKind, 0, false},
	{"GeneratedField", "Field", meta.NoKind, 0, false},
	{"ForeignKey", "Field", meta.ForeignKeyKind, 0, true},
	{"OneToOneField", "ForeignKey", meta.OneToOneKind, 0, false},
	{"ManyToManyField", "Field", meta.ManyToManyKind, 0, false},
}

// fieldArgs are the positional parameters that each class takes before the
// keyword ones; all others take verbose_name first.
var fieldArgs = map[string][]string{
	"ForeignKey":            {"to", "on_delete"},
	"OneToOneField":         {"to", "on_delete"},
	"ManyToManyField":       {"to"},
	"DecimalField":          {"verbose_name", "name", "max_digits", "decimal_places"},
	"DateField":             {"verbose_name", "name", "auto_now", "auto_now_add"},
	"DateTimeField":         {"verbose_name", "name", "auto_now", "auto_now_add"},
	"TimeField":             {"verbose_name", "name", "auto_now", "auto_now_add"},
	"UUIDField":             {"verbose_name"},
	"GenericIPAddressField": {"verbose_name", "name", "protocol", "unpack_ipv4"},
	"FileField":             {"verbose_name", "name", "upload_to", "storage"},
	"ImageField":            {"verbose_name", "name", "width_field", "height_field"},
	"FilePathField":         {"verbose_name", "name", "path", "match", "recursive", "allow_files", "allow_folders"},
}

var defaultArgs = []string{"verbose_name", "name", "primary_key", "max_length", "unique", "blank", "null", "db_index"}

func (st *site) fieldTypes() {
	get := func(f func(b *fieldBox) (object.Value, error)) func(*object.Thread, object.Value) (object.Value, error) {
		return func(_ *object.Thread, self object.Value) (object.Value, error) {
			b, ok := object.State[*fieldBox](self)
			if !ok {
				return object.None, nil
			}
			return f(b)
		}
	}
	str := func(f func(*meta.Field) string) func(*object.Thread, object.Value) (object.Value, error) {
		return get(func(b *fieldBox) (object.Value, error) { return object.Str(f(b.f)), nil })
	}
	flag := func(f func(*meta.Field) bool) func(*object.Thread, object.Value) (object.Value, error) {
		return get(func(b *fieldBox) (object.Value, error) { return object.MakeBool(f(b.f)), nil })
	}
	related := func(f func(*meta.Field) bool) func(*object.Thread, object.Value) (object.Value, error) {
		return get(func(b *fieldBox) (object.Value, error) {
			if b.f.Rel == nil {
				return object.None, nil
			}
			return object.MakeBool(f(b.f)), nil
		})
	}
	attrs := []object.Attr{
		{Name: "attname", Get: str(func(f *meta.Field) string { return f.Attname })},
		{Name: "column", Get: get(func(b *fieldBox) (object.Value, error) { return columnOf(b.f), nil })},
		{Name: "verbose_name", Get: str(func(f *meta.Field) string { return f.Verbose() })},
		{Name: "help_text", Get: str(func(f *meta.Field) string { return f.HelpText })},
		{Name: "null", Get: flag(func(f *meta.Field) bool { return f.Null })},
		{Name: "blank", Get: flag(func(f *meta.Field) bool { return f.Blank })},
		{Name: "unique", Get: flag(func(f *meta.Field) bool { return f.Unique || f.PrimaryKey })},
		{Name: "primary_key", Get: flag(func(f *meta.Field) bool { return f.PrimaryKey })},
		{Name: "db_index", Get: flag(func(f *meta.Field) bool { return f.DBIndex })},
		{Name: "editable", Get: flag(func(f *meta.Field) bool { return !f.NotEditable })},
		{Name: "is_relation", Get: flag(func(f *meta.Field) bool { return f.Rel != nil })},
		{Name: "many_to_many", Get: related(func(f *meta.Field) bool { return f.Kind == meta.ManyToManyKind })},
		{Name: "many_to_one", Get: related(func(f *meta.Field) bool { return f.Kind == meta.ForeignKeyKind })},
		{Name: "one_to_one", Get: related(func(f *meta.Field) bool { return f.Kind == meta.OneToOneKind })},
		{Name: "one_to_many", Get: related(func(*meta.Field) bool { return false })},
		{Name: "auto_created", Get: flag(func(f *meta.Field) bool { return f.AutoCreated })},
		{Name: "concrete", Get: flag(func(f *meta.Field) bool { return true })},
		{Name: "name", Get: get(func(b *fieldBox) (object.Value, error) { return aliasOrNone(b.f.Name), nil })},
		{Name: "max_length", Get: get(func(b *fieldBox) (object.Value, error) {
			if b.f.MaxLength == 0 {
				return object.None, nil
			}
			return object.Int(b.f.MaxLength), nil
		})},
		{Name: "model", Get: get(func(b *fieldBox) (object.Value, error) {
			if b.f.Model == nil {
				return nil, object.AttributeErr(b.inst, "model")
			}
			return classOf(b.f.Model), nil
		})},
		{Name: "remote_field", Get: get(func(b *fieldBox) (object.Value, error) {
			if b.f.Rel == nil {
				return object.None, nil
			}
			return b.st.relObject(b.f.Rel), nil
		})},
		{Name: "target_field", Get: get(func(b *fieldBox) (object.Value, error) {
			if b.f.Rel == nil || b.f.Rel.Kind == meta.ManyToMany {
				return object.None, nil
			}
			return b.st.fieldObject(b.f.Rel.Target()), nil
		})},
		{Name: "hidden", Get: flag(func(*meta.Field) bool { return false })},
		{Name: "generated", Get: flag(func(f *meta.Field) bool { return f.Generated != nil })},
		{Name: "expression", Get: get(func(b *fieldBox) (object.Value, error) { return b.option("expression", object.None), nil })},
		{Name: "output_field", Get: get(func(b *fieldBox) (object.Value, error) { return b.option("output_field", object.None), nil })},
		{Name: "db_persist", Get: get(func(b *fieldBox) (object.Value, error) { return b.option("db_persist", object.None), nil })},
		{Name: "unique_for_date", Get: get(func(b *fieldBox) (object.Value, error) { return aliasOrNone(b.f.UniqueForDate), nil })},
		{Name: "unique_for_month", Get: get(func(b *fieldBox) (object.Value, error) { return aliasOrNone(b.f.UniqueForMonth), nil })},
		{Name: "unique_for_year", Get: get(func(b *fieldBox) (object.Value, error) { return aliasOrNone(b.f.UniqueForYear), nil })},
		{Name: "db_column", Get: get(func(b *fieldBox) (object.Value, error) { return b.option("db_column", object.None), nil })},
		{Name: "db_collation", Get: get(func(b *fieldBox) (object.Value, error) { return aliasOrNone(b.f.Collation), nil })},
		{Name: "db_comment", Get: get(func(b *fieldBox) (object.Value, error) { return b.option("db_comment", object.None), nil })},
		{Name: "serialize", Get: get(func(b *fieldBox) (object.Value, error) {
			if b.f.Model != nil && b.f.Model.PK == b.f {
				return object.False, nil
			}
			return b.option("serialize", object.True), nil
		})},
		{Name: "db_default", Get: get(func(b *fieldBox) (object.Value, error) {
			return b.option("db_default", b.st.notProvided()), nil
		})},
		{Name: "auto_now", Get: flag(func(f *meta.Field) bool { return f.AutoNow })},
		{Name: "auto_now_add", Get: flag(func(f *meta.Field) bool { return f.AutoNowAdd })},
		{Name: "creation_counter", Get: get(func(b *fieldBox) (object.Value, error) { return object.Int(b.f.Order), nil })},
		{Name: "empty_strings_allowed", Get: flag(func(f *meta.Field) bool {
			return f.EmptyStrings() || f.Generated != nil || f.Kind == meta.ManyToManyKind
		})},
		{Name: "description", Get: get(func(b *fieldBox) (object.Value, error) { return object.Str(b.st.fieldDescription(b)), nil })},
		{Name: "error_messages", Get: get(func(b *fieldBox) (object.Value, error) {
			d := object.NewDict()
			for _, kv := range [][2]string{{"invalid_choice", "Value %(value)r is not a valid choice."}, {"null", "This field cannot be null."},
				{"blank", "This field cannot be blank."}, {"unique", "%(model_name)s with this %(field_label)s already exists."},
				{"unique_for_date", "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s."}} {
				d.SetStr(kv[0], object.Str(kv[1]))
			}
			for _, code := range slices.Sorted(maps.Keys(b.f.ErrorMessages)) {
				d.SetStr(code, object.Str(b.f.ErrorMessages[code]))
			}
			return d, nil
		})},
		{Name: "related_model", Get: get(func(b *fieldBox) (object.Value, error) { return classOf(b.f.RelatedModel()), nil })},
		{Name: "validators", Get: get(func(b *fieldBox) (object.Value, error) { return b.st.fieldValidators(b) })},
		{Name: "choices", Get: get(func(b *fieldBox) (object.Value, error) { return orNone(b.choices), nil })},
		{Name: "flatchoices", Get: get(func(b *fieldBox) (object.Value, error) {
			out := object.NewList()
			for _, c := range b.f.Choices {
				v, err := b.st.toPy(c.Value)
				if err != nil {
					return nil, err
				}
				out.Elems = append(out.Elems, object.NewTuple(v, object.Str(c.Label)))
			}
			return out, nil
		})},
		{Name: "default", Get: get(func(b *fieldBox) (object.Value, error) {
			if d := b.inst.AttrDict(false); d != nil {
				if v, ok := d.GetStr("_default"); ok {
					return v, nil
				}
			}
			return b.st.notProvided(), nil
		})},
	}
	for i, a := range attrs {
		if writable[a.Name] {
			attrs[i].Set = func(_ *object.Thread, self, v object.Value) error {
				b, ok := object.State[*fieldBox](self)
				if !ok {
					return object.Raise(object.TypeError, "a field is needed")
				}
				return st.err(st.setFieldAttr(b, a.Name, v))
			}
		}
	}
	for _, s := range fieldSpecs {
		spec := object.ClassSpec{Name: s.name, Module: "django.db.models.fields"}
		if s.name == "AutoField" {
			spec.Meta = st.autoFieldMeta()
		}
		if s.kind >= meta.ForeignKeyKind {
			spec.Module = "django.db.models.fields.related"
		}
		if s.base != "" {
			spec.Bases = []*object.Type{st.fieldClasses[s.base]}
		} else {
			spec.Attrs = attrs
			spec.Methods = st.fieldMethods()
			spec.ClassMethods = []object.Method{subscripted}
		}
		if s.name == "FileField" {
			spec.Attrs = st.fileAttrs()
			spec.Methods = st.fileMethods()
		}
		if s.kind >= meta.ForeignKeyKind {
			spec.Attrs = st.relationAttrs(s.kind)
		}
		if s.name == "DecimalField" {
			spec.Attrs = []object.Attr{
				{Name: "max_digits", Get: get(func(b *fieldBox) (object.Value, error) { return object.Int(b.f.MaxDigits), nil })},
				{Name: "decimal_places", Get: get(func(b *fieldBox) (object.Value, error) { return object.Int(b.f.DecimalPlaces), nil })},
			}
		}
		spec.New = func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			b := &fieldBox{st: st, f: &meta.Field{Kind: s.kind, Order: meta.NextOrder(), MaxLength: s.max, DBIndex: s.index}}
			b.inst = object.NewInstance(cls, b)
			b.f.Host = b.inst
			if cls.Name != s.kind.String() {
				b.f.ClassName = cls.Name
			}
			return b.inst, nil
		}
		spec.Methods = append(spec.Methods, object.Method{Name: "__init__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			b, _ := object.State[*fieldBox](self)
			if err := st.initField(b, s, args); err != nil {
				return nil, st.err(err)
			}
			st.hook(b)
			return object.None, nil
		}})
		st.fieldClasses[s.name] = object.NewNativeType(spec)
	}
}

// writable are the attributes of a field that can be assigned, by classes that
// the user derives and by tests.
var writable = map[string]bool{"name": true, "attname": true, "column": true, "verbose_name": true, "help_text": true, "null": true, "blank": true, "unique": true,
	"primary_key": true, "db_index": true, "editable": true, "max_length": true, "choices": true, "default": true, "model": true,
	"unique_for_date": true, "unique_for_month": true, "unique_for_year": true, "db_column": true, "auto_created": true, "serialize": true,
	"remote_field": true, "error_messages": true}

// setFieldAttr assigns an attribute of a field.
func (st *site) setFieldAttr(b *fieldBox, name string, v object.Value) error {
	switch name {
	case "name":
		b.f.Name = text(v)
	case "attname":
		b.f.Attname = text(v)
	case "column":
		b.f.Column = text(v)
	case "auto_created":
		on, err := truth(st.th, v)
		b.f.AutoCreated = on
		return err
	case "serialize":
		b.inst.AttrDict(true).SetStr("_serialize", v)
	case "remote_field":
		return nil
	case "model":
		if t, ok := v.(*object.Type); ok {
			b.f.Model, _ = t.Native.(*meta.Model)
		}
	default:
		b.setOption(name, v)
		return st.fieldOption(b, name, v)
	}
	return nil
}

// autoFieldMeta is the class of AutoField: the other automatic fields count as its
// subclasses, though they are none.
func (st *site) autoFieldMeta() *object.Type {
	counts := func(cls, t *object.Type) bool {
		return t.IsSubclass(cls) || t.IsSubclass(st.fieldClasses["BigAutoField"]) || t.IsSubclass(st.fieldClasses["SmallAutoField"])
	}
	return object.NewNativeType(object.ClassSpec{Name: "AutoFieldMeta", Module: "django.db.models.fields", Bases: []*object.Type{object.TypeType}, Methods: []object.Method{
		object.NewMethod("__instancecheck__(instance)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.MakeBool(counts(self.(*object.Type), a[0].Type())), nil
		}),
		object.NewMethod("__subclasscheck__(subclass)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			t, ok := a[0].(*object.Type)
			return object.MakeBool(ok && counts(self.(*object.Type), t)), nil
		}),
	}})
}

// subscripted lets a class be written with parameters in annotations.
var subscripted = object.NewMethod("__class_getitem__(*args, **kwargs)", func(_ *object.Thread, cls object.Value, _ []object.Value) (object.Value, error) { return cls, nil })

type notProvidedKey struct{}

// notProvided is NOT_PROVIDED, a class: the default of a field without one.
func (st *site) notProvided() object.Value {
	return st.rt.Extra(notProvidedKey{}, func() any {
		return object.NewNativeType(object.ClassSpec{Name: "NOT_PROVIDED", Module: "django.db.models.fields"})
	}).(object.Value)
}

// option is a keyword argument that the field was made with.
func (b *fieldBox) option(name string, otherwise object.Value) object.Value {
	if d := b.inst.AttrDict(false); d != nil {
		if kw, ok := d.GetStr("_kwargs"); ok {
			if v, ok := kw.(*object.Dict).GetStr(name); ok {
				return v
			}
		}
	}
	return otherwise
}

// setOption changes what the field tells of how it was made.
func (b *fieldBox) setOption(name string, v object.Value) {
	d, given := b.inst.AttrDict(true), object.NewDict()
	if kw, ok := d.GetStr("_kwargs"); ok {
		given = kw.(*object.Dict).Copy()
	}
	if given.SetStr(name, v); v == b.st.notProvided() {
		given.DelStr(name)
	}
	d.SetStr("_kwargs", given)
}

func classOf(m *meta.Model) object.Value {
	if m == nil {
		return object.None
	}
	if t, ok := m.Class.(*object.Type); ok {
		return t
	}
	return object.None
}

func (st *site) initField(b *fieldBox, s fieldSpec, args object.Args) error {
	f := b.f
	if s.kind == meta.CompositeKind {
		var err error
		if args, err = compositeArguments(f, args); err != nil {
			return err
		}
	}
	names, ok := fieldArgs[s.name]
	if !ok {
		names = defaultArgs
	}
	kw := object.NewDict()
	rel := s.kind >= meta.ForeignKeyKind
	for i, v := range args.Pos {
		if i >= len(names) {
			return object.Raise(object.TypeError, "%s.__init__() takes from 1 to %d positional arguments but %d were given", s.name, len(names)+1, len(args.Pos)+1)
		}
		kw.SetStr(names[i], v)
	}
	for _, k := range args.Kw {
		kw.SetStr(k.Name, k.Value)
	}
	b.inst.AttrDict(true).SetStr("_kwargs", kw)
	if rel {
		if err := st.initRelation(b, s, kw); err != nil {
			return err
		}
	}
	if s.name == "GeneratedField" {
		if err := st.initGenerated(b, kw); err != nil {
			return err
		}
	}
	for _, e := range kw.Items() {
		if err := st.fieldOption(b, text(e.Key), e.Value); err != nil {
			return err
		}
	}
	switch f.Kind {
	case meta.OneToOneKind:
		f.Unique, f.DBIndex = true, false
	case meta.AutoKind, meta.BigAutoKind, meta.SmallAutoKind:
		f.Blank = true
	}
	if f.AutoNow || f.AutoNowAdd {
		f.NotEditable, f.Blank = true, true
	}
	if f.Kind == meta.BinaryKind && !has(kw, "editable") {
		f.NotEditable = true
	}
	switch s.name {
	case "FilePathField":
		files, folders := b.option("allow_files", object.True), b.option("allow_folders", object.False)
		if files == object.False && folders == object.False {
			f.Odd = map[string]string{"allow_files": ""}
		}
	case "EmailField":
		f.Validators = slices.Insert(f.Validators, 0, validateEmail)
	case "URLField":
		f.Validators = slices.Insert(f.Validators, 0, validateURL)
	case "SlugField":
		f.Validators = slices.Insert(f.Validators, 0, validateSlug)
	}
	return nil
}

// fieldOption sets one option of a field, as its constructor and an assignment
// to the field's attribute do.
func (st *site) fieldOption(b *fieldBox, key string, v object.Value) error {
	f, th := b.f, st.th
	flag := func(to *bool) error {
		t, err := object.Truth(th, v)
		*to = t
		return err
	}
	num := func(to *int) {
		if n, ok := object.AsInt(v); ok {
			*to = int(n)
		}
	}
	odd := func(bad bool, detail string) {
		if bad {
			if f.Odd == nil {
				f.Odd = map[string]string{}
			}
			f.Odd[key] = detail
		} else {
			delete(f.Odd, key)
		}
	}
	var err error
	switch key {
	case "verbose_name":
		if v != object.None {
			f.VerboseName, err = object.ToStr(th, v)
		}
	case "help_text":
		f.HelpText, err = object.ToStr(th, v)
	case "name":
	case "null":
		err = flag(&f.Null)
	case "blank":
		err = flag(&f.Blank)
	case "unique":
		err = flag(&f.Unique)
	case "primary_key":
		odd(f.Kind == meta.FileKind, "")
		if err = flag(&f.PrimaryKey); f.PrimaryKey {
			f.Unique = true
		}
	case "db_index":
		_, isFlag := v.(object.Bool)
		odd(!isFlag && v != object.None, "")
		err = flag(&f.DBIndex)
	case "editable":
		editable := true
		err = flag(&editable)
		f.NotEditable = !editable
	case "auto_now":
		err = flag(&f.AutoNow)
	case "auto_now_add":
		err = flag(&f.AutoNowAdd)
	case "max_length":
		num(&f.MaxLength)
		_, isNumber := v.(object.Int)
		odd(v != object.None && (!isNumber || f.MaxLength <= 0), "")
	case "max_digits":
		num(&f.MaxDigits)
		odd(v != object.None && f.MaxDigits <= 0, "")
	case "decimal_places":
		num(&f.DecimalPlaces)
		_, isNumber := object.AsInt(v)
		f.HasDecimals = v != object.None
		odd(f.HasDecimals && (!isNumber || f.DecimalPlaces < 0), "")
	case "db_column":
		f.DBColumn = text(v)
	case "db_collation":
		f.Collation = text(v)
	case "protocol":
		f.Protocol = text(v)
	case "unpack_ipv4":
		err = flag(&f.UnpackIPv4)
	case "unique_for_date":
		f.UniqueForDate = text(v)
	case "unique_for_month":
		f.UniqueForMonth = text(v)
	case "unique_for_year":
		f.UniqueForYear = text(v)
	case "default":
		err = st.fieldDefault(b, v)
	case "db_default":
		f.HasDBDefault = true
		f.DBDefault = st.toGo(v)
	case "choices":
		b.choices = v
		if v != object.None {
			f.Choices, b.choices, err = st.readChoices(v)
			_, notPairs := object.AsException(err, object.ValueError)
			_, notList := object.AsException(err, object.TypeError)
			if _, isText := object.AsStr(v); isText && notPairs {
				notPairs, notList = false, true
			}
			if notPairs || notList {
				f.Choices, b.choices, err = nil, v, nil
			}
			if notPairs {
				key = "choice pairs"
			}
			odd(notPairs || notList, "")
		}
	case "validators":
		list, e := object.ToSlice(th, v)
		if e != nil {
			return e
		}
		var hints []string
		for i, fn := range list {
			if !object.IsCallable(fn) {
				hints = append(hints, fmt.Sprintf("validators[%d] (%s) isn't a function or instance of a validator class.", i, foreign{st, fn}.HostRepr()))
				continue
			}
			f.Validators = append(f.Validators, st.validator(fn))
			st.ownLimits(f, fn)
		}
		odd(hints != nil, strings.Join(hints, "\n"))
	case "error_messages":
		if d, ok := v.(*object.Dict); ok {
			f.ErrorMessages = map[string]string{}
			for _, e := range d.Items() {
				f.ErrorMessages[text(e.Key)] = text(e.Value)
			}
		}
	case "to", "on_delete", "related_name", "related_query_name", "to_field", "parent_link", "limit_choices_to", "db_constraint",
		"through", "through_fields", "symmetrical", "db_table", "swappable":
		if f.Rel == nil {
			return object.Raise(object.TypeError, "Field.__init__() got an unexpected keyword argument '%s'", key)
		}
	case "upload_to":
		odd(strings.HasPrefix(text(v), "/"), "")
	case "encoder", "decoder":
		if v != object.None && !object.IsCallable(v) {
			return object.Raise(object.ValueError, "The %s parameter must be a callable object.", key)
		}
	case "auto_created":
		if f.AutoCreated, err = truth(st.th, v); f.AutoCreated {
			f.Order = meta.NextAutoOrder()
		}
	case "serialize", "db_tablespace", "db_comment", "allow_unicode",
		"path", "match", "recursive", "allow_files", "allow_folders", "storage", "width_field", "height_field",
		"expression", "output_field", "db_persist":
	default:
		return object.Raise(object.TypeError, "Field.__init__() got an unexpected keyword argument '%s'", key)
	}
	return err
}

func (st *site) fieldDefault(b *fieldBox, v object.Value) error {
	b.inst.AttrDict(true).SetStr("_default", v)
	if b.f.HasDefault = v != st.notProvided(); !b.f.HasDefault {
		b.f.Default, b.f.DefaultFunc = nil, nil
		return nil
	}
	b.f.DefaultFunc = nil
	if _, isType := v.(*object.Type); isType || object.IsCallable(v) && !isEnumMember(v) {
		b.f.DefaultFunc = func() (any, error) {
			r, err := object.Call(st.th, v)
			if err != nil {
				return nil, err
			}
			return pyDefault{st, r}.value(), nil
		}
		return nil
	}
	b.f.Default = pyDefault{st, v}.value()
	return nil
}

// pyDefault keeps a default's own Python value where the ORM's form would lose it.
type pyDefault struct {
	st *site
	v  object.Value
}

func (d pyDefault) value() any {
	switch d.v.(type) {
	case *object.List, *object.Dict, *object.Instance:
		if _, isObj := asObj(d.v); isObj {
			return d.st.toGo(d.v)
		}
		return foreign{d.st, d.v}
	}
	return d.st.toGo(d.v)
}

func isEnumMember(v object.Value) bool { return isEnum(v.Type()) }

// readChoices reads the choices: pairs, groups of pairs, a mapping, a Choices
// class, or a callable that gives one of these.
func (st *site) readChoices(v object.Value) ([]meta.Choice, object.Value, error) {
	th := st.th
	if t, ok := v.(*object.Type); ok && isEnum(t) {
		list, err := object.GetAttr(th, t, "choices")
		if err != nil {
			return nil, nil, err
		}
		v = list
	} else if object.IsCallable(v) {
		r, err := object.Call(th, v)
		if err != nil {
			return nil, nil, err
		}
		v = r
	}
	if d, ok := v.(*object.Dict); ok {
		l := object.NewList()
		for _, e := range d.Items() {
			l.Elems = append(l.Elems, object.NewTuple(e.Key, e.Value))
		}
		v = l
	}
	list, err := object.ToSlice(th, v)
	if err != nil {
		return nil, nil, err
	}
	var out []meta.Choice
	for i, p := range list {
		pair, err := object.ToSlice(th, p)
		if err != nil || len(pair) != 2 {
			return nil, nil, object.Raise(object.ValueError, "choices must be pairs of a value and a label")
		}
		switch pair[1].(type) {
		case *object.List, *object.Tuple, *object.Dict:
			inner, given, err := st.readChoices(pair[1])
			if err != nil {
				return nil, nil, err
			}
			list[i] = object.NewTuple(pair[0], given)
			out = append(out, inner...)
			continue
		}
		label, err := object.ToStr(th, pair[1])
		if err != nil {
			return nil, nil, err
		}
		list[i] = object.NewTuple(pair...)
		out = append(out, meta.Choice{Value: st.toGo(pair[0]), Label: label})
	}
	return out, object.NewList(list...), nil
}

// ownLimits notes that a validator limits a number as the column does already.
func (st *site) ownLimits(f *meta.Field, fn object.Value) {
	t := fn.Type()
	isMin, isMax := derives(t, "django.core.validators", "MinValueValidator"), derives(t, "django.core.validators", "MaxValueValidator")
	if !f.Kind.IsInteger() || !isMin && !isMax {
		return
	}
	v, err := object.GetAttr(st.th, fn, "limit_value")
	if err == nil && object.IsCallable(v) {
		v, err = object.Call(st.th, v)
	}
	n, ok := v.(object.Int)
	if err != nil || !ok {
		return
	}
	low, high := f.Kind.Range()
	f.OwnLow = f.OwnLow || isMin && int64(n) >= low
	f.OwnHigh = f.OwnHigh || isMax && int64(n) <= high
}

func (st *site) validator(fn object.Value) meta.Validator {
	return func(v any) error {
		p, err := st.toPy(v)
		if err != nil {
			return err
		}
		_, err = object.Call(st.th, fn, p)
		if x, ok := object.AsException(err, st.exc[meta.ValidationClass]); ok {
			return st.validation(x)
		}
		return err
	}
}

// outputField is an output_field argument: a field object or class.
func (st *site) outputField(v object.Value) (*meta.Field, error) {
	if v == nil || v == object.None {
		return nil, nil
	}
	if t, ok := v.(*object.Type); ok {
		inst, err := object.Call(st.th, t)
		if err != nil {
			return nil, err
		}
		v = inst
	}
	b, ok := object.State[*fieldBox](v)
	if !ok {
		return nil, object.Raise(object.TypeError, "output_field must be a field")
	}
	return b.f, nil
}
