package github

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/go-github/v62/github"

	"sdkparity/report"
	"sdkparity/rules"
)

// Check is a check run that is complete when it is made.
type Check struct {
	Name, Job string
	Head      string // commit
	Title     string
	Summary   string // Markdown
	Verdict   string // success, neutral or failure
	Remarks   []report.Remark
	First     bool // nothing of ours can be at this commit yet
}

const (
	annotationsAtOnce = 50
	maxAnnotations    = 200
	maxTitle          = 200    // characters, of a check run or an annotation
	maxMessage        = 16_000 // characters of an annotation
)

// Check makes the check run, unless the commit has the same. GitHub only ever adds annotations, so that another result on the same
// commit is another run, which takes the first one's place.
func (r *Repo) Check(ctx context.Context, c Check) (string, error) {
	all := c.annotations()
	id := c.checkID(all)
	var err error
	for range lostTries {
		var run *github.CheckRun
		if !c.First {
			if run, err = r.findCheck(ctx, c, id); err != nil {
				return "", err
			}
		}
		if run != nil && run.GetOutput().GetAnnotationsCount() >= len(all) {
			return unchanged, nil
		}
		if run == nil {
			run, err = r.makeCheck(ctx, c, id, all)
		}
		if err == nil {
			return made, r.annotate(ctx, c, run, all)
		}
		var e Error
		if !errors.As(err, &e) || !e.Lost {
			return "", err
		}
		if err := r.sleep(ctx, lostPause); err != nil {
			return "", err
		}
		c.First = false
	}
	return "", err
}

// checkID names a check run and everything it says.
func (c Check) checkID(all []*github.CheckRunAnnotation) string {
	text := strings.Join([]string{c.Title, c.Summary, c.Verdict}, "\x00")
	for _, a := range all {
		text += fmt.Sprintf("\x00%s:%d %s\x00%s", a.GetPath(), a.GetStartLine(), a.GetTitle(), a.GetMessage())
	}
	return c.idPrefix() + digest(text)
}

// findCheck is the last check run that this workflow and job made of the commit, if that is the one.
func (r *Repo) findCheck(ctx context.Context, c Check, id string) (*github.CheckRun, error) {
	o := &github.ListCheckRunsOptions{CheckName: &c.Name, Filter: github.String("all"), ListOptions: github.ListOptions{PerPage: 100}}
	list, _, err := r.client.Checks.ListCheckRunsForRef(ctx, r.Owner, r.Name, c.Head, o)
	if err != nil {
		return nil, r.fail("list check runs", err)
	}
	var last *github.CheckRun
	for _, run := range list.CheckRuns {
		if strings.HasPrefix(run.GetExternalID(), c.idPrefix()) && (last == nil || run.GetID() > last.GetID()) {
			last = run
		}
	}
	if last.GetExternalID() != id {
		return nil, nil
	}
	return last, nil
}

func (c Check) idPrefix() string { return "sdkparity " + digest(c.Job) + " " }

func (r *Repo) makeCheck(ctx context.Context, c Check, id string, all []*github.CheckRunAnnotation) (*github.CheckRun, error) {
	run, _, err := r.client.Checks.CreateCheckRun(ctx, r.Owner, r.Name, github.CreateCheckRunOptions{
		Name: c.Name, HeadSHA: c.Head, ExternalID: &id, Status: github.String("completed"), Conclusion: &c.Verdict,
		Output: c.output(all[:min(len(all), annotationsAtOnce)]),
	})
	if err != nil {
		return nil, r.fail("make the check run", err)
	}
	count := min(len(all), annotationsAtOnce) // GitHub counts later
	run.Output = &github.CheckRunOutput{AnnotationsCount: &count}
	return run, nil
}

// annotate adds the annotations that one request had no room for.
func (r *Repo) annotate(ctx context.Context, c Check, run *github.CheckRun, all []*github.CheckRunAnnotation) error {
	for some := range slices.Chunk(all[min(run.GetOutput().GetAnnotationsCount(), len(all)):], annotationsAtOnce) {
		_, _, err := r.client.Checks.UpdateCheckRun(ctx, r.Owner, r.Name, run.GetID(), github.UpdateCheckRunOptions{Name: c.Name, Output: c.output(some)})
		if err != nil {
			return r.fail("annotate the check run", err)
		}
	}
	return nil
}

func (c Check) output(some []*github.CheckRunAnnotation) *github.CheckRunOutput {
	return &github.CheckRunOutput{Title: github.String(within(c.Title, maxTitle)), Summary: &c.Summary, Annotations: some}
}

// within is a text in so many characters. Accents count, too, so a name may have more of them than it is wide.
func within(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// annotations are the remarks that have a line. GitHub shows their text as it is, so nothing in it is markup.
func (c Check) annotations() []*github.CheckRunAnnotation {
	levels := map[rules.Severity]string{rules.Note: "notice", rules.Warning: "warning", rules.Error: "failure"}
	var out []*github.CheckRunAnnotation
	for _, m := range c.Remarks {
		if m.At.File == "" || levels[m.Severity] == "" || len(out) == maxAnnotations {
			continue
		}
		line, title, text := max(m.At.Line, 1), within(m.Title, maxTitle), within(m.Text, maxMessage)
		out = append(out, &github.CheckRunAnnotation{
			Path: &m.At.File, StartLine: &line, EndLine: &line, AnnotationLevel: github.String(levels[m.Severity]), Title: &title, Message: &text,
		})
	}
	return out
}
