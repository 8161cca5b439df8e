package typescript

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"sdkparity/internal/drafttest"
)

func TestWrite(t *testing.T) {
	drafttest.Run(t, drafttest.Archives{Pattern: "testdata/write/*.txtar", Language: Language, Layout: layout()}, checked)
}

// checked has the compiler look at the types, where there is one: tsc of the path, or the one that SDKPARITY_TSC names.
func checked(t *testing.T, files drafttest.Files) {
	t.Helper()
	tsc := os.Getenv("SDKPARITY_TSC")
	if tsc == "" {
		var err error
		if tsc, err = exec.LookPath("tsc"); err != nil {
			t.Log("NOT CHECKED: there is no tsc to check what was written; SDKPARITY_TSC names one")
			return
		}
	}
	dir := t.TempDir()
	args := []string{"--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext"}
	files.Save(t, dir)
	drafttest.Files{"package.json": `{"type":"module"}`}.Save(t, dir)
	for _, path := range files.Paths() {
		args = append(args, filepath.Join(dir, path))
	}
	cmd := exec.Command(tsc, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("tsc: %v\n%s", err, out)
	}
}
