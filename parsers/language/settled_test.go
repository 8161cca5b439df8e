package language

import (
	"testing"

	"sdkparity/model"
)

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
		got := Gap{Want: model.Symbol{Type: c.typed}, Parent: c.parent}.Settled().Type
		if got.Name != c.want {
			t.Errorf("%+v: got %+v", c.typed, got)
		}
	}
}
