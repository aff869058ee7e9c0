package django

import (
	"errors"
	"time"

	"github.com/diptych-orm/diptych/internal/ondemand"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/python/object"
)

// zoneModule tells the ORM of the current time zone, which timezone.activate()
// changes.
func (st *site) zoneModule(m *object.Module) {
	m.Set("current_zone", object.NewFunction("current_zone(name)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		st.s.Env.Active = nil
		if name, ok := object.AsStr(a[0]); ok {
			loc, err := zoneNamed(name, "Invalid timezone: %s")
			if err != nil {
				return nil, err
			}
			st.s.Env.Active = loc
		}
		return object.None, nil
	}))
}

// zoneNamed finds a zone. invalid is said of a name that no zone has.
func zoneNamed(name, invalid string) (*time.Location, error) {
	loc, err := db.Location(name)
	var failed *ondemand.Error
	switch {
	case errors.As(err, &failed):
		return nil, object.Raise(object.OSError, "Diptych could not load the time zone '%s': %v", name, err)
	case err != nil:
		return nil, object.Raise(object.ValueError, invalid, name)
	}
	return loc, nil
}

// descriptorModules export the classes of what stands for fields on a class.
func (st *site) descriptorModules() {
	for name, t := range deferredTypes {
		module := "django.db.models.fields.related_descriptors"
		switch name {
		case "DeferredAttribute":
			module = "django.db.models.query_utils"
		case "ManagerDescriptor":
			module = "django.db.models.manager"
		}
		st.modules[module].Set(name, t)
	}
	for _, name := range []string{"ManyToOneRel", "OneToOneRel", "ManyToManyRel"} {
		st.modules["django.db.models.fields.reverse_related"].Set(name, st.relClassNamed(name))
		st.modules["django.db.models"].Set(name, st.relClassNamed(name))
	}
}
