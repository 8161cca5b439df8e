package csharp

import (
	"testing"

	"sdkparity/model"
)

func prim(name string) model.Type { return model.Type{Form: model.Prim, Name: name} }
func ref(name string) model.Type  { return model.Type{Form: model.Ref, Name: name} }

func TestDeclare(t *testing.T) {
	parent := model.Symbol{Kind: model.Class, Name: "ShopClient", Members: []model.Symbol{
		{Kind: model.Field, Name: "YouTubeToken", Type: model.Type{Form: model.Prim, Name: model.String, Text: "string"}},
		{Kind: model.Field, Name: "BaseURL", Type: model.Type{Form: model.Prim, Name: model.Int, Text: "long?"}},
		{Kind: model.Field, Name: "Tags", Type: model.Type{Form: model.List, Args: []model.Type{prim(model.String)}, Text: "IReadOnlyList<string>"}},
		{Kind: model.Method, Name: "SendAsync"},
	}}
	field := func(name string, typ model.Type, p model.Presence) model.Symbol {
		return model.Symbol{Kind: model.Field, Name: name, Type: typ, Presence: p}
	}
	param := func(name string, typ model.Type, p model.Presence) model.Symbol {
		return model.Symbol{Kind: model.Param, Name: name, Type: typ, Presence: p}
	}
	callback := model.Type{Form: model.Func, Args: []model.Type{ref("Order"), prim(model.Void)}}
	for _, test := range []struct {
		parent, s model.Symbol
		want      string
	}{
		{parent, field("retry_policy", ref("RetryConfig"), model.Optional), "RetryConfig? RetryPolicy"},
		{parent, field("youtubeTokenUrl", prim(model.String), model.Required), "string YouTubeTokenURL"},
		{model.Symbol{}, field("MCPServerURL", prim(model.URL), model.Required), "Uri McpServerUrl"},
		{parent, field("maxItems", prim(model.Int), model.Optional), "long? MaxItems"},
		{model.Symbol{}, field("max_items", prim(model.Int), model.Unstated), "int MaxItems"},
		{parent, field("names", model.Type{Form: model.List, Args: []model.Type{prim(model.String)}}, model.Required), "IReadOnlyList<string> Names"},
		{parent, field("extra", model.Type{Form: model.Map, Args: []model.Type{prim(model.String), prim(model.Any)}}, model.Required), "IDictionary<string, JsonElement> Extra"},
		{parent, field("onOrder", callback, model.Optional), "Func<Order, Task>? OnOrder"},
		{parent, field("kind", model.Type{Form: model.Literal, Name: "shop"}, model.Required), "string Kind"},
		{parent, field("a", model.Type{Form: model.OneOf, Args: []model.Type{{Form: model.Literal, Name: "x"}, prim(model.String), prim(model.Null)}}, model.Required), "string A"},
		{parent, field("b", model.Type{Form: model.OneOf, Args: []model.Type{ref("X"), prim(model.String)}}, model.Required), "object B"},
		{parent, field("", model.Type{}, model.Required), "object "},
		{parent, model.Symbol{Kind: model.Method, Name: "pay_order", Members: []model.Symbol{
			param("order_id", prim(model.String), model.Required), param("options", ref("PayOptions"), model.Optional)}},
			"PayOrderAsync(string orderId, PayOptions? options = null)"},
		{model.Symbol{}, model.Symbol{Kind: model.Method, Name: "ping"}, "Ping()"},
		{parent, param("YouTubeToken", prim(model.String), model.Optional), "string? youTubeToken = null"},
		{parent, model.Symbol{Kind: model.Value, Name: "NEEDS_AUTH"}, "NeedsAuth"},
		{parent, model.Symbol{Kind: model.Object, Name: "retry_config"}, "RetryConfig"},
		{parent, field("élan", prim(model.Bool), model.Required), "bool Élan"},
	} {
		if got := Declare(test.parent, test.s); got != test.want {
			t.Errorf("%s: got %q, want %q", test.s.Name, got, test.want)
		}
	}
}
