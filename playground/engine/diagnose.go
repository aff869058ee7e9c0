package engine

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/orm/trace"
)

// manyAlike is how often one line must repeat a query before it looks like N+1.
const manyAlike = 3

// diagnose adds advice about the run's queries to the log: the same text from
// one line again and again (N+1), and a query repeated with the same values
// although nothing was written between.
func diagnose(res *Result, rec *trace.Recorder) {
	type place struct {
		sql  string
		line int
	}
	var places, repeated []place
	times := make(map[place]int)
	since := make(map[string]int) // queries with their values since the last write
	for _, st := range res.Statements {
		if !strings.HasPrefix(st.SQL, "SELECT") {
			clear(since)
			continue
		}
		p := place{st.SQL, st.Line}
		if times[p]++; times[p] == manyAlike && p.line > 0 && strings.Contains(p.sql, "WHERE ") {
			places = append(places, p)
		}
		params, err := json.Marshal(st.Params)
		if err != nil {
			continue
		}
		full := st.SQL + "\x00" + string(params)
		if since[full]++; since[full] == 2 {
			repeated = append(repeated, p)
		}
	}
	for _, p := range places {
		rec.Final(trace.Diagnostic{Code: "n+1", Severity: "warning",
			Message: fmt.Sprintf("line %d ran the same query %d times with different values: fetch the related rows together", p.line, times[p])}, p.line)
	}
	for _, p := range repeated {
		rec.Final(trace.Diagnostic{Code: "duplicate", Severity: "info",
			Message: "a query was repeated with the same values and nothing was written between"}, p.line)
	}
}
