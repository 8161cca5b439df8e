package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// What a class is by one of its bases. Subclasses inherit it, but for protocol: who implements a protocol is none.
const (
	enum      = "enum"
	typedDict = "typeddict"
	record    = "record" // fields in the order of the constructor: pydantic, NamedTuple
	protocol  = "protocol"
)

var baseFamilies = map[string]string{
	"Enum": enum, "StrEnum": enum, "IntEnum": enum, "Flag": enum, "IntFlag": enum, "ReprEnum": enum,
	"TypedDict": typedDict,
	"BaseModel": record, "NamedTuple": record, "Struct": record,
	"Protocol": protocol, "ABC": protocol,
}

// Bases that only say what kind of class it is. TypedDict is kept: it says how fields are written.
var kindBases = []string{
	"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag", "ReprEnum", "NamedTuple", "Protocol", "ABC", "Generic", "object",
}

// class is one class being read.
type class struct {
	*reader
	symbol    model.Symbol
	family    string
	dataclass bool
	open      bool     // total=False
	fields    []string // in the order of the constructor, private ones too
	toDict    string   // source of the body
	fromDict  string
	from      string                // parameter of from_dict
	call      *model.Type           // signature of __call__
	held      map[string]model.Type // of attributes that the constructor sets, private ones too
	gives     []attributeOf
	made      bool // by a __new__
}

func (r *reader) class(whole, n tree.Node, decorators []string, outer string) {
	id := n.Field("name")
	c := &class{reader: r, dataclass: decorated(decorators, "dataclass", "define", "frozen", "attrs")}
	c.symbol = model.Symbol{Name: outer + id.Text(), At: model.Pos{Line: id.Line()}}
	if bad := damage(whole); bad.OK() {
		c.symbol.Partial = true
		r.unread(bad.Line(), "syntax error in "+c.symbol.Name)
	}
	c.bases(n.Field("superclasses"))
	c.symbol.Kind = classKind(c.family, c.dataclass)
	body := n.Field("body")
	r.describe(&c.symbol, whole, classDoc(body), decorators...)
	c.body(body)
	c.settle()
	c.wires()
	if c.family == protocol && c.call != nil && len(c.symbol.Members) == 0 {
		// class Handler(Protocol): def __call__(self, a: A) -> R is Callable[[A], R].
		c.symbol.Kind, c.symbol.Type, c.symbol.Bases = model.Alias, *c.call, nil
	}
	if c.family != "" && c.family != protocol {
		r.families[c.symbol.Name] = c.family
	}
	r.declare(c.symbol, c.marks())
}

// What pydantic calls by itself, what every model has and may override, and where a model says how it is read.
var (
	validators = []string{
		"validator", "field_validator", "model_validator", "root_validator", "field_serializer", "model_serializer",
	}
	ofModels = []string{
		"dict", "json", "copy", "construct", "parse_obj", "parse_raw", "parse_file", "schema", "schema_json", "update_forward_refs", "validate", "model_dump",
		"model_dump_json", "model_copy", "model_construct", "model_validate", "model_validate_json", "model_json_schema", "model_post_init", "model_rebuild",
	}
	settings = []string{"Config", "model_config"}
)

// configures reports whether a name in the class says how pydantic reads it.
func (c *class) configures(name string) bool {
	return c.family == record && slices.Contains(settings, name)
}

// marks are what Link needs to know of a class: its family, and whether its keys may be left out.
func (c *class) marks() []string {
	var marks []string
	if c.family != "" {
		marks = append(marks, c.family)
	}
	if c.open {
		marks = append(marks, "total=false")
	}
	return marks
}

func classKind(family string, dataclass bool) model.Kind {
	switch {
	case family == enum:
		return model.Enum
	case family == typedDict || family == record || dataclass:
		return model.Object
	case family == protocol:
		return model.Interface
	}
	return model.Class
}

func (c *class) bases(list tree.Node) {
	for n := range list.Children() {
		switch n.Kind() {
		case "keyword_argument":
			key, value := n.Field("name").Text(), n.Field("value").Text()
			c.open = c.open || key == "total" && value == "False"
			if key == "metaclass" && last(value) == "ABCMeta" {
				c.join(protocol)
			}
		case "comment", "list_splat", "dictionary_splat", "ERROR":
		default:
			e := parseExpr(n.Text())
			h := e.head()
			c.join(baseFamilies[h])
			c.join(c.families[h])
			if h != "" && !slices.Contains(kindBases, h) {
				t, _ := typeOf(e, 0)
				t.Text = squeeze(n.Text())
				c.symbol.Bases = append(c.symbol.Bases, t)
			}
		}
	}
	if c.family == enum {
		c.symbol.Bases = slices.DeleteFunc(c.symbol.Bases, func(b model.Type) bool { return b.Form == model.Prim })
	}
}

// join notes that a base belongs to a family; enum and the like say more than protocol does.
func (c *class) join(family string) {
	if family != "" && (c.family == "" || c.family == protocol) {
		c.family = family
	}
}

// classDoc is the source of a class's docstring.
func classDoc(body tree.Node) string {
	for n := range body.Children() {
		if n.Is("comment") {
			continue
		}
		if s := n.First(); n.Is("expression_statement") && s.Is("string", "concatenated_string") {
			return s.Text()
		}
		return ""
	}
	return ""
}

func (c *class) body(block tree.Node) {
	for n := range block.Children() {
		switch n.Kind() {
		case "function_definition":
			c.function(n, n, nil)
		case "decorated_definition":
			if d := n.Field("definition"); d.Is("function_definition") {
				c.function(n, d, decoratorsOf(n))
				continue
			}
			c.definition(n, c.symbol.Name+".")
		case "class_definition":
			if c.configures(n.Field("name").Text()) {
				c.ignore()
				continue
			}
			c.definition(n, c.symbol.Name+".")
		case "expression_statement":
			if a := n.First(); a.Is("assignment") {
				c.attribute(n, a)
			} // docstrings and calls declare nothing
		case "if_statement", "try_statement", "with_statement", "else_clause", "elif_clause", "except_clause", "finally_clause":
			c.body(n) // whichever branch runs may declare
		case "block":
			if !block.Is("class_definition") {
				c.body(n)
			}
		case "comment", "pass_statement", "delete_statement", "assert_statement", "raise_statement", "import_statement",
			"import_from_statement", "type_alias_statement":
			// None of them is an attribute that callers use.
		case "ERROR": // counted with the class
		default:
			if !isCondition(block) {
				c.unread(n.Line(), "unknown statement "+n.Kind()+" in "+c.symbol.Name)
			}
		}
	}
}

// isCondition reports whether a node has expressions among its children besides the statements.
func isCondition(n tree.Node) bool {
	return n.Is("if_statement", "elif_clause", "with_statement", "except_clause")
}

// function reads a method, property or constructor.
func (c *class) function(whole, n tree.Node, decorators []string) {
	name := n.Field("name").Text()
	switch {
	case name == "__new__" && c.member(model.Constructor) < 0:
		c.constructor(whole, n, decorators)
		c.made = true
	case name == "__init__":
		if i := c.member(model.Constructor); i >= 0 && c.made {
			c.symbol.Members = slices.Delete(c.symbol.Members, i, i+1) // what __init__ takes is what callers see
			c.unit.Counts.Read--
			c.ignore()
		}
		c.constructor(whole, n, decorators)
	case name == "__call__" && c.family == protocol:
		c.callback(c.callable(model.Method, whole, n, decorators, true))
	case name == "to_dict" || name == "from_dict":
		c.serializer(name, n)
	case strings.HasPrefix(name, "_"):
		c.ignore() // private, or part of the language's protocols: __eq__, __len__, __aenter__
		if !c.unit.Generated && !strings.HasPrefix(name, "__") {
			c.callable(model.Method, whole, n, decorators, true) // it may convert to wire format
		}
	case decorated(decorators, validators...) || c.family == record && slices.Contains(ofModels, name):
		c.ignore() // of the library that checks and serialises the fields
	case decorated(decorators, "setter", "deleter"):
		c.ignore() // of a property that its getter declares
	case decorated(decorators, "property", "cached_property"):
		c.property(c.callable(model.Field, whole, n, decorators, true), n)
	default:
		s := c.callable(model.Method, whole, n, decorators, true)
		c.infer(&s, n)
		c.method(s)
	}
}

func (c *class) property(s model.Symbol, n tree.Node) {
	if c.member(s.Name) >= 0 {
		c.ignore() // declared twice
		return
	}
	a := readAnnotation(n.Field("return_type").Text())
	s.Type, s.Members, s.Wire = a.typ, nil, ""
	if a.nullable {
		s.Presence = model.Optional
	}
	c.infer(&s, n)
	c.add(s)
}

// method adds a method; overloads are one.
func (c *class) method(s model.Symbol) {
	if i := c.member(s.Name); i >= 0 && c.symbol.Members[i].Kind == model.Method {
		c.symbol.Members[i] = united(c.symbol.Members[i], s)
		return
	}
	c.add(s)
}

func (c *class) callback(s model.Symbol) {
	f := model.Type{Form: model.Func}
	for _, p := range s.Members {
		f.Args = append(f.Args, p.Type)
	}
	f.Args = append(f.Args, s.Type)
	c.call = &f
	c.ignore() // the class itself says it
}

// constructor keeps the parameters of __init__, which callers name, and finds the public attributes it sets.
func (c *class) constructor(whole, n tree.Node, decorators []string) {
	s := c.callable(model.Method, whole, n, decorators, true)
	s.Name, s.Type = model.Constructor, model.Type{}
	body := n.Field("body")
	c.attributes(s.Members, body.Text(), body.Line())
	if len(s.Members) == 0 {
		c.ignore() // nothing to name
		return
	}
	c.method(s)
}

func (c *class) serializer(name string, n tree.Node) {
	c.ignore() // serialisers are no API, but they state the wire names
	body := n.Field("body")
	if name == "to_dict" {
		c.toDict = c.src[body.Start():body.End()]
		return
	}
	c.fromDict = c.src[body.Start():body.End()]
	for _, p := range c.params(n.Field("parameters"), true) {
		c.from = p.Name
		break
	}
}

func (c *class) add(m model.Symbol) {
	c.read()
	c.symbol.Members = append(c.symbol.Members, m)
}

// member is the index of a member, or -1.
func (c *class) member(name string) int {
	return slices.IndexFunc(c.symbol.Members, func(m model.Symbol) bool { return m.Name == name })
}
