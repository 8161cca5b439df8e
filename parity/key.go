package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// keys turns names into what they are compared by, with brands and aliases applied.
type keys struct {
	brands  []string
	owners  map[string]string            // keys of types without their brands, computed before
	known   map[named]string             // what was computed before: the same names come again in every SDK
	wholes  map[string]string            // names with their words written out, computed before
	types   map[string]map[string]string // SDK ("" for all) → key of a name → key of the concept
	members map[string]map[string]string // the same, for Type.member and *.member
	renamed map[string]bool              // keys of names, in either, for which nobody says why they are others
}

// named is what the key of a member depends on besides its owner.
type named struct {
	kind model.Kind
	name string
}

func newKeys(o Options) *keys {
	k := &keys{known: map[named]string{}, wholes: map[string]string{}, owners: map[string]string{}, types: map[string]map[string]string{}, members: map[string]map[string]string{}, renamed: map[string]bool{}}
	for _, b := range o.Brands {
		k.brands = append(k.brands, model.Key(b))
	}
	for _, a := range o.Aliases {
		owner, member, isMember := cutLast(a.Concept)
		sdks := a.SDKs
		if len(sdks) == 0 {
			sdks = []string{""}
		}
		for _, sdk := range sdks {
			for _, name := range a.Names {
				if isMember {
					for _, key := range []func(string) string{memberKey, methodKey} {
						put(k.members, sdk, k.unbranded(owner)+"."+key(name), key(member))
						k.renamed[key(name)] = k.renamed[key(name)] || !a.Meant
					}
					continue
				}
				put(k.types, sdk, k.unbranded(name), k.unbranded(a.Concept))
			}
		}
	}
	return k
}

func put(m map[string]map[string]string, sdk, from, to string) {
	if m[sdk] == nil {
		m[sdk] = map[string]string{}
	}
	m[sdk][from] = to
}

func cutLast(concept string) (owner, member string, ok bool) {
	i := strings.LastIndexByte(concept, '.')
	if i < 0 {
		return concept, "", false
	}
	return concept[:i], concept[i+1:], true
}

// unbranded is the key of a type name without a brand in front; a name that is only the brand keeps it. "*" stays.
func (k *keys) unbranded(name string) string {
	if name == "*" {
		return name
	}
	key := model.Key(name)
	for _, b := range k.brands {
		if rest := strings.TrimPrefix(key, b); rest != key && rest != "" {
			return rest
		}
	}
	return key
}

// ofType is the key of a type in an SDK, with its brand. What some call an exception or a failure and others an error is one word.
func (k *keys) ofType(sdk, name string) string {
	key := model.Key(name)
	for _, s := range []string{sdk, ""} {
		if to, ok := k.types[s][k.unbranded(key)]; ok {
			return to
		}
	}
	if isInterfaceName(name) {
		key = key[1:]
	}
	return failureKey(name, key)
}

// aliased reports whether the configuration says that a type's name stands for another.
func (k *keys) aliased(sdk, name string) bool {
	key := k.unbranded(name)
	return k.types[sdk][key] != "" || k.types[""][key] != ""
}

// isInterfaceName reports whether a name has the I that C# puts in front of interfaces: ICanvasHandler, and not Input or IOError.
func isInterfaceName(name string) bool {
	return len(name) > 2 && name[0] == 'I' && name[1] >= 'A' && name[1] <= 'Z' && name[2] >= 'a' && name[2] <= 'z'
}

// ofMember is the key of a member in an SDK's type.
func (k *keys) ofMember(sdk, typeKey string, m *model.Symbol) string {
	key := k.bare(m)
	if rest := strings.TrimPrefix(key, "error"); rest != "" && m.Kind == model.Field && strings.HasSuffix(typeKey, "error") {
		key = rest // an error's errorClass is its class
	}
	if len(k.members) == 0 {
		return key
	}
	bare, ok := k.owners[typeKey]
	if !ok {
		bare = k.unbranded(typeKey)
		k.owners[typeKey] = bare
	}
	typeKey = bare
	for _, s := range []string{sdk, ""} {
		for _, owner := range []string{typeKey, "*"} {
			if to, ok := k.members[s][owner+"."+key]; ok {
				return to
			}
		}
	}
	return key
}

// bare is the key of a member before aliases.
func (k *keys) bare(m *model.Symbol) string {
	if m.Kind == model.Value {
		return valueKey(m)
	}
	id := named{m.Kind, m.Name}
	key, ok := k.known[id]
	if !ok {
		switch m.Kind {
		case model.Method:
			key = methodKey(m.Name)
		case model.Function:
			key = functionKey(m.Name)
		default:
			key = memberKey(m.Name)
		}
		k.known[id] = key
	}
	if cancels(m) {
		return cancellation[0]
	}
	if isErr(m) {
		return "error"
	}
	return key
}

// methodKey drops what languages add to a method's name by convention: an Async suffix, a get prefix.
func methodKey(name string) string {
	words := model.Words(name)
	if n := len(words); n > 1 && words[n-1] == "async" {
		words = words[:n-1]
	}
	if len(words) > 1 && words[0] == "get" {
		words = words[1:]
	}
	return joined(words, name)
}

// memberKey is the key of a field or parameter: a field getX is a callback beside a field x.
// What is called isX in one language is x in another.
func memberKey(name string) string {
	words := model.Words(name)
	if len(words) > 1 && words[0] == "is" {
		words = words[1:]
	}
	return joined(words, name)
}

func joined(words []string, name string) string {
	if len(words) == 0 {
		return strings.ToLower(name) // a name of punctuation only, such as a wire value "-"
	}
	return strings.ReplaceAll(strings.Join(words, ""), "regexp", "regex") // which of the two a language has is no difference
}

// valueKey is the key of an enum value: its wire string where the source states it. A number is no name.
func valueKey(m *model.Symbol) string {
	if m.Wire != "" && !isNumber(m.Wire) {
		if key := model.Key(m.Wire); key != "" {
			return key
		}
		return m.Wire
	}
	return model.Key(m.Name)
}

func isNumber(wire string) bool {
	hex, isHex := strings.CutPrefix(strings.ToLower(wire), "0x")
	return isHex && strings.Trim(hex, "0123456789abcdef_") == "" || strings.Trim(wire, "0123456789.-") == ""
}

// shortNames are the keys of an enum's values without the words of the enum's name that all of them begin or end with, as
// ConsumerKindGroup and POLLING_FIRST do where nothing else keeps names apart; nil when there are none.
func shortNames(enum *model.Symbol) map[string]string {
	of := model.Words(lastPart(enum.Name))
	of = append(of, strings.Join(of, "")) // STORAGECLASS_COLD
	var names [][]string
	var keys []string
	for i := range enum.Members {
		if m := &enum.Members[i]; m.Kind == model.Value && (m.Wire == "" || isNumber(m.Wire)) {
			names, keys = append(names, model.Words(m.Name)), append(keys, model.Key(m.Name))
		}
	}
	shared := func(at func([]string) string) bool {
		return len(names) > 1 && !slices.ContainsFunc(names, func(w []string) bool { return len(w) < 2 || at(w) != at(names[0]) || !slices.Contains(of, at(w)) })
	}
	found := false
	for shared(func(w []string) string { return w[0] }) {
		found = true
		for i := range names {
			names[i] = names[i][1:]
		}
	}
	for shared(func(w []string) string { return w[len(w)-1] }) {
		found = true
		for i := range names {
			names[i] = names[i][:len(names[i])-1]
		}
	}
	if !found {
		return nil
	}
	out := map[string]string{}
	for i, key := range keys {
		out[key] = strings.Join(names[i], "")
	}
	return out
}

// plumbing are methods that every language adds in its own way and that are nobody's API.
var plumbing = []string{
	"dispose", "asyncdispose", "close", "aclose", "clone", "equals", "hashcode", "tostring", "finalize", "drop", "aenter", "aexit", "enter", "exit",
	"compareto", "cmp", "partialcmp", "iter", "intoiter", "iterator", "next", "len", "isempty",
}

// cancellation is how languages hand a request to stop around, a token, a signal, a context: one concept under many names.
var cancellation = []string{"signal", "abortsignal", "cancellationtoken", "cancellation", "cancelevent", "canceltoken", "cancelled", "canceled"}

// cancels reports whether a member is the way to hear of a request to stop, by its name or its type.
func cancels(m *model.Symbol) bool {
	if m.Wire != "" || m.Kind != model.Field && (m.Kind != model.Method || len(m.Members) > 0) {
		return false
	}
	if m.Type.Form == model.Prim && m.Type.Name == model.Bool {
		return false // it says that one was stopped
	}
	return slices.Contains(cancellation, methodKey(m.Name)) ||
		m.Type.Text == "context.Context" && model.Key(m.Name) == "context" ||
		m.Type.Form == model.Ref && slices.Contains(tokens, model.Key(m.Type.Name))
}

// tokens are the types of such members, of which Go's has too common a name.
var tokens = []string{"abortsignal", "cancellationtoken", "cancellation"}

func isPlumbing(m *model.Symbol) bool {
	if m.Kind != model.Method {
		return isPadding(m)
	}
	return m.Name == model.Constructor || strings.HasPrefix(m.Name, "[") || slices.Contains(plumbing, methodKey(m.Name)) || isConversion(m)
}

// conversions are the words before what a thing is given as.
var conversions = []string{"to", "into", "as"}

// isConversion reports whether a method only gives the same thing as another type: toArray, into_vec, as_str, fromJson, or toJson of any value.
func isConversion(m *model.Symbol) bool {
	words := model.Words(m.Name)
	if len(words) < 2 {
		return false
	}
	switch {
	case slices.Contains(conversions, words[0]):
		return len(m.Members) == 0 || len(m.Members) == 1 && m.Members[0].Type.Form == model.Prim && m.Members[0].Type.Name == model.Any
	case words[0] == "from":
		return len(m.Members) == 1
	}
	return false
}

// converted says that an SDK has what others hold in a method that gives it as another type, to_public_bytes() for publicBytes, or "".
func (n *node) converted(g group) string {
	if kind := g.kind(); kind != model.Field && kind != model.Method {
		return ""
	}
	for i := range n.sym.Members {
		m := &n.sym.Members[i]
		words := model.Words(m.Name)
		if m.Kind == model.Method && len(words) > 1 && slices.Contains(conversions, words[0]) && strings.Join(words[1:], "") == g.key {
			return "given by " + m.Name
		}
	}
	return ""
}

// functionKey is the key of a module function: NewX in one SDK is createX in another.
func functionKey(name string) string {
	words := model.Words(name)
	if len(words) > 1 && slices.Contains([]string{"new", "create", "make"}, words[0]) {
		words = words[1:]
	}
	return methodKey(strings.Join(words, "_"))
}
