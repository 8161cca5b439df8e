package draft

import (
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/config"
)

// YAML is the configuration file. What is not sure is in comments.
func (d Draft) YAML() string {
	var b strings.Builder
	b.WriteString("# Where the SDKs of this product are, and what counts as the same in them. `sdkparity init` has worked this out from the files;\n" +
		"# `sdkparity doctor` says whether it is true, `sdkparity config schema` what else there is to say.\nversion: 1\n")
	d.brands(&b)
	b.WriteString("\nsdks:\n")
	for i, sdk := range d.SDKs {
		writeSDK(&b, sdk, d.Marked[i])
	}
	const most = 15 // of a monorepo's hundreds
	for _, o := range d.Others[:min(len(d.Others), most)] {
		why := ""
		if o.Why != "" {
			why = ": " + o.Why
		}
		fmt.Fprintf(&b, "  # not taken: %s in %s (%s)%s\n", o.Language, commentText(o.Root), count(o.Files, "file"), why)
	}
	if n := len(d.Others) - most; n > 0 {
		fmt.Fprintf(&b, "  # not taken: %s more\n", count(n, "folder"))
	}
	for _, o := range d.Unread {
		fmt.Fprintf(&b, "  # not read: %s in %s\n", o.Language, commentText(o.Root))
	}
	d.aliases(&b)
	d.schema(&b)
	b.WriteString("\n# Differences that are meant to be. The report no longer asks for them, and says why.\n" +
		"# waivers:\n#   - {concept: \"Client.start*\", sdks: [java], reason: it starts by itself, issue: \"#12\", expires: \"2030-01-31\"}\n")
	return b.String()
}

func (d Draft) brands(b *strings.Builder) {
	for _, sure := range []bool{true, false} {
		var names []string
		for _, p := range d.Brands {
			if p.Sure == sure {
				fmt.Fprintf(b, "# %s: %s\n", commentText(p.Text), commentText(p.Evidence))
				names = append(names, scalar(p.Text))
			}
		}
		switch {
		case len(names) == 0:
		case sure:
			fmt.Fprintf(b, "brands: [%s]\n", strings.Join(names, ", "))
		default:
			fmt.Fprintf(b, "# perhaps brands, too: [%s]\n", strings.Join(names, ", "))
		}
	}
}

func writeSDK(b *strings.Builder, sdk config.SDK, marked int) {
	fmt.Fprintf(b, "  - name: %s\n    language: %s\n", sdk.Name, sdk.Language)
	if sdk.Root != "" {
		fmt.Fprintf(b, "    root: %s\n", scalar(sdk.Root))
	}
	for _, f := range []struct {
		name  string
		globs []string
	}{{"files", sdk.Files}, {"exclude", sdk.Exclude}, {"entries", sdk.Entries}, {"generated", sdk.Generated}} {
		if len(f.globs) > 0 {
			fmt.Fprintf(b, "    %s:%s\n", f.name, list(f.globs))
		}
	}
	if marked > 0 {
		fmt.Fprintf(b, "    # %s with a header that says so, which needs no glob\n", count(marked, "generated file"))
	}
	if len(sdk.Generated) > 0 || marked > 0 {
		b.WriteString("    # codegen: the command that regenerates them, to be shown to people\n")
	}
}

func (d Draft) aliases(b *strings.Builder) {
	if len(d.Aliases) == 0 {
		return
	}
	b.WriteString("\n# Perhaps the same under different names: these types share members, and no SDK has both. Uncomment those that are.\n# aliases:\n")
	for _, a := range d.Aliases {
		fmt.Fprintf(b, "#   - %s # %s\n", a.Text, commentText(a.Evidence))
	}
}

// Alias is the text of a proposal: a concept, and what else some SDKs call it.
func Alias(concept, name string, sdks []string) string {
	return fmt.Sprintf("{concept: %s, names: [%s], sdks: [%s]}", scalar(concept), scalar(name), strings.Join(sdks, ", "))
}

func (d Draft) schema(b *strings.Builder) {
	if len(d.Schemas) == 0 {
		return
	}
	b.WriteString("\n# Perhaps the product's JSON schema. It becomes a column of its own.\n# schema:\n#   files:\n")
	var globs []string
	for _, s := range d.Schemas {
		glob := escape(s.Path)
		if base := path.Base(path.Dir(s.Path)); base == "schemas" || base == "schema" {
			glob = escape(path.Dir(s.Path)) + "/*.json"
		}
		if !slices.Contains(globs, glob) {
			globs = append(globs, glob)
			fmt.Fprintf(b, "#     - %s\n", scalar(glob))
		}
	}
	for _, s := range d.Schemas[:min(len(d.Schemas), 10)] {
		names := s.Definitions[:min(len(s.Definitions), 5)]
		fmt.Fprintf(b, "# %s has %s: %s\n", commentText(s.Path), count(len(s.Definitions), "definition"), commentText(strings.Join(names, ", ")))
	}
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

func list(values []string) string {
	var out []string
	for _, v := range values {
		out = append(out, scalar(v))
	}
	if one := " [" + strings.Join(out, ", ") + "]"; len(one) < 110 {
		return one
	}
	return "\n      - " + strings.Join(out, "\n      - ")
}

var bare = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_./-]*$`)

// scalar is a value as YAML reads it back.
func scalar(s string) string {
	if bare.MatchString(s) && !slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(s)) {
		return s
	}
	quoted, err := json.Marshal(s)
	if err != nil {
		return `""` // a string always is JSON
	}
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(quoted))
}

// commentText is text for one line of a comment.
func commentText(s string) string {
	const most = 200
	s = strings.Map(func(r rune) rune {
		if plain(string(r)) {
			return r
		}
		return ' '
	}, s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
