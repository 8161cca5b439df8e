package rust

import (
	"os/exec"
	"path"
	"strings"
	"testing"

	"sdkparity/internal/drafttest"
	"sdkparity/parsers/language"
	"sdkparity/parsers/typescript"
)

// sdks have a crate in the folder sdk.
var sdks = drafttest.Archives{
	Pattern: "testdata/write/*.txtar", Language: Language, Donor: typescript.Language,
	Layout: language.Layout{SDK: "rust", Root: "sdk", Entries: []string{"sdk/src/lib.rs"}},
}

// What is written is as rustfmt has it.
func TestWrite(t *testing.T) {
	drafttest.Run(t, sdks, func(t *testing.T, files drafttest.Files) {
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
	if diff := drafttest.Diff(path, text, string(out)); diff != "" {
		t.Errorf("rustfmt has it otherwise:\n%s", diff)
	}
}

func TestWriteDamaged(t *testing.T) {
	drafttest.Damaged(t, sdks, func(text string) bool {
		tree, err := whole.Parse([]byte(text))
		return err == nil && !tree.Root().HasError()
	})
}
