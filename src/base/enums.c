/* Enum tables, and the nearest word for "did you mean". */
#include <demarche/base.h>
#include <string.h>

const char *dm_enum_text(const DmEnum *table, int value)
{
    for (; table->text; table++)
        if (table->value == value)
            return table->text;
    return NULL;
}

bool dm_enum_find(const DmEnum *table, const char *text, int *ret_value)
{
    for (; table->text; table++)
        if (!strcmp(table->text, text)) {
            *ret_value = table->value;
            return true;
        }
    return false;
}

char *dm_enum_list(const DmEnum *table)
{
    GString *list = g_string_new(NULL);
    for (; table->text; table++)
        g_string_append_printf(list, "%s%s", list->len ? ", " : "", table->text);
    return g_string_free(list, false);
}

const char *dm_enum_nearest(const DmEnum *table, const char *text)
{
    const char *texts[64];
    gsize n = 0;
    for (; table->text && n < G_N_ELEMENTS(texts); table++)
        texts[n++] = table->text;
    return dm_nearest(text, texts, n);
}

enum { LONGEST = 80 };

static gsize folded(const char *text, gunichar out[LONGEST])
{
    gsize n = 0;
    for (; *text && n < LONGEST; text = g_utf8_next_char(text))
        out[n++] = g_unichar_tolower(g_utf8_get_char(text));
    return n;
}

/* Optimal string alignment: insert, delete, replace, swap of neighbours each cost 1. */
static int distance(const gunichar *a, gsize la, const gunichar *b, gsize lb)
{
    int row[3][LONGEST + 1];
    for (gsize j = 0; j <= lb; j++)
        row[0][j] = (int)j;
    for (gsize i = 1; i <= la; i++) {
        int *now = row[i % 3];
        const int *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        now[0] = (int)i;
        for (gsize j = 1; j <= lb; j++) {
            int best = last[j - 1] + (a[i - 1] != b[j - 1]);
            best = MIN(best, MIN(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN(best, before[j - 2] + 1);
            now[j] = best;
        }
    }
    return row[la % 3][lb];
}

const char *dm_nearest(const char *text, const char *const *candidates, gsize n)
{
    gunichar a[LONGEST], b[LONGEST];
    gsize la = folded(text, a);
    int limit = MIN(3, MAX(1, (int)la / 3)), best = limit + 1;
    const char *nearest = NULL;
    for (gsize i = 0; i < n; i++) {
        gsize lb = folded(candidates[i], b);
        if (ABS((int)la - (int)lb) >= best)
            continue;
        int d = distance(a, la, b, lb);
        if (d < best) {
            best = d;
            nearest = candidates[i];
        }
    }
    return nearest;
}
