package report

import (
	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/rules"
	"sdkparity/suggest"
)

// Result is everything a report says, in the order it says it.
type Result struct {
	Base, Head string // commit ids; Base is empty for an audit, Head for a working tree
	Table      *parity.Table
	Findings   []rules.Finding
	Extras     map[string]bool                        // rows of an audit that one SDK alone has, which is no finding
	Changes    map[string]rules.Change                // by row key; nil for an audit
	BaseRows   map[string]parity.Row                  // rows of the base, for what head removed; nil for an audit
	Expected   func(row parity.Row, sdk int) Expected // how a cell that is not there would be spelled; nil when nobody asks
	// Suggested is how an SDK would write rows it lacks, and in which language; nil when nobody asks.
	Suggested func(sdk string, rows []string) ([]suggest.Suggestion, string, error)
	Link      func(model.Pos) string // address of a line at the head commit; nil for no links
	Problems  []SDKProblem
	Schema    SchemaState
	Notes     []string                             // what the reader must know about the run, such as a skewed schema
	Why       func(row parity.Row, sdk int) string // why a cell is planned or waived; nil when nobody knows
	Tolerated int                                  // findings that waivers cover where the SDK lacks nothing, so that no cell shows it
	Codegen   map[string]string                    // command that regenerates an SDK's generated code, by SDK
	Coverage  []Coverage
}

// Expected is how an SDK would spell what it lacks, and where.
type Expected struct {
	Name    string    // one line of the SDK's language
	At      model.Pos // the hand-written declaration that would hold it, or a file that does not exist yet (Line 0)
	NewFile bool
}

// Coverage is how much of one SDK was understood.
type Coverage struct {
	SDK    string
	Absent bool
	Gone   bool // it is absent and was there before the change
	Files  int
	Counts model.Counts
}

// SchemaState says which schema the SDKs were compared with.
type SchemaState struct {
	Known   bool
	Version string // "1.0.64-1"; empty for files of the repository
	Skewed  bool   // not the version the lock file pins
	Why     string // why it is not known
}

// SDKProblem is source of one SDK that was not understood.
type SDKProblem struct {
	SDK string
	model.Problem
}
