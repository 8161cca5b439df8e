package report

import (
	"bytes"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/model"
)

func lampAPIs() []*model.API {
	at := func(line int) model.Pos { return model.Pos{File: "node/src/lamp.ts", Line: line} }
	text := model.Type{Form: model.Prim, Name: model.String, Text: "string"}
	config := model.Symbol{Kind: model.Object, Name: "LampConfig", Layer: model.Handwritten, Access: model.Exported, At: at(3), Members: []model.Symbol{
		{Kind: model.Field, Name: "colour", Wire: "colour", Type: text, Presence: model.Required, At: at(4)},
		{Kind: model.Field, Name: "onDim", Wire: "dimmed", Type: model.Type{Text: "(level: number) => void"}, Presence: model.Optional, Stability: model.Experimental, At: at(5)},
		{Kind: model.Field, Name: "灯", Type: text, At: model.Pos{File: "node/src/shade.ts", Line: 9}},
	}}
	client := model.Symbol{Kind: model.Class, Name: "LampClient", Layer: model.Handwritten, Access: model.Exported, At: at(20), Members: []model.Symbol{
		{Kind: model.Method, Name: model.Constructor, At: at(21), Members: []model.Symbol{{Kind: model.Param, Name: "options", Type: model.Type{Text: "LampConfig"}, Presence: model.Optional, At: at(21)}}},
		{Kind: model.Method, Name: "toggle", Type: text, At: at(22)},
	}}
	event := model.Symbol{Kind: model.Union, Name: "LampEvent", Layer: model.Generated, Access: model.Reachable, Partial: true, Stability: model.Deprecated, At: at(40),
		Members: []model.Symbol{{Kind: model.Value, Name: "On", Wire: "on", At: at(41), Members: []model.Symbol{{Kind: model.Field, Name: "watts", Type: model.Type{Text: "number"}, At: at(42)}}}}}
	connect := model.Symbol{Kind: model.Function, Name: "connect", Layer: model.Handwritten, At: at(60), Members: []model.Symbol{
		{Kind: model.Param, Name: "address", Type: text, Presence: model.Required}, {Kind: model.Param, Name: "config", Type: model.Type{Text: "LampConfig"}, Presence: model.Optional},
	}}
	return []*model.API{
		{SDK: "node", Files: 3, Types: []model.Symbol{config, client, event}, Functions: []model.Symbol{connect}, Counts: model.Counts{Read: 1204, Ignored: 3, Unread: 1},
			Problems: []model.Problem{{File: "node/src/lamp.ts", Line: 70, Text: "declaration of unknown kind: ambient_declaration"}}},
		{SDK: "java", Absent: true},
	}
}

// TestExtract writes the API of two SDKs, for people and for scripts.
func TestExtract(t *testing.T) {
	golden.Run(t, "testdata/extract/*.txtar", func(t *testing.T, _ *txtar.Archive) map[string]string {
		var wide, narrow, doc bytes.Buffer
		for _, err := range []error{
			ExtractText(&wide, lampAPIs(), TextOptions{Width: 100}),
			ExtractText(&narrow, lampAPIs(), TextOptions{Width: 30}),
			ExtractJSON(&doc, lampAPIs()),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		return map[string]string{"want-text": wide.String(), "want-narrow": narrow.String(), "want-json": doc.String()}
	})
}
