package typescript

import (
	"slices"
	"strings"

	"sdkparity/parsers/tree"
)

// bodyOf is where the members of a declaration stand; no node where they stand in no or in several places.
func bodyOf(n tree.Node) tree.Node {
	if n.Is("interface_declaration", "class_declaration", "abstract_class_declaration", "enum_declaration") {
		return n.Field("body")
	}
	var found tree.Node
	at := n.Field("value")
	if n.Kind() == "property_signature" {
		at = n.Field("type").First()
	}
	sides := []tree.Node{at}
	for len(sides) > 0 {
		side := sides[0]
		sides = sides[1:]
		switch side.Kind() {
		case "object_type":
			if found.OK() {
				return tree.Node{}
			}
			found = side
		case "intersection_type", "parenthesized_type", "array_type":
			for c := range side.Children() {
				sides = append(sides, c)
			}
		}
	}
	return found
}

func recordOf(p *page, name string, body tree.Node) record {
	s := record{page: p, name: name, body: body}
	for n := range body.Children() {
		if !n.Is("property_signature", "method_signature", "enum_assignment", "property_identifier", "string", "pair") {
			continue
		}
		id := n.Field("name")
		switch {
		case n.Is("property_identifier", "string"):
			id = n
		case n.Kind() == "pair":
			id = n.Field("key")
		}
		m := memberLine{name: strings.Trim(id.Text(), `"'`), node: n, start: p.commentStart(n), end: n.End()}
		if next := n.Next(); next.Is(";", ",") {
			m.end = next.End()
		}
		s.members = append(s.members, m)
	}
	return s
}

// commentStart is where the comments directly above a declaration begin.
func (p *page) commentStart(n tree.Node) int {
	start := n.Start()
	var above []tree.Node
	for c := range n.Parent().Children() {
		switch {
		case c.Start() >= n.Start():
			for _, c := range slices.Backward(above) {
				if strings.Count(p.Text[c.End():start], "\n") > 1 || !p.Alone(c.Start()) {
					break
				}
				start = c.Start()
			}
			return start
		case c.Kind() == "comment":
			above = append(above, c)
		default:
			above = nil
		}
	}
	return start
}

func (s record) readonly() bool {
	with, fields := 0, 0
	for _, m := range s.members {
		if m.node.Kind() == "property_signature" {
			fields++
			if m.node.Has("readonly") {
				with++
			}
		}
	}
	return with*2 > fields
}

// sign is what stands behind a member.
func (s record) sign() string {
	for _, m := range s.members {
		if !strings.Contains(s.Text[m.node.Start():s.body.End()], "\n") { // all on one line
			return ""
		}
		return s.Text[m.node.End():m.end]
	}
	return s.semi
}

func (s record) memberIndent() string {
	if len(s.members) > 0 {
		return s.Indent(s.members[0].node.Start())
	}
	return s.Indent(s.body.Start()) + s.unit
}

// apart reports whether empty lines stand between the members.
func (s record) apart() bool {
	with := 0
	for i := 1; i < len(s.members); i++ {
		if strings.Count(s.Text[s.members[i-1].end:s.members[i].start], "\n") > 1 {
			with++
		}
	}
	return with*2 > len(s.members)-1
}
