package browsertest

import (
	"strings"
	"testing"
)

func TestShots(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/n-plus-one/")
	b.ready()
	b.shot("ready")
	b.click(".top .run")
	b.ran()
	b.shot("ran")
	if !strings.Contains(b.text("#p-dj .stdout"), "Solaris") {
		t.Error(b.text("#p-dj"))
	}
}
