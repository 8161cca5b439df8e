package language

import "sdkparity/model"

// Unit is what one file says, before anything outside the file is known. It holds no trace of the syntax tree, does
// not contain the file's path (the same content may lie at two paths, so At.File stays empty in what Read returns)
// and is what the cache stores.
type Unit struct {
	Path      string          `cbor:"-"`                    // filled in for Link
	Scope     string          `cbor:"1,keyasint,omitempty"` // package, namespace or module the file declares, where the language writes it down
	Generated bool            `cbor:"2,keyasint,omitempty"` // the file says it is generated
	Decls     []Decl          `cbor:"3,keyasint,omitempty"` // in source order
	Uses      []Use           `cbor:"4,keyasint,omitempty"` // imports, re-exports, module declarations, export lists
	Bodies    []model.Body    `cbor:"7,keyasint,omitempty"`
	Counts    model.Counts    `cbor:"5,keyasint,omitempty"`
	Problems  []model.Problem `cbor:"6,keyasint,omitempty"` // File stays empty here too
}

// Decl is one top-level declaration, public or not: Link may need a private one to resolve a public one.
type Decl struct {
	Symbol model.Symbol `cbor:"1,keyasint,omitempty"` // Members of private access are already left out
	Public bool         `cbor:"2,keyasint,omitempty"` // the declaration itself says so; Link decides whether it can be reached
	Owner  string       `cbor:"3,keyasint,omitempty"` // the type an impl block, method or extension outside its type belongs to
	Marks  []string     `cbor:"4,keyasint,omitempty"` // facts only this language's Link understands, such as "partial"
}

// Use is one name that a file takes from elsewhere or passes on.
type Use struct {
	Kind  string   `cbor:"1,keyasint,omitempty"` // the language's own word, such as "import", "export", "mod", "all"
	Name  string   `cbor:"2,keyasint,omitempty"` // what is taken; "*" for everything
	As    string   `cbor:"3,keyasint,omitempty"` // name it gets here, if another
	From  string   `cbor:"4,keyasint,omitempty"` // module or path it comes from, as written
	Line  int      `cbor:"5,keyasint,omitempty"`
	Marks []string `cbor:"6,keyasint,omitempty"`
}

// Layout tells Link where one SDK's public surface begins. Paths are relative to the repository.
type Layout struct {
	SDK       string
	Root      string            // folder of the SDK, such as "nodejs"
	Entries   []string          // files whose names are public: index.ts, lib.rs, __init__.py, module-info.java, package folders
	Generated func(string) bool // whether a path is generated code by the configuration; Unit.Generated counts too
}
