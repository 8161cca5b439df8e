package parity

import "sdkparity/model"

// ignored are, by SDK and key of a generated type, the methods that take nothing where those of one wire name take that type in most
// SDKs: whatever is in it cannot be said there.
func (b *builder) ignored() []map[string]*model.Symbol {
	out := make([]map[string]*model.Symbol, len(b.sdks))
	taken := map[string][]*node{} // by wire name: what the method takes, by SDK
	for s, sdk := range b.sdks {
		out[s] = map[string]*model.Symbol{}
		for n, m := range sdk.sends() {
			if n.layer != model.Generated {
				continue
			}
			if taken[m.Wire] == nil {
				taken[m.Wire] = make([]*node, len(b.sdks))
			}
			for _, l := range leavesOf(n, m) {
				if isParameter(l.role) && wireType(l.node) {
					taken[m.Wire][s] = l.node
				}
			}
		}
	}
	for s, sdk := range b.sdks {
		gives := map[string]bool{} // an overload takes something
		for _, m := range sdk.sends() {
			gives[m.Wire] = gives[m.Wire] || len(m.Members) > 0
		}
		for n, m := range sdk.sends() {
			if usual := usualKey(taken[m.Wire]); n.layer == model.Generated && usual != "" && !gives[m.Wire] {
				out[s][usual] = m
			}
		}
	}
	return out
}
