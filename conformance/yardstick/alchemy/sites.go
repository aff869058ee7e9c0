package alchemy

import (
	"fmt"
	"strings"
)

// sites counts the assert_compile calls of SQLAlchemy's tests: each run of one
// that passes on the real SQLAlchemy with this package's harness. One passes when
// the SQL text is verbatim and the parameters, where the test names them, are.
func sites(programs []program) Report {
	var (
		table = Table{Title: "Test module"}
		rep   Report
		sum   int
	)
	for i, o := range run(programs) {
		p := programs[i]
		sum += len(p.Checks)
		subject, _, _ := strings.Cut(p.Name, "/")
		row := table.Row(subject)
		ours := make(map[string]string)
		var aborted string
		for line := range strings.Lines(o.stdout) {
			if id, verdict, ok := site(line); ok {
				ours[id] = verdict
			} else if text, ok := strings.CutPrefix(line, "\x02"); ok {
				_, aborted, _ = strings.Cut(strings.TrimSpace(text), "\t")
			}
		}
		if o.traceback != "" {
			aborted = lastLine(o.traceback)
		}
		for line := range strings.Lines(p.Real) {
			id, verdict, ok := site(line)
			if !ok || verdict != "ok" {
				continue
			}
			got, reached := ours[id]
			row.Add(got == "ok")
			if !reached {
				got = "not reached: " + aborted
			}
			if got != "ok" {
				rep.Failures = append(rep.Failures, Failure{p.Name, id, strings.TrimPrefix(got, "no\t")})
			}
		}
	}
	rep.Text = fmt.Sprintf("The `self.assert_compile(statement, \"sql\", …)` calls of SQLAlchemy's `test/sql` (%d places), each cut out with what it leans on\n"+
		"and run for every set of parameters its test names. Counted are the runs that pass on the real one.\n\n", sum) + table.Markdown()
	return rep
}

// site reads a line of the harness: which site, and "ok" or why not.
func site(line string) (id, verdict string, ok bool) {
	text, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "\x01")
	if !ok {
		return "", "", false
	}
	id, verdict, ok = strings.Cut(text, "\t")
	return id, verdict, ok
}
