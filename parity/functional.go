package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// optionFunctions is how a node is spelled whose members are functions that each give one option: WithRegion(region) for a field region.
const optionFunctions = "option functions"

// byFunctions is the options object of a constructor that takes any number of functions which fill it in, or nil: what the module's
// functions give that each return one of those.
func (a *aligner) byFunctions(n *node, m *model.Symbol) (options, option *node) {
	for i := range m.Members {
		t := m.Members[i].Type
		if t.Form != model.List || len(t.Args) != 1 || t.Args[0].Form != model.Ref {
			continue
		}
		option = n.sdk.resolve(t.Args[0], n)
		if option == nil || option.sym.Type.Form != model.Func || len(option.sym.Type.Args) != 2 {
			continue
		}
		given := n.sdk.optionsGiven(option, n)
		filled := n.sdk.resolve(option.sym.Type.Args[0], option)
		if len(given) < 2 || filled == nil || filled.concept != nil && filled.concept.final().count() > 1 {
			continue
		}
		sym := &model.Symbol{Kind: model.Object, Name: filled.sym.Name, At: filled.sym.At, Doc: filled.sym.Doc, Members: given}
		for _, f := range filled.sym.Members { // WithTokenAuthentication and WithKeyAuthentication are two ways to the field Authentication
			if f.Kind == model.Field && !hasMember(given, f) && slices.ContainsFunc(given, func(g model.Symbol) bool { return strings.HasSuffix(model.Key(g.Name), model.Key(f.Name)) }) {
				sym.Members = append(sym.Members, f)
			}
		}
		return n.sdk.make(madeAt{option.sym, optionFunctions}, n, sym), option
	}
	return nil, nil
}

// optionsGiven are what the functions that return an option are for, each as an optional field.
func (s *sdk) optionsGiven(option, from *node) []model.Symbol {
	var out []model.Symbol
	for i := range s.api.Functions {
		f := &s.api.Functions[i]
		words := model.Words(f.Name)
		if f.Layer != model.Handwritten || f.Type.Form != model.Ref || s.resolve(f.Type, from) != option || len(words) < 2 || words[0] != "with" || len(f.Members) > 1 {
			continue
		}
		field := model.Symbol{
			Kind: model.Field, Name: f.Name[len("with"):], Type: model.Type{Form: model.Prim, Name: model.Bool}, Presence: model.Optional,
			At: f.At, Doc: f.Doc, Stability: f.Stability,
		}
		if len(f.Members) == 1 {
			field.Type = f.Members[0].Type
		}
		if !hasMember(out, field) {
			out = append(out, field)
		}
	}
	return out
}

func hasMember(members []model.Symbol, m model.Symbol) bool {
	return slices.ContainsFunc(members, func(o model.Symbol) bool { return memberKey(o.Name) == memberKey(m.Name) })
}
