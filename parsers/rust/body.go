package rust

import (
	"strings"
)

// calledIn is the RPC method that a body calls: the string, or the path of the string constant, that is the first
// argument of the first call to something named like a call or a request. Link resolves the path. What is only called
// in a branch or a loop is not what the method is for.
//
//	self.client.call(rpc_methods::SESSION_SEND, Some(params)).await
//	self.request::<Status>("status.get", json!({})).await
func calledIn(body string) string {
	depth := 0
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '"', '\'':
			i += max(literalLength(body[i:])-1, 0)
		case 'r', 'b':
			if i == 0 || !isWord(body[i-1]) {
				i += max(literalLength(body[i:])-1, 0)
			}
		case '/':
			i += max(commentLength(body[i:])-1, 0)
		case '{':
			depth++
		case '}':
			depth--
		case '.':
			if wire := callAt(body[i+1:]); wire != "" && depth == 1 {
				return wire
			}
		}
	}
	return ""
}

const maxCall = 400 // bytes from a method's name to the end of its first argument

// callAt is what is called where a method's name begins.
func callAt(text string) string {
	text = text[:min(len(text), maxCall)]
	name := text[:nameLength(text)]
	if !isCall(name) {
		return ""
	}
	return firstArgument(text[len(name):])
}

func isCall(name string) bool {
	for _, word := range []string{"call", "request", "send_request", "invoke"} {
		if rest, ok := strings.CutPrefix(name, word); ok && (rest == "" || rest[0] == '_') {
			return true
		}
	}
	return false
}

// firstArgument takes what follows the name of a call.
func firstArgument(text string) string {
	if generic, ok := strings.CutPrefix(text, "::<"); ok {
		open := strings.IndexByte(generic, '(')
		if open < 0 || strings.Contains(generic[:open], ";") {
			return ""
		}
		text = generic[open:]
	}
	text, ok := strings.CutPrefix(text, "(")
	if !ok {
		return ""
	}
	text = strings.TrimLeft(text, " \t\r\n&")
	if quoted, ok := strings.CutPrefix(text, `"`); ok {
		end := strings.IndexByte(quoted, '"')
		if end > 0 && isMethodName(quoted[:end]) {
			return quoted[:end]
		}
		return ""
	}
	path := text[:pathLength(text)]
	if next := strings.TrimLeft(text[len(path):], " \t\r\n"); next == "" || next[0] != ',' && next[0] != ')' {
		return ""
	}
	if isConstant(lastSegment(path)) {
		return "::" + path // no method's name begins like that
	}
	return ""
}

func isMethodName(s string) bool {
	for i := range len(s) {
		if c := s[i]; !isWord(c) && c != '.' && c != '/' && c != '-' && c != ':' && c != '$' {
			return false
		}
	}
	return true
}

func isConstant(name string) bool {
	return name != "" && name == strings.ToUpper(name) && (name[0] >= 'A' && name[0] <= 'Z')
}

func isWord(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

func nameLength(s string) int {
	for i := range len(s) {
		if !isWord(s[i]) {
			return i
		}
	}
	return len(s)
}

func pathLength(s string) int {
	for i := range len(s) {
		if !isWord(s[i]) && s[i] != ':' {
			return i
		}
	}
	return len(s)
}

// lastSegment is the name at the end of a path: C of a::b::C.
func lastSegment(path string) string {
	if i := strings.LastIndex(path, "::"); i >= 0 {
		return path[i+2:]
	}
	return path
}
