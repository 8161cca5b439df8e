#!/usr/bin/env bash
# Brings the released program for this runner, checks that it is what was released and who released it, and tells later steps
# where it is. What was tampered with ends the run. Where there is nothing to bring, the next steps build it from the source that
# the action itself is: that is what the workflow pinned.
#
# in:  INPUT_VERSION, GH_TOKEN; the runner's GITHUB_ACTION_PATH, GITHUB_SERVER_URL, RUNNER_OS, RUNNER_ARCH, RUNNER_TEMP
# out: bin (the program), build (true when it is to be built), key (of that build, for the cache), go (which Go builds it)
set -euo pipefail
action=${GITHUB_ACTION_PATH//\\//}
# shellcheck source=.github/action/common.sh
. "$action/.github/action/common.sh"

dir=${RUNNER_TEMP//\\//}/sdkparity-program
rm -rf "$dir" # an earlier step may have unpacked there what others made
mkdir -p "$dir"
exe=sdkparity
[ "$RUNNER_OS" != Windows ] || exe=sdkparity.exe
output bin "$dir/$exe"

if command -v sha256sum >/dev/null; then # macOS calls it otherwise
	sha256=(sha256sum)
else
	sha256=(shasum -a 256)
fi

build() { # build WHY
	say "$1: building from source"
	output build true
	output go "$(awk '$1 == "go" { print $2 }' "$action/go.mod")"
	output key "sdkparity-$RUNNER_OS-$RUNNER_ARCH-${ImageOS:-}-$(sources)"
	exit 0
}

sources() { # a name for all that the program is built from
	(cd "$action" && find . -name .git -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 "${sha256[@]}") | "${sha256[@]}" | cut -d ' ' -f 1
}

download() { # download NAME
	curl --fail --silent --show-error --location --proto '=https' --tlsv1.2 --connect-timeout 10 --max-time 180 \
		--max-filesize 209715200 --retry 2 --retry-delay 1 --output "$dir/$1" "$from/$1"
}

# A runner keeps an action in …/_actions/OWNER/NAME/REF; a workflow's own repository is elsewhere, and has no release of itself.
repository='' ref=''
if [[ $action =~ /_actions/([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)/([^/]+) ]]; then
	repository=${BASH_REMATCH[1]} ref=${BASH_REMATCH[2]}
fi

number='^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$'
version=${INPUT_VERSION:-}
[ -n "$version" ] || { [[ $ref =~ $number ]] && version=$ref; } || version=$(cat "$action/.github/action/version")
[ "$version" != source ] || build "no release is asked for"
[[ $version =~ $number ]] || die "version is $(printf %q "$version"), and not as v1.2.3 or source"
[ -n "$repository" ] || build "the action is part of this repository"

case $RUNNER_OS-$RUNNER_ARCH in
Linux-X64) platform=linux_amd64 ;;
Linux-ARM64) platform=linux_arm64 ;;
macOS-X64) platform=darwin_amd64 ;;
macOS-ARM64) platform=darwin_arm64 ;;
Windows-X64) platform=windows_amd64 ;;
*) build "nothing is released for $RUNNER_OS $RUNNER_ARCH" ;;
esac

archive=sdkparity_${version#v}_$platform.tar.gz
from=$GITHUB_SERVER_URL/$repository/releases/download/$version
if ! download checksums.txt || ! download "$archive"; then
	build "$version could not be downloaded"
fi

wanted=$(awk -v name="$archive" '$2 == name || $2 == "*" name { print $1 }' "$dir/checksums.txt")
found=$("${sha256[@]}" <"$dir/$archive" | cut -d ' ' -f 1)
[[ $wanted =~ ^[0-9a-f]{64}$ ]] || die "checksums.txt of $version has no checksum of $archive; it is not used"
[ "$wanted" = "$found" ] || die "the checksum of $archive is $found and not $wanted, as released; it is not used"

if command -v gh >/dev/null && gh attestation --help >/dev/null 2>&1; then
	gh attestation verify "$dir/$archive" --repo "$repository" --signer-workflow "$repository/.github/workflows/release.yml" >&2 ||
		die "no proof that $archive was built by the release workflow of $repository; it is not used"
else
	warn "who built $archive was not checked, since there is no gh here that can; its checksum is right"
fi

(cd "$dir" && tar -xzf "$archive" "$exe") # a tar on Windows takes the C in C: for a machine
chmod +x "$dir/$exe"
"$dir/$exe" version || build "the released program does not run here"
output build false
