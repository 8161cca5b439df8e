package typescript

import (
	"bytes"
	"unicode/utf8"
)

// prepared is source the grammar can read, with every byte in its place; or a problem that makes reading pointless.
func prepared(src []byte) (out []byte, problem string) {
	if bytes.IndexByte(src, 0) >= 0 {
		return nil, "a binary file"
	}
	return withoutExportType(validText(src)), ""
}

// validText replaces what is not UTF-8, since names and documentation are stored as text.
func validText(src []byte) []byte {
	if utf8.Valid(src) {
		return src
	}
	out := bytes.Clone(src)
	for i := 0; i < len(out); {
		r, size := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && size == 1 {
			out[i] = '?'
		}
		i += size
	}
	return out
}

var typeStar = []byte("type *")

// withoutExportType blanks the word type in `export type * from "./m.js"`, which the grammar (0.23.2) does not know.
func withoutExportType(src []byte) []byte {
	out := src
	for at := 0; ; {
		i := bytes.Index(out[at:], typeStar)
		if i < 0 {
			return out
		}
		at += i
		if isExport(out[:at]) {
			if &out[0] == &src[0] {
				out = bytes.Clone(src)
			}
			copy(out[at:], "    ")
		}
		at += len(typeStar)
	}
}

// isExport reports whether the text ends in a line that says only `export `.
func isExport(before []byte) bool {
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	line = bytes.TrimPrefix(line, []byte("\ufeff"))
	return len(line) > 6 && string(bytes.TrimSpace(line)) == "export"
}
