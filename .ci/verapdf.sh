#!/bin/sh
# Checks PDF files with veraPDF, the reference validator, against PDF/UA-1 and PDF/A-3a.
#
#   .ci/verapdf.sh [FILE.pdf...]
#
# Without files it checks samples: the test memo in every shipped style, with and without logo, and the editions in briefs/.
# Needs Java; veraPDF itself comes from Maven Central by way of mvn and is kept in the local Maven repository.
# Exit codes: 0 all files conform (or skipped, with the reason printed), 1 a file does not conform.
set -eu

VERSION=1.28.1
JAR="${HOME}/.m2/repository/org/verapdf/apps/greenfield-apps/${VERSION}/greenfield-apps-${VERSION}.jar"
HERE=$(cd "$(dirname "$0")/.." && pwd)

if ! command -v java >/dev/null 2>&1; then
    echo "veraPDF skipped: there is no java on this machine"
    exit 0
fi
if [ ! -f "$JAR" ]; then
    if ! command -v mvn >/dev/null 2>&1; then
        echo "veraPDF skipped: ${JAR} is not there and there is no mvn to fetch it"
        exit 0
    fi
    if ! mvn -q -B dependency:get -Dartifact="org.verapdf.apps:greenfield-apps:${VERSION}" -Dtransitive=false; then
        echo "veraPDF skipped: it could not be fetched from Maven Central"
        exit 0
    fi
fi

if [ "$#" -eq 0 ]; then
    samples=$(mktemp -d)
    trap 'rm -rf "$samples"' EXIT
    (cd "$HERE" && .venv/bin/python -m tests.render.pdf_samples "$samples")
    set -- "$samples"/*.pdf
    for issued in "$HERE"/briefs/*/*/*.pdf; do
        if [ -f "$issued" ]; then set -- "$@" "$issued"; fi
    done
fi

# Without a flavour named, veraPDF checks every profile that a file claims: two lines a file, and a crash gives none.
report=$(java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$JAR" org.verapdf.apps.GreenfieldCliWrapper --format text -v "$@") || true
echo "$report"
for flavour in ua1 3a; do
    if [ "$(echo "$report" | grep -c "^PASS .* ${flavour}\$")" -ne "$#" ]; then
        echo "veraPDF: not every file conforms to ${flavour}"
        exit 1
    fi
done
