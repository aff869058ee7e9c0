package words_test

import (
	"testing"

	"github.com/diptych-orm/diptych/playground/words"
)

func TestSay(t *testing.T) {
	for _, c := range []struct {
		text   string
		values []string
		want   string
	}{
		{"plain", nil, "plain"},
		{"%s of %s", []string{"1", "2"}, "1 of 2"},
		{"%s and %s", []string{"LIKE %s", "%s"}, "LIKE %s and %s"}, // a value may look like a place
		{"%s", []string{"a", "b"}, "a"},
		{"%s and %s", []string{"a"}, "a and %s"},
	} {
		if got := words.Say(c.text, c.values...); got != c.want {
			t.Errorf("%q with %q: %q, want %q", c.text, c.values, got, c.want)
		}
	}
}
