/* model – what a record says before anybody filled it in, and small readings of single fields. */
#include <demarche/model.h>
#include <math.h>
#include <string.h>

void dm_place_init(DmPlace *place)
{
    place->lat = place->lon = NAN;
}

void dm_quote_init(DmQuote *quote)
{
    quote->start = quote->end = -1;
}

void dm_event_init(DmEvent *event)
{
    dm_place_init(&event->place);
    event->weight = event->confidence = NAN;
}

enum { MAX_STEP = 10000 };

/* The date part of an ISO 8601 duration, P1Y6M or P2W or P10D. */
static bool parse_duration(const char *text, int *ret_n, DmUnit *ret_unit)
{
    static const char letters[] = "YMWD";
    static const int factors[] = {12, 1, 7, 1};
    int months = 0, days = 0;
    const char *p = text + 1;
    const char *order = letters;
    if (*text != 'P' || !*p)
        return false;
    while (*p) {
        char *end;
        guint64 n = g_ascii_isdigit(*p) ? g_ascii_strtoull(p, &end, 10) : MAX_STEP + 1;
        const char *letter = n <= MAX_STEP && *end ? strchr(order, *end) : NULL;
        if (!letter)
            return false;
        int *sum = letter - letters < 2 ? &months : &days;
        *sum += (int)n * factors[letter - letters];
        order = letter + 1;
        p = end + 1;
    }
    if ((months > 0) == (days > 0))
        return false;
    *ret_n = months ? months : days % 7 == 0 ? days / 7 : days;
    *ret_unit = months ? DM_UNIT_MONTHS : days % 7 == 0 ? DM_UNIT_WEEKS : DM_UNIT_DAYS;
    return true;
}

bool dm_every_parse(const char *text, int *ret_n, DmUnit *ret_unit)
{
    static const struct {
        const char *words[2];
        int n;
        DmUnit unit;
    } words[] = {
        {{"day", "daily"}, 1, DM_UNIT_DAYS},       {{"week", "weekly"}, 1, DM_UNIT_WEEKS},
        {{"month", "monthly"}, 1, DM_UNIT_MONTHS}, {{"quarter", "quarterly"}, 3, DM_UNIT_MONTHS},
        {{"year", "yearly"}, 1, DM_UNIT_YEARS},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(text, words[i].words[0]) == 0 || strcmp(text, words[i].words[1]) == 0) {
            *ret_n = words[i].n;
            *ret_unit = words[i].unit;
            return true;
        }
    }
    return parse_duration(text, ret_n, ret_unit);
}
