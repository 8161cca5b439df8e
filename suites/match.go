package suites

import (
	"fmt"
	"maps"
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

// matcher finds the cases of one SDK among the tests of another.
type matcher struct {
	all      []tests // of each SDK
	there    []bool  // whether it has any
	recorded map[string]bool
	lexicon  lexicon
	named    []map[string][]int // sayings of each SDK by the key of the case
	having   []map[string][]int // and by each of their words
}

func (m *matcher) index() {
	m.lexicon = lexiconOf(m.all)
	for _, t := range m.all {
		named, having := map[string][]int{}, map[string][]int{}
		for i, s := range t.sayings {
			named[s.test.Wire] = append(named[s.test.Wire], i)
			for _, w := range s.words {
				having[w] = append(having[w], i)
			}
		}
		m.named, m.having = append(m.named, named), append(m.having, having)
	}
}

// wanted are the SDKs that have a case in a suite, by the key of the case.
type wanted map[string][]int

func (m *matcher) row(key, name string) parity.Row {
	row := parity.Row{Concept: "suite." + name, Key: "suite." + key, Kind: model.Suite, Parent: -1, Cells: make([]parity.Cell, len(m.all))}
	cases := wanted{}
	for i, t := range m.all {
		if s := t.suites[key]; s != nil {
			for c := range s.cases {
				cases[c] = append(cases[c], i)
			}
		}
	}
	for i, t := range m.all {
		own := t.suites[key]
		switch {
		case !m.there[i]:
			row.Cells[i].State = parity.Absent
		case own != nil && len(own.cases) > 0:
			row.Cells[i] = m.owned(i, own, cases)
		default:
			row.Cells[i] = m.elsewhere(i, key, name, cases)
		}
	}
	return row
}

// owned is what an SDK has of a suite of its own.
func (m *matcher) owned(sdk int, own *suite, cases wanted) parity.Cell {
	sym := &model.Symbol{Kind: model.Suite, Name: own.name, At: own.at}
	for _, c := range slices.Sorted(maps.Keys(cases)) {
		found, ok := m.find(sdk, own, c, cases[c], allUnits)
		at, stub := own.stubs[c]
		switch {
		case ok:
			sym.Members = append(sym.Members, m.member(found, c))
		case stub:
			sym.Members = append(sym.Members, model.Symbol{Kind: model.Function, Name: m.spelled(c, cases[c]), Wire: c, At: at, Doc: "a stub that runs nothing"})
		}
	}
	return parity.Cell{State: parity.Present, Layer: model.Handwritten, Symbol: sym}
}

// member is a test as a case. It is Partial when nothing says that all SDKs call it that, and only Reachable when it goes by another name.
func (m *matcher) member(test model.Symbol, key string) model.Symbol {
	test.Wire, test.Partial = key, !m.recorded[key]
	return test
}

// elsewhere is what an SDK without a suite has of its cases. When that is half of what another SDK has, it has the suite by another name.
func (m *matcher) elsewhere(sdk int, key, name string, cases wanted) parity.Cell {
	cell := parity.Cell{State: parity.Missing, Layer: model.Handwritten}
	sym := &model.Symbol{Kind: model.Suite, Name: name}
	if own := m.all[sdk].suites[key]; own != nil {
		cell.Symbol, sym.Name, sym.At = sym, own.name, own.at
	}
	units, enough := noUnits, 2
	if slices.ContainsFunc(m.all[sdk].sayings, func(s saying) bool { return s.unit && s.suite == key }) {
		units, enough = namedUnits, 3 // a file of the suite's name says more than cases here and there
	}
	found := map[string]model.Symbol{}
	counts, totals := make([]int, len(m.all)), make([]int, len(m.all))
	for _, c := range slices.Sorted(maps.Keys(cases)) {
		test, ok := m.find(sdk, nil, c, cases[c], units)
		if ok {
			found[c] = test
			sym.Members = append(sym.Members, m.member(test, c))
		}
		for _, other := range cases[c] {
			totals[other]++
			if ok {
				counts[other]++
			}
		}
	}
	best := 0
	for i := range counts {
		if counts[i]*max(totals[best], 1) > counts[best]*max(totals[i], 1) {
			best = i
		}
	}
	switch {
	case counts[best] == 0:
		sym.Members = nil
	case counts[best]*enough >= totals[best]:
		sym.At = sym.Members[0].At
		cell.State, cell.Symbol, cell.Spelled = parity.Present, sym, "in other suites"
	default:
		sym.Members = nil
		cell.Spelled = fmt.Sprintf("at least %d of its %d cases in other suites", counts[best], totals[best])
	}
	return cell
}

// find is the test of an SDK that is a case which others have, in its own suite, in another, or among its other tests.
func (m *matcher) find(sdk int, own *suite, key string, of []int, units units) (model.Symbol, bool) {
	if own != nil {
		if c, ok := own.has(key); ok {
			return c, true
		}
	}
	for _, i := range m.named[sdk][key] {
		if s := m.all[sdk].sayings[i]; units.count(s) {
			return s.test, true
		}
	}
	best, test := 0.0, model.Symbol{}
	for _, other := range of {
		for _, i := range m.named[other][key] {
			if score, t := m.alike(sdk, m.all[other].sayings[i], of, units); score > best {
				best, test = score, t
			}
		}
	}
	test.Access = model.Reachable
	return test, best > 0
}

// units are which of an SDK's other tests count.
type units uint8

const (
	noUnits    units = iota
	allUnits         // those that say nearly the same, and run the product
	namedUnits       // all, as some are of the suite's name
)

func (u units) count(s saying) bool { return !s.unit || u == namedUnits || u == allUnits && !s.idle }

// alike is the test of an SDK that says most of what a case of another says.
func (m *matcher) alike(sdk int, a saying, of []int, units units) (float64, model.Symbol) {
	best, test := 0.0, model.Symbol{}
	for _, i := range m.near(sdk, a) {
		b := m.all[sdk].sayings[i]
		if !units.count(b) || m.other(of, b.test.Wire) && !within(a.words, b.words) {
			continue
		}
		if score := m.lexicon.alike(a, b, units == namedUnits); score > best {
			best, test = score, b.test
		}
	}
	return best, test
}

// within reports whether a test says all that a case says: then it is that case, too.
func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// near are the sayings of an SDK that have one of the words without which too little is shared.
func (m *matcher) near(sdk int, a saying) []int {
	words := slices.SortedStableFunc(slices.Values(a.words), func(v, w string) int { return len(m.having[sdk][v]) - len(m.having[sdk][w]) })
	var out []int
	for i, w := range words {
		out = append(out, m.having[sdk][w]...)
		if m.lexicon.weight(words[i+1:]) < minDirect*m.lexicon.weight(words) {
			break
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// other reports whether a test is another case, as one of the SDKs that have the case has both.
func (m *matcher) other(of []int, key string) bool {
	return slices.ContainsFunc(of, func(sdk int) bool {
		return slices.ContainsFunc(m.named[sdk][key], func(i int) bool { return !m.all[sdk].sayings[i].unit })
	})
}

func (m *matcher) spelled(key string, of []int) string {
	for _, sdk := range of {
		for _, i := range m.named[sdk][key] {
			return m.all[sdk].sayings[i].test.Name
		}
	}
	return key
}
