package inventory

import (
	"os"
	"testing"
)

func TestTheTableIsTrue(t *testing.T) {
	want, err := Table()
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../../docs/library.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Error("docs/library.md is not what the modules have; make it anew: go run ./conformance/cmd/modules > docs/library.md")
	}
}
