package engine_test

import (
	"context"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/playground/protocol"
)

const shelf = `from django.db import models
class Book(models.Model):
    title = models.CharField(max_length=120)
    year = models.IntegerField()
Book.objects.bulk_create([Book(title="t%d" % i, year=i) for i in range(20)])
print(list(Book.objects.filter(year__gt=3, title__startswith="t")))
`

// ask sends requests to a server and collects the replies.
type ask struct {
	t       *testing.T
	server  engine.Server
	replies []protocol.Reply
	last    uint64
}

func newAsk(t *testing.T) *ask {
	a := &ask{t: t}
	a.server = engine.Server{Engine: gosqlite.Engine, Send: func(text []byte) {
		r, err := protocol.DecodeReply(text)
		if err != nil {
			t.Error(err)
		}
		a.replies = append(a.replies, r)
	}}
	return a
}

func (a *ask) send(r protocol.Request) (events []protocol.Event, done protocol.Done) {
	a.t.Helper()
	a.last++
	r.ID = a.last
	text, err := protocol.EncodeRequest(r)
	if err != nil {
		a.t.Fatal(err)
	}
	a.replies = nil
	a.server.Handle(context.Background(), text)
	for _, r := range a.replies {
		events = append(events, r.Events...)
		if r.Done != nil {
			done = *r.Done
		}
	}
	return events, done
}

func (a *ask) run(code string) []protocol.Event {
	a.t.Helper()
	events, done := a.send(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "main.py", Text: code}}, Keep: true}})
	if !done.OK {
		a.t.Fatalf("%+v", events[len(events)-1])
	}
	return events
}

func statement(t *testing.T, events []protocol.Event, part string) int {
	t.Helper()
	for _, e := range events {
		if e.Kind == protocol.StatementBegin && strings.Contains(e.Body.SQL, part) {
			return e.Span
		}
	}
	t.Fatalf("no statement has %q", part)
	return 0
}

func TestAStatementIsExplained(t *testing.T) {
	a := newAsk(t)
	span := statement(t, a.run(shelf), "WHERE")
	got, done := a.send(protocol.Request{Type: protocol.Explain, Explain: &protocol.Explanation{Run: 1, Span: span, Index: `CREATE INDEX "later" ON "app_book" ("year")`}})
	if !done.OK || len(got) != 2 || len(got[0].Body.Plan) != 1 || got[0].Body.Plan[0] != "SCAN app_book" {
		t.Fatalf("%+v %+v", done, got)
	}
	if plan := strings.Join(got[1].Body.Plan, "\n"); !strings.HasPrefix(plan, "SEARCH app_book USING INDEX later") {
		t.Error(plan)
	}
	if got[1].Span != span || got[1].Kind != protocol.PlanShown {
		t.Errorf("%+v", got[1])
	}
	// the index is gone again
	again, _ := a.send(protocol.Request{Type: protocol.Explain, Explain: &protocol.Explanation{Run: 1, Span: span}})
	if len(again) != 1 || again[0].Body.Plan[0] != "SCAN app_book" {
		t.Errorf("%+v", again)
	}
	bad, done := a.send(protocol.Request{Type: protocol.Explain, Explain: &protocol.Explanation{Run: 1, Span: span, Index: "CREATE INDEX x ON nowhere (y)"}})
	if !done.OK || bad[1].Body.Error == nil || !strings.Contains(bad[1].Body.Error.Message, "nowhere") {
		t.Errorf("%+v", bad)
	}
	if _, done := a.send(protocol.Request{Type: protocol.Explain, Explain: &protocol.Explanation{Run: 1, Span: 9999}}); done.OK || done.Error == "" {
		t.Errorf("%+v", done)
	}
	if _, done := a.send(protocol.Request{Type: protocol.Explain, Explain: &protocol.Explanation{Run: 77, Span: span}}); done.OK || !strings.Contains(done.Error, "run it again") {
		t.Errorf("%+v", done)
	}
}

func TestAStatementIsSpeltForOtherDatabases(t *testing.T) {
	a := newAsk(t)
	spans := []int{statement(t, a.run(shelf), "WHERE")}
	got, done := a.send(protocol.Request{Type: protocol.Spell, Spell: &protocol.Spelling{Run: 1, Spans: spans, Names: []string{"sqlite", "postgresql", "mysql"}}})
	if !done.OK || len(got) != 3 {
		t.Fatalf("%+v %+v", done, got)
	}
	if mysql := got[2].Body; mysql.Name != "mysql" || !strings.Contains(mysql.SQL, "FROM `app_book` WHERE") {
		t.Errorf("%+v", mysql)
	}
	code := `from sqlalchemy import *
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String(9)))
e = create_engine("sqlite://")
t.metadata.create_all(e)
with e.connect() as c:
    print(c.execute(select(t).where(t.c.name.ilike("x%")).limit(3)).all())
    print(c.execute(text("select 1")).all())
`
	events := a.run(code)
	got, done = a.send(protocol.Request{Type: protocol.Spell, Spell: &protocol.Spelling{Run: a.last, Spans: []int{statement(t, events, "WHERE lower"), statement(t, events, "select 1")}, Names: []string{"postgresql"}}})
	if !done.OK || len(got) != 2 || !strings.Contains(got[0].Body.SQL, "t.name ILIKE %(name_1)s") || got[1].Body.Message == "" {
		t.Errorf("%+v %+v", done, got)
	}
}

// What is asked of a run that has ended leaves its log alone.
func TestALogEndsWithItsRun(t *testing.T) {
	a := newAsk(t)
	span := statement(t, a.run(strings.Replace(shelf, "from django", "x = 1\nfrom django", 1)), "WHERE")
	got, _ := a.send(protocol.Request{Type: protocol.Spell, Spell: &protocol.Spelling{Run: 1, Spans: []int{span}, Names: []string{"mysql"}}})
	if len(got) != 1 || got[0].Kind != protocol.Spelt {
		t.Errorf("%+v", got)
	}
}
