package rust

import (
	"testing"

	"sdkparity/model"
)

func TestDeclare(t *testing.T) {
	text := model.Type{Form: model.Prim, Name: model.String}
	ref := model.Type{Form: model.Ref, Name: "TideConfig"}
	ordered := model.Symbol{Members: []model.Symbol{{Type: model.Type{Text: "IndexMap<String, Tide>"}}}}
	for _, c := range []struct {
		parent, s model.Symbol
		want      string
	}{
		{s: model.Symbol{Kind: model.Object, Name: "MCPServerConfig"}, want: "McpServerConfig"},
		{s: model.Symbol{Kind: model.Field, Name: "tideConfig", Type: ref, Presence: model.Optional}, want: "tide_config: Option<TideConfig>"},
		{s: model.Symbol{Kind: model.Field, Name: "type", Type: text}, want: "r#type: String"},
		{s: model.Symbol{Kind: model.Field, Name: "Tides", Type: model.Type{Form: model.List, Args: []model.Type{ref}}}, want: "tides: Vec<TideConfig>"},
		{
			parent: ordered,
			s:      model.Symbol{Kind: model.Field, Name: "byName", Type: model.Type{Form: model.Map, Args: []model.Type{text, ref}}},
			want:   "by_name: IndexMap<String, TideConfig>",
		},
		{s: model.Symbol{Kind: model.Field, Name: "onTide", Type: model.Type{Form: model.Func, Args: []model.Type{ref, {Form: model.Prim, Name: model.Void}}}},
			want: "on_tide: Arc<dyn Fn(TideConfig) + Send + Sync>"},
		{s: model.Symbol{Kind: model.Field, Name: "onTide", Type: model.Type{Form: model.Func, Args: []model.Type{text}}}, want: "on_tide: Arc<dyn Fn() -> String + Send + Sync>"},
		{s: model.Symbol{Kind: model.Value, Name: "DARK_BLUE"}, want: "DarkBlue"},
		{s: model.Symbol{Kind: model.Value, Name: "dark-blue", Type: ref}, want: "DarkBlue(TideConfig)"},
		{s: model.Symbol{Kind: model.Param, Name: "theURL", Type: model.Type{Form: model.Prim, Name: model.URL}}, want: "the_url: String"},
		{
			s: model.Symbol{Kind: model.Method, Name: "GetTideAsync", Members: []model.Symbol{
				{Kind: model.Param, Name: "at", Type: model.Type{Form: model.Prim, Name: model.Int}, Presence: model.Optional}}},
			want: "get_tide(at: Option<i64>)",
		},
		{s: model.Symbol{Kind: model.Field, Name: "nothing"}, want: "nothing: serde_json::Value"},
	} {
		if got := declare(c.parent, c.s); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.s.Kind, c.s.Name, got, c.want)
		}
	}
}
