package rust

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/source"
)

func TestBodiless(t *testing.T) {
	for src, want := range map[string]string{
		"fn f(x: [u8; 2]) -> T {\n a }\nfn g();":           "fn f(x: [u8; 2]) -> T {\n   }\nfn g();",
		"impl A { fn f() { \"}\" } const C: u8 = { 1 }; }": "impl A { fn f() {     } const C: u8 = { 1 }; }",
		"struct F { f: fn(u8) -> u8, g: G }":               "struct F { f: fn(u8) -> u8, g: G }",
		"fn f() { // }\n }":                                "fn f() {     \n }",
		"fn f() -> impl A + use<'a, T> { a }":              "fn f() -> impl A              {   }",
		"fn f() {":                                         "fn f() {",
		"} fn f() {a}":                                     "} fn f() {a}",
	} {
		got := bodiless(src)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got)\n%s", src, diff)
		}
	}
}

// TestUnknownBody holds that code which the grammar does not know costs no declaration.
func TestUnknownBody(t *testing.T) {
	src := "pub struct A { pub x: u8 }\nimpl A {\n    pub fn a(&self) { match % in @ $ { } }\n    pub fn b(&self) {}\n}\npub struct B { pub y: u8 }\n"
	u := read(source.File{Path: "lib.rs", Data: []byte(src)})
	var names []string
	for _, d := range u.Decls {
		names = append(names, d.Symbol.Name)
	}
	if len(u.Problems) > 0 || !strings.Contains(strings.Join(names, " "), "B") {
		t.Errorf("got %v, problems %v", names, u.Problems)
	}
}
