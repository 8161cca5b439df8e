package fakegithub

import (
	"encoding/json"
	"os"
	"sync"
	"testing"
)

var examples = sync.OnceValues(func() (map[string][]json.RawMessage, error) {
	text, err := os.ReadFile(packaged("webhooks-examples/api.github.com/index.json"))
	if err != nil {
		return nil, err
	}
	var list []struct {
		Name     string
		Examples []json.RawMessage
	}
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, err
	}
	out := map[string][]json.RawMessage{}
	for _, event := range list {
		out[event.Name] = event.Examples
	}
	return out, nil
})

// Payloads are recorded webhook payloads of an event such as pull_request. The test is skipped, saying so, where the
// recordings are not installed, and fails where there are none of the event.
func Payloads(t testing.TB, event string) []json.RawMessage {
	t.Helper()
	all, err := examples()
	if os.IsNotExist(err) {
		t.Skipf("SKIPPED: recorded webhook payloads, which .ci/run installs (%s), are not there: %v", variable, err)
	}
	if err != nil || len(all[event]) == 0 {
		t.Fatalf("no payload of %s: %v", event, err)
	}
	return all[event]
}
