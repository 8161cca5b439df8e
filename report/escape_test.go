package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/parsers/language"
	"sdkparity/rules"
	"sdkparity/suggest"
)

// attacks are what source could say to become more than text. For Markdown each also runs in pairs: one may undo the escape of
// another.
var attacks = []string{
	"plain", "a|b", `a\|b`, `\`, "`", "``` x", "`a` | `b`", "[x](https://evil.example)", "![x](https://evil.example/i.png)", "](https://evil.example)",
	"<script>alert(1)</script>", "<!-- sdkparity -->", "</details></summary>", "&lt;b&gt;", "&#60;b&#62;", "<a href=x>", "{{.Verdict}}", "${{ secrets.X }}",
	"@octocat", "x@octocat", "@acme/team", "#1", "acme/lamps#12", "GH-7", "gh-7 x", "https://evil.example", "HTTP://EVIL.example", "ftp://evil.example",
	"www.evil.example", "mailto:a@evil.example", "**bold**", "__init__", "*", "_x_", "~~x~~", "$x$", "$`x`$", "- item", "1. item", "---", "===", "# h", "> q", "+ x",
	"::error::x", "a\n::error::x", "\r\n::set-output name=a::b", "##[error]x", "##vso[task.x]", " ::add-mask::x", ":::error::x", "###[x]",
	"\x1b[31mred", "\x1b]8;;https://evil.example\x07x", "\x00", "\x07\x08\x7f", "\u202egpj.exe", "\u2066x\u2069", "a\u200bb", "\ufeff", "\u00ad", "\u2028x\u2029",
	"\U000e0041", "\ufe0f", "\u3164", "\u115f", "e\u0301\u0301\u0301\u0301\u0301", "\u0301x", "\xff\xfe", "灯の色", "🔦", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1",
	"", " ", strings.Repeat("x", 5000), strings.Repeat("灯", 3000), strings.Repeat("`|", 500), strings.Repeat("\u0301", 500), "'\"", "javascript:alert(1)", "[^1]", "x\\",
}

// hostileResult says the text everywhere where source can say anything.
func hostileResult(s string) Result {
	at := model.Pos{File: "src/" + s, Line: 3}
	symbol := &model.Symbol{Name: s, At: at}
	row := parity.Row{Concept: "Lamp." + s, Key: "lamp." + s, Kind: model.Field, Layer: model.Handwritten, Parent: -1, Cells: []parity.Cell{
		{State: parity.Present, Symbol: symbol, Spelled: s}, {State: parity.Missing, Generated: parity.Generated{State: parity.Missing, At: at}}, {State: parity.Waived},
	}}
	owner := parity.Row{Concept: s, Key: s, Kind: model.Object, Layer: model.Handwritten, Parent: -1, Cells: row.Cells}
	f := rules.Finding{ID: "member-missing:" + row.Key + ":go", Rule: "member-missing", Severity: rules.Warning, Status: "new", Row: row.Key, Concept: row.Concept, SDK: "go", At: at, Text: s}
	differs, fixed, standing := f, f, f
	differs.Rule, differs.SDK = "type-differs", "node"
	fixed.Status, fixed.SDK = "fixed", "rust"
	standing.Status, standing.SDK = "standing", "rust"
	return Result{
		Base: s, Head: s, Table: &parity.Table{SDKs: []string{"node", "go", "rust"}, Rows: []parity.Row{owner, row}, Ambiguous: []string{s}},
		Findings: []rules.Finding{f, differs, fixed, standing},
		Changes:  map[string]rules.Change{row.Key: {Kind: "added", SDKs: []bool{true, false, false}}, owner.Key: {Kind: "added", SDKs: []bool{true, false, false}}},
		Expected: func(parity.Row, int) Expected { return Expected{Name: s, At: at} },
		Why:      func(parity.Row, int) string { return s },
		Link:     func(p model.Pos) string { return "https://github.com/acme/lamps/blob/main/" + p.File },
		Problems: []SDKProblem{{"go", model.Problem{File: at.File, Line: 1, Text: s}}},
		Schema:   SchemaState{Why: s}, Notes: []string{s}, Codegen: map[string]string{"go": s},
		Coverage: []Coverage{{SDK: "go", Files: 1}},
		Suggested: func(string, []string) ([]suggest.Suggestion, string, error) {
			return hostileSuggestions(s, row.Key), "go", nil
		},
	}
}

// hostileSuggestions are one for a row and one beside it.
func hostileSuggestions(s, key string) []suggest.Suggestion {
	by := language.Written{Code: s + "\n\t" + s + "\n```\n" + s, At: model.Pos{File: "src/" + s, Line: 3}, Also: []string{s}, Left: []string{s}, None: s}
	return []suggest.Suggestion{{Written: by, Key: key, Concept: s}, {Written: by, Key: "other", Concept: s, Pulled: true, NewFile: true}}
}

func eachAttack(t *testing.T, pairs bool, check func(t *testing.T, r Result)) {
	run := func(s string) {
		audit := hostileResult(s)
		audit.Changes, audit.BaseRows = nil, nil
		for _, r := range []Result{hostileResult(s), audit} {
			check(t, r)
		}
		if t.Failed() {
			t.Fatalf("with %q", s)
		}
	}
	for _, a := range attacks {
		run(a)
		for _, b := range attacks {
			if pairs && min(len(a), len(b)) <= 2 && len(a)+len(b) < 200 {
				run(a + b)
			}
		}
	}
}

var (
	codeSpans   = regexp.MustCompile("`[^`\n]+`|<code>[^<\n]*</code>")
	linkTargets = regexp.MustCompile(`\]\(https://github\.com/acme/lamps/blob/main/[A-Za-z0-9\-._~:/?#@!$&+,;=%]*\)`)
	ownMarkup   = regexp.MustCompile(`<span>\$</span>|</?(details|summary|sub|b)>|\*\*|\[|&#8203;|&nbsp;|&lt;|&gt;|&amp;|&#34;|&#39;|\\[][\\` + "`" + `*_|~#\-+=.)]`)
	risky       = regexp.MustCompile("(?i)[<>`*_~]|[\\[\\]]|@([^°]|$)|#\\d|://|www\\.|(^|[^a-z0-9])gh-\\d|^::|\\$")
)

// TestMarkdownIsInert strips a report of what we wrote ourselves; what is left must not be able to mean anything.
func TestMarkdownIsInert(t *testing.T) {
	eachAttack(t, true, func(t *testing.T, r Result) {
		text := written(t, "markdown", r)
		if n := len(text); n >= 65_536 {
			t.Errorf("%d bytes", n)
		}
		inert(t, text)
		cells := 0
		for line := range strings.Lines(unfenced(t, text)) {
			line = strings.TrimSuffix(line, "\n")
			if n := pipes(line); !strings.HasPrefix(line, "|") {
				cells = 0
			} else if cells == 0 {
				cells = n
			} else if n != cells {
				t.Errorf("%d cells and not %d: %s", n, cells, line)
			}
			mine := codeSpans.ReplaceAllString(line, "c")
			mine = ownMarkup.ReplaceAllString(linkTargets.ReplaceAllString(mine, "°"), "°")
			if bad := risky.FindString(mine); bad != "" {
				t.Errorf("%q is left in %s\nof %s", bad, mine, line)
			}
		}
	})
}

// unfenced is a text without its blocks of code, each of which ends where it should.
func unfenced(t *testing.T, text string) string {
	t.Helper()
	var out strings.Builder
	end := ""
	for line := range strings.Lines(text) {
		opens := fences.FindStringSubmatch(line)
		switch {
		case end != "" && line == end:
			end = ""
		case end != "":
			if strings.Contains(line, "<!--") {
				t.Errorf("a comment: %s", line)
			}
			if !strings.HasPrefix(line, "  ") && line != "\n" {
				t.Errorf("code that is out of its list: %s", line)
			}
		case opens != nil:
			end = opens[1] + "\n"
		default:
			out.WriteString(line)
		}
	}
	if end != "" {
		t.Errorf("a block of code does not end")
	}
	return out.String()
}

var fences = regexp.MustCompile("^(  ```+)[a-z]*\n$")

func pipes(line string) int { return len(regexp.MustCompile(`(^|[^\\])\|`).FindAllString(line, -1)) }

// inert holds for every format that people look at: nothing invisible, no control characters, no command to a CI log.
func inert(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") || strings.Contains(line, "##vso") {
			t.Errorf("a command: %s", line)
		}
		for _, r := range line {
			if r != '\n' && (r != '\t' || strings.TrimLeft(line, " \t") == line) && (!unicode.IsPrint(r) || invisible(r)) {
				t.Errorf("%U in %s", r, line)
			}
		}
	}
}

// TestSuggestedIsInert holds the same for the reports of suggest.
func TestSuggestedIsInert(t *testing.T) {
	for _, s := range attacks {
		doc := Suggested{SDKs: []SDKSuggested{{SDK: s, Language: "go", Items: hostileSuggestions(s, s), Generated: []string{s}, Lags: true, Codegen: s}}, Notes: []string{s}}
		var text, markdown bytes.Buffer
		if err := SuggestText(&text, doc, TextOptions{Width: 60}); err != nil {
			t.Fatal(err)
		}
		if err := SuggestMarkdown(&markdown, doc); err != nil {
			t.Fatal(err)
		}
		inert(t, text.String())
		inert(t, markdown.String())
		for line := range strings.Lines(unfenced(t, markdown.String())) {
			line = strings.TrimPrefix(strings.TrimSuffix(line, "\n"), "### ")
			mine := ownMarkup.ReplaceAllString(codeSpans.ReplaceAllString(line, "c"), "°")
			if bad := risky.FindString(mine); bad != "" {
				t.Errorf("%q is left in %s\nof %s", bad, mine, line)
			}
		}
		if t.Failed() {
			t.Fatalf("with %q", s)
		}
	}
}

func TestTextIsInert(t *testing.T) {
	eachAttack(t, false, func(t *testing.T, r Result) {
		inert(t, written(t, "text", r))
		inert(t, written(t, "narrow", r))
	})
}

func TestExtractTextIsInert(t *testing.T) {
	for _, s := range attacks {
		at := model.Pos{File: s, Line: 1}
		symbol := model.Symbol{Kind: model.Object, Name: s, Wire: "x" + s, Type: model.Type{Text: s}, At: at}
		symbol.Members = []model.Symbol{symbol}
		api := &model.API{SDK: s, Types: []model.Symbol{symbol}, Functions: []model.Symbol{symbol}, Problems: []model.Problem{{File: s, Text: s}}}
		var b bytes.Buffer
		if err := ExtractText(&b, []*model.API{api}, TextOptions{Width: 80}); err != nil {
			t.Fatal(err)
		}
		inert(t, b.String())
	}
}

// TestHTMLIsInert holds that hostile text adds no tag, no attribute and no address to a page.
func TestHTMLIsInert(t *testing.T) {
	tag := regexp.MustCompile(`<[^>]*>`)
	address := regexp.MustCompile(`(href|src)="([^"]*)"`)
	shape := func(text string) string {
		return regexp.MustCompile(`"[^"]*"`).ReplaceAllString(strings.Join(tag.FindAllString(text, -1), ""), `""`)
	}
	var want [2]string
	n := 0
	eachAttack(t, false, func(t *testing.T, r Result) {
		text := written(t, "html", r)
		inert(t, text)
		for _, m := range address.FindAllStringSubmatch(text, -1) {
			if !strings.HasPrefix(m[2], "https://github.com/acme/lamps/") {
				t.Errorf("address %s", m[2])
			}
		}
		got := strings.NewReplacer(`<a href="">`, "", "</a>", "", `<span class="">`, "", "</span>", "").Replace(shape(text))
		if n < 2 {
			want[n] = got
		}
		if got != want[n%2] {
			t.Errorf("tags differ\n%s\n%s", got, want[n%2])
		}
		n++
	})
}

// TestCSVHoldsNoFormula reads what was written, as a spreadsheet does.
func TestCSVHoldsNoFormula(t *testing.T) {
	eachAttack(t, false, func(t *testing.T, r Result) {
		records, err := csv.NewReader(strings.NewReader(written(t, "csv", r))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, record := range records {
			for _, value := range record {
				if value != "" && strings.ContainsAny(value[:1], "=+-@\t\r") {
					t.Errorf("formula %q", value)
				}
			}
		}
	})
}

func TestSARIFIsValid(t *testing.T) {
	eachAttack(t, false, func(t *testing.T, r Result) {
		var log sarifLog
		text := written(t, "sarif", r)
		if err := json.Unmarshal([]byte(text), &log); err != nil {
			t.Fatal(err)
		}
		for _, x := range log.Runs[0].Results {
			if len(x.Locations) != 1 || x.Locations[0].Physical.Region.StartLine < 1 || x.Fingerprints["sdkparity/v1"] == "" || strings.Contains(x.Message.Text, "](") {
				t.Errorf("result %+v", x)
			}
		}
	})
}

func TestSafeAddress(t *testing.T) {
	for _, s := range []string{"javascript:alert(1)", "data:text/html,x", "//evil.example/x", "file:///etc/passwd", "", "https://", "https://a/\n", "https://a/" + strings.Repeat("x", maxAddress)} {
		if got, ok := safeAddress(s); ok {
			t.Errorf("%q is let through as %q", s, got)
		}
	}
	got, ok := safeAddress("https://ghe.example:8443/a b/(c)|`d`[e]<f>\"?x=1&y=%20#L3")
	want := "https://ghe.example:8443/a%20b/%28c%29%7C%60d%60%5Be%5D%3Cf%3E%22?x=1&y=%20#L3"
	if !ok || got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWidths(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "灯": 2, "e\u0301": 1, "🔦": 2, "✗": 1, "ｗ": 2} {
		if got := columns(s); got != want {
			t.Errorf("%q has %d columns, want %d", s, got, want)
		}
	}
	for _, s := range []string{"abcdef", "灯の色と明るさ", "e\u0301e\u0301e\u0301e\u0301e\u0301"} {
		if got := clip(s, 4); columns(got) > 4 {
			t.Errorf("%q clipped to %q", s, got)
		}
	}
	for _, o := range []int{20, 44, 60} {
		r := hostileResult("灯の色と明るさ")
		var b bytes.Buffer
		if err := Text(&b, r, TextOptions{Width: o}); err != nil {
			t.Fatal(err)
		}
		table, _, _ := strings.Cut(b.String(), "Where it is")
		for line := range strings.Lines(table) {
			if n := columns(strings.TrimSuffix(line, "\n")); n > o {
				t.Errorf("%d columns of %d: %s", n, o, fmt.Sprint(line))
			}
		}
	}
}
