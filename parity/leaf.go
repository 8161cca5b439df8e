package parity

import (
	"sdkparity/model"
)

// leaf is a type at a role of a member: "[]" elements, "{}" values, "(p)" callback parameters, "(r)" results, "|" variants.
type leaf struct {
	role string
	node *node
}

const maxUnfolding = 6 // aliases of callbacks of lists …; ends cycles

// leavesOf are the types with members, or with a name, that a member leads to.
func leavesOf(owner *node, m *model.Symbol) []leaf {
	l := leafFinder{from: owner, on: m}
	if m.Kind == model.Method || m.Kind == model.Function {
		for i := range m.Members {
			p := &m.Members[i]
			inner := leafFinder{from: owner, on: p}
			inner.find(p.Type, "(p)", maxUnfolding)
			l.out = append(l.out, inner.out...)
		}
		l.find(m.Type, "(r)", maxUnfolding)
		return l.out
	}
	l.find(m.Type, "", maxUnfolding)
	return l.out
}

// variantRole is the role of a union's variant at the member that stands for it.
const variantRole = "|"

type leafFinder struct {
	from *node
	on   *model.Symbol
	out  []leaf
}

func (l *leafFinder) find(t model.Type, role string, depth int) {
	if depth == 0 {
		return
	}
	switch t.Form {
	case model.List:
		l.args(t.Args, role+"[]", depth)
	case model.Map:
		if len(t.Args) > 1 {
			l.find(t.Args[1], role+"{}", depth-1)
		}
	case model.Func:
		if n := len(t.Args); n > 0 {
			l.args(t.Args[:n-1], role+"(p)", depth)
			l.find(t.Args[n-1], role+"(r)", depth-1)
		}
	case model.OneOf:
		l.findUnion(t, role, depth)
	case model.Ref, model.Inline:
		l.add(t, role, depth)
	}
}

func (l *leafFinder) args(args []model.Type, role string, depth int) {
	for _, a := range args {
		l.find(a, role, depth-1)
	}
}

// findUnion takes what is left of a union without its plain values: one type stands for itself, several are a union
// without a name.
func (l *leafFinder) findUnion(t model.Type, role string, depth int) {
	var rich []model.Type
	for _, a := range t.Args {
		if a.Form != model.Prim && a.Form != model.Literal && a.Form != model.FormUnknown {
			rich = append(rich, a)
		}
	}
	if len(rich) == 1 {
		l.find(rich[0], role, depth-1)
		return
	}
	if len(rich) > 1 {
		if n := l.from.sdk.unnamed(l.from, l.on, t); n != nil {
			l.out = append(l.out, leaf{role, n})
		}
	}
}

func (l *leafFinder) add(t model.Type, role string, depth int) {
	n := l.from.sdk.typeAt(l.from, l.on, t)
	if n == nil {
		l.args(t.Args, role, depth) // the arguments of an external generic: Lazy<T>
		return
	}
	l.out = append(l.out, leaf{role, n})
	// A named callback or another name leads on to what it stands for.
	switch {
	case n.sym.Type.Form == model.Func:
		(&leafFinder{from: n, on: n.sym}).into(l, n.sym.Type, role, depth)
	case n.sym.Kind == model.Interface && len(n.sym.Members) == 1 && n.sym.Members[0].Kind == model.Method:
		l.out = append(l.out, prefixed(role, leavesOf(n, &n.sym.Members[0]))...)
	case n.sym.Kind == model.Alias && n.sym.Type.Form != model.Inline:
		(&leafFinder{from: n, on: n.sym}).into(l, n.sym.Type, role, depth)
	}
}

func (l *leafFinder) into(out *leafFinder, t model.Type, role string, depth int) {
	l.find(t, role, depth-1)
	out.out = append(out.out, l.out...)
}

func prefixed(role string, leaves []leaf) []leaf {
	for i := range leaves {
		leaves[i].role = role + leaves[i].role
	}
	return leaves
}
