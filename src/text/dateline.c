/* text: the dateline before the first sentence: place, day, agency, dash. */
#include "reader.h"
#include <string.h>

#define DATELINE_MAX_BYTES 120
#define PLACE_MAX_WORDS    6
#define RUN_IN_MAX_BYTES   45

static const char *const dashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\x95", "--", "-"};

/* Bytes of the dash at `text`, with the blanks behind it; 0 when there is none. */
static gsize dash_len(const char *text, gsize len)
{
    for (guint i = 0; i < G_N_ELEMENTS(dashes); i++) {
        gsize n = strlen(dashes[i]);
        if (len < n || memcmp(text, dashes[i], n) != 0)
            continue;
        while (n < len && text[n] == ' ')
            n++;
        return n;
    }
    return 0;
}

typedef struct Dateline {
    gsize len;               /* of everything up to the first sentence; 0: no dateline */
    gsize head;              /* bytes before the agency or the dash */
    gsize place_len;         /* bytes of the place, from the start */
    gsize date_at, date_len; /* zeros: no day */
    bool agency;
} Dateline;

/* Finds the end of the dateline: a dash, or an agency between slashes and a full stop ("/TASS/."). */
static bool find_end(const char *text, gsize len, Dateline *line)
{
    gsize reach = MIN(len, DATELINE_MAX_BYTES);
    for (gsize i = 2; i < reach; i++) {
        char c = text[i];
        if ((c == '(' || c == '/') && !line->agency) {
            const char *close = memchr(text + i + 1, c == '(' ? ')' : '/', reach - i - 1);
            if (!close)
                return false;
            line->agency = true;
            line->head = i;
            i = (gsize)(close - text);
            if (c == '/' && i + 2 < len && text[i + 1] == '.' && text[i + 2] == ' ')
                return (line->len = i + 3);
            continue;
        }
        gsize dash = dash_len(text + i, len - i);
        bool hyphen = c == '-' && !(text[i - 1] == ' ' && text[i + 1] == ' ') && text[i + 1] != '-';
        if (dash > 0 && !hyphen) {
            line->head = line->agency ? line->head : i;
            return (line->len = i + dash);
        }
    }
    return false;
}

/* "Aug 21", "21 August 2025": a digit, and a month or nothing before it. */
static bool starts_date(const char *text, gsize len)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (len > 0 && g_ascii_isdigit(*text))
        return true;
    bool month = false;
    for (guint i = 0; i < G_N_ELEMENTS(months); i++)
        month |= len > 4 && !g_ascii_strncasecmp(text, months[i], 3);
    const char *blank = memchr(text, ' ', len);
    return month && blank && g_ascii_isdigit(blank[1]);
}

static void split_head(const char *text, Dateline *line)
{
    gsize end = line->head;
    while (end > 0 && strchr(" ,.", text[end - 1]))
        end--;
    line->place_len = end;
    for (gsize i = 0; i < end; i++) {
        gsize at = i + 1;
        if (text[i] != ',')
            continue;
        while (at < end && text[at] == ' ')
            at++;
        if (!starts_date(text + at, end - at))
            continue;
        line->place_len = i;
        line->date_at = at;
        line->date_len = end - at;
        return;
    }
}

/* A place is a few capitalised words; `ret_shouted`: the first one is all in capitals. */
static bool is_place(const char *text, gsize len, bool *ret_shouted)
{
    guint words = 0;
    *ret_shouted = len > 1;
    for (gsize i = 0; i < len; i++) {
        bool first = i == 0 || text[i - 1] == ' ';
        words += first;
        if (first && g_ascii_islower(text[i]) && strncmp(text + i, "of ", 3) != 0)
            return false;
        if (g_ascii_isdigit(text[i]) || strchr("\".:;!?", text[i]))
            return false;
        *ret_shouted &= words > 1 || !g_ascii_islower(text[i]);
    }
    return words > 0 && words <= PLACE_MAX_WORDS;
}

/* A full date that runs into the first sentence ("Thursday, May 7, 2015 The government …"). */
static gsize run_in_date(Reader *reader, const char *text, gsize len)
{
    char iso[11];
    for (gsize i = 8; i + 1 < MIN(len, RUN_IN_MAX_BYTES); i++) {
        if (text[i] != ' ' || !g_ascii_isdigit(text[i - 1]) || g_ascii_islower(text[i + 1]) ||
            !dm_plain_date(text, i, iso))
            continue;
        dm_reader_meta(reader, META_PUBLISHED, iso, 10);
        return i + 1;
    }
    return 0;
}

bool dm_dateline_alone(Reader *reader, const char *text, gsize len)
{
    Dateline line = {.head = len};
    bool shouted;
    char iso[11];
    if (len < 8 || len > RUN_IN_MAX_BYTES)
        return false;
    split_head(text, &line);
    if (!line.date_len || !is_place(text, line.place_len, &shouted) ||
        !dm_plain_date(text + line.date_at, line.date_len, iso))
        return false;
    dm_reader_meta(reader, META_DATELINE, text, line.place_len);
    dm_reader_meta(reader, META_PUBLISHED, iso, 10);
    return true;
}

gsize dm_dateline_len(Reader *reader, const char *text, gsize len)
{
    Dateline line = {0};
    bool shouted;
    gsize date = run_in_date(reader, text, len);
    if (date > 0)
        return date;
    if (len < 8 || !find_end(text, len, &line) || line.len >= len)
        return 0;
    split_head(text, &line);
    if (!is_place(text, line.place_len, &shouted))
        return 0;
    bool sentence_follows = !g_ascii_islower(text[line.len]);
    bool region = memchr(text, ',', line.place_len) != NULL;
    if (!line.agency && !line.date_len && !((shouted || region) && sentence_follows))
        return 0;
    char iso[11];
    dm_reader_meta(reader, META_DATELINE, text, line.place_len);
    if (line.date_len && dm_plain_date(text + line.date_at, line.date_len, iso))
        dm_reader_meta(reader, META_PUBLISHED, iso, 10);
    return line.len;
}
