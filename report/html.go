package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"sdkparity/parity"
)

//go:embed page.html
var pageSource string

var page = template.Must(template.New("page").Parse(pageSource))

// HTML writes one self-contained page: no script, nothing loaded, filters by style alone.
func HTML(w io.Writer, r Result) error {
	var b bytes.Buffer
	if err := page.Execute(&b, viewOf(r).page()); err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

type pageDoc struct {
	Verdict, Commits, Schema string
	SDKs                     []string
	Kinds                    []pageKind
	Tallies                  []pageTally
	Rows                     []pageRow
	Legend                   []pageSign
	Deferred                 []pageList
	Closed, Ambiguous, Notes []string
	Coverage                 []pageEntry
	Total                    string
	Problems                 []pageEntry
}

type pageKind struct {
	Class, Title string
	Count        int
}

type pageTally struct {
	SDK                                      string
	Missing, LacksAlone, HasAlone, Generated int
}

type pageRow struct {
	Class       string // what the filters know: its kind, and l with the index of each SDK that lacks it
	Owner, Name string
	Kind, News  string
	Cells       []pageCell
	Texts       []string
}

type pageCell struct {
	pageSign
	Title, Link string
}

type pageSign struct{ Glyph, Class, Means string }

type pageList struct {
	Title string
	Items []string
}

type pageEntry struct{ Name, Text string }

func (v view) page() pageDoc {
	doc := pageDoc{Verdict: v.verdict(plain), Commits: v.commits(func(s string) string { return s }), Schema: v.Schema.sentence(plain)}
	for _, sdk := range v.Table.SDKs {
		doc.SDKs = append(doc.SDKs, clean(sdk, nameColumns))
	}
	for _, t := range v.tallies() {
		doc.Tallies = append(doc.Tallies, pageTally{clean(t.sdk, nameColumns), t.missing, t.lacksAlone, t.hasAlone, t.generated})
	}
	kinds := v.kinds()
	for _, k := range kinds {
		doc.Kinds = append(doc.Kinds, pageKind{k.class, k.after, len(k.lines)})
	}
	for _, l := range v.lines() {
		doc.Rows = append(doc.Rows, v.pageRow(l, kinds[v.kindOf(l)].class))
	}
	for _, s := range v.used(v.lines()) {
		doc.Legend = append(doc.Legend, signOnPage(s))
	}
	v.pageRest(&doc)
	return doc
}

func (v view) pageRow(l line, class string) pageRow {
	_, title := v.groupOf(l.Row)
	row := pageRow{Class: class, Name: clean(l.name, nameColumns), Kind: l.Kind.String(), News: v.news(l, plain)}
	if !l.owner {
		row.Owner = clean(title, nameColumns)
	}
	for i := range v.Table.SDKs {
		if l.Cells[i].Is(parity.Missing, parity.GeneratedOnly) {
			row.Class += fmt.Sprintf(" l%d", i)
		}
		row.Cells = append(row.Cells, v.pageCell(l, i))
	}
	for _, d := range together(v.otherwise(l)) {
		row.Texts = append(row.Texts, plain.list(d.sdks)+": "+plain.text(d.Text))
	}
	return row
}

func (v view) pageCell(l line, i int) pageCell {
	s := v.signOf(l, i)
	c := pageCell{pageSign: signOnPage(s), Title: s.in + " " + clean(v.Table.SDKs[i], nameColumns)}
	here := at(l.Cells[i])
	if here.File != "" {
		c.Title += ": " + clean(position(here), codeColumns)
		if address, ok := v.address(here); ok {
			c.Link = address
		}
	}
	if l.Cells[i].Is(parity.Missing, parity.GeneratedOnly) && !l.gone {
		if e := v.expected(l.Row, i); e.Name != "" {
			c.Title += "; expected: " + clean(e.Name, codeColumns) + " in " + clean(position(e.At), codeColumns)
		}
	}
	return c
}

func (v view) pageRest(doc *pageDoc) {
	for _, state := range []parity.State{parity.Planned, parity.Waived} {
		list := pageList{Title: state.String()}
		touched, others := v.deferred(state)
		for _, d := range append(touched, others...) {
			list.Items = append(list.Items, d.sentence(plain))
		}
		if len(list.Items) > 0 {
			doc.Deferred = append(doc.Deferred, list)
		}
	}
	for _, c := range v.closed() {
		doc.Closed = append(doc.Closed, c.sentence(plain))
	}
	for _, s := range v.Table.Ambiguous {
		doc.Ambiguous = append(doc.Ambiguous, plain.text(s))
	}
	for _, s := range v.Notes {
		doc.Notes = append(doc.Notes, plain.text(s))
	}
	for _, c := range v.Coverage {
		doc.Coverage = append(doc.Coverage, pageEntry{clean(c.SDK, nameColumns), c.sentence()})
	}
	if len(v.Coverage) > 0 {
		doc.Total = v.total()
	}
	for _, x := range v.Problems {
		doc.Problems = append(doc.Problems, pageEntry{clean(x.SDK+" "+position(x.at()), codeColumns), plain.text(x.Text)})
	}
}

func signOnPage(s sign) pageSign { return pageSign{s.glyph, "c" + s.colour, s.means} }
