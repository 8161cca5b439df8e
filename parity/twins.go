package parity

import (
	"strings"

	"sdkparity/model"
)

// twin is the name without the word that tells a type that waits from the one that does not, ClientSync from ClientAsync, where an SDK has
// both: the one that waits is what other SDKs call Client. "" for all others.
func twin(name string, has map[string]bool) string {
	for _, sync := range []string{"Sync", "Blocking"} {
		if rest, ok := strings.CutSuffix(name, sync); ok && rest != "" && has[rest+"Async"] {
			return rest
		}
		if rest, ok := strings.CutPrefix(name, sync); ok && rest != "" && has["Async"+rest] {
			return rest
		}
	}
	return ""
}

// typeNames are the names of an SDK's types.
func typeNames(api *model.API) map[string]bool {
	names := make(map[string]bool, len(api.Types))
	for i := range api.Types {
		names[api.Types[i].Name] = true
	}
	return names
}
