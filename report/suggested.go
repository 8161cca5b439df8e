package report

import (
	"fmt"
	"io"
	"strings"

	"sdkparity/model"
	"sdkparity/suggest"
)

// Suggested is what SDKs would write.
type Suggested struct {
	Base, Head string // commit ids; empty where no base was asked for, and for a working tree
	SDKs       []SDKSuggested
	Link       func(model.Pos) string // address of a line; nil for no links
	Notes      []string
}

// SDKSuggested is what one SDK would write.
type SDKSuggested struct {
	SDK       string
	Language  string
	Items     []suggest.Suggestion
	Generated []string // files of generated code that lag behind
	Lags      bool     // whether generated code does, even where no file can be named
	Codegen   string   // the command that brings them up to date

	Closed map[string]bool // by row: whether it is found where it was written; nil when nothing was
}

// SuggestText writes suggestions for a terminal.
func SuggestText(w io.Writer, s Suggested, o TextOptions) error {
	p := &printer{TextOptions: o}
	if len(s.SDKs) == 0 {
		p.line("nothing to write")
	}
	for i, sdk := range s.SDKs {
		if i > 0 {
			p.line("")
		}
		p.line(p.paint(clean(sdk.SDK, nameColumns), bold))
		for _, it := range sdk.Items {
			p.suggestion(it)
		}
		for _, f := range sdk.Generated {
			p.line("  " + p.paint("generated code lags: ", dim) + clean(f, codeColumns))
		}
		if sdk.Lags && sdk.Codegen != "" {
			p.line("  " + p.paint("regenerate: ", dim) + clean(sdk.Codegen, textColumns))
		}
	}
	if len(s.SDKs) > 0 {
		p.line("")
		p.item("", s.closing(), "")
	}
	for _, n := range s.Notes {
		p.item("", "note: "+clean(n, textColumns), "")
	}
	return p.flush(w)
}

// closing says how far this goes.
func (s Suggested) closing() string {
	asked, closed, left := 0, 0, 0
	for _, sdk := range s.SDKs {
		for _, it := range sdk.Items {
			if !it.Pulled {
				asked++
			}
			switch closes := sdk.Closed[it.Key]; {
			case closes && !it.Pulled:
				closed++
			case it.None != "" && !closes:
				left++
			}
		}
	}
	text := fmt.Sprintf("%s of %s closed by this", thousands(closed), count(asked, "gap"))
	if left > 0 {
		text += "; " + thousands(left) + " left to a person"
	}
	return text
}

func (p *printer) suggestion(it suggest.Suggestion) {
	p.line("  " + clean(it.Concept, nameColumns) + "  " + p.paint(whereOf(it), dim))
	for _, l := range codeLines(it.Code, manyLines) {
		p.line("      " + p.paint(l, green))
	}
	for _, also := range it.Also {
		p.item("    + ", clean(also, textColumns), "")
	}
	for _, left := range it.Left {
		p.item("    ! ", "left to a person: "+clean(left, textColumns), "")
	}
	if it.None != "" {
		p.item("    ! ", "not written: "+clean(it.None, textColumns), yellow)
	}
}

// whereOf says where a suggestion goes.
func whereOf(it suggest.Suggestion) string {
	s := clean(position(it.At), codeColumns)
	if it.NewFile && s != "" {
		s += " (new file)"
	}
	if it.Pulled {
		s = strings.TrimPrefix(s+", which another needs", ", ")
	}
	return s
}

// SuggestMarkdown writes suggestions for an issue or a comment, cut to what fits.
func SuggestMarkdown(w io.Writer, s Suggested) error {
	v := view{Result: Result{Link: s.Link}}
	var blocks []block
	if len(s.SDKs) == 0 {
		blocks = append(blocks, fixed("Nothing to write.\n"))
	}
	for _, sdk := range s.SDKs {
		b := listed("### "+prose(sdk.SDK, nameColumns), nil, 90/max(1, len(s.SDKs)))
		var uncoded []string
		for _, it := range sdk.Items {
			plain := "- " + hub.code(it.Concept) + v.markdownPlace(it) + "\n"
			b.rows = append(b.rows, plain+markdownCode(it, sdk.Language, manyLines))
			uncoded = append(uncoded, plain)
		}
		tail := generatedItems(todo{stale: sdk.Generated, lags: sdk.Lags, codegen: sdk.Codegen})
		b.rows, b.terse = append(b.rows, tail...), [][]string{append(uncoded, tail...)}
		blocks = append(blocks, b)
	}
	if len(s.SDKs) > 0 {
		blocks = append(blocks, fixed(s.closing()+".\n"))
	}
	for _, n := range s.Notes {
		blocks = append(blocks, fixed("- "+prose(n, textColumns)+"\n"))
	}
	_, err := io.WriteString(w, layOut(blocks, markdownLimit))
	return err
}

func (v view) markdownPlace(it suggest.Suggestion) string {
	s := ""
	if it.At.File != "" {
		s = codeSpan(position(it.At), codeColumns)
		if !it.NewFile {
			s = v.linkTo(it.At, s)
		}
		s = " in " + s
	}
	if it.NewFile && it.At.File != "" {
		s += " (new file)"
	}
	if it.Pulled {
		s += ", which another needs"
	}
	return s
}

// markdownCode is the declaration and what belongs to it, as a part of a list's item.
func markdownCode(it suggest.Suggestion, language string, max int) string {
	var b strings.Builder
	if it.Code != "" {
		b.WriteString("\n" + fence("  ", fenceNames[language], codeLines(it.Code, max)) + "\n")
	}
	for _, also := range it.Also {
		b.WriteString("  - also " + prose(also, textColumns) + "\n")
	}
	for _, left := range it.Left {
		b.WriteString("  - left to a person: " + prose(left, textColumns) + "\n")
	}
	if it.None != "" {
		b.WriteString("  - `fix` does not write it: " + prose(it.None, textColumns) + "\n")
	}
	return b.String()
}

// fenceNames are what GitHub knows the languages by.
var fenceNames = map[string]string{"typescript": "ts", "csharp": "csharp", "python": "python", "go": "go", "rust": "rust", "java": "java"}

// SuggestJSON writes suggestions for scripts (version 1).
func SuggestJSON(w io.Writer, s Suggested, changes []suggest.Change) error {
	doc := suggestDoc{Version: 1, Base: s.Base, Head: s.Head, SDKs: []suggestSDKDoc{}, Files: []suggestFileDoc{}, Notes: s.Notes}
	for _, sdk := range s.SDKs {
		d := suggestSDKDoc{Name: sdk.SDK, Language: sdk.Language, Generated: sdk.Generated, Suggestions: []suggestionDoc{}}
		if sdk.Lags {
			d.Codegen = sdk.Codegen
		}
		for _, it := range sdk.Items {
			d.Suggestions = append(d.Suggestions, suggestionDoc{
				it.Concept, it.Key, it.Kind.String(), it.At.File, it.At.Line, it.NewFile, it.Code, it.None == "", sdk.Closed[it.Key], it.None, it.Also, it.Left, it.Pulled,
			})
		}
		doc.SDKs = append(doc.SDKs, d)
	}
	for _, c := range changes {
		doc.Files = append(doc.Files, suggestFileDoc{c.Path, c.Before == nil})
	}
	return writeJSON(w, doc)
}

type suggestDoc struct {
	Version int              `json:"version"`
	Base    string           `json:"base,omitempty"`
	Head    string           `json:"head,omitempty"`
	SDKs    []suggestSDKDoc  `json:"sdks"`
	Files   []suggestFileDoc `json:"files"` // that the patch changes
	Notes   []string         `json:"notes,omitempty"`
}

type suggestSDKDoc struct {
	Name        string          `json:"name"`
	Language    string          `json:"language"`
	Suggestions []suggestionDoc `json:"suggestions"`
	Generated   []string        `json:"generated,omitempty"` // files that lag behind
	Codegen     string          `json:"codegen,omitempty"`
}

type suggestionDoc struct {
	Concept string   `json:"concept"`
	Key     string   `json:"key"`
	Kind    string   `json:"kind"`
	File    string   `json:"file,omitempty"`
	Line    int      `json:"line,omitempty"`
	NewFile bool     `json:"new_file,omitempty"`
	Code    string   `json:"code"`
	Written bool     `json:"written"`
	Closes  bool     `json:"closes"` // the SDK, read again, has it
	None    string   `json:"why_not,omitempty"`
	Also    []string `json:"also,omitempty"`
	Left    []string `json:"left,omitempty"`
	Needed  bool     `json:"needed_by_another,omitempty"`
}

type suggestFileDoc struct {
	Path string `json:"path"`
	New  bool   `json:"new,omitempty"`
}

// Wrote says which files were written.
func Wrote(w io.Writer, changes []suggest.Change, would bool) error {
	verb := "wrote"
	if would {
		verb = "would write"
	}
	for _, c := range changes {
		note := ""
		if c.Before == nil {
			note = " (new file)"
		}
		if _, err := fmt.Fprintf(w, "%s %s%s\n", verb, clean(c.Path, codeColumns), note); err != nil {
			return err
		}
	}
	return nil
}
