package csharp

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const longestDoc = 2000

// comment is the doc comment in front of a declaration that begins at start: its lines, still with their slashes.
func (r *reader) comment(start int) []byte {
	end := r.lineBefore(start)
	if end < 0 || len(bytes.TrimSpace(r.src[end:start])) > 0 {
		return nil // something else is on the line
	}
	last := -1 // end of the comment, once it is found
	first := end
	for end > 0 {
		from := r.lineBefore(end - 1)
		line := bytes.TrimSpace(r.src[from:end])
		switch {
		case bytes.HasPrefix(line, []byte("///")):
			if last < 0 {
				last = end
			}
			first = from
		case last >= 0:
			return r.src[first:last]
		case bytes.HasSuffix(line, []byte("*/")):
			return blockComment(r.src[:end])
		case len(line) > 0 && line[0] != '#' && !bytes.HasPrefix(line, []byte("//")):
			return nil
		}
		end = from
	}
	if last < 0 {
		return nil
	}
	return r.src[first:last]
}

// lineBefore is the start of the line that an offset is on.
func (r *reader) lineBefore(i int) int {
	return bytes.LastIndexByte(r.src[:i], '\n') + 1
}

func blockComment(src []byte) []byte {
	if i := bytes.LastIndex(src, []byte("/*")); i >= 0 && bytes.HasPrefix(src[i:], []byte("/**")) {
		return src[i:]
	}
	return nil
}

// docText is the summary of an XML doc comment as plain text. A comment without any section is all summary.
func docText(comment []byte) string {
	if len(comment) == 0 {
		return ""
	}
	text := comment
	if i := bytes.Index(comment, []byte("<summary>")); i >= 0 {
		text = comment[i+len("<summary>"):]
		if j := bytes.Index(text, []byte("</summary>")); j >= 0 {
			text = text[:j]
		}
	} else if bytes.Contains(comment, []byte("<inheritdoc")) || bytes.Contains(comment, []byte("<param")) || bytes.Contains(comment, []byte("<returns")) ||
		bytes.Contains(comment, []byte("<remarks")) {
		return ""
	}
	p := plain{}
	p.out.Grow(min(len(text), longestDoc))
	p.write(text)
	return p.String()
}

// plain collects text without marks, tags and repeated white space.
type plain struct {
	out   strings.Builder
	space bool // white space is due before the next word
	para  bool // so is an empty line
}

func (p *plain) write(text []byte) {
	lineStart := true
	for i := 0; i < len(text) && p.out.Len() < longestDoc; {
		c := text[i]
		switch {
		case c == '\n':
			p.space, lineStart = true, true
			i++
		case isSpace(c):
			p.space = true
			i++
		case lineStart && (c == '/' || c == '*'):
			i++
		case c == '<':
			lineStart = false
			i += p.tag(text[i:])
		case c == '&':
			lineStart = false
			i += p.entity(text[i:])
		default:
			lineStart = false
			n := 1
			for i+n < len(text) && text[i+n] > ' ' && text[i+n] != '<' && text[i+n] != '&' {
				n++
			}
			p.word(text[i : i+n])
			i += n
		}
	}
}

func (p *plain) word(w []byte) {
	switch {
	case p.out.Len() == 0:
	case p.para:
		p.out.WriteString("\n\n")
	case p.space:
		p.out.WriteByte(' ')
	}
	p.space, p.para = false, false
	p.out.Write(w)
}

// tag reads <see cref="Name"/> as Name, <para> as a new paragraph and all other tags as nothing; it returns their length.
func (p *plain) tag(text []byte) int {
	end := bytes.IndexByte(text, '>')
	if end < 0 || !(isWordByte(text[1]) || text[1] == '/') {
		p.word(text[:1])
		return 1
	}
	tag := text[1:end]
	name, _, _ := bytes.Cut(bytes.TrimRight(tag, "/"), []byte(" "))
	switch {
	case string(name) == "para", string(name) == "br", string(name) == "item":
		p.para = true
	case bytes.HasSuffix(tag, []byte("/")):
		if _, rest, ok := bytes.Cut(tag, []byte(`="`)); ok {
			name, _, _ := bytes.Cut(rest, []byte(`"`))
			if len(name) > 2 && name[1] == ':' {
				name = name[2:] // T:Name
			}
			p.word(name)
		}
	}
	return end + 1
}

var entities = map[string]string{"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": `"`, "&apos;": "'"}

func (p *plain) entity(text []byte) int {
	if end := bytes.IndexByte(text[:min(len(text), 7)], ';'); end > 0 {
		if s, ok := entities[string(text[:end+1])]; ok {
			p.word([]byte(s))
			return end + 1
		}
	}
	p.word(text[:1])
	return 1
}

func (p *plain) String() string {
	s := p.out.String()
	if len(s) > longestDoc {
		s = s[:longestDoc]
	}
	for s != "" && !utf8.ValidString(s[max(0, len(s)-utf8.UTFMax):]) && utf8.RuneStart(s[len(s)-1]) == false {
		s = s[:len(s)-1]
	}
	return strings.ToValidUTF8(s, "")
}
