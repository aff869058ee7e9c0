package ui_test

import (
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/ui"
)

// A log builds event logs the way an engine writes them.
type log struct {
	events []protocol.Event
	span   int
	clock  float64
}

func (l *log) add(line int, kind protocol.Kind, b protocol.Body) {
	l.clock += 0.25
	l.events = append(l.events, protocol.Event{Seq: len(l.events) + 1, Span: l.span, Line: line, Elapsed: l.clock, Kind: kind, Body: b})
}

func (l *log) sql(line int, sql string, rows int, params ...string) {
	l.span++
	var values []protocol.Value
	for _, p := range params {
		values = append(values, protocol.Value{Kind: protocol.Text, Text: p})
	}
	l.add(line, protocol.StatementBegin, protocol.Body{SQL: sql, Params: &protocol.Params{Items: values}})
	if rows > 0 {
		l.add(line, protocol.StatementRows, protocol.Body{Columns: []protocol.Column{{Name: "id"}}, Rows: make([][]protocol.Value, rows)})
	}
	l.add(line, protocol.StatementEnd, protocol.Body{Fetched: rows, Affected: -1, Duration: 0.25})
}

func (l *log) tx(line int, op, sql string) {
	l.add(line, protocol.Transaction, protocol.Body{Op: op, SQL: sql, Implicit: strings.Contains(sql, "implicit")})
}

func (l *log) print(line int, text string) {
	l.add(line, protocol.Stdout, protocol.Body{Text: text})
}

func TestTransactionsLinesAndStatements(t *testing.T) {
	var l log
	l.sql(0, `CREATE TABLE "app_book" ("id" integer)`, 0)
	l.tx(3, "begin", `BEGIN (implicit)`)
	l.sql(3, `PRAGMA main.table_info("book")`, 0)
	l.sql(3, `CREATE TABLE book (id INTEGER)`, 0)
	l.tx(3, "commit", `COMMIT`)
	l.sql(5, `SELECT a`, 5)
	for _, key := range []string{"1", "1", "2", "3"} {
		l.sql(6, `SELECT b WHERE id = ?`, 1, key)
		l.print(6, "x\n")
	}
	l.tx(8, "begin", `BEGIN`)
	l.add(9, protocol.Savepoint, protocol.Body{Op: "savepoint", SQL: "SAVEPOINT s1"})
	l.sql(10, `INSERT c`, 0)
	l.add(9, protocol.Savepoint, protocol.Body{Op: "rollback", SQL: "ROLLBACK TO SAVEPOINT s1"})
	l.tx(8, "commit", `COMMIT`)
	l.sql(12, `SELECT d`, 0)
	l.add(6, protocol.Diagnostic, protocol.Body{Code: "n+1", Message: "fetch them together"})
	v := ui.Arrange(l.events)

	if v.Queries != 7 || v.RowsRead != 9 || v.Lines != 4 {
		t.Errorf("queries %d, rows %d, lines %d", v.Queries, v.RowsRead, v.Lines)
	}
	if v.RoundTrips != 7+1+2+1+1 { // COMMIT after the tables, BEGIN and COMMIT, SAVEPOINT and its ROLLBACK
		t.Errorf("round trips %d", v.RoundTrips)
	}
	if len(v.Setup) != 3 {
		t.Errorf("setup %+v", v.Setup)
	}
	if v.LineCount[ui.Place{Line: 6}] != 4 || v.LineCount[ui.Place{Line: 5}] != 1 || v.LineCount[ui.Place{Line: 9}] != 0 {
		t.Errorf("counts %v", v.LineCount)
	}
	var shape []string
	for _, b := range v.Blocks {
		text := "auto:"
		if !b.Auto {
			text = b.Begin + "–" + b.End + ":"
		}
		for _, g := range b.Groups {
			for _, s := range g.Statements {
				text += " " + strings.Fields(s.SQL)[0] + "@" + string('0'+rune(s.Line/10)) + string('0'+rune(s.Line%10)) + "×" + string('0'+rune(s.Times))
			}
		}
		shape = append(shape, text)
	}
	want := "auto: SELECT@05×1 SELECT@06×4|BEGIN–COMMIT: SAVEPOINT@09×1 INSERT@10×1 ROLLBACK@09×1|auto: SELECT@12×1"
	if got := strings.Join(shape, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	g := v.Blocks[0].Groups[1]
	if g.Finding == nil || g.Finding.Line != 6 || !strings.Contains(g.Finding.Title, "4 similar") {
		t.Errorf("finding %+v", g.Finding)
	}
	if !g.Statements[0].Runs[1].Again || g.Statements[0].Runs[2].Again {
		t.Errorf("runs %+v", g.Statements[0].Runs)
	}
	if v.NPlus1() != 1 {
		t.Errorf("%d findings", v.NPlus1())
	}
}

func TestATransactionThatOnlyReads(t *testing.T) {
	var l log
	l.tx(1, "begin", "BEGIN (implicit)")
	l.sql(2, `SELECT a`, 1)
	l.tx(3, "rollback", "ROLLBACK")
	l.add(3, protocol.Transaction, protocol.Body{Op: "begin", SQL: "BEGIN", Hidden: true})
	v := ui.Arrange(l.events)
	if len(v.Blocks) != 1 || v.Blocks[0].Begin != "BEGIN (implicit)" || v.Blocks[0].End != "ROLLBACK" || v.RoundTrips != 2 {
		t.Errorf("%+v, %d round trips", v.Blocks, v.RoundTrips)
	}
}

// Filling tables in a loop is no reason to mark lines: it is listed, not flagged.
func TestWritesInALoopAreListedOnly(t *testing.T) {
	var l log
	for range 4 {
		l.sql(3, `INSERT a`, 0)
	}
	l.add(3, protocol.Diagnostic, protocol.Body{Code: "write-loop", Message: "m", Count: 4})
	v := ui.Arrange(l.events)
	if len(v.Findings) != 1 || v.Findings[0].Title != "4 writes in a loop, line 3" || v.Blocks[0].Groups[0].Finding != nil {
		t.Errorf("%+v %+v", v.Findings, v.Blocks[0].Groups[0].Finding)
	}
}

func TestTenThousandStatementsArePaged(t *testing.T) {
	var l log
	for i := range 10_000 {
		l.sql(1+i%7, "SELECT a", 1)
	}
	v := ui.Arrange(l.events)
	if v.Queries != 10_000 || len(v.Blocks[0].Groups)+v.More != 10_000 {
		t.Errorf("%d queries, %d groups, %d more", v.Queries, len(v.Blocks[0].Groups), v.More)
	}
	p := v.Paged(99, nil)
	if len(p.Blocks) != 1 || len(p.Blocks[0].Groups) != ui.PageGroups || p.Pages != 100 || p.From != 9901 || p.To != 10_000 || p.All != 10_000 {
		t.Errorf("page %d of %d: %d–%d of %d, %d groups", p.Number, p.Pages, p.From, p.To, p.All, len(p.Blocks[0].Groups))
	}
}

func TestLongOutputIsCutAndSaid(t *testing.T) {
	var l log
	for range 300 {
		l.print(1, strings.Repeat("č", 1000)+"\n")
	}
	l.print(1, "")
	v := ui.Arrange(l.events)
	if v.Lines != 300 || len(v.Output)+v.OutputCut != 300*2001 || v.OutputCut == 0 {
		t.Errorf("%d lines, %d shown, %d cut", v.Lines, len(v.Output), v.OutputCut)
	}
}

func TestVerdict(t *testing.T) {
	out := func(text string) *ui.View {
		var l log
		l.print(1, text)
		return ui.Arrange(l.events)
	}
	for _, c := range []struct{ a, b, want string }{
		{"x\n", "x\n", "Same output, line for line."},
		{"x\ny\n", "x\nz\n", "Output differs at line 2."},
		{"x\n", "x\ny\n", "Output differs at line 2."},
		{"", "", "Neither printed anything."},
	} {
		if got := ui.Verdict(out(c.a), out(c.b)); got != c.want {
			t.Errorf("%q and %q: %s", c.a, c.b, got)
		}
	}
	if got := ui.Verdict(nil, out("")); got != "" {
		t.Error(got)
	}
}
