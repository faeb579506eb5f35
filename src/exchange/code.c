/* exchange: see code.h. The table comes from iso-codes at build. Event data also use a few codes of their
 * own. */
#include "code.h"
#include <demarche/base.h>
#include <string.h>

static const struct {
    const char *alpha3, *alpha2;
} others[] = {
    {"XKX", "XK"}, {"KSV", "XK"}, {"ROM", "RO"}, {"TMP", "TL"}, {"ZAR", "CD"}, {"BUR", "MM"},
};

static GHashTable *to3, *to2;

static gpointer load(gpointer unused)
{
    gsize len;
    const char *rows = dm_embedded("countries.tsv", &len);
    to3 = g_hash_table_new(g_str_hash, g_str_equal);
    to2 = g_hash_table_new(g_str_hash, g_str_equal);
    g_auto(GStrv) lines = g_strsplit(rows ? rows : "", "\n", -1);
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "\t", 3);
        if (!cells[0] || !cells[1])
            continue;
        const char *alpha2 = g_intern_string(cells[0]), *alpha3 = g_intern_string(cells[1]);
        g_hash_table_insert(to3, (gpointer)alpha2, (gpointer)alpha3);
        g_hash_table_insert(to2, (gpointer)alpha3, (gpointer)alpha2);
    }
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        g_hash_table_insert(to2, (gpointer)others[i].alpha3, (gpointer)others[i].alpha2);
    g_hash_table_insert(to3, (gpointer) "XK", (gpointer) "XKX");
    return to3;
}

static void ensure(void)
{
    static GOnce once = G_ONCE_INIT;
    g_once(&once, load, NULL);
}

const char *dm_code_alpha3(const char *alpha2)
{
    ensure();
    return alpha2 ? g_hash_table_lookup(to3, alpha2) : NULL;
}

const char *dm_code_alpha2(const char *alpha3)
{
    ensure();
    return alpha3 ? g_hash_table_lookup(to2, alpha3) : NULL;
}
