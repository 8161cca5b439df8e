// Package suites lines up the end-to-end tests of several SDKs: a row for each suite, its cases as the members.
package suites

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/source"
)

// Tests are the end-to-end tests of one SDK.
type Tests struct {
	Language string
	Contains string // text that tells an end-to-end test from others; "" when all files are
	Harness  string // pattern of what names a suite, and perhaps a case, in the text of a test; "" for none
	Files    []source.File
}

// Names are what the product's repository knows about suites in no particular language.
type Names struct {
	Same      [][]string // names that mean one suite, the first of which it goes by
	Snapshots []string   // paths of recordings that SDKs share, of the name of a case
}

// suite is what one SDK has of one.
type suite struct {
	name  string
	at    model.Pos
	cases map[string]model.Symbol // by key
	made  []template              // names that tests are given while they run
}

// Rows lines suites up by name. tests are in the order of the table's columns; one without files is an SDK without tests. A case
// that an SDK has in another suite counts as there. The cases that are told are those with a recording: what is recorded once for
// all SDKs goes by one name in all, what is not may be called anything.
func Rows(tests []Tests, known Names) ([]parity.Row, error) {
	keys := keysOf(known.Same)
	recorded := map[string]bool{}
	for _, file := range known.Snapshots {
		recorded[caseKey(strings.TrimSuffix(path.Base(file), path.Ext(file)))] = true
	}
	var all []map[string]*suite
	names := map[string]string{}
	for _, t := range tests {
		suites, err := t.read(keys)
		if err != nil {
			return nil, err
		}
		all = append(all, suites)
		for key, s := range suites {
			if names[key] == "" {
				names[key] = s.name
			}
		}
	}
	var rows []parity.Row
	for _, key := range slices.Sorted(maps.Keys(names)) {
		rows = append(rows, rowOf(key, names[key], tests, all, recorded))
	}
	return rows, nil
}

func keysOf(same [][]string) map[string]string {
	keys := map[string]string{}
	for _, group := range same {
		for _, name := range group {
			keys[model.Key(name)] = model.Key(group[0])
		}
	}
	return keys
}

func rowOf(key, name string, tests []Tests, all []map[string]*suite, recorded map[string]bool) parity.Row {
	row := parity.Row{Concept: "suite " + name, Key: "suite " + key, Kind: model.Suite, Parent: -1, Cells: make([]parity.Cell, len(tests))}
	wanted := map[string]int{} // how many SDKs have a case in this suite
	for _, suites := range all {
		if s := suites[key]; s != nil {
			for c := range s.cases {
				wanted[c]++
			}
		}
	}
	for i, suites := range all {
		if len(tests[i].Files) == 0 {
			row.Cells[i].State = parity.Absent
			continue
		}
		row.Cells[i] = cellOf(suites[key], wanted, suites, recorded)
	}
	return row
}

// cellOf is what an SDK has of a suite: its own cases, and those it has elsewhere. It has the suite when it has a case of its own, or
// most of what at least two others have.
func cellOf(own *suite, wanted map[string]int, suites map[string]*suite, recorded map[string]bool) parity.Cell {
	cell := parity.Cell{State: parity.Missing, Layer: model.Handwritten}
	sym := &model.Symbol{Kind: model.Suite}
	if own != nil {
		cell.Symbol, sym.Name, sym.At = sym, own.name, own.at
	}
	shared, found := 0, 0
	var at model.Pos // of the first case, wherever it is
	for _, key := range slices.Sorted(maps.Keys(wanted)) {
		c, ok := caseIn(key, own, suites)
		if ok && recorded[key] {
			sym.Members = append(sym.Members, c)
		}
		if wanted[key] > 1 {
			shared++
			if ok {
				found++
				at = cmp.Or(at, c.At)
			}
		}
	}
	switch {
	case own != nil && len(own.cases) > 0:
		cell.State = parity.Present
	case found > 0 && found*2 > shared:
		cell.State, cell.Symbol, cell.Spelled, sym.At = parity.Present, sym, "in other suites", at
	}
	return cell
}

func caseIn(key string, own *suite, suites map[string]*suite) (model.Symbol, bool) {
	if own != nil {
		if c, ok := own.cases[key]; ok {
			return c, true
		}
		for _, t := range own.made {
			if t.makes(key) {
				c := t.test
				c.Wire = key
				return c, true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(suites)) {
		if c, ok := suites[name].cases[key]; ok {
			return c, true
		}
	}
	return model.Symbol{}, false
}

// caseKey is what cases are compared by: should_stop_server, TestShouldStopServer and "stop the server" are one.
func caseKey(name string) string {
	words := slices.DeleteFunc(model.Words(name), func(w string) bool { return slices.Contains(fillers, w) })
	return strings.Join(words, "")
}

// fillers are words that say nothing about a case.
var fillers = []string{"test", "should", "the", "a", "an", "async"}
