package golang

import (
	"testing"

	"sdkparity/model"
	"sdkparity/source"
)

func TestDeclare(t *testing.T) {
	u := read(source.File{Data: []byte(`package shop

type Plain struct {
	MLName string
	Key    string ` + "`json:\"key,omitempty\"`" + `
}

type Pointers struct {
	Key  *string ` + "`json:\"key,omitempty\"`" + `
	Next *Plain
}

type Color string
`)})
	plain, pointers, color := u.Decls[0].Symbol, u.Decls[1].Symbol, u.Decls[2].Symbol
	color.Members = []model.Symbol{{Kind: model.Value, Name: "ColorNameRed"}, {Kind: model.Value, Name: "ColorNameDarkRed"}}
	text, flag := model.Type{Form: model.Prim, Name: model.String}, model.Type{Form: model.Prim, Name: model.Bool}
	void := model.Type{Form: model.Prim, Name: model.Void}
	ref := func(name string) model.Type { return model.Type{Form: model.Ref, Name: name} }
	field := func(name string, typ model.Type, p model.Presence) model.Symbol {
		return model.Symbol{Kind: model.Field, Name: name, Type: typ, Presence: p}
	}
	for _, c := range []struct {
		parent, symbol model.Symbol
		want           string
	}{
		{plain, field("mcpServerIds", model.Type{Form: model.List, Args: []model.Type{text}}, model.Optional), "MCPServerIDs []string"},
		{plain, field("base_url", text, model.Optional), "BaseURL string"},
		{plain, field("useMl", flag, model.Required), "UseML bool"},
		{plain, field("managedIdentity", ref("IdentityConfig"), model.Optional), "ManagedIdentity *IdentityConfig"},
		{pointers, field("baseUrl", text, model.Optional), "BaseURL *string"},
		{pointers, field("baseUrl", text, model.Required), "BaseURL string"},
		{pointers, field("onEvent", ref("EventHandler"), model.Optional), "OnEvent EventHandler"},
		{pointers, field("on-done", model.Type{Form: model.Func, Args: []model.Type{text, void}}, model.Optional), "OnDone func(string) error"},
		{pointers, field("pick", model.Type{Form: model.Func, Args: []model.Type{text, flag}}, model.Optional), "Pick func(string) (bool, error)"},
		{pointers, field("labels", model.Type{Form: model.Map, Args: []model.Type{text, {Form: model.Prim, Name: model.Any}}}, model.Optional), "Labels map[string]any"},
		{pointers, field("size", model.Type{Form: model.Inline, Members: []model.Symbol{field("w", model.Type{Form: model.Prim, Name: model.Int}, model.Required)}}, model.Required), "Size struct{ W int }"},
		{pointers, field("mode", model.Type{Form: model.OneOf, Args: []model.Type{{Form: model.Literal, Name: "a"}, {Form: model.Literal, Name: "b"}}}, model.Required), "Mode string"},
		{pointers, field("either", model.Type{Form: model.OneOf, Args: []model.Type{text, flag}}, model.Optional), "Either any"},
		{plain, model.Symbol{Kind: model.Method, Name: "StopAsync", Type: void}, "Stop(ctx context.Context) error"},
		{plain, model.Symbol{Kind: model.Method, Name: "list_models", Type: ref("ModelList"), Members: []model.Symbol{
			{Kind: model.Param, Name: "session_id", Type: text, Presence: model.Required}, {Kind: model.Param, Name: "options", Type: ref("ListOptions"), Presence: model.Optional}}},
			"ListModels(ctx context.Context, sessionID string, options *ListOptions) (ModelList, error)"},
		{model.Symbol{}, model.Symbol{Kind: model.Function, Name: "defineTool", Type: ref("Tool")}, "func DefineTool(ctx context.Context) (Tool, error)"},
		{plain, model.Symbol{Kind: model.Param, Name: "URL", Type: text}, "url string"},
		{color, model.Symbol{Kind: model.Value, Name: "dark-blue"}, "ColorNameDarkBlue"},
		{u.Decls[2].Symbol, model.Symbol{Kind: model.Value, Name: "NEEDS_ID"}, "ColorNeedsID"},
		{model.Symbol{}, model.Symbol{Kind: model.Object, Name: "McpServerConfig"}, "MCPServerConfig"},
		{model.Symbol{}, model.Symbol{Kind: model.Object, Name: "été"}, "Été"},
	} {
		if got := declare(c.parent, c.symbol); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
