#include <criterion/criterion.h>
#include <demarche/text.h>
#include <string.h>

static const char text[] = "---\ntitle: X\n---\n\nThe envoy said **they were \"ready\nto talk\"** "
                           "\xE2\x80\x94 at last. \xE2\x80\x9CWe agree\xE2\x80\xA6 "
                           "For us it\xE2\x80\x99s a [long road](https://example.org/a_b), he added, and "
                           "*that* is well&#8209;known.\n\n"
                           "> One more\n> thing: peace, not war.\n";

static const struct {
    const char *quote, *passage; /* NULL: not in the text */
} rows[] = {
    {"ready to talk", "ready\nto talk"},
    {"they were 'ready to talk'", "they were \"ready\nto talk"},
    {"\xE2\x80\x9CWe agree... For us it's", "We agree\xE2\x80\xA6 For us it\xE2\x80\x99s"},
    {"a long road,", "a [long road"},
    {"long road, he added", "long road](https://example.org/a_b), he added"},
    {"and that is well-known", "and *that* is well&#8209;known"},
    {"One more thing: peace", "One more\n> thing: peace"},
    {"talk \xE2\x80\x93 at last.", "talk\"** \xE2\x80\x94 at last"},
    {"The envoy said ... at last", "The envoy said **they were \"ready\nto talk\"** \xE2\x80\x94 at last"},
    {"The envoy \xE2\x80\xA6 not war",
     "The envoy said **they were \"ready\nto talk\"** \xE2\x80\x94 at last. \xE2\x80\x9CWe "
     "agree\xE2\x80\xA6 For us it\xE2\x80\x99s a [long road](https://example.org/a_b), he "
     "added, and *that* is well&#8209;known.\n\n> One more\n> thing: peace, not war"},
    {"the envoy", NULL},
    {"envoy sai", NULL},
    {"ready for talks", NULL},
    {"peace ... road", NULL},
    {"", NULL},
    {"...", NULL},
};

Test(text_proof, finds_quotes_through_mark_up)
{
    g_autoptr(DmProof) proof = dm_proof_new(text, strlen(text));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        gsize start = 0, end = 0;
        bool found = dm_proof_find(proof, rows[i].quote, &start, &end);
        cr_expect_eq(found, rows[i].passage != NULL, "%s", rows[i].quote);
        if (!found || !rows[i].passage)
            continue;
        g_autofree char *passage = g_utf8_substring(text, (glong)start, (glong)end);
        cr_expect_str_eq(passage, rows[i].passage, "%s: %s", rows[i].quote, passage);
    }
}

Test(text_proof, names_the_nearest_passage)
{
    static const struct {
        const char *quote, *nearest;
    } near[] = {
        {"they were prepared to talk at last", "they were \"ready to talk\"** \xE2\x80\x94 at last"},
        {"peace and not war", "peace, not war"},
        {"nothing of the kind was ever written", NULL},
        {"", NULL},
    };
    g_autoptr(DmProof) proof = dm_proof_new(text, strlen(text));
    for (guint i = 0; i < G_N_ELEMENTS(near); i++) {
        g_autofree char *got = dm_proof_nearest(proof, near[i].quote);
        cr_expect_eq(g_strcmp0(got, near[i].nearest), 0, "%s: %s", near[i].quote, got);
    }
}

Test(text_proof, an_empty_text_proves_nothing)
{
    g_autoptr(DmProof) proof = dm_proof_new("", 0);
    gsize start, end;
    cr_assert_not(dm_proof_find(proof, "word", &start, &end));
    cr_assert_null(dm_proof_nearest(proof, "word"));
}
