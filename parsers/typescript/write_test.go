package typescript

import (
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/drafttest"
	"sdkparity/internal/golden"
	"sdkparity/parsers/language"
)

func TestWrite(t *testing.T) {
	golden.Run(t, "testdata/write/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		files := drafttest.Files{}
		var units []language.Unit
		for _, f := range in.Files {
			if path.Ext(f.Name) == ".ts" {
				files[f.Name] = string(f.Data)
				units = append(units, unitOf(f.Name, f.Data))
			}
		}
		api := link(units, layout())
		gaps := drafttest.Gaps(t, api, string(golden.File(t, in, "gaps")))
		got := drafttest.Write(t, Language, files, api, layout(), gaps)
		if !strings.HasPrefix(t.Name(), "TestWrite/broken") {
			checked(t, files)
		}
		return map[string]string{"want": got}
	})
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
	for file, text := range files {
		name := filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	if err := os.WriteFile(filepath.Join(dir, "package.json"), []byte(`{"type":"module"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(tsc, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("tsc: %v\n%s", err, out)
	}
}
