package driver

import "testing"

func TestAttachOf(t *testing.T) {
	for sql, want := range map[string]Attached{
		"ATTACH 'a.db' AS x":                     {File: "a.db", From: 7, To: 13},
		"attach database\n\"a\"\"b\" as x":       {File: `a"b`, From: 16, To: 22},
		"-- one\n ;ATTACH DATABASE/**/[a b]AS x": {File: "a b", From: 28, To: 33},
		"ATTACH`a`as x":                          {File: "a", From: 6, To: 9},
		"ATTACH plain AS 'x'":                    {File: "plain", From: 7, To: 12},
		"ATTACH ? AS ?":                          {Param: 1, From: 7, To: 8},
		"ATTACH ?3 AS x":                         {Param: 3, From: 7, To: 9},
		"ATTACH :file AS x":                      {Param: 1, From: 7, To: 12},
		"ATTACH DATABASE database AS x":          {File: "database", From: 16, To: 24},
	} {
		if got, ok := AttachOf(sql); !ok || got != want {
			t.Errorf("%q: %+v, %v, want %+v", sql, got, ok, want)
		}
	}
	for _, sql := range []string{"", "ATTACH", "ATTACH ", "ATTACH 'a' || 'b' AS x", "ATTACH 'a", "ATTACH ('a') AS x", "SELECT 1", "ATTACHED 'a' AS x", "ATTACH f('a') AS x", "ATTACH 'a' ASX"} {
		if a, ok := AttachOf(sql); ok {
			t.Errorf("%q: %+v", sql, a)
		}
	}
	a, _ := AttachOf("ATTACH x AS y; SELECT 1")
	if got := a.With("ATTACH x AS y; SELECT 1", "it's"); got != "ATTACH 'it''s' AS y; SELECT 1" {
		t.Error(got)
	}
}
