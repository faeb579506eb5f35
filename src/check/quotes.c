/* check – the proof: every quote of a file must stand in the local copy of its source, where one is named.
 * Found places are kept with the quotes. */
#include "check/check.h"
#include <demarche/text.h>
#include <string.h>
#include <sys/stat.h>

enum {
    MAX_TEXT = 64 << 20,
    /* bytes of a local copy */ SLACK = 3 /* characters `at` may be wider: marks, a blank */
};

typedef struct Proving {
    const DmRecordFile *record;
    DmDiags *diags;
    DmProof *proof; /* of the copy */
} Proving;

/* The copy's bytes, or NULL with the reason in *ret_why. */
static char *read_copy(const char *path, gsize *ret_len, char **ret_why)
{
    g_autoptr(GError) error = NULL;
    struct stat info;
    char *text = NULL;
    if (stat(path, &info) != 0)
        *ret_why = g_strdup("there is no such file");
    else if (!S_ISREG(info.st_mode))
        *ret_why = g_strdup("it is no regular file");
    else if (info.st_size > MAX_TEXT)
        *ret_why = g_strdup_printf("it is larger than %d bytes", MAX_TEXT);
    else if (!g_file_get_contents(path, &text, ret_len, &error))
        *ret_why = g_strdup(error->message);
    return text;
}

static void check_sum(const Proving *proving, const char *bytes, gsize len)
{
    const DmText *said = &proving->record->source.sha256;
    if (!said->text || !*said->text)
        return;
    g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, len);
    if (g_ascii_strcasecmp(sum, said->text) == 0)
        return;
    dm_diags_add(proving->diags, DM_CODE_TEXT_CHANGED, proving->record->file, said->pos, 64,
                 "%s has changed since this checksum was taken", proving->record->source.text.text);
    dm_diags_hint(proving->diags, "it is now %s", sum);
}

static guint width_of(const DmText *text)
{
    return (guint)MAX(1, dm_utf8_chars(text->text, strcspn(text->text, "\n")));
}

static void report_missing(const Proving *proving, const DmQuote *quote)
{
    dm_diags_add(proving->diags, DM_CODE_QUOTE_NOT_FOUND, proving->record->file, quote->text.pos,
                 width_of(&quote->text), "this quote is not in %s", proving->record->source.text.text);
    g_autofree char *near = dm_proof_nearest(proving->proof, quote->text.text);
    if (near)
        dm_diags_hint(proving->diags, "the closest passage is \"%s\"", near);
}

/* Whether the characters start..end of the copy hold the quote and hardly anything else. */
static bool holds(const Proving *proving, const DmQuote *quote)
{
    g_autofree char *passage = dm_proof_passage(proving->proof, (gsize)quote->start, (gsize)quote->end);
    if (g_strcmp0(passage, quote->text.text) ==
        0) /* also with dots at its end, which find() takes for a gap */
        return true;
    g_autoptr(DmProof) proof = passage ? dm_proof_new(passage, strlen(passage)) : NULL;
    gsize start, end;
    return proof && dm_proof_find(proof, quote->text.text, &start, &end) && start <= SLACK &&
           end + SLACK >= (gsize)(quote->end - quote->start);
}

static void prove(const Proving *proving, DmQuote *quote)
{
    gsize start, end;
    if (!quote->text.text || !*quote->text.text)
        return;
    if (!dm_proof_find(proving->proof, quote->text.text, &start, &end)) {
        report_missing(proving, quote);
    } else if (quote->start < 0) {
        quote->start = (gint64)start;
        quote->end = (gint64)end;
    } else if (!holds(proving, quote)) {
        dm_diags_add(proving->diags, DM_CODE_QUOTE_OFFSET, proving->record->file, quote->text.pos,
                     width_of(&quote->text),
                     "the characters %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " are not this quote",
                     quote->start, quote->end);
        dm_diags_hint(proving->diags, "it stands at [%" G_GSIZE_FORMAT ", %" G_GSIZE_FORMAT "]", start, end);
    }
}

static void prove_list(const Proving *proving, DmQuoteList *quotes)
{
    for (guint i = 0; i < quotes->len; i++)
        prove(proving, &quotes->items[i]);
}

static void prove_all(const Proving *proving, DmRecordFile *record)
{
    for (guint i = 0; i < record->events.len; i++) {
        DmEvent *event = &record->events.items[i];
        prove_list(proving, &event->quotes);
        for (guint k = 0; k < event->positions.len; k++)
            prove_list(proving, &event->positions.items[k].quotes);
    }
}

void dm_check_quotes(DmRecordFile *record, DmDiags *diags)
{
    const DmText *name = &record->source.text;
    if (!name->text || !*name->text)
        return;
    g_autofree char *folder = g_path_get_dirname(record->path);
    g_autofree char *path =
        g_path_is_absolute(name->text) ? g_strdup(name->text) : g_build_filename(folder, name->text, NULL);
    g_autofree char *why = NULL;
    gsize len = 0;
    g_autofree char *bytes = read_copy(path, &len, &why);
    if (!bytes) {
        dm_diags_add(diags, DM_CODE_TEXT_MISSING, record->file, name->pos, width_of(name),
                     "quotes are not proved, for the copy cannot be read: %s", why);
        return;
    }
    Proving proving = {.record = record, .diags = diags};
    proving.proof = dm_proof_new(bytes, len);
    check_sum(&proving, bytes, len);
    prove_all(&proving, record);
    dm_proof_free(proving.proof);
}
