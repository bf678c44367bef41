#!/bin/sh
# Checks PDF files with veraPDF, the reference validator, against PDF/UA-1 and PDF/A-3a.
#
#   .ci/verapdf.sh FILE.pdf...
#
# Needs Java; veraPDF itself comes from Maven Central by way of mvn and is kept in the local Maven repository.
# Exit codes: 0 all files conform (or skipped, with the reason printed), 1 a file does not conform.
set -eu

VERSION=1.28.1
JAR="${HOME}/.m2/repository/org/verapdf/apps/greenfield-apps/${VERSION}/greenfield-apps-${VERSION}.jar"

if [ "$#" -eq 0 ]; then
    echo "usage: .ci/verapdf.sh FILE.pdf..." >&2
    exit 2
fi
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

failed=0
for flavour in ua1 3a; do
    report=$(java -cp "$JAR" org.verapdf.apps.GreenfieldCliWrapper --flavour "$flavour" --format text -v "$@") || true
    echo "$report"
    # Every file must have its PASS line: a crash of the validator is no pass.
    if [ "$(echo "$report" | grep -c '^PASS ')" -ne "$#" ]; then
        failed=1
    fi
done
exit "$failed"
