package csharp

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// property is one property as its type writes it.
type property struct {
	name, typed string
	attributes  []string // [JsonPropertyName("x")]
	accessors   string   // { get; set; }, or "" where the value is computed
	initial     string   // = string.Empty
	required    bool
	doc         string
	from, to    int // whole lines, with the documentation
	spaced      bool
	own         bool // a value of the type itself: public static Mode Fast { get; } = new("fast");
}

// properties are the public properties of a type that hold a value.
func (p *page) properties(t declared) []property {
	var out []property
	for n := range t.Field("body").Children() {
		mods := p.modifiers(n)
		if !n.Is("property_declaration") || !mods.has(public) && !t.Is("interface_declaration") {
			continue
		}
		typed := p.source(n.Field("type"))
		own := mods.has(static) && typed == t.Field("name").Text()
		if mods.has(static) && !own {
			continue
		}
		out = append(out, p.property(n, typed, mods, own))
	}
	return out
}

func (p *page) property(n tree.Node, typed string, mods modifiers, own bool) property {
	from, to := p.whole(n)
	q := property{
		name: n.Field("name").Text(), typed: typed, required: mods.has(required), doc: string(p.comment(n.Start())), own: own,
		accessors: squeeze(p.bytes(n.Child("accessor_list"))), from: from, to: to,
		attributes: p.attributes(n),
	}
	if v := n.Field("value"); v.OK() && !v.Is("arrow_expression_clause") {
		q.initial = "= " + p.expression(v, n.End())
	}
	q.spaced = from > 1 && p.Text[from-2:from] == "\n\n"
	return q
}

func (p *page) attributes(n tree.Node) []string {
	var out []string
	for c := range n.All() {
		if c.Is("attribute_list") {
			out = append(out, squeeze(p.bytes(c)))
		}
	}
	return out
}

// style is how properties are written here.
type style struct {
	accessors string
	wire      bool                  // they say their name in JSON
	json      bool                  // they could: others in the file do
	spaced    bool                  // with an empty line between them
	shortDoc  bool                  // <summary>on one line</summary>
	required  bool                  // what must be given says so, rather than having an initial value
	nullable  bool                  // what may be null says so
	kinds     map[string]model.Kind // of the SDK's types
	shared    []string              // attributes of most that may be null
	byType    map[string][]string   // attributes of most with a type that is told apart by one, such as a converter
}

const usualAccessors = "{ get; set; }"

func (w *writer) styleOf(p *page, props []property) style {
	s := style{accessors: usualAccessors, spaced: true, nullable: w.nullable(), kinds: map[string]model.Kind{}}
	s.json = p != nil && strings.Contains(p.Text, "[JsonPropertyName(")
	for _, t := range w.API.Types {
		if s.kinds[t.Name] == model.KindUnknown || t.Layer == model.Handwritten {
			s.kinds[t.Name] = t.Kind
		}
	}
	var settable []property
	for _, q := range props {
		if q.settable() {
			settable = append(settable, q)
		}
	}
	if p != nil {
		s.byType = p.typeMarks()
	}
	if len(settable) == 0 {
		s.wire = most(props, property.hasWire)
		return s
	}
	s.accessors = mostOf(settable, func(q property) string { return q.accessors })
	s.wire = most(settable, property.hasWire)
	s.spaced = len(settable) == 1 || !most(settable[1:], func(q property) bool { return !q.spaced })
	s.shortDoc = slices.ContainsFunc(props, func(q property) bool {
		return strings.Contains(q.doc, "</summary>") && !strings.Contains(strings.TrimSpace(q.doc), "\n")
	})
	references := slices.DeleteFunc(slices.Clone(settable), func(q property) bool { return strings.HasSuffix(q.typed, "?") || !q.required && isValue(q.typed) })
	s.required = most(references, func(q property) bool { return q.required })
	s.shared = sharedAttributes(settable)
	return s
}

var settableAccessors = regexp.MustCompile(`^\{ get; (\w+ )?(set|init); \}$`)

// settable reports a property that only holds what is put in.
func (q property) settable() bool { return settableAccessors.MatchString(q.accessors) }

func (q property) hasWire() bool {
	return slices.ContainsFunc(q.attributes, func(a string) bool { return strings.Contains(a, "JsonPropertyName(") })
}

// sharedAttributes are what most properties that may be null carry, apart from what each has of its own.
func sharedAttributes(props []property) []string {
	var out []string
	if len(props) < 2 {
		return nil // one has its own reasons
	}
	for _, q := range props {
		for _, a := range q.attributes {
			with := func(o property) bool { return slices.Contains(o.attributes, a) }
			own := strings.Contains(a, "JsonPropertyName(") || strings.Contains(a, "Experimental") || strings.Contains(a, "Obsolete") || strings.Contains(a, "typeof(")
			if !own && !slices.Contains(out, a) && most(props, with) {
				out = append(out, a)
			}
		}
	}
	return out
}

// typeMarks are what most of a file's properties of a type of the platform carry, such as how a time is written in JSON.
func (p *page) typeMarks() map[string][]string {
	byType := map[string][]property{}
	for _, t := range p.types() {
		for _, q := range p.properties(t) {
			if typed := strings.TrimSuffix(q.typed, "?"); typed == "DateTimeOffset" || typed == "TimeSpan" || typed == "Guid" || typed == "Uri" {
				byType[typed] = append(byType[typed], q)
			}
		}
	}
	out := map[string][]string{}
	for typed, props := range byType {
		for _, a := range props[0].attributes {
			if strings.Contains(a, "JsonConverter(") && most(props, func(q property) bool { return slices.Contains(q.attributes, a) }) {
				out[typed] = append(out[typed], a)
			}
		}
	}
	return out
}

func most[T any](list []T, is func(T) bool) bool {
	count := 0
	for _, x := range list {
		if is(x) {
			count++
		}
	}
	return count*2 > len(list)
}

// mostOf is the commonest answer, the first one among equals.
func mostOf[T any](list []T, of func(T) string) string {
	counts := map[string]int{}
	best := ""
	for _, x := range list {
		counts[of(x)]++
	}
	for _, x := range list {
		if a := of(x); best == "" || counts[a] > counts[best] {
			best = a
		}
	}
	return best
}

// declare writes a property, with its documentation.
func (s style) declare(d declarer, f model.Symbol, marks []string) string {
	typed, initial, words := d.typeText(f.Type), "", "public "
	switch {
	case f.Presence != model.Required:
		if s.nullable || isValue(typed) {
			typed += "?"
		}
	case s.required:
		words += "required "
	case isDefaultOf(typed, f.Default):
		initial = " = " + f.Default + ";"
	default:
		initial = s.initialOf(typed)
	}
	lines := documented(f.Doc, s.shortDoc)
	if s.wire || s.json && f.Wire != "" && !strings.EqualFold(f.Wire, d.pascal(f.Name)) {
		lines = append(lines, "[JsonPropertyName("+quoteText(wireOf(f))+")]")
	}
	if f.Presence != model.Required {
		lines = append(lines, s.shared...)
	}
	lines = append(lines, s.byType[strings.TrimSuffix(typed, "?")]...)
	lines = append(lines, marks...)
	return strings.Join(append(lines, words+typed+" "+d.pascal(f.Name)+" "+s.accessors+initial), "\n")
}

var (
	wholeNumber = regexp.MustCompile(`^\d{1,9}$`)
	plainText   = regexp.MustCompile(`^"[\w .-]{0,40}"$`)
)

// isDefaultOf reports a value that is written alike in all languages.
func isDefaultOf(typed, value string) bool {
	switch typed {
	case "bool":
		return value == "true" || value == "false"
	case "int", "long", "double":
		return wholeNumber.MatchString(value)
	case "string":
		return plainText.MatchString(value)
	}
	return false
}

// wireOf is a name in JSON: as stated, or as JSON names usually are.
func wireOf(s model.Symbol) string {
	if s.Wire != "" {
		return s.Wire
	}
	if strings.Contains(s.Name, "_") {
		return s.Name
	}
	words := model.Words(s.Name)
	return words[0] + declarer{}.pascal(strings.Join(words[1:], "_"))
}

// isValue reports a type that cannot be null by itself.
func isValue(typed string) bool {
	switch typed {
	case "bool", "int", "long", "double", "DateTimeOffset", "TimeSpan", "Guid", "JsonElement":
		return true
	}
	return false
}

// initialOf is a value for what must not be null. The default of a type that is not known yet is right for structs, too.
func (s style) initialOf(typed string) string {
	switch kind := s.kinds[typed]; {
	case isValue(typed), kind == model.Enum, !s.nullable:
		return ""
	case typed == "string":
		return " = string.Empty;"
	case strings.HasPrefix(typed, "IList<"), strings.HasPrefix(typed, "List<"), strings.HasPrefix(typed, "IReadOnlyList<"):
		return " = [];"
	case kind == model.KindUnknown && identifier.MatchString(typed) && typed != "object":
		return " = default!;"
	}
	return " = null!;"
}
