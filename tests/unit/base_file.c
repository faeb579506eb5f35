/* Tests of src/base/file.c: lines and columns. */
#include <criterion/criterion.h>
#include <demarche/base.h>
#include <string.h>

/* An editor neither shows the mark nor counts it; a byte that is no UTF-8 is shown as one character. */
Test(file, marks_and_bad_bytes)
{
    static const char text[] = "\xEF\xBB\xBF"
                               "a\x93"
                               "b\nc";
    g_autoptr(DmFile) file = dm_file_new("f", text, strlen(text));
    cr_expect_eq(dm_file_pos(file, 0).col, 1);
    cr_expect_eq(dm_file_pos(file, 3).col, 1);
    cr_expect_eq(dm_file_pos(file, 5).col, 3);
    cr_expect_eq(dm_file_pos(file, 7).line, 2);
    gsize len;
    cr_expect(!strncmp(dm_file_line(file, 1, &len),
                       "a\x93"
                       "b",
                       3) &&
              len == 3);
}

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
