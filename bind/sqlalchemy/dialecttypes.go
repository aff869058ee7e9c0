package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// dialectTypes are the types that only one database has, a group a dialect: each row is
// the module, the class, its base, its affinity ("=" is its base's) and its parameters.
var dialectTypes = map[string]string{
	"postgresql": `
array ARRAY ARRAY = item_type,as_tuple=False,dimensions=None,zero_indexes=False
types BIT TypeEngine other length=None,varying=False
types BYTEA LargeBinary = length=None
types CIDR TypeEngine other
types CITEXT TEXT = length=None,collation=None
types INET TypeEngine other
types INTERVAL Interval = precision=None,fields=None
types MACADDR TypeEngine other
types MACADDR8 TypeEngine other
types MONEY TypeEngine string
types OID TypeEngine integer
types REGCLASS TypeEngine string
types REGCONFIG TypeEngine string
types TIME TIME = timezone=False,precision=None
types TIMESTAMP TIMESTAMP = timezone=False,precision=None
types TSQUERY TypeEngine string
types TSVECTOR TypeEngine string
hstore HSTORE TypeEngine hstore text_type=None
json JSON JSON = none_as_null=False,astext_type=None
json JSONB postgresql.JSON = none_as_null=False,astext_type=None
json JSONPATH TypeEngine string
named_types ENUM Enum = *enums,**kw
named_types DOMAIN TypeEngine other name,data_type,collation=None,default=None,constraint_name=None,not_null=None,check=None,create_type=True
ranges INT4RANGE TypeEngine range
ranges INT8RANGE TypeEngine range
ranges NUMRANGE TypeEngine range
ranges DATERANGE TypeEngine range
ranges TSRANGE TypeEngine range
ranges TSTZRANGE TypeEngine range
ranges INT4MULTIRANGE TypeEngine range
ranges INT8MULTIRANGE TypeEngine range
ranges NUMMULTIRANGE TypeEngine range
ranges DATEMULTIRANGE TypeEngine range
ranges TSMULTIRANGE TypeEngine range
ranges TSTZMULTIRANGE TypeEngine range`,
	"mysql": `
types INTEGER INTEGER = display_width=None,unsigned=False,zerofill=False
types BIGINT BIGINT = display_width=None,unsigned=False,zerofill=False
types SMALLINT SMALLINT = display_width=None,unsigned=False,zerofill=False
types MEDIUMINT Integer = display_width=None,unsigned=False,zerofill=False
types TINYINT Integer = display_width=None,unsigned=False,zerofill=False
types BIT TypeEngine integer length=None
types CHAR CHAR = length=None,charset=None,collation=None,ascii=False,binary=False,unicode=False
types VARCHAR VARCHAR = length=None,charset=None,collation=None,ascii=False,binary=False,unicode=False
types NCHAR NCHAR = length=None,collation=None,binary=False,national=True
types NVARCHAR NVARCHAR = length=None,collation=None,binary=False,national=True
types TEXT TEXT = length=None,charset=None,collation=None,ascii=False,binary=False,unicode=False
types TINYTEXT Text = charset=None,collation=None,ascii=False,binary=False,unicode=False
types MEDIUMTEXT Text = charset=None,collation=None,ascii=False,binary=False,unicode=False
types LONGTEXT Text = charset=None,collation=None,ascii=False,binary=False,unicode=False
types DATETIME DATETIME = timezone=False,fsp=None
types TIME TIME = timezone=False,fsp=None
types TIMESTAMP TIMESTAMP = timezone=False,fsp=None
types YEAR TypeEngine integer display_width=None
types DECIMAL DECIMAL = precision=None,scale=None,asdecimal=True,unsigned=False,zerofill=False
types NUMERIC NUMERIC = precision=None,scale=None,asdecimal=True,unsigned=False,zerofill=False
types DOUBLE DOUBLE = precision=None,scale=None,asdecimal=True,unsigned=False,zerofill=False
types FLOAT FLOAT = precision=None,scale=None,asdecimal=False,unsigned=False,zerofill=False
types REAL REAL = precision=None,scale=None,asdecimal=True,unsigned=False,zerofill=False
enumerated ENUM Enum = *enums,**kw
enumerated SET String enum *enums,**kw
json JSON JSON = none_as_null=False
types TINYBLOB LargeBinary = length=None
types MEDIUMBLOB LargeBinary = length=None
types LONGBLOB LargeBinary = length=None
mariadb INET4 TypeEngine string
mariadb INET6 TypeEngine string`,
	"sqlite": `
base DATE Date = storage_format=None,regexp=None
base TIME Time = storage_format=None,regexp=None,truncate_microseconds=False
base DATETIME DateTime = storage_format=None,regexp=None,truncate_microseconds=False
json JSON JSON = none_as_null=False`,
	"mssql": `
base TINYINT Integer =
base NTEXT UnicodeText = length=None,collation=None
base IMAGE LargeBinary = length=None
base XML Text = length=None,collation=None
base BIT Boolean = create_constraint=False,name=None
base MONEY TypeEngine other
base SMALLMONEY TypeEngine other
base UNIQUEIDENTIFIER Uuid = as_uuid=True
base SQL_VARIANT TypeEngine other
base DATETIME2 DateTime = precision=None
base DATETIMEOFFSET DateTime = precision=None
base SMALLDATETIME DateTime = timezone=False
base TIME TIME = precision=None
base ROWVERSION TypeEngine binary convert_int=False
base TIMESTAMP TypeEngine binary convert_int=False
base REAL REAL =
json JSON JSON = none_as_null=False`,
	"oracle": `
types NUMBER Numeric = precision=None,scale=None,asdecimal=None
types VARCHAR2 VARCHAR = length=None,collation=None
types NCLOB Text = length=None,collation=None
types RAW LargeBinary = length=None
types LONG Text = length=None,collation=None
types ROWID TypeEngine other
types BFILE LargeBinary = length=None
types BINARY_DOUBLE Double = precision=None,asdecimal=False,decimal_return_scale=None
types BINARY_FLOAT Float = precision=None,asdecimal=False,decimal_return_scale=None
types DATE DateTime = timezone=False
types FLOAT FLOAT = binary_precision=None,asdecimal=False,decimal_return_scale=None
types INTERVAL Interval = day_precision=None,second_precision=None
types TIMESTAMP TIMESTAMP = timezone=False,local_timezone=False`,
}

// sharedTypes are types that a dialect's module offers under its own name for one of
// the standard ones.
var sharedTypes = map[string]map[string]string{"oracle": {"NVARCHAR2": "NVARCHAR"}}

var affinityNames = map[string]core.Affinity{
	"other": core.OtherAffinity, "string": core.StringAffinity, "integer": core.IntegerAffinity, "binary": core.BinaryAffinity,
	"enum": core.EnumAffinity, "hstore": core.HStoreAffinity, "range": core.RangeAffinity,
}

// dialectTypeNames are the names of a dialect's own types.
func dialectTypeNames(dialect string) []string {
	var out []string
	for _, row := range strings.Split(strings.TrimSpace(dialectTypes[dialect]), "\n") {
		out = append(out, strings.Fields(row)[1])
	}
	return out
}

// makeDialectTypes makes the classes of all dialects' own types.
func (s *State) makeDialectTypes() {
	for _, dialect := range []string{"postgresql", "mysql", "sqlite", "mssql", "oracle"} {
		for _, row := range strings.Split(strings.TrimSpace(dialectTypes[dialect]), "\n") {
			f := append(strings.Fields(row), "")
			s.makeDialectType(dialect, f[0], f[1], f[2], f[3], f[4])
		}
	}
}

func (s *State) makeDialectType(dialect, module, name, base, aff, params string) {
	sig := object.MustSignature("__init__(" + strings.ReplaceAll(params, ",", ", ") + ")")
	names := paramNames(params)
	cls := object.NewNativeType(object.ClassSpec{
		Name: name, Module: "sqlalchemy.dialects." + dialect + "." + module, Bases: []*object.Type{s.classes[base]},
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			s := Of(th)
			t := &core.Type{Name: name, Dialect: dialect, Hook: s, Options: map[string]any{}}
			if aff == "=" {
				t.Affinity = s.baseAffinity(base)
			} else {
				t.Affinity = affinityNames[aff]
			}
			o := object.NewInstance(cls, t)
			s.types[t] = o
			if err := s.fillDialectType(th, t, names, a); err != nil {
				return nil, err
			}
			s.noteComparator(cls)
			s.customise(t, o)
			return o, nil
		},
	})
	s.classes[dialect+"."+name] = cls
}

func (s *State) baseAffinity(name string) core.Affinity {
	if dialect, n, own := strings.Cut(name, "."); own {
		return map[string]core.Affinity{"postgresql.JSON": core.JSONAffinity}[dialect+"."+n]
	}
	for _, d := range typeDefs {
		if d.name == name {
			return d.aff
		}
	}
	return core.OtherAffinity
}

// paramNames are the names and defaults of a type's parameters.
func paramNames(params string) [][2]string {
	var out [][2]string
	for _, p := range strings.Split(params, ",") {
		if p != "" {
			n, d, _ := strings.Cut(p, "=")
			out = append(out, [2]string{n, d})
		}
	}
	return out
}

// fillDialectType reads what a dialect's type was made with, and keeps what its repr() shows.
func (s *State) fillDialectType(th *object.Thread, t *core.Type, names [][2]string, a []object.Value) error {
	if t.Affinity == core.EnumAffinity {
		err := s.fillEnum(th, t, a)
		if t.Dialect == "mysql" {
			for _, it := range kwargs(a[1]).Items() {
				t.Options[str(it.Key)] = optionOf(it.Value)
			}
			if c, ok := t.Options["collation"].(string); ok {
				t.Collation = c
			}
		}
		return err
	}
	for i, p := range names {
		v := a[i]
		switch p[0] {
		case "length":
			t.Length, t.HasLength = intArg(v)
		case "collation":
			t.Collation = str(orNone(v))
		case "timezone":
			t.Timezone, _ = truth(th, v, false)
		case "none_as_null":
			t.NoneAsNull, _ = truth(th, v, false)
		case "asdecimal":
			t.Decimal, _ = truth(th, v, p[1] == "True" || p[1] == "None" && t.HasScale && t.Scale > 0)
		case "scale":
			t.Scale, t.HasScale = intArg(v)
		case "item_type":
			item, err := s.Type(th, v)
			if err != nil {
				return err
			}
			t.Item = item
		case "dimensions":
			t.Dimensions, _ = intArg(v)
		case "precision":
			if t.Affinity == core.NumericAffinity {
				t.Precision, _ = intArg(v)
				break
			}
			fallthrough
		default:
			if v == nil && p[1] == "True" {
				v = object.True
			}
			if !none(v) {
				t.Options[p[0]] = optionOf(v)
			}
		}
	}
	if t.Affinity == core.UuidAffinity {
		t.Options["as_uuid"], _ = truth(th, a[0], true)
	}
	return s.keepRepr(th, t, names, a)
}

func optionOf(v object.Value) any {
	if n, ok := object.AsInt(v); ok {
		if b, is := v.(object.Bool); is {
			return bool(b)
		}
		return int(n)
	}
	if t, ok := object.AsStr(v); ok {
		return t
	}
	return v
}

// keepRepr makes the arguments that repr() shows: what was given other than the default.
// MySQL's numbers and texts show first what only MySQL has.
func (s *State) keepRepr(th *object.Thread, t *core.Type, names [][2]string, a []object.Value) error {
	var first, then []string
	for i, p := range names {
		def, shown := p[1], p[1]
		if a[i] != nil {
			var err error
			if shown, err = object.Repr(th, a[i]); err != nil {
				return err
			}
		}
		switch {
		case p[0] == "astext_type" || p[0] == "text_type":
			if shown == "None" {
				shown = "Text()"
			}
		case p[0] == "asdecimal" && t.Dialect == "oracle" && t.Name == "NUMBER":
			shown, def = "False", ""
			if t.Decimal {
				shown = "True"
			}
		case p[0] == "asdecimal" && (t.Name == "DOUBLE" || t.Name == "REAL"):
			def = "False"
		case p[0] == "item_type":
			first = append(first, s.typeRepr(s.TypeObject(t.Item)))
			continue
		case p[1] == "" && t.Name != "DOMAIN", t.Dialect == "sqlite" && t.Name != "JSON": // kept under other names
			continue
		case p[0] == "data_type":
			dt, err := s.Type(th, a[i])
			if err != nil {
				return err
			}
			first = append(first, s.typeRepr(s.TypeObject(dt)))
			continue
		case p[0] == "name" && t.Name == "DOMAIN":
			first = append(first, shown)
			continue
		case p[0] == "national":
			def = "False"
		}
		if shown == def {
			continue
		}
		text := p[0] + "=" + shown
		own := p[0] == "charset" || p[0] == "ascii" || p[0] == "binary" || p[0] == "unicode" || p[0] == "national" ||
			p[0] == "collation" && t.Dialect == "mysql" || (p[0] == "unsigned" || p[0] == "zerofill") && t.Affinity == core.NumericAffinity
		if own {
			first = append(first, text)
		} else {
			then = append(then, text)
		}
	}
	t.Options["repr"] = strings.Join(append(first, then...), ", ")
	return nil
}

func positiveOrNone(n int) object.Value {
	if n == 0 {
		return object.None
	}
	return object.MakeInt(int64(n))
}
