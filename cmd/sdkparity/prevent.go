package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"sdkparity/report/github"
	"sdkparity/source"
)

const maxEvent = 32 << 20 // bytes; GitHub sends at most 25 MiB

// subject is what a run is about, as GitHub says.
type subject struct {
	event   github.Event
	pull    github.Pull // without a number in a merge queue
	span    github.Range
	alone   error  // why GitHub could not be asked, where the event and the repository here have to do
	nothing string // why there is nothing to do
}

// readEvent is why this workflow runs, or what the flags say.
func (p *pullCheck) readEvent() (github.Event, error) {
	name, file := os.Getenv("GITHUB_EVENT_NAME"), os.Getenv("GITHUB_EVENT_PATH")
	if p.number > 0 || name == "" || file == "" {
		if p.number <= 0 {
			return github.Event{}, usage(errors.New("this is no workflow, so --repo-slug and --number have to say which pull request is meant"))
		}
		// Nobody knows with which rights this runs and who looks at it, so nothing of the pull request steers it.
		return github.Event{Name: "flags", Number: p.number, Trusted: true}, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return github.Event{}, usage(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxEvent))
	if err != nil {
		return github.Event{}, usage(err)
	}
	e, err := github.ReadEvent(name, data)
	return e, usage(err)
}

// repository is the slug that the flags, the workflow or the event name. They must not contradict each other.
func (p *pullCheck) repository(e github.Event) (string, error) {
	slug := cmp.Or(p.slug, os.Getenv("GITHUB_REPOSITORY"), e.Repo)
	if slug == "" {
		return "", usage(errors.New("--repo-slug says which repository on GitHub is meant"))
	}
	if e.Repo != "" && !strings.EqualFold(e.Repo, slug) {
		return "", usage(fmt.Errorf("the event is of %s and not of %s", printable(e.Repo), slug))
	}
	return slug, nil
}

// find asks GitHub what the event is about.
func (p *pullCheck) find(ctx context.Context, hub *github.Repo, e github.Event) (subject, error) {
	s := subject{event: e, nothing: e.Nothing}
	if s.nothing != "" {
		return s, nil
	}
	if e.Queue {
		s.pull = github.Pull{Head: e.Head, Base: e.Base}
	} else if err := p.read(ctx, hub, &s); err != nil || s.nothing != "" {
		return p.withoutGitHub(ctx, s, err)
	}
	var err error
	s.span, err = hub.Compare(ctx, s.pull.Base, s.pull.Head)
	return p.withoutGitHub(ctx, s, err)
}

// read reads the pull request, and sees whether it is still what the event is about.
func (p *pullCheck) read(ctx context.Context, hub *github.Repo, s *subject) error {
	e := s.event
	var err error
	if e.Number == 0 {
		numbers, err := hub.PullsOf(ctx, e.Owner, e.Branch, e.Head)
		if err != nil {
			return err
		}
		if len(numbers) == 0 {
			s.nothing = "no open pull request has the head " + e.Head + " that the workflow ran for"
			return nil
		}
		e.Number = p.meant(numbers)
	}
	if s.pull, err = hub.Pull(ctx, e.Number); err != nil {
		return err
	}
	if e.Name == "workflow_run" && s.pull.Head != e.Head {
		s.nothing = fmt.Sprintf("pull request #%d has moved on from %s, which the workflow ran for, to %s", s.pull.Number, e.Head, s.pull.Head)
		return nil
	}
	if e.Asker == "" || e.Asker == e.Author {
		return nil
	}
	may, err := hub.MayAsk(ctx, e.Asker)
	if err == nil && !may {
		s.nothing = e.Asker + " is neither the author nor may write here, so the request is not heard"
	}
	return err
}

// meant is the one of the pull requests at a commit that a saved report is of, if it is of any of them.
func (p *pullCheck) meant(numbers []int) int {
	if p.saved != "" {
		if in, err := readSaved(p.saved); err == nil && slices.Contains(numbers, in.Number) { // the error is told when it is read in earnest
			return in.Number
		}
	}
	return numbers[0]
}

// withoutGitHub makes do with the event and the repository here, where GitHub does not answer and both commits are there.
func (p *pullCheck) withoutGitHub(ctx context.Context, s subject, err error) (subject, error) {
	e := s.event
	if err == nil || e.Name != "pull_request" || e.Base == "" || e.Head == "" {
		return s, err
	}
	repo := source.Repo{Dir: p.repo}
	base, missing := repo.MergeBase(ctx, e.Base, e.Head)
	if missing != nil {
		return s, err
	}
	s.alone = err
	s.pull = github.Pull{Number: e.Number, Body: e.Body, Labels: e.Labels, Head: e.Head, Base: e.Base, Fork: e.Fork}
	s.span = github.Range{Base: e.Base, MergeBase: base}
	return s, nil
}

// words are all that a pull request says about those that follow it: what maintainers put on it comes first.
func (s subject) words() string {
	return strings.Join(append(slices.Clone(s.pull.Labels), s.pull.Body), "\n")
}
