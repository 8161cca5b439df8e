package parity

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
)

// behaves reports whether a type has methods: a class is reached by its constructor and needs no place.
func (c *concept) behaves() bool {
	for _, n := range c.nodes {
		if n != nil && slices.ContainsFunc(n.members(), func(s slot) bool { return s.sym.Kind == model.Method }) {
			return true
		}
	}
	return false
}

// derivedIn names a type of an SDK that stands for one that others derive from the missing base: its members are folded in.
func (b *builder) derivedIn(c *concept, s int) string {
	for _, n := range c.nodes {
		if n == nil {
			continue
		}
		for _, derived := range n.sdk.derived(n) {
			if derived.concept == nil {
				continue
			}
			if here := derived.concept.final().nodes[s]; here != nil {
				return "folded into " + here.sym.Name
			}
		}
	}
	return ""
}

// asFunctions says that an SDK has as module functions all that several SDKs have in a class of methods, or "".
func (b *builder) asFunctions(c *concept, s int) string {
	module := b.byKey[""].final().nodes[s]
	if module == nil || len(c.groups) == 0 {
		return ""
	}
	shared := 0
	for _, g := range c.groups {
		if g.count() == 1 && c.count() > 1 {
			continue // of one SDK's own
		}
		if g.kind() != model.Method || !slices.ContainsFunc(module.members(), func(m slot) bool { return m.key == g.key }) {
			return ""
		}
		shared++
	}
	if shared == 0 {
		return ""
	}
	return "module functions"
}

// asMember says that an SDK has a module function as a member of one of its types, or the other way round, or "".
func (b *builder) asMember(c *concept, g group, s int) string {
	if c.key != "" {
		if module := b.byKey[""].final().nodes[s]; g.kind() == model.Method && module != nil &&
			slices.ContainsFunc(module.members(), func(m slot) bool { return g.called(m.key) || isAbout(m.key, g.key, c.key) }) {
			return "a module function"
		}
		return ""
	}
	for _, sl := range g.slots {
		if sl == nil {
			continue
		}
		if owner := b.sdks[s].staticOwner(sl.key); owner != "" {
			return "a member of " + owner
		}
	}
	return ""
}

// called reports whether some SDK's name for a member has a key.
func (g group) called(key string) bool {
	return g.key == key || slices.ContainsFunc(g.slots, func(sl *slot) bool { return sl != nil && sl.key == key })
}

// isAbout reports whether a function is called as a member and the type it belongs to, or several of them: buildArguments is Argument.build.
func isAbout(function, member, of string) bool {
	rest, ok := strings.CutPrefix(function, member)
	return ok && of != "" && (rest == of || rest == of+"s")
}

// staticOwner is a type that has a member of a module function's key, by hand, or "".
func (s *sdk) staticOwner(key string) string {
	if s.owners == nil {
		s.owners = map[string]string{}
		for _, n := range s.nodes {
			if n.layer != model.Handwritten {
				continue
			}
			for i := range n.sym.Members {
				m := &n.sym.Members[i]
				key := functionKey(m.Name)
				s.ownedBy(key, n.sym.Name)
				if m.Kind == model.Method {
					s.ownedBy(key+n.key, n.sym.Name)
					s.ownedBy(key+n.key+"s", n.sym.Name)
				}
				if m.Name == strings.ToUpper(m.Name) { // a constant, APPROVE_ALL
					s.ownedBy(model.Key(m.Name), n.sym.Name)
				}
			}
		}
	}
	return s.owners[key]
}

func (s *sdk) ownedBy(key, owner string) {
	if s.owners[key] == "" {
		s.owners[key] = owner
	}
}

// holds reports whether an argument is an object, or one of several, that has the member.
func (b *builder) holds(owner *node, arg *model.Symbol, key string) bool {
	for _, l := range leavesOf(owner, &model.Symbol{Kind: model.Field, Name: arg.Name, Type: arg.Type, At: arg.At}) {
		if l.role != "" || l.node.sym.Kind == model.Class && !isRecord(l.node.sym) {
			continue
		}
		has := func(s slot) bool { return s.key == key }
		if slices.ContainsFunc(l.node.members(), has) || slices.ContainsFunc(l.node.fields(), has) {
			return true
		}
	}
	return false
}

// idiom says how an SDK without a method does what it is for in its own way, or "".
func (c *concept) idiom(g group, s int) string {
	if slices.Contains(endings, g.key) && c.nodes[s].ends() {
		return "its disposal"
	}
	if slices.Contains([]string{"cancelled", "canceled"}, g.key) && slices.ContainsFunc(c.groups, func(o group) bool { return o.key == cancellation[0] && o.slots[s] != nil }) {
		return "its cancellation" // which says whether there was one
	}
	if g.completed() && c.nodes[s].ends() {
		return "its end" // which others are told by who closes it
	}
	if here := cmp.Or(c.nodes[s].hook(g.key, nil), c.nodes[s].inPackage(g), c.nodes[s].makes(g), c.nodes[s].built(g), c.nodes[s].opened(g), c.inCapability(g, s)); here != "" {
		return here
	}
	var only *slot
	for _, sl := range g.slots {
		if sl == nil {
			continue
		}
		if sl.sym.Kind != model.Method && sl.sym.Kind != model.Function {
			return ""
		}
		if made := sl.owner.sdk.resolve(sl.sym.Type, sl.owner); sl.sym.Kind == model.Function && made != nil && made.concept != nil &&
			functionKey(sl.sym.Name) == functionKey(lastPart(made.sym.Name)) {
			return "constructor of " + made.sym.Name
		}
		if only != nil {
			return ""
		}
		only = sl
	}
	// SendPrompt beside send, ResumeSessionWithOptions beside resumeSession: one SDK's longer name for a case of a shared method.
	for _, o := range c.groups {
		if o.slots[s] == nil || o.count() < 2 || only == nil || o.key == g.key {
			continue
		}
		if here := o.slots[only.owner.sdk.index]; here != nil && isMethod(o.slots[s].sym) && extends(only.sym.Name, here.sym.Name) {
			return "a case of " + o.slots[s].sym.Name
		}
	}
	return ""
}

// hook says that a type has a method from what it extends, where such methods are told, or "". A callback onX is a method X that who
// extends the type overrides, or the other way round.
func (n *node) hook(key string, seen []*node) string {
	if slices.Contains(seen, n) {
		return ""
	}
	for i := range n.sym.Members {
		m := &n.sym.Members[i]
		its := n.sdk.keys.ofMember(n.sdk.api.SDK, n.key, m)
		switch {
		case m.Kind == model.Method && "on"+its == key:
			return "a method to override"
		case m.Kind == model.Method && its == key && len(seen) > 0:
			return "through " + n.sym.Name
		case m.Kind == model.Field && its == "on"+key && n.shape(m.Type, maxUnfolding) == "a callback":
			return "a callback"
		}
	}
	for _, t := range n.sym.Bases {
		if base := n.sdk.resolve(t, n); base != nil {
			if here := base.hook(key, append(seen, n)); here != "" {
				return here
			}
		}
	}
	return ""
}

// endings are the names under which a connection or a handle is given up, besides the language's own.
var endings = []string{"disconnect", "destroy", "shutdown", "release", "unsubscribe"}

// ownEndings are those that languages have themselves.
var ownEndings = []string{"close", "aclose", "dispose", "asyncdispose", "aexit", "exit", "drop"}

// ends reports whether a type can be given up in its language's own way, close, Dispose, __aexit__, by itself or by what it extends.
func (n *node) ends() bool { return n.endsBeside(nil) }

func (n *node) endsBeside(seen []*node) bool {
	if slices.Contains(seen, n) {
		return false
	}
	if slices.ContainsFunc(n.sym.Members, func(m model.Symbol) bool {
		return m.Kind == model.Method && slices.Contains(ownEndings, methodKey(m.Name))
	}) {
		return true
	}
	return slices.ContainsFunc(n.sym.Bases, func(t model.Type) bool {
		if strings.HasSuffix(t.Name, "Disposable") || strings.HasSuffix(t.Name, "Closeable") {
			return true
		}
		base := n.sdk.resolve(t, n)
		return base != nil && base.endsBeside(append(seen, n))
	})
}

// extends reports whether a name is another with words added behind it.
func extends(longer, shorter string) bool {
	l, s := model.Words(longer), model.Words(shorter)
	if n := len(s); n > 0 && s[n-1] == "async" {
		s = s[:n-1]
	}
	return len(l) > len(s) && slices.Equal(l[:len(s)], s)
}

func isMethod(s *model.Symbol) bool { return s.Kind == model.Method || s.Kind == model.Function }

// payload says that an SDK has a member one level down, in what the SDKs with the member do not have: {token: {value}} for {value},
// messages().send() for send(), topic.delete() for deleteTopic(), or "".
func (c *concept) payload(g group, s int) string {
	for _, o := range c.groups {
		at := o.slots[s]
		if at == nil || o.key == g.key || at.sym.Kind != model.Field && (at.sym.Kind != model.Method || len(at.sym.Members) > 0) {
			continue
		}
		flat := true
		for t, sl := range g.slots {
			flat = flat && (sl == nil || o.slots[t] == nil || o.slots[t].sym.Kind == model.Value)
		}
		if flat && slices.ContainsFunc(leavesOf(at.owner, at.sym), func(l leaf) bool { return l.holds(g, o.key) }) {
			return "in its " + at.sym.Name
		}
	}
	return ""
}

// holds reports whether what an accessor leads to has a group's member: a record its field, a part of a client its method.
func (l leaf) holds(g group, accessor string) bool {
	if l.role != "" && l.role != "(r)" {
		return false
	}
	return slices.ContainsFunc(l.node.members(), func(m slot) bool {
		if !isMethod(m.sym) {
			return m.key == g.key && isRecord(l.node.sym)
		}
		if g.kind() == model.Field {
			return m.key == g.key && onlyGives(l.node.sym)
		}
		return g.kind() == model.Method && slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.isPart(m, accessor) })
	})
}

// foreign reports whether an argument is of a type from outside the SDK, whose members nobody has read.
func (b *builder) foreign(owner *node, arg *model.Symbol) bool {
	return arg.Type.Form == model.Ref && owner.sdk.resolve(arg.Type, owner) == nil
}

// taken reports whether the SDKs that have a member have the argument beside it, too.
func (b *builder) taken(g group, p place, arg *model.Symbol) bool {
	for s, sl := range g.slots {
		if sl == nil {
			continue
		}
		if at := b.memberAt(p, s); at != nil && !slices.ContainsFunc(at.sym.Members, func(m model.Symbol) bool { return memberKey(m.Name) == memberKey(arg.Name) }) {
			return false
		}
	}
	return true
}

// besides reports whether the SDK takes an option as a parameter beside the options object, or in one of a type that nobody has read
// and that the SDKs with the option do not take.
func (b *builder) besides(c *concept, g group, s int) bool {
	for _, p := range c.places {
		if !isParameter(p.role) {
			continue
		}
		at := b.memberAt(p, s)
		if at == nil {
			continue
		}
		for i := range at.sym.Members {
			arg := &at.sym.Members[i]
			if memberKey(arg.Name) == g.key || b.holds(at.owner, arg, g.key) || g.key != cancellation[0] && g.kind() == model.Field && b.foreign(at.owner, arg) && !b.taken(g, p, arg) {
				return true
			}
		}
	}
	return false
}
