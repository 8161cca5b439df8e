package golang

import (
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"sdkparity/internal/drafttest"
	"sdkparity/internal/gaptest"
	"sdkparity/parsers/language"
)

// TestWrite writes the gaps of each archive into its files, which lie in the folder sdk, and builds them.
func TestWrite(t *testing.T) {
	layout := language.Layout{SDK: "go", Root: "sdk"}
	gaptest.Run(t, "testdata/write/*.txtar", Language, layout, builds)
}

func builds(t *testing.T, files drafttest.Files) {
	t.Helper()
	dir := t.TempDir()
	for path, text := range files {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
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
	gaptest.Damaged(t, "testdata/write/*.txtar", Language, language.Layout{Root: "sdk"}, func(text string) bool {
		_, err := format.Source([]byte(text))
		return err == nil
	})
}
