package core

import "strconv"

// Description is what repr() of an element says about it besides its class: the
// name of a source of rows or of a column; empty for other elements.
func Description(e Element) string {
	switch x := e.(type) {
	case *Column:
		return x.Name
	case *Function:
		return x.Name
	case *TableValuedColumn:
		return x.given()
	case *Label:
		return x.Name.Text
	case *Alias:
		return givenOr(x.Given)
	case *Subquery:
		return givenOr(x.Given)
	case *CTE:
		return givenOr(x.Given)
	case *TableValuedAlias:
		return tableValuedName(x)
	case *Values:
		return givenOr(x.Given)
	case *TableClause:
		return x.Name
	case *Join:
		return "Join object on " + Description(x.L) + "(" + strconv.Itoa(len(x.L.Columns().All())) + ") and " + Description(x.R) + "(" + strconv.Itoa(len(x.R.Columns().All())) + ")"
	}
	return ""
}

// givenOr is a name, or that of what has none: it would be the first of a statement.
func givenOr(name string) string {
	if name == "" {
		return "anon_1"
	}
	return name
}

// tableValuedName tells which function's rows an alias without a name holds.
func tableValuedName(a *TableValuedAlias) string {
	switch {
	case a.Given != "":
		return a.Given
	case a.Name.Anon != nil:
		return "Anonymous alias of " + Description(a.Func)
	}
	return Description(a.Func)
}
