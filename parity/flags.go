package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// nothingSet are what a set of flags calls its value with none of them.
var nothingSet = []string{"none", "empty"}

// unset says that a set of flags has its empty value without a name: a record of booleans, or a factory for it, where others have a value
// None; or "".
func (n *node) unset(g group) string {
	if g.kind() != model.Value || !slices.Contains(nothingSet, g.key) {
		return ""
	}
	for i := range n.sym.Members {
		if m := &n.sym.Members[i]; len(m.Members) == 0 && givesItself(n.sym, m) && slices.Contains(nothingSet, methodKey(m.Name)) {
			return "made by " + m.Name
		}
	}
	if n.switches() {
		return "with nothing set"
	}
	return ""
}

// switches reports whether a type is a record of booleans.
func (n *node) switches() bool {
	fields := 0
	for _, m := range n.members() {
		if m.sym.Kind != model.Field {
			continue
		}
		if m.shape() != "a boolean" {
			return false
		}
		fields++
	}
	return fields > 0
}

// asSwitches says that an SDK has the values of a set of flags as booleans of the record that holds the set elsewhere, or "".
func (b *builder) asSwitches(c *concept, s int) string {
	if c.form() != "enum" {
		return ""
	}
	for _, p := range sortedPlaces(c.places) {
		n := p.of.final().nodes[s]
		if n == nil || p.role != "" {
			continue
		}
		if n.hasSwitches(c.memberKeys()) {
			return "booleans of " + n.sym.Name
		}
	}
	return ""
}

// hasSwitches reports whether a type has a boolean for each value but the empty one.
func (n *node) hasSwitches(values map[string]bool) bool {
	some := false
	for key := range values {
		if slices.Contains(nothingSet, key) {
			continue
		}
		m := n.member(key)
		if m == nil || m.shape() != "a boolean" {
			return false
		}
		some = true
	}
	return some
}

// switched says that a record has each value of the flags that a member holds elsewhere as a boolean, or that it has flags with what is a
// boolean elsewhere; or "".
func (c *concept) switched(g group, s int) string {
	if g.kind() != model.Field {
		return ""
	}
	if flags := c.nodes[s].flagsWith(g.key); flags != "" && g.flag() {
		return "in its " + flags
	}
	for _, sl := range g.slots {
		if sl == nil || sl.sym.Kind != model.Field {
			continue
		}
		for _, l := range leavesOf(sl.owner, sl.sym) {
			if l.role != "" || l.node.sym.Kind != model.Enum {
				continue
			}
			values := keysOf(l.node)
			if c.nodes[s].hasSwitches(values) {
				return "booleans of " + c.nodes[s].sym.Name
			}
		}
	}
	return ""
}

// flagsWith is the member of a type that holds an enum with a value of a key, or "".
func (n *node) flagsWith(key string) string {
	for _, m := range n.members() {
		if m.sym.Kind != model.Field {
			continue
		}
		for _, l := range leavesOf(m.owner, m.sym) {
			if l.role == "" && l.node.sym.Kind == model.Enum && strings.HasSuffix(model.Key(l.node.sym.Name), "flags") && keysOf(l.node)[key] {
				return m.sym.Name
			}
		}
	}
	return ""
}

// isPadding reports whether a field only fills a record up to its size, as its name says.
func isPadding(m *model.Symbol) bool {
	name := strings.ToLower(strings.Trim(m.Name, "_"))
	return m.Kind == model.Field && (name == "reserved" || name == "padding")
}
