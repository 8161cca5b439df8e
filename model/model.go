// Package model is what an SDK offers, in no particular language.
//
// The zero value of every field means "not known"; it is never a guess.
package model

// API is everything one SDK, or a schema, offers.
type API struct {
	SDK       string    `cbor:"1,keyasint,omitempty"`  // name from the configuration, such as "node"
	Language  string    `cbor:"2,keyasint,omitempty"`  // parser that read it, such as "typescript"
	Partial   bool      `cbor:"9,keyasint,omitempty"`  // lists only part of what there is, as a schema does: absence proves nothing
	Absent    bool      `cbor:"3,keyasint,omitempty"`  // the SDK does not exist at this revision
	WritesOut bool      `cbor:"12,keyasint,omitempty"` // its language has names written out: Directory for dir
	Files     int       `cbor:"4,keyasint,omitempty"`  // source files read
	Types     []Symbol  `cbor:"5,keyasint,omitempty"`  // sorted by file, line, name
	Functions []Symbol  `cbor:"6,keyasint,omitempty"`  // module-level functions; parameters are their Members
	Variables []Symbol  `cbor:"13,keyasint,omitempty"` // of a package, by name and type: what other languages may have as a constant of that type
	Hidden    []Symbol  `cbor:"14,keyasint,omitempty"` // types that are declared and that users cannot get at: name, layer and place only
	Imports   []Import  `cbor:"15,keyasint,omitempty"` // what its code takes from other files and packages, its own among them; sorted
	Elsewhere []string  `cbor:"11,keyasint,omitempty"` // names it passes on from code that is not its own: they are there, and nobody has read them
	Bodies    []Body    `cbor:"10,keyasint,omitempty"` // code of functions, public or not, in files written by hand
	Counts    Counts    `cbor:"7,keyasint,omitempty"`
	Problems  []Problem `cbor:"8,keyasint,omitempty"` // what could not be understood, by file and line
}

// Import is the capitalized names that an SDK's code takes from one place.
type Import struct {
	From  string   `cbor:"1,keyasint,omitempty"` // as the code says it
	Names []string `cbor:"2,keyasint,omitempty"` // sorted
}

// Body is the code of a function, of which no more is known than the names in it.
type Body struct {
	Name  string `cbor:"1,keyasint,omitempty"`
	At    Pos    `cbor:"2,keyasint,omitempty"` // the same as of the function's Symbol, where it has one
	Takes string `cbor:"4,keyasint,omitempty"` // identifiers in its parameters and receiver, and the type it belongs to, like Names
	Names string `cbor:"3,keyasint,omitempty"` // identifiers in code and strings, sorted, with a space between; comments do not count
}

// Counts says what became of the declarations in the source: their sum is all declarations.
type Counts struct {
	Read    int `cbor:"1,keyasint,omitempty"` // in the model
	Ignored int `cbor:"2,keyasint,omitempty"` // left out on purpose, each kind by name in its parser
	Unread  int `cbor:"3,keyasint,omitempty"` // not understood; each is also a Problem
}

// Add sums two counts.
func (c Counts) Add(o Counts) Counts {
	return Counts{c.Read + o.Read, c.Ignored + o.Ignored, c.Unread + o.Unread}
}

// Symbol is one declared thing: a type, field, method, function, parameter or enum value.
type Symbol struct {
	Kind      Kind      `cbor:"1,keyasint,omitempty"`
	Name      string    `cbor:"2,keyasint,omitempty"` // as the SDK spells it; a nested type is Outer.Inner
	Wire      string    `cbor:"3,keyasint,omitempty"` // name in JSON, or the RPC method a method calls, where the source states it
	Type      Type      `cbor:"4,keyasint,omitempty"` // of a field or parameter; result of a method or function; target of an alias or union
	Presence  Presence  `cbor:"5,keyasint,omitempty"`
	Stability Stability `cbor:"6,keyasint,omitempty"`
	Layer     Layer     `cbor:"7,keyasint,omitempty"`
	Access    Access    `cbor:"8,keyasint,omitempty"`
	Partial   bool      `cbor:"9,keyasint,omitempty"`  // absence of a member proves nothing: not all of it was understood
	Default   string    `cbor:"10,keyasint,omitempty"` // declared default value as written
	Doc       string    `cbor:"11,keyasint,omitempty"` // documentation as plain text, first paragraph first
	At        Pos       `cbor:"12,keyasint,omitempty"`
	Bases     []Type    `cbor:"13,keyasint,omitempty"` // what a type extends, implements or embeds
	Members   []Symbol  `cbor:"14,keyasint,omitempty"` // of a type: fields, methods, values; of a method or function: parameters
	Private   []string  `cbor:"16,keyasint,omitempty"` // of a type: fields that only the SDK's own code can read, where its language has no other use for them
	Module    string    `cbor:"15,keyasint,omitempty"` // of a type: the module its users name in front of it, where its language has them do so
}

// Pos is a place in the source.
type Pos struct {
	File string `cbor:"1,keyasint,omitempty"` // relative to the repository, with slashes
	Line int    `cbor:"2,keyasint,omitempty"` // of the name, counted from 1
}

// Kind is what a symbol is.
type Kind uint8

const (
	KindUnknown Kind = iota
	Object           // a record of fields: interface, struct, dataclass, TypedDict, record
	Class            // has behaviour a user calls
	Interface        // has behaviour a user implements, or a callback surface
	Enum             // named values
	Union            // one of several types; Type.Form is OneOf
	Alias            // another name; Type is the target
	Field            // property, struct field, record component, getter and setter
	Method           //
	Value            // of an enum; of a union, a variant declared inside it
	Param            //
	Function         // at module level
	Suite            // of end-to-end tests; the cases are its Members
)

var kindNames = [...]string{"", "object", "class", "interface", "enum", "union", "alias", "field", "method", "value", "param", "function", "suite"}

func (k Kind) String() string { return kindNames[k] }

// IsType reports whether symbols of this kind are types.
func (k Kind) IsType() bool { return k >= Object && k <= Alias }

// Acts reports whether a type is there for what it does, as a client or a connection is, and not for what it says: methods that give the type
// itself only fill it in.
func (s *Symbol) Acts() bool {
	methods, fields := 0, 0
	for _, m := range s.Members {
		switch {
		case m.Kind == Field:
			fields++
		case m.Kind == Method && m.Name != Constructor && (m.Type.Form != Ref || m.Type.Name != s.Name):
			methods++
		}
	}
	return (s.Kind == Class || s.Kind == Interface) && methods > fields/2
}

// Presence says whether a value must be given.
type Presence uint8

const (
	Unstated Presence = iota
	Required
	Optional
)

var presenceNames = [...]string{"", "required", "optional"}

func (p Presence) String() string { return presenceNames[p] }

// Stability is the promise its maintainers make about a symbol.
type Stability uint8

const (
	StabilityUnstated Stability = iota
	Experimental
	Deprecated
	Internal // public in the language, but documented as nobody's API
)

var stabilityNames = [...]string{"", "experimental", "deprecated", "internal"}

func (s Stability) String() string { return stabilityNames[s] }

// Layer says who writes the code.
type Layer uint8

const (
	LayerUnknown Layer = iota
	Handwritten
	Generated
)

var layerNames = [...]string{"", "handwritten", "generated"}

func (l Layer) String() string { return layerNames[l] }

// Access says how a user gets hold of a type.
type Access uint8

const (
	AccessUnknown Access = iota
	Exported             // importable by name from a public entry point
	Reachable            // only through a public signature
	Overridable          // of a method: only for who extends its type
)

var accessNames = [...]string{"", "exported", "reachable", "overridable"}

func (a Access) String() string { return accessNames[a] }

// Problem is source that was not understood. It is neither an error (we could do our work) nor a finding (the SDKs may agree).
type Problem struct {
	File string `cbor:"1,keyasint,omitempty"`
	Line int    `cbor:"2,keyasint,omitempty"`
	Text string `cbor:"3,keyasint,omitempty"`
}

// Constructor is the name of the method that makes a class, in every language.
const Constructor = "constructor"
