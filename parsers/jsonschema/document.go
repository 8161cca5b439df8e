package jsonschema

import (
	"net/url"
	"path"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/source"
)

// maxSize is how large a schema file may be.
const maxSize = 64 << 20

// document is one schema file.
type document struct {
	path   string
	src    string
	root   *node
	breaks []int32 // offsets of line ends
	deep   bool    // something was skipped
	defs   []*definition
	byNode map[*node]*definition
}

// definition is a schema with a name.
type definition struct {
	schema
	name string
	line int
}

// schema is one schema and the file it lies in. The zero schema is nothing.
type schema struct {
	*node
	doc *document
}

// sub is the schema under a keyword.
func (s schema) sub(keyword string) schema { return schema{s.get(keyword), s.doc} }

// list is the schemas of a keyword that holds an array.
func (s schema) list(keyword string) []schema {
	n := s.get(keyword)
	if !n.is(list) {
		return nil
	}
	all := make([]schema, len(n.items))
	for i, item := range n.items {
		all[i] = schema{item, s.doc}
	}
	return all
}

// pos is where a schema begins.
func (s schema) pos() model.Pos {
	return model.Pos{File: s.doc.path, Line: s.doc.line(s.at)}
}

// open reads the JSON of a file and lists its definitions.
func (r *reader) open(f source.File) *document {
	d := &document{path: f.Path, byNode: map[*node]*definition{}}
	if len(f.Data) > maxSize {
		r.problem(model.Pos{File: f.Path, Line: 1}, "the file is larger than 64 MB and was not read")
		return d
	}
	d.src = strings.TrimPrefix(string(f.Data), "\ufeff")
	for i := 0; i < len(d.src); i++ {
		next := strings.IndexByte(d.src[i:], '\n')
		if next < 0 {
			break
		}
		i += next
		d.breaks = append(d.breaks, int32(i))
	}
	r.encoding(d)
	r.scan(d)
	for _, group := range [...]string{"definitions", "$defs"} {
		d.define("", d.root.get(group))
	}
	if def := d.rootType(); def != nil {
		d.defs = append(d.defs, def)
		d.byNode[d.root] = def
	}
	return d
}

// encoding tells of bytes that are not UTF-8 and replaces them, as other JSON readers do.
func (r *reader) encoding(d *document) {
	if utf8.ValidString(d.src) {
		return
	}
	at := 0
	for at < len(d.src) {
		c, size := utf8.DecodeRuneInString(d.src[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	r.problem(d.pos(int32(at)), "invalid UTF-8")
	var b strings.Builder
	for _, c := range d.src[at:] { // one mark a byte keeps line numbers; columns may shift
		b.WriteRune(c)
	}
	fixed := d.src[:at] + b.String()
	d.src, d.breaks = fixed, nil
	for i := range len(fixed) {
		if fixed[i] == '\n' {
			d.breaks = append(d.breaks, int32(i))
		}
	}
}

func (r *reader) scan(d *document) {
	if strings.TrimSpace(d.src) == "" {
		r.problem(d.pos(0), "the file is empty")
		return
	}
	s := scanner{src: d.src}
	d.root = s.document()
	d.deep = len(s.deep) > 0
	for _, at := range s.deep {
		r.problem(d.pos(at), "nested more than "+strconv.Itoa(maxDepth)+" deep")
	}
	if s.fault != "" {
		at := d.pos(int32(s.pos))
		r.problem(at, "invalid JSON at column "+strconv.Itoa(d.column(int32(s.pos)))+": "+s.fault)
	}
}

// define lists the definitions of a group, and those inside them as Outer.Inner.
func (d *document) define(prefix string, group *node) {
	if !group.is(object) {
		return
	}
	for _, k := range group.keys {
		def := &definition{schema{k.value, d}, prefix + k.name, d.line(k.at)}
		d.defs = append(d.defs, def)
		d.byNode[k.value] = def
		d.define(def.name+".", k.value.get("definitions"))
		d.define(def.name+".", k.value.get("$defs"))
	}
}

func (d *document) pos(at int32) model.Pos { return model.Pos{File: d.path, Line: d.line(at)} }

// line is the number of the line an offset is on.
func (d *document) line(at int32) int {
	return 1 + sort.Search(len(d.breaks), func(i int) bool { return d.breaks[i] >= at })
}

// column counts bytes from 1.
func (d *document) column(at int32) int {
	if line := d.line(at); line > 1 {
		return int(at - d.breaks[line-2])
	}
	return int(at) + 1
}

// resolve is what a $ref points to, and the definition if it has a name. It is nothing for a reference that leads nowhere.
func (r *reader) resolve(s schema, ref string) (schema, *definition) {
	file, fragment, _ := strings.Cut(ref, "#")
	doc := s.doc
	if file != "" {
		doc = r.lookup(s.doc, file)
	}
	pointer, err := url.PathUnescape(fragment)
	if doc == nil || err != nil {
		return schema{}, nil
	}
	n := doc.at(pointer)
	return schema{n, doc}, doc.byNode[n]
}

// lookup finds the file a reference names: the one at that place, or else the only one of that name.
func (r *reader) lookup(from *document, file string) *document {
	want := path.Join(path.Dir(from.path), file)
	var found *document
	for _, d := range r.docs {
		if d.path == want {
			return d
		}
		if path.Base(d.path) != path.Base(want) {
			continue
		}
		if found != nil {
			return nil
		}
		found = d
	}
	return found
}

// at follows a JSON pointer.
func (d *document) at(pointer string) *node {
	if pointer == "" {
		return d.root
	}
	if pointer[0] != '/' {
		return nil
	}
	n := d.root
	for part := range strings.SplitSeq(pointer[1:], "/") {
		part = strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
		if n.is(list) {
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(n.items) {
				return nil
			}
			n = n.items[i]
			continue
		}
		n = n.get(part)
	}
	return n
}
