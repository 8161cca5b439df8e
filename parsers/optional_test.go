package parsers

import (
	"testing"

	"sdkparity/model"
)

// TestUnwrapOptional takes what a wrapper of the SDK's own holds out of it; a page and a result are none.
func TestUnwrapOptional(t *testing.T) {
	value := model.Type{Form: model.Ref, Name: "T", Text: "*T"}
	truth := model.Type{Form: model.Prim, Name: model.Bool}
	method := func(name string, typ model.Type) model.Symbol {
		return model.Symbol{Kind: model.Method, Name: name, Type: typ}
	}
	field := func(name string, typ model.Type) model.Symbol {
		return model.Symbol{Kind: model.Field, Name: name, Type: typ, Presence: model.Required}
	}
	number := model.Type{Form: model.Prim, Name: model.Int}
	of := func(wrapper string) model.Type {
		return model.Type{Form: model.Ref, Name: wrapper, Args: []model.Type{number}, Text: wrapper + "[int]"}
	}
	for _, c := range []struct {
		wrapper model.Symbol
		want    bool
	}{
		{model.Symbol{Kind: model.Class, Name: "Nullable", Members: []model.Symbol{method("Get", value), method("IsSet", truth), method("Unset", model.Type{})}}, true},
		{model.Symbol{Kind: model.Class, Name: "MaybeUnset", Members: []model.Symbol{field("Value", value), field("IsUnset", truth)}}, true},
		{model.Symbol{Kind: model.Class, Name: "Page", Members: []model.Symbol{field("First", value), field("HasMore", truth)}}, false},
		{model.Symbol{Kind: model.Class, Name: "Setting", Members: []model.Symbol{field("Value", number), field("IsSet", truth)}}, false},
	} {
		members := []model.Symbol{field("size", of(c.wrapper.Name)), field("name", number)}
		api := &model.API{Types: []model.Symbol{c.wrapper, {Kind: model.Object, Name: "Lamp", Members: members}}}
		unwrapOptional(api)
		got := api.Types[len(api.Types)-1].Members[0]
		if unwrapped := got.Presence == model.Optional && got.Type.Name == model.Int && len(api.Types) == 1; unwrapped != c.want {
			t.Errorf("%s: %+v of %d types, want unwrapped %v", c.wrapper.Name, got, len(api.Types), c.want)
		}
		if members[0].Presence != model.Required {
			t.Errorf("%s: what a unit holds was changed", c.wrapper.Name)
		}
	}
}
