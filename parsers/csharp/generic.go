package csharp

import (
	"maps"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// typeParameters are the type parameters in scope inside a declaration: those around it and its own. T is what its constraint
// says, or anything.
func (r *reader) typeParameters(n tree.Node) map[string]model.Type {
	list := n.Child("type_parameter_list")
	if !list.OK() {
		return r.generics
	}
	own := maps.Clone(r.generics)
	if own == nil {
		own = map[string]model.Type{}
	}
	for p := range list.Children() {
		name := p.Field("name").Text()
		own[name] = model.Type{Form: model.Prim, Name: model.Any, Text: name}
	}
	end := n.End()
	if body := n.Field("body"); body.OK() {
		end = body.Start()
	}
	from := min(list.End(), len(r.src))
	constraints(r.src[from:max(from, min(end, len(r.src)))], own)
	return own
}

// constraints reads where T : Base, new() where U : class. The prepared source has them no more.
func constraints(src []byte, types map[string]model.Type) {
	s := scanner{src: src}
	for t := s.next(); t.kind != 0; t = s.next() {
		if s.word(t) != "where" || s.peek().kind != wordToken {
			continue
		}
		name := s.word(s.next())
		if _, known := types[name]; !known || s.next().kind != ':' {
			continue
		}
		base := ""
		for s.peek().kind == wordToken || s.peek().kind == '.' {
			if t := s.next(); t.kind == wordToken {
				base = s.word(t)
			}
		}
		switch base {
		case "", "class", "struct", "notnull", "unmanaged", "default", "new": // no name
		default:
			types[name] = model.Type{Form: model.Ref, Name: base, Text: name}
		}
	}
}
