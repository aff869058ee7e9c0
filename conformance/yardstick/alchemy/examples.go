package alchemy

import (
	"regexp"
	"strings"
)

// examples counts the programs of SQLAlchemy's examples folder that need no
// server and no other library: each runs to its end with the same output.
func examples(programs []program) Report {
	table := Table{Title: "Example"}
	var rep Report
	for i, o := range run(programs) {
		p := programs[i]
		want, got := steady(p.Real), steady(o.stdout)
		equal := o.traceback == "" && want == got
		table.Row(p.Name).Add(equal)
		if !equal {
			why := o.traceback
			if why == "" {
				why = firstDifference(want, got)
			}
			rep.Failures = append(rep.Failures, Failure{p.Name, p.Checks[0].Source, why})
		}
	}
	rep.Text = "SQLAlchemy's `examples/` that the real one runs here without a server: the same output, times and addresses aside.\n\n" + table.Markdown()
	return rep
}

var varying = []struct {
	re *regexp.Regexp
	to string
}{
	{regexp.MustCompile(`\[(generated in|cached since|no key|dialect [\w+]+ does not support caching) [\d.e-]+s( ago)?`), "[$1"},
	{regexp.MustCompile(`0x[0-9a-f]{6,}`), "0x…"},
	{regexp.MustCompile(`datetime\.datetime\([\d, ]+\)`), "TIME"},
	{regexp.MustCompile(`\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?`), "TIME"},
}

// steady is an output without what differs between two runs of the same program.
func steady(out string) string {
	out = stamp.ReplaceAllString(out, "")
	for _, v := range varying {
		out = v.re.ReplaceAllString(out, v.to)
	}
	return out
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := 0; i < len(w) || i < len(g); i++ {
		var a, b string
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			return "wanted: " + a + "\ngot:    " + b
		}
	}
	return ""
}
