package report

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
)

// tracked is what an audit leaves for the next one to compare with.
type tracked struct {
	Rev    string   `json:"rev"`
	IDs    []string `json:"ids"`             // of the findings at warning or above, sorted
	Blind  []string `json:"blind,omitempty"` // digests of what could not be read, sorted
	Cut    bool     `json:"cut,omitempty"`   // not all of it had room
	Closed bool     `json:"closed,omitempty"`
}

// Limits of what is kept in an issue's body, where anybody who may edit it can write anything.
const (
	maxTracked     = 16_000  // characters
	maxTrackedText = 1 << 20 // bytes, unpacked
	maxBlind       = 500
)

// track is what an audit found, for the next one.
func track(r Result) tracked {
	t := tracked{Rev: r.Head}
	for _, f := range r.Findings {
		if weighty(f) {
			t.IDs = append(t.IDs, f.ID)
		}
	}
	for _, b := range r.blindSpots() {
		t.Blind = append(t.Blind, spot(b))
	}
	slices.Sort(t.IDs)
	slices.Sort(t.Blind)
	t.IDs, t.Blind = slices.Compact(t.IDs), slices.Compact(t.Blind)
	t.Blind = t.Blind[:min(len(t.Blind), maxBlind)]
	return t
}

// blindSpots are what keeps an audit from having seen everything.
func (r Result) blindSpots() []string {
	var out []string
	times := map[string]int{}
	for _, p := range r.Problems {
		spot := p.SDK + "\x00" + p.File + "\x00" + p.Text
		times[spot]++ // instead of the line, which any change above it moves
		out = append(out, spot+"\x00"+strconv.Itoa(times[spot]))
	}
	for _, c := range r.Coverage {
		if c.Absent {
			out = append(out, c.SDK+"\x00absent")
		}
	}
	if !r.Schema.Known && r.Schema.Why != "" {
		out = append(out, schemaColumn)
	}
	return out
}

func spot(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// words packs it, without a character that could end an HTML comment.
func (t tracked) words() string {
	for {
		var b bytes.Buffer
		z, _ := flate.NewWriter(&b, flate.BestCompression) // the level is one
		_ = json.NewEncoder(z).Encode(t)                   // memory takes everything
		_ = z.Close()
		text := base64.StdEncoding.EncodeToString(b.Bytes())
		if len(text) <= maxTracked || len(t.IDs) == 0 {
			return text
		}
		t.IDs, t.Cut = t.IDs[:len(t.IDs)*9/10], true
	}
}

// readTracked unpacks it; ok is false where it is nothing that words wrote.
func readTracked(words string) (t tracked, ok bool) {
	packed, err := base64.StdEncoding.DecodeString(strings.TrimSpace(words))
	if err != nil || len(words) > 4*maxTracked {
		return tracked{}, false
	}
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxTrackedText))
	if err != nil || json.Unmarshal(text, &t) != nil || t.Rev == "" {
		return tracked{}, false
	}
	slices.Sort(t.IDs)
	return t, true
}

// news is what became of the findings since the last audit.
type auditNews struct {
	first        bool     // there was none before
	fresh, fixed []string // ids
	unsure       []string // not found any more, by an audit that saw less than the last
	keep         tracked  // what to remember
}

func newsSince(r Result, before tracked, known bool) auditNews {
	now := track(r)
	n := auditNews{first: !known, keep: now}
	if !known {
		return n
	}
	for _, id := range now.IDs {
		if _, was := slices.BinarySearch(before.IDs, id); !was && !before.Cut {
			n.fresh = append(n.fresh, id)
		}
	}
	var gone []string
	for _, id := range before.IDs {
		if _, is := slices.BinarySearch(now.IDs, id); !is {
			gone = append(gone, id)
		}
	}
	// What blinds this audit and did not blind the last one may hide a finding. It stays until somebody has looked.
	if slices.ContainsFunc(now.Blind, func(b string) bool { _, was := slices.BinarySearch(before.Blind, b); return !was }) {
		n.unsure = gone
		n.keep.IDs = append(n.keep.IDs, gone...)
		slices.Sort(n.keep.IDs)
		n.keep.Blind = before.Blind // so that the next audit is held to the last complete one
		return n
	}
	n.fixed = gone
	return n
}
