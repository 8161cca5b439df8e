package golang

import (
	"go/format"
	"os/exec"
	"path/filepath"
	"testing"

	"sdkparity/internal/drafttest"
	"sdkparity/parsers/language"
	"sdkparity/parsers/typescript"
)

// sdks have their files in the folder sdk.
var sdks = drafttest.Archives{
	Pattern: "testdata/write/*.txtar", Language: Language, Layout: language.Layout{SDK: "go", Root: "sdk"}, Donor: typescript.Language,
}

func TestWrite(t *testing.T) { drafttest.Run(t, sdks, builds) }

func builds(t *testing.T, files drafttest.Files) {
	t.Helper()
	dir := t.TempDir()
	files.Save(t, dir)
	if _, ok := files["sdk/go.mod"]; !ok {
		return // an archive of what does not parse
	}
	cmd := exec.Command("go", "vet", "./...")
	cmd.Dir = filepath.Join(dir, "sdk")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go vet: %v\n%s", err, out)
	}
}

func TestWriteDamaged(t *testing.T) {
	drafttest.Damaged(t, sdks, func(text string) bool {
		_, err := format.Source([]byte(text))
		return err == nil
	})
}
