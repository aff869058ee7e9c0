package trace

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"time"
)

// The fields that encode.go writes are those of the bodies' tags: a body with
// every field set, and one with none, read back the same from both.
func TestEncodeFollowsTheTags(t *testing.T) {
	bodies := []Body{
		StatementBegin{}, StatementRows{}, StatementEnd{}, Transaction{}, Savepoint{}, ObjectState{}, Attribute{}, IdentityMap{},
		LoaderChoice{}, FlushPlan{}, Migration{}, Stdout{}, Stderr{}, Warning{}, Diagnostic{}, Limit{}, Error{},
	}
	for _, empty := range bodies {
		full := reflect.New(reflect.TypeOf(empty)).Elem()
		fill(full)
		for _, body := range []Body{empty, full.Interface().(Body)} {
			e := Event{Seq: 3, Span: 2, Parent: 1, Line: 9, Elapsed: 1500 * time.Microsecond, Body: body}
			got, err := e.AppendJSON(nil)
			if err != nil {
				t.Fatal(err)
			}
			want, err := json.Marshal(map[string]any{"seq": 3, "span": 2, "parent": 1, "line": 9, "elapsed": 1.5, "kind": body.Kind(), "body": body})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(read(t, got), read(t, want)) {
				t.Errorf("%s:\n got %s\nwant %s", body.Kind(), got, want)
			}
		}
	}
}

func read(t *testing.T, text []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return v
}

// fill sets every field of v to something that is not its zero.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Params]() {
			v.Set(reflect.ValueOf(Params{Values{int64(1), "x"}}))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.String:
		v.SetString("a \"<b>\"\n")
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Float64:
		v.SetFloat(0.25)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Interface:
		v.Set(reflect.ValueOf("value"))
	}
}

func FuzzString(f *testing.F) {
	for _, s := range []string{"", "plain", "a\"\\\n\t\x00\x1f\x7f", "é日本\U0001F600", "\xff\xc0x", "\u2028\ufffd", "<b>&"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := appendString(nil, s)
		var back, want string
		if err := json.Unmarshal(got, &back); err != nil {
			t.Fatalf("%q as %s: %v", s, got, err)
		}
		text, _ := json.Marshal(s)
		json.Unmarshal(text, &want)
		if back != want {
			t.Errorf("%q came back as %q, want %q", s, back, want)
		}
	})
}

func BenchmarkAppendJSON(b *testing.B) {
	e := Event{Seq: 1, Span: 1, Line: 3, Body: StatementBegin{SQL: `SELECT "app_book"."id", "app_book"."title" FROM "app_book" WHERE "app_book"."id" = %s LIMIT 21`, Params: Params{Values{int64(1)}}}}
	var buf []byte
	for b.Loop() {
		buf, _ = e.AppendJSON(buf[:0])
	}
}
