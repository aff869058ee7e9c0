package django

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// modelInfo is what is kept with a model's class beside the model itself: the
// abstract part that subclasses inherit.
type abstract struct {
	model    *meta.Model // its options
	fields   []*fieldBox
	managers []namedManager
	private  []privateField
	meta     *object.Dict // of class Meta
}

type namedManager struct {
	name string
	box  *mgrBox
	inst *object.Instance
}

func (st *site) newModelClass(th *object.Thread, metaCls *object.Type, args object.Args) (object.Value, error) {
	if len(args.Pos) != 3 {
		return nil, object.Raise(object.TypeError, "ModelBase() takes 3 arguments")
	}
	name := text(args.Pos[0])
	baseList, err := object.ToSlice(th, args.Pos[1])
	if err != nil {
		return nil, err
	}
	var bases []*object.Type
	for _, b := range baseList {
		if t, ok := b.(*object.Type); ok {
			bases = append(bases, t)
		}
	}
	ns := args.Pos[2].(*object.Dict)
	if st.model == nil || !slices.ContainsFunc(bases, func(b *object.Type) bool { return b.IsSubclass(st.model) }) {
		return object.NewClass(th, metaCls, name, bases, ns, args.Kw)
	}
	plain := object.NewDict()
	var metaAttrs *object.Dict
	m := &meta.Model{Name: name, Managed: true, AppLabel: st.env.AppLabel, Module: st.env.Module, Host: host{st}}
	if v, ok := ns.GetStr("__module__"); ok {
		m.Module = text(v)
		if dot := strings.LastIndexByte(m.Module, '.'); dot > 0 && m.Module != st.env.Module {
			// A package of the snippet is an app of its own.
			pkg := m.Module[:dot]
			m.AppLabel = pkg[strings.LastIndexByte(pkg, '.')+1:]
		}
	}
	type pendingField struct {
		name string
		box  *fieldBox
	}
	var fields []pendingField
	var managers []namedManager
	var private []privateField
	for _, e := range ns.Items() {
		key := text(e.Key)
		if i, ok := e.Value.(*object.Instance); ok {
			switch n := i.Native.(type) {
			case *fieldBox:
				fields = append(fields, pendingField{key, n})
				continue
			case *mgrBox:
				managers = append(managers, namedManager{key, n, i})
				continue
			}
		}
		if key == "Meta" {
			if t, ok := e.Value.(*object.Type); ok {
				metaAttrs = classAttrs(t)
			}
			plain.SetStr(key, e.Value)
			continue
		}
		if contributes(e.Value) {
			private = append(private, privateField{key, e.Value})
			continue
		}
		plain.SetStr(key, e.Value)
	}
	// An abstract class's Meta is inherited by a class that has none.
	for _, b := range bases {
		for _, c := range b.MRO {
			if info, ok := c.Native.(*abstract); ok && metaAttrs == nil && info.meta != nil {
				metaAttrs = info.meta.Copy()
				metaAttrs.SetStr("abstract", object.False)
			}
		}
	}
	if metaAttrs == nil {
		metaAttrs = object.NewDict()
	}
	if st.metaAttrs == nil {
		st.metaAttrs = map[*meta.Model]*object.Dict{}
	}
	st.metaAttrs[m] = metaAttrs
	if err := st.readMeta(m, metaAttrs); err != nil {
		return nil, st.err(err)
	}
	if m.AppLabel == "" {
		m.AppLabel = "app"
	}
	if m.Registry == nil {
		m.Registry = st.s.Registry
	}
	cls, err := object.NewClass(th, metaCls, name, bases, plain, args.Kw)
	if err != nil {
		return nil, err
	}
	m.Class = cls
	var concrete []*meta.Model
	for _, c := range cls.MRO[1:] {
		if p, ok := c.Native.(*meta.Model); ok && !slices.Contains(concrete, p) {
			concrete = append(concrete, p)
		}
	}
	inherited, err := st.inheritedPrivate(cls, private)
	if err != nil {
		return nil, err
	}
	private = append(private, inherited...)
	if m.Abstract {
		info := &abstract{model: m, meta: metaAttrs, private: private}
		for _, f := range fields {
			f.box.f.SetName(f.name)
			info.fields = append(info.fields, f.box)
			cls.SetAttr(f.name, st.deferredFor(f.box.f))
		}
		info.managers = managers
		for _, b := range cls.MRO[1:] {
			if base, ok := b.Native.(*abstract); ok {
				for _, f := range base.fields {
					if !slices.ContainsFunc(info.fields, func(x *fieldBox) bool { return x.f.Name == f.f.Name }) {
						info.fields = append(info.fields, f)
					}
				}
			}
		}
		for _, b := range info.fields {
			// _meta shows them; the models that inherit get copies of their own.
			if b.f.Model != nil {
				b = st.inheritedField(b)
			}
			m.AddField(b.f)
		}
		cls.Native = info
		for _, mg := range managers {
			cls.SetAttr(mg.name, &managerDescr{st: st, m: m, inst: mg.inst})
		}
		st.addExceptions(cls, concrete)
		if err := st.addMeta(cls, m); err != nil {
			return nil, err
		}
		return cls, st.contribute(cls, private)
	}
	if m.Proxy {
		for _, c := range cls.MRO[1:] {
			if info, ok := c.Native.(*abstract); ok && len(info.fields) > 0 && !inheritedBy(concrete, c) {
				return nil, object.Raise(object.TypeError, "Abstract base class containing model fields not permitted for proxy model '%s'.", name)
			}
		}
		if len(concrete) == 0 {
			return nil, object.Raise(object.TypeError, "Proxy model '%s' has no non-abstract model base class.", name)
		}
		for _, b := range bases {
			if p, ok := b.Native.(*meta.Model); ok && p.Concrete() != concrete[0].Concrete() {
				return nil, object.Raise(object.TypeError, "Proxy model '%s' has more than one non-abstract model base class.", name)
			}
		}
		if len(fields) > 0 {
			return nil, st.err(meta.Errorf(meta.FieldError, "Proxy model '%s' contains model fields.", name))
		}
		m.Parents = []meta.Parent{{Model: concrete[0]}}
		if len(m.Ordering) == 0 && !has(metaAttrs, "ordering") {
			m.Ordering = concrete[0].Ordering
		}
	}
	taken := map[string]bool{}
	for _, f := range fields {
		if f.box.f.Rel != nil && f.box.f.Rel.ParentLink {
			continue
		}
		taken[f.name] = true
	}
	var all []*meta.Field
	boxes := map[*meta.Field]*fieldBox{}
	for _, f := range fields {
		f.box.f.SetName(f.name)
		all = append(all, f.box.f)
		boxes[f.box.f] = f.box
	}
	for _, p := range concrete {
		for _, f := range p.Fields() {
			taken[f.Name] = true
		}
	}
	for _, c := range cls.MRO[1:] {
		info, ok := c.Native.(*abstract)
		if !ok || inheritedBy(concrete, c) {
			continue
		}
		for _, box := range info.fields {
			if taken[box.f.Name] {
				continue
			}
			if v, shadowed := plain.GetStr(box.f.Name); shadowed && v == object.None {
				taken[box.f.Name] = true
				continue
			}
			taken[box.f.Name] = true
			nb := st.inheritedField(box)
			all = append(all, nb.f)
			boxes[nb.f] = nb
		}
	}
	if !m.Proxy && len(concrete) > 0 {
		if err := st.addParents(m, cls, bases, &all, boxes); err != nil {
			return nil, st.err(err)
		}
	}
	if m.OrderWithRespectTo != "" && !m.Proxy {
		order := &meta.Field{Kind: meta.IntegerKind, ClassName: "OrderWrt", NotEditable: true, Order: meta.NextOrder()}
		order.SetName("_order")
		all = append(all, order)
		m.Ordering = []any{"_order"}
	}
	for _, f := range all {
		if none, err := st.columnless(boxes[f]); err != nil {
			return nil, err
		} else if none {
			f.Model = m
			m.Virtual = append(m.Virtual, f)
			continue
		}
		m.AddField(f)
	}
	cls.Native = m
	st.addExceptions(cls, concrete)
	if err := st.addMeta(cls, m); err != nil {
		return nil, err
	}
	if err := m.Registry.Register(m); err != nil {
		return nil, st.err(err)
	}
	st.finishClass(cls, m, managers)
	if err := st.contribute(cls, private); err != nil {
		return nil, err
	}
	if err := st.orderAccessors(cls, m); err != nil {
		return nil, err
	}
	if s := st.signals["class_prepared"]; s != nil {
		if err := st.sendRaw(s, cls, nil); err != nil {
			return nil, err
		}
	}
	return cls, nil
}

// inheritedField is a copy of an abstract model's field for a model that inherits it.
func (st *site) inheritedField(box *fieldBox) *fieldBox {
	nb := &fieldBox{st: st, f: box.f.Clone()}
	nb.inst = object.NewInstance(box.inst.Type(), nb)
	if d := box.inst.AttrDict(false); d != nil {
		nb.inst.SetAttrDict(d.Copy())
	}
	nb.f.Host = nb.inst
	st.hook(nb)
	return nb
}

// columnless tells whether a field class of the user's says that its fields have
// no column.
func (st *site) columnless(b *fieldBox) (bool, error) {
	if b == nil || b.f.Rel != nil || !b.inst.Type().Overrides("get_attname_column", st.fieldClasses["Field"]) {
		return false, nil
	}
	v, err := object.CallMethod(st.th, b.inst, "get_attname_column")
	if err != nil {
		return false, err
	}
	pair, ok := v.(*object.Tuple)
	if !ok || len(pair.Elems) != 2 {
		return false, object.Raise(object.TypeError, "get_attname_column() must give an attribute and a column")
	}
	if s, ok := object.AsStr(pair.Elems[1]); ok {
		b.f.Column = s
	}
	return pair.Elems[1] == object.None, nil
}

// orderAccessors adds the methods that order_with_respect_to brings.
func (st *site) orderAccessors(cls *object.Type, m *meta.Model) error {
	f := m.Field(m.OrderWithRespectTo)
	if f == nil || f.Rel == nil || m.Proxy {
		return nil
	}
	attach, err := st.importName("django.db.models._order", "attach")
	if err != nil {
		return err
	}
	if _, err := object.Call(st.th, attach, cls); err != nil {
		return err
	}
	related, err := st.importName("django.db.models._order", "attach_related")
	if err != nil {
		return err
	}
	then := func(to *meta.Model) error {
		_, err := object.Call(st.th, related, cls, st.senderOf(to))
		return err
	}
	if f.Rel.To != nil {
		return then(f.Rel.To)
	}
	app, name := m.AppLabel, f.Rel.ToName
	if a, n, dotted := strings.Cut(name, "."); dotted {
		app, name = a, n
	}
	return m.Registry.When(app, name, then)
}

// inheritedBy tells whether a concrete base has an abstract class's fields already.
func inheritedBy(concrete []*meta.Model, abstract *object.Type) bool {
	return slices.ContainsFunc(concrete, func(m *meta.Model) bool {
		t, ok := m.Class.(*object.Type)
		return ok && t.IsSubclass(abstract)
	})
}

func has(d *object.Dict, name string) bool { _, ok := d.GetStr(name); return ok }

// classAttrs are the attributes of a Meta class with those of its bases.
func classAttrs(t *object.Type) *object.Dict {
	out := object.NewDict()
	for i := len(t.MRO) - 1; i >= 0; i-- {
		if t.MRO[i] == object.ObjectType {
			continue
		}
		if info, ok := t.MRO[i].Dict.GetStr("__diptych_meta__"); ok {
			if d, ok := info.(*object.Dict); ok {
				for _, e := range d.Items() {
					out.SetStr(text(e.Key), e.Value)
				}
			}
		}
		for _, e := range t.MRO[i].Dict.Items() {
			if k := text(e.Key); !strings.HasPrefix(k, "_") {
				out.SetStr(k, e.Value)
			}
		}
	}
	if v, own := t.Dict.GetStr("abstract"); own {
		out.SetStr("abstract", v)
	} else if has(out, "abstract") {
		out.SetStr("abstract", object.False) // a class that is made of one is none
	}
	return out
}

// addParents links a model to the models with tables that it inherits from.
func (st *site) addParents(m *meta.Model, cls *object.Type, bases []*object.Type, all *[]*meta.Field, boxes map[*meta.Field]*fieldBox) error {
	for _, b := range cls.MRO[1:] {
		p, ok := b.Native.(*meta.Model)
		if ok {
			if err := fieldClash(p, cls.Name, *all); err != nil {
				return err
			}
		}
		if !ok || slices.ContainsFunc(m.Parents, func(x meta.Parent) bool { return x.Model.IsSubclass(p) }) {
			continue
		}
		target := p.Concrete()
		var link *meta.Field
		for _, f := range *all {
			if f.Kind == meta.OneToOneKind && (f.Rel.To == target || names(f.Rel.ToName, target, m.AppLabel)) {
				link = f
				f.Rel.ParentLink = true
			}
		}
		if link == nil {
			link = &meta.Field{Kind: meta.OneToOneKind, Unique: true, AutoCreated: true, Order: meta.NextAutoOrder(),
				Rel: &meta.Rel{Kind: meta.OneToOne, To: target, OnDelete: meta.Cascade, ParentLink: true, DBConstraint: true}}
			link.Rel.Field = link
			link.SetName(target.LowerName() + "_ptr")
			*all = append(*all, link)
		}
		m.Parents = append(m.Parents, meta.Parent{Model: p, Link: link})
		if len(m.Ordering) == 0 {
			m.Ordering = p.Ordering
		}
		if len(m.GetLatestBy) == 0 {
			m.GetLatestBy = p.GetLatestBy
		}
	}
	return nil
}

// names tells whether a relation's text names a model, in an app.
func names(text string, m *meta.Model, app string) bool {
	if a, n, dotted := strings.Cut(text, "."); dotted {
		app, text = a, n
	}
	return app == m.AppLabel && strings.EqualFold(text, m.Name)
}

// fieldClash is the error of a field that a base's table has already.
func fieldClash(base *meta.Model, name string, own []*meta.Field) error {
	for _, f := range append(slices.Clone(base.Concrete().LocalFields), base.Concrete().LocalM2M...) {
		if slices.ContainsFunc(own, func(o *meta.Field) bool { return o.Name == f.Name && !o.AutoCreated }) {
			return meta.Errorf(meta.FieldError, "Local field '%s' in class '%s' clashes with field of the same name from base class '%s'.", f.Name, name, base.Name)
		}
	}
	return nil
}

// finishClass adds the attributes that a registered model's class has.
func (st *site) finishClass(cls *object.Type, m *meta.Model, managers []namedManager) {
	if doc, own := cls.Dict.GetStr("__doc__"); !own || doc == object.None {
		var names []string
		for _, f := range m.Fields() {
			names = append(names, f.Name)
		}
		cls.Dict.SetStr("__doc__", object.Str(cls.Name+"("+strings.Join(names, ", ")+")"))
	}
	for _, f := range m.LocalFields {
		st.fieldAttributes(cls, f)
	}
	for _, f := range m.LocalM2M {
		st.fieldAttributes(cls, f)
	}
	for _, mg := range managers {
		st.addManager(cls, m, mg.name, mg.inst)
	}
	for _, c := range cls.MRO[1:] {
		inherit := func(name string, from *object.Instance) {
			if _, own := cls.Dict.GetStr(name); own {
				return
			}
			b := *from.Native.(*mgrBox)
			b.depth += modelDepth(cls, c)
			inst := object.NewInstance(from.Type(), &b)
			if d := from.AttrDict(false); d != nil {
				inst.SetAttrDict(d.Copy())
			}
			st.addManager(cls, m, name, inst)
		}
		switch base := c.Native.(type) {
		case *abstract:
			for _, mg := range base.managers {
				inherit(mg.name, mg.inst)
			}
		case *meta.Model:
			for _, e := range c.Dict.Items() {
				if d, ok := e.Value.(*managerDescr); ok && !strings.HasPrefix(text(e.Key), "_") {
					inherit(text(e.Key), d.inst)
				}
			}
		}
	}
	if _, all := managersOf(cls); len(all) == 0 {
		st.addManager(cls, m, "objects", object.NewInstance(st.manager, &mgrBox{st: st, auto: true}))
	}
	st.chooseManagers(cls, m, len(managers) > 0)
	if _, own := cls.Dict.GetStr("_base_manager"); !own {
		cls.SetAttr("_base_manager", &managerDescr{st: st, m: m, inst: object.NewInstance(st.manager, &mgrBox{st: st, m: m, auto: true})})
	}
}

// addExceptions makes the class's DoesNotExist and MultipleObjectsReturned.
func (st *site) addExceptions(cls *object.Type, parents []*meta.Model) {
	for _, e := range []struct {
		name  string
		class meta.Class
	}{{"DoesNotExist", meta.ObjectDoesNotExist}, {"MultipleObjectsReturned", meta.MultipleObjects}} {
		var bases []*object.Type
		for _, p := range parents {
			if pc, ok := p.Class.(*object.Type); ok {
				if c, ok := pc.Lookup(e.name); ok {
					bases = append(bases, c.(*object.Type))
				}
			}
		}
		if len(bases) == 0 {
			bases = []*object.Type{st.exc[e.class]}
		}
		x := object.NewNativeType(object.ClassSpec{Name: cls.Name + "." + e.name, Module: cls.Module, Bases: bases[:1]})
		x.QualName = cls.QualName + "." + e.name
		cls.SetAttr(e.name, x)
	}
}

// readMeta reads class Meta.
func (st *site) readMeta(m *meta.Model, d *object.Dict) error {
	th := st.th
	for _, e := range d.Items() {
		key, v := text(e.Key), e.Value
		str := func(to *string) { *to = text(object.Unwrap(v)) }
		flag := func(to *bool) error {
			t, err := object.Truth(th, v)
			*to = t
			return err
		}
		var err error
		switch key {
		case "abstract":
			err = flag(&m.Abstract)
		case "proxy":
			err = flag(&m.Proxy)
		case "managed":
			err = flag(&m.Managed)
		case "select_on_save":
			err = flag(&m.SelectOnSave)
		case "app_label":
			str(&m.AppLabel)
		case "db_table":
			str(&m.DBTable)
		case "verbose_name":
			str(&m.VerboseName)
		case "verbose_name_plural":
			str(&m.VerboseNamePlural)
		case "default_related_name":
			str(&m.DefaultRelatedName)
		case "base_manager_name":
			str(&m.BaseManagerName)
		case "default_manager_name":
			str(&m.DefaultManagerName)
		case "get_latest_by":
			err = st.setLatestBy(m, v)
		case "ordering":
			err = st.setOrdering(m, v)
		case "unique_together":
			m.UniqueTogether, err = st.fieldGroups(v)
		case "constraints", "indexes":
			list, e := object.ToSlice(th, v)
			if e != nil {
				return e
			}
			for _, x := range list {
				if err := st.readConstraint(m, x); err != nil {
					return err
				}
			}
		case "order_with_respect_to":
			m.OrderWithRespectTo = text(v)
		case "apps":
			m.Registry = st.registryOf(v)
		case "permissions", "default_permissions", "swappable", "required_db_features", "required_db_vendor", "db_tablespace", "db_table_comment":
		default:
			return object.Raise(object.TypeError, "'class Meta' got invalid attribute(s): %s", key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (st *site) fieldGroups(v object.Value) ([][]string, error) {
	list, err := object.ToSlice(st.th, v)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	if _, flat := object.AsStr(list[0]); flat {
		g, err := st.names(v)
		return [][]string{g}, err
	}
	var out [][]string
	for _, x := range list {
		g, err := st.names(x)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}
