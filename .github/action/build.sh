#!/usr/bin/env bash
# Builds the program from the action's own source.
#
# in:  SDKPARITY_BIN (where to); the runner's GITHUB_ACTION_PATH
set -euo pipefail
action=${GITHUB_ACTION_PATH//\\//}
# shellcheck source=.github/action/common.sh
. "$action/.github/action/common.sh"

command -v go >/dev/null || die "sdkparity is to be built from source, and there is no Go here"
read -r compiler _ <<<"$(go env CC)"
command -v "${compiler:-cc}" >/dev/null ||
	die "sdkparity is built with cgo, and there is no C compiler ${compiler:-cc} here: install gcc or clang, or use a released version"

cd "$action"
CGO_ENABLED=1 GOFLAGS=-mod=readonly GOWORK=off go build -trimpath -o "$SDKPARITY_BIN" ./cmd/sdkparity ||
	die "sdkparity could not be built from source; what the compiler says is above"
"$SDKPARITY_BIN" version
