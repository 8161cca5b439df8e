#!/usr/bin/env bash
# Runs the program. Each input that is given becomes one word, --name=value, whatever is in it.
#
# in:  SDKPARITY_BIN, INPUT_…, GITHUB_TOKEN
set -euo pipefail
# shellcheck source=common.sh
. "${GITHUB_ACTION_PATH//\\//}/.github/action/common.sh"

words=()
flag() { # flag NAME VALUE
	[ -z "$2" ] || words+=("--$1=$2")
}

case $INPUT_COMMAND in
pr)
	words=(pr)
	flag number "$INPUT_NUMBER"
	flag base "$INPUT_BASE"
	flag head "$INPUT_HEAD"
	flag deliver "$INPUT_DELIVER"
	flag save "$INPUT_SAVE"
	flag from "$INPUT_FROM"
	;;
audit)
	words=(audit --publish)
	;;
*) die "command is $(printf %q "$INPUT_COMMAND"), and not pr or audit" ;;
esac
flag config "$INPUT_CONFIG"
flag fail-on "$INPUT_FAIL_ON"
exec "$SDKPARITY_BIN" "${words[@]}"
