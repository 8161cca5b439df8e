package csharp

import (
	"strings"
	"testing"

	"sdkparity/internal/drafttest"
	"sdkparity/parsers/typescript"
)

var sdks = drafttest.Archives{Pattern: "testdata/write/*.txtar", Language: Language, Donor: typescript.Language}

// There is no compiler for C# where this is tested; what is written has to be read without a problem.
func TestWrite(t *testing.T) {
	drafttest.Run(t, sdks, func(t *testing.T, files drafttest.Files) {
		for _, path := range files.Paths() {
			if n := problems(files[path]); n > 0 && !strings.Contains(path, "Broken") {
				t.Errorf("%s has %d problems", path, n)
			}
		}
	})
}

// Whatever the source is like when a gap is written, Write survives it and leaves it no worse.
func TestWriteTruncated(t *testing.T) { drafttest.Truncated(t, sdks, problems) }
