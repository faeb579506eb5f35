/* Tests of src/base/file.c: lines and columns. */
#include <criterion/criterion.h>
#include <demarche/base.h>
#include <string.h>

Test(file, bytes_become_lines_and_columns_in_characters)
{
    static const char text[] = "ab\nКиїв x\r\nlast";
    g_autoptr(DmFile) file = dm_file_new("f", text, strlen(text));
    DmPos pos = dm_file_pos(file, (gsize)(strchr(text, 'x') - text));
    cr_assert_eq(pos.line, 2);
    cr_assert_eq(pos.col, 6);
    gsize len;
    const char *line = dm_file_line(file, 2, &len);
    cr_assert(!strncmp(line, "Київ x", len));
    cr_assert_eq(len, strlen("Київ x"));
    dm_file_line(file, 9, &len);
    cr_assert_eq(len, 0);
}
