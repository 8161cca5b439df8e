package source

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// MaxLog bounds how many commits one history has.
const MaxLog = 5000

// Logged is one commit of a history.
type Logged struct {
	ID      string
	Parent  string // the first; empty where history begins, or a shallow clone ends
	Date    string // when it was committed, in UTC: 2026-07-01T12:00:00Z
	Subject string // its author's words, as hostile as source
}

// Log lists the first-parent commits of rev, the oldest first: those that since, a revision, does not have, or those from since
// on, a day or a time. The one before them, to compare with, comes first where there is one. More than MaxLog are an error.
func (r Repo) Log(ctx context.Context, since, rev string) ([]Logged, error) {
	head, err := r.Commit(ctx, rev)
	if err != nil {
		return nil, err
	}
	limit, revs := "--max-age=0", []string{head}
	if t, ok := Moment(since); ok {
		limit = "--max-age=" + strconv.FormatInt(max(t.Unix(), 0), 10)
	} else {
		from, err := r.Commit(ctx, since)
		if err != nil {
			return nil, err
		}
		revs = append(revs, "^"+from)
	}
	log, err := r.log(ctx, limit, MaxLog+1, revs...)
	if err != nil {
		return nil, fmt.Errorf("history of %s: %w", rev, err)
	}
	if len(log) > MaxLog {
		return nil, fmt.Errorf("history of %s since %s: more than %d commits", rev, since, MaxLog)
	}
	before := head
	if len(log) > 0 {
		before = log[0].Parent
	}
	if before == "" {
		return log, nil
	}
	first, err := r.log(ctx, "--max-age=0", 1, before)
	if err != nil {
		return nil, fmt.Errorf("history of %s: %w", rev, err)
	}
	return append(first, log...), nil
}

// Moment reads a day, which begins at midnight UTC, or a time.
func Moment(s string) (time.Time, bool) {
	if day, err := time.Parse(time.DateOnly, s); err == nil {
		return day, true
	}
	at, err := time.Parse(time.RFC3339, s)
	return at, err == nil
}

// log runs git log, the oldest commit first. The options undo what a repository's configuration could add, such as a program
// that checks signatures.
func (r Repo) log(ctx context.Context, limit string, most int, revs ...string) ([]Logged, error) {
	args := []string{
		"log", "--first-parent", "-z", "--format=%H%x00%P%x00%ct%x00%s", "--encoding=UTF-8", "--no-show-signature", "--no-mailmap",
		"--no-decorate", "--no-notes", "--no-color", "--no-patch", limit, "--max-count=" + strconv.Itoa(most), "--end-of-options",
	}
	out, err := r.git(ctx, append(append(args, revs...), "--")...)
	if err != nil {
		return nil, err
	}
	return logged(string(out))
}

// logged reads "<id>\0<parents>\0<date>\0<subject>\0", the newest commit first.
func logged(out string) ([]Logged, error) {
	if out == "" {
		return nil, nil
	}
	f := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
	if len(f)%4 != 0 {
		return nil, fmt.Errorf("unexpected answer %.100q", out)
	}
	var log []Logged
	for i := len(f) - 4; i >= 0; i -= 4 {
		parent, _, _ := strings.Cut(f[i+1], " ")
		at, err := strconv.ParseInt(f[i+2], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("commit %s: %w", f[i], err)
		}
		log = append(log, Logged{ID: f[i], Parent: parent, Date: time.Unix(at, 0).UTC().Format(time.RFC3339), Subject: f[i+3]})
	}
	return log, nil
}
