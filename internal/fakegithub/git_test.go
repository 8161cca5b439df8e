package fakegithub

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

// TestObjectIDs holds that objects have git's own ids, since clients look for them in a local clone.
func TestObjectIDs(t *testing.T) {
	r := New(t).Repo("octo/sdks")
	r.Modes["run"] = "100755"
	sha := r.Commit(map[string]string{"a.b/x": "x\n", "a/x": "x\n", "a0": "", "run": "#!\n"})
	c := r.s.git.commits[sha]
	if got, want := c.files["a0"].sha, "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"; got != want {
		t.Errorf("the empty blob is %s, want %s", got, want)
	}
	if want := "196a6a32f1b228a6261fe1503a0b597085b15748"; c.tree != want {
		t.Errorf("the tree is %s, want %s", c.tree, want)
	}
	if want := "7ca3c955cabbff625d042336add447e6c42c6060"; sha != want {
		t.Errorf("the commit is %s, want %s", sha, want)
	}
}

func TestCompare(t *testing.T) {
	w := newWorld(t)
	got := w.do("GET", "/repos/octo/sdks/compare/main...ann:add-b", nil, 200)
	base := got["merge_base_commit"].(map[string]any)["sha"]
	if base == w.repo.refs["refs/heads/main"] || got["status"] != "diverged" || got["ahead_by"] != 1.0 || got["behind_by"] != 1.0 {
		t.Errorf("got base %v, %v, %v ahead, %v behind", base, got["status"], got["ahead_by"], got["behind_by"])
	}
	var files []string
	for _, f := range got["files"].([]any) {
		f := f.(map[string]any)
		files = append(files, fmt.Sprint(f["status"], " ", f["filename"], " ", f["previous_filename"], " +", f["additions"], " -", f["deletions"]))
	}
	if want := "modified go/a.go <nil> +2 -0\nrenamed go/new.go go/old.go +0 -0"; strings.Join(files, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(files, "\n"), want)
	}
	patch := got["files"].([]any)[0].(map[string]any)["patch"]
	if want := "@@ -1,3 +1,5 @@\n package a\n \n type A struct{}\n+\n+type B struct{}"; patch != want {
		t.Errorf("got\n%s\nwant\n%s", patch, want)
	}
}

func TestManyFiles(t *testing.T) {
	w := newWorld(t)
	files := map[string]string{}
	for i := range 305 {
		files[fmt.Sprintf("many/%03d.go", i)] = fmt.Sprint(i)
	}
	w.pull.Push(w.fork.Edit(w.pull.Pull.HeadSHA, files))
	if n := len(w.do("GET", "/repos/octo/sdks/compare/main...ann:add-b", nil, 200)["files"].([]any)); n != 300 {
		t.Errorf("a comparison lists %d files, want 300", n)
	}
	res, _ := w.ask("GET", "/repos/octo/sdks/pulls/1/files?per_page=100&page=4", nil, nil)
	if got, want := res.Header.Get("Link"), `rel="prev"`; !strings.Contains(got, want) || strings.Contains(got, "next") {
		t.Errorf("the last page links to %s", got)
	}
	if n := w.do("GET", "/repos/octo/sdks/pulls/1", nil, 200)["changed_files"]; n != 307.0 {
		t.Errorf("%v files changed, want 307", n)
	}
}

func TestTruncatedTree(t *testing.T) {
	w := newWorld(t)
	w.repo.TreeLimit = 2
	got := w.do("GET", "/repos/octo/sdks/git/trees/main?recursive=1", nil, 200)
	if len(got["tree"].([]any)) != 2 || got["truncated"] != true {
		t.Errorf("got %v", got)
	}
}

func TestBlob(t *testing.T) {
	w := newWorld(t)
	sha := w.repo.s.git.commits[w.pull.Pull.HeadSHA].files["go/a.go"].sha
	text := w.do("GET", "/repos/octo/sdks/git/blobs/"+sha, nil, 200)["content"].(string)
	plain, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(text, "\n", ""))
	_, raw := w.ask("GET", "/repos/octo/sdks/git/blobs/"+sha, nil, map[string]string{"Accept": "application/vnd.github.raw+json"})
	if err != nil || string(plain) != string(raw) || !strings.Contains(string(raw), "type B") {
		t.Errorf("got %q and %q (%v)", plain, raw, err)
	}
}
