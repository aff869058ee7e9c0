package alchemy

import (
	"regexp"
	"strconv"
	"strings"
)

// doctests counts the prompts of documentation pages, and the SQL statements
// printed on them. A prompt is equal when what it prints is what the page shows,
// compared as SQLAlchemy's own doctest run compares: "..." stands for anything,
// white space is one space, of an exception only that there is one counts.
func doctests(programs []program) Report {
	var (
		prompts    = Table{Title: "Page"}
		statements = Table{Title: "Page"}
		rep        Report
		crossed    int
	)
	for i, o := range run(programs) {
		p := programs[i]
		realOut, ours := segments(p.Real), segments(o.stdout)
		row, stmts := prompts.Row(p.Name), statements.Row(p.Name)
		for n, c := range p.Checks {
			if !shows(c.Want, realOut[n]) {
				crossed++
				continue
			}
			got, ran := ours[n]
			equal := ran && shows(c.Want, got)
			row.Add(equal)
			for _, sql := range printed(c.Want) {
				stmts.Add(ran && (equal || strings.Contains(squeeze(got), sql)))
			}
			if !equal {
				why := "wanted:\n" + c.Want + "got:\n" + got
				if !ran {
					why = "not reached: " + lastLine(o.traceback)
				}
				rep.Failures = append(rep.Failures, Failure{p.Name, c.Source, why})
			}
		}
	}
	rep.Text = "Every prompt of the pages that SQLAlchemy's own doctest run covers, in its order, compared as that run compares.\n" +
		"A page's prompt that the real one does not reproduce here is not counted (" + strconv.Itoa(crossed) + ").\n\n" + prompts.Markdown() +
		"\nThe SQL statements shown on those pages, verbatim up to white space:\n\n" + statements.Markdown()
	return rep
}

var begin = regexp.MustCompile(`\x01(\d+)\n`)

// segments is what each example printed, by its number.
func segments(out string) map[int]string {
	marks := begin.FindAllStringSubmatchIndex(out, -1)
	parts := make(map[int]string, len(marks))
	for i, m := range marks {
		end := len(out)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		n, _ := strconv.Atoi(out[m[2]:m[3]])
		parts[n] = out[m[1]:end]
	}
	return parts
}

// shows tells whether got is what a page shows.
func shows(want, got string) bool {
	if strings.HasPrefix(want, "Traceback (most recent call last):") {
		return strings.Contains(got, "\x02")
	}
	if strings.Contains(got, "\x02") || strings.Contains(got, "\x03") {
		return false
	}
	return ellipsis(squeeze(want), squeeze(strings.ReplaceAll(got, "\n\n", "\n<BLANKLINE>\n")), squeeze(got))
}

// ellipsis matches want, in which "..." stands for any text, with one of the texts.
func ellipsis(want string, texts ...string) bool {
	for _, got := range texts {
		parts := strings.Split(want, "...")
		if len(parts) == 1 {
			if want == got {
				return true
			}
			continue
		}
		first, last := parts[0], parts[len(parts)-1]
		if len(got) < len(first)+len(last) || !strings.HasPrefix(got, first) || !strings.HasSuffix(got, last) {
			continue
		}
		rest, ok := got[len(first):len(got)-len(last)], true
		for _, part := range parts[1 : len(parts)-1] {
			at := strings.Index(rest, part)
			if ok = at >= 0; !ok {
				break
			}
			rest = rest[at+len(part):]
		}
		if ok {
			return true
		}
	}
	return false
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// printed lists the statements in what a page shows: each stands before the line
// of its parameters, after the line before.
func printed(want string) []string {
	var (
		list []string
		sql  []string
	)
	for line := range strings.Lines(want) {
		text := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(text, "[...") || strings.HasPrefix(text, "[generated in") || strings.HasPrefix(text, "[cached since"):
			if len(sql) > 0 {
				list = append(list, squeeze(strings.Join(sql, " ")))
			}
			sql = nil
		case text == "BEGIN (implicit)" || text == "COMMIT" || text == "ROLLBACK" || text == "...":
			sql = nil
		case len(sql) > 0 || leading.MatchString(text):
			sql = append(sql, text)
		}
	}
	if len(sql) > 0 {
		list = append(list, squeeze(strings.Join(sql, " ")))
	}
	return list
}

// leading begins a statement; what a prompt prints beside SQL does not.
var leading = regexp.MustCompile(`^(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|DROP|PRAGMA|SAVEPOINT|RELEASE)\b`)
