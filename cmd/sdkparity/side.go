package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/report"
	"sdkparity/rules"
	"sdkparity/source"
)

// side is one revision, read, lined up and judged.
type side struct {
	tree     source.Tree
	config   *config.Config
	apis     []*model.API // the schema's last, where it is known
	schema   report.SchemaState
	table    *parity.Table
	findings []rules.Finding
	waived   rules.Waived // by the configuration's waivers, in their order
	day      time.Time    // on which they hold or not
	web      string       // address of the repository, for links; "" for none

	read  func([]source.Entry) ([]source.File, error) // content of the tree; what cannot be read has nil Data
	again func(source.Tree) (*side, error)            // another tree, read and judged as this one was
}

func (w *workspace) side(ctx context.Context, tree source.Tree, c *config.Config) (*side, error) {
	s, err := w.schema(ctx, tree, c, w.from)
	if err != nil {
		return nil, err
	}
	return w.sideWith(ctx, tree, c, s)
}

func (w *workspace) sideWith(ctx context.Context, tree source.Tree, c *config.Config, s schema) (*side, error) {
	day, err := w.today()
	if err != nil {
		return nil, err
	}
	apis, err := w.read(ctx, tree, c, nil)
	if err != nil {
		return nil, err
	}
	b, err := w.beside(ctx, tree, c)
	if err != nil {
		return nil, err
	}
	done := judged(tree, c, s, apis, b, day)
	done.web = w.address(ctx)
	done.read = func(entries []source.Entry) ([]source.File, error) {
		files, _, err := tree.Read(ctx, entries)
		return files, err
	}
	done.again = func(tree source.Tree) (*side, error) { return w.sideWith(ctx, tree, c, s) }
	return done, nil
}

// address is where the repository can be looked at: what --web says, else what the workflow runs in, else its origin.
func (w *workspace) address(ctx context.Context) string {
	if w.web != "" {
		return strings.TrimSuffix(w.web, "/")
	}
	if server, slug := os.Getenv("GITHUB_SERVER_URL"), os.Getenv("GITHUB_REPOSITORY"); server != "" && slug != "" {
		return server + "/" + slug
	}
	return source.Repo{Dir: w.repo}.Web(ctx)
}

func judged(tree source.Tree, c *config.Config, s schema, apis []*model.API, b beside, day time.Time) *side {
	apis = s.columns(apis)
	t := parity.Align(apis, alignment(c))
	b.add(t)
	findings, waived := rules.Waive(t, rules.Judge(t, c.Severity, b.hits(t, apis)...), waivers(c, day))
	return &side{tree: tree, config: c, apis: apis, schema: s.state, table: t, findings: findings, waived: waived, day: day}
}

// bothSides reads one revision after the other, since the second then finds most of its files read. The first is lined up
// meanwhile, which takes as long and only one core.
func (w *workspace) bothSides(ctx context.Context, before, after source.Tree, c *config.Config, was, is schema) (base, head *side, err error) {
	day, err := w.today()
	if err != nil {
		return nil, nil, err
	}
	apis, err := w.read(ctx, before, c, nil)
	if err != nil {
		return nil, nil, err
	}
	b, err := w.beside(ctx, before, c)
	if err != nil {
		return nil, nil, err
	}
	done := make(chan *side)
	go func() { done <- judged(before, c, was, apis, b, day) }()
	head, err = w.sideWith(ctx, after, c, is)
	return <-done, head, err
}

// waivers are the configuration's, in its order.
func waivers(c *config.Config, day time.Time) []rules.Waiver {
	var out []rules.Waiver
	for _, w := range c.Waivers {
		out = append(out, rules.Waiver{Concept: w.Concept, SDKs: w.SDKs, Rules: w.Rules, Why: waiverReason(w), Ended: w.Expired(day)})
	}
	return out
}

// waiverReason is what a reader is told: "needs a browser (acme/lamps#12, until 2027-01-31)".
func waiverReason(w config.Waiver) string {
	switch {
	case w.Issue != "" && w.Expires != "":
		return fmt.Sprintf("%s (%s, until %s)", w.Reason, w.Issue, w.Expires)
	case w.Issue != "":
		return fmt.Sprintf("%s (%s)", w.Reason, w.Issue)
	case w.Expires != "":
		return fmt.Sprintf("%s (until %s)", w.Reason, w.Expires)
	}
	return w.Reason
}

func alignment(c *config.Config) parity.Options {
	o := parity.Options{Brands: c.Brands}
	for _, a := range c.Aliases {
		o.Aliases = append(o.Aliases, parity.Alias{Concept: a.Concept, Names: a.Names, SDKs: a.SDKs, Meant: a.Why != ""})
	}
	return o
}
