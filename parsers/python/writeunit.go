package python

import (
	"strings"

	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// wholeIf is an if that stores one thing and asks for nothing else, or no node.
func wholeIf(n tree.Node) tree.Node {
	body := n.Field("consequence")
	only := body.First()
	a := only.First()
	if n.Field("alternative").OK() || n.Field("condition").Kind() == "boolean_operator" || only.Next().OK() ||
		a.Kind() != "assignment" || a.Field("left").Kind() != "subscript" {
		return tree.Node{}
	}
	return n
}

// asks reports whether a condition names what a node names.
func asks(condition, n tree.Node) bool {
	for d := range condition.Descendants() {
		if d.Is("string", "identifier") && stringValue(d.Text()) == stringValue(n.Text()) {
			return true
		}
	}
	return condition.Text() == n.Text()
}

// hasCall reports whether anything but v.get("key") is called.
func hasCall(n tree.Node) bool {
	for d := range n.Descendants() {
		if d.Kind() == "call" && (last(d.Field("function").Text()) != "get" || d.Field("arguments").Has(",")) || d.Is("conditional_expression", "list_comprehension", "lambda", "await") {
			return true
		}
	}
	return false
}

// substitution is a field that stands for another: its name, and its name on the wire.
type substitution struct {
	field, name string
	old, wire   string
}

// text is a statement about the one, said of the other.
func (s substitution) text(n tree.Node) string {
	if n.Kind() == "identifier" && n.Text() == s.field {
		return s.name
	}
	var edits []patch.Edit
	for d := range n.Descendants() {
		to := ""
		switch value := stringValue(d.Text()); {
		case d.Kind() == "identifier" && d.Text() == s.field:
			to = s.name
		case d.Kind() == "string" && value == s.old && (s.old != s.field || onWire(d)):
			to = requoted(d.Text(), s.wire)
		case d.Kind() == "string" && value == s.field:
			to = requoted(d.Text(), s.name)
		default:
			continue
		}
		edits = append(edits, patch.Edit{At: d.Start() - n.Start(), End: d.End() - n.Start(), Text: to})
	}
	return patch.Apply(n.Text(), edits)
}

// onWire reports whether a string is the key that something is stored under, or what an argument is read from.
func onWire(n tree.Node) bool {
	up := n.Parent()
	if up.Kind() == "pair" || up.Kind() == "subscript" && up.FieldName() == "left" {
		return true
	}
	for ; up.OK(); up = up.Parent() {
		if a := up; a.Kind() == "keyword_argument" || a.Kind() == "assignment" && a.Field("left").Kind() == "identifier" {
			return true
		}
		if up.Is("if_statement", "expression_statement") {
			return false
		}
	}
	return false
}

func requoted(literal, value string) string {
	text := stringText(value)
	if strings.HasPrefix(literal, "'") && !strings.ContainsAny(text[1:len(text)-1], `'"\`) {
		return "'" + value + "'"
	}
	return text
}

// after puts a statement or an argument behind its sibling.
func (p *page) after(n tree.Node, text string) {
	if !n.Is("pair", "keyword_argument") {
		p.Insert(p.LineEnd(n.End()), "\n"+p.Indent(n.Start())+text)
		return
	}
	if p.Alone(n.Start()) {
		p.below(n, text)
		return
	}
	p.Insert(n.End(), ", "+text)
}

// nestedText takes a dictionary to the wire key by key, in place of the one value that the sibling's statement stores:
//
//	if "azure" in provider:
//	    azure = provider["azure"]
//	    wire_azure: dict[str, Any] = {}
//	    if "api_version" in azure:
//	        wire_azure["apiVersion"] = azure["api_version"]
//	    wire["azure"] = wire_azure
func (c converterOf) nestedText(u tree.Node, s substitution, keys []string) string {
	body := u.Field("consequence").First()
	a := body.First()
	right := a.Field("right")
	if u.Kind() != "if_statement" {
		return ""
	}
	isArgument := right.Kind() == "identifier" && right.Text() == s.field
	if key, _ := keyOf(right.Child("string")); !isArgument && (right.Kind() != "subscript" || key != s.field) || a.Field("type").OK() {
		return ""
	}
	local := "wire_" + s.name
	for d := range c.node.Descendants() {
		if d.Kind() == "identifier" && (d.Text() == s.name || d.Text() == local) {
			return ""
		}
	}
	made := local + " = {}"
	if strings.Contains(c.Text, ": dict[str, Any] = {}") {
		made = local + ": dict[str, Any] = {}"
	}
	margin := c.Indent(u.Start())
	step := strings.TrimPrefix(c.Indent(body.Start()), margin)
	value := s.text(right)
	lines := []string{"if " + s.text(u.Field("condition")) + ":"}
	if !isArgument {
		lines = append(lines, step+s.name+" = "+value)
	}
	lines = append(lines, step+made)
	for _, key := range keys {
		lines = append(lines, step+"if "+stringText(key)+" in "+s.name+":",
			step+step+local+"["+stringText(camel(key))+"] = "+s.name+"["+stringText(key)+"]")
	}
	lines = append(lines, step+s.text(a.Field("left"))+" = "+local)
	return strings.Join(lines, "\n"+margin)
}
