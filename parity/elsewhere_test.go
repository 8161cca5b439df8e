package parity

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/model"
)

// TestElsewhere holds that what an SDK passes on from code nobody has read is not missing there.
func TestElsewhere(t *testing.T) {
	at := model.Pos{File: "a", Line: 1}
	apis := []*model.API{
		{SDK: "node", Types: []model.Symbol{{Kind: model.Object, Name: "Lamp", Layer: model.Handwritten, Access: model.Exported, At: at,
			Members: []model.Symbol{{Kind: model.Field, Name: "colour", At: at}}}},
			Functions: []model.Symbol{{Kind: model.Function, Name: "createLamp", Layer: model.Handwritten, At: at}}},
		{SDK: "rust", Elsewhere: []string{"Lamp", "create_lamp"}, Types: []model.Symbol{{Kind: model.Object, Name: "Other", Layer: model.Handwritten, At: at}}},
	}
	var got []string
	for _, row := range Align(apis, Options{}).Rows {
		if row.Concept != "Other" {
			got = append(got, row.Concept+" "+row.Cells[1].State.String())
		}
	}
	if diff := cmp.Diff("Lamp unread, createLamp unread, Lamp.colour unread", strings.Join(got, ", ")); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
