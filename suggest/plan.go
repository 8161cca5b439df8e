package suggest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/parsers/language"
)

// plan is what to write into one SDK, in order.
type plan struct {
	*atlas
	to    int
	lang  language.Language
	names map[int]string // that missing types would get, by row

	nameless map[int]bool // rows of types that the SDK's language gives no name
	gaps     map[int]*gap // by row
	order    []*gap
}

// gap is one concept that an SDK lacks.
type gap struct {
	language.Gap
	row     int
	from    int   // column of the SDK to learn from
	needs   []int // rows of types that have to be written first
	unknown []string
	members []int // rows that are written with it
	pulled  bool  // only because another needs it
	beyond  bool  // one of too many: only shown
}

const maxGaps = 200 // of one SDK: what a person would look through

// planned are the gaps of rows in an SDK, those that others need before these, types before members.
func planned(a *atlas, to int, lang language.Language, rows []int, nameless map[int]bool) *plan {
	p := &plan{atlas: a, to: to, lang: lang, names: map[int]string{}, nameless: nameless, gaps: map[int]*gap{}}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(x, y int) int {
		a, b := p.Rows[x], p.Rows[y]
		return cmp.Or(compareBools(b.Kind.IsType(), a.Kind.IsType()), strings.Compare(p.ownerKey(a), p.ownerKey(b)),
			cmp.Compare(p.position(x), p.position(y)))
	})
	for _, r := range rows {
		p.add(r, false)
	}
	for _, g := range p.order { // now that all are known: what is wanted stands behind what else is
		p.surround(g)
	}
	return p
}

func (p *plan) translator() *translator {
	return &translator{atlas: p.atlas, to: p.to, name: p.name, nameless: p.nameless}
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// position is where a row's declaration stands in the type it is learned from.
func (p *plan) position(row int) int {
	r := p.Rows[row]
	for _, s := range donors(r) {
		if before, ok := p.before(r.Cells[s]); ok {
			return before
		}
	}
	return 0
}

// before is how many members of its type stand before a member.
func (p *plan) before(c parity.Cell) (int, bool) {
	if c.Owner == nil {
		return 0, false
	}
	for i := range c.Owner.Members {
		if &c.Owner.Members[i] == c.Symbol {
			return i, true
		}
	}
	return 0, false
}

func (p *plan) add(row int, pulled bool) {
	if g := p.gaps[row]; g != nil {
		g.pulled = g.pulled && pulled
		return
	}
	g := p.gapOf(row)
	if g == nil {
		return
	}
	g.pulled, g.beyond = pulled, len(p.gaps) >= maxGaps
	p.gaps[row] = g
	for _, n := range g.needs {
		if p.writable(n) && !g.beyond {
			p.add(n, true)
		}
	}
	p.order = append(p.order, g)
}

// writable reports whether a type that an SDK lacks is one to be written there by hand, and not absent on purpose.
func (p *plan) writable(row int) bool {
	r := p.Rows[row]
	return r.Layer == model.Handwritten && r.Kind.IsType() && p.cell(row).State == parity.Missing && len(donors(r)) > 0
}

func (p *plan) cell(row int) parity.Cell { return p.Rows[row].Cells[p.to] }

// gapOf is nil for a row that nobody has.
func (p *plan) gapOf(row int) *gap {
	r, c := p.Rows[row], p.cell(row)
	offers := p.offersFor(row)
	if len(offers) == 0 {
		return nil
	}
	best := settled(r, offers)
	g := &gap{row: row, from: best.sdk, needs: best.needs, unknown: best.unknown}
	g.Want = best.symbol
	if r.Kind.IsType() {
		g.Want.Name = p.usualName(row)
		p.fill(g)
		return g
	}
	if c.Owner != nil {
		g.Parent = *c.Owner
		if i, ok := p.rows[p.ownerKey(r)]; ok && p.cell(i).Spelled == "arguments" {
			g.Parent.Kind = model.Method // what is an options object elsewhere are this method's arguments
		}
	}
	return g
}

// surround adds what to learn from, and where to write.
func (p *plan) surround(g *gap) {
	switch {
	case g.Want.Kind.IsType():
		g.Near, g.After = p.near(g), p.afterType(g)
		return
	case g.Want.Kind == model.Function:
		g.Near = p.functions()
	}
	g.After = p.afterMember(g)
}

// fill gives a type its members, in the order of the SDK to learn from, and what others have beside them.
func (p *plan) fill(g *gap) {
	r := p.Rows[g.row]
	bases := p.translator()
	for _, b := range r.Cells[g.from].Symbol.Bases {
		if to := bases.typ(g.from, b, r.Cells[g.from].Symbol.At.File, maxUnfolding); len(bases.unknown) == 0 && to.Form == model.Ref {
			g.Want.Bases = append(g.Want.Bases, to)
		}
		bases.unknown = nil
	}
	g.needs = append(g.needs, bases.needs...)
	if ownMembers(g.Want) {
		return
	}
	g.Want.Members = nil
	rows := slices.Clone(p.members[r.Key])
	slices.SortStableFunc(rows, func(x, y int) int { return cmp.Compare(p.rank(x, g.from), p.rank(y, g.from)) })
	for _, m := range rows {
		offers := p.offersFor(m)
		if len(offers) == 0 || !p.cell(m).Is(parity.Missing, parity.GeneratedOnly) {
			continue // what only the generated type of that name has, and what a language says otherwise
		}
		best := settled(p.Rows[m], offers)
		g.Want.Members = append(g.Want.Members, best.symbol)
		g.members = append(g.members, m)
		g.needs, g.unknown = append(g.needs, best.needs...), append(g.unknown, best.unknown...)
	}
}

const behindAll = 1 << 20 // members of a type

// rank is where a member stands in one SDK's type; behind all for what only others have.
func (p *plan) rank(row, sdk int) int {
	c := p.Rows[row].Cells[sdk]
	if n, ok := p.before(c); ok && c.Symbol != nil {
		return n
	}
	return behindAll
}

// name is what a type that the SDK lacks would be called there.
func (p *plan) name(row int) string {
	if name, ok := p.names[row]; ok {
		return name
	}
	s := model.Symbol{Kind: p.Rows[row].Kind, Name: p.usualName(row)}
	name := s.Name
	if p.lang.Declare != nil {
		if own := p.lang.Declare(model.Symbol{}, s); identifier.MatchString(own) {
			name = own
		}
	}
	p.names[row] = name
	return name
}

// usualName is what most SDKs that have a type call it.
func (p *plan) usualName(row int) string {
	r := p.Rows[row]
	votes := map[string]int{}
	for _, s := range donors(r) {
		votes[model.Key(lastPart(r.Cells[s].Symbol.Name))]++
	}
	best := lastPart(r.Concept)
	most := 0
	for _, s := range donors(r) {
		if name := lastPart(r.Cells[s].Symbol.Name); votes[model.Key(name)] > most {
			best, most = name, votes[model.Key(name)]
		}
	}
	return best
}

var identifier = regexp.MustCompile(`^[\pL_][\pL\pN_]*$`)
