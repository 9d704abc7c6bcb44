#!/bin/bash
# SPDX-License-Identifier: MIT
# CheckInterface.sh LIBSSH2 TREE LIBRARY: LIBSSH2 is installer/libssh2, TREE a source tree with its patches.
# All that our patches add to libssh2's interface is in libssh2_underpass.h, each function with what it promises.
set -euo pipefail
libssh2=$1 tree=$2 library=$3
header=$tree/include/libssh2_underpass.h
own="libssh2_crypt_methods libssh2_hostkey_methods libssh2_sftp_dtor" # Of libssh2's insides, whatever they are called.
status=0

complain() { echo "CheckInterface: $*" >&2; status=1; }
namesIn() { sed 's|/\*.*\*/||' "$@" | grep -oE '\blibssh2_[a-z0-9_]+ ?\(' | tr -d ' (' | sort -u; }
declarations() { # Of the header, without its comments.
    awk '/\/\*/{c=1} !c{print} /\*\//{c=0}' "$header"
}
# A comment that ends right above a declaration speaks for it.
documented() {
    awk '/^LIBSSH2_API/{d=1; said=end} d&&/libssh2_[a-z0-9_]+\(/{match($0,/libssh2_[a-z0-9_]+\(/); if(said) print substr($0,RSTART,RLENGTH-1); d=0}
         {end=/\*\/$/}' "$header" | sort -u
}

[[ -r $header ]] || { complain "there is no $header."; exit 1; }
ours=$(declarations | namesIn /dev/stdin)
defined=$(nm --extern-only --defined-only "$library" | awk '$2=="T"{print $3}' | grep '^libssh2_' | sort -u)
for name in $(comm -23 <(echo "$defined") <({ namesIn "$tree"/include/*.h; tr ' ' '\n' <<<"$own"; } | sort -u)); do
    complain "$name is exported, but no header declares it."
done
for name in $(comm -23 <(echo "$ours") <(echo "$defined")); do
    complain "$name is declared, but not there."
done
for name in $(comm -23 <(echo "$ours") <(documented)); do
    complain "nothing says what $name promises."
done
for patch in $(grep -oE '[0-9]{4}(-[a-z0-9]+)+ -- \*/$' "$header" | cut -d' ' -f1); do
    grep -q "^features/$patch.patch$" "$libssh2/patches/series" || complain "the header names $patch, which is no feature."
done
for patch in $(grep -lE '^\+\+\+ b/include/libssh2(_publickey|_sftp)?\.h' -r "$libssh2/patches" || true); do
    complain "${patch##*/} changes libssh2's own headers; ours is libssh2_underpass.h."
done
exit "$status"
