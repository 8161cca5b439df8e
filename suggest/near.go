package suggest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// How many symbols to learn from, and names to stand behind, a gap comes with.
const (
	maxNear  = 4
	maxAfter = 12
)

// near are the SDK's own types to learn from: those that stand beside it in the types that would lead to it, and these. Only where
// there are none it is what stands beside it in the SDK that has it, and else any.
func (p *plan) near(g *gap) []model.Symbol {
	var out []model.Symbol
	add := func(s *model.Symbol) {
		if s != nil && s.Layer == model.Handwritten && kindred(s.Kind, g.Want.Kind) && len(out) < maxNear &&
			!slices.ContainsFunc(out, func(o model.Symbol) bool { return o.Name == s.Name }) {
			out = append(out, *s)
		}
	}
	parents := p.parents(g.row)
	for _, parent := range parents {
		for _, m := range parent.Members {
			for _, name := range refs(m.Type, maxUnfolding) {
				add(p.typeNamed(p.to, name))
			}
		}
	}
	for _, parent := range parents {
		add(parent)
	}
	known := len(out) > 0
	for _, t := range p.neighbours(g.from, p.Rows[g.row].Cells[g.from].Symbol) {
		if i, ok := p.of[t]; ok && named(p.cell(i)) && !known {
			add(p.cell(i).Symbol)
		}
	}
	for i := 0; len(out) == 0 && i < len(p.apis[p.to].Types); i++ {
		add(&p.apis[p.to].Types[i])
	}
	slices.SortStableFunc(out, func(a, b model.Symbol) int { return compareBools(b.Kind == g.Want.Kind, a.Kind == g.Want.Kind) })
	return out
}

// parents are the SDK's own types that would lead to one that it lacks.
func (p *plan) parents(row int) []*model.Symbol {
	var out []*model.Symbol
	if owner := p.cell(row).Owner; owner != nil {
		out = append(out, owner)
	}
	for _, place := range p.Rows[row].Places { // "StorageConfig.retry[]"
		dot := strings.LastIndexByte(place, '.')
		if dot < 0 {
			continue
		}
		i, ok := p.concepts[place[:dot]]
		if ok && named(p.cell(i)) && !slices.Contains(out, p.cell(i).Symbol) {
			out = append(out, p.cell(i).Symbol)
		}
	}
	return out
}

// kindred reports whether one kind of type can be learned from another.
func kindred(a, b model.Kind) bool {
	record := func(k model.Kind) bool { return k == model.Object || k == model.Class }
	return a == b || record(a) && record(b)
}

// refs are the names of types in a type.
func refs(t model.Type, depth int) []string {
	var out []string
	if t.Form == model.Ref {
		out = append(out, t.Name)
	}
	for _, a := range t.Args {
		if depth > 0 {
			out = append(out, refs(a, depth-1)...)
		}
	}
	return out
}

// neighbours are the types of an SDK in the file of one of them, the nearest first.
func (p *plan) neighbours(sdk int, of *model.Symbol) []*model.Symbol {
	var out []*model.Symbol
	for i := range p.apis[sdk].Types {
		if t := &p.apis[sdk].Types[i]; t != of && t.At.File == of.At.File {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b *model.Symbol) int {
		return cmp.Compare(distance(a.At.Line, of.At.Line), distance(b.At.Line, of.At.Line))
	})
	return out
}

func distance(a, b int) int { return max(a-b, b-a) }

// afterType are the names of the types that stand before the wanted one where it is learned.
func (p *plan) afterType(g *gap) []string {
	var out []string
	of := p.Rows[g.row].Cells[g.from].Symbol
	for _, t := range p.neighbours(g.from, of) {
		i, ok := p.of[t]
		if !ok || t.At.Line > of.At.Line || len(out) == maxAfter {
			continue
		}
		switch c := p.cell(i); {
		case named(c) && c.Layer == model.Handwritten:
			out = append(out, c.Symbol.Name)
		case p.gaps[i] != nil:
			out = append(out, p.name(i))
		}
	}
	return out
}

// functions are the SDK's own module functions.
func (p *plan) functions() []model.Symbol {
	all := slices.DeleteFunc(slices.Clone(p.apis[p.to].Functions), func(f model.Symbol) bool { return f.Layer != model.Handwritten })
	return all[:min(len(all), maxNear)]
}

// afterMember are the names of the members that stand before the wanted one where it is learned.
func (p *plan) afterMember(g *gap) []string {
	c := p.Rows[g.row].Cells[g.from]
	at, ok := p.before(c)
	if !ok {
		return nil
	}
	var out []string
	for i := at - 1; i >= 0 && len(out) < maxAfter; i-- {
		row, ok := p.of[&c.Owner.Members[i]]
		if !ok {
			continue
		}
		switch there := p.cell(row); {
		case there.Symbol != nil && there.Spelled == "" && there.Is(parity.Present, parity.Differs):
			out = append(out, there.Symbol.Name)
		case p.gaps[row] != nil:
			out = append(out, p.memberName(g.Parent, p.gaps[row].Want))
		}
	}
	return out
}

var word = regexp.MustCompile(`[\pL_][\pL\pN_]*`)

// memberName is what a member that is written before this one is called by then.
func (p *plan) memberName(parent, s model.Symbol) string {
	if p.lang.Declare == nil {
		return s.Name
	}
	for _, w := range word.FindAllString(p.lang.Declare(parent, s), -1) {
		if model.Key(w) == model.Key(s.Name) {
			return w
		}
	}
	return s.Name
}
