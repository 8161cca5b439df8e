package model

import "testing"

var names = []string{"ProviderConfig", "managedIdentity", "get_mcp_server_url", "onPreToolUse", "clientId", "SessionEventTypeAssistantMessageDelta", "x"}

func BenchmarkKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range names {
			Key(n)
		}
	}
}
func BenchmarkWords(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range names {
			Words(n)
		}
	}
}
func FuzzSame(f *testing.F) {
	for _, n := range append(names, "A", "ABc", "a-b_c", "é\xffB", "İx", "Ǆabc", "getMCPServerURL2", "", "日本Go", "ǅX") {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, b := oldKey(s), Key(s); a != b {
			t.Fatalf("%q %q %q", s, a, b)
		}
		a, b := oldWords(s), Words(s)
		if len(a) != len(b) {
			t.Fatalf("%q %q %q", s, a, b)
		}
		for i := range a {
			if a[i] != b[i] {
				t.Fatalf("%q %q %q", s, a, b)
			}
		}
	})
}
