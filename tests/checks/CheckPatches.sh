#!/bin/bash
# SPDX-License-Identifier: MIT
# CheckPatches.sh LIBSSH2 TREE WORK: LIBSSH2 is installer/libssh2, TREE a source tree with its patches.
# What edit makes of the patches is TREE again, and refresh writes it back byte for byte; both refuse what would lose work.
set -euo pipefail
libssh2=$1 tree=$2 work=$3
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export GIT_AUTHOR_NAME=check GIT_AUTHOR_EMAIL=check@localhost GIT_COMMITTER_NAME=check GIT_COMMITTER_EMAIL=check@localhost

fail() { echo "CheckPatches: $*" >&2; exit 1; }

withoutPatches() { # FOLDER
    local patch
    cp -a "$tree" "$1"
    while read -r patch; do
        patch --directory="$1" -p1 --reverse --force --fuzz=0 --silent --no-backup-if-mismatch <"$libssh2/patches/$patch" ||
            fail "the patch $patch is not what was applied to $tree; configure again."
    done < <(grep -v '^#' "$libssh2/patches/series" | tac)
}

edit() { "$libssh2/edit" --base "$work/base" "$work/branch"; }
refresh() { "$libssh2/refresh" --to "$work/patches" "$work/branch"; }
git() { command git -C "$work/branch" -c commit.gpgsign=false -c core.hooksPath=/dev/null "$@"; }

mustRefuse() { # WORDS COMMAND...
    local words=$1 said
    shift
    ! said=$("$@" 2>&1) || fail "'$*' does not refuse: $words"
    [[ $said == *"$words"* ]] || fail "'$*' says '$said' and not '$words'"
}

commit() { # MESSAGE
    echo "and more" >>"$work/branch/README"
    git commit -qam "$1"
}

rm -rf "$work"
mkdir -p "$work"
withoutPatches "$work/base"
edit >/dev/null 2>&1 || fail "edit cannot make its branch."
diff -r --exclude=.git "$tree" "$work/branch" || fail "the branch is not the tree that prepare makes."
refresh 2>/dev/null || fail "refresh cannot write the branch back."
diff -r "$libssh2/patches" "$work/patches" || fail "these patches are not as refresh writes them; run edit and refresh."

header=$'Description: a check\nAuthor: nobody\nForwarded: no'
commit "fixes/9999-a-check"$'\n\n'"$header"
mustRefuse "has work that refresh has not written" edit
refresh 2>/dev/null || fail "refresh cannot write a new patch."
[[ $(diff -rq "$libssh2/patches" "$work/patches" | wc -l) == 2 ]] || fail "a new patch changes more than itself and the series."
[[ $(tail -n 1 "$work/patches/series") == fixes/9999-a-check.patch ]] || fail "the new patch is not in the series."
commit "fixes/9998-another"
mustRefuse "does not begin with 'Description:'" refresh
git reset -q --hard HEAD~
commit "another fix"$'\n\n'"$header"
mustRefuse "no fixes/NNNN-name or features/NNNN-name" refresh
git reset -q --hard HEAD~
echo "not committed" >>"$work/branch/README"
mustRefuse "has changes that are in no commit" refresh
mustRefuse "was not made by edit" "$libssh2/edit" --base "$work/base" "$work/base"
mustRefuse "was not made by edit" "$libssh2/refresh" "$work/base"
mustRefuse "there is no source of libssh2" "$libssh2/edit" --base "$work/none" "$work/other"
rm -rf "$work"
