package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/report"
	"sdkparity/report/github"
)

// telling is a check on its way to the people of a pull request.
type telling struct {
	*pullCheck
	subject
	hub    *github.Repo
	result report.Result
	stderr io.Writer
	first  bool     // nothing of ours can be at this head yet
	worked []string // the ways that it took
	failed []string
}

// log is for people who read the job's log. No line of it is a command to the runner.
func (t *telling) log(format string, args ...any) {
	text := t.hub.Hide(fmt.Sprintf(format, args...))
	fmt.Fprintln(t.stderr, "sdkparity:", harmless(strings.ReplaceAll(text, "\n", " ")))
}

// tell delivers the report in every way that was asked for, and in another where one is refused. It is on stdout whatever happens.
func (t *telling) tell(ctx context.Context, cmd *cobra.Command) error {
	o := report.OutcomeOf(t.result)
	t.log("%s", o.Verdict)
	if t.alone == nil {
		t.post(ctx, o)
	}
	if err := t.summary(); err != nil {
		t.log("summary: %v", err)
	}
	if err := t.outputs(statusOf(o), o); err != nil {
		t.log("outputs: %v", err)
	}
	err := t.delivery.deliver(cmd, t.result)
	if len(t.failed) > 0 && len(t.worked) == 0 {
		return fmt.Errorf("GitHub took the report in no way (%s); it is on stdout", strings.Join(t.failed, ", "))
	}
	return err
}

// post goes through the ways that need a token. A comment that cannot be made becomes a check run, that a summary.
func (t *telling) post(ctx context.Context, o report.Outcome) {
	ways := []struct {
		name string
		do   func(context.Context, report.Outcome) (string, error)
		next string // takes its place
	}{
		{"review", t.review, ""}, // its question tells who we are, too
		{"comment", t.comment, "check"},
		{"check", t.check, "summary"},
		{"sarif", t.scan, ""},
	}
	instead := map[string]bool{}
	for _, w := range ways {
		if !t.asked(w.name) && !instead[w.name] || t.event.Queue && (w.name == "comment" || w.name == "review" || w.name == "sarif") {
			continue
		}
		done, err := w.do(ctx, o)
		if err == nil {
			t.worked = append(t.worked, w.name)
			t.log("%s: %s", w.name, done)
			continue
		}
		t.failed = append(t.failed, w.name)
		if w.next == "" {
			t.log("%s: %v", w.name, err)
			continue
		}
		instead[w.next] = true
		t.log("%s: %v; the %s takes its place", w.name, err, w.next)
	}
	if instead["summary"] && !t.asked("summary") {
		t.ways = append(t.ways, "summary")
	}
}

// job tells our comments from those of other jobs.
func (t *telling) job() string {
	return cmp.Or(t.id, os.Getenv("GITHUB_WORKFLOW")+"\x00"+os.Getenv("GITHUB_JOB"))
}

func (t *telling) comment(ctx context.Context, _ report.Outcome) (done string, err error) {
	done, t.first, err = t.hub.Comment(ctx, t.pull, t.job(), t.result)
	return done, err
}

func (t *telling) review(ctx context.Context, _ report.Outcome) (string, error) {
	return t.hub.Review(ctx, t.pull, t.job(), report.Remarks(t.result), t.span.Files)
}

func (t *telling) check(ctx context.Context, o report.Outcome) (string, error) {
	var b bytes.Buffer
	if err := report.Markdown(&b, t.result); err != nil {
		return "", err
	}
	c := github.Check{
		Name: t.checkName, Job: t.job(), Head: t.pull.Head, Title: o.Verdict, Summary: b.String(), Verdict: "success",
		Remarks: report.Remarks(t.result), First: t.first,
	}
	switch {
	case t.minds(t.result):
		c.Verdict = "failure"
	case o.Gaps > 0:
		c.Verdict = "neutral"
	}
	return t.hub.Check(ctx, c)
}

func (t *telling) scan(ctx context.Context, o report.Outcome) (string, error) {
	var b bytes.Buffer
	if err := report.SARIF(&b, t.result); err != nil {
		return "", err
	}
	return t.hub.Scan(ctx, fmt.Sprintf("refs/pull/%d/head", t.pull.Number), t.pull.Head, b.Bytes(), o.New, t.first)
}

const (
	maxSummary  = 1 << 20 // bytes of one step's
	summaryRoom = 4 << 10 // left for what the step says besides
)

// summary adds the report to the job's.
func (t *telling) summary() error {
	file := os.Getenv("GITHUB_STEP_SUMMARY")
	if !t.asked("summary") {
		return nil
	}
	if file == "" {
		return errors.New("there is no GITHUB_STEP_SUMMARY here")
	}
	size := 0
	if info, err := os.Stat(file); err == nil {
		size = int(min(info.Size(), maxSummary))
	}
	room := maxSummary - size - summaryRoom
	if room < summaryRoom {
		return errors.New("the job's summary is full")
	}
	var b bytes.Buffer
	if err := report.MarkdownWithin(&b, t.result, room); err != nil {
		return err
	}
	if err := appendTo(file, b.String()); err != nil {
		return err
	}
	t.worked = append(t.worked, "summary")
	return nil
}

func appendTo(file, text string) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
