package rules

import (
	"slices"
	"strings"
	"testing"

	"sdkparity/model"
	"sdkparity/parity"
)

// lamps is a table of what SDKs' Lamp has: a line for each SDK, with fields name:type:wire in the order of their declaration.
func lamps(lines ...string) *parity.Table {
	var apis []*model.API
	for i, line := range lines {
		lamp := model.Symbol{Kind: model.Object, Name: "Lamp", Layer: model.Handwritten, Access: model.Exported, At: model.Pos{File: "lamp", Line: 1}}
		for j, field := range strings.Fields(line) {
			part := append(strings.Split(field, ":"), "")
			of := model.Type{Form: model.Prim, Name: part[1], Text: part[1]}
			lamp.Members = append(lamp.Members, model.Symbol{Kind: model.Field, Name: part[0], Wire: part[2], Type: of, At: model.Pos{File: "lamp", Line: j + 2}})
		}
		apis = append(apis, &model.API{SDK: []string{"node", "python", "go", "java"}[i], Types: []model.Symbol{lamp}})
	}
	return parity.Align(apis, parity.Options{})
}

// TestPast holds what is news: what stood before under another name is none, nor is the old name of what an SDK renamed, nor that others gave up
// what one SDK has.
func TestPast(t *testing.T) {
	const all = "id:string glow:int"
	for name, c := range map[string]struct {
		base, head []string
		want       string
	}{
		"a gap under a new name": {
			[]string{all + " hue:string", all + " hue:string", all, all}, []string{all + " tone:string", all + " hue:string", all, all},
			"new warning lamp.tone:go, new warning lamp.tone:java, new warning lamp.tone:python"},
		"one SDK renames": {
			[]string{all, all, all, all}, []string{"id:string shine:int", all, all, all},
			"new warning lamp.shine:go, new warning lamp.shine:java, new warning lamp.shine:python"},
		"one SDK has another instead": {
			[]string{all, all, all, all}, []string{"id:string shine:bool", all, all, all},
			"new warning lamp.glow:node, new warning lamp.shine:go, new warning lamp.shine:java, new warning lamp.shine:python"},
		"one SDK has another elsewhere": {
			[]string{all, all, all, all}, []string{"shine:int id:string", all, all, all},
			"new warning lamp.glow:node, new warning lamp.shine:go, new warning lamp.shine:java, new warning lamp.shine:python"},
		"two of which one is called alike": {
			[]string{"soft_glow:int", "soft_glow:int", "soft_glow:int"}, []string{"warm:int glow:int", "soft_glow:int", "soft_glow:int"},
			"new warning lamp.warm:python, new warning lamp.warm:go, new warning lamp.glow:python, new warning lamp.glow:go"},
		"one SDK spells out, elsewhere": {
			[]string{"soft_glow:int id:string", "soft_glow:int", "soft_glow:int"}, []string{"id:string soft_glow_level:bool", "soft_glow:int", "soft_glow:int"},
			"new warning lamp.softglowlevel:python, new warning lamp.softglowlevel:go"},
		"one SDK says less, elsewhere": {
			[]string{"soft_glow:int id:string", "soft_glow:int", "soft_glow:int"}, []string{"id:string glow_level:bool", "soft_glow:int", "soft_glow:int"},
			"new warning lamp.softglow:node, new warning lamp.glowlevel:python, new warning lamp.glowlevel:go"},
		"two of which none is called alike": {
			[]string{"shine:int", "shine:int", "shine:int"}, []string{"warm:int glow:int", "shine:int", "shine:int"},
			"new warning lamp.shine:node, new warning lamp.warm:python, new warning lamp.warm:go, new warning lamp.glow:python, new warning lamp.glow:go"},
		"a row with another key": {
			[]string{"cwd:string:cwd", "cwd:string:cwd", "work:string:cwd", "work:string:work"}, []string{"work:string:cwd", "work:string:cwd", "work:string:cwd", "work:string:work"},
			"standing warning lamp.work:java"},
		"one of four removes":   {[]string{all, all, all, all}, []string{"id:string", all, all, all}, "new warning lamp.glow:node"},
		"half have removed":     {[]string{"id:string", all, all, all}, []string{"id:string", "id:string", all, all}, "new note lamp.glow:python, standing warning lamp.glow:node"},
		"all but one removed":   {[]string{"id:string", "id:string", all, all}, []string{"id:string", "id:string", "id:string", all}, ""},
		"one alone brings":      {[]string{"id:string", "id:string"}, []string{"id:string", all}, "new warning lamp.glow:node"},
		"a second SDK takes up": {[]string{"id:string", "id:string", "id:string", all}, []string{"id:string", "id:string", all, all}, "new warning lamp.glow:node, new warning lamp.glow:python"},
	} {
		t.Run(name, func(t *testing.T) {
			base, head := lamps(c.base...), lamps(c.head...)
			var got []string
			for _, f := range Compare(base, head, Judge(base, nil), Judge(head, nil)).Findings {
				if f.Status != "fixed" {
					got = append(got, f.Status+" "+string(f.Severity)+" "+f.Row+":"+f.SDK)
				}
			}
			if got := strings.Join(sorted(got), ", "); got != strings.Join(sorted(strings.Split(c.want, ", ")), ", ") {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}
