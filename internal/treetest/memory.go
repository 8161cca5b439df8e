package treetest

import (
	"os"
	"strconv"
	"strings"
)

// Peak is how many bytes of memory the process had at most while f ran, its C part included; 0 where the system does not tell.
func Peak(f func()) int64 {
	reset := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
	f()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil || reset != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kib, _ := strconv.ParseInt(fields[0], 10, 64)
	return kib << 10
}
