package engine_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// A page is what speaks to a Server in these tests.
type page struct {
	t       *testing.T
	server  *engine.Server
	replies []protocol.Reply
	sent    int
	id      uint64
}

func newPage(t *testing.T) *page {
	p := &page{t: t}
	p.server = &engine.Server{Engine: gosqlite.Engine, Limits: engine.DefaultLimits, Send: func(text []byte) {
		p.sent++
		r, err := protocol.DecodeReply(text)
		if err != nil {
			t.Errorf("%v: %.200s", err, text)
		}
		p.replies = append(p.replies, r)
	}}
	return p
}

// ask sends a request and returns its events and its end.
func (p *page) ask(r protocol.Request) ([]protocol.Event, protocol.Done) {
	p.t.Helper()
	p.id++
	r.ID = p.id
	text, err := protocol.EncodeRequest(r)
	if err != nil {
		p.t.Fatal(err)
	}
	p.replies = nil
	p.server.Handle(context.Background(), text)
	var events []protocol.Event
	for i, reply := range p.replies {
		if reply.ID != p.id {
			p.t.Errorf("a reply to %d instead of %d", reply.ID, p.id)
		}
		events = append(events, reply.Events...)
		if reply.Type == protocol.DoneReply {
			if i != len(p.replies)-1 {
				p.t.Error("something came after done")
			}
			if reply.Done.Events != len(events) {
				p.t.Errorf("done speaks of %d events, %d came", reply.Done.Events, len(events))
			}
			return events, *reply.Done
		}
	}
	p.t.Fatalf("no done among %d replies", len(p.replies))
	return nil, protocol.Done{}
}

func (p *page) run(text string, keep bool) ([]protocol.Event, protocol.Done) {
	p.t.Helper()
	return p.ask(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "main.py", Text: text}}, Keep: keep}})
}

func printed(events []protocol.Event) string {
	var b strings.Builder
	for _, e := range events {
		if e.Kind == protocol.Stdout {
			b.WriteString(e.Body.Text)
		}
	}
	return b.String()
}

const table = `from sqlalchemy import create_engine, text
conn = create_engine("sqlite://").connect()
conn.execute(text("create table book (title text, year integer)"))
conn.execute(text("insert into book values ('Solaris', 1961), ('Ubik', 1969)"))
conn.commit()
print("made")
`

func TestServerWarms(t *testing.T) {
	p := newPage(t)
	text, _ := protocol.EncodeRequest(protocol.Request{Type: protocol.Warm, ID: 1})
	p.server.Handle(context.Background(), text)
	if len(p.replies) != 1 || p.replies[0].Type != protocol.ReadyReply || p.replies[0].ID != 1 {
		t.Fatalf("%+v", p.replies)
	}
	r := p.replies[0].Ready
	if r.Python != "3.11" || r.Django != "5.2" || r.SQLAlchemy != "2.0" || !strings.HasPrefix(r.SQLite, "3.") {
		t.Errorf("%+v", r)
	}
}

func TestServerPractisesUnseen(t *testing.T) {
	p := newPage(t)
	if p.server.Practise(context.Background()) {
		t.Error("an engine that is not warm practised")
	}
	text, _ := protocol.EncodeRequest(protocol.Request{Type: protocol.Warm, ID: 1})
	p.server.Handle(context.Background(), text)
	rounds := 1
	for p.server.Practise(context.Background()) {
		if rounds++; rounds > 100 {
			t.Fatal("practice does not end")
		}
	}
	if rounds < 2 || p.sent != 1 {
		t.Errorf("%d exercises, %d replies", rounds, p.sent)
	}
	if p.server.Practise(context.Background()) {
		t.Error("practice began again")
	}
}

func TestServerRuns(t *testing.T) {
	p := newPage(t)
	events, done := p.run(table, false)
	if !done.OK || done.Error != "" || printed(events) != "made\n" || done.MS <= 0 {
		t.Errorf("%+v, %q", done, printed(events))
	}
	for i, e := range events {
		if e.Seq != i+1 {
			t.Fatalf("event %d has the number %d", i+1, e.Seq)
		}
	}
	// an exception and a limit are in the log, not in done
	events, done = p.run("1 / 0\n", false)
	if last := events[len(events)-1]; done.OK || done.Error != "" || last.Kind != protocol.ErrorRaised || last.Line != 1 {
		t.Errorf("%+v, %+v", done, last)
	}
	events, done = p.ask(protocol.Request{Type: protocol.RunIt, Run: &protocol.Run{Files: []protocol.File{{Name: "main.py", Text: "while True: pass\n"}}, TimeLimitMS: 60}})
	if last := events[len(events)-1]; done.OK || last.Kind != protocol.LimitReached || last.Body.Name != "time" || last.Body.Max != 60 {
		t.Errorf("%+v, %+v", done, last)
	}
	// what a run printed before does not come again
	if events, _ = p.run("print(2)\n", false); printed(events) != "2\n" {
		t.Errorf("%q", printed(events))
	}
}

func TestServerSendsALongRunInBatches(t *testing.T) {
	p := newPage(t)
	events, done := p.run(table+"for i in range(600):\n    conn.execute(text('select 1'))\n", false)
	if !done.OK || len(events) < 1200 {
		t.Fatalf("%+v, %d events", done, len(events))
	}
	for _, r := range p.replies[:len(p.replies)-1] {
		if len(r.Events) > protocol.BatchEvents {
			t.Errorf("a batch of %d", len(r.Events))
		}
	}
	if len(p.replies) < 3 {
		t.Errorf("%d replies", len(p.replies))
	}
}

func TestServerQueriesAKeptRun(t *testing.T) {
	p := newPage(t)
	_, _ = p.run(table, true)
	kept := p.id
	events, done := p.ask(protocol.Request{Type: protocol.QueryIt, Query: &protocol.Query{Run: kept, SQL: "select title from book where year > ? order by 1", Params: []protocol.Value{{Kind: protocol.Int, Text: "1965"}}}})
	if !done.OK {
		t.Fatal(done.Error)
	}
	var rows [][]protocol.Value
	for _, e := range events {
		rows = append(rows, e.Body.Rows...)
	}
	if len(rows) != 1 || rows[0][0].Text != "Ubik" {
		t.Errorf("%+v", rows)
	}
	for sql, say := range map[string]string{"select colour from book": "no such column", "selec": "syntax error", "": ""} {
		if _, done = p.ask(protocol.Request{Type: protocol.QueryIt, Query: &protocol.Query{Run: kept, SQL: sql}}); done.OK && sql != "" || !strings.Contains(done.Error, say) {
			t.Errorf("%q: %+v", sql, done)
		}
	}
	for _, v := range []protocol.Value{{Kind: protocol.Int, Text: "99999999999999999999"}, {Kind: protocol.List}} {
		if _, done = p.ask(protocol.Request{Type: protocol.QueryIt, Query: &protocol.Query{Run: kept, SQL: "select ?", Params: []protocol.Value{v}}}); done.OK {
			t.Errorf("%+v was taken as a parameter", v)
		}
	}
	// a run that was not kept, and one that is gone by now
	if _, done = p.ask(protocol.Request{Type: protocol.QueryIt, Query: &protocol.Query{Run: 999, SQL: "select 1"}}); done.OK || !strings.Contains(done.Error, "not kept") {
		t.Errorf("%+v", done)
	}
	for range 4 {
		p.run(table, true)
	}
	if _, done = p.ask(protocol.Request{Type: protocol.QueryIt, Query: &protocol.Query{Run: kept, SQL: "select 1"}}); done.OK {
		t.Error("a database was kept for ever")
	}
	p.run("print(1)\n", true)
	if _, done = p.ask(protocol.Request{Type: protocol.Export, Export: &protocol.Snapshot{Run: p.id}}); done.OK || !strings.Contains(done.Error, "opened no database") {
		t.Errorf("%+v", done)
	}
}

func TestServerExportsAndImports(t *testing.T) {
	p := newPage(t)
	p.run(table, true)
	_, done := p.ask(protocol.Request{Type: protocol.Export, Export: &protocol.Snapshot{Run: p.id}})
	if !done.OK || !strings.HasPrefix(string(done.Data), "SQLite format 3\x00") {
		t.Fatalf("%v %q, %d bytes", done.OK, done.Error, len(done.Data))
	}
	image := done.Data
	if _, done = p.ask(protocol.Request{Type: protocol.Import, Import: &protocol.Image{Name: "books.sqlite", Data: image}}); !done.OK {
		t.Fatal(done.Error)
	}
	const read = "from sqlalchemy import create_engine, text\nconn = create_engine('sqlite://').connect()\nprint(conn.execute(text('select count(*) from book')).scalar())\n"
	if events, _ := p.run(read, false); printed(events) != "2\n" {
		t.Errorf("after the import: %q", printed(events))
	}
	// a broken file replaces nothing
	if _, done = p.ask(protocol.Request{Type: protocol.Import, Import: &protocol.Image{Name: "x", Data: []byte("not a database, but long enough to look like one")}}); done.OK || done.Error == "" {
		t.Error("a broken file was taken")
	}
	if events, _ := p.run(read, false); printed(events) != "2\n" {
		t.Errorf("after the broken import: %q", printed(events))
	}
	// no bytes take it away
	if _, done = p.ask(protocol.Request{Type: protocol.Import, Import: &protocol.Image{}}); !done.OK {
		t.Error(done.Error)
	}
	if events, done := p.run(read, false); done.OK || printed(events) != "" {
		t.Error("the imported database is still there")
	}
}

func TestServerOnWhatIsNoRequest(t *testing.T) {
	for _, text := range []string{"", "{", "null", `{"v":99,"type":"warm","id":1}`, `{"v":1,"type":"dance","id":1}`, `{"v":1,"type":"run","id":1}`} {
		p := newPage(t)
		p.server.Handle(context.Background(), []byte(text))
		if len(p.replies) != 1 || p.replies[0].Type != protocol.FatalReply || p.replies[0].Fatal.Reason != "version" {
			t.Errorf("%q: %+v", text, p.replies)
		}
	}
	// a cancel that comes late is not answered
	p := newPage(t)
	text, _ := protocol.EncodeRequest(protocol.Request{Type: protocol.Cancel, ID: 5})
	p.server.Handle(context.Background(), text)
	if len(p.replies) != 0 {
		t.Errorf("%+v", p.replies)
	}
}

func TestServerStopsWithItsContext(t *testing.T) {
	p := newPage(t)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	text, _ := protocol.EncodeRequest(protocol.Request{Type: protocol.RunIt, ID: 1, Run: &protocol.Run{Files: []protocol.File{{Name: "main.py", Text: "while True: pass\n"}}}})
	begin := time.Now()
	p.server.Handle(ctx, text)
	if last := p.replies[len(p.replies)-1]; last.Type != protocol.DoneReply || last.Done.OK || time.Since(begin) > 9*time.Second {
		t.Errorf("%+v after %v", last, time.Since(begin))
	}
}

func TestFormat(t *testing.T) {
	p := newPage(t)
	_, done := p.ask(protocol.Request{Type: protocol.Format, Format: &protocol.Sources{Files: []protocol.File{{Name: "a.py", Text: "x=1"}, {Name: "b.py", Text: "y=(\n"}}}})
	if !done.OK || len(done.Files) != 1 || done.Files[0] != (protocol.File{Name: "a.py", Text: "x = 1\n"}) || len(done.Problems) != 1 || done.Problems[0].File != "b.py" {
		t.Errorf("%+v", done)
	}
}
