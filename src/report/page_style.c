/* report: the style sheet. Paper and ink are those of the pictures; light and dark follow the reader's
 * setting; on paper it is black on white. */
#include "page.h"
#include <demarche/scene.h>

static const struct {
    const char *name;
    DmInk ink;
} inks[] = {{"paper", DM_INK_PAPER},
            {"ink", DM_INK_TEXT},
            {"muted", DM_INK_MUTED},
            {"line", DM_INK_FAINT},
            {"band", DM_INK_BAND}};

/* Words in colour stand 4.5:1 on the paper of their theme, which the inks of marks need not. */
static const char *const words[] = {
    [DM_THEME_LIGHT] = "--link:#00578f;--open:#8a4b00;--good:#00654a;--bad:#a32200",
    [DM_THEME_DARK] = "--link:#7cc4f5;--open:#f0b45a;--good:#5fd0aa;--bad:#ff9478",
};

static const char rules[] =
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;max-width:78rem;padding:1.5rem;background:var(--paper);color:var(--ink);"
    "font:1rem/1.5 system-ui,sans-serif}\n"
    "h1{font-size:1.7rem;margin:0}h2{font-size:1.25rem;margin:2.5rem 0 .75rem;border-bottom:2px solid "
    "var(--line)}\n"
    "h3{font-size:1rem;margin:1.25rem 0 .25rem}\n"
    "a{color:var(--link)}a:focus-visible{outline:2px solid var(--link);outline-offset:2px}\n"
    ".skip{position:absolute;left:-99em}.skip:focus{position:static}\n"
    "nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0}\n"
    ".muted,.source{color:var(--muted)}.source{font-size:.9em}\n"
    "figure{margin:0;overflow-x:auto}figure svg{max-width:100%;height:auto}\n"
    ".dark{display:none}\n"
    "@media (prefers-color-scheme:dark){.light{display:none}.dark{display:block}}\n"
    ".scroll{overflow-x:auto}\n"
    "table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--muted);padding-bottom:."
    "5rem}\n"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid "
    "var(--line)}\n"
    "thead th{border-bottom:2px solid var(--line)}\n"
    "q{quotes:'\\201C' '\\201D'}\n"
    ".state{white-space:nowrap;font-weight:600}.state-overdue,.state-broken,.opposes,.doubts{color:var(--bad)"
    "}\n"
    ".state-pending,.state-in-window,.state-undated,.neutral{color:var(--open)}\n"
    ".state-fulfilled,.state-partly-fulfilled,.supports,.accepts{color:var(--good)}\n"
    ".stance{font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums}\n"
    ".events{list-style:none;padding:0}.events li{padding:.6rem 0;border-bottom:1px solid var(--line)}\n"
    ".events li:target,tr:target,.sources li:target{background:var(--band)}\n"
    ".tag{font-size:.85em;border:1px solid var(--line);border-radius:.25rem;padding:0 "
    ".35rem;white-space:nowrap}\n"
    "p{margin:.25rem 0}ol.steps{margin:.25rem 0;padding-left:1.25rem;font-size:.9em}\n"
    "@media print{:root{--paper:#fff;--ink:#000;--muted:#333;--line:#999;--band:#fff;--link:#000;--open:#000;"
    "--good:#000;--bad:#000}\n"
    "nav,.skip{display:none}.light{display:block}.dark{display:none}body{max-width:none;padding:0;font-size:"
    "10pt}\n"
    "h2{break-after:avoid}figure,tr,.events li{break-inside:avoid}}\n";

static void put_colours(GString *out, DmTheme theme)
{
    g_string_append(out, ":root{color-scheme:light dark;");
    for (guint i = 0; i < G_N_ELEMENTS(inks); i++)
        g_string_append_printf(out, "--%s:#%06x;", inks[i].name, dm_ink_rgb(inks[i].ink, theme));
    g_string_append_printf(out, "%s}", words[theme]);
}

void dm_page_style(GString *out)
{
    put_colours(out, DM_THEME_LIGHT);
    g_string_append(out, "\n@media (prefers-color-scheme:dark){");
    put_colours(out, DM_THEME_DARK);
    g_string_append_printf(out, "}\n%s", rules);
}
