#include "exchange/draft.h"
#include <criterion/criterion.h>

typedef struct Made {
    DmModel *model;
    DmDiags *diags;
    Draft draft;
    DmRecordFile *file;
} Made;

static Made begin(DmDay published)
{
    Made made = {dm_model_new(), dm_diags_new(), {0}, NULL};
    dm_import_init(&made.draft, made.model, NULL, published, made.diags);
    made.file = dm_import_file(&made.draft, &(DraftSource){.id = "A wire, 2025"});
    return made;
}

static void end(Made *made)
{
    dm_import_clear(&made->draft);
    dm_diags_free(made->diags);
    dm_model_free(made->model);
}

Test(exchange_draft, ids_say_what_the_text_says)
{
    static const struct {
        const char *text, *id;
    } rows[] = {
        {"A wire, 2025", "a-wire-2025"},
        {"already-an.id", "already-an.id"},
        {"\xC3\x89lys\xC3\xA9"
         "e Palace",
         "elysee-palace"},
        {"--- x ---", "x"},
        {"", "thing"},
        {NULL, "thing"},
        {"\xE4\xB8\xAD", "thing"},
    };
    Made made = begin(DM_DAY_OPEN);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        cr_expect_str_eq(dm_import_slug(&made.draft, rows[i].text, "thing"), rows[i].id, "%s", rows[i].text);
    end(&made);
}

Test(exchange_draft, actors_are_built_in_or_declared_once)
{
    Made made = begin(DM_DAY_OPEN);
    cr_expect_str_eq(dm_import_actor(&made.draft, made.file, "Ukraine", DM_ACTOR_STATE, NULL), "UA");
    cr_expect_str_eq(dm_import_actor(&made.draft, made.file, "BRITAIN", DM_ACTOR_STATE, NULL), "GB");
    cr_expect_eq(made.file->actors.len, 0);
    const char *id = dm_import_actor(&made.draft, made.file, "The Envoy", DM_ACTOR_PERSON, "UA");
    cr_expect_str_eq(id, "the-envoy");
    cr_expect_str_eq(dm_import_actor(&made.draft, made.file, "the envoy", DM_ACTOR_PERSON, NULL), id);
    cr_expect_str_eq(dm_import_actor(&made.draft, made.file, "The, Envoy", DM_ACTOR_PERSON, NULL),
                     "the-envoy-2");
    cr_expect_eq(made.file->actors.len, 2);
    cr_expect_null(dm_import_actor(&made.draft, made.file, "  ", DM_ACTOR_PERSON, NULL));
    end(&made);
}

Test(exchange_draft, events_need_a_day_and_get_their_own_id)
{
    Made made = begin(DM_DAY_OPEN);
    DmEvent *event =
        dm_import_event(&made.draft, made.file, 1, DM_KIND_ACTION, NULL, "2025-08-21", "They met");
    cr_assert_not_null(event);
    cr_expect_str_eq(event->id.text, "they-met");
    cr_expect(event->draft);
    event = dm_import_event(&made.draft, made.file, 2, DM_KIND_ACTION, "they-met", "2025-08-22", "Again");
    cr_expect_str_eq(event->id.text, "they-met-2");
    cr_expect_null(dm_import_event(&made.draft, made.file, 3, DM_KIND_ACTION, NULL, "soon", "Later"));
    cr_expect_eq(dm_diags_count(made.diags, DM_SEVERITY_ERROR), 1);
    dm_import_finish(&made.draft);
    cr_expect_str_eq(made.file->source.published.said.text, "2025-08-22");
    end(&made);
}

Test(exchange_draft, a_place_can_name_its_country)
{
    static const struct {
        const char *place, *country; /* NULL: none */
    } rows[] = {{"Kyiv, Ukraine", "UA"}, {"Vienna, Wien, Austria", "AT"}, {"Geneva", NULL}, {"NATO", NULL}};
    Made made = begin(DM_DAY_OPEN);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        DmEvent *event = dm_import_event(&made.draft, made.file, 1, DM_KIND_ACTION, NULL, "2025", "x");
        dm_import_place(&made.draft, event, rows[i].place);
        cr_expect_eq(g_strcmp0(event->country.text, rows[i].country), 0, "%s", rows[i].place);
    }
    end(&made);
}

Test(exchange_draft, html_becomes_text)
{
    static const struct {
        const char *html, *text;
    } rows[] = {{"<p>One</p><p>two &amp; three</p>", "One two & three"},
                {"a < b", "a < b"},
                {"&lt;b&gt;", "<b>"},
                {"&nosuch;", "&nosuch;"},
                {"", ""},
                {"<br/>", ""}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = dm_import_plain(rows[i].html);
        cr_expect_str_eq(text, rows[i].text);
    }
}
