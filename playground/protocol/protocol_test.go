package protocol_test

import (
	"encoding/json"
	"errors"
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
		{`{"text":"abc","length":100000}`, protocol.Value{Kind: protocol.Text, Text: "abc", Length: 100000}},
		{`{"bytes":"00ff"}`, protocol.Value{Kind: protocol.Bytes, Text: "00ff"}},
		{`{"bytes":"00ff","length":9}`, protocol.Value{Kind: protocol.Bytes, Text: "00ff", Length: 9}},
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
		`{"v":1,"type":"events","id":7,"events":[{"seq":1,"span":2,"line":3,"elapsed":0.5,"body":{"kind":"statement.begin","sql":"SELECT ?","params":[1,1.0,"x",null,{"bytes":"00"}]}}]}`,
		`{"v":1,"type":"events","id":7,"events":[{"seq":2,"body":{"kind":"flush","plan":{"nodes":[{"id":1}],"order":[1]}}}]}`,
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
