package java

import (
	"testing"

	"sdkparity/model"
)

func TestDeclare(t *testing.T) {
	prim := func(name string) model.Type { return model.Type{Form: model.Prim, Name: name} }
	ref := func(name string) model.Type { return model.Type{Form: model.Ref, Name: name} }
	bean, record := model.Symbol{Kind: model.Class, Name: "Kettle"}, model.Symbol{Kind: model.Object, Name: "Cup"}
	field := func(name string, typ model.Type, p model.Presence) model.Symbol {
		return model.Symbol{Kind: model.Field, Name: name, Type: typ, Presence: p}
	}
	params := []model.Symbol{
		{Kind: model.Param, Name: "session_id", Type: prim(model.String)},
		{Kind: model.Param, Name: "handlers", Type: model.Type{Form: model.Map, Args: []model.Type{prim(model.String), {Form: model.Func, Args: []model.Type{ref("Cup"), prim(model.Void)}}}}},
	}
	for _, c := range []struct {
		parent, s model.Symbol
		want      string
	}{
		{bean, field("managed_identity", ref("ManagedIdentity"), model.Optional), "getManagedIdentity()/setManagedIdentity()"},
		{bean, field("MCPServerURL", prim(model.URL), model.Optional), "getMcpServerUrl()/setMcpServerUrl()"},
		{bean, field("isHot", prim(model.Bool), model.Required), "getIsHot()/setIsHot()"},
		{bean, field("hot", prim(model.Bool), model.Required), "isHot()/setHot()"},
		{model.Symbol{Kind: model.Interface}, field("name", prim(model.String), model.Required), "getName()"},
		{record, field("retry_count", prim(model.Int), model.Optional), "Integer retryCount"},
		{record, field("retryCount", prim(model.Int), model.Required), "int retryCount"},
		{record, field("tags", model.Type{Form: model.List, Args: []model.Type{prim(model.String)}}, model.Optional), "List<String> tags"},
		{record, field("options", model.Type{Form: model.OneOf}, model.Optional), "Object options"},
		{bean, model.Symbol{Kind: model.Method, Name: "SwitchToAsync", Members: params}, "switchTo(String sessionId, Map<String, Consumer<Cup>> handlers)"},
		{bean, model.Symbol{Kind: model.Method, Name: "async"}, "async()"},
		{bean, model.Symbol{Kind: model.Method, Name: model.Constructor, Members: params[:1]}, "Kettle(String sessionId)"},
		{model.Symbol{}, model.Symbol{Kind: model.Function, Name: "new_kettle"}, "newKettle()"},
		{model.Symbol{Kind: model.Enum}, model.Symbol{Kind: model.Value, Name: "NeedsAuth"}, "NEEDS_AUTH"},
		{model.Symbol{}, model.Symbol{Kind: model.Object, Name: "MCPServerConfig"}, "McpServerConfig"},
		{model.Symbol{}, model.Symbol{Kind: model.Param, Name: "done", Type: model.Type{Form: model.Func, Args: []model.Type{prim(model.Void)}}}, "Runnable done"},
	} {
		if got := Declare(c.parent, c.s); got != c.want {
			t.Errorf("%s: got %q, want %q", c.s.Name, got, c.want)
		}
	}
}
