package suggest

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"sdkparity/source"
)

// Draft is one SDK's source with what is written into it so far. It is a language.Draft.
type Draft struct {
	root    string            // of the SDK
	closed  func(string) bool // files that nobody writes by hand, or that are there and no source of the SDK
	was     map[string][]byte // as it is on disk
	shown   map[string]string // as languages see it, before anything is written
	now     map[string]string // what differs from shown
	refused string            // why something was not taken; "" when all was
}

// Change is one file that a draft changes.
type Change struct {
	Path          string
	Before, After []byte // Before is nil for a new file
}

// NewDraft is a draft over the files of the SDK below root. closed reports what must not be written, files that do not exist
// included.
func NewDraft(root string, files []source.File, closed func(string) bool) *Draft {
	d := &Draft{root: root, closed: closed, was: map[string][]byte{}, shown: map[string]string{}, now: map[string]string{}}
	for _, f := range files {
		if f.Data != nil {
			d.was[f.Path] = f.Data
			d.shown[f.Path] = shown(f.Data)
		}
	}
	return d
}

const byteOrderMark = "\xef\xbb\xbf"

// shown is a file as languages see it: lines end in \n.
func shown(data []byte) string {
	return strings.ReplaceAll(string(bytes.TrimPrefix(data, []byte(byteOrderMark))), "\r\n", "\n")
}

// Text is a file as it is now.
func (d *Draft) Text(path string) (string, bool) {
	if text, ok := d.now[path]; ok {
		return text, true
	}
	text, ok := d.shown[path]
	return text, ok
}

// Set writes a file. What is not the SDK's own source is refused, and so is everything that was written for the same gap.
func (d *Draft) Set(file, text string) {
	_, known := d.shown[file]
	switch {
	case file != path.Clean(file) || path.IsAbs(file) || strings.HasPrefix(file, "..") || !below(file, d.root):
		d.refused = file + " is no file of this SDK"
	case strings.ContainsFunc(file, func(r rune) bool { return r < ' ' || r == '\\' }):
		d.refused = "a file of that name cannot be written everywhere"
	case d.closed(file) && known:
		d.refused = file + " is generated"
	case d.closed(file):
		d.refused = file + " is there already and is no source of this SDK"
	case len(text) > source.MaxFileSize:
		d.refused = file + " would be larger than any source that is read"
	case known && d.shown[file] == text:
		delete(d.now, file)
	default:
		d.now[file] = text
	}
}

func below(file, folder string) bool {
	return folder == "" || folder == "." || strings.HasPrefix(file, folder+"/")
}

// Paths are all files, with those that are new.
func (d *Draft) Paths() []string {
	all := maps.Clone(d.shown)
	maps.Copy(all, d.now)
	return slices.Sorted(maps.Keys(all))
}

// Changes are the files that differ from what they were, by path, as they would be on disk.
func (d *Draft) Changes() []Change {
	var out []Change
	for _, file := range slices.Sorted(maps.Keys(d.now)) {
		before, known := d.was[file]
		if !known {
			out = append(out, Change{Path: file, After: []byte(d.fresh(d.now[file]))})
			continue
		}
		if after := rewritten(before, d.shown[file], d.now[file]); !bytes.Equal(after, before) {
			out = append(out, Change{file, before, after})
		}
	}
	return out
}

// fresh is the content of a new file: its lines end as they do in most files of the SDK.
func (d *Draft) fresh(text string) string {
	balance := 0
	for file, data := range d.was {
		if i := strings.IndexByte(d.shown[file], '\n'); i >= 0 {
			balance--
			if bytes.Contains(data, []byte("\r\n")) {
				balance += 2
			}
		}
	}
	if balance > 0 {
		return strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// rewritten puts into a file what differs between two states of what languages see. Every other line keeps its bytes, a byte
// order mark stays, and the last line ends in a line break only where it did.
func rewritten(was []byte, before, after string) []byte {
	switch ended := strings.HasSuffix(before, "\n"); {
	case ended && !strings.HasSuffix(after, "\n"):
		after += "\n"
	case !ended && before != "":
		after = strings.TrimSuffix(after, "\n")
	}
	ending := "\n"
	if crlf := bytes.Count(was, []byte("\r\n")); crlf*2 > bytes.Count(was, []byte("\n")) {
		ending = "\r\n"
	}
	var out bytes.Buffer
	rest := was
	if mark, ok := bytes.CutPrefix(was, []byte(byteOrderMark)); ok {
		out.WriteString(byteOrderMark)
		rest = mark
	}
	at := 0 // in before
	for _, e := range lineEdits(before, after) {
		kept := onDisk(rest, before[at:e.Start])
		out.Write(rest[:kept])
		rest = rest[kept+onDisk(rest[kept:], before[e.Start:e.End]):]
		out.WriteString(strings.ReplaceAll(e.New, "\n", ending))
		at = e.End
	}
	out.Write(rest)
	return out.Bytes()
}

// onDisk is how many bytes of a file are behind a text that it begins with.
func onDisk(data []byte, text string) int {
	n := 0
	for i := range len(text) {
		if text[i] == '\n' && data[n] == '\r' {
			n++
		}
		n++
	}
	return n
}

// mark is a state of a draft to go back to.
type mark map[string]string

func (d *Draft) mark() mark {
	d.refused = ""
	return maps.Clone(d.now)
}

func (d *Draft) restore(m mark) {
	d.now = m
	if m == nil {
		d.now = map[string]string{}
	}
}
