// Package suggest says how an SDK would write what it lacks, in that SDK's own conventions, and drafts it.
package suggest

import (
	"path"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/parsers/language"
)

// Place is a line a person would edit.
type Place struct {
	At      model.Pos // Line is 0 for a file that does not exist yet
	NewFile bool
}

// Expected is one line that declares what a cell lacks, as its language's parser spells it, and where that line belongs.
// Both are zero when nothing says how or where: no SDK has the concept, or no type leads to it.
func Expected(row parity.Row, sdk int, lang language.Language) (string, Place) {
	donor := donorOf(row)
	if donor == nil || lang.Declare == nil {
		return "", Place{}
	}
	cell := row.Cells[sdk]
	parent := model.Symbol{}
	if cell.Owner != nil {
		parent = *cell.Owner
	}
	text := lang.Declare(parent, *donor)
	if parent.At.File == "" {
		return text, Place{}
	}
	if donor.Kind.IsType() && lang.TypeFile != nil {
		return text, Place{At: model.Pos{File: path.Join(path.Dir(parent.At.File), lang.TypeFile(text))}, NewFile: true}
	}
	return text, Place{At: parent.At}
}

// donorOf is the symbol to learn from: the first SDK's that writes it by hand, else the first there is.
func donorOf(row parity.Row) *model.Symbol {
	var generated *model.Symbol
	for _, c := range row.Cells {
		switch {
		case c.Symbol == nil:
		case c.Layer == model.Handwritten:
			return c.Symbol
		case generated == nil:
			generated = c.Symbol
		}
	}
	return generated
}
