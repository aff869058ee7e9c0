package trace

import (
	"encoding/json"
	"math"
	"math/big"
	"strings"
	"testing"
	"time"
)

func kinds(events []Event) string {
	var out []string
	for _, e := range events {
		out = append(out, e.Body.Kind())
	}
	return strings.Join(out, " ")
}

func TestSpans(t *testing.T) {
	line := 7
	r := NewRecorder(Options{Keep: true, Line: func() int { return line }, Now: func() time.Duration { return 1500 * time.Microsecond }})
	flush := r.Enter(FlushPlan{})
	st := r.Enter(StatementBegin{SQL: "x"})
	r.Emit(Stdout{Text: "aé"})
	r.Exit(st, StatementEnd{})
	open := r.Enter(StatementBegin{SQL: "left open"})
	r.Exit(flush, FlushPlan{})
	r.Exit(open, StatementEnd{})
	r.Emit(Savepoint{})
	type place struct{ span, parent Span }
	want := []place{{1, 0}, {2, 1}, {2, 1}, {2, 1}, {3, 1}, {1, 0}, {3, 0}, {0, 0}}
	for i, e := range r.Events() {
		if (place{e.Span, e.Parent}) != want[i] || e.Seq != int64(i+1) || e.Line != 7 {
			t.Errorf("event %d is %+v, want %+v", i+1, e, want[i])
		}
	}
	if s := r.Events()[7].Body.(Savepoint); s.Out != 2 || r.Printed() != 2 {
		t.Errorf("%d characters printed before the savepoint, %d in all; want 2", s.Out, r.Printed())
	}
	data, err := json.Marshal(r.Events()[2])
	if want := `{"seq":3,"span":2,"parent":1,"line":7,"elapsed":1.5,"kind":"stdout","body":{"text":"aé"}}`; err != nil || string(data) != want {
		t.Errorf("%s, %v; want %s", data, err, want)
	}
}

func TestCaps(t *testing.T) {
	watched := 0
	r := NewRecorder(Options{Keep: true, Watch: func(Event) { watched++ }, Limits: Limits{Events: 3, Bytes: 4}})
	for range 5 {
		r.Emit(Stdout{Text: "日本語"})
	}
	r.Final(Error{}, 9, Place{})
	if k := kinds(r.Events()); k != "stdout stdout stdout error" || r.Dropped() != 2 || watched != 6 || r.Printed() != 15 {
		t.Errorf("kept %s, dropped %d, watched %d, printed %d", k, r.Dropped(), watched, r.Printed())
	}
	if got := r.Events()[0].Body.(Stdout).Text; got != "日…" {
		t.Errorf("a long text was cut to %q", got)
	}
	if last := r.Events()[3]; last.Line != 9 || last.Seq != 4 {
		t.Errorf("the last event is %+v", last)
	}
}

func TestValues(t *testing.T) {
	big10, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	v := Values{nil, true, 3, int64(-4), big10, 1.0, 0.1, 1e16, 1e-5, math.NaN(), math.Inf(-1), "a\"<b>\n", []byte{0, 255}, []any{int64(1)}, []Pair{{"k", "v"}}, Opaque{"datetime.date", "2025-01-01"}}
	want := `[null,true,3,-4,123456789012345678901234567890,1.0,0.1,1e+16,1e-05,{"float":"nan"},{"float":"-inf"},"a\"\u003cb\u003e\n",{"bytes":"00ff"},[1],{"k":"v"},{"type":"datetime.date","str":"2025-01-01"}]`
	got, err := json.Marshal(v)
	if err != nil || string(got) != want {
		t.Errorf("%v\n got %s\nwant %s", err, got, want)
	}
	got, err = json.Marshal(Params{[]Values{{int64(1)}, {nil}}})
	if err != nil || string(got) != "[[1],[null]]" {
		t.Errorf("%s, %v", got, err)
	}
	if _, err := json.Marshal(Values{struct{}{}}); err == nil {
		t.Error("a value of an unknown kind was written")
	}
}
