#include "findings.h"
#include "yaml/node.h"

typedef struct Parsed {
    DmArena *scratch;
    DmDiags *diags;
    DmFile *file;
    Reading reading;
    SyntaxError error;
    Node *root;
} Parsed;

static Parsed parse(const char *text)
{
    Parsed parsed = {
        .scratch = dm_arena_new(), .diags = dm_diags_new(), .file = dm_file_new("t", text, strlen(text))};
    parsed.reading = (Reading){.scratch = parsed.scratch,
                               .file = parsed.file,
                               .diags = parsed.diags,
                               .text = (char *)text,
                               .len = strlen(text)};
    parsed.root = dm_yaml_parse(&parsed.reading, 0, strlen(text), 1, &parsed.error);
    return parsed;
}

static void done(Parsed *parsed)
{
    dm_arena_free(parsed->scratch);
    dm_diags_free(parsed->diags);
    dm_file_unref(parsed->file);
}

Test(parse, nodes_know_where_they_stand)
{
    Parsed parsed = parse("é: [1.10, 'NO']\nlist:\n  - {k: v}\n");
    Node *list = parsed.root->first;
    cr_assert_eq(parsed.root->type, NODE_MAP);
    cr_expect_str_eq(list->key->text, "é");
    cr_expect_eq(list->type, NODE_LIST);
    cr_expect_eq(list->n_members, 2);
    cr_expect_str_eq(list->first->text, "1.10");
    cr_expect(list->first->plain);
    cr_expect(list->first->pos.line == 1 && list->first->pos.col == 5 && list->first->width == 4);
    cr_expect_not(list->first->next->plain);
    cr_expect(list->next->first->pos.line == 3 && list->next->first->pos.col == 5);
    done(&parsed);
}

Test(parse, a_part_of_the_text_keeps_its_line)
{
    Parsed parsed = parse("a: 1\nb: 2\n");
    Node *root = dm_yaml_parse(&parsed.reading, 5, 10, 2, &parsed.error);
    cr_expect(root->first->pos.line == 2 && root->first->pos.col == 4);
    done(&parsed);
}

Test(parse, syntax_errors_are_left_to_the_caller)
{
    Parsed parsed = parse("a: 1\nb: \"open\n");
    cr_expect_null(parsed.root);
    cr_expect(parsed.error.problem);
    cr_expect(parsed.error.pos.line == 2 && parsed.error.pos.col == 4, "the quote that is never closed");
    cr_expect_eq(dm_diags_count(parsed.diags, DM_SEVERITY_ERROR), 0);
    done(&parsed);
}

Test(parse, nothing_is_no_error)
{
    Parsed parsed = parse("# only a comment\n");
    cr_expect_null(parsed.root);
    cr_expect_null(parsed.error.problem);
    done(&parsed);
}

static char *brackets(guint n)
{
    g_autofree char *open = g_strnfill(n, '['), *close = g_strnfill(n, ']');
    return g_strconcat(open, close, NULL);
}

Test(parse, depth_is_limited_before_it_costs_time)
{
    g_autofree char *fine = brackets(DM_YAML_MAX_DEPTH), *deep = brackets(100000);
    Parsed parsed = parse(fine);
    cr_expect(parsed.root && !parsed.reading.stopped);
    done(&parsed);
    parsed = parse(deep);
    g_autofree char *got = findings(parsed.diags);
    cr_expect_str_eq(got, "1:65 yaml-depth");
    cr_expect(parsed.reading.stopped);
    done(&parsed);
}

Test(parse, one_document_a_file)
{
    Parsed parsed = parse("a: 1\n---\nb: 2\n");
    g_autofree char *got = findings(parsed.diags);
    cr_expect_str_eq(got, "2:1 yaml-documents");
    cr_expect_str_eq(parsed.root->first->text, "1", "the first is read");
    done(&parsed);
}
