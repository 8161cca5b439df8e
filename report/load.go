package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/rules"
)

// Limits of a saved result. Anybody may have written it.
const (
	maxSaved        = 16 << 20 // bytes
	maxSavedSDKs    = 64
	maxSavedEntries = 20_000 // of any list
	maxSavedText    = 16 << 10
)

// Load reads what Save wrote and trusts nothing in it: all of it is text to be escaped, and what does not fit together is an error.
// web is the address of the repository, for links.
func Load(from io.Reader, web string) (Result, error) {
	in := &io.LimitedReader{R: from, N: maxSaved + 1}
	d := json.NewDecoder(in)
	d.DisallowUnknownFields()
	var doc saved
	if err := d.Decode(&doc); err != nil {
		if in.N <= 0 {
			return Result{}, errors.New("larger than 16 MiB")
		}
		return Result{}, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Result{}, errors.New("more than one document")
	}
	if err := doc.check(); err != nil {
		return Result{}, err
	}
	return doc.result(web), nil
}

var (
	commitID = regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`)
	sdkName  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)
)

func (doc saved) check() error {
	switch {
	case doc.Version != savedVersion:
		return fmt.Errorf("version %d, this build reads %d", doc.Version, savedVersion)
	case !commitID.MatchString(doc.Base) || !commitID.MatchString(doc.Head):
		return errors.New("base or head is no commit")
	case len(doc.SDKs) == 0 || len(doc.SDKs) > maxSavedSDKs:
		return fmt.Errorf("%d SDKs", len(doc.SDKs))
	case max(len(doc.Coverage), len(doc.Codegen), len(doc.Suggested)) > maxSavedSDKs:
		return errors.New("more about SDKs than there are")
	case max(len(doc.Rows), len(doc.Gone), len(doc.Findings), len(doc.Problems), len(doc.Notes), len(doc.Unlinked)) > maxSavedEntries:
		return fmt.Errorf("a list of more than %d", maxSavedEntries)
	}
	for i, sdk := range doc.SDKs {
		if !sdkName.MatchString(sdk) || slices.Contains(doc.SDKs[:i], sdk) {
			return fmt.Errorf("%.100q is no SDK's name", sdk)
		}
	}
	if err := doc.strangers(); err != nil {
		return err
	}
	for _, row := range slices.Concat(doc.Rows, doc.Gone) {
		if err := row.check(len(doc.SDKs)); err != nil {
			return fmt.Errorf("row %.100q: %w", row.Key, err)
		}
	}
	for _, f := range doc.Findings {
		if err := checkFinding(f); err != nil {
			return fmt.Errorf("finding %.100q: %w", f.ID, err)
		}
	}
	for _, s := range doc.Suggested {
		if err := s.check(); err != nil {
			return fmt.Errorf("suggestion for %s: %w", s.SDK, err)
		}
	}
	for _, p := range doc.Problems {
		if err := errors.Join(checkText(p.SDK, p.Text), checkPlace(p.File, p.Line)); err != nil {
			return fmt.Errorf("problem: %w", err)
		}
	}
	return checkText(append(slices.Clone(doc.Notes), doc.Schema.Version, doc.Schema.Why)...)
}

// strangers finds what is about an SDK that is none.
func (doc saved) strangers() error {
	known := map[string]bool{schemaColumn: true}
	for _, sdk := range doc.SDKs {
		known[sdk] = true
	}
	var named []string
	for _, f := range doc.Findings {
		named = append(named, f.SDK)
	}
	for _, p := range doc.Problems {
		named = append(named, p.SDK)
	}
	for _, c := range doc.Coverage {
		named = append(named, c.SDK)
	}
	for _, s := range doc.Suggested {
		named = append(named, s.SDK)
	}
	for _, sdk := range named {
		if !known[sdk] {
			return fmt.Errorf("%.100q is no SDK of it", sdk)
		}
	}
	return nil
}

func (row savedRow) check(columns int) error {
	switch {
	case len(row.Cells) != columns || row.Change != "" && len(row.ChangedIn) != columns:
		return errors.New("it has not as many cells as there are SDKs")
	case row.Kind > model.Suite || row.Layer > model.Generated:
		return errors.New("its kind is unknown")
	case !slices.Contains([]string{"", "added", "removed", "changed"}, row.Change):
		return errors.New("its change is unknown")
	}
	for _, c := range row.Cells {
		if c.State > parity.Absent || c.Layer > model.Generated || c.Generated.State > parity.Absent {
			return errors.New("a state is unknown")
		}
		at := model.Pos{}
		if c.At != nil {
			at = *c.At
		}
		if err := errors.Join(checkText(c.Name, c.Spelled, c.Expected.Name, c.Why), checkPlace(at.File, at.Line),
			checkPlace(c.Generated.At.File, c.Generated.At.Line), checkPlace(c.Expected.At.File, c.Expected.At.Line)); err != nil {
			return err
		}
	}
	return checkText(row.Concept, row.Key)
}

func (s savedSuggestions) check() error {
	if !sdkName.MatchString(s.Language) || len(s.List) > maxSavedEntries {
		return errors.New("it has no language, or is too many")
	}
	for _, one := range s.List {
		if max(len(one.Also), len(one.Left), len(one.Members)) > maxSavedEntries || one.Kind > model.Suite {
			return errors.New("it says too much")
		}
		texts := slices.Concat([]string{one.Key, one.Concept, one.Code, one.None}, one.Also, one.Left, one.Members)
		if err := errors.Join(checkText(texts...), checkPlace(one.At.File, one.At.Line)); err != nil {
			return err
		}
	}
	return nil
}

func checkFinding(f rules.Finding) error {
	if heft(f.Severity) < 0 || !slices.Contains([]string{"new", "fixed", "standing"}, f.Status) {
		return errors.New("its severity or status is unknown")
	}
	if !slices.ContainsFunc(rules.All, func(r rules.Rule) bool { return r.ID == f.Rule }) {
		return errors.New("its rule is unknown")
	}
	return errors.Join(checkText(f.ID, f.Row, f.Concept, f.SDK, f.Text), checkPlace(f.At.File, f.At.Line))
}

func checkText(texts ...string) error {
	for _, t := range texts {
		if len(t) > maxSavedText {
			return fmt.Errorf("a text of more than %d bytes", maxSavedText)
		}
	}
	return nil
}

func checkPlace(file string, line int) error {
	if file != "" && (path.Clean(file) != file || path.IsAbs(file) || strings.HasPrefix(file, "..") || len(file) > 4096) || line < 0 {
		return fmt.Errorf("%.100q is no file of a repository", file)
	}
	return nil
}
