package suggest

import (
	"regexp"
	"strings"
)

// A kind is what an expression is taken to be.
type kind struct {
	of    string // a kind of Names.Members; "instance" and "class" of a model
	model string
}

// members are what may follow a dot behind the expression that ends text.
func (c code) members(text string) []Option {
	k := c.kindOf(expression(text))
	var out []Option
	if m := c.model(k.model); m != nil && (k.of == "instance" || k.of == "class") {
		out = m.options()
	}
	switch k.of {
	case "class":
		if c.django() {
			return append([]Option{{"objects", "property", "Manager"}, {"DoesNotExist", "class", "exception"}, {"MultipleObjectsReturned", "class", "exception"}}, out...)
		}
		return out
	case "instance":
		if c.django() {
			out = append(out, list(c.names.Members["Model"], "function", "Model")...)
		}
		return out
	case "module":
		return list(c.names.Modules[k.model], "function", k.model)
	}
	return list(c.names.Members[k.of], "function", k.of)
}

func (c code) django() bool { return djangoCode.MatchString(c.text) }

var djangoCode = regexp.MustCompile(`(?m)^\s*(?:from|import)\s+django\b`)

// expression is the chain of names, calls and subscripts that ends text:
// Book.objects.filter(title="x"), with what stands in brackets left out.
func expression(text string) string {
	depth, end := 0, len(text)
	var out []byte
	for i := end - 1; i >= 0; i-- {
		ch := text[i]
		switch {
		case ch == ')' || ch == ']':
			if depth == 0 {
				out = append(out, ch)
			}
			depth++
		case ch == '(' || ch == '[':
			depth--
			if depth < 0 {
				return reversed(out)
			}
			if depth == 0 {
				out = append(out, ch)
			}
		case depth > 0:
		case ch == '.' || ch == '_' || ch >= 'a' && ch <= 'z' || ch >= 'A' && ch <= 'Z' || ch >= '0' && ch <= '9':
			out = append(out, ch)
		case (ch == ' ' || ch == '\n' || ch == '\t') && len(out) > 0 && out[len(out)-1] == '.': // a chain over several lines
		default:
			return reversed(out)
		}
	}
	return reversed(out)
}

func reversed(b []byte) string {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

// results are what methods of a kind of object return, where that is another
// kind; a QuerySet's and a Select's other methods return one of the same kind.
var results = map[string]string{
	"get": "instance", "first": "instance", "last": "instance", "create": "instance", "earliest": "instance", "latest": "instance",
	"count": "", "exists": "", "aggregate": "dict", "update": "", "delete": "", "bulk_create": "list", "in_bulk": "dict",
	"scalars": "ScalarResult", "execute": "Result", "query": "Query", "connect": "Connection", "begin": "Connection", "mappings": "Result",
	"scalar": "instance", "one": "instance", "one_or_none": "instance", "scalar_one": "instance", "get_one": "instance", "all": "",
}

// kindOf follows a chain from its first name.
func (c code) kindOf(chain string) kind {
	parts := strings.Split(chain, ".")
	k := c.first(parts[0])
	for _, p := range parts[1:] {
		name, call := strings.CutSuffix(strings.TrimSuffix(p, "[]"), "()")
		k = c.follow(k, name, call)
	}
	return k
}

func (c code) first(name string) kind {
	called := strings.TrimSuffix(name, "()")
	isCall := called != name
	if m := c.model(called); m != nil {
		if isCall {
			return kind{"instance", called}
		}
		return kind{"class", called}
	}
	switch {
	case isCall && called == "select":
		return kind{"Select", ""}
	case isCall && called == "Session":
		return kind{"Session", ""}
	case isCall && called == "create_engine":
		return kind{"Engine", ""}
	case name == "" || isCall:
		return kind{}
	}
	if _, ok := c.names.Modules[name]; ok {
		return kind{"module", name}
	}
	for _, m := range fromImport.FindAllStringSubmatch(c.text, -1) { // from django.db import models
		for _, part := range strings.Split(strings.Trim(m[2], "() \t"), ",") {
			if words := strings.Fields(part); len(words) > 0 && words[len(words)-1] == name {
				if _, ok := c.names.Modules[m[1]+"."+words[0]]; ok {
					return kind{"module", m[1] + "." + words[0]}
				}
			}
		}
	}
	return c.variable(name)
}

// variable is what the last line that gives a name a value makes of it.
func (c code) variable(name string) kind {
	q := regexp.QuoteMeta(name)
	patterns := []struct {
		expr  string
		items bool
	}{{`(?m)^[ \t]*` + q + `[ \t]*(?::[^=\n]+)?=[ \t]*([^=\n][^\n]*)$`, false}, {`(?m)\bfor[ \t]+` + q + `[ \t]+in[ \t]+([^\n]+?):?[ \t]*$`, true}, {`(?m)\bwith[ \t]+([^\n]+?)[ \t]+as[ \t]+` + q + `\b`, false}}
	best, k := -1, kind{}
	for _, p := range patterns {
		all := regexp.MustCompile(p.expr).FindAllStringSubmatchIndex(c.text, -1)
		if len(all) == 0 {
			continue
		}
		m := all[len(all)-1]
		if m[0] < best {
			continue
		}
		before := code{names: c.names, models: c.models, text: c.text[:m[0]]}
		value := strings.TrimSpace(c.text[m[2]:m[3]])
		best, k = m[0], before.value(value, p.items)
	}
	return k
}

// value is the kind of an expression's text, or of its items.
func (c code) value(text string, items bool) kind {
	chain := expression(text)
	k := c.kindOf(chain)
	if k.model == "" || k.of == "" {
		if m := mentioned.FindStringSubmatch(text); m != nil && c.model(m[1]) != nil { // select(Book), session.get(Book, 1)
			k.model = m[1]
		}
	}
	if items {
		switch k.of {
		case "QuerySet", "Manager", "ScalarResult", "Query", "list":
			if c.model(k.model) != nil {
				return kind{"instance", k.model}
			}
		case "Result":
			return kind{"Row", ""}
		}
		return kind{}
	}
	return k
}

var mentioned = regexp.MustCompile(`\b(?:select|query|get|get_one)\(\s*(\w+)`)

func (c code) follow(k kind, name string, call bool) kind {
	if m := c.model(k.model); m != nil && (k.of == "instance" || k.of == "class") {
		if k.of == "class" && name == "objects" && !call {
			return kind{"Manager", k.model}
		}
		if f := m.field(name); f != nil && !call {
			switch {
			case k.of == "class":
				return kind{"Column", f.Target}
			case f.Kind == "many to one" || f.Kind == "one to one":
				return kind{"instance", f.Target}
			case f.Kind != "" && c.django():
				return kind{"Manager", f.Target}
			case f.Kind != "":
				return kind{"list", f.Target}
			}
			return kind{}
		}
		return kind{}
	}
	if !call {
		if k.of == "module" {
			if _, ok := c.names.Modules[k.model+"."+name]; ok {
				return kind{"module", k.model + "." + name}
			}
		}
		return kind{}
	}
	switch k.of {
	case "Manager", "QuerySet":
		if next, ok := results[name]; ok && name != "all" {
			return kind{next, k.model}
		}
		return kind{"QuerySet", k.model}
	case "Select":
		return k
	case "Query":
		if next, ok := results[name]; ok {
			return kind{next, k.model}
		}
		return k
	case "Session", "Connection", "Engine", "Result", "ScalarResult":
		return kind{results[name], k.model}
	}
	return kind{}
}
