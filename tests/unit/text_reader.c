#include "text/reader.h"
#include <criterion/criterion.h>
#include <string.h>

Test(text_reader, folds_white_space_and_drops_what_is_not_seen)
{
    static const struct {
        const char *source, *text;
    } rows[] = {
        {"a b", "a b"},
        {"  a \t\n b  ", "a b"},
        {"a\xC2\xA0"
         "b\xE2\x80\x89"
         "c",
         "a b c"},
        {"co\xC2\xADop", "coop"},
        {"\xE2\x80\x8B"
         "a",
         "a"},
        {"\xC3\xA9 \xC3\xA9", "\xC3\xA9 \xC3\xA9"},
        {"   ", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Original original;
        Reader reader;
        dm_original_init(&original, rows[i].source, strlen(rows[i].source));
        dm_reader_init(&reader, &original);
        dm_reader_text(&reader, 0, original.len);
        dm_reader_close(&reader);
        cr_expect_eq(reader.blocks->len, rows[i].text != NULL);
        cr_expect_str_eq(reader.map.text->str, rows[i].text ? rows[i].text : "");
        dm_reader_clear(&reader);
        dm_original_clear(&original);
    }
}

Test(text_reader, the_first_value_of_metadata_stays)
{
    Original original;
    Reader reader;
    dm_original_init(&original, "", 0);
    dm_reader_init(&reader, &original);
    dm_reader_meta(&reader, META_TITLE, "  ", 2);
    cr_assert_null(reader.meta[META_TITLE]);
    dm_reader_meta(&reader, META_TITLE, " 'one' ", 7);
    dm_reader_meta(&reader, META_TITLE, "two", 3);
    cr_assert_str_eq(reader.meta[META_TITLE], "one");
    dm_reader_clear(&reader);
    dm_original_clear(&original);
}
