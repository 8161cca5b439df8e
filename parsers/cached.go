package parsers

import (
	"fmt"
	"sync"

	"github.com/fxamacker/cbor/v2"

	"sdkparity/parsers/cache"
	"sdkparity/parsers/language"
)

// unitFormat is raised when language.Unit or the model changes, so that older units are not read.
const unitFormat = 2

var decoding = func() cbor.DecMode {
	m, err := cbor.DecOptions{
		MaxNestedLevels: 1 << 12, MaxArrayElements: 1 << 24,
		UTF8: cbor.UTF8DecodeInvalid, // source need not be UTF-8
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return m
}()

// Cached keeps units in memory, so that two revisions share what they have in common, and in a store on disk.
func Cached(store *cache.Store) Cache {
	var memory sync.Map
	return Cache{
		Get: func(lang language.Language, id string) (language.Unit, bool) {
			key := unitKey(lang, id)
			if unit, ok := memory.Load(key); ok {
				return unit.(language.Unit), true
			}
			data, ok := store.Get(key)
			if !ok {
				return language.Unit{}, false
			}
			var unit language.Unit
			if err := decoding.Unmarshal(data, &unit); err != nil {
				return language.Unit{}, false // written by another build under the same format: parse anew
			}
			memory.Store(key, unit)
			return unit, true
		},
		Put: func(lang language.Language, id string, unit language.Unit) {
			key := unitKey(lang, id)
			memory.Store(key, unit)
			if data, err := cbor.Marshal(unit); err == nil {
				store.Put(key, data)
			}
		},
	}
}

func unitKey(lang language.Language, id string) string {
	return fmt.Sprintf("%d/%s/%d/%s", unitFormat, lang.Name, lang.Version, id)
}
