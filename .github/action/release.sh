#!/usr/bin/env bash
# Builds one archive of a release into dist/, by the name under which fetch.sh asks for it.
#
# in: VERSION, as v1.2.3; PLATFORM, as linux_amd64; GITHUB_REPOSITORY and GITHUB_SHA, which `sdkparity init --workflow` writes
set -euo pipefail
cd "$(dirname "$0")/../.."

exe=sdkparity
[ "${PLATFORM%%_*}" != windows ] || exe=sdkparity.exe
mkdir -p dist/program
go build -trimpath -ldflags "-s -w -X 'main.publishedAction=$GITHUB_REPOSITORY@$GITHUB_SHA # $VERSION'" -o "dist/program/$exe" ./cmd/sdkparity

# What the program says of itself, since the environment may have said otherwise.
settings=$(go version -m "dist/program/$exe")
for setting in CGO_ENABLED=1 "GOOS=${PLATFORM%%_*}" "GOARCH=${PLATFORM##*_}"; do
	grep -qF "$setting" <<<"$settings" || {
		echo "::error::built without $setting"
		exit 1
	}
done
"dist/program/$exe" version
"dist/program/$exe" demo >/dev/null

cp LICENSE README.md dist/program
tar -czf "dist/sdkparity_${VERSION#v}_$PLATFORM.tar.gz" -C dist/program "$exe" LICENSE README.md
rm -r dist/program
