package model

// Type is the shape of a value. Optionality is not part of it: that is the symbol's Presence.
type Type struct {
	Form    Form     `cbor:"1,keyasint,omitempty"`
	Name    string   `cbor:"2,keyasint,omitempty"` // Prim: one of the names below; Ref: the type's name; Literal: the value
	Args    []Type   `cbor:"3,keyasint,omitempty"` // List: element; Map: key, value; OneOf: variants; Func: parameters, then the result; Ref: type arguments
	Members []Symbol `cbor:"4,keyasint,omitempty"` // Inline: the fields of an object type without a name
	Text    string   `cbor:"5,keyasint,omitempty"` // as written
}

// Form is the kind of a Type.
type Form uint8

const (
	FormUnknown Form = iota
	Prim
	Ref
	List
	Map
	OneOf
	Func
	Literal
	Inline
)

var formNames = [...]string{"", "prim", "ref", "list", "map", "oneof", "func", "literal", "inline"}

func (f Form) String() string { return formNames[f] }

// The names of primitive types, the same for all languages.
const (
	String   = "string"
	Bool     = "bool"
	Int      = "int"    // any width
	Float    = "float"  // any width
	Number   = "number" // the language does not tell int from float
	Bytes    = "bytes"
	Any      = "any" // unknown, object, JSON value, dict of anything
	Null     = "null"
	Void     = "void"     // no result
	Time     = "time"     // a moment
	Duration = "duration" //
	Path     = "path"     // a file system path type, not a string
	URL      = "url"      // a URL type, not a string
	UUID     = "uuid"     //
)
