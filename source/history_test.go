package source

import (
	"errors"
	"strings"
	"testing"
)

func TestLog(t *testing.T) {
	s := newSandbox(t)
	at := func(day, subject string) string {
		t.Setenv("GIT_COMMITTER_DATE", day+"T12:00:00Z")
		return s.commit(subject)
	}
	one := at("2026-01-01", "one")
	at("2026-01-02", "two\n\nbody")
	s.git("checkout", "--quiet", "-b", "side")
	at("2026-01-03", "on the side")
	s.git("checkout", "--quiet", "main")
	at("2026-01-03", "::error::three")
	s.git("merge", "--quiet", "--no-ff", "-m", "merged", "side")
	s.git("config", "log.showSignature", "true")
	s.git("config", "gpg.program", "/nowhere")
	s.git("branch", "--", "2026", one)
	r := Repo{Dir: s.dir}
	for since, want := range map[string]string{
		one: "one,two,::error::three,merged", "2026-01-02": "one,two,::error::three,merged", "2026-01-03": "two,::error::three,merged",
		"2026-01-02T13:00:00+00:00": "two,::error::three,merged", "1900-01-01": "one,two,::error::three,merged", "HEAD": "merged",
		"2999-01-01": "merged", "2026": "one,two,::error::three,merged",
	} {
		log, err := r.Log(t.Context(), since, "main")
		var got []string
		for _, c := range log {
			got = append(got, c.Subject)
		}
		if err != nil || strings.Join(got, ",") != want {
			t.Errorf("since %s: %v, %v, want %s", since, got, err, want)
		}
	}
	if log, err := r.Log(t.Context(), one, one); err != nil || len(log) != 1 || log[0] != (Logged{ID: one, Date: "2026-01-01T12:00:00Z", Subject: "one"}) {
		t.Errorf("%+v, %v", log, err)
	}
	for _, bad := range []string{"nowhere", "--output=x", "", "2026-13-01", "-1"} {
		if log, err := r.Log(t.Context(), bad, "main"); !errors.Is(err, ErrNotFound) {
			t.Errorf("since %q: %v, %v", bad, log, err)
		}
		if log, err := r.Log(t.Context(), one, bad); !errors.Is(err, ErrNotFound) {
			t.Errorf("rev %q: %v, %v", bad, log, err)
		}
	}
}
