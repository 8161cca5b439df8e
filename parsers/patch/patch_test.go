package patch

import (
	"slices"
	"strings"
	"testing"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

func TestApply(t *testing.T) {
	got := Apply("abc", []Edit{{3, "!"}, {1, "x"}, {1, "y"}, {0, ">"}})
	if want := ">axybc!"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestIndent(t *testing.T) {
	if got, want := Indent("a\n\n  b", "\t"), "\ta\n\n\t  b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	text := "one\n  two\nthree"
	if LineStart(text, 7) != 4 || LineEnd(text, 7) != 10 || LineEnd(text, 12) != len(text) || LineNumber(text, 7) != 2 || Margin(text, 7) != "  " {
		t.Errorf("got %d %d %d %d %q", LineStart(text, 7), LineEnd(text, 7), LineEnd(text, 12), LineNumber(text, 7), Margin(text, 7))
	}
}

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
	found := Copies(copying, 0, len(copying), members)
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
		edit, ok := Repeat(copying, found, "x", c.after, c.collection, c.like)
		if ok != (c.want != "") || edit.Text != c.want || ok && !strings.HasPrefix(copying[edit.At:], c.next) {
			t.Errorf("after %v: got %q before %q, want %q before %q", c.after, edit.Text, copying[edit.At:], c.want, c.next)
		}
	}
}

// An element of an initializer that ends without a comma cannot be followed by another one.
func TestRepeatInitializer(t *testing.T) {
	code := "new X {\n    A = o.A,\n    B = o.B\n};\n"
	found := Copies(code, 0, len(code), []string{"A", "B"})
	edit, ok := Repeat(code, found, "C", []string{"B"}, false, func(string) bool { return true })
	if want := "new X {\n    A = o.A,\n    C = o.C,\n    B = o.B\n};\n"; !ok || Apply(code, []Edit{edit}) != want {
		t.Errorf("got %q", Apply(code, []Edit{edit}))
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

func TestSettled(t *testing.T) {
	number := model.Type{Form: model.Prim, Name: model.Number}
	text := model.Type{Form: model.Prim, Name: model.String}
	null := model.Type{Form: model.Prim, Name: model.Null}
	counts := model.Symbol{Members: []model.Symbol{{Type: model.Type{Form: model.Prim, Name: model.Int}}}}
	oneOf := func(args ...model.Type) model.Type { return model.Type{Form: model.OneOf, Args: args} }
	for _, c := range []struct {
		typed  model.Type
		parent model.Symbol
		want   string
	}{
		{number, model.Symbol{}, model.Number},
		{number, counts, model.Int},
		{oneOf(text, null), counts, model.String},
		{oneOf(model.Type{Form: model.Literal, Name: "a"}, model.Type{Form: model.Literal, Name: "b"}), counts, model.String},
		{oneOf(text, number), counts, ""},
		{model.Type{Form: model.Ref, Name: "Deep.Reef"}, counts, "Deep.Reef"},
		{model.Type{Form: model.Ref, Name: "Reef; } class Evil {"}, counts, model.Any},
	} {
		got := Settled(language.Gap{Want: model.Symbol{Type: c.typed}, Parent: c.parent}).Type
		if got.Name != c.want {
			t.Errorf("%+v: got %+v", c.typed, got)
		}
	}
}
