#!/bin/sh
# Builds with the address and undefined-behaviour sanitizers, once with gcc and once with clang, and runs all tests on both.
# sh tests/run.sh [gcc|clang]   from any folder; missing packages are installed first.
set -eu
cd "$(dirname "$0")/.."
sh .ci/install
jobs=$(nproc)
failed=
for compiler in ${1:-gcc clang}; do
    build=build-tests/$compiler
    echo "== $compiler with sanitizers, in $build"
    cmake -S . -B "$build" -DCMAKE_C_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS="-O1 -Werror" \
        -DDEMARCHE_SANITIZE=ON >/dev/null
    cmake --build "$build" -j "$jobs" >"$build/log" 2>&1 || { cat "$build/log" && exit 1; }
    ctest --test-dir "$build" -j "$jobs" --output-on-failure --no-tests=error || failed="$failed $compiler"
done
[ -z "$failed" ] || { echo "== tests failed with$failed" && exit 1; }
echo "== all tests passed"
