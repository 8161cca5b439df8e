package parity

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sdkparity/model"
)

// minRegular is how many members an SDK must call by the others' names without, or with, one and the same word for that to be its way.
const minRegular = 3

// respelling is a word that an SDK leaves out of the others' names, or puts into them.
type respelling struct {
	sdk  int
	word string
	more bool // it is the SDK that has the word
}

func (r respelling) String() string {
	if r.more {
		return "goes by the others' name with " + strconv.Quote(r.word) + " in it, as others of its type do"
	}
	return "goes by the others' name without " + strconv.Quote(r.word) + ", as others of its type do"
}

// joinRegular merges what one SDK calls by the others' names without a word that all of those have, or with one that none has: feature,
// background and rule for FeatureKeywords, BackgroundKeywords and RuleKeywords.
func joinRegular(groups []group) []group {
	found := map[respelling]map[int]int{} // which group of the SDK's is which of the others'
	for i, own := range groups {
		sl := own.sole()
		if sl == nil || own.kind() == model.Value || sl.owner.layer != model.Handwritten {
			continue
		}
		for j, other := range groups {
			if i == j || !other.disjoint(own) || other.kind() != own.kind() && !(own.isValue() && other.isValue()) {
				continue
			}
			for _, theirs := range other.slots {
				if theirs == nil || theirs.owner.layer != model.Handwritten {
					continue
				}
				word, more, ok := oneWordApart(sl.words(), theirs.words())
				if !ok {
					continue
				}
				r := respelling{sl.owner.sdk.index, word, more}
				if found[r] == nil {
					found[r] = map[int]int{}
				}
				found[r][i] = j
			}
		}
	}
	gone := map[int]bool{}
	for _, r := range slices.SortedFunc(maps.Keys(found), func(a, b respelling) int {
		return cmp.Or(cmp.Compare(len(found[b]), len(found[a])), cmp.Compare(a.sdk, b.sdk), cmp.Compare(a.word, b.word), cmp.Compare(count(a.more), count(b.more)))
	}) {
		if len(found[r]) < minRegular {
			break
		}
		for _, i := range slices.Sorted(maps.Keys(found[r])) {
			if j := found[r][i]; !gone[i] && !gone[j] && groups[j].disjoint(groups[i]) {
				groups[j].takeSole(groups[i], r.String())
				gone[i] = true
			}
		}
	}
	var out []group
	for i, g := range groups {
		if !gone[i] {
			out = append(out, g)
		}
	}
	return out
}

// isValue reports whether a group is what a type holds: fields, and methods that take nothing.
func (g group) isValue() bool {
	return !slices.ContainsFunc(g.slots, func(sl *slot) bool {
		return sl != nil && sl.sym.Kind != model.Field && (sl.sym.Kind != model.Method || len(sl.sym.Members) > 0)
	})
}

// words are those of a member's name, without what its language puts in front of a getter.
func (s *slot) words() []string {
	words := model.Words(s.sym.Name)
	if len(words) > 1 && isMethod(s.sym) && words[0] == "get" {
		return words[1:]
	}
	return words
}

// oneWordApart finds the only word by which two names differ, and whether it is the first that has it.
func oneWordApart(a, b []string) (word string, more, ok bool) {
	long, short, more := a, b, true
	if len(a) < len(b) {
		long, short, more = b, a, false
	}
	if len(long) != len(short)+1 || len(short) == 0 {
		return "", false, false
	}
	at := 0
	for at < len(short) && long[at] == short[at] {
		at++
	}
	if strings.Join(long[at+1:], " ") != strings.Join(short[at:], " ") {
		return "", false, false
	}
	return long[at], more, true
}
