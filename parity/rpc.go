package parity

import (
	"iter"
	"strings"

	"sdkparity/model"
)

// rpcMethod is what generated code has of one RPC method, by SDK.
type rpcMethod struct {
	syms, owners []*model.Symbol
	internal     bool
}

// rpc lines generated RPC methods up by the method string they send.
func (b *builder) rpc() {
	byWire := map[string]*rpcMethod{}
	offers := make([]bool, len(b.sdks)) // whether the SDK's methods state their strings at all
	for s, sdk := range b.sdks {
		for n, m := range sdk.sends() {
			at := byWire[m.Wire]
			if at == nil {
				at = &rpcMethod{syms: make([]*model.Symbol, len(b.sdks)), owners: make([]*model.Symbol, len(b.sdks))}
				byWire[m.Wire] = at
			}
			offers[s] = !sdk.api.Partial
			at.internal = at.internal || m.Stability == model.Internal || n.sym.Stability == model.Internal || n.internalOf(m) != ""
			if at.syms[s] == nil {
				at.syms[s], at.owners[s] = m, n.sym
			}
		}
	}
	for wire, m := range byWire {
		if !m.internal {
			b.rpcRow(wire, m, offers)
		}
	}
}

func (b *builder) rpcRow(wire string, m *rpcMethod, offers []bool) {
	row := Row{Concept: "rpc " + wire, Key: "rpc " + wire, Kind: model.Method, Layer: model.Generated, Parent: -1, Cells: make([]Cell, len(b.sdks))}
	for s, sdk := range b.sdks {
		cell := Cell{Layer: layerOf(sdk), Symbol: m.syms[s], Owner: m.owners[s]}
		switch {
		case sdk.api.Absent:
			cell.State = Absent
		case m.syms[s] != nil:
			cell.State = Present
			cell.Generated = Generated{State: Present, At: m.syms[s].At}
		case offers[s]:
			cell.State = Missing
			cell.Generated.State = Missing
		}
		row.Cells[s] = cell
	}
	b.table.Rows = append(b.table.Rows, row)
}

// sends are the methods of an SDK's generated code, or of a schema, that send a method string.
func (s *sdk) sends() iter.Seq2[*node, *model.Symbol] {
	return func(yield func(*node, *model.Symbol) bool) {
		for _, n := range s.nodes {
			if n.layer != model.Generated && !s.api.Partial {
				continue
			}
			for i := range n.sym.Members {
				if m := &n.sym.Members[i]; m.Kind == model.Method && m.Wire != "" && !yield(n, m) {
					return
				}
			}
		}
	}
}

// objectIDs are, by key of what RPC methods take, the ids of the objects that the methods belong to: session.mode.set is
// called on a session, and who generates that need not let callers say which.
func (b *builder) objectIDs() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, s := range b.sdks {
		for n, m := range s.sends() {
			object, _, ok := strings.Cut(m.Wire, ".")
			if !ok || n.layer != model.Generated {
				continue
			}
			for _, l := range leavesOf(n, m) {
				if !isParameter(l.role) {
					continue
				}
				if out[l.node.key] == nil {
					out[l.node.key] = map[string]bool{}
				}
				out[l.node.key][model.Key(object+"Id")] = true
			}
		}
	}
	return out
}
