/* Tests of src/exchange/graphfile.c and the four formats: what networkx does not see
 * (tests/graph_networkx.py). */
#include "graph_help.h"
#include <criterion/criterion.h>
#include <demarche/graphfile.h>

static char *written(Case *c, DmGraphFormat format, guint kinds)
{
    g_autoptr(DmGraph) graph = case_graph(c, (DmGraphOptions){.kinds = kinds});
    cr_assert(dm_graph_measure(graph, true, NULL));
    GString *out = g_string_new(NULL);
    dm_graph_write(format, graph, out);
    return g_string_free(out, FALSE);
}

static const DmGraphFormat formats[] = {DM_GRAPH_GRAPHML, DM_GRAPH_GEXF, DM_GRAPH_DOT, DM_GRAPH_EDGES};

Test(exchange_graphfile, hostile_names_are_escaped)
{
    static const char *const wanted[] = {"&lt;b&gt; &amp; &quot;c&quot;", "&lt;b&gt; &amp; &quot;c&quot;",
                                         "<b> & \\\"c\\\"", NULL};
    Case c;
    case_init(&c);
    case_actor(&c, "a", DM_ACTOR_PERSON, NULL)->name = "<b> & \"c\"";
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, 10, "participant:a participant:b");
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *text = written(&c, formats[i], 0);
        cr_expect(!wanted[i] || strstr(text, wanted[i]), "%s", text);
    }
    case_clear(&c);
}

Test(exchange_graphfile, direction_is_that_of_all_ties)
{
    static const char *const directed[] = {"edgedefault=\"directed\"", "defaultedgetype=\"directed\"",
                                           "digraph", "true"};
    static const char *const mixed[] = {"edgedefault=\"undirected\"", "defaultedgetype=\"undirected\"",
                                        "dir=none", "false"};
    Case c;
    case_init(&c);
    case_event(&c, DM_KIND_STATEMENT, DM_STATUS_NONE, 10, "speaker:a to:b");
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, 11, "participant:a participant:b");
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *one = written(&c, formats[i], 1 << DM_TIE_STATEMENTS),
                        *both = written(&c, formats[i], 0);
        cr_expect(strstr(one, directed[i]) && !strstr(one, mixed[i]), "%s", one);
        cr_expect(strstr(both, mixed[i]), "%s", both);
    }
    case_clear(&c);
}

static guint count(const char *text, const char *part)
{
    guint n = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        n++;
    return n;
}

/* Days that touch or overlap are one spell; an open bound is left out. */
Test(exchange_graphfile, spells_join)
{
    Case c;
    case_init(&c);
    static const DmDay days[] = {20, 10, 11, 12, 30};
    for (guint i = 0; i < G_N_ELEMENTS(days); i++)
        case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, days[i], "participant:a participant:b");
    c.events.items[4].date.window.latest = DM_DAY_OPEN;
    g_autofree char *text = written(&c, DM_GRAPH_GEXF, 0);
    cr_expect_eq(count(text, "<spell "), 3, "%s", text);
    cr_expect(strstr(text, "<spell start=\"1970-01-11\" end=\"1970-01-13\"/>"));
    cr_expect(strstr(text, "<spell start=\"1970-01-31\"/>"));
    case_clear(&c);
}

Test(exchange_graphfile, nothing_is_still_a_file)
{
    static const char *const ends[] = {"</graphml>\n", "</gexf>\n", "}\n", "events\r\n"};
    Case c;
    case_init(&c);
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *text = written(&c, formats[i], 0);
        cr_expect(g_str_has_suffix(text, ends[i]), "%s", text);
    }
    case_clear(&c);
}
