package report

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/rules"
	"sdkparity/suggest"
)

// resultOf reads a Result written as text, one thing a line, so that an archive shows what it is about:
//
//	sdks node go rust
//	row object Lamp                          a concept; the indented lines below are about it
//	  node present src/lamp.ts:3 name=Lamp   a cell; * is every SDK not named yet
//	  go missing expect="type Lamp struct" in=go/lamp.go:9 new lag=go/zgen.go:4
//	  change added node
//	  gap new                                a finding for each cell that is missing and not implied
//	  find presence-differs note new node src/lamp.ts:3 "optional here"
//	  weak new                               the same, as notes
//	  write go code="A int" in=a.go:3 new pulled also="…" left="…" none="…"   how an SDK would write it
//	gone field Lamp.size                     a row that only the base has
//	fill 700                                 so many fields more, which the first SDK has and the others lack
//
// The other lines set the fields of the same name. Values may be quoted as in Go.
func resultOf(t testing.TB, text string) Result {
	t.Helper()
	r := resultReader{t: t, expected: map[place]Expected{}, why: map[place]string{}, suggested: map[string][]suggest.Suggestion{}}
	r.Table = &parity.Table{}
	r.Codegen = map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		words := fields(t, line)
		switch {
		case len(words) == 0:
		case strings.HasPrefix(line, " "):
			r.about(words)
		default:
			r.rest()
			r.top(words)
		}
	}
	r.rest()
	r.Expected = func(row parity.Row, sdk int) Expected { return r.expected[place{row.Key, r.Table.SDKs[sdk]}] }
	if len(r.suggested) > 0 {
		r.Suggested = func(sdk string, _ []string) ([]suggest.Suggestion, string, error) { return r.suggested[sdk], sdk, nil }
	}
	r.Why = func(row parity.Row, sdk int) string { return r.why[place{row.Key, r.Table.SDKs[sdk]}] }
	return r.Result
}

type resultReader struct {
	t testing.TB
	Result
	row      *parity.Row
	gone     bool
	expected map[place]Expected
	why      map[place]string

	suggested map[string][]suggest.Suggestion // by SDK
}

func fields(t testing.TB, line string) []string {
	var out []string
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		end := strings.IndexAny(line, " \"")
		switch {
		case end < 0:
			out, line = append(out, line), ""
		case line[end] == ' ':
			out, line = append(out, line[:end]), line[end:]
		default:
			quoted, err := strconv.QuotedPrefix(line[end:])
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			value, _ := strconv.Unquote(quoted)
			out, line = append(out, line[:end]+value), line[end+len(quoted):]
		}
	}
	return out
}

func (r *resultReader) top(w []string) {
	switch w[0] {
	case "audit":
	case "base":
		r.Base, r.Changes, r.BaseRows = w[1], map[string]rules.Change{}, map[string]parity.Row{}
	case "head":
		r.Head = w[1]
	case "sdks":
		r.Table.SDKs = w[1:]
	case "link":
		r.Link = func(p model.Pos) string { return w[1] + p.File + "#L" + strconv.Itoa(p.Line) }
	case "row", "gone":
		r.start(w)
	case "fill":
		r.fill(r.number(w[1]), w[2])
	case "note":
		r.Notes = append(r.Notes, w[1])
	case "ambiguous":
		r.Table.Ambiguous = append(r.Table.Ambiguous, w[1])
	case "codegen":
		r.Codegen[w[1]] = w[2]
	case "schema":
		r.Schema = SchemaState{Known: w[1] != "unknown", Skewed: w[1] == "skewed", Version: w[2], Why: w[3]}
	case "problem":
		at := r.pos(w[2])
		r.Problems = append(r.Problems, SDKProblem{w[1], model.Problem{File: at.File, Line: at.Line, Text: w[3]}})
	case "coverage":
		c := Coverage{SDK: w[1], Absent: w[2] == "absent"}
		if !c.Absent {
			c.Files, c.Counts = r.number(w[2]), model.Counts{Read: r.number(w[3]), Ignored: r.number(w[4]), Unread: r.number(w[5])}
		}
		r.Coverage = append(r.Coverage, c)
	default:
		r.t.Fatalf("unknown line %q", w)
	}
}

func (r *resultReader) fill(n int, status string) {
	for i := range n {
		name := "filler" + strconv.Itoa(i)
		r.start([]string{"row", "field", "Lamp." + name})
		r.about([]string{r.Table.SDKs[0], "present", "src/lamp.ts:" + strconv.Itoa(i+1)})
		r.about([]string{"*", "missing", "owner=src/lamp:1", "expect=" + name + ": string"})
		if r.Changes != nil {
			r.about([]string{"change", "added", r.Table.SDKs[0]})
		}
		r.about([]string{"gap", status})
		r.rest()
	}
}

func (r *resultReader) start(w []string) {
	r.gone = w[0] == "gone"
	r.row = &parity.Row{Concept: w[2], Key: keyOf(w[2]), Layer: model.Handwritten, Parent: -1, Cells: make([]parity.Cell, len(r.Table.SDKs))}
	for k := model.Object; k <= model.Function; k++ {
		if k.String() == w[1] {
			r.row.Kind = k
		}
	}
	if len(w) > 3 && w[3] == "generated" {
		r.row.Layer = model.Generated
	}
}

func keyOf(concept string) string {
	if strings.HasPrefix(concept, "rpc ") {
		return concept
	}
	parts := strings.Split(concept, ".")
	for i := range parts {
		parts[i] = model.Key(parts[i])
	}
	return strings.Join(parts, ".")
}

// rest puts the row away.
func (r *resultReader) rest() {
	if r.row == nil {
		return
	}
	if r.gone {
		r.BaseRows[r.row.Key] = *r.row
	} else {
		r.Table.Rows = append(r.Table.Rows, *r.row)
	}
	r.row = nil
}

func (r *resultReader) about(w []string) {
	switch w[0] {
	case "change":
		c := rules.Change{Kind: w[1], SDKs: make([]bool, len(r.Table.SDKs))}
		for _, sdk := range w[2:] {
			c.SDKs[slices.Index(r.Table.SDKs, sdk)] = true
		}
		r.Changes[r.row.Key] = c
	case "gap":
		r.gaps(w[1], rules.Warning)
	case "weak":
		r.gaps(w[1], rules.Note)
	case "find":
		r.find(w[1], rules.Severity(w[2]), w[3], w[4], r.pos(w[5]), w[6], false)
	case "write":
		r.write(w[1], w[2:])
	case "*":
		for i, sdk := range r.Table.SDKs {
			if r.row.Cells[i].State == parity.Unknown {
				r.cell(i, sdk, w[1:])
			}
		}
	default:
		r.cell(slices.Index(r.Table.SDKs, w[0]), w[0], w[1:])
	}
}

func (r *resultReader) write(sdk string, w []string) {
	s := suggest.Suggestion{Key: r.row.Key, Concept: r.row.Concept, Kind: r.row.Kind}
	for _, word := range w {
		switch name, value, _ := strings.Cut(word, "="); name {
		case "code":
			s.Code = value
		case "in":
			s.At = r.pos(value)
		case "new":
			s.NewFile = true
		case "pulled":
			s.Pulled = true
		case "also":
			s.Also = append(s.Also, value)
		case "left":
			s.Left = append(s.Left, value)
		case "none":
			s.None = value
		}
	}
	r.suggested[sdk] = append(r.suggested[sdk], s)
}

func (r *resultReader) gaps(status string, severity rules.Severity) {
	var has []string
	for i, c := range r.row.Cells {
		if c.Is(parity.Present) {
			has = append(has, r.Table.SDKs[i])
		}
	}
	rule := "member-missing"
	if r.row.Kind.IsType() {
		rule = "type-missing"
	}
	if status == "audit" {
		status = ""
	}
	for i, c := range r.row.Cells {
		if !c.Implied && (c.Is(parity.Missing, parity.GeneratedOnly) || status == "fixed" && c.Is(parity.Present)) {
			r.find(rule, severity, status, r.Table.SDKs[i], c.Owner.At, r.row.Concept+" is in "+plain.list(has)+" and not in "+r.Table.SDKs[i], len(has) == 1)
		}
	}
}

func (r *resultReader) find(rule string, s rules.Severity, status, sdk string, at model.Pos, text string, minor bool) {
	r.Findings = append(r.Findings, rules.Finding{ID: rule + ":" + r.row.Key + ":" + sdk, Rule: rule, Severity: s, Status: status, Row: r.row.Key,
		Concept: r.row.Concept, SDK: sdk, At: at, Text: text, Minor: minor})
}

func (r *resultReader) cell(i int, sdk string, w []string) {
	c := parity.Cell{Owner: &model.Symbol{}}
	for s := parity.Present; s <= parity.Absent; s++ {
		if s.String() == w[0] {
			c.State = s
		}
	}
	key, e := place{r.row.Key, sdk}, Expected{}
	for _, word := range w[1:] {
		name, value, _ := strings.Cut(word, "=")
		switch name {
		case "expect":
			e.Name = value
		case "in":
			e.At = r.pos(value)
		case "new":
			e.NewFile = true
		case "name":
			c.Symbol.Name = value
		case "spelled":
			c.Spelled = value
		case "implied":
			c.Implied = true
		case "owner":
			c.Owner.At = r.pos(value)
		case "lag":
			c.Generated = parity.Generated{State: parity.Missing, At: r.pos(value)}
		case "generated":
			c.Generated = parity.Generated{State: parity.Present, At: r.pos(value)}
		case "why":
			r.why[key] = value
		default:
			last := r.row.Concept[strings.LastIndexByte(r.row.Concept, '.')+1:]
			c.Layer = r.row.Layer
			c.Symbol = &model.Symbol{Kind: r.row.Kind, Name: last, At: r.pos(word)}
		}
	}
	r.expected[key] = e
	r.row.Cells[i] = c
}

func (r *resultReader) pos(s string) model.Pos {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return model.Pos{File: strings.TrimPrefix(s, "-")}
	}
	return model.Pos{File: s[:i], Line: r.number(s[i+1:])}
}

func (r *resultReader) number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		r.t.Fatal(err)
	}
	return n
}
