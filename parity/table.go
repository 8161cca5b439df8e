// Package parity lines up several SDKs, so that rules compare and never search.
//
// Types are joined by name first and then by place: two types without a namesake in each other's SDK are one concept
// when they stand at the same aligned place in the same role. Nothing depends on the order of the input.
package parity

import (
	"sdkparity/model"
)

// Options are what the configuration says about names.
type Options struct {
	Brands  []string // name parts some SDKs put in front of type names
	Aliases []Alias
}

// Alias says that a concept goes by other names in some SDKs.
type Alias struct {
	Concept string   // Type or Type.member; * for any type
	Names   []string // what else it is called
	SDKs    []string // all when empty
	Meant   bool     // the configuration says why: the other name is no difference to tell
}

// Table has one row per concept and one column per SDK.
type Table struct {
	SDKs      []string
	Rows      []Row    // sorted by key; a type's row comes before its members'
	Ambiguous []string // places where types could be joined in more than one way, and were not
}

// Row is one concept: a type, a member of a type, a module function.
type Row struct {
	Concept   string // as the first SDK that has it spells it: StorageConfig.encryption
	Key       string // what identifies it across runs: storageconfig.encryption
	Kind      model.Kind
	Layer     model.Layer // Generated when no SDK offers it by hand
	Parent    int         // index of the row of the type it is a member of; -1 for none
	Cells     []Cell
	Places    []string // for a type: the members that lead to it
	Unplaced  bool     // a type that no member leads to: a convenience, of which other languages may have another
	Constants bool     // an unplaced type that only holds values
	Held      bool     // a field that only keeps what its type works with
	Remote    bool     // a type that some SDKs offer, but fewer than half, and to which nothing leads that users come to; or its member
	PassedOn  bool     // generated wherever it is, and nothing written by hand leads to it there
	Taken     bool     // a member that SDKs have by exporting the generated type, while no type written by hand has it
	Helper    bool     // a type that only helps to implement another, as its name says
	Aside     bool     // a function of one SDK in a package beside its main one
	Internal  bool     // some SDK has it and says that it is nobody\'s API
}

// State is what an SDK has of a concept.
type State uint8

const (
	Unknown       State = iota
	Present             //
	Missing             //
	GeneratedOnly       // offered by hand elsewhere, here only by generated code
	Differs             // there, but not the same
	Unread              // it may be there, in source that was not understood
	Planned             // missing, and deferred by the pull request
	Waived              // missing, and meant to be
	Absent              // the SDK does not exist at this revision
)

func (s State) String() string {
	return [...]string{"unread", "present", "missing", "generated-only", "differs", "unread", "planned", "waived", "absent"}[s]
}

// Cell is what one SDK has of a row's concept.
type Cell struct {
	State      State
	Symbol     *model.Symbol // what is there; nil when nothing of that name is
	Owner      *model.Symbol // for a member: the type that has or would have it
	Layer      model.Layer
	Spelled    string          // how it is there when not by name: "keyword arguments", "inline object", "through its base X"
	Generated  Generated       // what the SDK's generated code has of it
	Implied    bool            // missing only because the type it belongs to is missing, which is told there
	Hidden     bool            // what is missing the SDK has for itself
	HiddenAt   model.Pos       // of a type that is hidden: its declaration
	Nested     bool            // of a missing type: so is every type it is a part of
	Shape      string          // of a field: the coarse kind of its type, such as "a list"; "" for one that could be anything
	Each, Keys string          // of a list or map: the same of its elements or values, and of its keys
	Any        bool            // of a field: it holds any JSON value
	Presence   model.Presence  // of a field: whether it must be given, as far as that can be compared
	Stability  model.Stability // what the SDK promises
	Held       bool            // it does so by what is held here, not by a mark of this
	Marked     bool            // it would say so here if it were not stable
	Aliased    bool            // it goes by another name here, and an alias of the configuration says so
	Renamed    bool            // Aliased, and nobody says why
	WrittenOut bool            // its name is the others' without their abbreviations, as its language has it
	Inside     string          // of a generated type: one that all it can do is about, and that is nobody's API
	Joined     string          // evidence for a join by place
	Unused     bool            // of a type, or of its member: users can import it, and nothing gives or takes it
}

// Generated is what an SDK's generated code has of a concept.
type Generated struct {
	State    State          // Present, Missing, or Unknown where the generated code has no type of that name to look in
	At       model.Pos      // the declaration, or the type that lacks it
	Presence model.Presence // of a field
}

// Is reports whether the cell's SDK offers the concept.
func (c Cell) Is(states ...State) bool {
	for _, s := range states {
		if c.State == s {
			return true
		}
	}
	return false
}
