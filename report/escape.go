package report

import (
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"sdkparity/model"
)

// hub is how GitHub's Markdown is written: nothing that comes from source may become markup, a link, a mention, a reference
// to an issue or an image.
var hub = dialect{
	code: func(s string) string { return codeSpan(s, nameColumns) },
	text: func(s string) string { return prose(s, textColumns) },
}

// gap is a zero-width space: between the characters that GitHub would take for a mention or a link, after Markdown is rendered.
const gap = "&#8203;"

// prose escapes running text, also where it is all there is in an item of a list.
func prose(s string, max int) string {
	s = unlinked(proseReplacer.Replace(clean(s, max)))
	return starter.ReplaceAllString(s, `$1\$2$3`)
}

// starter is what begins a list, or is a rule or a heading's underline.
var starter = regexp.MustCompile(`^(\d*)([-+=.)])( .*|[-=]*)$`)

var proseReplacer = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "|", "\\|", "~", "\\~",
	"$", "<span>$</span>", // a formula, also when escaped
	"@", "@"+gap, "#", "\\#"+gap,
)

var linked = regexp.MustCompile(`(?i)(://|www\.|(?:^|[^a-z0-9])gh-\d)`)

// unlinked breaks what GitHub makes a link of without any markup.
func unlinked(s string) string {
	return linked.ReplaceAllStringFunc(s, func(m string) string { return m[:len(m)-1] + gap + m[len(m)-1:] })
}

// codeSpan escapes names, code and paths. Backticks read best; where the text could close them, or end a table cell, every sign
// is written by number instead.
func codeSpan(s string, max int) string {
	s = clean(s, max)
	if s == "" {
		return ""
	}
	if !strings.ContainsAny(s, "`|\\") && !strings.Contains(s, "<!--") { // comments are how our own reports are found again
		return "`" + s + "`"
	}
	return "<code>" + numbered(s) + "</code>"
}

// htmlCode is code where Markdown is not looked for, such as in a summary.
func htmlCode(s string, max int) string { return "<code>" + htmlText(s, max) + "</code>" }

// htmlText is running text where Markdown is not looked for.
func htmlText(s string, max int) string {
	s = html.EscapeString(clean(s, max))
	return unlinked(htmlReplacer.Replace(s))
}

// A reference such as &#34; is not an issue number.
var htmlReplacer = strings.NewReplacer("&#", "&#", "@", "@"+gap, "#", "#"+gap)

// numbered writes every sign of ASCII that is no letter or digit as a character reference.
func numbered(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r > ' ' && r < 0x7f && !isAlphanumeric(r):
			b.WriteString("&#")
			b.WriteString(strconv.Itoa(int(r)))
			b.WriteByte(';')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// linkTo is a Markdown link to a line, or just its text where there is no address that is safe to follow.
func (v view) linkTo(p model.Pos, text string) string {
	address, ok := v.address(p)
	if !ok {
		return text
	}
	return "[" + text + "](" + strings.ReplaceAll(address, "&", "&amp;") + ")"
}

// withoutLinks is for reports that are too long with them.
func (v view) withoutLinks() view {
	v.Link = nil
	return v
}

func (v view) address(p model.Pos) (string, bool) {
	if v.Link == nil || p.File == "" {
		return "", false
	}
	return safeAddress(v.Link(p))
}

const maxAddress = 1000

// safeAddress admits http and https, and leaves nothing in an address that could end the link it stands in.
func safeAddress(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || len(s) > maxAddress {
		return "", false
	}
	var b strings.Builder
	fragment := strings.IndexByte(s, '#')
	for i := range len(s) {
		c := s[i]
		if c == '#' && i > fragment {
			b.WriteString("%23")
			continue
		}
		if isAlphanumeric(rune(c)) || strings.IndexByte("-._~:/?#@!$&+,;=%", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteString("%" + string("0123456789ABCDEF"[c>>4]) + string("0123456789ABCDEF"[c&15]))
	}
	return b.String(), true
}

func isAlphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
