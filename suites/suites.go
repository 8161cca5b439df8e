// Package suites lines up the end-to-end tests of several SDKs: a row for each suite, its cases as the members.
package suites

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/source"
)

// Tests are the end-to-end tests of one SDK.
type Tests struct {
	Language string
	Contains string // text that tells an end-to-end test from others; "" when all files are
	Harness  string // pattern of what names a suite, and perhaps a case, in the text of a test; "" for none
	Runs     string // pattern of what an end-to-end test says that runs the product; "" when all do
	Files    []source.File
	Units    []source.File // other tests, among which a case may be
}

// Names are what the product's repository knows about suites in no particular language.
type Names struct {
	Same      [][]string // names that mean one suite, the first of which it goes by
	Snapshots []string   // paths of recordings that SDKs share, of the name of a case
	Brands    []string   // words that the name of a file of tests may begin with
}

// suite is what one SDK has of one.
type suite struct {
	name  string
	at    model.Pos
	cases map[string]model.Symbol // by key
	made  []template              // names that tests are given while they run
	stubs map[string]model.Pos    // tests that are there in name only
}

// Rows lines suites up by name. list is in the order of the table's columns; one without files is an SDK without tests. A case
// that an SDK has in another suite counts as there. Told with certainty are cases with a recording: what is recorded once for
// all SDKs goes by one name in all, what is not may be called anything, and is Partial.
func Rows(list []Tests, known Names) ([]parity.Row, error) {
	m := matcher{recorded: map[string]bool{}}
	for _, file := range known.Snapshots {
		m.recorded[caseKey(strings.TrimSuffix(path.Base(file), path.Ext(file)))] = true
	}
	all, err := readAll(list, known)
	if err != nil {
		return nil, err
	}
	m.all = all
	names := map[string]string{}
	for i, t := range list {
		m.there = append(m.there, len(t.Files) > 0)
		for key, s := range all[i].suites {
			if names[key] == "" {
				names[key] = s.name
			}
		}
	}
	m.index()
	var rows []parity.Row
	for _, key := range slices.Sorted(maps.Keys(names)) {
		rows = append(rows, m.row(key, names[key]))
	}
	return rows, nil
}

// readAll reads the tests of all SDKs at once.
func readAll(list []Tests, known Names) ([]tests, error) {
	out := make([]tests, len(list))
	var g errgroup.Group
	for i, t := range list {
		g.Go(func() (err error) {
			out[i], err = t.read(known)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, fmt.Errorf("read tests: %w", err)
	}
	return out, nil
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

// caseKey is what cases are compared by: should_stop_server, TestShouldStopServer and "stop the server" are one.
func caseKey(name string) string {
	words := slices.DeleteFunc(model.Words(name), func(w string) bool { return slices.Contains(fillers, w) })
	return strings.Join(words, "")
}

// fillers are words that say nothing about a case.
var fillers = []string{"test", "should", "the", "a", "an", "async"}
