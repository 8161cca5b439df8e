package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/report"
	"sdkparity/rules"
	"sdkparity/source"
)

func newHistory() *cobra.Command {
	var w workspace
	var o outlet
	var since, rev string
	var every int
	var verbose bool
	format := choice{"text", []string{"text", "json", "csv"}}
	cmd := &cobra.Command{
		Use:   "history",
		Short: "Report the parity over the commits of a branch",
		Long: "Report the parity over the commits of a branch: how many gaps of warning or above each SDK had, and which commit opened and\n" +
			"closed them. All of them are judged by the configuration of the newest. Merged branches count as their merge. End-to-end\n" +
			"suites are left out, and so is a schema that is not in the repository itself.",
		Example: "  sdkparity history --since 2026-07-01\n  sdkparity history --since v1.2.0 --every 10 --format csv --output parity.csv",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			log, err := w.log(cmd.Context(), since, rev, every)
			if err != nil {
				return err
			}
			h, err := w.history(cmd.Context(), log, every)
			if err != nil {
				return err
			}
			return o.write(cmd, func(to io.Writer) error { return writeHistory(to, h, format.value, verbose) })
		},
	}
	w.flags(cmd.Flags())
	cmd.Flags().StringVar(&since, "since", "", "`revision`, day (2026-07-01, UTC) or time (RFC 3339) to begin after")
	cmd.Flags().StringVar(&rev, "rev", "HEAD", "`revision` whose first-parent commits are told")
	cmd.Flags().IntVar(&every, "every", 1, "read one commit in `N`, the newest and the oldest always")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "list in text what is otherwise only counted")
	format.flag(cmd, "format", "how the report is written")
	o.flags(cmd)
	return cmd
}

func writeHistory(w io.Writer, h report.History, format string, verbose bool) error {
	switch format {
	case "json":
		return report.HistoryJSON(w, h)
	case "csv":
		return report.HistoryCSV(w, h)
	}
	o := terminal(w)
	o.Verbose = verbose
	return report.HistoryText(w, h, o)
}

// log is the commits that a history is about, the oldest first.
func (w *workspace) log(ctx context.Context, since, rev string, every int) ([]source.Logged, error) {
	if since == "" {
		return nil, usage(errors.New("--since names a revision or a day such as 2026-07-01 to begin after"))
	}
	if every < 1 {
		return nil, usage(fmt.Errorf("--every %d is no number of commits", every))
	}
	repo, err := source.Open(ctx, w.repo)
	if err != nil {
		return nil, err
	}
	if _, ok := source.Moment(since); !ok {
		if _, err := repo.Commit(ctx, since); err != nil {
			return nil, fmt.Errorf("--since is no day such as 2026-07-01 and no %w", err)
		}
	}
	return repo.Log(ctx, since, rev)
}

// moment is what was read at one commit.
type moment struct {
	source.Logged
	skipped int
	key     [sha256.Size]byte
	same    bool // as the one before, so nothing else is there
	schema  schema
	apis    []*model.API
	beside  beside
}

// history judges the samples one after the other, the next being read meanwhile.
func (w *workspace) history(ctx context.Context, log []source.Logged, every int) (report.History, error) {
	j, err := w.historian(ctx, log[len(log)-1].ID)
	if err != nil {
		return report.History{}, err
	}
	read := make(chan moment, 1)
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		defer close(read)
		return j.readAll(ctx, log, every, read)
	})
	h := report.History{SDKs: j.columns(), Every: every}
	for m := range read {
		h.Samples = append(h.Samples, j.next(m))
	}
	return h, g.Wait()
}

// historian goes through the commits of a branch with the configuration of the newest.
type historian struct {
	*workspace
	c    *config.Config
	day  time.Time
	last moment // that differed from the one before
	open []rules.Finding
	told bool // whether there was any
}

func (w *workspace) historian(ctx context.Context, newest string) (*historian, error) {
	day, err := w.today()
	if err != nil {
		return nil, err
	}
	tree, err := w.tree(ctx, newest)
	if err != nil {
		return nil, err
	}
	c, err := w.load(ctx, tree)
	if err != nil {
		return nil, err
	}
	if c.Schema != nil && c.Schema.NPM != nil {
		own := *c
		own.Schema = nil // which versions of a package are in the cache is chance, and would open and close gaps
		c = &own
	}
	return &historian{workspace: w, c: c, day: day}, nil
}

func (j *historian) columns() []string {
	var out []string
	for _, s := range j.c.SDKs {
		out = append(out, s.Name)
	}
	if j.c.Schema != nil {
		out = append(out, schemaColumn)
	}
	return out
}

// readAll reads the samples in their order.
func (j *historian) readAll(ctx context.Context, log []source.Logged, every int, to chan<- moment) error {
	var before moment
	skipped := 0
	for i, c := range log {
		if i > 0 && (len(log)-1-i)%every != 0 {
			skipped++
			continue
		}
		m, err := j.read(ctx, c, before.key, i > 0)
		if err != nil {
			return fmt.Errorf("commit %s: %w", c.ID, err)
		}
		m.skipped, skipped, before = skipped, 0, m
		select {
		case to <- m:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (j *historian) read(ctx context.Context, c source.Logged, before [sha256.Size]byte, known bool) (moment, error) {
	m := moment{Logged: c}
	tree, err := j.tree(ctx, c.ID)
	if err != nil {
		return m, err
	}
	if m.key = j.key(tree); known && m.key == before {
		m.same = true
		return m, nil
	}
	if m.schema, err = j.schema(ctx, tree, j.c, j.from); err != nil {
		return m, err
	}
	if m.apis, err = j.workspace.read(ctx, tree, j.c, nil); err != nil {
		return m, err
	}
	m.beside, err = j.workspace.beside(ctx, tree, j.c)
	return m, err
}

// key stands for everything of a tree that findings come from.
func (j *historian) key(tree source.Tree) (sum [sha256.Size]byte) {
	h := sha256.New()
	add := func(kind string, entries []source.Entry) {
		for _, e := range entries {
			fmt.Fprintf(h, "%s\x00%s\x00%s\x00%s\x00", kind, e.Path, e.ID, e.Kind)
		}
	}
	for _, s := range j.c.SDKs {
		add(s.Name, s.Select(tree))
		for _, p := range s.EntryPaths(tree) {
			fmt.Fprintf(h, "entry\x00%s\x00", p)
		}
	}
	for _, n := range j.c.Companions {
		i := slices.IndexFunc(j.c.SDKs, func(s config.SDK) bool { return s.Name == n.SDK })
		add("companion", j.c.SDKs[i].Find(tree, n.Files))
	}
	if j.c.Schema != nil {
		add(schemaColumn, j.c.Schema.Select(tree))
	}
	h.Sum(sum[:0])
	return sum
}

// next is the sample that a moment makes after those before it.
func (j *historian) next(m moment) report.Sample {
	s := report.Sample{ID: m.ID, Date: m.Date, Subject: m.Subject, Skipped: m.skipped, Open: map[string]int{}, Rules: map[string]int{}}
	if !m.same {
		open := j.gaps(m, nil)
		if j.told {
			j.compare(&s, m, open)
		}
		j.last, j.open, j.told = m, open, true
	}
	for _, api := range j.last.schema.columns(j.last.apis) {
		if !api.Absent {
			s.Open[api.SDK] = 0
		}
	}
	for _, f := range j.open {
		s.Open[f.SDK]++
		s.Rules[f.Rule]++
	}
	return s
}

// gaps are the findings at warning or above, as if the SDKs without were not there.
func (j *historian) gaps(m moment, without []string) []rules.Finding {
	apis := slices.Clone(m.apis)
	for i, api := range apis {
		if slices.Contains(without, api.SDK) {
			apis[i] = &model.API{SDK: api.SDK, Language: api.Language, Absent: true}
		}
	}
	found := rules.Settle(judged(source.Tree{Rev: m.ID}, j.c, m.schema, apis, m.beside, j.day).findings)
	return slices.DeleteFunc(found, func(f rules.Finding) bool { return f.Severity == rules.Note || f.Severity == rules.Off })
}

// compare says what became of the gaps since the last moment. An SDK that came is no change to the others: what would not have
// opened or closed without it is told as its coming.
func (j *historian) compare(s *report.Sample, m moment, open []rules.Finding) {
	was, is := j.open, open
	added, removed := missingIn(m.apis, j.last.apis), missingIn(j.last.apis, m.apis)
	opened, closed := less(is, was), less(was, is)
	s.Opened, s.Closed = opened, closed
	turned := append(slices.Clone(added), removed...)
	if len(turned) == 0 {
		return
	}
	was, is = j.gaps(j.last, removed), j.gaps(m, added)
	s.Opened, s.Closed = both(opened, less(is, was)), both(closed, less(was, is))
	gaps := map[string]int{}
	for _, f := range less(opened, s.Opened) {
		gaps[f.SDK]++
	}
	for _, f := range less(closed, s.Closed) {
		gaps[f.SDK]--
	}
	for i, sdk := range turned {
		t := report.Turn{SDK: sdk, Added: i < len(added), Gaps: map[string]int{}}
		for name, n := range gaps { // those of other SDKs are told with the first that came or went
			if n != 0 && (name == sdk || i == 0 && !slices.Contains(turned, name)) {
				t.Gaps[name] = n
			}
		}
		s.Turns = append(s.Turns, t)
	}
}

// missingIn are the SDKs that are here and absent there.
func missingIn(here, there []*model.API) []string {
	var out []string
	for i, api := range here {
		if !api.Absent && there[i].Absent {
			out = append(out, api.SDK)
		}
	}
	return out
}

// less are the findings that others do not have.
func less(findings, others []rules.Finding) []rules.Finding {
	known := ids(others)
	return slices.DeleteFunc(slices.Clone(findings), func(f rules.Finding) bool { return known[f.ID] })
}

func both(findings, others []rules.Finding) []rules.Finding {
	known := ids(others)
	return slices.DeleteFunc(slices.Clone(findings), func(f rules.Finding) bool { return !known[f.ID] })
}

func ids(findings []rules.Finding) map[string]bool {
	out := map[string]bool{}
	for _, f := range findings {
		out[f.ID] = true
	}
	return out
}
