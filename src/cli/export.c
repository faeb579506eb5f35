/* export: the view of a day in the formats of other programs. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

static char *output;

static const GOptionEntry options[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
     "write here; csv and yaml need a folder (default: stdout)", "FILE"},
    {0},
};

static int write_folder(const GPtrArray *files)
{
    int code = dm_cli_make_folder(output);
    for (guint i = 0; code == DM_EXIT_GOOD && i < files->len; i++) {
        const DmExportFile *file = files->pdata[i];
        g_autofree char *path = g_build_filename(output, file->name, NULL);
        code = dm_cli_write_file(path, file->text);
    }
    if (code == DM_EXIT_GOOD)
        fprintf(stderr, "%u files in %s\n", files->len, output);
    return code;
}

/* `path` as seen from the folder `from`; both absolute and canonical. */
static char *relative_path(const char *path, const char *from)
{
    g_auto(GStrv) to_parts = g_strsplit(path, "/", -1), from_parts = g_strsplit(from, "/", -1);
    guint same = 0;
    while (to_parts[same] && from_parts[same] && !strcmp(to_parts[same], from_parts[same]))
        same++;
    GString *out = g_string_new(NULL);
    for (guint i = same; from_parts[i]; i++)
        g_string_append(out, "../");
    for (guint i = same; to_parts[i]; i++)
        g_string_append_printf(out, "%s%s", i > same ? "/" : "", to_parts[i]);
    return g_string_free(out, FALSE);
}

/* The local copy stays where it is, so its path changes with the place of the event file. */
static void move_text(DmModel *model, DmRecordFile *file)
{
    if (!file->source.text.text || g_path_is_absolute(file->source.text.text))
        return;
    g_autofree char *folder = g_path_get_dirname(file->path);
    g_autofree char *copy = g_canonicalize_filename(file->source.text.text, folder);
    g_autofree char *target = g_canonicalize_filename(output, NULL);
    g_autofree char *relative = relative_path(copy, target);
    file->source.text.text = dm_arena_strdup(dm_model_arena(model), relative);
}

static GPtrArray *event_files(DmModel *model)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(dm_export_file_free);
    for (guint i = 0; i < dm_model_n_files(model); i++) {
        DmRecordFile *record = dm_model_file(model, i);
        DmExportFile *file = g_new0(DmExportFile, 1);
        bool named =
            g_str_has_suffix(record->identity, ".yaml") || g_str_has_suffix(record->identity, ".yml");
        file->name = g_strconcat(record->identity, named ? "" : ".yaml", NULL);
        file->text = g_string_new(NULL);
        move_text(model, record);
        dm_yaml_write(file->text, record);
        g_ptr_array_add(files, file);
    }
    return files;
}

static int export_yaml(DmCli *cli)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DmModel) model = dm_query_files(cli->store, &cli->as_of, &error);
    if (!model)
        return dm_cli_fail_error(error);
    g_autoptr(GPtrArray) files = event_files(model);
    return write_folder(files);
}

static int export_view(DmCli *cli, DmExportFormat format)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmExport view;
    bool tables = format == DM_EXPORT_CSV || format == DM_EXPORT_JSONL;
    if (!dm_export_gather(cli->store, &cli->as_of, arena, &view, &error) ||
        (tables && !dm_export_gather_series(cli->store, &cli->as_of, arena, &view, &error)))
        return dm_cli_fail_error(error);
    guint left_out = dm_export_left_out(format, &view);
    if (left_out)
        fprintf(stderr, "%u event%s left out: a calendar has no days outside the years 1 to 9999\n", left_out,
                left_out == 1 ? "" : "s");
    g_autoptr(GPtrArray) files = dm_export_make(format, &view);
    if (dm_export_is_folder(format))
        return write_folder(files);
    const DmExportFile *file = files->pdata[0];
    if (output)
        return dm_cli_write_file(output, file->text);
    fwrite(file->text->str, 1, file->text->len, stdout);
    return DM_EXIT_GOOD;
}

static int run(DmCli *cli, int n_args, char **args)
{
    int format;
    if (!dm_cli_word("export", args[0], dm_export_names, &format))
        return DM_EXIT_FAILED;
    if (dm_export_is_folder((DmExportFormat)format) && !output)
        return dm_cli_fail("export %s makes a folder; say where with -o", args[0]);
    return format == DM_EXPORT_YAML ? export_yaml(cli) : export_view(cli, (DmExportFormat)format);
}

const DmCommand dm_command_export = {
    .name = "export",
    .args = "FORMAT",
    .summary = "write the view in the format of another program",
    .description =
        "Formats: csv (a folder of tables), yaml (a folder of event files), jsonl, ics, "
        "timelinejs, plover, dna,\n"
        "markwhen; the actor graph as graphml, gexf, dot, edges. Only what the day knows is written.",
    .flags = DM_NEEDS_AS_OF | DM_READS_STORE,
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .run = run,
};
