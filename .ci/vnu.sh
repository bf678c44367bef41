#!/bin/sh
# Checks HTML files with the Nu HTML Checker (vnu), the reference validator.
#
#   .ci/vnu.sh [FILE.html...]
#
# Without files it checks samples: the test memo in every shipped style, and the memos and the review page of an edition made from
# this project's own workspace. Needs Java; vnu comes from the npm registry (package vnu-jar) and is kept in ~/.cache/vnu.
# Exit codes: 0 all files are valid (or skipped, with the reason printed), 1 a file is not.
set -eu

VERSION=26.9.27
JAR="${HOME}/.cache/vnu/${VERSION}/vnu.jar"
HERE=$(cd "$(dirname "$0")/.." && pwd)

if ! command -v java >/dev/null 2>&1; then
    echo "vnu skipped: there is no java on this machine"
    exit 0
fi
if [ ! -f "$JAR" ]; then
    if ! command -v npm >/dev/null 2>&1; then
        echo "vnu skipped: ${JAR} is not there and there is no npm to fetch it"
        exit 0
    fi
    fetched=$(mktemp -d)
    trap 'rm -rf "$fetched"' EXIT
    if ! (cd "$fetched" && npm pack --silent "vnu-jar@${VERSION}" >/dev/null 2>&1 && tar -xzf vnu-jar-*.tgz); then
        echo "vnu skipped: it could not be fetched from the npm registry"
        exit 0
    fi
    mkdir -p "$(dirname "$JAR")"
    cp "$fetched/package/build/dist/vnu.jar" "$JAR.part" && mv "$JAR.part" "$JAR"
    rm -rf "$fetched"
fi

if [ "$#" -eq 0 ]; then
    samples=$(mktemp -d)
    trap 'rm -rf "$samples"' EXIT
    (cd "$HERE" && "${PYTHON:-.venv/bin/python}" -m tests.render.html_samples "$samples")
    set -- $(find "$samples" -name '*.html')
fi

# The record is a block of data that no browser runs, so that the policy against scripts does not concern it.
if java -Xss8m -XX:TieredStopAtLevel=1 -jar "$JAR" --stdout --format gnu --filterpattern '.*Content Security Policy.*' "$@"; then
    echo "vnu: $# files are valid HTML"
else
    echo "vnu: not every file is valid HTML"
    exit 1
fi
