package suggest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// offer is one SDK's declaration of what another lacks, in the other's terms.
type offer struct {
	sdk     int
	symbol  model.Symbol
	needs   []int
	unknown []string
	votes   int
}

// offersFor are the declarations to learn a row from, all of one kind: that of most of them. shallow leaves out what a type is made of.
func (p *plan) offersFor(row int) []offer {
	r := p.Rows[row]
	list := donors(r)
	kinds := map[model.Kind]int{}
	for _, s := range list {
		kinds[r.Cells[s].Symbol.Kind]++
	}
	var out []offer
	for _, s := range list {
		sym := *r.Cells[s].Symbol
		if r.Kind.IsType() && !ownMembers(sym) {
			sym.Members = nil // they have rows of their own
		}
		t := p.translator()
		o := offer{sdk: s, symbol: t.symbol(s, sym, maxUnfolding)}
		o.needs, o.unknown, o.votes = t.needs, t.unknown, kinds[sym.Kind]
		out = append(out, o)
	}
	slices.SortStableFunc(out, func(a, b offer) int { return cmp.Compare(b.votes, a.votes) })
	n := 0
	for n < len(out) && out[n].symbol.Kind == out[0].symbol.Kind {
		n++
	}
	return out[:n]
}

// ownMembers reports whether what a type is made of is told in its declaration and not in rows.
func ownMembers(s model.Symbol) bool { return s.Kind == model.Union }

// settled is what most SDKs say: the first one's declaration with the type, the presence and the stability of most, and what it
// leaves out as another has it.
func settled(r parity.Row, offers []offer) offer {
	out := offers[0]
	best := typeOf(offers)
	out.symbol.Type, out.needs, out.unknown = best.symbol.Type, best.needs, best.unknown
	if r.Kind == model.Method || r.Kind == model.Function || r.Kind.IsType() {
		out.symbol = best.symbol // the type belongs to the parameters
	}
	out.symbol.Presence = presenceOf(offers)
	out.symbol.Stability = stabilityOf(offers)
	for _, o := range offers {
		out.symbol.Doc = cmp.Or(out.symbol.Doc, o.symbol.Doc)
		out.symbol.Wire = cmp.Or(out.symbol.Wire, o.symbol.Wire)
		out.symbol.Default = cmp.Or(out.symbol.Default, o.symbol.Default)
	}
	for _, c := range r.Cells { // the schema's last: what is written for users comes first
		if c.Symbol != nil {
			out.symbol.Doc = cmp.Or(out.symbol.Doc, c.Symbol.Doc)
		}
	}
	return out
}

// typeOf is the offer with the type that most have, among those that say it most precisely.
func typeOf(offers []offer) offer {
	votes := map[string]int{}
	for _, o := range offers {
		votes[spelled(o.symbol)]++
	}
	best := offers[0]
	for _, o := range offers[1:] {
		was, is := len(best.unknown) > 0, len(o.unknown) > 0
		switch {
		case was != is:
			if was {
				best = o
			}
		case refines(o.symbol.Type, best.symbol.Type):
			best = o
		case refines(best.symbol.Type, o.symbol.Type):
		case votes[spelled(o.symbol)] > votes[spelled(best.symbol)]:
			best = o
		}
	}
	return best
}

// refines reports whether a type says more than another that may mean the same.
func refines(t, other model.Type) bool {
	switch {
	case other.Form == model.FormUnknown:
		return t.Form != model.FormUnknown
	case other.Form == model.Prim && other.Name == model.Any:
		return t.Form != model.FormUnknown && (t.Form != model.Prim || t.Name != model.Any)
	case other.Form == model.Prim && other.Name == model.Number:
		return t.Form == model.Prim && (t.Name == model.Int || t.Name == model.Float)
	case other.Form == model.Inline || other.Form == model.OneOf:
		return t.Form == model.Ref
	case other.Form == model.Prim && other.Name == model.String:
		return t.Form == model.Ref
	case t.Form == other.Form && len(t.Args) == len(other.Args) && t.Name == other.Name:
		return slices.ContainsFunc(indexes(t.Args), func(i int) bool { return refines(t.Args[i], other.Args[i]) }) &&
			!slices.ContainsFunc(indexes(t.Args), func(i int) bool { return refines(other.Args[i], t.Args[i]) })
	}
	return false
}

func indexes(list []model.Type) []int {
	out := make([]int, len(list))
	for i := range out {
		out[i] = i
	}
	return out
}

// spelled is a symbol's type, and those of its parameters, as one text.
func spelled(s model.Symbol) string {
	var b strings.Builder
	for _, m := range s.Members {
		b.WriteString(typeText(m.Type) + ",")
	}
	return b.String() + typeText(s.Type)
}

func typeText(t model.Type) string {
	var args []string
	for _, a := range t.Args {
		args = append(args, typeText(a))
	}
	for _, m := range t.Members {
		args = append(args, m.Name+":"+typeText(m.Type))
	}
	return fmt.Sprintf("%d %s(%s)", t.Form, t.Name, strings.Join(args, ","))
}

// presenceOf is what most say; what nobody says, or as many one as the other, is safe as optional.
func presenceOf(offers []offer) model.Presence {
	required, optional := 0, 0
	for _, o := range offers {
		switch o.symbol.Presence {
		case model.Required:
			required++
		case model.Optional:
			optional++
		}
	}
	switch {
	case required > optional:
		return model.Required
	case optional > 0:
		return model.Optional
	}
	return model.Unstated
}

// stabilityOf is what at least half of them say.
func stabilityOf(offers []offer) model.Stability {
	count := map[model.Stability]int{}
	for _, o := range offers {
		count[o.symbol.Stability]++
	}
	for _, s := range []model.Stability{model.Experimental, model.Deprecated} {
		if count[s]*2 >= len(offers) {
			return s
		}
	}
	return model.StabilityUnstated
}
