package csharp

import (
	"regexp"
	"strings"

	"sdkparity/parsers/prose"
)

// quoteText is a string literal. Characters that no name in JSON needs are left out.
func quoteText(s string) string {
	s = oneLine(s)
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

const docWidth = 100

func oneLine(s string) string { return strings.Join(strings.Fields(prose.Plain(s)), " ") }

var codeText = regexp.MustCompile("`([^`]+)`")

var xmlText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// documented is a doc comment, a line each; nothing where there is nothing to say.
func documented(doc string, short bool) []string {
	text := prose.Wrap(prose.Plain(doc), docWidth)
	for i := range text {
		text[i] = codeText.ReplaceAllString(xmlText.Replace(text[i]), "<c>$1</c>")
	}
	switch {
	case len(text) == 0:
		return nil
	case short && len(text) == 1:
		return []string{"/// <summary>" + text[0] + "</summary>"}
	}
	out := []string{"/// <summary>"}
	inside := false
	for i, line := range text {
		switch {
		case line != "":
			out = append(out, "/// "+line)
			continue
		case inside:
			out = append(out, "/// </para>")
		}
		inside = i+1 < len(text)
		out = append(out, "/// <para>")
	}
	if inside {
		out = append(out, "/// </para>")
	}
	return append(out, "/// </summary>")
}
