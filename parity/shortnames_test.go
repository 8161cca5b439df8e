package parity

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"sdkparity/model"
)

func TestShortNames(t *testing.T) {
	for values, want := range map[string]string{
		"ConsumerKind: ConsumerKindSingle ConsumerKindGroup": "group single",
		"MessagePolling: POLLING_FIRST POLLING_LAST":         "first last",
		"IdKind: NumericId StringId":                         "numeric string",
		"StorageClass: STORAGECLASS_COLD STORAGECLASS_HOT":   "cold hot",
		"Level: Low High":                                    "",
		"Level: LevelLow High":                               "",
		"Level: LevelLow":                                    "",
		"Level: Level LevelHigh":                             "",
		"Mode: UserMode UserOnly":                            "",
	} {
		name, list, _ := strings.Cut(values, ": ")
		enum := &model.Symbol{Kind: model.Enum, Name: name}
		for i, v := range strings.Fields(list) {
			enum.Members = append(enum.Members, model.Symbol{Kind: model.Value, Name: v, Wire: []string{"", "2"}[i%2]})
		}
		if got := strings.Join(slices.Sorted(maps.Values(shortNames(enum))), " "); got != want {
			t.Errorf("%s: got %q, want %q", values, got, want)
		}
	}
}
