package memberwise

import (
	"slices"
	"strings"
	"testing"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/patch"
)

const copying = `
    a = other.a;
    list = other.list != null ? new ArrayList<>(other.list) : null;
    map = other.map != null
        ? new HashMap<String, Integer>(other.map)
        : null;
    deep = other.deep.copy();
    alien = 1;
    last = other.last;
`

func TestRepeat(t *testing.T) {
	members := []string{"a", "list", "map", "deep", "last", "alien"}
	found := Copies(&patch.Page{Text: copying}, 0, len(copying), members)
	var names []string
	for _, s := range found {
		names = append(names, s.Name)
	}
	if want := []string{"a", "list", "map", "deep", "last"}; !slices.Equal(names, want) { // alien copies nothing
		t.Fatalf("got %v, want %v", names, want)
	}
	is := func(name string) func(string) bool { return func(n string) bool { return n == name } }
	any := func(string) bool { return true }
	for _, c := range []struct {
		after      []string
		collection bool
		like       func(string) bool
		want, next string // next is what the statement stands before; neither where it cannot be repeated
	}{
		{[]string{"none", "a"}, false, any, "    x = other.x;\n", "    list"},
		{[]string{"map"}, false, any, "    x = other.x;\n", "    deep"},
		{nil, true, is("list"), "    x = other.x != null ? new ArrayList<>(other.x) : null;\n", ""},
		{nil, true, is("map"), "", ""},
		{nil, false, is("deep"), "", ""},
	} {
		edit, ok := Repeat(copying, found, "x", language.Gap{After: c.after}, c.collection, c.like)
		if ok != (c.want != "") || edit.Text != c.want || ok && !strings.HasPrefix(copying[edit.At:], c.next) {
			t.Errorf("after %v: got %q before %q, want %q before %q", c.after, edit.Text, copying[edit.At:], c.want, c.next)
		}
	}
}

// An element of an initializer that ends without a comma cannot be followed by another one.
func TestRepeatInitializer(t *testing.T) {
	code := "new X {\n    A = o.A,\n    B = o.B\n};\n"
	found := Copies(&patch.Page{Text: code}, 0, len(code), []string{"A", "B"})
	edit, ok := Repeat(code, found, "C", language.Gap{After: []string{"B"}}, false, func(string) bool { return true })
	if want := "new X {\n    A = o.A,\n    C = o.C,\n    B = o.B\n};\n"; !ok || patch.Apply(code, []patch.Edit{edit}) != want {
		t.Errorf("got %q", patch.Apply(code, []patch.Edit{edit}))
	}
}

func TestSpread(t *testing.T) {
	code := "send(config.A, config?.B, other.C, this.config.D, x.E)"
	found := Spread(code, 0, len(code), []string{"A", "B", "C", "D"})
	if len(found) != 3 || found["D"] != strings.Index(code, "D") {
		t.Errorf("got %v", found)
	}
	if found := Spread(code, 0, len(code), []string{"A", "B", "C", "D", "E", "F", "G"}); found != nil {
		t.Errorf("three of seven: got %v", found)
	}
}

func TestReplaceWord(t *testing.T) {
	if got, want := ReplaceWord("a.getA(aa, a)", "a", "b"), "b.getA(aa, b)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLeadsTo(t *testing.T) {
	reef := model.Type{Form: model.Ref, Name: "Reef"}
	types := []model.Symbol{
		{Name: "Atoll", Bases: []model.Type{reef}},
		{Name: "Sea", Members: []model.Symbol{
			{Kind: model.Field, Name: "reefs", Type: model.Type{Form: model.List, Args: []model.Type{reef}}},
			{Kind: model.Field, Name: "depth", Type: model.Type{Form: model.Prim, Name: model.Int}},
		}},
	}
	if got, want := LeadsTo(types, "Reef", strings.ToUpper), []string{"Atoll", "REEFS"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
