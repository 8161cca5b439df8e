package csharp_test

import (
	"fmt"
	"strings"
	"testing"

	"sdkparity/model"
	"sdkparity/parsers/csharp"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

// TestNullable takes what must be given from string only where some string may be null, or there are too few to tell. Numbers, dates and
// enums always say it.
func TestNullable(t *testing.T) {
	const plain = "public int Count { get; } public DateTime At { get; } public Mark Mark { get; } public Order Before { get; }"
	for name, c := range map[string]struct {
		members string
		strings int
		want    model.Presence
	}{
		"turned on":         {"public string? Note { get; }", 30, model.Required},
		"by what is taken":  {"public void Send(Order? order) { }", 30, model.Required},
		"a number may be":   {"public int? Limit { get; } public Mark? Best { get; }", 30, model.Unstated},
		"never":             {"public void Send(string text) { }", 30, model.Unstated},
		"too few to say so": {"", 5, model.Required},
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("public enum Mark { Good }\npublic class Order { " + plain + c.members)
			for i := range c.strings {
				fmt.Fprintf(&b, "public string Text%d { get; }", i)
			}
			b.WriteString("}")
			unit := csharp.Language.Read(source.File{Path: "a.cs", Data: []byte(b.String())})
			api := csharp.Language.Link([]language.Unit{unit}, language.Layout{})
			got := map[string]model.Presence{}
			for _, s := range api.Types {
				for _, m := range s.Members {
					got[m.Name] = m.Presence
				}
			}
			if got["Text0"] != c.want || got["Before"] != c.want {
				t.Errorf("a string is %v and an object %v, want %v", got["Text0"], got["Before"], c.want)
			}
			if got["Count"] != model.Required || got["At"] != model.Required || got["Mark"] != model.Required {
				t.Errorf("a number is %v, a date %v, an enum %v", got["Count"], got["At"], got["Mark"])
			}
		})
	}
}
