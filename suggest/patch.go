package suggest

import (
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Patch is what files change, as `git apply` takes it.
func Patch(changes []Change) string {
	var b strings.Builder
	for _, c := range changes {
		from, to := "a/"+c.Path, "b/"+c.Path
		fmt.Fprintf(&b, "diff --git %s %s\n", quoted(from), quoted(to))
		from, to = header(from), header(to)
		if c.Before == nil {
			b.WriteString("new file mode 100644\n")
			from = "/dev/null"
		}
		before, after := string(c.Before), string(c.After)
		text, err := udiff.ToUnified(from, to, before, lineEdits(before, after), udiff.DefaultContextLines)
		if err != nil {
			panic(err) // the edits are those of this very text
		}
		b.WriteString(text)
	}
	return b.String()
}

// header is a path as it stands behind --- and +++: git ends one with a space in it by a tab.
func header(path string) string {
	if q := quoted(path); q != path {
		return q
	}
	if strings.Contains(path, " ") {
		return path + "\t"
	}
	return path
}

// quoted is a path as git writes it.
func quoted(path string) string {
	plain := true
	var b strings.Builder
	for i := range len(path) {
		switch c := path[i]; {
		case c == '"' || c == '\\':
			plain = false
			b.WriteString(`\` + string(rune(c)))
		case c < ' ' || c >= 0x7f:
			plain = false
			fmt.Fprintf(&b, `\%03o`, c)
		default:
			b.WriteByte(c)
		}
	}
	if plain {
		return path
	}
	return `"` + b.String() + `"`
}
