package rules

import (
	"fmt"
	"slices"
	"testing"

	"sdkparity/model"
	"sdkparity/parity"
)

// TestExtra tells what one SDK alone has from what the protocol knows: generated code writes a name of two words as that SDK's field does.
func TestExtra(t *testing.T) {
	alone := func(key string, kind model.Kind, wire string, layer model.Layer) parity.Row {
		has := parity.Cell{State: parity.Present, Layer: layer, Symbol: &model.Symbol{Name: key, Kind: kind, Wire: wire}}
		return parity.Row{Key: key, Concept: key, Kind: kind, Layer: model.Handwritten, Cells: []parity.Cell{has, {State: parity.Missing}}}
	}
	generated := alone("wireconfig.oauthclientid", model.Field, "oauthClientId", model.Generated)
	generated.Layer = model.Generated
	mode := alone("wireconfig.mode", model.Field, "mode", model.Generated)
	mode.Layer = model.Generated
	rows := map[string]struct {
		row   parity.Row
		extra bool
	}{
		"the protocol's name":      {alone("config.oauthclientid", model.Field, "oauthClientId", model.Handwritten), false},
		"generated code behind it": {alone("config.promo", model.Field, "", model.Generated), false},
		"no wire name":             {alone("config.executor", model.Field, "", model.Handwritten), true},
		"a word anybody uses":      {alone("config.mode", model.Field, "mode", model.Handwritten), true},
		"a method":                 {alone("config.oauthclientid", model.Method, "oauthClientId", model.Handwritten), true},
	}
	for name, c := range rows {
		t.Run(name, func(t *testing.T) {
			table := &parity.Table{SDKs: []string{"dotnet", "go"}, Rows: []parity.Row{c.row, generated, mode}}
			hits := memberMissing.Over(table)(c.row, table.SDKs)
			if len(hits) != 1 || hits[0].Extra != c.extra {
				t.Errorf("got %+v, want one hit, extra %v", hits, c.extra)
			}
		})
	}
}

// TestHidden says of a method that an SDK keeps to itself that it is not public there.
func TestHidden(t *testing.T) {
	has := parity.Cell{State: parity.Present, Layer: model.Handwritten, Symbol: &model.Symbol{Name: "evict", Kind: model.Method}}
	row := parity.Row{Key: "queue.evict", Concept: "Queue.evict", Kind: model.Method, Layer: model.Handwritten, Cells: []parity.Cell{has, has, {State: parity.Missing, Hidden: true}, {State: parity.Missing}}}
	table := &parity.Table{SDKs: []string{"node", "dotnet", "go", "rust"}, Rows: []parity.Row{row}}
	var got []string
	for _, h := range memberMissing.Over(table)(row, table.SDKs) {
		got = append(got, fmt.Sprint(h.Text, " ", h.Hidden))
	}
	want := []string{"Queue.evict is in node and dotnet and not public in go true", "Queue.evict is in node and dotnet and not in rust false"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
