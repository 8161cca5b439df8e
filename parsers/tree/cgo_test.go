package tree

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestBuildWithoutCgo holds that a program without parsers cannot be built by accident, and that the failure says what to do.
func TestBuildWithoutCgo(t *testing.T) {
	build := exec.CommandContext(t.Context(), "go", "build", "-o", os.DevNull, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := build.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "set_CGO_ENABLED_to_1_and_install_a_C_compiler") {
		t.Errorf("a build without cgo: %v\n%s", err, out)
	}
}
