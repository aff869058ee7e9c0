package values

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"testing"
)

func TestTextsAreThoseOfPython(t *testing.T) {
	dec := func(s string) Decimal {
		d, ok := ParseDecimal(s)
		if !ok {
			t.Fatalf("%q is not a decimal", s)
		}
		return d
	}
	for _, c := range []struct{ have, want string }{
		{dec("3.50").String(), "3.50"},
		{dec("1E+3").String(), "1E+3"},
		{dec("0.0000001").String(), "1E-7"},
		{dec("-0").String(), "-0"},
		{dec("2.675").Quantize(-2).String(), "2.68"},
		{dec("2.665").Quantize(-2).String(), "2.66"},
		{DecimalFromFloat(3.5, 15).Quantize(-2).String(), "3.50"},
		{DecimalFromFloat(0.1, 15).String(), "0.100000000000000"},
		{Repr(Tuple{int64(1)}), "(1,)"},
		{Repr([]any{"it's", nil, true, 1.0}), `["it's", None, True, 1.0]`},
		{Duration(-1).String(), "-1 day, 23:59:59.999999"},
		{Repr(Duration(86400 * 1000000)), "datetime.timedelta(days=1)"},
	} {
		if c.have != c.want {
			t.Errorf("got %s, want %s", c.have, c.want)
		}
	}
	if _, f := ParseDate("2024-02-30"); f != Impossible {
		t.Errorf("February 30 is %v", f)
	}
	d, f := ParseDateTime("2024-05-06T07:08:09.5+02:00")
	if f != Matches || d.String() != "2024-05-06 07:08:09.500000+02:00" {
		t.Errorf("got %v %v", d, f)
	}
}

// The forms of dates, times and durations are those that Django's patterns give.
func TestFormsAreThoseOfThePatterns(t *testing.T) {
	const clock = `(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d{0,6})?)?`
	forms := []struct {
		pattern *regexp.Regexp
		read    func(s string) (shape bool)
		pieces  []string
	}{
		{regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`), func(s string) bool { _, f := ParseDate(s); return f != NoMatch },
			[]string{"2024", "-", "1", "12", "305", " ", "x"}},
		{regexp.MustCompile(`^` + clock + `$`), func(s string) bool { _, f := ParseTime(s); return f != NoMatch },
			[]string{"1", "23", ":", ":", ".", ",", "1234567", "1234567890123", " "}},
		{regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})[T ]` + clock + `\s*(Z|[+-]\d{2}(?::?\d{2})?)?$`),
			func(s string) bool { _, f := ParseDateTime(s); return f != NoMatch },
			[]string{"2024-1-2", "T", " ", "1:2", "23:59", ":7", ".5", "Z", "+", "-", "02", "03", ":", "1"}},
		{regexp.MustCompile(`^(?:(?:(-?\d+) (?:days?, )?)?(-?)(?:(?:(\d+):)?(\d+):)?(\d+)(?:[.,](\d{1,6})\d{0,6})?|[-+]?P(?:\d+(?:[.,]\d+)?D)?(?:T(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)$`),
			func(s string) bool { _, ok := ParseDuration(s); return ok },
			[]string{"-", "+", "3", "14", " ", "day, ", "days, ", ":", ":", ".", ",", "P", "T", "1D", "2H", "3M", "4.5S", "x"}},
	}
	random := rand.New(rand.NewPCG(1, 2))
	matched := 0
	for i, form := range forms {
		for range 200000 {
			s := ""
			for range 1 + random.IntN(9) {
				s += form.pieces[random.IntN(len(form.pieces))]
			}
			want := form.pattern.MatchString(s)
			if i == 3 && (s[len(s)-1] == 'P' || s[len(s)-1] == 'T') {
				want = false // nothing is named
			}
			if got := form.read(s); got != want {
				t.Fatalf("form %d: %q is taken: %v", i, s, got)
			}
			if want {
				matched++
			}
		}
	}
	if matched < 3000 {
		t.Errorf("only %d texts were of a form", matched)
	}
	for s, want := range map[string]string{
		"-3 days, 04:05:06.7": "-3 days, 4:05:06.700000", "-1 -00:00:01": "-2 days, 23:59:59", "5": "0:00:05", "1:2": "0:01:02", "P1DT2,5H": "1 day, 2:30:00", "-PT1.5S": "-1 day, 23:59:58.500000",
	} {
		if d, ok := ParseDuration(s); !ok || d.String() != want {
			t.Errorf("%s is %s, not %s", s, d, want)
		}
	}
	for s, want := range map[string]string{"2024-1-2 3:04 +0530": "2024-01-02 03:04:00+05:30", "2024-01-02T03:04:05,25Z": "2024-01-02 03:04:05.250000+00:00"} {
		if d, f := ParseDateTime(s); f != Matches || fmt.Sprint(d) != want {
			t.Errorf("%s is %s, not %s", s, d, want)
		}
	}
}
