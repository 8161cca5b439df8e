package fakegithub

import (
	"strings"
	"testing"
)

// TestEvents makes every event; each is held to the description as it is made.
func TestEvents(t *testing.T) {
	w := newWorld(t)
	said := w.pull.Comment("ann", "/sdkparity recheck")
	head := w.pull.Pull.HeadSHA
	run := w.repo.Run("pull_request", "add-b", head, w.fork)
	for _, c := range []struct {
		text []byte
		want string
	}{
		{w.pull.Event("opened"), `"sha":"` + head + `"`},
		{w.pull.Event("synchronize"), `"full_name":"ann/sdks"`},
		{w.pull.CommentEvent(said), `"body":"/sdkparity recheck"`},
		{w.repo.RunEvent(run), `"head_sha":"` + head + `"`},
		{w.repo.DispatchEvent("main", map[string]string{"number": "1"}), `"inputs":{"number":"1"}`},
		{w.repo.MergeEvent(1, w.pull.Pull.BaseSHA, head), `"head_sha":"` + head + `"`},
	} {
		if !strings.Contains(string(c.text), c.want) {
			t.Errorf("no %s in %s", c.want, c.text)
		}
	}
}

// TestLostFork holds that a deleted fork leaves nothing but a null, where clients stumble.
func TestLostFork(t *testing.T) {
	w := newWorld(t)
	w.Set(func() { w.pull.Pull.HeadGone = true })
	head := w.do("GET", "/repos/octo/sdks/pulls/1", nil, 200)["head"].(map[string]any)
	if repo, has := head["repo"]; !has || repo != nil || head["sha"] != w.pull.Pull.HeadSHA {
		t.Errorf("got %v", head)
	}
	w.do("GET", "/repos/octo/sdks/pulls", nil, 200)
	if text := string(w.pull.Event("opened")); !strings.Contains(text, `"repo":null`) {
		t.Errorf("got %s", text)
	}
}

func TestAdopt(t *testing.T) {
	w := newWorld(t)
	const sha = "2aefa56cc0000000000000000000000000000000"
	w.repo.Adopt(sha, map[string]string{"a": "b"}, w.pull.Pull.BaseSHA)
	got := w.do("GET", "/repos/octo/sdks/compare/main..."+sha, nil, 200)
	if got["ahead_by"] != 1.0 || got["merge_base_commit"].(map[string]any)["sha"] != w.pull.Pull.BaseSHA {
		t.Errorf("got %v", got)
	}
}
