package rust

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

const (
	callWidth = 60  // of the arguments of a call in one line, by rustfmt
	lineWidth = 100 // of a line
)

// debug writes the field into a Debug that is written by hand, where that names the others.
func (v *visitor) debug(n tree.Node) {
	var calls []entry
	for c := range n.Descendants() {
		if f := c.Field("function"); c.Is("call_expression") && f.Is("field_expression") && f.Field("field").Text() == "field" {
			args := c.Field("arguments")
			if name := args.First(); name.Is("string_literal") && v.isField(unquote(name.Text())) {
				calls = append(calls, entry{c, unquote(name.Text()), args.Text()})
			}
		}
	}
	if len(calls) < 2 {
		return
	}
	slices.Reverse(calls) // the tree has the last call outermost
	last := v.after(calls)
	name := strings.TrimPrefix(v.field.name, "r#")
	value := "&self." + v.field.name
	if like, ok := v.shownLike(calls); ok {
		value = like
	}
	field := last.node.Field("function").Field("field")
	indent := v.sheet.Indent(field.Start())
	text := "\n" + indent + ".field(" + inLines([]string{`"` + name + `"`, value}, indent) + ")"
	v.written = append(v.written, n.Start())
	v.sheet.Insert(last.node.End(), text)
	v.writer.Also("%s:%d Debug shows it", v.sheet.Path, n.Line())
}

// inLines is a list of arguments: in one line, or in one each with a comma behind it.
func inLines(args []string, indent string) string {
	if line := strings.Join(args, ", "); len(line) <= callWidth {
		return line
	}
	return "\n" + indent + "    " + strings.Join(args, ",\n"+indent+"    ") + ",\n" + indent
}

// shownLike is how Debug shows fields like the new one when not as they are: secrets are not shown, callbacks cannot be.
func (v *visitor) shownLike(calls []entry) (string, bool) {
	for _, c := range calls {
		f, _ := v.parent.find(c.name, "")
		value := strings.Join(strings.Fields(c.value), "")
		closure := strings.Contains(value, "|_|")
		if !closure || f.hook() != v.field.hook || !f.hook() && !(isSecret(v.field.name) && isSecret(f.name)) {
			continue
		}
		_, value, _ = strings.Cut(strings.Trim(value, "()"), ",")
		value = strings.TrimSuffix(value, ",")
		if value == "&self."+f.name+`.as_ref().map(|_|`+quotedIn(value)+")" || strings.HasPrefix(value, "&self."+f.name+".as_ref().map(|_|\"") {
			value = strings.Replace(value, "|_|", "|_| ", 1)
			if !strings.HasSuffix(value, ")") {
				value += ")"
			}
			return regexp.MustCompile(`\b`+regexp.QuoteMeta(f.name)+`\b`).ReplaceAllLiteralString(value, v.field.name), true
		}
	}
	return "", false
}

func quotedIn(text string) string {
	_, rest, _ := strings.Cut(text, `"`)
	inside, _, _ := strings.Cut(rest, `"`)
	return `"` + inside + `"`
}

func isSecret(name string) bool {
	for _, w := range model.Words(name) {
		switch w {
		case "token", "secret", "password", "key", "credential", "credentials":
			return true
		}
	}
	return false
}
