package parity

import (
	"strings"

	"sdkparity/model"
)

// rpc lines generated RPC methods up by the method string they send.
func (b *builder) rpc() {
	type method struct {
		syms     []*model.Symbol
		owners   []*model.Symbol
		internal bool
	}
	byWire := map[string]*method{}
	offers := make([]bool, len(b.sdks)) // whether the SDK's methods state their strings at all
	for s, sdk := range b.sdks {
		for _, n := range sdk.nodes {
			if n.layer != model.Generated && !sdk.api.Partial {
				continue
			}
			for i := range n.sym.Members {
				m := &n.sym.Members[i]
				if m.Kind != model.Method || m.Wire == "" {
					continue
				}
				at := byWire[m.Wire]
				if at == nil {
					at = &method{syms: make([]*model.Symbol, len(b.sdks)), owners: make([]*model.Symbol, len(b.sdks))}
					byWire[m.Wire] = at
				}
				offers[s] = !sdk.api.Partial
				at.internal = at.internal || m.Stability == model.Internal || n.sym.Stability == model.Internal || n.internalOf(m) != ""
				if at.syms[s] == nil {
					at.syms[s], at.owners[s] = m, n.sym
				}
			}
		}
	}
	for wire, m := range byWire {
		if m.internal {
			continue
		}
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
}

// objectIDs are, by key of what RPC methods take, the ids of the objects that the methods belong to: session.mode.set is
// called on a session, and who generates that need not let callers say which.
func (b *builder) objectIDs() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, s := range b.sdks {
		for _, n := range s.nodes {
			if n.layer != model.Generated {
				continue
			}
			for i := range n.sym.Members {
				m := &n.sym.Members[i]
				object, _, ok := strings.Cut(m.Wire, ".")
				if m.Kind != model.Method || !ok {
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
	}
	return out
}
