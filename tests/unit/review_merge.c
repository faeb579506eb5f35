/* Tests of src/review/merge.c: what a three-way merge keeps, takes and gives back as a conflict. */
#include <criterion/criterion.h>
#include <demarche/review.h>
#include <string.h>

#define HEAD "demarche: 1\nsource:\n  id: s\n  published: 2025-08-21 # the day\nevents:\n"
#define ONE  "  # about one\n  - id: one\n    kind: call\n    date: 2025-08-18\n    title: One\n"
#define TWO  "  - id: two\n    kind: meeting\n    date: 2025-08-19\n    title: Two\n"

static const struct {
    const char *what, *base, *ours, *theirs, *merged;
    guint conflicts;
} rows[] = {
    {"nothing changed", HEAD ONE, HEAD ONE, HEAD ONE, HEAD ONE, 0},
    {"theirs adds an event", HEAD ONE, HEAD ONE, HEAD ONE TWO, HEAD ONE TWO, 0},
    {"ours adds before, theirs after", HEAD ONE, HEAD TWO ONE, HEAD ONE "  - id: three\n    kind: call\n",
     HEAD TWO ONE "  - id: three\n    kind: call\n", 0},
    {"theirs drops what ours left alone", HEAD ONE TWO, HEAD ONE TWO, HEAD TWO, HEAD TWO, 0},
    {"two fields of one event, comment kept", HEAD ONE,
     HEAD "  # about one\n  - id: one\n    kind: call\n"
          "    date: 2025-08-19\n    title: One\n",
     HEAD "  # about one\n  - id: one\n    kind: call\n    date: 2025-08-18\n    title: First # sic\n",
     HEAD "  # about one\n  - id: one\n    kind: call\n    date: 2025-08-19\n    title: First # sic\n", 0},
    {"one field changed twice", HEAD TWO,
     HEAD "  - id: two\n    kind: call\n    date: 2025-08-19\n    title: Two\n",
     HEAD "  - id: two\n    kind: summit\n    date: 2025-08-19\n    title: Two\n",
     HEAD "  - id: two\n<<<<<<< ours\n    kind: call\n=======\n    kind: summit\n>>>>>>> theirs\n"
          "    date: 2025-08-19\n    title: Two\n",
     1},
    {"changed here, dropped there", HEAD ONE TWO, HEAD ONE, HEAD ONE "  - id: two\n    kind: call\n",
     HEAD ONE "<<<<<<< ours\n=======\n  - id: two\n    kind: call\n>>>>>>> theirs\n", 1},
    {"both add the same", HEAD ONE, HEAD ONE TWO, HEAD ONE TWO, HEAD ONE TWO, 0},
    {"flow style is one piece", "demarche: 1\ntags: [a]\n", "demarche: 1\ntags: [a, b]\n",
     "demarche: 1\ntags: [a]\nx: y\n", "demarche: 1\ntags: [a, b]\nx: y\n", 0},
};

Test(merge, table)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DmFile) base = dm_file_new("base", rows[i].base, strlen(rows[i].base));
        g_autoptr(DmFile) ours = dm_file_new("ours", rows[i].ours, strlen(rows[i].ours));
        g_autoptr(DmFile) theirs = dm_file_new("theirs", rows[i].theirs, strlen(rows[i].theirs));
        guint conflicts = 99;
        g_autofree char *merged = dm_review_merge(base, ours, theirs, &conflicts);
        cr_expect_str_eq(merged, rows[i].merged, "%s:\n%s", rows[i].what, merged);
        cr_expect_eq(conflicts, rows[i].conflicts, "%s: %u conflicts", rows[i].what, conflicts);
    }
}

Test(merge, sides_can_be_swapped_when_nothing_conflicts)
{
    const char *base = HEAD ONE, *ours = HEAD ONE TWO,
               *theirs = HEAD "  # about one\n  - id: one\n    kind: summit\n";
    g_autoptr(DmFile) b = dm_file_new("base", base, strlen(base));
    g_autoptr(DmFile) o = dm_file_new("ours", ours, strlen(ours));
    g_autoptr(DmFile) t = dm_file_new("theirs", theirs, strlen(theirs));
    guint n;
    g_autofree char *one = dm_review_merge(b, o, t, &n);
    g_autofree char *other = dm_review_merge(b, t, o, &n);
    cr_assert_str_eq(one, other);
}
