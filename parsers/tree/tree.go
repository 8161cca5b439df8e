// Package tree parses source with a tree-sitter grammar and answers questions about the nodes.
//
// A tree is copied out of tree-sitter in one call, so nodes are plain indexes: nothing has to be closed, and the
// zero Node answers every question with zero, so that chains of questions need no if.
package tree

// #cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
// #include <stdlib.h>
// #include "flatten.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"
	"unsafe"

	sitter "github.com/smacker/go-tree-sitter"
)

const (
	maxNodes = 40_000_000  // 1.1 GB of nodes; the largest generated file of the first user has 1.3 million
	maxDepth = 5_000       // deeper than any source a person or a generator writes
	maxTime  = time.Minute // a file of the size that is read at all takes a second
)

// TooLong is in the error about a file that took longer to parse than any source does. Tests of hostile input aside, that
// tells of a machine that was busy with something else.
const TooLong = "took longer than a minute to parse"

// Grammar is one language's grammar, ready to parse. It is safe for concurrent use.
type Grammar struct {
	lang   *sitter.Language
	kinds  []string
	fields map[string]uint16
	names  []string // field names by id
	opaque []byte
	limit  time.Duration
}

// NewGrammar takes the pointer a grammar module's Language function returns and the node kinds whose inside nobody
// asks about: "block", or "function_definition/block" for a block directly below a function definition. The node
// itself stays, with its text. NewGrammar panics on an unknown kind, since only a misspelling can cause it.
func NewGrammar(language unsafe.Pointer, opaque ...string) *Grammar {
	g := &Grammar{lang: sitter.NewLanguage(language), fields: map[string]uint16{}, limit: maxTime}
	for i := range g.lang.SymbolCount() {
		g.kinds = append(g.kinds, g.lang.SymbolName(sitter.Symbol(i)))
	}
	for i := 0; ; i++ { // field 0 does not exist
		name := g.lang.FieldName(i)
		if i > 0 && name == "" {
			break
		}
		g.names = append(g.names, name)
		g.fields[name] = uint16(i)
	}
	g.opaque = make([]byte, len(g.kinds))
	for _, path := range opaque {
		parent, kind, both := strings.Cut(path, "/")
		if !both {
			g.mark(path, C.SDKPARITY_OPAQUE)
			continue
		}
		g.mark(parent, C.SDKPARITY_HAS_BODY)
		g.mark(kind, C.SDKPARITY_BODY)
	}
	return g
}

func (g *Grammar) mark(kind string, bit byte) {
	found := false
	for i, k := range g.kinds {
		if k == kind {
			g.opaque[i] |= bit
			found = true
		}
	}
	if !found {
		panic("tree: the grammar has no node kind " + kind)
	}
}

// HasKind reports whether the grammar can produce nodes of this kind.
func (g *Grammar) HasKind(kind string) bool {
	for _, k := range g.kinds {
		if k == kind {
			return true
		}
	}
	return kind == "ERROR"
}

// HasField reports whether the grammar has a field of this name.
func (g *Grammar) HasField(name string) bool { _, ok := g.fields[name]; return ok && name != "" }

type flatNode struct {
	symbol, field                         uint16
	start, end, row, parent, after, flags uint32
}

const noParent = ^uint32(0)

// Tree is the syntax tree of one file.
type Tree struct {
	Cut     bool // the file has more nodes, or deeper ones, than the limits allow; what is there is right but not all
	grammar *Grammar
	src     []byte
	nodes   []flatNode
}

// Parse reads src. The tree keeps src, which must not change afterwards.
func (g *Grammar) Parse(src []byte) (*Tree, error) {
	p := sitter.NewParser()
	defer p.Close()
	p.SetLanguage(g.lang)
	p.SetOperationLimit(int(g.limit.Microseconds()))
	parsed, err := p.ParseCtx(context.Background(), nil, src)
	if errors.Is(err, sitter.ErrOperationLimit) {
		return nil, errors.New(TooLong)
	}
	if err != nil {
		return nil, fmt.Errorf("tree-sitter: %w", err)
	}
	defer parsed.Close()
	var out C.sdkparity_tree
	root := parsed.RootNode()
	// sitter.Node begins with the C node it wraps; TestNodeLayout holds that.
	node := *(*C.sdkparity_ts_node)(unsafe.Pointer(root))
	C.sdkparity_flatten(node, (*C.uint8_t)(unsafe.Pointer(&g.opaque[0])), maxNodes, maxDepth, &out)
	runtime.KeepAlive(parsed)
	defer C.free(unsafe.Pointer(out.nodes))
	t := &Tree{Cut: bool(out.truncated || out.too_deep), grammar: g, src: src, nodes: make([]flatNode, out.len)}
	copy(t.nodes, unsafe.Slice((*flatNode)(unsafe.Pointer(out.nodes)), int(out.len)))
	return t, nil
}

// Root is the node of the whole file.
func (t *Tree) Root() Node {
	if len(t.nodes) == 0 {
		return Node{}
	}
	return Node{t, 0}
}

// Len is the number of nodes.
func (t *Tree) Len() int { return len(t.nodes) }
