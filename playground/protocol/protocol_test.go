package protocol_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/diptych-orm/diptych/playground/protocol"
)

func TestValuesRoundTrip(t *testing.T) {
	for _, c := range []struct {
		json string
		want protocol.Value
	}{
		{`null`, protocol.Value{}},
		{`true`, protocol.Value{Kind: protocol.Bool, Text: "true"}},
		{`12`, protocol.Value{Kind: protocol.Int, Text: "12"}},
		{`-9223372036854775809123`, protocol.Value{Kind: protocol.Int, Text: "-9223372036854775809123"}},
		{`1.0`, protocol.Value{Kind: protocol.Float, Text: "1.0"}},
		{`1e+20`, protocol.Value{Kind: protocol.Float, Text: "1e+20"}},
		{`{"float":"nan"}`, protocol.Value{Kind: protocol.Float, Text: "nan"}},
		{`{"float":"-inf"}`, protocol.Value{Kind: protocol.Float, Text: "-inf"}},
		{`"a\n\u003cb\u003e"`, protocol.Value{Kind: protocol.Text, Text: "a\n<b>"}},
		{`{"bytes":"00ff"}`, protocol.Value{Kind: protocol.Bytes, Text: "00ff"}},
		{`{"year":1,"bytes":null}`, protocol.Value{Kind: protocol.Map, Keys: []string{"year", "bytes"}, Items: []protocol.Value{{Kind: protocol.Int, Text: "1"}, {}}}},
		{`{"type":"datetime.date","str":"2025-01-01"}`, protocol.Value{Kind: protocol.Other, Type: "datetime.date", Text: "2025-01-01"}},
		{`[]`, protocol.Value{Kind: protocol.List, Items: []protocol.Value{}}},
		{`[1,[null]]`, protocol.Value{Kind: protocol.List, Items: []protocol.Value{
			{Kind: protocol.Int, Text: "1"}, {Kind: protocol.List, Items: []protocol.Value{{}}}}}},
	} {
		var got protocol.Value
		if err := json.Unmarshal([]byte(c.json), &got); err != nil {
			t.Errorf("%s: %v", c.json, err)
			continue
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: read %+v, want %+v", c.json, got, c.want)
		}
		back, err := json.Marshal(got)
		if err != nil || string(back) != c.json {
			t.Errorf("%s: written back as %s, %v", c.json, back, err)
		}
	}
}

func TestEnvelopesThatAreNone(t *testing.T) {
	for _, c := range []struct {
		data string
		want error
	}{
		{``, protocol.ErrMalformed},
		{`[]`, protocol.ErrMalformed},
		{`{"v":2,"type":"warm","id":1}`, protocol.ErrVersion},
		{`{"v":1,"type":"dance","id":1}`, protocol.ErrMalformed},
		{`{"v":1,"type":"run","id":1}`, protocol.ErrMalformed},
		{`{"v":1,"type":"run","id":1,"run":{"files":[]}}`, protocol.ErrMalformed},
	} {
		if _, err := protocol.DecodeRequest([]byte(c.data)); !errors.Is(err, c.want) {
			t.Errorf("request %s: %v, want %v", c.data, err, c.want)
		}
	}
	var v protocol.Value
	if err := json.Unmarshal([]byte(`{"float":"many"}`), &v); err == nil {
		t.Errorf("a float that is none was read as %+v", v)
	}
	for _, data := range []string{`{"v":1,"type":"events","id":1}`, `{"v":1,"type":"done","id":1}`, `{"v":1,"type":"run","id":1}`} {
		if _, err := protocol.DecodeReply([]byte(data)); !errors.Is(err, protocol.ErrMalformed) {
			t.Errorf("reply %s: %v", data, err)
		}
	}
}

func FuzzDecodeReply(f *testing.F) {
	for _, s := range []string{
		`{"v":1,"type":"ready","id":1,"ready":{"python":"3.11","ms":1}}`,
		`{"v":1,"type":"events","id":7,"events":[{"seq":1,"span":2,"line":3,"elapsed":0.5,"kind":"statement.begin","body":{"sql":"SELECT ?","params":[1,1.0,"x",null,{"bytes":"00"}]}}]}`,
		`{"v":1,"type":"events","id":7,"events":[{"seq":2,"kind":"flush.plan","body":{"nodes":[{"label":"save Book"}],"order":[0]}},{"seq":3,"kind":"statement.begin","body":{"sql":"S","params":{"b":1,"a":[2]}}}]}`,
		`{"v":1,"type":"done","id":7,"done":{"ok":true,"events":2,"ms":3.5}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := protocol.DecodeReply(data)
		if err != nil {
			return
		}
		out, err := protocol.EncodeReply(r)
		if err != nil {
			t.Fatalf("cannot write what was read: %v", err)
		}
		again, err := protocol.DecodeReply(out)
		if err != nil {
			t.Fatalf("cannot read what was written: %v", err)
		}
		out2, _ := protocol.EncodeReply(again)
		if string(out) != string(out2) {
			t.Fatalf("not stable:\n%s\n%s", out, out2)
		}
	})
}

func TestParamsByNameKeepTheirOrder(t *testing.T) {
	for _, c := range []string{`[]`, `[1,"x"]`, `{"b":1,"a":2}`, `{"bytes":"00"}`, `{}`, `[{"a":1},{"a":2}]`} {
		var p protocol.Params
		if err := json.Unmarshal([]byte(c), &p); err != nil {
			t.Errorf("%s: %v", c, err)
			continue
		}
		if out, err := json.Marshal(p); err != nil || string(out) != c {
			t.Errorf("%s: written back as %s, %v", c, out, err)
		}
	}
	var p protocol.Params
	if err := json.Unmarshal([]byte(`3`), &p); err == nil {
		t.Error("a number was read as parameters")
	}
}

func TestBatch(t *testing.T) {
	var b protocol.Batch
	if b.Take() != nil {
		t.Error("an empty batch was written")
	}
	for round := range 2 {
		for n := range 2 {
			if err := b.Add(7, func(text []byte) ([]byte, error) {
				return fmt.Appendf(text, `{"seq":%d,"elapsed":0,"kind":"stdout","body":{"text":"x"}}`, n+1), nil
			}); err != nil {
				t.Fatal(err)
			}
			if err := b.Add(7, func(text []byte) ([]byte, error) { return append(text, "half"...), errors.New("no") }); err == nil {
				t.Error("the writer's error was lost")
			}
		}
		if b.Len() != 2 {
			t.Error("length", b.Len())
		}
		r, err := protocol.DecodeReply(b.Take())
		if err != nil || r.Type != protocol.EventsReply || r.ID != 7 || len(r.Events) != 2 || r.Events[1].Seq != 2 || r.Events[1].Body.Text != "x" {
			t.Errorf("round %d: %+v, %v", round, r, err)
		}
	}
}
