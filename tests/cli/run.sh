#!/bin/sh
# Runs one golden case: run.sh DEMARCHE FOLDER. The folder holds
#   cmd      shell lines; `demarche` is the program, $CASE the folder, $FIXTURES the fixtures, the current folder is empty
#   stdout   what they must print (left out: nothing)
#   stderr   the same for the other channel (left out: not compared)
#   status   the exit code of the last line (left out: 0)
# The clock is fixed, so every case prints the same on every day. DEMARCHE_GOLDEN=write rewrites what differs.
program=$1
CASE=$(cd "$2" && pwd)
ROOT=$(cd "$CASE/../../.." && pwd)
FIXTURES=$ROOT/fixtures
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
mkdir "$work/bin" "$work/run"
ln -s "$program" "$work/bin/demarche"
PATH=$work/bin:$PATH
SOURCE_DATE_EPOCH=1756080000 # 2025-08-25
LC_ALL=C.UTF-8 TZ=Pacific/Kiritimati NO_COLOR=1 COLUMNS=100
LSAN_OPTIONS=suppressions=$ROOT/tests/lsan.supp:print_suppressions=0
unset DEMARCHE_DB
export CASE FIXTURES PATH SOURCE_DATE_EPOCH LC_ALL TZ NO_COLOR COLUMNS LSAN_OPTIONS
cd "$work/run" || exit 2
sh "$CASE/cmd" >"$work/stdout.raw" 2>"$work/stderr.raw" </dev/null
echo $? >"$work/status"
for channel in stdout stderr; do
    sed -e "s|$CASE|CASE|g" -e "s|$FIXTURES|FIXTURES|g" -e "s|$work/run|RUN|g" "$work/$channel.raw" >"$work/$channel"
done

bad=0
for part in stdout stderr status; do
    want=$CASE/$part
    if [ ! -f "$want" ]; then
        want=$work/default
        case $part in
        stdout) : >"$want" ;;
        stderr) continue ;;
        status) echo 0 >"$want" ;;
        esac
    fi
    cmp -s "$want" "$work/$part" && continue
    if [ "$DEMARCHE_GOLDEN" = write ]; then
        cp "$work/$part" "$CASE/$part"
    else
        echo "$part differs (- wanted, + got):"
        diff -u "$want" "$work/$part"
        bad=1
    fi
done
[ $bad = 0 ] || { echo "stderr was:" && cat "$work/stderr"; }
exit $bad
