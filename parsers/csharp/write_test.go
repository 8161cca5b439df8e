package csharp

import (
	"strings"
	"testing"

	"sdkparity/internal/drafttest"
	"sdkparity/internal/gaptest"
	"sdkparity/parsers/language"
)

// There is no compiler for C# where this is tested; what is written has to be read without a problem.
func TestWrite(t *testing.T) {
	gaptest.Run(t, "testdata/write/*.txtar", Language, language.Layout{}, func(t *testing.T, files drafttest.Files) {
		for _, path := range files.Paths() {
			if n := problems(files[path]); n > 0 && !strings.Contains(path, "Broken") {
				t.Errorf("%s has %d problems", path, n)
			}
		}
	})
}
