package patch

import "sdkparity/model"

// Nearest tries the types near a new one until one of them is taken: first those of its kind, a record or none, then the others.
func (w *Writer) Nearest(try func(near model.Symbol) bool) {
	for _, same := range []bool{true, false} {
		for _, s := range w.Gap.Near {
			if same && isRecord(s.Kind) != isRecord(w.Gap.Want.Kind) || s.Layer == model.Generated {
				continue
			}
			if try(s) {
				return
			}
		}
	}
}

func isRecord(k model.Kind) bool {
	return k == model.Object || k == model.Class || k == model.Interface
}

// Before tries the types that stand in front of a new one until one of them is taken: the one directly before it elsewhere, if it stands
// beside those like it here, those most like it, and then the others that stand before it elsewhere.
func (w *Writer) Before(try func(name, file string, beside bool) bool) {
	for _, s := range w.Gap.Near {
		if len(w.Gap.After) > 0 && try(w.Gap.After[0], s.At.File, true) {
			return
		}
	}
	for _, s := range w.Gap.Near {
		if try(s.Name, s.At.File, false) {
			return
		}
	}
	for _, name := range w.Gap.After {
		for _, s := range w.API.Types {
			if s.Name == name && s.Layer != model.Generated && try(name, s.At.File, false) {
				return
			}
		}
	}
}

// Names are the names that fields and parameters around a symbol have here, which documentation may mention.
func (w *Writer) Names(s model.Symbol, spelled func(string) string) []string {
	var out []string
	for _, list := range [][]model.Symbol{{s}, w.Gap.Parent.Members, w.Gap.Want.Members, s.Members} {
		for _, m := range list {
			if m.Kind == model.Field || m.Kind == model.Param {
				out = append(out, spelled(m.Name))
			}
		}
	}
	return out
}
