package suggest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/source"
)

// TestRewritten holds that a file keeps the bytes of every line that nothing is written to.
func TestRewritten(t *testing.T) {
	for name, c := range map[string]struct{ was, write, want string }{
		"unix":             {"a\nb\n", "a\nx\nb\n", "a\nx\nb\n"},
		"windows":          {"a\r\nb\r\n", "a\nx\nb\n", "a\r\nx\r\nb\r\n"},
		"mixed":            {"a\r\nb\nc\r\nd\r\n", "a\nb\nx\nc\nd\n", "a\r\nb\nx\r\nc\r\nd\r\n"},
		"mostly unix":      {"a\r\nb\nc\nd\n", "a\nx\nb\nc\nd\n", "a\r\nx\nb\nc\nd\n"},
		"old mac in it":    {"a\rb\r\nc\r\n", "a\rb\nx\nc\n", "a\rb\r\nx\r\nc\r\n"},
		"byte order mark":  {"\xef\xbb\xbfa\r\nb\r\n", "x\na\nb\n", "\xef\xbb\xbfx\r\na\r\nb\r\n"},
		"no final newline": {"a\nb", "a\nb\nx\n", "a\nb\nx"},
		"unfinished text":  {"a\nb\n", "a\nb\nx", "a\nb\nx\n"},
		"several places":   {"a\nb\nc\nd\ne\n", "x\na\nb\ny\nc\nd\nz\ne\n", "x\na\nb\ny\nc\nd\nz\ne\n"},
		"a line less":      {"a\r\nb\r\nc\r\n", "a\nc\n", "a\r\nc\r\n"},
		"a line changed":   {"a\r\nuse b;\r\nc\r\n", "a\nuse {b, x};\nc\n", "a\r\nuse {b, x};\r\nc\r\n"},
		"equal lines":      {"}\n}\n}\n", "}\nx\n}\n}\n}\n", "}\nx\n}\n}\n}\n"},
	} {
		d := NewDraft("sdk", []source.File{{Path: "sdk/f", Data: []byte(c.was)}}, nothing)
		d.Set("sdk/f", c.write)
		var got string
		for _, change := range d.Changes() {
			got += string(change.After)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func nothing(string) bool { return false }

func TestDraft(t *testing.T) {
	d := NewDraft("sdk", []source.File{{Path: "sdk/b", Data: []byte("1\r\n")}, {Path: "sdk/gen/c", Data: []byte("1")}}, func(p string) bool {
		return strings.HasPrefix(p, "sdk/gen/") || p == "sdk/README"
	})
	for path, why := range map[string]string{
		"other/x": "is no file of this SDK", "sdk/../x": "is no file of this SDK", "/sdk/x": "is no file of this SDK", "../sdk/x": "is no file",
		"sdk/gen/c": "is generated", "sdk/README": "is there already", "sdk/new\nline": "cannot be written everywhere",
	} {
		if d.Set(path, "2\n"); !strings.Contains(d.refused, why) {
			t.Errorf("%q: refused for %q, want %q", path, d.refused, why)
		}
		if d.mark(); len(d.Changes()) > 0 {
			t.Errorf("%q was written", path)
		}
	}
	if d.Set("sdk/b", strings.Repeat("x", source.MaxFileSize+1)); d.refused == "" {
		t.Error("a file of any size can be written")
	}
	d.Set("sdk/a", "new\n")
	before := d.mark()
	d.Set("sdk/b", "2\n")
	d.Set("sdk/a", "newer\n")
	if text, _ := d.Text("sdk/a"); text != "newer\n" {
		t.Errorf("a is %q", text)
	}
	d.restore(before)
	want := []Change{{Path: "sdk/a", After: []byte("new\r\n")}} // as the other file of the SDK
	if diff := cmp.Diff(want, d.Changes()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"sdk/a", "sdk/b", "sdk/gen/c"}, d.Paths()); diff != "" {
		t.Error(diff)
	}
	d.Set("sdk/b", "2\n")
	d.Set("sdk/b", "1\n")
	if len(d.Changes()) != 1 {
		t.Error("what was taken back is a change")
	}
}

// TestPatch applies patches with git, byte by byte.
func TestPatch(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed, so that no patch was applied")
	}
	many := ""
	for i := range 500 {
		many += strings.Repeat("x", i%7) + "\n" + strings.Repeat("y", i) + "\n"
	}
	long := strings.Repeat("field\n", 200)
	changes := []Change{
		{"sdk/new file.txt", nil, []byte("a\nb\n")},
		{"sdk/naïve\t\"quoted\".txt", nil, []byte("a")},
		{"sdk/sp ace.txt", []byte("a\r\nb\r\n"), []byte("a\r\nx\r\nb\r\n")},
		{"sdk/grüße.txt", []byte("a\nb"), []byte("a\nb\nx")},
		{"sdk/empty.txt", []byte{}, []byte("a\n")},
		{"sdk/many.txt", []byte(many), []byte(long + strings.Replace(strings.Replace(many, "yyyyy\n", "yyyyy\n"+long, 1), "yyyyyyyyyyyyyyy\n", long+"yyyyyyyyyyyyyyy\n", 1))},
	}
	dir := t.TempDir()
	for _, c := range changes {
		if c.Before == nil {
			continue
		}
		write(t, filepath.Join(dir, c.Path), c.Before)
	}
	patch := Patch(changes)
	if n := strings.Count(patch, "\n-"); n > 8 { // four headers, and two lines that got a line break
		t.Errorf("%d lines are removed where nearly all are only added", n)
	}
	write(t, filepath.Join(dir, "p.patch"), []byte(patch))
	cmd := exec.Command(git, "apply", "--whitespace=nowarn", "p.patch")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git apply: %v\n%s", err, out)
	}
	for _, c := range changes {
		if got, _ := os.ReadFile(filepath.Join(dir, c.Path)); string(got) != string(c.After) {
			t.Errorf("%s is %q", c.Path, got[:min(len(got), 200)])
		}
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
