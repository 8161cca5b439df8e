package github

import (
	"regexp"
	"strconv"
	"strings"
)

var hunk = regexp.MustCompile(`^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@`)

// added are the lines of the new file that a patch adds.
func added(patch string) map[int]bool {
	out := map[int]bool{}
	at := 0
	for line := range strings.Lines(patch) {
		if m := hunk.FindStringSubmatch(line); m != nil {
			at, _ = strconv.Atoi(m[1]) // digits, and too many of them are no line
			continue
		}
		switch {
		case at == 0 || strings.HasPrefix(line, "-") || strings.HasPrefix(line, `\`):
			continue
		case strings.HasPrefix(line, "+"):
			out[at] = true
		}
		at++
	}
	return out
}
