/* Inside render: SVG painted by cairo, with a transparent layer of real text, titles and links laid over it.
 *
 * cairo outlines every glyph: the picture looks the same everywhere but cannot be searched, read aloud or
 * clicked. The layer gives that back. cairo numbers its definitions with counters that run through the whole
 * process, so they are numbered anew here: same scene, same bytes. */
#include "paint.h"
#include "svg_text.h"
#include <cairo-svg.h>
#include <string.h>

/* ---- Definitions, numbered by first appearance ---- */

static const struct Reference {
    const char *before;
    char after;
} references[] = {{" id=\"", '"'}, {"href=\"#", '"'}, {"url(#", ')'}};

static const struct Reference *reference_at(const char *at)
{
    for (gsize i = 0; i < G_N_ELEMENTS(references); i++)
        if (at[0] == references[i].before[0] && g_str_has_prefix(at, references[i].before))
            return &references[i];
    return NULL;
}

static const char *new_name(GHashTable *names, const char *id, gsize len)
{
    char *key = g_strndup(id, len);
    char *known = g_hash_table_lookup(names, key);
    if (known) {
        g_free(key);
        return known;
    }
    known = g_strdup_printf("d%u", g_hash_table_size(names) + 1);
    g_hash_table_insert(names, key, known);
    return known;
}

static void append_renamed(GString *out, const char *svg)
{
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const char *copied = svg;
    for (const char *at = svg; *at;) {
        const struct Reference *reference = reference_at(at);
        if (!reference) {
            at++;
            continue;
        }
        const char *id = at + strlen(reference->before);
        at = strchr(id, reference->after);
        g_string_append_len(out, copied, id - copied);
        g_string_append(out, new_name(names, id, (gsize)(at - id)));
        copied = at;
    }
    g_string_append(out, copied);
}

/* ---- The transparent layer ---- */

static void add_target(GString *out, const DmShape *shape)
{
    double x, y, w, h;
    dm_shape_box(shape, &x, &y, &w, &h);
    g_string_append(out, "<rect");
    dm_svg_number(out, "x", x - 1);
    dm_svg_number(out, "y", y - 1);
    dm_svg_number(out, "width", w + 2);
    dm_svg_number(out, "height", h + 2);
    g_string_append(out, "/>\n");
}

static void add_layer(GString *out, const DmScene *scene, const DmPage *page)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_string_append(out, "<g fill=\"#000\" fill-opacity=\"0\" font-family=\"Noto Sans, sans-serif\" "
                         "xml:space=\"preserve\">\n");
    guint open = 0;
    for (guint i = 0; i < page->shapes.len; i++) {
        const DmShape *shape = &page->shapes.items[i];
        if (shape->kind != DM_SHAPE_TEXT && shape->group == 0)
            continue;
        if (shape->group != open) {
            dm_svg_close_group(out, scene, open);
            dm_svg_open_group(out, scene, shape->group, seen);
            open = shape->group;
        }
        if (shape->kind == DM_SHAPE_TEXT)
            dm_svg_text(out, shape, "");
        else
            add_target(out, shape);
    }
    dm_svg_close_group(out, scene, open);
    g_string_append(out, "</g>\n");
}

static void splice(const DmScene *scene, const GByteArray *painted, GByteArray *out)
{
    g_autofree char *svg = g_strndup((const char *)painted->data, painted->len);
    char *end = g_strrstr(svg, "</svg>");
    char *root_end = strstr(strstr(svg, "<svg"), ">") + 1;
    g_assert(end && root_end < end);
    *end = '\0';
    g_autoptr(GString) result = g_string_sized_new(painted->len * 3 / 2);
    g_string_append_len(result, svg, root_end - svg);
    g_string_append(result, "\n<title>");
    dm_escape_xml(result, scene->title ? scene->title : "");
    g_string_append(result, "</title>");
    append_renamed(result, root_end);
    add_layer(result, scene, &scene->pages.items[0]);
    g_string_append(result, "</svg>\n");
    g_byte_array_append(out, (const guint8 *)result->str, (guint)result->len);
}

bool dm_render_svg(const DmScene *scene, const DmRenderOptions *options, DmTextEngine *text, GByteArray *out,
                   GError **error)
{
    g_autoptr(GByteArray) painted = g_byte_array_new();
    g_autoptr(cairo_surface_t) surface =
        cairo_svg_surface_create_for_stream(dm_cairo_append, painted, scene->width, scene->height);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX);
    g_autoptr(cairo_t) cr = cairo_create(surface);
    DmPainter painter = {cr, text, options->theme, false};
    dm_paint_page(&painter, scene, &scene->pages.items[0]);
    cairo_status_t status = cairo_status(cr);
    cairo_surface_finish(surface);
    if (!dm_cairo_check(status ? status : cairo_surface_status(surface), error))
        return false;
    splice(scene, painted, out);
    return true;
}
