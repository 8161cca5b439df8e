package fakegithub

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Dump is all that people would see, as text for golden files: no ids, no times, commits as their short ids.
func (s *Server) Dump() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s.repos)) {
		s.repos[name].dump(&out)
	}
	return out.String()
}

func (r *Repo) dump(out *strings.Builder) {
	fmt.Fprintf(out, "repository %s\n", r.Name)
	for _, i := range r.issues {
		i.dump(out)
	}
	for _, k := range r.checks {
		fmt.Fprintf(out, "check %q of %s at %.7s: %s %s\n  title: %s\n%s", k.says.Name, k.app.Slug, k.commit, k.says.Status, k.says.Conclusion, k.title, quoted(k.summary))
		for _, a := range k.annotations {
			fmt.Fprintf(out, "  %s %s:%d-%d %s: %s\n", a.Level, a.Path, a.StartLine, a.EndLine, a.Title, a.Message)
		}
	}
	for _, c := range r.scans {
		fmt.Fprintf(out, "code scanning of %.7s (%s): %d results\n", c.commit, c.ref, c.results)
	}
}

func (i *Issue) dump(out *strings.Builder) {
	kind := "issue"
	if i.Pull != nil {
		kind = "pull request"
	}
	state := i.state()
	if i.Locked {
		state += ", locked"
	}
	fmt.Fprintf(out, "%s #%d by %s: %s (%s)", kind, i.Number, i.Author, i.Title, state)
	if len(i.Labels) > 0 {
		fmt.Fprintf(out, " [%s]", strings.Join(i.Labels, ", "))
	}
	fmt.Fprintf(out, "\n%s", quoted(i.Body))
	for _, k := range i.comments {
		fmt.Fprintf(out, "comment by %s%s\n%s", k.author, marks(k.hidden, k.created != k.updated, ""), quoted(k.body))
	}
	for _, v := range i.reviews {
		fmt.Fprintf(out, "review by %s of %.7s: %s\n%s", v.author, v.commit, v.state, quoted(v.body))
	}
	for _, n := range i.notes {
		fmt.Fprintf(out, "review comment by %s at %s:%d %s%s\n%s", n.author, n.path, n.line, n.side, marks(n.hidden, n.created != n.updated, n.resolved), quoted(n.body))
	}
}

func marks(hidden string, edited bool, resolved string) string {
	var list []string
	if edited {
		list = append(list, "edited")
	}
	if hidden != "" {
		list = append(list, "minimised as "+strings.ToLower(hidden))
	}
	if resolved != "" {
		list = append(list, "resolved by "+resolved)
	}
	if list == nil {
		return ""
	}
	return " (" + strings.Join(list, ", ") + ")"
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "  | " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  | ") + "\n"
}
