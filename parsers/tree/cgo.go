//go:build !cgo

package tree

// The grammars are C. A build without cgo finds no file in their packages, and says so in a way that tells nobody what to do;
// this says it.
var _ = sdkparity_is_built_with_cgo__set_CGO_ENABLED_to_1_and_install_a_C_compiler
