package golang

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// initialisms are words that Go writes in capitals throughout; the names of the SDK itself add to them.
var initialisms = strings.Fields("acl api ascii cli cpu css dns eof guid html http https id ip json jwt llm lsp mcp os otlp ram rpc " +
	"sdk sha sla sql sse ssh tcp tls ttl udp ui uid uri url utf8 uuid vm xml")

// declare spells a member or type that the SDK lacks as Go would, in one line.
func declare(parent, s model.Symbol) string { return speller{parent: parent}.declare(s) }

// speller writes Go as the type that would hold the new declaration does.
type speller struct {
	parent model.Symbol
	known  vocabulary // of the whole SDK, where that is known
}

func (sp speller) declare(s model.Symbol) string {
	switch s.Kind {
	case model.Field:
		return sp.exported(s.Name) + " " + sp.field(s)
	case model.Method:
		return sp.exported(strings.TrimSuffix(s.Name, "Async")) + sp.signature(s)
	case model.Function:
		return "func " + sp.exported(strings.TrimSuffix(s.Name, "Async")) + sp.signature(s)
	case model.Param:
		return sp.param(s)
	case model.Value:
		return sp.value(s.Name)
	}
	return sp.exported(s.Name)
}

// exported is a name in capitals and small letters, initialisms in capitals: an mcpServerId is an MCPServerID.
func (sp speller) exported(name string) string {
	var b strings.Builder
	for _, w := range model.Words(name) {
		b.WriteString(sp.word(w))
	}
	return b.String()
}

// unexported is a parameter's name: its first word is in small letters.
func (sp speller) unexported(name string) string {
	words := model.Words(name)
	if len(words) == 0 {
		return "_"
	}
	for i := range words[1:] {
		words[i+1] = sp.word(words[i+1])
	}
	return strings.Join(words, "")
}

func (sp speller) word(w string) string {
	upper := strings.ToUpper(w)
	if votes := sp.known[w]; votes != 0 && len(w) > 1 {
		if votes > 0 {
			return upper
		}
		return upper[:len(upper)-len(w[firstRune(w):])] + w[firstRune(w):]
	}
	if slices.Contains(initialisms, w) || len(w) > 1 && sp.writesInCapitals(w, upper) {
		return upper
	}
	if single, ok := strings.CutSuffix(w, "s"); ok && len(single) > 1 && slices.Contains(initialisms, single) {
		return strings.ToUpper(single) + "s"
	}
	return upper[:len(upper)-len(w[firstRune(w):])] + w[firstRune(w):]
}

func firstRune(w string) int {
	for i := range w {
		if i > 0 {
			return i
		}
	}
	return len(w)
}

func (sp speller) writesInCapitals(word, upper string) bool {
	return slices.ContainsFunc(sp.parent.Members, func(m model.Symbol) bool {
		return strings.Contains(m.Name, upper) && slices.Contains(model.Words(m.Name), word)
	})
}

// field is a field's type. An optional one is a pointer, unless the fields around it are not.
func (sp speller) field(s model.Symbol) string {
	t := sp.typ(s.Type)
	if s.Presence == model.Optional && needsPointer(t) && sp.usesPointers(s.Type.Form) {
		return "*" + t
	}
	return t
}

func needsPointer(t string) bool {
	for _, suffix := range []string{"Handler", "Func", "Fn", "Callback"} {
		if strings.HasSuffix(t, suffix) {
			return false
		}
	}
	return t != "any" && !strings.HasPrefix(t, "[]") && !strings.HasPrefix(t, "map[") && !strings.HasPrefix(t, "func(")
}

// usesPointers reports whether the parent's fields of that form that need not be given are pointers, most of them.
func (sp speller) usesPointers(form model.Form) bool {
	pointers, values := 0, 0
	for _, m := range sp.parent.Members {
		if m.Kind != model.Field || m.Presence == model.Required || m.Type.Form != form || !needsPointer(m.Type.Text) {
			continue
		}
		if strings.HasPrefix(m.Type.Text, "*") {
			pointers++
		} else {
			values++
		}
	}
	return pointers >= values
}

var spellings = map[string]string{
	model.String: "string", model.Bool: "bool", model.Int: "int", model.Float: "float64", model.Number: "float64", model.Bytes: "[]byte",
	model.Any: "any", model.Null: "any", model.Time: "time.Time", model.Duration: "time.Duration", model.Path: "string",
	model.URL: "string", model.UUID: "string",
}

func (sp speller) typ(t model.Type) string {
	switch t.Form {
	case model.Prim:
		return spellings[t.Name]
	case model.Ref:
		return t.Name
	case model.List:
		return "[]" + sp.argument(t, 0)
	case model.Map:
		return "map[" + sp.argument(t, 0) + "]" + sp.argument(t, 1)
	case model.Func:
		return sp.funcType(t)
	case model.Literal:
		return "string"
	case model.OneOf:
		if allLiterals(t.Args) {
			return "string"
		}
	case model.Inline:
		return sp.inline(t)
	}
	return "any"
}

func allLiterals(args []model.Type) bool {
	return len(args) > 0 && !slices.ContainsFunc(args, func(a model.Type) bool { return a.Form != model.Literal })
}

func (sp speller) argument(t model.Type, i int) string {
	if i >= len(t.Args) {
		return "any"
	}
	return sp.typ(t.Args[i])
}

func (sp speller) funcType(t model.Type) string {
	var params []string
	last := len(t.Args) - 1
	for i := range max(last, 0) {
		params = append(params, sp.argument(t, i))
	}
	if last < 0 {
		return "func()"
	}
	return "func(" + strings.Join(params, ", ") + ")" + sp.results(t.Args[last])
}

func (sp speller) inline(t model.Type) string {
	var fields []string
	for _, m := range t.Members {
		fields = append(fields, sp.exported(m.Name)+" "+sp.field(m))
	}
	if fields == nil {
		return "struct{}"
	}
	return "struct{ " + strings.Join(fields, "; ") + " }"
}

// signature is a method's parameters and results. What another SDK awaits takes a context and may fail here.
func (sp speller) signature(s model.Symbol) string {
	params := []string{"ctx context.Context"}
	for _, p := range s.Members {
		params = append(params, sp.param(p))
	}
	return "(" + strings.Join(params, ", ") + ")" + sp.results(s.Type)
}

func (sp speller) param(p model.Symbol) string {
	t := sp.typ(p.Type)
	if p.Presence == model.Optional && needsPointer(t) {
		t = "*" + t
	}
	return sp.unexported(p.Name) + " " + t
}

func (sp speller) results(t model.Type) string {
	if t.Form == model.FormUnknown || t.Form == model.Prim && t.Name == model.Void {
		return " error"
	}
	return " (" + sp.typ(t) + ", error)"
}

// value is a constant's name: the part that all names around it begin with, or the type's name, and then its own.
func (sp speller) value(name string) string {
	own := sp.exported(name)
	prefix := sp.valuePrefix()
	if strings.HasPrefix(own, prefix) {
		return own
	}
	return prefix + own
}

func (sp speller) valuePrefix() string {
	var common []string
	count := 0
	for _, m := range sp.parent.Members {
		if m.Kind != model.Value {
			continue
		}
		words := model.Words(m.Name)
		if count++; count == 1 {
			common = words[:max(len(words)-1, 0)]
		}
		for i := range common {
			if i >= len(words)-1 || words[i] != common[i] {
				common = common[:i]
				break
			}
		}
	}
	if count == 0 || len(common) == 0 {
		return sp.parent.Name
	}
	return sp.exported(strings.Join(common, "_"))
}
