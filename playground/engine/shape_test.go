package engine_test

import (
	"bytes"
	"encoding/json"
	"math"
	"math/big"
	"reflect"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// The core writes events and the page reads them, and neither may import the
// other: here both are held to one shape.
func TestThePageReadsWhatTheCoreWrites(t *testing.T) {
	values := trace.Values{nil, true, 1, int64(-2), new(big.Int).Lsh(big.NewInt(1), 90), 1.0, 1e300, math.NaN(), math.Inf(-1), "a<\n", []byte{0, 255},
		[]any{1, "x"}, trace.Opaque{Type: "datetime.date", Str: "2025-01-01"}}
	bodies := []trace.Body{
		trace.StatementBegin{SQL: "SELECT ?", Params: trace.Params{V: values}, Many: true, Out: 3, DDL: true, DB: "other"},
		trace.StatementBegin{SQL: "SELECT :b", Params: trace.Params{V: []trace.Pair{{Key: "b", Value: 1}, {Key: "a", Value: "x"}}}},
		trace.StatementBegin{SQL: "BEGIN", Params: trace.Params{}},
		trace.StatementRows{Columns: []trace.Column{{Name: "id", DeclType: "integer"}}, Rows: []trace.Values{values[:1]}, More: true},
		trace.StatementEnd{Rows: 2, Affected: -1, Error: &trace.Failure{Type: "OperationalError", Message: "no such table: x", Offset: 14}, Plan: []string{"SCAN x"}, Duration: 1.5},
		trace.Transaction{SQL: "BEGIN (implicit)", Op: "begin", Implicit: true, Hidden: true, Out: 1, DB: "default"},
		trace.Savepoint{SQL: "SAVEPOINT s", Op: "savepoint", Name: "s", Out: 1, DB: "default"},
		trace.ObjectState{Class: "Book", Key: "1", ID: 7, From: "pending", To: "persistent", Cause: "flush", DB: "default"},
		trace.Attribute{Class: "Book", Key: "1", ID: 7, Name: "title", Old: "'a'", New: "'b'"},
		trace.Cache{Store: "prefetch", Op: "fill", Class: "Book", Key: "1", ID: 3, Base: 2, Name: "tags", Fetched: 2},
		trace.Model{Class: "Book", Table: "app_book", Fields: []trace.ModelField{{Name: "author", Column: "author_id", Kind: "many to one", Target: "Author"}}},
		trace.IdentityMap{Class: "Book", Key: "1", Hit: true},
		trace.LoaderChoice{Class: "Book", Relation: "author", Strategy: "joined", Reason: "many to one"},
		trace.FlushPlan{Cause: "autoflush", Nodes: []trace.FlushNode{{Label: "save Book", Op: "save", Class: "Book", Objects: []string{"Book 1"}}}, Edges: []trace.FlushEdge{{From: 1, To: 2, Reason: "foreign key"}}, Cycles: [][]int{{1, 2}}, Order: []int{0}},
		trace.Migration{App: "app", Name: "CreateModel", Text: "Create model Book", Undo: true},
		trace.Stdout{Text: "x"}, trace.Stderr{Text: "x"},
		trace.Warning{Category: "RuntimeWarning", Message: "m"},
		trace.Diagnostic{Code: "n+1", Message: "m", Events: []int64{1, 2}, Severity: "warning", Count: 5, Loop: 3, Relation: "Book.author",
			Fixes: []trace.Fix{{Label: "select_related", Edits: []trace.Edit{{Line: 1, Col: 2, EndLine: 1, EndCol: 2, Text: "x"}}}}},
		trace.Limit{Name: "time", Max: 10, Message: "m"},
		trace.Error{Type: "ValueError", Message: "m", Traceback: "t"},
	}
	for _, body := range bodies {
		written, err := json.Marshal(trace.Event{Seq: 1, Span: 2, Parent: 3, Line: 4, Elapsed: 1500 * time.Microsecond, Body: body})
		if err != nil {
			t.Fatal(err)
		}
		d := json.NewDecoder(bytes.NewReader(written))
		d.DisallowUnknownFields()
		var read protocol.Event
		if err := d.Decode(&read); err != nil {
			t.Errorf("%s: %v\n%s", body.Kind(), err, written)
			continue
		}
		again, err := json.Marshal(read)
		if err != nil {
			t.Errorf("%s: %v", body.Kind(), err)
			continue
		}
		if want, got := generic(t, written), generic(t, again); !reflect.DeepEqual(want, got) {
			t.Errorf("%s: read as\n%s, written as\n%s", body.Kind(), again, written)
		}
	}
}

// generic is JSON without the fields that say nothing, which the page's shape
// leaves out.
func generic(t *testing.T, data []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v map[string]any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	body := v["body"].(map[string]any)
	for key, value := range body {
		switch value {
		case nil, "", false, json.Number("0"):
			delete(body, key)
		}
	}
	return v
}
