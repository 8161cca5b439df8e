package golang

import (
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"

	"sdkparity/parsers/language"
	"sdkparity/source"
)

// TestNested holds that a unit of deeply nested types can be cached: the decoder gives up after 32 levels.
func TestNested(t *testing.T) {
	for _, around := range [][2]string{{"interface{ F(x ", ") }"}, {"struct{ F ", " }"}, {"func(", ")"}, {"map[string]", ""}, {"Box[", "]"}} {
		text := "package a\n\ntype T struct { X " + strings.Repeat(around[0], 30) + "int" + strings.Repeat(around[1], 30) + " }\n"
		u := read(source.File{Data: []byte(text)})
		data, err := cbor.Marshal(u)
		if err != nil {
			t.Fatal(err)
		}
		var got language.Unit
		if err := cbor.Unmarshal(data, &got); err != nil || got.Decls[0].Symbol.Name != "T" || len(u.Problems) > 0 {
			t.Errorf("%s: %v, %v", text, err, u.Problems)
		}
	}
}
