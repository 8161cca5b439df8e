package typescript

import "strings"

// squeezed is source on one line without comments, at most 200 bytes of it.
func squeezed(s string) string {
	const most = 200
	if i := strings.IndexAny(s[:min(len(s), most+1)], "\n\t/"); i < 0 && !strings.Contains(s[:min(len(s), most+1)], "  ") {
		return cut(s, most)
	}
	out := make([]byte, 0, most+4)
	space := false
	for i := 0; i < len(s) && len(out) <= most; i++ {
		if end := commentEnd(s, i); end > i {
			i, space = end-1, true
			continue
		}
		if s[i] <= ' ' {
			space = true
			continue
		}
		if space && len(out) > 0 {
			out = append(out, ' ')
		}
		space = false
		out = append(out, s[i])
	}
	return cut(strings.TrimPrefix(string(out), "| "), most)
}

// commentEnd is the index behind the comment that begins at i, or i.
func commentEnd(s string, i int) int {
	if i+1 >= len(s) || s[i] != '/' {
		return i
	}
	end, width := -1, 0
	switch s[i+1] {
	case '*':
		end, width = strings.Index(s[i+2:], "*/"), 2
	case '/':
		if i > 0 && s[i-1] > ' ' { // "http://…"
			return i
		}
		end, width = strings.IndexByte(s[i+2:], '\n'), 0
	default:
		return i
	}
	if end < 0 {
		return len(s)
	}
	return i + 2 + end + width
}
