/* import: data of other programs as draft event files. */
#include "cli/cli.h"
#include <stdio.h>

static char *output, *folder, *published;

static const GOptionEntry options[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "write the draft to FILE", "FILE"},
    {"out-dir", 0, 0, G_OPTION_ARG_FILENAME, &folder, "write a draft for each source into DIR", "DIR"},
    {"published", 0, 0, G_OPTION_ARG_STRING, &published,
     "the day of sources that do not say theirs (default: the last day they speak of)", "DATE"},
    {0},
};

static int write_file(const char *path, const DmRecordFile *record)
{
    g_autoptr(GString) text = g_string_new(NULL);
    dm_yaml_write(text, record);
    if (path)
        return dm_cli_write_file(path, text);
    fputs(text->str, stdout);
    return DM_EXIT_GOOD;
}

/* The files that say anything; a source of which nothing could be read makes none. */
static GPtrArray *files_of(const DmModel *model)
{
    GPtrArray *files = g_ptr_array_new();
    for (guint i = 0; i < dm_model_n_files(model); i++) {
        DmRecordFile *record = dm_model_file(model, i);
        if (record->events.len || record->actors.len || record->issues.len)
            g_ptr_array_add(files, record);
    }
    return files;
}

static int write_folder(const GPtrArray *files)
{
    int code = dm_cli_make_folder(folder);
    for (guint i = 0; code == DM_EXIT_GOOD && i < files->len; i++) {
        const DmRecordFile *record = files->pdata[i];
        bool named = g_str_has_suffix(record->identity, ".yaml");
        g_autofree char *name = g_strconcat(record->identity, named ? "" : ".yaml", NULL);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        code = write_file(path, record);
    }
    if (code == DM_EXIT_GOOD)
        fprintf(stderr, "%u files in %s\n", files->len, folder);
    return code;
}

static int write_model(const DmModel *model)
{
    g_autoptr(GPtrArray) files = files_of(model);
    if (folder)
        return write_folder(files);
    if (files->len > 1)
        return dm_cli_fail("these are %u sources, an event file each; say where with --out-dir", files->len);
    return files->len ? write_file(output, files->pdata[0]) : DM_EXIT_GOOD;
}

static int run(DmCli *cli, int n_args, char **args)
{
    int format;
    DmDay day = DM_DAY_OPEN;
    if (!dm_cli_word("import", args[0], dm_import_names, &format) ||
        !dm_cli_day("--published", published, &day))
        return DM_EXIT_FAILED;
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(DmModel) model = dm_import_read((DmImportFormat)format, args[1], day, diags, &error);
    if (!model)
        return dm_cli_fail_error(error);
    dm_cli_print_diags(cli, diags, false);
    int code = write_model(model);
    bool findings = dm_diags_count(diags, DM_SEVERITY_ERROR) > 0;
    return code == DM_EXIT_GOOD && findings ? DM_EXIT_FINDINGS : code;
}

const DmCommand dm_command_import = {
    .name = "import",
    .args = "FORMAT FILE",
    .summary = "draft event files from the data of another program",
    .description = "Formats: plover, gdelt, dna, timelinejs, csv. Every event is a draft (`review: draft`). "
                   "What cannot be read is\n"
                   "reported and left out.",
    .min_args = 2,
    .max_args = 2,
    .options = options,
    .run = run,
};
