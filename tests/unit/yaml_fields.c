/* The field tables and schema/event-file.schema.json are the same contract: held equal here, field by field.
 */
#include <criterion/criterion.h>
#include <demarche/yaml.h>
#include <jansson.h>
#include <string.h>

static json_t *schema(void)
{
    json_error_t error;
    const char *text = dm_embedded("event-file.schema.json", NULL);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    cr_assert(root, "%d: %s", error.line, error.text);
    return root;
}

static const json_t *record_of(const json_t *root, const char *record)
{
    return strcmp(record, "file") == 0 ? root : json_object_get(json_object_get(root, "definitions"), record);
}

static bool lists(const json_t *array, const char *word)
{
    size_t i;
    json_t *value;
    json_array_foreach(array, i, value) if (strcmp(json_string_value(value), word) == 0) return true;
    return false;
}

static void compare_words(const DmFieldInfo *field, const json_t *property)
{
    const json_t *words = json_object_get(property, "enum");
    g_auto(GStrv) wanted = g_strsplit(field->type + strlen("enum:"), ", ", 0);
    for (char **word = wanted; *word; word++)
        cr_expect(lists(words, *word), "%s.%s: %s", field->record, field->key, *word);
    cr_expect_eq(json_array_size(words), g_strv_length(wanted), "%s.%s", field->record, field->key);
}

Test(fields, every_field_stands_in_the_schema)
{
    json_t *root = schema();
    guint n;
    const DmFieldInfo *fields = dm_yaml_fields(&n);
    for (guint i = 0; i < n; i++) {
        const DmFieldInfo *field = &fields[i];
        const json_t *record = record_of(root, field->record);
        const json_t *property = json_object_get(json_object_get(record, "properties"), field->key);
        cr_assert(property, "%s.%s is not in the schema", field->record, field->key);
        cr_expect_str_eq(json_string_value(json_object_get(property, "description")), field->help);
        cr_expect_eq(lists(json_object_get(record, "required"), field->key), field->required, "%s.%s",
                     field->record, field->key);
        if (g_str_has_prefix(field->type, "enum:"))
            compare_words(field, property);
    }
    json_decref(root);
}

Test(fields, the_schema_has_no_other_fields)
{
    json_t *root = schema();
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
    guint n;
    const DmFieldInfo *fields = dm_yaml_fields(&n);
    for (guint i = 0; i < n; i++)
        g_hash_table_insert(
            counts, (gpointer)fields[i].record,
            GUINT_TO_POINTER(1 + GPOINTER_TO_UINT(g_hash_table_lookup(counts, fields[i].record))));
    GHashTableIter iter;
    gpointer name, count;
    g_hash_table_iter_init(&iter, counts);
    while (g_hash_table_iter_next(&iter, &name, &count)) {
        const json_t *record = record_of(root, name);
        cr_expect_eq(json_object_size(json_object_get(record, "properties")), GPOINTER_TO_UINT(count), "%s",
                     (char *)name);
        cr_expect(json_is_false(json_object_get(record, "additionalProperties")), "%s", (char *)name);
    }
    g_hash_table_unref(counts);
    json_decref(root);
}

/* `allOf` has a row a kind, in the order of the kinds, that refuses the fields of other kinds. */
Test(fields, kinds_take_the_same_fields)
{
    json_t *root = schema();
    const json_t *rows = json_object_get(record_of(root, "event"), "allOf");
    cr_assert_eq(json_array_size(rows), DM_KIND_COUNT);
    guint n;
    const DmFieldInfo *fields = dm_yaml_fields(&n);
    for (int kind = 0; kind < DM_KIND_COUNT; kind++) {
        const json_t *row = json_array_get(rows, (size_t)kind);
        const json_t *refused = json_object_get(json_object_get(row, "then"), "properties");
        const json_t *test =
            json_object_get(json_object_get(json_object_get(row, "if"), "properties"), "kind");
        cr_expect_str_eq(json_string_value(json_object_get(test, "const")),
                         dm_enum_text(dm_kind_names, kind));
        size_t n_refused = 0;
        for (guint i = 0; i < n; i++) {
            if (strcmp(fields[i].record, "event") != 0)
                continue;
            bool other = fields[i].kinds && !(fields[i].kinds >> kind & 1);
            n_refused += other;
            cr_expect_eq(json_is_false(json_object_get(refused, fields[i].key)), other, "%s of %s",
                         fields[i].key, dm_enum_text(dm_kind_names, kind));
        }
        cr_expect_eq(json_object_size(refused), n_refused);
    }
    json_decref(root);
}

Test(fields, help_is_one_short_line)
{
    guint n;
    const DmFieldInfo *fields = dm_yaml_fields(&n);
    for (guint i = 0; i < n; i++)
        cr_expect(*fields[i].help && strlen(fields[i].help) < 100 && !strchr(fields[i].help, '\n'), "%s.%s",
                  fields[i].record, fields[i].key);
}

/* schema/README.md is the format page: no field and no code that `check` gives may be missing there. */
Test(fields, every_field_and_code_stands_on_the_format_page)
{
    const char *page = dm_embedded("README.md", NULL);
    guint n;
    const DmFieldInfo *fields = dm_yaml_fields(&n);
    for (guint i = 0; i < n; i++) {
        g_autofree char *mark = g_strdup_printf("`%s`", fields[i].key),
                        *example = g_strdup_printf("%s:", fields[i].key);
        cr_expect(strstr(page, mark) || strstr(page, example), "%s.%s", fields[i].record, fields[i].key);
    }
    for (int code = 0; code < DM_CODE_COUNT; code++) {
        g_autofree char *row = g_strdup_printf("| `%s` | ", dm_code_text((DmCode)code));
        g_autofree char *folder =
            g_strconcat(SOURCE_ROOT "/tests/cli/check-", dm_code_text((DmCode)code), NULL);
        cr_expect(strstr(page, row) || !g_file_test(folder, G_FILE_TEST_IS_DIR), "%s",
                  dm_code_text((DmCode)code));
    }
}
