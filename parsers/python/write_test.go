package python

import (
	"os/exec"
	"path/filepath"
	"testing"

	"sdkparity/internal/drafttest"
)

func TestWrite(t *testing.T) {
	drafttest.Run(t, drafttest.Archives{Pattern: "testdata/write/*.txtar", Language: Language, Layout: layout()}, imported)
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
	files.Save(t, dir)
	script := "import pkgutil, importlib, shop\nfor m in pkgutil.walk_packages(shop.__path__, 'shop.'): importlib.import_module(m.name)"
	cmd := exec.Command(python, "-W", "error", "-c", script)
	cmd.Dir = filepath.Join(dir, "sdk")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("python3: %v\n%s", err, out)
	}
}
