package values

import "testing"

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
