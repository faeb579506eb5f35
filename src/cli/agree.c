/* `agree`: how far two coders of one article agree, and where they part. */
#include "cli/cli.h"
#include <demarche/review.h>
#include <math.h>
#include <stdio.h>

static DmCell line_cell(DmPos pos)
{
    return (DmCell){.type = pos.line ? DM_VALUE_INT : DM_VALUE_EMPTY, .number = pos.line};
}

static void line_a(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    *ret_cell = line_cell(((const DmDifference *)row)->pos_a);
}

static void line_b(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    *ret_cell = line_cell(((const DmDifference *)row)->pos_b);
}

static const DmColumn columns[] = {
    {"what", DM_CELL_TEXT, offsetof(DmDifference, what)},
    {"event", DM_CELL_TEXT, offsetof(DmDifference, event)},
    {"a", DM_CELL_TEXT, offsetof(DmDifference, a), .wide = true},
    {"b", DM_CELL_TEXT, offsetof(DmDifference, b), .wide = true},
    {"line_a", DM_CELL_MADE, .make = line_a},
    {"line_b", DM_CELL_MADE, .make = line_b},
    {0},
};

static void say_number(const char *name, double value)
{
    if (isnan(value))
        fprintf(stderr, "  %s undefined", name);
    else
        fprintf(stderr, "  %s %.3f", name, value);
}

static void say_measures(const DmComparison *comparison)
{
    fprintf(stderr, "%u events in A, %u in B, %u in both\n", comparison->n_a, comparison->n_b,
            comparison->n_pairs);
    for (gsize i = 0; i < G_N_ELEMENTS(comparison->measures); i++) {
        const DmAgreement *one = &comparison->measures[i];
        fprintf(stderr, "%-7s %u of %u equal", one->what, one->same, one->n);
        say_number("kappa", one->kappa);
        g_autofree char *name = g_strdup_printf("alpha (%s)", one->metric);
        say_number(name, one->alpha);
        fputc('\n', stderr);
    }
}

static DmRecordFile *read_file(DmModel *model, const char *path, DmDiags *diags, GError **error)
{
    g_autoptr(DmFile) file = dm_file_read(path, DM_YAML_MAX_FILE, error);
    DmRecordFile *records = file ? dm_yaml_read(model, file, diags) : NULL;
    if (records)
        dm_model_check_file(model, records, diags);
    return records;
}

static int run(DmCli *cli, int n_args, char **args)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(GError) error = NULL;
    DmRecordFile *a = read_file(model, args[0], diags, &error);
    DmRecordFile *b = error ? NULL : read_file(model, args[1], diags, &error);
    if (error)
        return dm_cli_fail_error(error);
    dm_cli_print_diags(cli, diags, false);
    if (!a || !b || dm_diags_count(diags, DM_SEVERITY_ERROR))
        return DM_EXIT_FINDINGS;
    g_autoptr(DmArena) arena = dm_arena_new();
    const DmComparison *comparison = dm_review_agree(a, b, arena);
    say_measures(comparison);
    dm_cli_list_rows(cli, columns, comparison->differences.items, comparison->differences.len,
                     sizeof(DmDifference));
    return comparison->differences.len ? DM_EXIT_FINDINGS : DM_EXIT_GOOD;
}

const DmCommand dm_command_agree = {
    .name = "agree",
    .args = "A B",
    .summary = "compare two coders of one article: agreement and differences",
    .description =
        "The measures go to stderr: Cohen's kappa and Krippendorff's alpha on kind, stance and the last due\n"
        "day. The list of differences goes to stdout; exit code 1 when there are any.",
    .flags = DM_IS_LISTING,
    .min_args = 2,
    .max_args = 2,
    .run = run,
};
