package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"sdkparity/report"
	"sdkparity/report/github"
)

const (
	maxSavedFile = 20 << 20 // bytes
	savedFormat  = 1
)

// savedPull is a report on its way from a run that may only read to one that may write. Nothing in it is believed.
type savedPull struct {
	Format     int             `json:"sdkparity"`
	Repository string          `json:"repository"`
	Number     int             `json:"number"`
	Check      json.RawMessage `json:"check"`
}

func (p *pullCheck) keep(slug string, number int, r report.Result) error {
	var b bytes.Buffer
	if err := report.Save(&b, r); err != nil {
		return err
	}
	data, err := json.Marshal(savedPull{savedFormat, slug, number, b.Bytes()})
	if err != nil {
		return err
	}
	return os.WriteFile(p.save, data, 0o644)
}

// kept reads what another run saved, and holds it against what GitHub says of the pull request.
func (p *pullCheck) kept(ctx context.Context, hub *github.Repo, s subject, slug string) (report.Result, error) {
	in, err := readSaved(p.saved)
	if err != nil {
		return report.Result{}, usage(err)
	}
	r, err := report.Load(bytes.NewReader(in.Check), p.web)
	if err != nil {
		return report.Result{}, usage(fmt.Errorf("%s: %w", p.saved, err))
	}
	switch {
	case !strings.EqualFold(in.Repository, slug) || in.Number != s.pull.Number:
		err = fmt.Errorf("it is of pull request #%d of %.100q, and this run is for #%d of %s", in.Number, in.Repository, s.pull.Number, slug)
	case r.Head != s.pull.Head:
		err = fmt.Errorf("it is of commit %s, and the head of pull request #%d is %s", r.Head, s.pull.Number, s.pull.Head)
	case r.Base != s.span.MergeBase:
		err = fmt.Errorf("it compares with commit %s, and pull request #%d left its base at %s", r.Base, s.pull.Number, s.span.MergeBase)
	}
	if err != nil {
		return report.Result{}, fmt.Errorf("%s: %w", p.saved, err)
	}
	return r, p.own(ctx, hub, s, &r)
}

func readSaved(file string) (savedPull, error) {
	f, err := os.Open(file)
	if err != nil {
		return savedPull{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSavedFile+1))
	switch {
	case err != nil:
		return savedPull{}, err
	case len(data) > maxSavedFile:
		return savedPull{}, fmt.Errorf("%s: larger than 20 MiB", file)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var in savedPull
	if err := d.Decode(&in); err != nil {
		return savedPull{}, fmt.Errorf("%s is no report that --save wrote: %w", file, err)
	}
	if in.Format != savedFormat || len(in.Check) == 0 {
		return savedPull{}, fmt.Errorf("%s is no report that --save wrote in this format", file)
	}
	return in, nil
}

// own puts the base's configuration in the place of what the file says: which SDKs there are, and the commands that people are told
// to run. The notes, which could be any sentence, are left out.
func (p *pullCheck) own(ctx context.Context, hub *github.Repo, s subject, r *report.Result) error {
	remote := p.remote(hub)
	tree, err := remote.Tree(ctx, s.span.Base)
	if err != nil {
		return err
	}
	c, err := p.settings(ctx, tree)
	if err != nil {
		return err
	}
	known := map[string]bool{schemaColumn: true}
	r.Codegen, r.Notes = map[string]string{}, nil
	for _, sdk := range c.SDKs {
		known[sdk.Name] = true
		r.Codegen[sdk.Name] = sdk.Codegen
	}
	for _, sdk := range r.Table.SDKs {
		if !known[sdk] {
			return errors.New(p.saved + ": it has an SDK that the configuration does not have: " + sdk)
		}
	}
	return nil
}
