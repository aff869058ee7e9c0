package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// fileModule holds what a FileField's attributes are made of.
const fileModule = "django.db.models.fields.files"

// fileAttrs are the attributes of FileField beyond those of every field.
func (st *site) fileAttrs() []object.Attr {
	box := func(v object.Value) *fieldBox { b, _ := object.State[*fieldBox](v); return b }
	option := func(name string, otherwise object.Value) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			return box(self).option(name, otherwise), nil
		}}
	}
	return []object.Attr{
		option("upload_to", object.Str("")), option("width_field", object.None), option("height_field", object.None),
		{Name: "storage", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			f, err := st.importName(fileModule, "storage_of")
			if err != nil {
				return nil, err
			}
			return object.Call(th, f, box(self).option("storage", object.None))
		}},
		{Name: "attr_class", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			name := "FieldFile"
			if self.Type().IsSubclass(st.fieldClasses["ImageField"]) {
				name = "ImageFieldFile"
			}
			return st.importName(fileModule, name)
		}},
	}
}

// fileMethods are the methods of FileField beyond those of every field.
func (st *site) fileMethods() []object.Method {
	return []object.Method{object.NewMethod("generate_filename(instance, filename)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		f, err := st.importName(fileModule, "generate_filename")
		if err != nil {
			return nil, err
		}
		return object.Call(th, f, self, a[0], a[1])
	})}
}

// isFile tells whether a field is a FileField.
func (st *site) isFile(f *meta.Field) bool {
	i, ok := f.Host.(*object.Instance)
	return ok && f.Kind == meta.FileKind && i.Type().IsSubclass(st.fieldClasses["FileField"])
}

// fileAttribute is the class attribute of a FileField.
func (st *site) fileAttribute(f *meta.Field) (object.Value, error) {
	cls, err := st.importName(fileModule, "FileDescriptor")
	if err != nil {
		return nil, err
	}
	return object.Call(st.th, cls, st.fieldObject(f))
}

// commitFile stores a file that waits in a FileField before its row is written.
func (st *site) commitFile(f *meta.Field, o *obj) (any, error) {
	v, err := object.GetAttr(st.th, o.inst, f.Attname)
	if err != nil {
		return nil, err
	}
	commit, err := st.importName(fileModule, "commit")
	if err != nil {
		return nil, err
	}
	if v, err = object.Call(st.th, commit, v); err != nil {
		return nil, err
	}
	return st.toGo(v), nil
}
