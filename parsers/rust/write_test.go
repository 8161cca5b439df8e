package rust

import (
	"os/exec"
	"path"
	"strings"
	"testing"

	"sdkparity/internal/drafttest"
	"sdkparity/internal/gaptest"
	"sdkparity/parsers/language"
)

// TestWrite writes the gaps of each archive into its files, a crate in the folder sdk. What it writes is as rustfmt has it.
func TestWrite(t *testing.T) {
	layout := language.Layout{SDK: "rust", Root: "sdk", Entries: []string{"sdk/src/lib.rs"}}
	gaptest.Run(t, "testdata/write/*.txtar", Language, layout, func(t *testing.T, files drafttest.Files) {
		rustfmt, err := exec.LookPath("rustfmt")
		if err != nil {
			t.Log("there is no rustfmt on this machine: whether what is written is as it has it, this run does not tell")
			return
		}
		for _, p := range files.Paths() {
			if path.Ext(p) == ".rs" && !strings.Contains(files[p], "not formatted") {
				formatted(t, rustfmt, p, files[p])
			}
		}
	})
}

func formatted(t *testing.T, rustfmt, path, text string) {
	t.Helper()
	cmd := exec.Command(rustfmt, "--edition", "2024")
	cmd.Stdin = strings.NewReader(text)
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("rustfmt %s: %v", path, err)
	}
	if diff := gaptest.Diff(path, text, string(out)); diff != "" {
		t.Errorf("rustfmt has it otherwise:\n%s", diff)
	}
}

func TestWriteDamaged(t *testing.T) {
	gaptest.Damaged(t, "testdata/write/*.txtar", Language, language.Layout{Root: "sdk"}, func(text string) bool {
		tree, err := whole.Parse([]byte(text))
		return err == nil && !tree.Root().HasError()
	})
}
