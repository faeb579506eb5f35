/* report: the timeline and the actor graph as SVG inside the page, once for light and once for dark screens.
 */
#include "page.h"
#include <demarche/graph.h>
#include <demarche/layout.h>
#include <demarche/render.h>
#include <string.h>

typedef struct Splice {
    GString *out;
    const char *prefix;
    GHashTable *ids; /* set: ids of this picture so far */
    guint repeated;
} Splice;

/* Appends the id that begins at `at`, made the page's own; an event that stands in several lanes has its id
 * once. */
static const char *put_id(Splice *splice, const char *at)
{
    gsize len = strcspn(at, "\"");
    g_autofree char *id = g_strndup(at, len);
    g_string_append_printf(splice->out, "%s%s", splice->prefix, id);
    if (!g_hash_table_add(splice->ids, g_strdup(id)))
        g_string_append_printf(splice->out, ".%u", ++splice->repeated);
    return at + len;
}

/* Index of the first of the places; `n` when none is left. */
static guint nearest(const char *const *found, guint n)
{
    guint best = n;
    for (guint i = 0; i < n; i++)
        if (found[i] && (best == n || found[i] < found[best]))
            best = i;
    return best;
}

/* Ids are known to the whole page: each picture gets its own, in the attributes that hold or refer to one. */
static void put_svg(GString *out, const char *svg, const char *prefix)
{
    static const char *const marks[] = {" id=\"", "href=\"#", "url(#"};
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Splice splice = {out, prefix, ids, 0};
    const char *at = strstr(svg, "<svg"); /* an XML declaration has no place inside a page */
    g_string_append(out, "<svg");
    at += strlen("<svg");
    const char *found[G_N_ELEMENTS(marks)];
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        found[i] = strstr(at, marks[i]);
    for (guint mark; (mark = nearest(found, G_N_ELEMENTS(marks))) < G_N_ELEMENTS(marks);) {
        const char *behind = found[mark] + strlen(marks[mark]);
        g_string_append_len(out, at, behind - at);
        found[mark] = strstr(behind, marks[mark]);
        at = behind;
        if (mark == 0)
            at = put_id(&splice, at);
        else
            g_string_append(out, prefix);
    }
    g_string_append(out, at);
}

static bool put_picture(GString *out, const DmScene *scene, const char *name, const char *label,
                        GError **error)
{
    static const char *const themes[] = {[DM_THEME_LIGHT] = "light", [DM_THEME_DARK] = "dark"};
    for (DmTheme theme = DM_THEME_LIGHT; theme <= DM_THEME_DARK; theme++) {
        DmRenderOptions options = {.theme = theme, .text_live = true};
        g_autoptr(GBytes) bytes = dm_render_bytes(scene, DM_IMAGE_SVG, &options, error);
        if (!bytes)
            return false;
        gsize len;
        const char *data = g_bytes_get_data(bytes, &len);
        g_autofree char *svg = g_strndup(data, len), *prefix = g_strdup_printf("%s-%s-", name, themes[theme]);
        g_string_append_printf(out, "<figure class=\"%s\" role=\"group\" aria-label=\"", themes[theme]);
        dm_page_text(out, label);
        g_string_append(out, "\">\n");
        put_svg(out, svg, prefix);
        g_string_append(out, "\n</figure>\n");
    }
    return true;
}

static bool put_timeline(GString *out, const DmExport *view, const DmMeasure *measure, GError **error)
{
    DmTimelineInput input = {.events = &view->events,
                             .commitments = &view->commitments,
                             .actors = &view->actors,
                             .as_of = view->as_of.day};
    DmTimelineOptions options = {.lanes = DM_LANES_OF, .from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .fold = true};
    g_autoptr(DmScene) scene = dm_layout_timeline(&input, &options, measure);
    g_string_append(out, "<section id=\"timeline\"><h2>Timeline</h2>\n");
    bool good = put_picture(out, scene, "t", "Timeline of the events below", error);
    g_string_append(out, "</section>\n");
    return good;
}

static bool put_graph(GString *out, const DmExport *view, const DmMeasure *measure, GError **error)
{
    DmGraphInput input = {&view->events, &view->statements, &view->actors, &view->answers};
    DmGraphOptions options = {.period = {DM_DAY_OPEN, DM_DAY_OPEN}};
    g_autoptr(DmGraph) graph = dm_graph_new(&input, &options, error);
    if (!graph)
        return false;
    DmGraphPictureOptions picture = {.as_of = view->as_of.day};
    g_autoptr(DmScene) scene = dm_layout_graph(graph, &picture, measure, error);
    if (!scene)
        return false;
    g_string_append(out, "<section id=\"actors\"><h2>Actors</h2>\n");
    bool good = put_picture(out, scene, "g",
                            "Who deals with whom: the actors of the events below and their ties", error);
    g_string_append(out, "</section>\n");
    return good;
}

bool dm_page_pictures(GString *out, const DmExport *view, GError **error)
{
    g_autoptr(DmMeasure) measure = dm_render_measure_new();
    if (!view->events.len)
        return true;
    return put_timeline(out, view, measure, error) &&
           (!view->actors.len || put_graph(out, view, measure, error));
}
