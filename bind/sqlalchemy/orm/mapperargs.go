package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

func (sc *scan) mapperArgs(spec *mapper.Spec) error {
	s := sc.s
	v, ok := sc.lookup("__mapper_args__")
	if !ok {
		return nil
	}
	sc.expose()
	v, _, err := s.declaredAttr(v, sc.cls)
	if err != nil {
		return err
	}
	d, ok := v.(*object.Dict)
	if !ok {
		x, err := object.Call(s.th, object.DictType, v)
		if err != nil {
			return err
		}
		d = x.(*object.Dict)
	}
	col := func(v object.Value) *core.Column {
		if name, ok := object.AsStr(v); ok {
			for _, p := range sc.props {
				if p.name == name && p.column {
					return p.col.Native.(*core.Column)
				}
			}
			if spec.Table != nil {
				c, _ := spec.Table.Columns().Get(name).(*core.Column)
				return c
			}
			return nil
		}
		for _, p := range sc.props { // what a mixin declares: its copy of this class
			if x, ok := sc.cls.Lookup(p.name); ok && p.column && x == v {
				return p.col.Native.(*core.Column)
			}
		}
		e, _, _ := s.core.Element(s.th, v)
		if x, ok := e.(core.ColumnElement); ok {
			c, _ := core.Deannotate(x).(*core.Column)
			return c
		}
		return nil
	}
	for _, it := range d.Items() {
		switch k := str(it.Key); k {
		case "polymorphic_on":
			spec.PolymorphicOn = col(it.Value)
			if name, ok := object.AsStr(it.Value); ok {
				spec.PolymorphicName = name
			} else if p, ok := object.State[*columnProp](it.Value); ok && spec.PolymorphicOn == nil {
				spec.PolymorphicExpr = p.expr
			} else if e, _, _ := s.core.Element(s.th, it.Value); spec.PolymorphicOn == nil {
				if spec.PolymorphicExpr, ok = e.(core.ColumnElement); !ok && !none(it.Value) {
					return s.fail("ArgumentError", "Column expression or string key expected for argument 'polymorphic_on'; got "+s.Repr(it.Value)+".")
				}
			}
		case "polymorphic_identity":
			spec.PolymorphicIdentity, spec.HasIdentity = toHost(it.Value), true
		case "polymorphic_abstract":
			spec.PolymorphicAbstract = it.Value == object.True
		case "concrete":
			spec.Concrete = it.Value == object.True
		case "polymorphic_load":
			spec.PolymorphicLoad = str(it.Value)
			if t := spec.PolymorphicLoad; t != "inline" && t != "selectin" && !none(it.Value) {
				return s.fail("ArgumentError", "unknown argument for polymorphic_load: "+s.Repr(it.Value))
			}
		case "with_polymorphic":
			if spec.WithPolymorphic, err = s.withPolymorphic(it.Value); err != nil {
				return err
			}
		case "version_id_col":
			spec.VersionCol = col(it.Value)
		case "eager_defaults":
			spec.EagerDefaults = "false"
			if it.Value == object.True {
				spec.EagerDefaults = "true"
			} else if str(it.Value) == "auto" {
				spec.EagerDefaults = ""
			}
		case "confirm_deleted_rows":
			spec.NoConfirm = it.Value == object.False
		case "batch":
			spec.NoBatch = it.Value == object.False
		case "exclude_properties", "include_properties":
			n, err := sc.named(it.Value)
			if err != nil {
				return err
			}
			if k == "include_properties" {
				spec.Include = n
			} else {
				spec.Exclude = n
			}
		case "column_prefix":
			spec.Prefix = str(it.Value)
		case "properties":
		case "allow_partial_pks":
			if it.Value != object.True {
				return object.Unsupported("the mapper argument allow_partial_pks other than True")
			}
		case "inherit_condition":
			x, err := s.core.Condition(s.th, it.Value)
			if err != nil {
				return err
			}
			spec.InheritOn = plainColumns(x)
		case "primary_key", "inherit_foreign_keys":
			items := []object.Value{it.Value}
			if list, err := object.ToSlice(s.th, it.Value); err == nil {
				items = list
			}
			into := &spec.PrimaryKey
			if k != "primary_key" {
				into, spec.InheritKeys = &spec.InheritKeys, []*core.Column{}
			}
			for _, x := range items {
				if _, column := object.State[*core.Column](x); !column && k != "primary_key" {
					continue // as in SQLAlchemy, what stands for a column is not looked through
				}
				if c := col(x); c != nil {
					*into = append(*into, c)
				}
			}
		case "legacy_is_orphan", "passive_deletes", "passive_updates", "version_id_generator", "always_refresh", "non_primary", "local_table", "inherits", "_polymorphic_map":
			return object.Unsupported("the mapper argument %s", k)
		default:
			return object.Raise(object.TypeError, "Mapper.__init__() got an unexpected keyword argument '%s'", k)
		}
	}
	return nil
}

// named reads a choice of attributes, by name or column; nil for None.
func (sc *scan) named(v object.Value) (*mapper.Named, error) {
	if none(v) {
		return nil, nil
	}
	items, err := object.ToSlice(sc.s.th, v)
	if err != nil {
		return nil, err
	}
	out := mapper.NewNamed()
	for _, x := range items {
		if name, ok := object.AsStr(x); ok {
			out.Names[name] = true
		} else if c, ok := object.State[*core.Column](x); ok {
			out.Cols[c] = true
		}
	}
	return out, nil
}
