/* exchange: event tables of GDELT, tab-separated without a header: 57 or 58 columns (1.0), 61 (2.0); see the
 * GDELT event codebooks. The CAMEO code becomes a PLOVER class by its root, after the table that PLOVER
 * gives. An address that events were read from is a source. */
#include "coded.h"
#include "csv.h"
#include <math.h>
#include <string.h>

/* Columns that both versions have in the same place. */
enum {
    ID = 0,
    SQLDATE = 1,
    ACTOR1 = 5,
    ACTOR2 = 15,
    EVENT_CODE = 26,
    COLUMNS_1 = 57,
    COLUMNS_1_URL = 58,
    COLUMNS_2 = 61
};
/* From the actor's code: its name, its country, and the first of its types. */
enum { NAME = 1, COUNTRY = 2, TYPE = 7 };

/* CAMEO roots: PLOVER class and what a title says. */
static const struct {
    const char *plover, *verb;
} roots[21] = {
    [2] = {"REQUEST", "appeals to"},
    [3] = {"AGREE", "wants to cooperate with"},
    [4] = {"CONSULT", "consults with"},
    [5] = {"SUPPORT", "supports"},
    [6] = {"COOPERATE", "cooperates with"},
    [7] = {"AID", "aids"},
    [8] = {"CONCEDE", "yields to"},
    [9] = {"ACCUSE", "investigates"},
    [10] = {"REQUEST", "demands of"},
    [11] = {"ACCUSE", "disapproves of"},
    [12] = {"REJECT", "rejects"},
    [13] = {"THREATEN", "threatens"},
    [14] = {"PROTEST", "protests against"},
    [15] = {"MOBILIZE", "shows force to"},
    [16] = {"SANCTION", "reduces relations with"},
    [17] = {"COERCE", "coerces"},
    [18] = {"ASSAULT", "assaults"},
    [19] = {"ASSAULT", "fights"},
    [20] = {"ASSAULT", "uses mass violence against"},
};

typedef struct Layout {
    guint place, lat, lon, added, url; /* columns; url 0: none */
} Layout;

static bool layout_of(guint columns, Layout *ret)
{
    switch (columns) {
    case COLUMNS_1:
    case COLUMNS_1_URL:
        *ret = (Layout){50, 53, 54, 56, columns == COLUMNS_1_URL ? 57 : 0};
        return true;
    case COLUMNS_2:
        *ret = (Layout){52, 56, 57, 59, 60};
        return true;
    default:
        return false;
    }
}

/* 20250821 or 20250821143000 → 2025-08-21; NULL when it is neither. */
static const char *day_of(Draft *draft, const char *digits)
{
    if (!digits || strlen(digits) < 8 || strspn(digits, "0123456789") < 8)
        return NULL;
    return dm_arena_printf(draft->arena, "%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);
}

/* "UNITED STATES" → "United States". */
static const char *name_of(Draft *draft, const char *shouted)
{
    g_autofree char *name = g_utf8_strdown(shouted, -1);
    for (char *p = name; *p; p++)
        if (p == name || p[-1] == ' ' || p[-1] == '-')
            *p = g_ascii_toupper(*p);
    return dm_arena_strdup(draft->arena, name);
}

/* An actor that is a country or its government is the state. */
static void add_actor(Draft *draft, CodedActors *actors, const Csv *csv, guint row, guint column)
{
    const char *name = dm_csv_cell_at(csv, row, column + NAME),
               *country = dm_csv_cell_at(csv, row, column + COUNTRY);
    const char *type = dm_csv_cell_at(csv, row, column + TYPE);
    if (!name && !country)
        return;
    bool state = country && (!type || !strcmp(type, "GOV"));
    CodedActor *actor = dm_list_add(draft->arena, actors);
    actor->code = country;
    actor->name = state ? NULL : name ? name_of(draft, name) : NULL;
}

static const char *label(Draft *draft, const CodedActors *actors, const Csv *csv, guint row, guint column)
{
    const char *name = dm_csv_cell_at(csv, row, column + NAME);
    return !actors->len ? "somebody" : name ? name_of(draft, name) : actors->items[0].code;
}

/* The host of an address, with a short sum of the rest: an id that tells where it came from. */
static const char *source_id(Draft *draft, const char *url)
{
    const char *host = strstr(url, "://");
    host = host ? host + 3 : url;
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, url, -1);
    return dm_arena_printf(draft->arena, "%.*s-%.8s", (int)MIN(strcspn(host, "/?:"), 50), host, sum);
}

static double number_of(const char *text)
{
    return text ? g_ascii_strtod(text, NULL) : (double)NAN;
}

static void fill(Draft *draft, Coded *coded, const Csv *csv, guint row, const Layout *layout,
                 const char *code)
{
    guint root = (guint)g_ascii_digit_value(code[0]) * 10 + (guint)g_ascii_digit_value(code[1]);
    const char *added = day_of(draft, dm_csv_cell_at(csv, row, layout->added));
    const char *url = layout->url ? dm_csv_cell_at(csv, row, layout->url) : NULL;
    dm_enum_find(dm_plover_names, roots[root].plover ? roots[root].plover : "", &coded->plover);
    add_actor(draft, &coded->sources, csv, row, ACTOR1);
    add_actor(draft, &coded->targets, csv, row, ACTOR2);
    coded->title = dm_arena_printf(draft->arena, "%s %s %s", label(draft, &coded->sources, csv, row, ACTOR1),
                                   roots[root].verb ? roots[root].verb : "speaks of",
                                   label(draft, &coded->targets, csv, row, ACTOR2));
    coded->call = g_str_has_prefix(code, "041");
    coded->place = dm_csv_cell_at(csv, row, layout->place);
    coded->lat = number_of(dm_csv_cell_at(csv, row, layout->lat));
    coded->lon = number_of(dm_csv_cell_at(csv, row, layout->lon));
    bool address = url && strstr(url, "://");
    coded->source = (DraftSource){.id = address ? source_id(draft, url) : "gdelt",
                                  .publisher = address ? NULL : url,
                                  .url = address ? url : NULL,
                                  .published = added};
}

static void add_row(Draft *draft, const Csv *csv, guint row)
{
    Layout layout;
    guint columns = ((const GPtrArray *)csv->rows->pdata[row])->len;
    const char *code = dm_csv_cell_at(csv, row, EVENT_CODE), *id = dm_csv_cell_at(csv, row, ID);
    Coded coded = {.line = dm_csv_line(csv, row)};
    if (!layout_of(columns, &layout)) {
        dm_import_finding(draft, coded.line, "%u columns; GDELT events have 57, 58 or 61", columns);
        return;
    }
    if (!code || strlen(code) < 2 || strspn(code, "0123456789") < 2 || strncmp(code, "20", 2) > 0) {
        dm_import_finding(draft, coded.line, "'%s' is not a CAMEO code", code ? code : "");
        return;
    }
    coded.date = day_of(draft, dm_csv_cell_at(csv, row, SQLDATE));
    coded.id = dm_arena_printf(draft->arena, "gdelt-%s", id ? id : "event");
    fill(draft, &coded, csv, row, &layout, code);
    dm_import_coded(draft, &coded);
}

bool dm_import_gdelt(Draft *draft, GError **error)
{
    gsize len;
    Layout layout;
    const char *text = dm_file_text(draft->input, &len);
    g_autoptr(Csv) csv = dm_tsv_read(text, len);
    guint columns = csv->rows->len ? ((const GPtrArray *)csv->rows->pdata[0])->len : 0;
    if (!layout_of(columns, &layout)) {
        g_set_error(error, DM_ERROR, DM_ERROR_SYNTAX,
                    "%s: no table of GDELT events; they have 57, 58 or 61 columns",
                    dm_file_name(draft->input));
        return false;
    }
    bool header = dm_csv_cell_at(csv, 0, ID) && g_ascii_isalpha(*dm_csv_cell_at(csv, 0, ID));
    for (guint i = header; i < csv->rows->len; i++)
        add_row(draft, csv, i);
    return true;
}
