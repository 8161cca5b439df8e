// Package tree parses source with a tree-sitter grammar and answers questions about the nodes.
//
// A tree is copied out of tree-sitter in one call, so nodes are plain indexes: nothing has to be closed, and the
// zero Node answers every question with zero, so that chains of questions need no if.
package tree

// #cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
// #include "flatten.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
	"unsafe"

	sitter "github.com/smacker/go-tree-sitter"
)

const (
	maxNodes  = 10_000_000  // 320 MB of nodes; the largest generated file seen has 0.7 million
	maxDepth  = 5_000       // deeper than any source a person or a generator writes
	maxTime   = time.Minute // a file of the size that is read at all takes a second
	maxWords  = 4_000_000   // each takes tree-sitter up to 600 bytes while it parses
	largeFile = 4 << 20     // bytes; what a larger one took is given back to the system at once
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
	Cut     string // why there may be more in the file than the tree has, or ""; what the tree has is right
	grammar *Grammar
	src     []byte
	nodes   []flatNode
}

// Parse reads src. The tree keeps src, which must not change afterwards.
func (g *Grammar) Parse(src []byte) (*Tree, error) {
	if words(src) > maxWords {
		return nil, errors.New("more than 4 million words and signs, too many to parse")
	}
	if len(src) > largeFile {
		defer C.sdkparity_trim()
	}
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
	t := &Tree{grammar: g, src: src}
	root := parsed.RootNode()
	if endsEarly(root) {
		t.Cut = "the file ends in the middle of a declaration, so that others may be missing"
	}
	t.flatten(root)
	runtime.KeepAlive(parsed)
	return t, nil
}

// words is how many tokens there are at most, as far as a limit is concerned: a run of letters, or any other character.
func words(src []byte) int {
	if len(src) <= maxWords {
		return 0
	}
	count, inWord := 0, false
	for _, c := range src {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
		if letter && !inWord || !letter && c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			count++
		}
		inWord = letter
	}
	return count
}

// endsEarly reports whether what the file ends with is not complete.
func endsEarly(n *sitter.Node) bool {
	for n != nil && n.HasError() {
		if n.IsError() || n.IsMissing() {
			return true
		}
		last := int(n.ChildCount()) - 1
		for last >= 0 && n.Child(last).IsExtra() && !n.Child(last).IsError() { // a comment
			last--
		}
		if last < 0 {
			return true
		}
		n = n.Child(last)
	}
	return false
}

// buffers are what trees are flattened to. One that has been used before costs the system no new memory.
var buffers = sync.Pool{New: func() any { return new([]flatNode) }}

func (t *Tree) flatten(root *sitter.Node) {
	buffer := buffers.Get().(*[]flatNode)
	defer buffers.Put(buffer)
	// sitter.Node begins with the C node it wraps; TestNodeLayout holds that.
	node := *(*C.sdkparity_ts_node)(unsafe.Pointer(root))
	for size := max(len(t.src)/8+1024, len(*buffer)); ; size *= 4 {
		if size = min(size, maxNodes); len(*buffer) < size {
			*buffer = make([]flatNode, size)
		}
		out := C.sdkparity_flatten(node, (*C.uint8_t)(unsafe.Pointer(&t.grammar.opaque[0])), maxDepth,
			(*C.sdkparity_node)(unsafe.Pointer(unsafe.SliceData(*buffer))), C.uint32_t(len(*buffer)))
		if bool(out.full) && size < maxNodes {
			continue
		}
		if out.full || out.too_deep {
			t.Cut = "the file is too large or too deeply nested to be read whole"
		}
		t.nodes = slices.Clone((*buffer)[:out.len])
		return
	}
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
