package golang

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// readTag sets the wire name and the presence that a struct tag states, and reports whether it states a wire name. A field that
// never goes over the wire (`json:"-"`) is API all the same: callers set it.
func readTag(s *model.Symbol, tag tree.Node) bool {
	if !tag.OK() {
		return false
	}
	json, ok := reflect.StructTag(unquote(tag.Text())).Lookup("json")
	if !ok || json == "" || json == "-" {
		return false
	}
	wire, options, _ := strings.Cut(json, ",")
	s.Wire, s.Presence = wire, model.Required
	for option := range strings.SplitSeq(options, ",") {
		if option == "omitempty" || option == "omitzero" {
			s.Presence = model.Optional
		}
	}
	if wire == "" {
		s.Wire = ","
	}
	return wire != ""
}

// rpcMethod is the method that a body calls over JSON-RPC: the first string among the arguments of x.Request or x.Notify.
func rpcMethod(body []byte) string {
	for len(body) > 0 {
		call := firstCall(body)
		if call < 0 {
			return ""
		}
		body = body[call:]
		if wire := stringArgument(body); wire != "" {
			return wire
		}
	}
	return ""
}

// firstCall is the offset of the arguments of the first such call.
func firstCall(body []byte) int {
	first := -1
	for _, name := range []string{".Request(", ".Notify("} {
		if i := bytes.Index(body, []byte(name)); i >= 0 && (first < 0 || i+len(name) < first) {
			first = i + len(name)
		}
	}
	return first
}

// stringArgument is the first argument that is a string, up to the closing parenthesis.
func stringArgument(args []byte) string {
	depth := 0
	for i := 0; i < len(args); i++ {
		switch c := args[i]; c {
		case '(', '{', '[':
			depth++
		case ')', '}', ']':
			if depth--; depth < 0 {
				return ""
			}
		case '"', '`':
			end := bytes.IndexByte(args[i+1:], c)
			if end < 0 {
				return ""
			}
			if depth == 0 {
				return string(args[i+1 : i+1+end])
			}
			i += end + 1
		}
	}
	return ""
}

// unquote is the value of a string literal.
func unquote(literal string) string {
	if len(literal) >= 2 && literal[0] == '`' {
		return literal[1 : len(literal)-1]
	}
	s, err := strconv.Unquote(literal)
	if err != nil {
		return ""
	}
	return strings.ToValidUTF8(s, "?") // "\xff" is a Go string, but none for JSON
}

// markWrites comes before the name in JSON of a field that MarshalJSON writes whatever its tag says.
const markWrites = "writes "

// writes notes what a type's MarshalJSON always writes: the fields without options of a struct in its body, such as
//
//	struct {
//		Type Kind `json:"type"`
//		alias
//	}
func (r *reader) writes(owner string, body tree.Node) {
	const tag = "`json:\""
	rest := string(r.src[body.Start():body.End()])
	for {
		_, after, ok := strings.Cut(rest, tag)
		if !ok {
			return
		}
		var name string
		if name, rest, ok = strings.Cut(after, `"`); ok && name != "" && name != "-" && !strings.Contains(name, ",") {
			r.unit.Decls = append(r.unit.Decls, language.Decl{Owner: owner, Symbol: model.Symbol{Kind: model.Method, Name: markWrites + name}})
		}
	}
}
