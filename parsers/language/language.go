// Package language is the contract between the parsers and what runs them.
//
// A language is two pure functions. Read turns one file into a Unit; it runs on all cores and its results are cached by
// content. Link sees all units of an SDK and resolves what one file cannot.
package language

import (
	"sdkparity/model"
	"sdkparity/source"
)

// Language is one programming language's reader.
type Language struct {
	Name    string   // "typescript"
	Exts    []string // file name endings it reads, such as ".ts"
	Version int      // raised when Read's result changes, so that cached units of older versions are not used
	Read    func(source.File) Unit
	Link    func([]Unit, Layout) *model.API // units sorted by path
	// Declare spells, in this language's conventions, a member or type that the SDK lacks. parent is the SDK's own type that
	// would hold it (the zero Symbol for a type), s comes from an SDK that has it. One line.
	Declare func(parent, s model.Symbol) string
	// Write declares what the SDK lacks in its source, following the conventions of what stands around it, with everything that
	// belongs to it: imports, re-exports, mapping to the wire. It finds its places by name in the text as it is now, since gaps
	// are written one after the other. What it cannot write safely it leaves alone and says why. Nil when not known how.
	Write func(Draft, *model.API, Layout, Gap) Written
	// TypeFile is the name of the file that a new public type gets of its own; nil where types share files.
	TypeFile func(typeName string) string
}
