package django

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// fieldOption is a keyword argument of a field's class and the value with which
// deconstruct() leaves it out; nil: it is always told.
type fieldOption struct {
	name string
	left object.Value
}

// commonOptions are the options of every field in the order of deconstruct(), with
// the values that it leaves out.
var commonOptions = []fieldOption{
	{"verbose_name", object.None}, {"primary_key", object.False}, {"max_length", object.None}, {"unique", object.False}, {"blank", object.False},
	{"null", object.False}, {"db_index", object.False}, {"default", nil}, {"db_default", nil}, {"editable", object.True}, {"serialize", object.True},
	{"unique_for_date", object.None}, {"unique_for_month", object.None}, {"unique_for_year", object.None}, {"choices", object.None},
	{"help_text", object.Str("")}, {"db_column", object.None}, {"db_comment", object.None}, {"db_tablespace", object.None}, {"auto_created", object.False},
	{"validators", object.NewTuple()}, {"error_messages", object.None},
}

var (
	timeOptions     = []fieldOption{{"auto_now", object.False}, {"auto_now_add", object.False}}
	fileOptions     = []fieldOption{{"upload_to", nil}, {"storage", object.None}}
	relationOptions = []fieldOption{{"limit_choices_to", object.NewDict()}, {"related_name", object.None}, {"related_query_name", object.None}}
	keyOptions      = append(relationOptions[:3:3], fieldOption{"on_delete", nil}, fieldOption{"parent_link", object.False}, fieldOption{"to", nil},
		fieldOption{"db_index", object.True}, fieldOption{"db_constraint", object.True}, fieldOption{"to_field", object.None})
)

// ownOptions are the options of a field's class after those.
var ownOptions = map[string][]fieldOption{
	"CharField": {{"db_collation", object.None}}, "TextField": {{"db_collation", object.None}},
	"SlugField":    {{"db_collation", object.None}, {"db_index", object.True}, {"allow_unicode", object.False}},
	"BinaryField":  {{"editable", object.False}},
	"DecimalField": {{"max_digits", object.None}, {"decimal_places", object.None}},
	"DateField":    timeOptions, "DateTimeField": timeOptions, "TimeField": timeOptions,
	"FileField": fileOptions, "ImageField": append(fileOptions[:2:2], fieldOption{"width_field", object.None}, fieldOption{"height_field", object.None}),
	"FilePathField":         {{"path", object.Str("")}, {"match", object.None}, {"recursive", object.False}, {"allow_files", object.True}, {"allow_folders", object.False}},
	"GenericIPAddressField": {{"unpack_ipv4", object.False}, {"protocol", object.Str("both")}},
	"JSONField":             {{"encoder", object.None}, {"decoder", object.None}},
	"GeneratedField":        {{"db_persist", nil}, {"expression", nil}, {"output_field", nil}},
	"ForeignKey":            keyOptions, "OneToOneField": keyOptions,
	"ManyToManyField": append(relationOptions[:3:3], fieldOption{"db_table", object.None}, fieldOption{"db_constraint", object.True}, fieldOption{"to", nil},
		fieldOption{"through", object.None}, fieldOption{"through_fields", object.None}),
}

// fieldArguments are the keyword arguments by which a field can be made again.
func (st *site) fieldArguments(b *fieldBox) *object.Dict {
	given := object.NewDict()
	if d := b.inst.AttrDict(false); d != nil {
		if v, ok := d.GetStr("_kwargs"); ok {
			given = v.(*object.Dict).Copy()
		}
	}
	given.DelStr("swappable")
	class := st.baseClass(b.inst.Type())
	if b.f.AutoCreated && b.f.IsAuto() {
		given.SetStr("verbose_name", object.Str("ID"))
		given.SetStr("primary_key", object.True)
		given.SetStr("auto_created", object.True)
	}
	if r := b.f.Rel; b.f.AutoCreated && r != nil && r.ParentLink && r.To != nil && !has(given, "to") {
		cascade, _ := st.modules["django.db.models"].Dict.GetStr("CASCADE")
		for _, kw := range []object.KwArg{{Name: "primary_key", Value: object.True}, {Name: "auto_created", Value: object.True}, {Name: "on_delete", Value: cascade},
			{Name: "parent_link", Value: object.True}, {Name: "to", Value: st.senderOf(r.To)}} {
			given.SetStr(kw.Name, kw.Value)
		}
	}
	if b.f.Model != nil && b.f.Model.PK == b.f {
		given.SetStr("serialize", object.False) // a model takes its key out of serialization
	}
	switch n, _ := given.GetStr("max_length"); class {
	case "SlugField":
		leaveOut(given, "max_length", n == object.Int(50))
	case "URLField":
		leaveOut(given, "max_length", n == object.Int(200))
	case "FileField", "ImageField", "FilePathField":
		leaveOut(given, "max_length", n == object.Int(100))
	case "GenericIPAddressField":
		leaveOut(given, "max_length", n == object.Int(39))
	case "UUIDField":
		leaveOut(given, "max_length", true)
	case "EmailField":
		if n == nil {
			given.SetStr("max_length", object.Int(254))
		}
	case "ManyToManyField":
		leaveOut(given, "symmetrical", true)
	}
	if class == "FileField" || class == "ImageField" {
		if !has(given, "upload_to") {
			given.SetStr("upload_to", object.Str(""))
		}
	}
	out := object.NewDict()
	own := ownOptions[class]
	st.moveOptions(b, out, given, commonOptions, own)
	st.moveOptions(b, out, given, own, nil)
	for _, e := range given.Items() {
		out.SetStr(text(e.Key), e.Value)
	}
	return out
}

func leaveOut(d *object.Dict, name string, left bool) {
	if left {
		d.DelStr(name)
	}
}

// moveOptions takes the options of a list that are not in another one out of given, in
// the list's order, and puts those that are told into out.
func (st *site) moveOptions(b *fieldBox, out, given *object.Dict, list, but []fieldOption) {
next:
	for _, o := range list {
		v, ok := given.GetStr(o.name)
		if !ok {
			continue
		}
		for _, other := range but {
			if other.name == o.name {
				continue next
			}
		}
		given.DelStr(o.name)
		switch o.name {
		case "choices":
			v = orNone(b.choices)
		case "validators":
			if list, err := object.ToSlice(st.th, v); err == nil && len(list) > 0 {
				v = object.NewList(list...)
			}
		case "to":
			if r := b.f.Rel; r != nil && r.To != nil {
				v = st.senderOf(r.To)
			}
			v = modelLabel(v)
			if name := st.swappableSetting(text(v)); name != object.None && b.option("swappable", object.True) != object.False {
				if cls, err := st.importName("django.conf.reference", "SettingsReference"); err == nil {
					v, _ = object.Call(st.th, cls, v, name)
				}
			}
		case "through":
			if r := b.f.Rel; r != nil && r.Through != nil {
				v = object.Str(r.Through.AppLabel + "." + r.Through.Name)
			}
		case "to_field":
			if r := b.f.Rel; r != nil && r.To != nil && r.To.PK != nil && v == object.Str(r.To.PK.Name) {
				continue
			}
		}
		if o.left != nil {
			if same, err := object.Equal(st.th, v, o.left); err == nil && same {
				continue
			}
		}
		out.SetStr(o.name, v)
	}
}

// modelLabel is how a field that points to a model names it.
func modelLabel(v object.Value) object.Value {
	switch v := v.(type) {
	case *object.Type:
		if m, ok := v.Native.(*meta.Model); ok {
			return object.Str(m.AppLabel + "." + m.LowerName())
		}
	}
	if label, ok := object.AsStr(v); ok {
		if app, name, dotted := strings.Cut(label, "."); dotted {
			return object.Str(app + "." + strings.ToLower(name))
		}
		return object.Str(strings.ToLower(label))
	}
	return v
}

// fieldPath is where a field's class is imported from.
func fieldPath(t *object.Type) string {
	if strings.HasPrefix(t.Module, "django.db.models.fields") {
		return "django.db.models." + t.Name
	}
	return t.FullName()
}

// descriptions are what Field.description says of the classes that have one.
var descriptions = map[string]string{
	"AutoField": "Integer", "BigAutoField": "Big (8 byte) integer", "SmallAutoField": "Small integer", "BooleanField": "Boolean (Either True or False)",
	"DateField": "Date (without time)", "DateTimeField": "Date (with time)", "DecimalField": "Decimal number", "DurationField": "Duration", "EmailField": "Email address",
	"FilePathField": "File path", "FloatField": "Floating point number", "IntegerField": "Integer", "BigIntegerField": "Big (8 byte) integer", "SmallIntegerField": "Small integer",
	"GenericIPAddressField": "IP address", "PositiveBigIntegerField": "Positive big integer", "PositiveIntegerField": "Positive integer", "PositiveSmallIntegerField": "Positive small integer",
	"SlugField": "Slug (up to %(max_length)s)", "TextField": "Text", "TimeField": "Time", "URLField": "URL", "BinaryField": "Raw binary data", "UUIDField": "Universally unique identifier",
	"JSONField": "A JSON object", "FileField": "File", "ImageField": "Image", "ForeignKey": "Foreign Key (type determined by related field)", "OneToOneField": "One-to-one relationship",
	"ManyToManyField": "Many-to-many relationship",
}

func (st *site) fieldDescription(b *fieldBox) string {
	class := st.baseClass(b.inst.Type())
	if text, ok := descriptions[class]; ok {
		return text
	}
	if class == "CharField" {
		if b.f.MaxLength > 0 {
			return "String (up to %(max_length)s)"
		}
		return "String (unlimited)"
	}
	return "Field of type: " + b.inst.Type().Name
}

// fieldType is Field.db_type() of the field's class; nil for one without a column.
func fieldType(b *fieldBox) (any, error) {
	if b.f.Kind == meta.ManyToManyKind {
		return nil, nil
	}
	return (&meta.Field{Kind: b.f.Kind, Rel: b.f.Rel, MaxLength: b.f.MaxLength, Generated: b.f.Generated}).DBType()
}

// fieldCheck is Field.db_check(): the condition that comes with the column's type.
func fieldCheck(b *fieldBox) any {
	if b.f.Rel == nil {
		if check := b.f.Check(`"` + b.f.Column + `"`); check != "" {
			return check
		}
	}
	return nil
}
