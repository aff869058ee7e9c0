package conformance

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// spelling is a statement of a snippet as Django sends it to three databases.
type spelling struct {
	SQL        string `json:"sql"`
	PostgreSQL string `json:"postgresql"`
	MySQL      string `json:"mysql"`
}

// The statements of the snippets in dialects/ are spelt for PostgreSQL and MySQL as
// the real Django spells them. The record beside a snippet is what oracle.py
// --dialects says.
func TestDialects(t *testing.T) {
	files, err := filepath.Glob("dialects/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no snippets", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".py"), func(t *testing.T) { checkDialects(t, f) })
	}
}

func checkDialects(t *testing.T, file string) {
	code, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(strings.TrimSuffix(file, ".py") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var want []spelling
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	var events []protocol.Event
	server := engine.Server{Engine: gosqlite.Engine, Send: func(text []byte) {
		r, err := protocol.DecodeReply(text)
		if err != nil {
			t.Error(err)
		}
		events = append(events, r.Events...)
	}}
	send := func(r protocol.Request) []protocol.Event {
		text, err := protocol.EncodeRequest(r)
		if err != nil {
			t.Fatal(err)
		}
		events = nil
		server.Handle(context.Background(), text)
		return events
	}
	var spans []int
	for _, e := range send(protocol.Request{Type: protocol.RunIt, ID: 1, Run: &protocol.Run{Files: []protocol.File{{Name: "main.py", Text: string(code)}}, Keep: true}}) {
		if e.Kind == protocol.StatementBegin && ofORM(e.Body.SQL) {
			spans = append(spans, e.Span)
		}
	}
	if len(spans) != len(want) {
		t.Fatalf("%d statements, the real Django makes %d", len(spans), len(want))
	}
	for i, span := range spans {
		got := send(protocol.Request{Type: protocol.Spell, ID: uint64(i + 2), Spell: &protocol.Spelling{Run: 1, Spans: []int{span}, Names: []string{"sqlite", "postgresql", "mysql"}}})
		for j, real := range []string{want[i].SQL, want[i].PostgreSQL, want[i].MySQL} {
			if text := got[j].Body.SQL + got[j].Body.Message; text != real {
				t.Errorf("%s of statement %d\n  real %s\n  ours %s", got[j].Body.Name, i+1, real, text)
			}
		}
	}
}

// ofORM tells whether a statement is one that the ORM writes.
func ofORM(sql string) bool {
	word, _, _ := strings.Cut(sql, " ")
	return word == "SELECT" || word == "INSERT" || word == "UPDATE" || word == "DELETE"
}
