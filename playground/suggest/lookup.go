package suggest

import (
	"regexp"
	"slices"
	"strings"
)

// A path is what may stand in the argument of a QuerySet's method.
type path struct {
	options []Option
	word    string // the part of the path that is typed
}

// takes says which methods take fields, as names of arguments or as texts.
var takes = map[string]string{
	"filter": "lookup", "exclude": "lookup", "get": "lookup", "Q": "lookup", "get_or_create": "lookup", "update_or_create": "lookup",
	"create": "field", "update": "field",
	"order_by": "text", "values": "text", "values_list": "text", "only": "text", "defer": "text", "distinct": "text", "F": "text",
	"Count": "text", "Sum": "text", "Avg": "text", "Min": "text", "Max": "text", "earliest": "text", "latest": "text",
	"select_related": "relation", "prefetch_related": "relation", "filter_by": "field",
}

var called = regexp.MustCompile(`(?:^|[^\w.])([\w.\[\]()]*?\.?)(\w+)$`)

// lookup finds the fields that a QuerySet's method takes, where the cursor is in
// its arguments: author__name__icontains. ok is false elsewhere.
func (c code) lookup(rest, word string) (path, bool) {
	model, what, ok := c.takesPath(rest)
	if !ok {
		return path{}, false
	}
	parts := strings.Split(word, "__")
	typed := parts[len(parts)-1]
	leaf := false
	for _, p := range parts[:len(parts)-1] {
		f := model.field(p)
		if f == nil && p != "pk" {
			return path{word: typed}, true
		}
		leaf = f == nil || f.Kind == ""
		if !leaf {
			if model = c.model(f.Target); model == nil {
				return path{word: typed}, true
			}
		}
	}
	var options []Option
	if !leaf {
		options = model.options()
		if what == "relation" {
			options = slices.DeleteFunc(options, func(o Option) bool { return !strings.Contains(o.Detail, " to ") })
		}
	}
	if what == "lookup" && len(parts) > 1 {
		options = append(options, list(lookups, "keyword", "look-up")...)
	}
	return path{options, typed}, true
}

// path is the model from which a path in a method's argument goes, and its parts.
func (c code) path(rest, word string) (*Model, []string, bool) {
	model, _, ok := c.takesPath(rest)
	return model, strings.Split(word, "__"), ok
}

// takesPath reports whether the end of rest stands in the arguments of a method
// that takes fields: of which model, and in which form.
func (c code) takesPath(rest string) (model *Model, what string, ok bool) {
	open := opened(rest)
	if open < 0 {
		return nil, "", false
	}
	m := called.FindStringSubmatch(strings.TrimRight(rest[:open], " \n\t"))
	if m == nil {
		return nil, "", false
	}
	what = takes[m[2]]
	quoted := inString(rest[open+1:])
	switch {
	case what == "", quoted != (what == "text" || what == "relation"):
		return nil, "", false
	case !quoted && !strings.ContainsAny(lastOf(strings.TrimRight(rest, " \n\t")), "(,|&~"):
		return nil, "", false // behind an equals sign stands a value
	}
	model = c.argumentOf(rest[:open], m[2])
	return model, what, model != nil
}

// lookups are Django's, with the parts of a date that stand before one.
var lookups = strings.Fields("contains date day endswith exact gt gte hour icontains iendswith iexact in iregex isnull istartswith lt lte minute month range regex startswith year")

// opened is the place of the innermost bracket that is open at the end of text.
func opened(text string) int {
	depth, quote := 0, byte(0)
	from := max(0, len(text)-4000)
	var stack []int
	for i := from; i < len(text); i++ {
		switch ch := text[i]; {
		case quote != 0:
			if ch == '\\' {
				i++
			} else if ch == quote || ch == '\n' {
				quote = 0
			}
		case ch == '"' || ch == '\'':
			quote = ch
		case ch == '#':
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case ch == '(' || ch == '[' || ch == '{':
			depth++
			stack = append(stack, i)
		case (ch == ')' || ch == ']' || ch == '}') && depth > 0:
			depth--
			stack = stack[:len(stack)-1]
		}
	}
	if len(stack) == 0 || text[stack[len(stack)-1]] != '(' {
		return -1
	}
	return stack[len(stack)-1]
}

// argumentOf is the model whose fields the arguments of a call name: that of the
// QuerySet before the dot, or, for Q, F and the aggregates, that of the call
// around it.
func (c code) argumentOf(before, method string) *Model {
	before = strings.TrimRight(before, " \n\t")
	chain := strings.TrimSuffix(before, method)
	if strings.HasSuffix(chain, ".") {
		k := c.kindOf(expression(strings.TrimSuffix(chain, ".")))
		if k.of != "Manager" && k.of != "QuerySet" && k.of != "Query" && k.of != "Select" {
			return nil
		}
		if k.model == "" {
			if m := mentioned.FindStringSubmatch(lastStatement(chain)); m != nil {
				k.model = m[1]
			}
		}
		return c.model(k.model)
	}
	open := opened(chain)
	if open < 0 {
		return nil
	}
	m := called.FindStringSubmatch(strings.TrimRight(chain[:open], " \n\t"))
	if m == nil {
		return nil
	}
	return c.argumentOf(chain[:open], m[2])
}

// lastStatement is roughly the statement that text ends in.
func lastStatement(text string) string {
	for at := len(text); ; {
		at = strings.LastIndexByte(text[:at], '\n')
		if at < 0 {
			return text
		}
		if at+1 < len(text) && text[at+1] != ' ' && text[at+1] != '\t' && text[at+1] != '\n' {
			return text[at+1:]
		}
	}
}
