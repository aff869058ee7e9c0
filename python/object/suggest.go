package object

import "sort"

// suggestion returns the name that the user may have meant where e is about a
// missing name or attribute, "" for none.
func suggestion(th *Thread, e *Exception) string {
	d := e.AttrDict(false)
	if d == nil {
		return ""
	}
	v, ok := d.GetStr("name")
	if !ok {
		return ""
	}
	name, ok := AsStr(v)
	if !ok {
		return ""
	}
	switch {
	case e.cls.IsSubclass(AttributeError):
		if o, ok := d.GetStr("obj"); ok {
			return Closest(attributeNames(o), name)
		}
	case e.cls.IsSubclass(NameError):
		t := e.Traceback
		if t == nil {
			return ""
		}
		for t.Next != nil {
			t = t.Next
		}
		f := t.Frame
		if f == nil {
			return ""
		}
		var names []string
		if f.Body != nil {
			names = f.Body.Names()
		}
		for _, list := range [][]string{names, strKeys(f.Globals), strKeys(th.Builtins)} {
			if s := Closest(list, name); s != "" {
				return s
			}
		}
	}
	return ""
}

//go:noinline
func strKeys(d *Dict) []string {
	if d == nil {
		return nil
	}
	var out []string
	for _, k := range d.Keys() {
		if s, ok := k.(Str); ok {
			out = append(out, string(s))
		}
	}
	return out
}

// attributeNames lists the attributes of o in sorted order, as dir() does
// without running Python code.
func attributeNames(o Value) []string {
	seen := map[string]bool{}
	add := func(d *Dict) {
		for _, k := range strKeys(d) {
			seen[k] = true
		}
	}
	switch x := o.(type) {
	case *Type:
		for _, c := range x.MRO {
			add(c.Dict)
		}
	case *Module:
		add(x.Dict)
	default:
		if h, ok := o.(HasAttrs); ok {
			add(h.AttrDict(false))
		}
		for _, c := range o.Type().MRO {
			add(c.Dict)
		}
	}
	out := make([]string, 0, len(seen))
	for k := range seen {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// The costs of turning one name into another: changing the case of a letter is
// half as much as changing, adding or removing one.
const (
	moveCost       = 2
	caseCost       = 1
	maxSuggestions = 750
	maxNameSize    = 40
)

// Closest returns the first of the names that is nearest to name, "" where none
// is near enough: no more than a third of the letters may differ.
func Closest(names []string, name string) string {
	if len(names) >= maxSuggestions {
		return ""
	}
	best, bestCost := "", 1<<30
	for _, n := range names {
		if n == name {
			continue
		}
		limit := min((len(name)+len(n)+3)*moveCost/6, bestCost-1)
		if c := editCost(name, n, limit); c <= limit && c < bestCost {
			best, bestCost = n, c
		}
	}
	return best
}

// editCost is the least cost of turning a into b, or limit+1 where it is more
// than limit.
func editCost(a, b string, limit int) int {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if a == "" || b == "" {
		return (len(a) + len(b)) * moveCost
	}
	if len(a) > maxNameSize || len(b) > maxNameSize {
		return limit + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*moveCost > limit {
		return limit + 1
	}
	row := make([]int, len(a))
	for i := range row {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for j := range len(b) {
		diagonal := j * moveCost
		result = diagonal
		least := 1 << 30
		for i := range len(a) {
			change := diagonal + changeCost(b[j], a[i])
			diagonal = row[i]
			result = min(min(result, diagonal)+moveCost, change)
			row[i] = result
			least = min(least, result)
		}
		if least > limit {
			return limit + 1
		}
	}
	return result
}

func changeCost(a, b byte) int {
	if a == b {
		return 0
	}
	lower := func(c byte) byte {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return c
	}
	if lower(a) == lower(b) {
		return caseCost
	}
	return moveCost
}
