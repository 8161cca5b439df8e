package github

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// digest is a short name for a text, with nothing in it that could end a comment: markers have the digest of a workflow and job, so that
// two of them do not write over each other's.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// marker begins what we write: <!-- sdkparity KIND=KEY WORDS -->
func marker(kind, key, words string) string { return marked(kind, key) + words + " -->\n" }

func marked(kind, key string) string { return "<!-- sdkparity " + kind + "=" + key + " " }

// words are those of a text's marker; ok is false where it is not one of that kind and key.
func words(text, kind, key string) (found string, ok bool) {
	rest, ok := strings.CutPrefix(text, marked(kind, key))
	if !ok {
		return "", false
	}
	found, _, ok = strings.Cut(rest, " -->")
	return found, ok
}

// same reports whether GitHub would show the same: it keeps a text but for how its lines end.
func same(a, b string) bool { return asKept(a) == asKept(b) }

func asKept(text string) string { return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")) }
