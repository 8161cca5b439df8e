package patch

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// Writer writes one gap. Nothing reaches the draft before all of it is known to be right.
type Writer struct {
	Draft  language.Draft
	API    *model.API
	Layout language.Layout
	Gap    language.Gap
	Out    language.Written
}

// None says why nothing is written. The first reason counts.
func (w *Writer) None(format string, args ...any) {
	if w.Out.None == "" {
		w.Out.None = fmt.Sprintf(format, args...)
	}
}

// Also says what else is written.
func (w *Writer) Also(format string, args ...any) {
	w.Out.Also = append(w.Out.Also, fmt.Sprintf(format, args...))
}

// Left says, once, what is left to a person.
func (w *Writer) Left(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(w.Out.Left, text) {
		w.Out.Left = append(w.Out.Left, text)
	}
}

// Short is a path in the SDK.
func (w *Writer) Short(path string) string { return strings.TrimPrefix(path, w.Layout.Root+"/") }

// Generated reports whether the configuration says that a file is generated.
func (w *Writer) Generated(path string) bool {
	return w.Layout.Generated != nil && w.Layout.Generated(path)
}

// Finish writes files as they will be: all, or none where wrong says of one why not.
func (w *Writer) Finish(texts map[string]string, wrong func(path, text string) string) {
	for _, path := range slices.Sorted(maps.Keys(texts)) {
		if w.Out.None == "" {
			w.Out.None = wrong(path, texts[path])
		}
	}
	if w.Out.None != "" {
		w.Out.Also, w.Out.Left = nil, nil
		return
	}
	for path, text := range texts {
		w.Draft.Set(path, text)
	}
}
