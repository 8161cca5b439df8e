package parity

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/model"
)

// columns builds a table of two SDKs from lines such as "Lamp object node go", with members under their types.
func columns(lines string) *Table {
	t := &Table{SDKs: []string{"node", "go"}}
	kinds := map[string]model.Kind{"object": model.Object, "enum": model.Enum, "field": model.Field, "method": model.Method}
	owner := map[string]*model.Symbol{}
	for line := range strings.Lines(lines) {
		w := strings.Fields(line)
		row := Row{Concept: w[0], Key: strings.ToLower(w[0]), Kind: kinds[w[1]], Layer: model.Handwritten, Cells: make([]Cell, 2)}
		of, _, member := strings.Cut(w[0], ".")
		for i, sdk := range t.SDKs {
			c := &row.Cells[i]
			c.State = Missing
			if strings.Contains(strings.Join(w[2:], " "), sdk) {
				*c = Cell{State: Present, Layer: model.Handwritten, Symbol: &model.Symbol{Name: lastPart(w[0]), Kind: row.Kind}}
				if !member {
					owner[of+sdk] = c.Symbol
				}
			}
			if member {
				c.Owner = owner[of+sdk]
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func TestNearest(t *testing.T) {
	for name, c := range map[string]struct{ table, row, want string }{
		"a common word": {"Lamp object node\nLampOptions object go", "Lamp",
			"LampOptions: no common place, and 0 of 0 members in common; an alias in the configuration would join them"},
		"common members": {"Lamp object node\nLamp.a field node\nLamp.b field node\nTorch object go\nTorch.a field go\nTorch.b field go", "Lamp",
			"Torch: no common place, and 2 of 2 members in common; an alias in the configuration would join them"},
		"a namesake elsewhere": {"Lamp object node\nLampOptions object node go", "Lamp", "LampOptions: it is another concept, which node has beside this one"},
		"another kind":         {"Lamp object node\nLampKind enum go", "Lamp", "LampKind: it is of kind enum, not object"},
		"nothing like it":      {"Lamp object node\nTorch object go", "Lamp", ""},
		"a member": {"Lamp object node go\nLamp.colour field node\nLamp.lightColour field go", "Lamp.colour",
			"lightColour: its name is another, and nothing else says that they are one; an alias in the configuration would join them"},
		"a member of another type": {"Lamp object node go\nLamp.colour field node\nTorch object go\nTorch.colour field go", "Lamp.colour", ""},
	} {
		table := columns(c.table)
		var got []string
		for _, row := range table.Rows {
			if row.Concept != c.row {
				continue
			}
			for _, n := range table.Nearest(row, 1) {
				got = append(got, n.Symbol.Name+": "+n.Why)
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}
