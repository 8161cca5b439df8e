package patch

import (
	"slices"
	"testing"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

func around() *Writer {
	return &Writer{
		API: &model.API{Types: []model.Symbol{
			{Name: "Depth", At: model.Pos{File: "c"}}, {Name: "Old", Layer: model.Generated, At: model.Pos{File: "d"}},
		}},
		Gap: language.Gap{
			Want: model.Symbol{Kind: model.Object},
			Near: []model.Symbol{
				{Name: "Level", Kind: model.Enum, At: model.Pos{File: "a"}}, {Name: "Reef", Kind: model.Class, At: model.Pos{File: "b"}},
				{Name: "Made", Kind: model.Object, Layer: model.Generated},
			},
			After: []string{"Depth", "Old"},
		},
	}
}

func TestNearest(t *testing.T) {
	var all, one []string
	around().Nearest(func(s model.Symbol) bool { all = append(all, s.Name); return false })
	around().Nearest(func(s model.Symbol) bool { one = append(one, s.Name); return true })
	if want := []string{"Reef", "Level", "Reef"}; !slices.Equal(all, want) || len(one) != 1 {
		t.Errorf("got %v, then %v, want %v", all, one, want)
	}
}

func TestBefore(t *testing.T) {
	var all, one []string
	around().Before(func(name, file string, _ bool) bool { all = append(all, name+" "+file); return false })
	around().Before(func(name, _ string, beside bool) bool { one = append(one, name); return !beside })
	if want := []string{"Depth a", "Depth b", "Depth ", "Level a", "Reef b", "Made ", "Depth c"}; !slices.Equal(all, want) {
		t.Errorf("got %q, want %q", all, want)
	}
	if want := []string{"Depth", "Depth", "Depth", "Level"}; !slices.Equal(one, want) {
		t.Errorf("got %v, want %v", one, want)
	}
}
