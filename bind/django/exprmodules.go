package django

import (
	"maps"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// exprModules are the modules of the expression classes that are no functions;
// those with a star are exported by django.db.models too.
var exprModules = []struct {
	module string
	names  []string
	export bool
}{
	{"django.db.models.aggregates", []string{"Aggregate", "Avg", "Count", "Max", "Min", "StdDev", "Sum", "Variance"}, true},
	{"django.db.models.expressions", []string{"Case", "Exists", "Expression", "ExpressionList", "ExpressionWrapper", "F", "Func", "OrderBy", "OuterRef", "RowRange",
		"Subquery", "Value", "ValueRange", "When", "Window", "WindowFrame"}, true},
	{"django.db.models.expressions", []string{"RawSQL", "Combinable", "BaseExpression", "CombinedExpression", "NegatedExpression", "Col", "Ref", "Star"}, false},
	{"django.db.models.query", []string{"Prefetch"}, true},
	{"django.db.models.query_utils", []string{"FilteredRelation"}, true},
	{"django.db.models.lookups", []string{"Lookup", "Transform"}, true},
	{"django.db.models.lookups", []string{"BuiltinLookup", "PatternLookup"}, false},
	{"django.db.models.fields.json", []string{"KeyTransform", "KeyTextTransform"}, false},
}

// placeExpressions puts the expression classes into their modules.
func (st *site) placeExpressions(set func(name string, types ...*object.Type)) {
	placed := map[string]bool{}
	put := func(module, name string, export bool) {
		t := st.exprs[name]
		if t == nil {
			return
		}
		placed[name] = true
		t.Module = module
		t.Dict.SetStr("__module__", object.Str(module))
		set(module, t)
		if export {
			set("django.db.models", t)
		}
	}
	for _, m := range exprModules {
		for _, n := range m.names {
			put(m.module, n, m.export)
		}
	}
	for _, l := range lookupClassNames {
		put(l.module(), l.class, false)
	}
	set("django.db.models.query", st.exprs["FilteredRelation"])
	set("django.db.models.expressions", st.exprs["Window"])
	// The functions are placed by what they compute; all are in the package.
	for _, name := range slices.Sorted(maps.Keys(st.exprs)) {
		if !placed[name] {
			put("django.db.models.functions", name, false)
			t := st.exprs[name]
			t.Module += "." + functionModule(name)
			t.Dict.SetStr("__module__", object.Str(t.Module))
			for _, sub := range []string{"text", "math", "datetime", "comparison", "window"} {
				set("django.db.models.functions."+sub, st.exprs[name])
			}
		}
	}
	st.exportAll("django.db.models.functions")
}

// functionModule is the module below django.db.models.functions that a function comes from.
func functionModule(name string) string {
	if strings.HasPrefix(name, "Extract") || strings.HasPrefix(name, "Trunc") || name == "Now" {
		return "datetime"
	}
	for module, names := range map[string]string{
		"comparison": " Cast Coalesce Collate Greatest Least NullIf ",
		"json":       " JSONArray JSONObject ",
		"text": " Chr Concat ConcatPair LPad LTrim Left Length Lower MD5 Ord RPad RTrim Repeat Replace Reverse Right SHA1 SHA224 SHA256 SHA384 SHA512" +
			" StrIndex Substr Trim Upper ",
		"window": " CumeDist DenseRank FirstValue Lag LastValue Lead NthValue Ntile PercentRank Rank RowNumber ",
	} {
		if strings.Contains(names, " "+name+" ") {
			return module
		}
	}
	return "math"
}

// exportAll lets a star import take what the module has now, not the modules that
// become its attributes later.
func (st *site) exportAll(name string) {
	all := object.NewList()
	for _, e := range st.modules[name].Dict.Items() {
		key := text(e.Key)
		if _, isModule := e.Value.(*object.Module); !isModule && key != "" && key[0] != '_' {
			all.Elems = append(all.Elems, object.Str(key))
		}
	}
	for _, lazy := range slices.Sorted(maps.Keys(lazyNames)) {
		if name == "django.db.models" && strings.HasPrefix(lazyNames[lazy], "django.db.models") && lazyNames[lazy] != iterableModule {
			all.Elems = append(all.Elems, object.Str(lazy))
		}
	}
	st.modules[name].Set("__all__", all)
}
