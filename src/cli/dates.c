/* dates: finds and resolves date expressions, as a filter over text of any length. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define CHUNK (1 << 20) /* bytes read at a time; a chunk is cut at a line's end */

enum { BOUNDS_AUTO, BOUNDS_JOINED, BOUNDS_APART };
const DmEnum dm_dates_bounds_names[] = {
    {"auto", BOUNDS_AUTO, "joined in a text of one line, else apart"},
    {"joined", BOUNDS_JOINED, "\"since March\" is one expression with an open window"},
    {"apart", BOUNDS_APART, "\"March\" is, as TimeML marks it"},
    {NULL, 0, NULL},
};
const DmEnum dm_dates_format_names[] = {
    {"tsv", false, "tab-separated"}, {"jsonl", true, "an object a line"}, {0}};

static char *ref, *phrase, *format, *prefer, *bounds;

static const GOptionEntry options[] = {
    {"ref", 0, 0, G_OPTION_ARG_STRING, &ref, "the day the text was written", "DATE"},
    {"expression", 'e', 0, G_OPTION_ARG_STRING, &phrase, "read this phrase instead of a file", "PHRASE"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &format, "tsv or jsonl", "FORMAT"},
    {"prefer", 0, 0, G_OPTION_ARG_STRING, &prefer,
     "past, future or nearest: which Thursday, whatever the sentence says", "WAY"},
    {"bounds", 0, 0, G_OPTION_ARG_STRING, &bounds,
     "joined: \"since March\" is one expression; apart: \"March\" is; auto: joined in a single line", "HOW"},
    {0},
};

typedef struct Filter {
    DmDay reference;
    int prefer, bounds, json;
    gsize chars; /* before the chunk */
    GArray *found;
    GString *line;
} Filter;

/* Text of an expression on one line, without control characters and with what is no UTF-8 replaced. */
static char *one_line(const char *text, gsize len)
{
    char *clean = g_utf8_make_valid(text, (gssize)len);
    for (char *p = clean; *p; p++) {
        if ((guchar)*p < ' ' || *p == 0x7f)
            *p = ' ';
    }
    return clean;
}

/* Numbers and days by hand: printf would take more time than finding them. */
static void put_number(GString *out, gsize n)
{
    char digits[24];
    gsize at = sizeof digits;
    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    g_string_append_len(out, digits + at, (gssize)(sizeof digits - at));
}

static void put_day(GString *out, DmDay day, bool json)
{
    char text[DM_DAY_TEXT];
    const char *quote = json ? "\"" : "";
    g_string_append(out, day == DM_DAY_OPEN ? "" : quote);
    g_string_append(out, day == DM_DAY_OPEN && json ? "null" : dm_day_format(day, text));
    g_string_append(out, day == DM_DAY_OPEN ? "" : quote);
}

/* One expression: its columns behind tabs, or under their names. */
static void print_found(Filter *f, gsize start, gsize end, const DmTimex *t, DmWindow window,
                        const char *value, const char *text)
{
    GString *out = f->line;
    const char *type = dm_enum_text(dm_timex_names, (int)t->type);
    g_string_assign(out, f->json ? "{\"start\":" : "");
    put_number(out, start);
    g_string_append(out, f->json ? ",\"end\":" : "\t");
    put_number(out, end);
    g_string_append(out, f->json ? ",\"type\":\"" : "\t");
    g_string_append(out, type);
    g_string_append(out, f->json ? "\",\"value\":\"" : "\t");
    g_string_append(out, value);
    g_string_append(out, f->json ? "\",\"earliest\":" : "\t");
    put_day(out, window.earliest, f->json);
    g_string_append(out, f->json ? ",\"latest\":" : "\t");
    put_day(out, window.latest, f->json);
    g_string_append(out, f->json ? ",\"text\":\"" : "\t");
    if (f->json)
        dm_escape_json(out, text);
    else
        g_string_append(out, text);
    g_string_append(out, f->json ? "\"}\n" : "\n");
    fwrite(out->str, 1, out->len, stdout);
}

static void print_header(const Filter *f)
{
    if (!f->json)
        puts("start\tend\ttype\tvalue\tearliest\tlatest\ttext");
}

static void filter(Filter *f, const char *text, gsize len)
{
    g_array_set_size(f->found, 0);
    dm_dates_find(text, len, f->reference, (DmPrefer)f->prefer, f->found);
    gsize byte = 0, chars = f->chars;
    for (guint i = 0; i < f->found->len; i++) {
        const DmTimex *t = &g_array_index(f->found, DmTimex, i);
        bool joined = f->bounds == BOUNDS_JOINED;
        gsize start = joined ? t->whole_start : t->start, end = joined ? t->whole_end : t->end;
        if (start < byte)
            continue; /* the second date of a joined range */
        gsize from = chars + dm_utf8_chars(text + byte, start - byte);
        chars = from + dm_utf8_chars(text + start, end - start);
        byte = end;
        g_autofree char *clean = one_line(text + start, end - start);
        print_found(f, from, chars, t, joined ? t->whole : t->window, joined ? t->whole_value : t->value,
                    clean);
    }
    f->chars = chars + dm_utf8_chars(text + byte, len - byte);
}

/* Bytes of the chunk that are read now: up to the last line end, if there is one, else blank, else all. */
static gsize complete_part(const char *text, gsize len, bool last)
{
    if (last)
        return len;
    const char *end = memrchr(text, '\n', len);
    end = end ? end : memrchr(text, ' ', len);
    return end ? (gsize)(end + 1 - text) : len;
}

static bool has_lines(const char *text, gsize len)
{
    const char *end = memchr(text, '\n', len);
    while (end && (gsize)(end - text) + 1 < len && g_ascii_isspace(end[1]))
        end++;
    return end && (gsize)(end - text) + 1 < len;
}

static bool filter_stream(Filter *f, FILE *in)
{
    g_autofree char *buffer = g_malloc(2 * CHUNK);
    gsize held = 0;
    for (bool last = false; !last;) {
        gsize got = fread(buffer + held, 1, 2 * CHUNK - held, in);
        held += got;
        last = held < 2 * CHUNK;
        if (ferror(in))
            return false;
        if (f->bounds == BOUNDS_AUTO)
            f->bounds = has_lines(buffer, held) || !last ? BOUNDS_APART : BOUNDS_JOINED;
        gsize now = complete_part(buffer, held, last);
        filter(f, buffer, now);
        memmove(buffer, buffer + now, held - now);
        held -= now;
    }
    return true;
}

static int filter_file(Filter *f, const char *path)
{
    bool is_stdin = !path || strcmp(path, "-") == 0;
    FILE *in = is_stdin ? stdin : fopen(path, "rb");
    if (!in)
        return dm_cli_fail("cannot read %s: %s", path, g_strerror(errno));
    print_header(f);
    bool good = filter_stream(f, in);
    int reason = errno;
    if (!is_stdin)
        fclose(in);
    return good ? DM_EXIT_GOOD
                : dm_cli_fail("cannot read %s: %s", is_stdin ? "standard input" : path, g_strerror(reason));
}

static int run(DmCli *cli, int n_args, char **args)
{
    Filter f = {.prefer = DM_PREFER_NONE};
    if (!ref)
        return dm_cli_fail("dates needs --ref DATE, the day the text was written");
    if (!dm_cli_day("--ref", ref, &f.reference) ||
        !dm_cli_word("--prefer", prefer, dm_prefer_names, &f.prefer) ||
        !dm_cli_word("--format", format, dm_dates_format_names, &f.json) ||
        !dm_cli_word("--bounds", bounds, dm_dates_bounds_names, &f.bounds))
        return DM_EXIT_FAILED;
    if (phrase && n_args > 0)
        return dm_cli_fail("dates reads either -e PHRASE or a file");
    g_autoptr(GArray) found = g_array_new(false, false, sizeof(DmTimex));
    g_autoptr(GString) line = g_string_new(NULL);
    f.found = found;
    f.line = line;
    if (!phrase)
        return filter_file(&f, n_args > 0 ? args[0] : NULL);
    f.bounds = f.bounds == BOUNDS_AUTO ? BOUNDS_JOINED : f.bounds;
    print_header(&f);
    filter(&f, phrase, strlen(phrase));
    return DM_EXIT_GOOD;
}

const DmCommand dm_command_dates = {
    .name = "dates",
    .args = "[FILE]",
    .summary = "find and resolve date expressions in text",
    .description =
        "Reads FILE, or standard input, and prints one expression a row: where it stands (characters,\n"
        "end exclusive), TIMEX3 type and value, the first and last day it can mean, its words.\n"
        "An open or unknown bound is empty.",
    .min_args = 0,
    .max_args = 1,
    .options = options,
    .run = run,
};
