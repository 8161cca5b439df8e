package jsonschema

// kind says what a JSON value is.
type kind uint8

const (
	absent kind = iota
	null
	boolean
	number
	text
	list
	object
	tooDeep // skipped
)

func (k kind) String() string {
	return [...]string{"nothing", "null", "boolean", "number", "string", "array", "object", "too deep"}[k]
}

// node is one JSON value and its place. A nil node answers every question with zero.
type node struct {
	kind    kind
	broken  bool // the text ends or is invalid inside this value
	at, end int32
	text    string // of a string, its content; of a number or boolean, as written
	items   []*node
	keys    []key
	index   map[string]*node // of a large object, built when first asked
}

// key is one property of a JSON object.
type key struct {
	name  string
	at    int32
	value *node
}

// get is the value of a property; of two with the same name the later one counts, as in every JSON reader.
func (n *node) get(name string) *node {
	if n == nil {
		return nil
	}
	if len(n.keys) > 32 {
		return n.lookup(name)
	}
	for i := len(n.keys) - 1; i >= 0; i-- {
		if n.keys[i].name == name {
			return n.keys[i].value
		}
	}
	return nil
}

func (n *node) lookup(name string) *node {
	if n.index == nil {
		n.index = make(map[string]*node, len(n.keys))
		for _, k := range n.keys {
			n.index[k.name] = k.value
		}
	}
	return n.index[name]
}

// is reports whether a node is of a kind.
func (n *node) is(k kind) bool { return n != nil && n.kind == k }

func isTrue(n *node) bool  { return n.is(boolean) && n.text == "true" }
func isFalse(n *node) bool { return n.is(boolean) && n.text == "false" }

// string is the content of a property that is a string, or "".
func (n *node) string(name string) string {
	if v := n.get(name); v.is(text) {
		return v.text
	}
	return ""
}
