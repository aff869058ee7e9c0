package core

import (
	"github.com/diptych-orm/diptych/orm/trace"
)

// placed puts parameters that are given by name into the places that the statement
// has for them, as the driver does.
func (c *Connection) placed(sql string, named []Param) ([][]any, error) {
	st, _, err := c.db.Raw().Prepare(sql)
	if err != nil || st == nil {
		return make([][]any, len(named)), nil // running it tells what is wrong
	}
	defer st.Close()
	lists := make([][]any, len(named))
	for i, set := range named {
		for p := 1; p <= st.Params(); p++ {
			name := st.ParamName(p)
			if name == "" {
				return nil, &driverFault{"ProgrammingError", "Binding " + itoa(p) + " has no name, but you supplied a dictionary (which has only names)."}
			}
			v, ok := set[name[1:]]
			if !ok {
				return nil, &driverFault{"ProgrammingError", "You did not supply a value for binding parameter " + name + "."}
			}
			lists[i] = append(lists[i], v)
		}
	}
	return lists, nil
}

// driverFault is an error that the driver module finds before the database is asked.
type driverFault struct{ class, msg string }

// Error implements error.
func (e *driverFault) Error() string { return e.msg }

// loggedNames are parameters given by name as the log shows them.
func (c *Connection) loggedNames(set Param) []trace.Pair {
	var out []trace.Pair
	for _, k := range SortedNames(set) {
		out = append(out, trace.Pair{Key: k, Value: c.Engine.Host.Logged(set[k])})
	}
	return out
}
