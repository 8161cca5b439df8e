package python

import (
	"testing"

	"sdkparity/model"
)

func ref(name string) model.Type  { return model.Type{Form: model.Ref, Name: name} }
func prim(name string) model.Type { return model.Type{Form: model.Prim, Name: name} }

func member(kind model.Kind, name, text string, p model.Presence) model.Symbol {
	return model.Symbol{Kind: kind, Name: name, Type: model.Type{Text: text}, Presence: p}
}

func TestDeclare(t *testing.T) {
	dataclass := model.Symbol{Kind: model.Object, Members: []model.Symbol{member(model.Field, "git_root", "str | None", model.Optional)}}
	open := model.Symbol{Kind: model.Object, Bases: []model.Type{ref("TypedDict")}, Members: []model.Symbol{member(model.Field, "a_b", "str", model.Optional)}}
	total := model.Symbol{Kind: model.Object, Bases: []model.Type{ref("TypedDict")}, Members: []model.Symbol{member(model.Field, "sessionId", "str", model.Required)}}
	mixed := model.Symbol{Kind: model.Object, Members: []model.Symbol{member(model.Field, "a", "Required[str]", model.Required)}}
	keys := model.Symbol{Kind: model.Object, Members: []model.Symbol{member(model.Field, "a", "NotRequired[str]", model.Optional)}}
	class := model.Symbol{Kind: model.Class}
	enum := model.Symbol{Kind: model.Enum, Members: []model.Symbol{{Kind: model.Value, Name: "A", Wire: "a"}}}
	literal := model.Symbol{Kind: model.Enum, Members: []model.Symbol{{Kind: model.Value, Name: "a", Wire: "a"}}}
	field := model.Symbol{Kind: model.Field, Name: "managedIdentity", Type: ref("ManagedIdentityConfig"), Presence: model.Optional}
	required := model.Symbol{Kind: model.Field, Name: "MCPServerURL", Type: model.Type{Form: model.List, Args: []model.Type{prim(model.String)}}, Presence: model.Required}
	callback := model.Type{Form: model.Func, Args: []model.Type{ref("Event"), prim(model.Void)}}
	method := model.Symbol{Kind: model.Method, Name: "SendAndWaitAsync", Type: ref("Reply"), Members: []model.Symbol{
		{Kind: model.Param, Name: "onEvent", Type: callback, Presence: model.Optional},
		{Kind: model.Param, Name: "from", Type: model.Type{Form: model.Map, Args: []model.Type{prim(model.String), prim(model.Number)}}},
	}}
	mode := model.Type{Form: model.OneOf, Args: []model.Type{{Form: model.Literal, Name: "a"}, ref("Other"), {Form: model.Literal, Name: "b"}}}
	value := model.Symbol{Kind: model.Value, Name: "NeedsAuth", Wire: "needs-auth"}
	for _, c := range []struct {
		parent, s model.Symbol
		want      string
	}{
		{dataclass, field, "managed_identity: ManagedIdentityConfig | None = None"},
		{open, field, "managed_identity: ManagedIdentityConfig"},
		{total, field, "managedIdentity: NotRequired[ManagedIdentityConfig]"},
		{keys, field, "managed_identity: NotRequired[ManagedIdentityConfig]"},
		{mixed, required, "mcp_server_url: Required[list[str]]"},
		{dataclass, required, "mcp_server_url: list[str]"},
		{class, field, "managed_identity: ManagedIdentityConfig | None"},
		{class, method, "send_and_wait(from_: dict[str, float], *, on_event: Callable[[Event], None] | None = None) -> Reply"},
		{class, method.Members[0], "on_event: Callable[[Event], None] | None = None"},
		{class, model.Symbol{Kind: model.Param, Name: "runMode", Type: mode}, `run_mode: Literal["a", "b"] | Other`},
		{enum, value, `NEEDS_AUTH = "needs-auth"`},
		{literal, value, `"needs-auth"`},
		{model.Symbol{}, model.Symbol{Kind: model.Object, Name: "Outer.AzureOptions"}, "AzureOptions"},
	} {
		if got := Declare(c.parent, c.s); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.s.Name, got, c.want)
		}
	}
}
