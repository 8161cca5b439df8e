package python

import (
	"os"
	"os/exec"
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
		for _, f := range in.Files {
			if strings.HasSuffix(f.Name, ".py") {
				files[f.Name] = string(f.Data)
			}
		}
		api := linked(in)
		layout := language.Layout{SDK: "python", Root: "sdk", Entries: []string{"sdk/shop/__init__.py"}}
		layout.Generated = func(path string) bool { return strings.Contains(path, "/generated/") }
		gaps := drafttest.Gaps(t, api, string(golden.File(t, in, "gaps")))
		got := drafttest.Write(t, Language, files, api, layout, gaps)
		if !strings.HasPrefix(t.Name(), "TestWrite/broken") {
			imported(t, files)
		}
		return map[string]string{"want": got}
	})
}

// imported imports the package as Python would, where there is one.
func imported(t *testing.T, files drafttest.Files) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("NOT CHECKED: there is no python3 to import what was written")
		return
	}
	dir := t.TempDir()
	for path, text := range files {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	script := "import pkgutil, importlib, shop\nfor m in pkgutil.walk_packages(shop.__path__, 'shop.'): importlib.import_module(m.name)"
	cmd := exec.Command(python, "-W", "error", "-c", script)
	cmd.Dir = filepath.Join(dir, "sdk")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("python3: %v\n%s", err, out)
	}
}
