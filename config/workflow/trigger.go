package workflow

import (
	"path"
	"slices"
	"strings"

	"sdkparity/config"
)

// Paths are the filters by which a workflow starts with each change that may change a report: to an SDK's files, to the
// configuration in file, and to what says which schema it is.
func Paths(c *config.Config, file string) []string {
	var out []string
	for _, sdk := range c.SDKs {
		globs := slices.Concat(sdk.Files, sdk.Entries)
		for _, n := range c.Companions {
			if n.SDK == sdk.Name {
				globs = append(globs, n.Files...)
			}
		}
		for _, g := range globs {
			out = append(out, filters(sdk.Root, g)...)
		}
	}
	out = append(out, exactly(file))
	if s := c.Schema; s != nil && s.NPM != nil {
		out = append(out, exactly(s.NPM.Lock))
	} else if s != nil {
		for _, g := range s.Files {
			out = append(out, filters("", g)...)
		}
	}
	return covering(out)
}

// covering leaves out what others have in them.
func covering(all []string) []string {
	var out []string
	for i, f := range all {
		in := func(other string) bool { return other != f && within(f, other) }
		if !slices.Contains(all[:i], f) && !slices.ContainsFunc(all, in) {
			out = append(out, f)
		}
	}
	return out
}

// within reports whether a filter of this package matches nothing that another does not match, as far as that is plain to see:
// only a * of the other takes a character that is in no name.
func within(filter, other string) bool {
	const odd = "\x01"
	return !strings.Contains(filter, "**") && !strings.Contains(filter, `\`) && matches(other, strings.ReplaceAll(filter, "*", odd))
}

// filters say in GitHub's patterns what a glob says in a folder. Where they cannot, they match more: a run too many costs a minute,
// a run too few a gap.
func filters(root, glob string) []string {
	var out []string
	for _, g := range alternatives(glob) {
		out = append(out, path.Join(exactly(root), filter(g)))
	}
	return out
}

func filter(glob string) string {
	var b strings.Builder
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; {
		case c == '\\' && i+1 < len(glob):
			i++
			b.WriteString(exactly(glob[i : i+1]))
		case c == '*':
			b.WriteByte('*')
		case c == '?':
			b.WriteByte('*') // there it is "or not"
		case c == '[' && strings.Contains(glob[i+1:], "]"):
			i += 1 + strings.IndexByte(glob[i+1:], ']')
			b.WriteByte('*')
		default:
			b.WriteString(exactly(glob[i : i+1]))
		}
	}
	return strings.ReplaceAll(b.String(), "***", "**")
}

// exactly is a filter for one path.
func exactly(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		switch c := path[i]; {
		case strings.IndexByte(`*?+[\`, c) >= 0 || c == '!' && i == 0:
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ':
			b.WriteByte('*')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// alternatives are the globs without braces that a glob stands for. How many there may be, a configuration's check has said.
func alternatives(glob string) []string {
	open, end := group(glob)
	if end < 0 {
		return []string{glob}
	}
	var out []string
	depth, from := 0, open+1
	for i := open + 1; i <= end; i++ {
		switch c := glob[i]; {
		case c == '\\':
			i++
		case c == '{':
			depth++
		case c == ',' && depth == 0, i == end:
			out = append(out, alternatives(glob[:open]+glob[from:i]+glob[end+1:])...)
			from = i + 1
		case c == '}':
			depth--
		}
	}
	return out
}

// group is where the first braces of a glob open and end; end is -1 when there are none.
func group(glob string) (open, end int) {
	depth := 0
	for i := 0; i < len(glob); i++ {
		switch glob[i] {
		case '\\':
			i++
		case '{':
			if depth++; depth == 1 {
				open = i
			}
		case '}':
			if depth--; depth == 0 {
				return open, i
			}
		}
	}
	return 0, -1
}
