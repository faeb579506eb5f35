/* Inside render: PDF with several pages, bookmarks, and a link on everything that has a source.
 *
 * cairo 1.16 writes good links only when the paper is painted before the first tag and all tags stand in one
 * Document tag (cairo issue 508); its dates come from the clock unless they are set. */
#include "paint.h"
#include <cairo-pdf.h>

enum { PIXEL_PER_INCH = 96, POINT_PER_INCH = 72 };
static const double unit = (double)POINT_PER_INCH / PIXEL_PER_INCH;

static void append_quoted(GString *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
}

/* Tag rectangles are in the page's own points: the current transformation does not apply to them. */
static void add_link(cairo_t *cr, const DmShape *shape, const char *url)
{
    double box[4];
    dm_shape_box(shape, &box[0], &box[1], &box[2], &box[3]);
    g_autoptr(GString) attributes = g_string_new("uri='");
    append_quoted(attributes, url);
    g_string_append(attributes, "' rect=[");
    for (int i = 0; i < 4; i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append_printf(attributes, "%s ",
                               g_ascii_formatd(number, sizeof number, "%.2f", box[i] * unit));
    }
    g_string_append_c(attributes, ']');
    cairo_tag_begin(cr, CAIRO_TAG_LINK, attributes->str);
    cairo_tag_end(cr, CAIRO_TAG_LINK);
}

static void add_links(cairo_t *cr, const DmScene *scene, const DmPage *page)
{
    for (guint i = 0; i < page->shapes.len; i++) {
        const DmShape *shape = &page->shapes.items[i];
        const char *url = shape->group ? scene->groups.items[shape->group - 1].url : NULL;
        if (url && g_utf8_validate(url, -1, NULL))
            add_link(cr, shape, url);
    }
}

static void set_metadata(cairo_surface_t *surface, const DmScene *scene, gint64 created)
{
    g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(created);
    g_autofree char *text = when ? g_date_time_format(when, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    if (text) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, text);
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "demarche");
    if (scene->title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
}

static void add_bookmarks(cairo_surface_t *surface, const DmScene *scene)
{
    for (guint i = 0; i < scene->bookmarks.len; i++) {
        g_autofree char *target = g_strdup_printf("page=%u", scene->bookmarks.items[i].page);
        cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, scene->bookmarks.items[i].text, target,
                                      CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

static void paint_page(DmPainter *painter, const DmScene *scene, const DmPage *page)
{
    cairo_t *cr = painter->cr;
    cairo_save(cr);
    cairo_scale(cr, unit, unit);
    dm_paint_page(painter, scene, page);
    cairo_restore(cr);
    cairo_tag_begin(cr, "Document", NULL);
    add_links(cr, scene, page);
    cairo_tag_end(cr, "Document");
    cairo_show_page(cr);
}

bool dm_render_pdf(const DmScene *scene, const DmRenderOptions *options, DmTextEngine *text, GByteArray *out,
                   GError **error)
{
    g_autoptr(cairo_surface_t) surface =
        cairo_pdf_surface_create_for_stream(dm_cairo_append, out, scene->width * unit, scene->height * unit);
    set_metadata(surface, scene, options->created);
    g_autoptr(cairo_t) cr = cairo_create(surface);
    DmPainter painter = {cr, text, options->theme, false};
    for (guint i = 0; i < scene->pages.len; i++)
        paint_page(&painter, scene, &scene->pages.items[i]);
    add_bookmarks(surface, scene);
    cairo_status_t status = cairo_status(cr);
    cairo_surface_finish(surface);
    return dm_cairo_check(status ? status : cairo_surface_status(surface), error);
}
