package language

import "sdkparity/model"

// Gap is one thing that an SDK lacks, with what is needed to write it as that SDK would.
type Gap struct {
	// Want is what to write, as an SDK that has it declares it: with its members, and with documentation of the schema where the
	// declaration has none. Its types go by this SDK's names; a type that the SDK lacks goes by the name it would get.
	Want model.Symbol
	// Parent is the SDK's own type that lacks the member; the zero Symbol for a type or a module function.
	Parent model.Symbol
	// Near are this SDK's own symbols of the same kind to learn from, the nearest first: for a type, the types of its parent's
	// other members and those that stand beside it elsewhere; for a member, none, since they are the parent's.
	Near []model.Symbol
	// After are the names, in this SDK, of the members or types that stand before the wanted one in the SDK that has it, the
	// nearest first. It goes behind the first of them that is there, and last when none is.
	After []string
}

// Behind is the first of After that is there, or "".
func (g Gap) Behind(there func(name string) bool) string {
	for _, name := range g.After {
		if there(name) {
			return name
		}
	}
	return ""
}

// Written is what became of a gap.
type Written struct {
	Code string    // the declaration as it would stand in the file, without indentation; filled in even where no file was changed
	At   model.Pos // where it goes: the line in the file as it was before; Line is 0 for a file that is new
	Also []string  // what else was written, a line each: "__init__.py: imported and listed in __all__"
	Left []string  // what is left to a person, and why: "session.py:1411 converts ProviderConfig by hand"
	None string    // why nothing was written to any file; "" when something was
}

// Draft is an SDK's source while gaps are written into it. Lines end in \n, whatever they end in on disk.
type Draft interface {
	Text(path string) (string, bool) // false for a file that does not exist
	Set(path, text string)
	Paths() []string // all files of the SDK, sorted, relative to the repository
}
