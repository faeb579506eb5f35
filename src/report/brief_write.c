/* Writes a brief: plain text for a terminal or a mail, Markdown, HTML. */
#include <demarche/brief.h>
#include <string.h>

const DmEnum dm_brief_format_names[] = {
    {"text", DM_BRIEF_TEXT, "plain text"},
    {"markdown", DM_BRIEF_MARKDOWN, "Markdown"},
    {"html", DM_BRIEF_HTML, "a page of HTML"},
    {0},
};

/* Appends `text` wrapped to `width`, every line but the first behind `indent` spaces. `used` is where it
 * starts. */
static void wrap(GString *out, const char *text, guint indent, guint used, guint width)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (char **word = words; *word; word++) {
        g_autoptr(GString) safe = g_string_new(NULL);
        dm_escape_terminal(safe, *word, strlen(*word));
        guint n = (guint)g_utf8_strlen(safe->str, -1);
        bool first = word == words;
        if (!first && used + 1 + n > width) {
            g_string_append_printf(out, "\n%*s", (int)indent, "");
            used = indent;
            first = true;
        }
        g_string_append_printf(out, "%s%s", first ? "" : " ", safe->str);
        used += n + !first;
    }
}

static void text_line(GString *out, const DmBriefLine *line, guint width)
{
    enum { INDENT = 4 };
    g_string_append(out, "  - ");
    g_autofree char *head =
        *line->when ? g_strdup_printf("%s  %s", line->when, line->text) : g_strdup(line->text);
    wrap(out, head, INDENT, INDENT, width);
    const char *more[] = {line->detail, line->source};
    for (gsize i = 0; i < G_N_ELEMENTS(more); i++)
        if (more[i]) {
            g_string_append_printf(out, "\n%*s", INDENT, "");
            g_autofree char *shown = i ? g_strdup_printf("[%s]", more[i]) : g_strdup(more[i]);
            wrap(out, shown, INDENT, INDENT, width);
        }
    g_string_append_c(out, '\n');
}

static void text_section(GString *out, const DmBriefSection *section, guint width)
{
    g_string_append_printf(out, "\n%s\n", section->title);
    for (guint i = 0; i < section->lines.len; i++)
        text_line(out, &section->lines.items[i], width);
    if (!section->lines.len)
        g_string_append_printf(out, "  %s\n", section->nothing);
    if (section->left_out)
        g_string_append_printf(out, "  … and %u more\n", section->left_out);
}

/* Text that Markdown must not read as mark-up. */
static void escape_markdown(GString *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_[]<>#|", *text))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
}

static void markdown_line(GString *out, const DmBriefLine *line, guint width)
{
    g_string_append(out, "- ");
    if (*line->when)
        g_string_append_printf(out, "**%s** ", line->when);
    escape_markdown(out, line->text);
    if (line->detail) {
        g_string_append(out, "  \n  ");
        escape_markdown(out, line->detail);
    }
    if (line->source) {
        g_string_append(out, line->url ? "  \n  [" : "  \n  ");
        escape_markdown(out, line->source);
        if (line->url)
            g_string_append_printf(out, "](<%s>)", line->url);
    }
    g_string_append_c(out, '\n');
}

static void markdown_section(GString *out, const DmBriefSection *section, guint width)
{
    g_string_append_printf(out, "\n## %s\n\n", section->title);
    for (guint i = 0; i < section->lines.len; i++)
        markdown_line(out, &section->lines.items[i], width);
    if (!section->lines.len)
        g_string_append_printf(out, "%s\n", section->nothing);
    if (section->left_out)
        g_string_append_printf(out, "\n… and %u more\n", section->left_out);
}

static void element(GString *out, const char *tag, const char *class, const char *text)
{
    g_string_append_printf(out, "<%s class=\"%s\">", tag, class);
    dm_escape_xml(out, text);
    g_string_append_printf(out, "</%s>", tag);
}

static void html_line(GString *out, const DmBriefLine *line, guint width)
{
    g_string_append(out, "<li>");
    if (*line->when)
        element(out, "time", "when", line->when);
    g_string_append_c(out, ' ');
    element(out, "span", "what", line->text);
    if (line->detail)
        element(out, "div", "detail", line->detail);
    if (line->source && line->url &&
        (g_str_has_prefix(line->url, "https://") || g_str_has_prefix(line->url, "http://"))) {
        g_string_append(out, "<div class=\"source\"><a href=\"");
        dm_escape_xml(out, line->url);
        g_string_append(out, "\">");
        dm_escape_xml(out, line->source);
        g_string_append(out, "</a></div>");
    } else if (line->source) {
        element(out, "div", "source", line->source);
    }
    g_string_append(out, "</li>\n");
}

static void html_section(GString *out, const DmBriefSection *section, guint width)
{
    g_string_append(out, "<section>\n");
    element(out, "h2", "title", section->title);
    g_string_append(out, section->lines.len ? "\n<ul>\n" : "\n");
    for (guint i = 0; i < section->lines.len; i++)
        html_line(out, &section->lines.items[i], width);
    if (section->lines.len)
        g_string_append(out, "</ul>\n");
    else
        element(out, "p", "nothing", section->nothing);
    if (section->left_out)
        g_string_append_printf(out, "<p>… and %u more</p>\n", section->left_out);
    g_string_append(out, "</section>\n");
}

static const char html_head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n<style>\n"
    ":root{color-scheme:light dark}body{font:16px/1.4 sans-serif;max-width:46em;margin:2em auto;padding:0 "
    "1em}\n"
    "h1{font-size:1.4em}h2{font-size:1.1em;margin-top:1.6em}li{margin:.5em 0}.when{font-weight:bold}\n"
    ".detail,.source{font-size:.9em;opacity:.8}\n</style>\n</head>\n<body>\n<h1>%s</h1>\n";

void dm_report_brief_write(GString *out, const DmBrief *brief, DmBriefFormat format, guint width)
{
    static const struct {
        const char *head, *tail;
        void (*section)(GString *, const DmBriefSection *, guint);
    } writers[] = {
        [DM_BRIEF_TEXT] = {"%s\n", "", text_section},
        [DM_BRIEF_MARKDOWN] = {"# %s\n", "", markdown_section},
        [DM_BRIEF_HTML] = {NULL, "</body>\n</html>\n", html_section},
    };
    char day[DM_DAY_TEXT], since[DM_DAY_TEXT];
    g_autofree char *title =
        g_strdup_printf("Brief of %s, since %s%s", dm_day_format(brief->as_of.day, day),
                        dm_day_format(brief->since, since), brief->as_of.hindsight ? ", with hindsight" : "");
    if (format == DM_BRIEF_HTML)
        g_string_append_printf(out, html_head, title, title);
    else
        g_string_append_printf(out, writers[format].head, title);
    for (guint i = 0; i < brief->sections.len; i++)
        writers[format].section(out, &brief->sections.items[i], width);
    g_string_append(out, writers[format].tail);
}
