/* Diagnostics and progress on stderr. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { CONTEXT = 100 }; /* characters of a source line shown around the caret */

/* The source line, cut around the column, and a caret line below it. */
static void append_caret(GString *out, const DmDiag *diag, bool colour)
{
    glong n = g_utf8_validate(diag->source, -1, NULL) ? g_utf8_strlen(diag->source, -1) : -1;
    guint col = MAX(diag->pos.col, 1);
    if (n < 0 || col > (guint)n + 1)
        return;
    glong from = MAX(0, MIN((glong)col - CONTEXT / 2, n - CONTEXT));
    g_autofree char *part = g_utf8_substring(diag->source, from, MIN(n, from + CONTEXT));
    g_autofree char *before = g_utf8_substring(diag->source, from, (glong)col - 1);
    g_strdelimit(part, "\t", ' ');
    g_strdelimit(before, "\t", ' ');
    g_autoptr(GString) pad = g_string_new(NULL);
    dm_escape_terminal(pad, before, strlen(before));
    g_string_append(out, "    ");
    dm_escape_terminal(out, part, strlen(part));
    guint width = MIN(diag->width, (guint)MAX(1, MIN(n, from + CONTEXT) - (glong)col + 1));
    g_autofree char *marks = g_strnfill(width, '~');
    marks[0] = '^';
    g_string_append_c(out, '\n');
    g_string_append_printf(out, "    %*s%s%s%s\n", (int)g_utf8_strlen(pad->str, -1), "",
                           colour ? "\033[32m" : "", marks, colour ? "\033[0m" : "");
}

static void append_text(GString *out, const DmDiag *diag, bool colour)
{
    static const char *const words[] = {"error", "warning"};
    static const char *const colours[] = {"\033[31m", "\033[33m"};
    DmSeverity severity = dm_code_severity(diag->code);
    if (*diag->file) {
        dm_escape_terminal(out, diag->file, strlen(diag->file));
        if (diag->pos.line)
            g_string_append_printf(out, ":%u:%u", diag->pos.line, diag->pos.col);
        g_string_append(out, ": ");
    }
    g_string_append_printf(out, "%s%s:%s ", colour ? colours[severity] : "", words[severity],
                           colour ? "\033[0m" : "");
    dm_escape_terminal(out, diag->message, strlen(diag->message));
    g_string_append_printf(out, " [%s]\n", dm_code_text(diag->code));
    if (diag->source)
        append_caret(out, diag, colour);
    if (diag->hint) {
        g_string_append(out, "    ");
        dm_escape_terminal(out, diag->hint, strlen(diag->hint));
        g_string_append_c(out, '\n');
    }
}

static void append_json(GString *out, const DmDiag *diag)
{
    g_string_append(out, "{\"file\": \"");
    dm_escape_json(out, diag->file);
    g_string_append_printf(
        out, "\", \"line\": %u, \"col\": %u, \"severity\": \"%s\", \"code\": \"%s\", \"message\": \"",
        diag->pos.line, diag->pos.col,
        dm_code_severity(diag->code) == DM_SEVERITY_ERROR ? "error" : "warning", dm_code_text(diag->code));
    dm_escape_json(out, diag->message);
    g_string_append(out, "\"");
    if (diag->hint) {
        g_string_append(out, ", \"hint\": \"");
        dm_escape_json(out, diag->hint);
        g_string_append(out, "\"");
    }
    g_string_append(out, "}\n");
}

void dm_cli_print_diags(const DmCli *cli, DmDiags *diags, bool json)
{
    guint n;
    const DmDiag *list = dm_diags_sorted(diags, &n);
    for (guint i = 0; i < n; i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        if (json)
            append_json(out, &list[i]);
        else
            append_text(out, &list[i], cli->colour_err);
        fputs(out->str, stderr);
    }
}

bool dm_cli_progress(gpointer user, const char *what, guint64 done, guint64 total)
{
    static gint64 last;
    const DmCli *cli = user;
    gint64 now = g_get_monotonic_time();
    bool over = total && done >= total;
    if (!isatty(STDERR_FILENO) || (!over && now - last < G_USEC_PER_SEC / 10))
        return true;
    last = now;
    if (over)
        fprintf(stderr, "\r%*s\r", (int)MIN(cli->width - 1, 79), "");
    else if (total)
        fprintf(stderr, "\r%s %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT, what, done, total);
    else
        fprintf(stderr, "\r%s %" G_GUINT64_FORMAT, what, done);
    return true;
}
