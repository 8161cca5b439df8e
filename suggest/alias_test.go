package suggest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/model"
	"sdkparity/parity"
)

// tableOf has a row for each line: "go Lamp object a b c at Client.light" is a type that only go has, with its members.
func tableOf(lines string) *parity.Table {
	t := &parity.Table{SDKs: []string{"node", "python", "go"}}
	for line := range strings.Lines(lines) {
		text, place, _ := strings.Cut(strings.TrimSpace(line), " at ")
		w := strings.Fields(text)
		if len(w) < 3 {
			continue
		}
		row := parity.Row{Concept: w[1], Key: model.Key(w[1]), Kind: model.Object, Cells: make([]parity.Cell, 3)}
		if w[2] == "enum" {
			row.Kind = model.Enum
		}
		if place != "" {
			row.Places = []string{place}
		}
		for i, sdk := range t.SDKs {
			row.Cells[i].State = parity.Missing
			if strings.Contains(w[0], sdk) {
				row.Cells[i] = parity.Cell{State: parity.Present, Layer: model.Handwritten, Symbol: &model.Symbol{Name: w[1]}}
			}
		}
		t.Rows = append(t.Rows, row)
		for _, m := range w[3:] {
			t.Rows = append(t.Rows, parity.Row{Concept: w[1] + "." + m, Key: row.Key + "." + model.Key(m), Kind: model.Field, Cells: row.Cells})
		}
	}
	return t
}

func TestAliases(t *testing.T) {
	for name, c := range map[string]struct{ types, want string }{
		"same members":     {"node,python Lamp object a b c d\n go Light object a b c d", "Lamp = Light in go: 4 of 4 members: a, b, c, d"},
		"one more":         {"node Lamp object a b c d\n go Light object a b c d e", "Lamp = Light in go: 4 of 5 members: a, b, c, d"},
		"too few":          {"node Lamp object a b c\n go Light object a b c", ""},
		"a common word":    {"node LampConfig object a b c\n go LampOptions object a b c x", "LampConfig = LampOptions in go: 3 of 4 members: a, b, c"},
		"a common place":   {"node Lamp object a b c at C.x\n go Light object a b at C.x", "Lamp = Light in go: 2 of 3 members: a, b; both stand at C.x"},
		"most have it":     {"go Lamp object a b c d\n node,python Light object a b c d", "Light = Lamp in go: 4 of 4 members: a, b, c, d"},
		"an SDK with both": {"node,go Lamp object a b c d\n go Light object a b c d", ""},
		"other kinds":      {"node Lamp enum a b c d\n go Light object a b c d", ""},
		"two as likely":    {"node Lamp object a b c d\n go Light object a b c d\n go Torch object a b c d", ""},
		"one likelier":     {"node Lamp object a b c d\n go Light object a b c d\n go LampX object a b c d", "Lamp = LampX in go: 4 of 4 members: a, b, c, d"},
		"nothing shared":   {"node Lamp object a b c d\n go Light object e f g h", ""},
		"many":             {"node L object a b c d e f g h i j\n go M object a b c d e f g h i j", "L = M in go: 10 of 10 members: a, b, c, d, e, f, g, h, …"},
	} {
		var got []string
		for _, a := range Aliases(tableOf(c.types)) {
			got = append(got, a.Concept+" = "+a.Name+" in "+strings.Join(a.SDKs, ",")+": "+a.Evidence())
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

func TestBrands(t *testing.T) {
	api := func(sdk, types string) *model.API {
		a := &model.API{SDK: sdk}
		for _, name := range strings.Fields(types) {
			a.Types = append(a.Types, model.Symbol{Name: name, Kind: model.Object, Layer: model.Handwritten, Access: model.Exported})
		}
		return a
	}
	for name, c := range map[string]struct{ node, golang, product, want string }{
		"of the product":    {"AcmeClient Lamp", "Client Lamp", "acme", "Acme true AcmeClient in node is Client in go"},
		"of two words":      {"LampShopClient", "Client", "lampshop", "LampShop true LampShopClient in node is Client in go"},
		"one word":          {"AcmeClient", "Client", "other", ""},
		"three of a word":   {"AcmeClient AcmeLamp AcmeBulb", "Client Lamp Bulb", "", "Acme false AcmeBulb in node is Bulb in go; AcmeClient in node is Client in go; AcmeLamp in node is Lamp in go"},
		"both have it":      {"AcmeClient AcmeLamp AcmeBulb", "AcmeClient Client AcmeLamp Lamp AcmeBulb Bulb", "acme", ""},
		"node has it twice": {"AcmeClient Client", "Client", "acme", ""},
		"a part of a word":  {"Acmeclient", "Client", "acme", ""},
	} {
		var got []string
		for _, b := range Brands([]*model.API{api("node", c.node), api("go", c.golang)}, strings.Fields(c.product)) {
			sure := map[bool]string{true: "true", false: "false"}[b.Sure]
			got = append(got, b.Name+" "+sure+" "+strings.Join(b.Pairs, "; "))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}
