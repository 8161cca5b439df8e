package github

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"sync"

	"github.com/google/go-github/v62/github"
)

// Error is why something could not be read or delivered. It never has a token in it.
type Error struct {
	Status int  // GitHub's answer; 0 where there was none
	Lost   bool // whether it may have been done all the same
	Doing  string
	Text   string
}

func (e Error) Error() string {
	if e.Status == 0 {
		return e.Doing + ": " + e.Text
	}
	return fmt.Sprintf("%s: GitHub answered %d %s", e.Doing, e.Status, e.Text)
}

const maxErrorText = 300 // bytes of what a server says

// fail is the error of a request in our words.
func (r *Repo) fail(doing string, err error) error {
	if err == nil {
		return nil
	}
	var known Error
	if errors.As(err, &known) {
		return err
	}
	out := Error{Doing: doing, Text: r.secrets.hide(err.Error())}
	var refused *github.ErrorResponse
	var limit *github.RateLimitError
	var abuse *github.AbuseRateLimitError
	var early impatient
	switch {
	case errors.As(err, &early):
		out.Text = r.secrets.hide(early.Error())
	case errors.As(err, &refused):
		out.Status, out.Text = refused.Response.StatusCode, r.secrets.hide(refusal(refused))
	case errors.As(err, &limit):
		out.Status, out.Text = http.StatusForbidden, "the rate limit is used up until "+limit.Rate.Reset.UTC().Format("15:04:05 UTC")
	case errors.As(err, &abuse):
		out.Status, out.Text = http.StatusForbidden, r.secrets.hide(abuse.Message)
	}
	out.Lost = out.Status == 0 && early.error == nil || out.Status >= 500
	if len(out.Text) > maxErrorText {
		out.Text = strings.ToValidUTF8(out.Text[:maxErrorText], "") + "…"
	}
	return out
}

// refusal is GitHub's message with the details that it gives beside it.
func refusal(e *github.ErrorResponse) string {
	text := e.Message
	if text == "" {
		text = http.StatusText(e.Response.StatusCode)
	}
	for _, d := range e.Errors {
		if detail := strings.TrimSpace(d.Field + " " + d.Code + " " + d.Message); detail != "" {
			text += "; " + detail
		}
	}
	return text
}

// secrets are texts that nobody may see.
type secrets struct {
	lock sync.Mutex
	all  []string
}

func (s *secrets) add(text string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if len(text) > 3 {
		s.all = append(s.all, text)
	}
}

// token is what GitHub's tokens look like, ours or not, and those that Apps sign.
var token = regexp.MustCompile(`gh[a-z]_[A-Za-z0-9_]{10,}|github_pat_[A-Za-z0-9_]{10,}|eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+`)

func (s *secrets) hide(text string) string {
	s.lock.Lock()
	defer s.lock.Unlock()
	for _, secret := range s.all {
		text = strings.ReplaceAll(text, secret, "***")
	}
	return token.ReplaceAllString(text, "***")
}

// Hide takes our tokens out of a text, for those who print what they were given.
func (r *Repo) Hide(text string) string { return r.secrets.hide(text) }
