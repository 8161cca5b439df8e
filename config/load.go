package config

import (
	"bytes"
	"embed"
	_ "embed"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"sdkparity/source"
)

// JSONSchema describes the configuration file.
//
//go:embed schema.json
var JSONSchema []byte

//go:embed profiles/*.yml
var profiles embed.FS

// Limits of a configuration file. It comes with the change that is checked, so it may be anybody's, and the time that YAML takes
// grows with the square of these.
const (
	maxSize     = 256 << 10 // bytes
	maxLine     = 8 << 10   // bytes
	maxBrackets = 10_000    // that open
)

// Parse reads and checks a configuration. All faults are reported at once, each as an Error.
func Parse(file string, data []byte) (*Config, error) {
	if err := tooMuch(file, data); err != nil {
		return nil, err
	}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, syntaxError(file, err)
	}
	if err := noReferences(file, tree); err != nil {
		return nil, err
	}
	var value any
	if err := yaml.Unmarshal(data, &value); err != nil {
		return nil, syntaxError(file, err)
	}
	if err := validate(file, tree, value); err != nil {
		return nil, err
	}
	plain, err := json.Marshal(value)
	if err != nil {
		return nil, Error{file, 1, 1, err.Error()}
	}
	c := &Config{File: file}
	if err := json.Unmarshal(plain, c); err != nil {
		return nil, Error{file, 1, 1, err.Error()}
	}
	for i := range c.Waivers {
		c.Waivers[i].Line, _ = position(tree, []string{"waivers", strconv.Itoa(i)})
	}
	return c, c.check(tree)
}

// tooMuch is why a file is not even parsed.
func tooMuch(file string, data []byte) error {
	if len(data) > maxSize {
		return Error{file, 1, 1, "larger than 256 KiB"}
	}
	n, brackets := 0, 0
	for line := range bytes.Lines(data) {
		n++
		if len(line) > maxLine {
			return Error{file, n, 1, "a line of more than 8 KiB"}
		}
		if brackets += bytes.Count(line, []byte("[")) + bytes.Count(line, []byte("{")); brackets > maxBrackets {
			return Error{file, n, 1, "more than 10,000 brackets"}
		}
	}
	return nil
}

// Profile is the embedded configuration whose layout the tree has, or nil.
func Profile(tree source.Tree) (*Config, error) {
	names, err := profiles.ReadDir("profiles")
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		data, err := profiles.ReadFile("profiles/" + n.Name())
		if err != nil {
			return nil, err
		}
		c, err := Parse("profile "+strings.TrimSuffix(n.Name(), ".yml"), data)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(c.Match, func(p string) bool { return !tree.Has(p) }) {
			return c, nil
		}
	}
	return nil, nil
}

// noReferences rejects anchors and aliases: a few lines of them can stand for gigabytes.
func noReferences(file string, tree *ast.File) error {
	found := &referenceFinder{}
	for _, doc := range tree.Docs {
		ast.Walk(found, doc)
	}
	if found.node == nil {
		return nil
	}
	at := found.node.GetToken().Position
	return Error{file, at.Line, at.Column, "anchors and aliases are not allowed here"}
}

type referenceFinder struct{ node ast.Node }

func (f *referenceFinder) Visit(n ast.Node) ast.Visitor {
	switch n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		if f.node == nil {
			f.node = n
		}
	}
	return f
}

func syntaxError(file string, err error) error {
	var e yaml.Error
	if errors.As(err, &e) && e.GetToken() != nil {
		at := e.GetToken().Position
		return Error{file, at.Line, at.Column, e.GetMessage()}
	}
	return Error{file, 1, 1, err.Error()}
}

var compiled = sync.OnceValue(func() *jsonschema.Schema {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema))
	if err != nil {
		panic(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		panic(err)
	}
	return c.MustCompile("schema.json")
})

func validate(file string, tree *ast.File, value any) error {
	// Numbers become what the validator knows.
	plain, err := json.Marshal(value)
	if err != nil {
		return Error{file, 1, 1, err.Error()}
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(plain))
	if err != nil {
		return Error{file, 1, 1, err.Error()}
	}
	var invalid *jsonschema.ValidationError
	if err := compiled().Validate(doc); !errors.As(err, &invalid) {
		return err
	}
	var faults []error
	for _, leaf := range leaves(invalid) {
		line, column := position(tree, leaf.InstanceLocation)
		where := strings.Join(leaf.InstanceLocation, ".")
		text := leaf.ErrorKind.LocalizedString(message.NewPrinter(language.English))
		faults = append(faults, Error{file, line, column, strings.TrimPrefix(where+": "+text, ": ")})
	}
	return errors.Join(faults...)
}

func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	var out []*jsonschema.ValidationError
	for _, c := range e.Causes {
		out = append(out, leaves(c)...)
	}
	return out
}

// position is the line and column of the node at a path, or of the nearest one above it.
func position(tree *ast.File, at []string) (line, column int) {
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		return 1, 1
	}
	node := tree.Docs[0].Body
	for _, step := range at {
		next := child(node, step)
		if next == nil {
			break
		}
		node = next
	}
	p := start(node).GetToken().Position
	return p.Line, p.Column
}

func child(node ast.Node, step string) ast.Node {
	switch n := node.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			if v.Key.GetToken().Value == step {
				return v.Value
			}
		}
	case *ast.MappingValueNode:
		if n.Key.GetToken().Value == step {
			return n.Value
		}
	case *ast.SequenceNode:
		if i, err := strconv.Atoi(step); err == nil && i < len(n.Values) {
			return n.Values[i]
		}
	}
	return nil
}

// start is the node whose token comes first: a mapping's own token is its first colon.
func start(node ast.Node) ast.Node {
	switch n := node.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 {
			return n.Values[0].Key
		}
	case *ast.MappingValueNode:
		return n.Key
	}
	return node
}
