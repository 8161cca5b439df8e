package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// twin is the name without the word that tells a type that waits from the one that does not, ClientSync from ClientAsync, where an SDK has
// both: the one that waits is what other SDKs call Client. "" for all others.
func twin(name string, has map[string]bool) string {
	for _, sync := range []string{"Sync", "Blocking"} {
		if rest, ok := strings.CutSuffix(name, sync); ok && rest != "" && has[rest+"Async"] {
			return rest
		}
		if rest, ok := strings.CutPrefix(name, sync); ok && rest != "" && has["Async"+rest] {
			return rest
		}
	}
	return ""
}

// typeNames are the names of an SDK's types.
func typeNames(api *model.API) map[string]bool {
	names := make(map[string]bool, len(api.Types))
	for i := range api.Types {
		names[api.Types[i].Name] = true
	}
	return names
}

// inTwin says that an SDK has a member at the type beside that waits, or does not: at AsyncTable for Table. "" where it has none.
func (n *node) inTwin(key string) string {
	for _, other := range n.sdk.asyncTwins(n) {
		if slices.ContainsFunc(other.members(), func(m slot) bool { return m.key == key }) {
			return "in its " + other.sym.Name
		}
	}
	return ""
}

// asyncTwins are an SDK's types that are called as another with Async before or behind it, or without.
func (s *sdk) asyncTwins(n *node) []*node {
	name := n.sym.Name
	var out []*node
	for _, twin := range []string{"Async" + name, name + "Async", withoutAsync(name)} {
		for _, other := range s.byName[twin] {
			if other != n && other.layer == n.layer {
				out = append(out, other)
			}
		}
	}
	return out
}

// withoutAsync is the name of a type that waits without the word that says so, or "".
func withoutAsync(name string) string {
	if rest, ok := strings.CutPrefix(name, "Async"); ok {
		return rest
	}
	rest, _ := strings.CutSuffix(name, "Async")
	if rest == name {
		return ""
	}
	return rest
}

// asyncOnly is the type that waits, of an SDK that has none beside it that does not, AsyncClient for Client, or nil.
func (b *builder) asyncOnly(c *concept, s int) *node {
	for _, n := range c.nodes {
		if n == nil || n.spelled != "" {
			continue
		}
		for _, name := range []string{"Async" + n.sym.Name, n.sym.Name + "Async"} {
			if found := b.sdks[s].byName[name]; len(found) > 0 {
				return found[0]
			}
		}
	}
	return nil
}

// apart are the languages in which what waits and what does not are often two types; in others one has both, or all of it waits.
var apart = []string{"python", "java"}

// waits says that an SDK has a type only as the one that waits, or only as the one that is for both, or "".
func (b *builder) waits(c *concept, s int) string {
	if here := b.asyncOnly(c, s); here != nil {
		return "folded into " + here.sym.Name
	}
	if slices.Contains(apart, b.sdks[s].api.Language) {
		return ""
	}
	for _, n := range c.nodes {
		if n == nil || n.spelled != "" {
			continue
		}
		for _, other := range n.sdk.byName[withoutAsync(n.sym.Name)] {
			if other.concept == nil {
				continue
			}
			if here := other.concept.final().nodes[s]; here != nil && here.spelled == "" {
				return "folded into " + here.sym.Name
			}
		}
	}
	return ""
}
