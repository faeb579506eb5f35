/* Every diagnostic code has a golden case of the command line that prints it. */
#include <criterion/criterion.h>
#include <demarche/base.h>
#include <string.h>

static void append_file(GString *out, const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
    if (g_file_get_contents(path, &text, NULL, NULL))
        g_string_append(out, text);
}

static char *all_goldens(void)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GDir) dir = g_dir_open(SOURCE_ROOT "/tests/cli", 0, NULL);
    cr_assert(dir);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *folder = g_build_filename(SOURCE_ROOT "/tests/cli", name, NULL);
        append_file(out, folder, "stderr");
        append_file(out, folder, "stdout");
    }
    return g_string_free(out, FALSE);
}

Test(codes, each_is_provoked_by_a_golden_case)
{
    g_autofree char *goldens = all_goldens();
    for (int code = 0; code < DM_CODE_COUNT; code++) {
        g_autofree char *mark = g_strdup_printf("[%s]\n", dm_code_text((DmCode)code));
        cr_expect(strstr(goldens, mark), "no case in tests/cli provokes %s", dm_code_text((DmCode)code));
    }
}

Test(codes, texts_are_distinct_and_explained)
{
    for (int code = 0; code < DM_CODE_COUNT; code++) {
        cr_expect(*dm_code_help((DmCode)code), "%s", dm_code_text((DmCode)code));
        for (int other = 0; other < code; other++)
            cr_expect_str_neq(dm_code_text((DmCode)code), dm_code_text((DmCode)other));
    }
}
