package patch_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/internal/drafttest"
	"sdkparity/parsers/language"
	"sdkparity/parsers/patch"
)

// All files are written or none is.
func TestFinish(t *testing.T) {
	right := func(string, string) string { return "" }
	wrong := func(path, text string) string {
		if text == "B" {
			return path + " is wrong"
		}
		return ""
	}
	for name, c := range map[string]struct {
		wrong   func(path, text string) string
		already string
		want    drafttest.Files
		out     language.Written
	}{
		"all":       {right, "", drafttest.Files{"a": "A", "b": "B"}, language.Written{Also: []string{"also"}, Left: []string{"left 1"}}},
		"one wrong": {wrong, "", drafttest.Files{"a": "a", "b": "b"}, language.Written{None: "b is wrong"}},
		"no reason": {wrong, "first", drafttest.Files{"a": "a", "b": "b"}, language.Written{None: "first"}},
	} {
		files := drafttest.Files{"a": "a", "b": "b"}
		w := patch.Writer{Draft: files}
		w.Also("also")
		w.Left("left %d", 1)
		w.Left("left %d", 1)
		if c.already != "" {
			w.None("%s", c.already)
			w.None("second")
		}
		w.Finish(map[string]string{"a": "A", "b": "B"}, c.wrong)
		if diff := cmp.Diff(c.want, files) + cmp.Diff(c.out, w.Out); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}
