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

#define FLOW(id, title, speaker)                                                                             \
    "  - {id: " id ", kind: statement, date: 2025-01-09, title: " title ", speaker: " speaker "} # seen\n"
#define BLOCK(id, title)   "  -   kind: statement\n      title: " title "\n      id: " id "\n"
#define BOTH(ours, theirs) "<<<<<<< ours\n" ours "=======\n" theirs ">>>>>>> theirs\n"
#define LIST(items)        "demarche: 1\nissues:\n" items

/* Items in braces, other ways to write a list, and items that only their text tells apart. */
static const struct {
    const char *what, *base, *ours, *theirs, *merged;
    guint conflicts;
} styles[] = {
    {"flow: both change the title", HEAD FLOW("e1", "One", "US"), HEAD FLOW("e1", "Uno", "US"),
     HEAD FLOW("e1", "Eins", "US"), HEAD BOTH(FLOW("e1", "Uno", "US"), FLOW("e1", "Eins", "US")), 1},
    {"flow: one changes, one adds", HEAD FLOW("e1", "One", "US"), HEAD FLOW("e1", "Uno", "US"),
     HEAD FLOW("e1", "One", "US") FLOW("\"e2\"", "Two", "FR"),
     HEAD FLOW("e1", "Uno", "US") FLOW("\"e2\"", "Two", "FR"), 0},
    {"flow: deleted here, changed there", HEAD FLOW("e1", "One", "US") FLOW("e2", "Two", "FR"),
     HEAD FLOW("e2", "Two", "FR"), HEAD FLOW("e1", "Eins", "US") FLOW("e2", "Two", "FR"),
     HEAD FLOW("e2", "Two", "FR") BOTH("", FLOW("e1", "Eins", "US")), 1},
    {"flow: changed here, deleted there", HEAD FLOW("e1", "One", "US") FLOW("e2", "Two", "FR"),
     HEAD FLOW("e1", "Uno", "US") FLOW("e2", "Two", "FR"), HEAD FLOW("e2", "Two", "FR"),
     HEAD BOTH(FLOW("e1", "Uno", "US"), "") FLOW("e2", "Two", "FR"), 1},
    {"flow over lines, the id last", HEAD "  - {title: \"a, {b}\", # c\n     to: {id: x},\n     id: e1}\n",
     HEAD "  - {title: \"a, {b}\", # d\n     to: {id: x},\n     id: e1}\n",
     HEAD "  - {title: \"a, {b}\", # c\n     to: {id: x},\n     id: e1}\n" FLOW("x", "X", "US"),
     HEAD "  - {title: \"a, {b}\", # d\n     to: {id: x},\n     id: e1}\n" FLOW("x", "X", "US"), 0},
    {"one turns flow into block, one edits", HEAD FLOW("e1", "One", "US"), HEAD BLOCK("e1", "One"),
     HEAD FLOW("e1", "Eins", "US"), HEAD BOTH(BLOCK("e1", "One"), FLOW("e1", "Eins", "US")), 1},
    {"wide dashes, the id last", HEAD BLOCK("'e1'", "One") BLOCK("e2", "Two"),
     HEAD BLOCK("'e1'", "Uno") BLOCK("e2", "Two"), HEAD BLOCK("'e1'", "One") BLOCK("e2", "Zwei"),
     HEAD BLOCK("'e1'", "Uno") BLOCK("e2", "Zwei"), 0},
    {"a list without indentation", "events:\n- id: a\n  title: A\n- id: b\n  title: B\n",
     "events:\n- id: a\n  title: A1\n- id: b\n  title: B\n",
     "events:\n- id: a\n  title: A\n- id: b\n  title: B1\n",
     "events:\n- id: a\n  title: A1\n- id: b\n  title: B1\n", 0},
    {"a whole list in brackets is one piece", "events: [\n  {id: a, title: A},\n  {id: b, title: B}]\n",
     "events: [\n  {id: a, title: A1},\n  {id: b, title: B}]\n",
     "events: [\n  {id: a, title: A2},\n  {id: b, title: B}]\n",
     BOTH("events: [\n  {id: a, title: A1},\n  {id: b, title: B}]\n",
          "events: [\n  {id: a, title: A2},\n  {id: b, title: B}]\n"),
     1},
    {"one quote put in two ways", LIST("  - one\n"), LIST("  - uno\n"), LIST("  - eins\n"),
     "demarche: 1\n" BOTH("issues:\n  - uno\n", "issues:\n  - eins\n"), 1},
    {"lines that look like keys", LIST("  a: |\n    Note: x\n    Note: y\n"),
     LIST("  a: |\n    Note: x\n    Note: z\n"), LIST("  a: |\n    Note: u\n    Note: y\n"),
     LIST(BOTH("  a: |\n    Note: x\n    Note: z\n", "  a: |\n    Note: u\n    Note: y\n")), 1},
    {"the last line without an end", LIST("  - one"), LIST("  - one\n"), LIST("  - one\n  - two"),
     LIST("  - one\n  - two\n"), 0},
    {"a marker", "---\na: 1\nb: 2\n", "---\na: 1\nb: 3\n", "---\na: 0\nb: 2\n", "---\na: 0\nb: 3\n", 0},
    {"a byte order mark", "a: 1\nb: 2\n",
     "\xEF\xBB\xBF"
     "a: 1\nb: 3\n",
     "a: 1\nb: 2\nc: 4\n",
     "\xEF\xBB\xBF"
     "a: 1\nb: 3\nc: 4\n",
     0},
};

Test(merge, styles)
{
    for (gsize i = 0; i < G_N_ELEMENTS(styles); i++) {
        g_autoptr(DmFile) base = dm_file_new("base", styles[i].base, strlen(styles[i].base));
        g_autoptr(DmFile) ours = dm_file_new("ours", styles[i].ours, strlen(styles[i].ours));
        g_autoptr(DmFile) theirs = dm_file_new("theirs", styles[i].theirs, strlen(styles[i].theirs));
        guint conflicts = 99;
        g_autofree char *merged = dm_review_merge(base, ours, theirs, &conflicts);
        cr_expect_str_eq(merged, styles[i].merged, "%s:\n%s", styles[i].what, merged);
        cr_expect_eq(conflicts, styles[i].conflicts, "%s: %u conflicts", styles[i].what, conflicts);
    }
}

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
